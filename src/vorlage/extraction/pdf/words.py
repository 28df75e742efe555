# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""From a PDF's glyphs to words at their places, in reading order: our own assembler over PDFium.

No engine gives Arabic or Uyghur text right out of the box, and only PDFium says where each glyph stands. Method: glyphs
in stream order; words end at spaces, PDFium's generated ones included, and where the baseline jumps; a word of a
right-to-left script whose origins run left to right is turned round, runs of digits and Latin kept; alef and lam at
one origin are a ligature taken apart in the wrong order, and swapped; glyph forms become letters. Lines are never
sorted by x: spaces would land inside words. Han and kana are one word a character, so that a hit has its own box.
Letters set wide, with spaces that PDFium made up, are one word again; what is drawn twice at one place counts once.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np

from vorlage.domain.words import Words
from vorlage.extraction.characters import clean_text, undo_font_forms
from vorlage.extraction.pdf.places import (
    RIGHT_TO_LEFT,
    STANDS_ALONE,
    Glyph,
    GlyphLine,
    GlyphRun,
    PlacedWord,
    Rectangle,
    around,
)
from vorlage.extraction.pdf.visual import line_by_place

_FEWEST_SPACED = 4
_NEIGHBOURS = np.array([1 << 20, 1, (1 << 20) + 1])
_DESCENDS = re.compile(r"[gjpqyQ,;()\[\]{}]|[^\x00-\x7f]")


class TextLine(NamedTuple):
    """Words in reading order and the box around them.

    `divided`: a hyphen at its end divides a word. `on_end`: it runs up or down the page.
    """

    words: list[PlacedWord]
    box: Rectangle
    divided: bool = False
    on_end: bool = False

    @property
    def is_right_to_left(self) -> bool:
        """Whether most of its words are read from the right."""
        turned = sum([RIGHT_TO_LEFT.search(word.text) is not None for word in self.words])
        return turned * 2 > len(self.words)


def read_line(line: GlyphLine, is_made_up: Callable[[int], bool], is_on_end: Callable[[int], bool]) -> TextLine | None:
    """A line of words from a line of glyphs; None when nothing is left of it.

    Args:
        line: As PDFium gives it.
        is_made_up: Whether the space with this index is PDFium's own, standing for a gap.
        is_on_end: Whether the glyph with this index is turned by a right angle from what the page shows upright.
    """
    words: list[PlacedWord] = line_by_place(line.glyphs, line.spaces)
    for run in () if line.glyphs else line.runs:
        if isinstance(run, PlacedWord):
            words.append(run)
        else:
            words += _read_run(run)
    if not words:
        return None
    words = words if line.glyphs else _close_up(words, is_made_up)
    box = around(word.box for word in words)
    may_be = box[3] - box[1] > box[2] - box[0] or sum(len(word.text) for word in words[:4]) < _FEWEST_SPACED
    return TextLine(words, box, line.divided, may_be and words[0].first >= 0 and is_on_end(words[0].first))


def evened(line: TextLine) -> TextLine:
    """The line with boxes as high as it is, for letters asked for one by one may not be its highest and lowest.

    A line that stands upright, or of words that do not stand side by side, stays as it is.
    """
    _, top, _, bottom = line.box
    height = max(word.box[3] - word.box[1] for word in line.words)
    if bottom - top > 1.6 * height or line.box[2] - line.box[0] < height:
        return line
    if height > 0.9 * (bottom - top) and _DESCENDS.search("".join(word.text for word in line.words)):
        shallow = all(word.box[3] - word.box[1] > 0.93 * height for word in line.words)
        bottom += 0.28 * height if shallow else 0.0
    words = [PlacedWord(text, (box[0], top, box[2], bottom), joined, first) for text, box, joined, first in line.words]
    return TextLine(words, (line.box[0], top, line.box[2], bottom), line.divided, line.on_end)


def without_overprint(lines: list[TextLine]) -> list[TextLine]:
    """The lines less the words that are drawn once more at one place: a shadow, or bold that is none."""
    boxes = np.array([word.box[:2] for line in lines for word in line.words]).reshape(-1, 2)
    cells = (boxes * 0.5).astype(np.int64) @ np.array([1 << 20, 1])
    if len(np.unique(cells)) == len(cells) and not np.isin(cells[:, None] + _NEIGHBOURS, cells).any():
        return lines
    starts = [(text, int(box[0] * 0.5), int(box[1] * 0.5)) for line in lines for text, box, _, _ in line.words]
    placed = set(starts)
    near = {
        text
        for text, x, y in placed
        if not placed.isdisjoint(((text, x + 1, y), (text, x, y + 1), (text, x + 1, y + 1)))
    }
    near |= {text for (text, _, _), count in Counter(starts).items() if count > 1}
    seen: set[tuple[str, float, int, int]] = set()
    kept: list[TextLine] = []
    for line in lines:
        once = []
        for word in line.words:
            places = {_place(word, 0.0), _place(word, 0.5)} if word.text in near else set()
            if seen.isdisjoint(places):
                once.append(word)
            seen |= places
        if once:
            kept.append(line._replace(words=once))
    return kept


def _place(word: PlacedWord, shift: float) -> tuple[str, float, int, int]:
    """A word and the cell it stands in, of a grid as fine as a quarter of its height."""
    left, top, _, bottom = word.box
    step = (bottom - top) * 0.25 or 1.0
    return word.text, shift, int(left / step + shift), int(top / step + shift)


def compose(lines: list[TextLine]) -> tuple[str, Words]:
    """The text of a page and its words, from its lines in reading order.

    A line that stands clear of the one before starts a paragraph, set off by a blank line. A word divided at a
    line end is one word again, in two boxes, unless both halves are words of the page: then it is a compound.
    """
    vocabulary = Counter(word.text for line in lines for word in line.words) if any(x.divided for x in lines) else {}
    parts: list[str] = []
    starts: list[int] = []
    sides: list[float] = []
    ends: list[int] = []
    length = 0
    above: TextLine | None = None
    for line in lines:
        lead = ""
        joins = False
        if above is not None:
            joins = above.divided and line.words[0].text[:1].islower()
            is_compound = joins and _stands_there(vocabulary, above.words[-1].text, line.words[0].text)
            lead = "-" if (above.divided and not joins) or is_compound else ""
            if not joins:
                lead += "\n\n" if _stands_clear(above, line) else "\n"
        for word in line.words:
            if lead or not parts:
                parts.append(lead)
                length += len(lead)
                lead = ""
            elif not word.joined and not (joins and word is line.words[0]):
                parts.append(" ")
                length += 1
            starts.append(length)
            parts.append(word.text)
            length += len(word.text)
            ends.append(length)
            sides += word.box
        above = line
    text = "".join(parts) + "-" * (above is not None and above.divided)
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text, Words(starts, ends, sides)
    # marks that compose over a word's end: no box is better than a wrong one
    return unicodedata.normalize("NFC", text), Words((), (), ())


def _stands_there(vocabulary: dict[str, int], first: str, second: str) -> bool:
    return vocabulary.get(first, 0) > 1 and vocabulary.get(second.rstrip(".,;:!?"), 0) > 0


def _read_run(run: GlyphRun) -> list[PlacedWord]:
    pieces: list[list[Glyph]] = []
    for glyph in run.glyphs:
        alone = STANDS_ALONE.match(glyph.text)
        after_alone = pieces and STANDS_ALONE.match(pieces[-1][-1].text) and not unicodedata.combining(glyph.text[0])
        if not pieces or alone or after_alone:
            pieces.append([glyph])
        else:
            pieces[-1].append(glyph)
    words: list[PlacedWord] = []
    for piece in pieces:
        text = _clean("".join(glyph.text for glyph in piece))
        if text:
            box = around(glyph.box for glyph in piece)
            words.append(PlacedWord(text, box, joined=run.joined or bool(words), first=run.first))
    return words


def _clean(letters: str) -> str:
    return clean_text(undo_font_forms(letters)).strip().replace("\n", " ")


def _close_up(words: list[PlacedWord], is_made_up: Callable[[int], bool]) -> list[PlacedWord]:
    """Letters set wide, one by one with a gap that PDFium took for a space, put together as words."""
    if len(words) < _FEWEST_SPACED or sum(len(word.text) == 1 for word in words) * 2 < len(words):
        return words
    closed: list[PlacedWord] = []
    start = 0
    while start < len(words):
        stop = start
        while stop < len(words) and len(words[stop].text) == 1 and words[stop].text.isalpha() and not (
            words[stop].joined or STANDS_ALONE.match(words[stop].text)
        ):  # fmt: skip
            stop += 1
        letters = words[start:stop]
        if len(letters) >= _FEWEST_SPACED and all(is_made_up(word.first - 1) for word in letters[1:]):
            gaps = [b.box[0] - a.box[2] for a, b in pairwise(letters)]
            usual = median(gaps)
            word = letters[0]
            for gap, letter in zip(gaps, letters[1:], strict=True):
                if gap > 1.6 * usual + 0.5:
                    closed.append(word)
                    word = letter
                else:
                    word = word._replace(text=word.text + letter.text, box=around((word.box, letter.box)))
            closed.append(word)
        else:
            stop = max(stop, start + 1)
            closed += words[start:stop]
        start = stop
    return closed


def _stands_clear(above: TextLine, line: TextLine) -> bool:
    """Whether more than 0.9 of a line's height lies between two lines, or they stand side by side."""
    upper, lower = above.box, line.box
    height = max(upper[3] - upper[1], lower[3] - lower[1], 1.0)
    return not -0.5 * height < lower[1] - upper[3] < 0.9 * height
