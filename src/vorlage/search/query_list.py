# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A list of queries as people bring it: a line a query, or CSV with a header; a bad line spoils no other.

Two forms, told apart by the first line that holds anything:

1. A cell of it is `query`: it is a header, and the lines below are CSV (RFC 4180) with commas, semicolons or tabs,
   whichever the header has. One line is one row: a quotation mark that is not closed ends with its line, and does not
   swallow the lines below.
2. Otherwise each line is a query as it stands, quotation marks and commas included. Quotation marks that a spreadsheet
   program doubled are undone.

Text is UTF-8, with or without a byte order mark, lines end as they like. Nothing else is guessed at: a list in a wrong
encoding would ask for other names than those it has.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from vorlage.domain.batches import MOST_LINES, MOST_PAGES_OF_A_LINE, BatchLine, FailedLine, LineFault
from vorlage.domain.custody import Genre
from vorlage.domain.errors import BatchListError, QueryRefusedError
from vorlage.domain.search import Nothing, SearchOptions
from vorlage.search.query import parse_query

MOST_BYTES: Final = 8_000_000
LONGEST_NAME: Final = 200
COLUMNS: Final = ("query", "name", "exact", "case", "genre", "lang", "type", "limit", "stems", "variants")

_BYTE_ORDER_MARKS: Final = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_YES: Final = frozenset({"1", "yes", "true", "on", "x"})
_NO: Final = frozenset({"0", "no", "false", "off"})


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryList:
    """The queries of a list, and the lines that cannot be asked; both in the order of the list. Never empty."""

    lines: tuple[BatchLine, ...]
    failed: tuple[FailedLine, ...]


class _FaultError(Exception):
    def __init__(self, fault: LineFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def read_query_list(content: bytes, options: SearchOptions) -> QueryList:
    """The queries of a list. Options of a line come before those of the batch.

    Args:
        content: The list as bytes.
        options: What holds for lines that say nothing of their own. A line cannot ask for other spellings of names
            where these do not.

    Raises:
        BatchListError: It is not UTF-8, has no query at all, a header with columns that mean nothing here, or more
            lines than a batch may have. What stands in it is not repeated.
    """
    rows = [(number, row) for number, row in enumerate(_decoded(content), 1) if row.strip(" \t,;\ufeff\xa0")]
    if not rows:
        raise _unusable("no line with a query")
    header, delimiter = _header(rows[0][1])
    asked: list[tuple[int, Mapping[str, str] | None]]
    if header is None:
        asked = [(number, {"query": _undoubled(row)}) for number, row in rows]
    else:
        asked = [(number, _cells(header, row, delimiter)) for number, row in rows[1:]]
    if not 0 < len(asked) <= MOST_LINES:
        raise _unusable(f"{len(asked):,} lines with a query")
    lines: list[BatchLine] = []
    failed: list[FailedLine] = []
    for number, cells in asked:
        try:
            lines.append(_line(number, cells, options))
        except _FaultError as found:
            failed.append(FailedLine(line=number, fault=found.fault))
    return QueryList(lines=tuple(lines), failed=tuple(failed))


def _decoded(content: bytes) -> list[str]:
    """The lines, ended by CR, LF or both."""
    if len(content) > MOST_BYTES:
        raise _unusable("a longer file")
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            raise _unusable(f"text in {encoding}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = content.count(b"\n", 0, failure.start) + 1
        raise _unusable(f"another encoding: line {line} is not UTF-8") from failure
    if "\x00" in text:
        raise _unusable("bytes that are no text")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _header(row: str) -> tuple[tuple[str, ...] | None, str]:
    """The columns that a first row names, and what parts its cells; None when it is a query itself."""
    for delimiter in ",;\t":
        try:
            (cells,) = csv.reader([row], delimiter=delimiter, strict=True)
        except (csv.Error, ValueError):
            continue
        names = tuple(cell.strip().casefold() for cell in cells)
        if "query" not in names:
            continue
        unknown = sum(1 for name in names if name and name not in COLUMNS)
        if unknown or len(set(filter(None, names))) != len(list(filter(None, names))):
            raise _unusable("a header with columns that mean nothing here, or one column twice (none is dropped)")
        return names, delimiter
    return None, ""


def _cells(header: Sequence[str], row: str, delimiter: str) -> Mapping[str, str] | None:
    """The cells of a row by column; None for a row that is malformed."""
    try:
        cells = next(csv.reader([row], delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    if any(cell.strip() for cell in cells[len(header) :]):
        return None
    return {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name}


def _undoubled(row: str) -> str:
    """A line as it stands; one that a spreadsheet program put into quotation marks, doubling its own, as it was."""
    stripped = row.strip()
    inside = stripped[1:-1]
    is_cell = len(stripped) > 1 and stripped[0] == stripped[-1] == '"' and '"' not in inside.replace('""', "")
    return inside.replace('""', '"') if is_cell and '""' in inside else stripped


def _line(number: int, cells: Mapping[str, str] | None, default: SearchOptions) -> BatchLine:
    if cells is None:
        raise _FaultError(LineFault.MALFORMED)
    query = cells.get("query", "")
    try:
        if isinstance(parse_query(query), Nothing):
            raise _FaultError(LineFault.NO_QUERY)
    except QueryRefusedError as refused:
        raise _FaultError(LineFault.REFUSED) from refused
    if len(cells.get("name", "")) > LONGEST_NAME:
        raise _FaultError(LineFault.BAD_OPTION)
    return BatchLine(line=number, query=query, name=cells.get("name", ""), options=_options(cells, default))


def _options(cells: Mapping[str, str], default: SearchOptions) -> SearchOptions:
    exact = _flag(cells, "exact", default.exact)
    match_case = _flag(cells, "case", default.match_case)
    variants = _flag(cells, "variants", default.variants or default.transliterations)
    if variants and not (default.variants or default.transliterations):
        raise _FaultError(LineFault.VARIANTS_OFF)
    if match_case and not exact:
        raise _FaultError(LineFault.BAD_OPTION)
    genre = cells.get("genre", "")
    limit = cells.get("limit", "")
    if genre and genre not in set(Genre):
        raise _FaultError(LineFault.BAD_OPTION)
    if limit and not (
        limit.isascii() and limit.isdigit() and len(limit) < 6 and 0 < int(limit) <= MOST_PAGES_OF_A_LINE
    ):
        raise _FaultError(LineFault.BAD_OPTION)
    return replace(
        default,
        exact=exact,
        match_case=match_case,
        genre=Genre(genre) if genre else default.genre,
        language=cells.get("lang") or default.language,
        media_type=cells.get("type") or default.media_type,
        limit=int(limit) if limit else default.limit,
        stems=_flag(cells, "stems", default.stems),
        variants=variants and default.variants,
        transliterations=variants and default.transliterations,
    )


def _flag(cells: Mapping[str, str], name: str, default: bool) -> bool:
    told = cells.get(name, "").casefold()
    if told and told not in _YES | _NO:
        raise _FaultError(LineFault.BAD_OPTION)
    return told in _YES if told else default


def _unusable(found: str) -> BatchListError:
    return BatchListError(
        "The list of queries cannot be used.",
        expected=f"text in UTF-8, a query on each line, or CSV with a column query; 1 to {MOST_LINES:,} queries",
        found=found,
        unharmed="Nothing was asked or recorded.",
        next_step="save the list as CSV in UTF-8 and give it again; a longer one in parts, each with its reason",
    )


def failed_by_fault(failed: Sequence[FailedLine]) -> Iterator[tuple[LineFault, tuple[int, ...]]]:
    """For each fault that was met: the numbers of its lines."""
    for fault in LineFault:
        lines = tuple(each.line for each in failed if each.fault is fault)
        if lines:
            yield fault, lines
