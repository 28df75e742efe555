# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a batch found, as rows: a page and the line it answers, in the order of the records.

It is a list of pages, and not of lines: no count, no score and no order of the lines among each other (decision 0026).
What leaves the case is masked, the queries too: a line goes by its number in the list, which stays with whoever has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final

from vorlage.custody.spreadsheets import rows_as_csv, table_as_parquet
from vorlage.domain.batches import Batch, BatchLine, BatchPlace, LineAnswer
from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Span
from vorlage.domain.pages import Record
from vorlage.frames import Table
from vorlage.search.outgoing import Veil, window
from vorlage.search.query_list import failed_by_fault

COLUMNS: Final[Mapping[str, type]] = {
    "line": int, "name": str, "query": str, "number": int, "path": str, "page": int, "start": int, "end": int,
    "text": str, "more_pages": bool, "error": str, "link": str,
}  # fmt: skip
"""The columns of a table, in order, and what they hold."""

_AROUND: Final = 90

Link = Callable[[ItemNumber, int, Span | None], str]
"""The address that opens a page at a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """A page that answers a line. `start` and `end` point into the record's text; both None where nothing is marked."""

    line: int
    name: str = field(repr=False)
    query: str = field(repr=False)
    number: ItemNumber
    path: str = field(repr=False)
    page_number: int
    at: Span | None
    text: str = field(repr=False)
    has_more: bool


def batch_rows(
    asked: Iterable[BatchLine],
    answers: Iterable[LineAnswer],
    records: Callable[[Sequence[ItemNumber]], Iterable[Record]],
    veil: Veil,
    part: slice,
) -> Iterator[BatchRow]:
    """The rows of a batch, by item, page and line. Records that are not there any more have none.

    Args:
        asked: The lines of the list.
        answers: What was answered.
        records: The records of items, in the order of the numbers given.
        veil: What each text, path, name and query goes through.
        part: Which of the rows.
    """
    lines = {each.line: each for each in asked}
    found = [(place, answer) for answer in answers for place in answer.places if answer.line in lines]
    found.sort(key=lambda each: (each[0].number, each[0].page_number, each[1].line))
    found = found[part]
    met = {answer.line for _, answer in found}
    called = {line: (veil.text(lines[line].name), veil.text(lines[line].query)) for line in met}
    by_item = {number: list(group) for number, group in groupby(found, key=lambda each: each[0].number)}
    for record in records(tuple(by_item)):
        path = veil.path(record.path)
        for place, answer in by_item[record.number]:
            name, query = called[answer.line]
            yield BatchRow(
                line=answer.line,
                name=name,
                query=query,
                number=record.number,
                path=path,
                page_number=place.page_number,
                at=place.at,
                text=_text_around(record, place, veil),
                has_more=answer.has_more,
            )


def rows_as_cells(rows: Iterable[BatchRow], batch: Batch, link: Link) -> Iterator[tuple[object, ...]]:
    """A tuple of cells for each row, in the order of `COLUMNS`; lines that failed come last, with nothing but why."""
    for row in rows:
        start, end = row.at or (None, None)
        yield (
            *(row.line, row.name, row.query, row.number, row.path, row.page_number, start, end),
            *(row.text, row.has_more, None, link(row.number, row.page_number, row.at)),
        )
    for failed in batch.failed:
        yield (failed.line, *(None,) * 8, None, failed.fault.value, None)


def cells_as_csv(cells: Iterable[Sequence[object]]) -> str:
    """CSV with a header; see `rows_as_csv`."""
    return rows_as_csv(COLUMNS, cells)


def cells_as_parquet(cells: Iterable[Sequence[object]]) -> bytes:
    """Parquet, with a type for each column.

    Raises:
        ExtraMissingError: `pyarrow` is not installed here.
    """
    table = Table(types=COLUMNS, rows=tuple(map(tuple, cells)))
    return table_as_parquet(table, unharmed="Nothing was written; what was found is kept with the case.")


def batch_as_json(batch: Batch) -> dict[str, Any]:
    """How far a batch is, and what became of its lines: the shape of `vorlage batch --json` and of the interface."""
    options = batch.terms.options
    return {
        "batch": batch.number,
        "begun_at": batch.begun_at.isoformat(),
        "reason": batch.terms.reason,
        "exact": options.exact,
        "name_variants": batch.terms.loosens_names,
        "state": batch.state.value,
        "lines": batch.lines,
        "answered": batch.answered,
        "failed": len(batch.failed),
        "pages": batch.pages,
        "errors": [{"line": failed.line, "code": failed.fault.value} for failed in batch.failed],
    }


def row_as_json(row: BatchRow, link: Link) -> dict[str, Any]:
    """A row in the same shape."""
    start, end = row.at or (None, None)
    return {
        "line": row.line,
        "name": row.name,
        "query": row.query,
        "number": row.number,
        "path": row.path,
        "page": row.page_number,
        "start": start,
        "end": end,
        "text": row.text,
        "more_pages": row.has_more,
        "link": link(row.number, row.page_number, row.at),
    }


def failures_in_words(batch: Batch) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Each fault that was met as its code, with the numbers of its lines."""
    for fault, lines in failed_by_fault(batch.failed):
        yield fault.value, lines


def _text_around(record: Record, place: BatchPlace, veil: Veil) -> str:
    """The words around a place on its page; the beginning of the page where nothing is marked."""
    page = record.page(place.page_number)
    if page is None:
        return ""
    page_start = record.page_start(place.page_number)
    start, end = (place.at[0] - page_start, place.at[1] - page_start) if place.at else (0, 0)
    if not 0 <= start <= end <= len(page.text):  # the page was read anew since
        return ""
    first, last = window(page.text, (start, end), around=_AROUND)
    return " ".join(veil.stretch(page.text, first, last).text.split())
