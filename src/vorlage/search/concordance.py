# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Keyword in context: one line for each hit, with the words before and after it.

As concordancers do it (AntConc, Sketch Engine): the keyword stands in the middle, and lines can be put in order by
the words on either side, the nearest first (1L, 2L … and 1R, 2R …). "Left" and "right" are what stands before and
after in the order of reading. In Arabic or Hebrew what stands before is on the right of the screen; texts are
kept in logical order, and who shows a line turns it by its direction (P. Rychlý, V. Kovář, "Displaying
Bidirectional Text Concordances in KWIC format", RASLAN 2007).

The context ends with the page. Order is by code point of the folded words, which is no dictionary's order of any one
language, and the same for all of them.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final

from vorlage.custody.spreadsheets import neutral
from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Span
from vorlage.domain.protection import MaskedText, Spot
from vorlage.names.folding import fold_text
from vorlage.protection.roster import Roster
from vorlage.search.outgoing import Besides, Masked
from vorlage.search.walking import FoundPage
from vorlage.search.words import words_in

WIDTH: Final = 60
"""Characters on each side, unless asked otherwise."""

WIDEST: Final = 400
MOST_IN_ORDER: Final = 10_000
"""So many lines are put in order by their neighbours: the first of them in the order of the records."""

_NEIGHBOURS: Final = 5
_SPACE: Final = re.compile(r"\s+")
_MARKS_BEFORE: Final = 64
"""So far a cut looks for a letter to begin with."""


class LineOrder(StrEnum):
    """In what order lines of a concordance come."""

    RECORD = "record"
    LEFT = "left"
    """By the words before the keyword, the nearest first."""
    RIGHT = "right"
    """By the words after it."""


class Direction(StrEnum):
    """Which way a line is written."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcordanceLine:
    """A hit with what stands before and after it, white space as single blanks.

    `start` and `end` are the keyword's place in its record's text.
    """

    number: ItemNumber
    path: str
    page_number: int
    start: int
    end: int
    before: str
    keyword: str
    after: str
    language: str
    direction: Direction

    def __repr__(self) -> str:
        return f"ConcordanceLine({self.number}, page {self.page_number}, {self.start}-{self.end})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Concordance:
    """Some lines, and whether there are more than were looked at: no line past a cut is in the order."""

    lines: tuple[ConcordanceLine, ...]
    is_cut: bool


def lines_of(pages: Iterable[FoundPage], *, width: int = WIDTH) -> Iterator[ConcordanceLine]:
    """One line for each hit, in the order of the records, made as they are asked for.

    Args:
        pages: Pages that answer a query.
        width: How many characters of context on each side.
    """
    for found in pages:
        page = found.page
        for start, end in found.hits:
            keyword = _on_one_line(page.text[start:end])
            before, after = _before(page.text, start, width), _after(page.text, end, width)
            yield ConcordanceLine(
                number=page.number,
                path=page.path,
                page_number=page.page_number,
                start=page.page_start + start,
                end=page.page_start + end,
                before=before,
                keyword=keyword,
                after=after,
                language=page.language,
                direction=direction_of(before + keyword + after),
            )


def concordance(
    pages: Iterable[FoundPage],
    order: LineOrder = LineOrder.RECORD,
    *,
    width: int = WIDTH,
    offset: int = 0,
    limit: int = 100,
    most_in_order: int = MOST_IN_ORDER,
) -> Concordance:
    """So many lines from an offset on; those in the order of their neighbours are put in order among the first
    `most_in_order` lines.
    """
    lines = lines_of(pages, width=width)
    if order is LineOrder.RECORD:
        shown = tuple(islice(lines, offset, offset + limit))
        return Concordance(lines=shown, is_cut=next(lines, None) is not None)
    first = list(islice(lines, most_in_order))
    shown = tuple(in_order(first, order)[offset : offset + limit])
    return Concordance(lines=shown, is_cut=next(lines, None) is not None)


def in_order(lines: Sequence[ConcordanceLine], order: LineOrder) -> list[ConcordanceLine]:
    """Lines by their neighbours on one side, then by those on the other; equal ones in the order they came.

    Law: the same lines, each once.
    """
    if order is LineOrder.RECORD:
        return list(lines)
    sides = (_words_before, _words_after) if order is LineOrder.LEFT else (_words_after, _words_before)
    return sorted(lines, key=lambda line: tuple(side(line) for side in sides))


def direction_of(text: str) -> Direction:
    """Which way a line is written: as most of its letters are. A Latin name in an Arabic line does not turn it."""
    kinds = [unicodedata.bidirectional(character) for character in text]
    backwards = sum(kind in ("R", "AL") for kind in kinds)
    return Direction.RIGHT_TO_LEFT if backwards > kinds.count("L") else Direction.LEFT_TO_RIGHT


def _on_one_line(text: str) -> str:
    return _SPACE.sub(" ", text)


def _before(text: str, start: int, width: int) -> str:
    """What stands before, no mark cut from its letter."""
    context = _on_one_line(text[max(0, start - 3 * width) : start])
    first = max(0, len(context) - width)
    while first < len(context) and unicodedata.category(context[first])[0] == "M":
        first += 1
    return context[first:]


def _after(text: str, end: int, width: int) -> str:
    context = _on_one_line(text[end : end + 3 * width + _MARKS_BEFORE])
    last = min(width, len(context))
    while last < len(context) and unicodedata.category(context[last])[0] == "M":
        last += 1
    return context[:last]


def _words_before(line: ConcordanceLine) -> tuple[str, ...]:
    return tuple(words_in(fold_text(line.before))[: -_NEIGHBOURS - 1 : -1])


def _words_after(line: ConcordanceLine) -> tuple[str, ...]:
    return tuple(words_in(fold_text(line.after))[:_NEIGHBOURS])


COLUMNS: Final = ("item", "path", "page", "start", "end", "left", "keyword", "right", "language")


@dataclass(slots=True)
class MaskedLines:
    """A concordance as CSV that may leave the case: names and identifiers hidden that are protected or undecided.

    A line whose keyword is hidden is left out and counted: beside a placeholder, the query would say what it hides.
    """

    roster: Roster
    besides: Besides | None = None
    """What is hidden besides names."""
    width: int = WIDTH
    written: int = 0
    left_out: int = 0

    def rows(self, pages: Iterable[FoundPage]) -> Iterator[str]:
        """The lines of the file, its head first. What masking needs of a page is looked for on all of it."""
        yield csv_row(COLUMNS)
        veil = Masked(self.roster, self.besides)
        for found in pages:
            spots = veil.spots_of(found.page.text)
            path = veil.path(found.page.path)
            for line, (start, end) in zip(lines_of([found], width=self.width), found.hits, strict=True):
                if any(spot.start < end and spot.end > start for spot in spots):
                    self.left_out += 1
                    continue
                left = _masked(found.page.text, (max(0, start - self.width), start), spots)
                right = _masked(found.page.text, (end, min(len(found.page.text), end + self.width)), spots)
                self.written += 1
                place = (line.number, path, line.page_number, line.start, line.end)
                yield csv_row((*place, left, line.keyword, right, line.language))


def _masked(text: str, span: Span, spots: Sequence[Spot]) -> str:
    """A stretch of a text, masked; a spot that reaches into it is hidden whole."""
    start, end = span
    inside = [
        Spot(start=max(spot.start, start) - start, end=min(spot.end, end) - start, kind=spot.kind, why=spot.why)
        for spot in spots
        if spot.start < end and spot.end > start
    ]
    return _on_one_line(MaskedText.of(text[start:end], inside).text)


def csv_row(cells: Iterable[object]) -> str:
    """One line of CSV (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(
        neutral(cell) if isinstance(cell, str) else cell for cell in cells
    )
    return written.getvalue()
