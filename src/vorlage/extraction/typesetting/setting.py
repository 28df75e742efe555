# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Set the text of a page that has no size of its own on a sheet: every word gets a place.

A letter, a table or a web page has no pages until a program lays it out. Word processors lay the same file out in
different ways, so ours is stated for what it is: the words of the file, in their order, in one size of type. It is a
pure function of the text, so a place found today is found again tomorrow, and nothing of it needs to be kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from vorlage.domain.pages import Page
from vorlage.domain.words import Box, Word

SHEET_WIDTH: Final = 595.0
SHEET_HEIGHT: Final = 842.0
"""A4 in points. A longer text makes a longer sheet."""
TYPE_SIZE: Final = 10.5
MAX_LINES: Final = 3_000
"""Set on one sheet; words after that have no place. At 15.5 points a line this is a sheet 16 metres long."""
_MARGIN: Final = 56.0
_LEADING: Final = 15.5
_ASCENT: Final = 0.8
_COLUMN_GAP: Final = 14.0
_WIDEST_COLUMN: Final = 160.0
_MAX_COLUMNS: Final = 60
_LONGEST_KEPT: Final = 32
"""Widths of words up to this long are kept: the same words come again and again."""

_PIECE = re.compile(
    r"[\u2e80-\u2fd5\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    r"|[^\s\u2e80-\u2fd5\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
"""A word for a place: one ideograph or kana, or a run of anything else that is not white space (as PDFs are read)."""
_NARROW = frozenset("iljtfrI.,:;'!|()[]{}`-·")
_WIDE = frozenset("mwMW%@—…")


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of a sheet: the words on it, and where its type stands."""

    words: tuple[Word, ...]
    baseline: float
    is_right_to_left: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A text set on a sheet. `is_whole` is False when it was longer than a sheet may be."""

    width: float
    height: float
    lines: tuple[SetLine, ...]
    is_whole: bool

    @property
    def words(self) -> tuple[Word, ...]:
        """All words in the order of the text."""
        return tuple(word for line in self.lines for word in sorted(line.words, key=lambda word: word.start))


def with_places(page: Page) -> Page:
    """The page with a size and a place for its words, when it has no size of its own; else the page as it is."""
    if page.width > 0 or not page.text.strip():
        return page
    sheet = set_text(page.text)
    return replace(page, width=sheet.width, height=sheet.height, words=sheet.words)


def set_text(text: str) -> Sheet:
    """Set a text: lines of a table in columns, all others wrapped; a line runs the way its first letter does.

    Widths of letters are nominal: no font is opened. The drawing fits each word into its box.
    """
    columns = _columns_of(text)
    width = max(SHEET_WIDTH, 2 * _MARGIN + columns[-1]) if columns else SHEET_WIDTH
    lines: list[SetLine] = []
    is_whole = True
    for start, line in _lines_of(text):
        is_rtl = runs_right_to_left(line)
        rows = _set_row(line, start, columns) if "\t" in line else _wrap(line, start, width - 2 * _MARGIN)
        for row in rows:
            if len(lines) >= MAX_LINES:
                is_whole = False
                break
            lines.append(_place(row, len(lines), width, is_rtl))
        if not is_whole:
            break
    height = max(SHEET_HEIGHT, 2 * _MARGIN + len(lines) * _LEADING)
    return Sheet(width=width, height=height, lines=tuple(lines), is_whole=is_whole)


def runs_right_to_left(line: str) -> bool:
    """Whether the first letter with a direction runs from right to left (Unicode Annex 9, rule P2)."""
    for character in line:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False


_Run = tuple[int, int, float, float]
"""A word on its way: start, end, how far from the start of the line, how wide."""


def _lines_of(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _wrap(line: str, start: int, room: float) -> Iterator[list[_Run]]:
    row: list[_Run] = []
    at, last_end = 0.0, 0
    for found in _PIECE.finditer(line):
        at += _width_of(line[last_end : found.start()])
        last_end = found.end()
        for piece_start, piece_end in _cut(line, found.start(), found.end(), room):
            width = _width_of(line[piece_start:piece_end])
            if row and at + width > room:
                yield row
                row, at = [], 0.0
            row.append((start + piece_start, start + piece_end, at, width))
            at += width
    yield row  # an empty line is a line


def _cut(line: str, start: int, end: int, room: float) -> Iterator[tuple[int, int]]:
    """A word wider than the sheet, in pieces that fit."""
    most = max(1, int(room / TYPE_SIZE))
    for at in range(start, end, most) if end - start > most and _width_of(line[start:end]) > room else ():
        yield at, min(at + most, end)
        if at + most >= end:
            return
    if not (end - start > most and _width_of(line[start:end]) > room):
        yield start, end


def _columns_of(text: str) -> tuple[float, ...]:
    """Where the cells of the table's columns start, and last where the last one ends; empty without a table."""
    widths: list[float] = []
    for _, line in _lines_of(text):
        if "\t" not in line:
            continue
        for position, cell in enumerate(line.split("\t")[:_MAX_COLUMNS]):
            width = min(_width_of(cell[:60]), _WIDEST_COLUMN)
            if position < len(widths):
                widths[position] = max(widths[position], width)
            else:
                widths.append(width)
    starts = [0.0]
    for width in widths:
        starts.append(starts[-1] + width + _COLUMN_GAP)
    return tuple(starts) if widths else ()


def _set_row(line: str, start: int, columns: tuple[float, ...]) -> Iterator[list[_Run]]:
    """A row of a table on one line: what is wider than its column is set narrower, never cut off."""
    row: list[_Run] = []
    offset = start
    for position, cell in enumerate(line.split("\t")):
        column = min(position, len(columns) - 2)
        room = columns[column + 1] - columns[column] - _COLUMN_GAP
        natural = _width_of(cell)
        squeeze = min(1.0, room / natural) if natural and position < _MAX_COLUMNS else 1.0
        at, last_end = columns[column], 0
        for found in _PIECE.finditer(cell) if position < _MAX_COLUMNS else ():
            at += _width_of(cell[last_end : found.start()]) * squeeze
            width = _width_of(found.group()) * squeeze
            row.append((offset + found.start(), offset + found.end(), at, width))
            at, last_end = at + width, found.end()
        offset += len(cell) + 1
    yield row


def _place(row: Iterable[_Run], position: int, width: float, is_rtl: bool) -> SetLine:
    top = _MARGIN + position * _LEADING
    words = []
    for start, end, at, wide in row:
        left = width - _MARGIN - at - wide if is_rtl else _MARGIN + at
        box = Box(round(left, 2), round(top, 2), round(left + wide, 2), round(top + TYPE_SIZE * 1.2, 2))
        words.append(Word(start, end, box))
    return SetLine(tuple(words), round(top + TYPE_SIZE * (_ASCENT + 0.15), 2), is_rtl)


def _width_of(text: str) -> float:
    return _width_of_word(text) if len(text) <= _LONGEST_KEPT else TYPE_SIZE * sum(map(_em, text))


@lru_cache(maxsize=65_536)
def _width_of_word(text: str) -> float:
    return TYPE_SIZE * sum(map(_em, text))


@lru_cache(maxsize=8192)
def _em(character: str) -> float:
    """How wide a character is set, in ems: a nominal width for its kind."""
    if character in _NARROW or character.isspace():
        return 0.3
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 1.0
    if character in _WIDE:
        return 0.85
    return 0.66 if character.isupper() else 0.53
