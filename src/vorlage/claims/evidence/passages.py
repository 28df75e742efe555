# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a record is cut into for exhibits: sentences of prose, and rows of tables with what their columns are called.

A passage knows what stands around it: its heading, the sentence before it and the one behind it, and of a row the cells
of the table's first row, which count as its own words. Only the passage itself is ever shown as an exhibit; what is
around it helps to find and to read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Span
from vorlage.domain.pages import Page, Record
from vorlage.extraction.numbers import number_spans
from vorlage.extraction.sentences import sentences

LONGEST: Final = 1_200
_LONGEST_HEADING: Final = 120
_LONGEST_NEIGHBOUR: Final = 400
_MARKS: Final = ("\t", ";", "|", ",")
_LEAST_ROWS: Final = 2
_LONGEST_UNIT: Final = 24
_TOTAL: Final = re.compile(
    r"(?<!\w)(?:totals?|sum|all|both|overall|together|subtotal|итого|всего|المجموع|إجمالي|جەمئىي)(?!\w)|合计|总计|合計|總計|小计",
    re.IGNORECASE,
)
_ENDS_SENTENCE: Final = tuple(".!?。！？؟۔,;，；")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch that may be shown as an exhibit. Offsets point into the record's text.

    `columns` are the cells of the table's first row, `sums` what its columns come to, each with the place of its
    column, both only of a row; of prose they are empty.
    """

    number: ItemNumber
    path: str
    page: int
    language: str
    start: int
    end: int
    text: str
    heading: str = ""
    before: str = ""
    after: str = ""
    columns: tuple[str, ...] = ()
    sums: tuple[tuple[int, float], ...] = ()

    @property
    def around(self) -> str:
        """What stands around it, as one text."""
        return "\n".join(filter(None, (self.heading, self.before, self.after)))

    @property
    def worded(self) -> str:
        """Its own words: of a row with what its columns are called, for that is what its cells are of."""
        return f"{self.text}\n{' '.join(self.columns)}" if self.columns else self.text

    def __repr__(self) -> str:
        return f"Passage({self.number}, {self.start}-{self.end})"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: where it stands in the row, and what its column is called."""

    start: int
    end: int
    text: str
    column: str


def passages_of(record: Record) -> Iterator[Passage]:
    """The passages of a record in order, page by page; none meets another."""
    at = 0
    for page in record.pages:
        if page.text.strip():
            yield from _on_page(record, page, at)
        at += len(page.text) + 1


def _on_page(record: Record, page: Page, at: int) -> Iterator[Passage]:
    rest = 0
    for table in _tables(page.text):
        yield from _prose(record, page, at, (rest, table[0][0]))
        yield from _rows(record, page, at, table)
        rest = table[-1][1]
    yield from _prose(record, page, at, (rest, len(page.text)))


def _prose(record: Record, page: Page, at: int, stretch: Span) -> Iterator[Passage]:
    text = page.text
    first, last = stretch
    spans = [piece for a, b in sentences(text[first:last]) for piece in _short_enough(text, (first + a, first + b))]
    heading = ""
    for place, (start, end) in enumerate(spans):
        said = text[start:end]
        yield Passage(
            number=record.number,
            path=record.path,
            page=page.number,
            language=page.language,
            start=at + start,
            end=at + end,
            text=said,
            heading=heading,
            before=text[slice(*spans[place - 1])][-_LONGEST_NEIGHBOUR:] if place else "",
            after=text[slice(*spans[place + 1])][:_LONGEST_NEIGHBOUR] if place + 1 < len(spans) else "",
        )
        if _is_heading(said):
            heading = " ".join(said.split())


def _is_heading(said: str) -> bool:
    """A short line of its own without the stop of a sentence."""
    return len(said) <= _LONGEST_HEADING and "\n" not in said and not said.endswith(_ENDS_SENTENCE)


def _short_enough(text: str, span: Span) -> Iterator[Span]:
    start, end = span
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut + (text[cut] == " ")
    yield start, end


# --- tables ---------------------------------------------------------------------------------------------------------


def _tables(text: str) -> Iterator[list[Span]]:
    """Runs of lines with the same mark between cells, the same number of times."""
    run: list[Span] = []
    form: tuple[str, int] | None = None
    place = 0
    for line in text.split("\n"):
        here = _form_of(line)
        if form is not None and here != form:
            if len(run) >= _LEAST_ROWS:
                yield run
            run = []
        if here is not None:
            run.append((place, place + len(line)))
        form = here
        place += len(line) + 1
    if len(run) >= _LEAST_ROWS:
        yield run


def _form_of(line: str) -> tuple[str, int] | None:
    """The mark between the cells of a line and how often it stands there; None for prose."""
    if len(line) > LONGEST or not line.strip():
        return None
    for mark in _MARKS:
        count = len(split_row(line, mark)) - 1
        if count >= (1 if mark in "\t;|" else 2):
            # Commas stand in prose, too: a row has no stop at its end, and no space behind most commas.
            if mark == "," and (line.count(", ") * 2 > count or line.rstrip().endswith(_ENDS_SENTENCE)):
                continue
            return (mark, count)
    return None


def split_row(line: str, mark: str) -> list[Span]:
    """Where the cells of a line stand, quotation marks of CSV kept out."""
    if '"' not in line:
        found, at = [], 0
        for piece in line.split(mark):
            found.append((at, at + len(piece)))
            at += len(piece) + 1
        return found
    found, at = [], 0
    pattern = re.compile(rf'(?:"(?:[^"]|"")*"|[^{re.escape(mark)}])*')
    while at <= len(line):
        match = pattern.match(line, at)
        end = match.end() if match else len(line)
        found.append((at, end))
        at = end + 1
    return found


def cells_of(passage: Passage) -> tuple[Cell, ...]:
    """The cells of a row; none of prose."""
    form = _form_of(passage.text) if passage.columns else None
    if form is None:
        return ()
    spans = split_row(passage.text, form[0])
    return tuple(
        Cell(start, end, passage.text[start:end].strip().strip('"'), column)
        for (start, end), column in zip(spans, (*passage.columns, *("",) * len(spans)), strict=False)
    )


def _rows(record: Record, page: Page, at: int, table: Sequence[Span]) -> Iterator[Passage]:
    form = _form_of(page.text[slice(*table[0])])
    if form is None:
        return
    rows = [
        [page.text[a + s : a + e].strip().strip('"') for s, e in split_row(page.text[a:b], form[0])] for a, b in table
    ]
    # The first row names the columns unless it has numbers itself.
    named = not any(amount_of(cell) is not None for cell in rows[0])
    columns = tuple(rows[0]) if named else ("",) * len(rows[0])
    sums = tuple(_sums(rows[1:] if named else rows))
    for place, (start, end) in enumerate(table):
        yield Passage(
            number=record.number,
            path=record.path,
            page=page.number,
            language=page.language,
            start=at + start,
            end=at + end,
            text=page.text[start:end],
            columns=columns if place or not named else ("",) * len(columns),
            sums=sums if place == 0 else (),
        )


def _sums(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, float]]:
    """What each column of numbers comes to, rows of totals left out."""
    parts = [row for row in rows if not any(_TOTAL.search(cell) for cell in row)]
    for column in range(len(rows[0]) if rows else 0):
        amounts = [amount_of(row[column]) for row in parts if column < len(row)]
        known = [amount for amount in amounts if amount is not None]
        if len(known) >= _LEAST_ROWS and len(known) == len(amounts):
            yield column, round(sum(known), 6)


def amount_of(cell: str) -> float | None:
    """The number that a cell is, if it is one and little else: `TQ-17` is a label, and `41 mg` is a number."""
    spans = number_spans(cell) if any(map(str.isdigit, cell)) else ()
    if len(spans) == 1 and cell[: spans[0].start].strip(" $€£¥~<>") == "" and len(cell) - spans[0].end <= _LONGEST_UNIT:
        return spans[0].value
    return None
