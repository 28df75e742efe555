# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""From a PDF's glyphs to words at their places, in reading order: our own assembler over PDFium.

No engine gives Arabic or Uyghur text right out of the box, and only PDFium says where each glyph stands. Method: glyphs
in stream order; words end at spaces, PDFium's generated ones included, and where the baseline jumps; a word of a
right-to-left script whose origins run left to right is turned round, runs of digits and Latin kept; alef and lam at
one origin are a ligature taken apart in the wrong order, and swapped; glyph forms become letters. Lines are never
sorted by x: spaces would land inside words. Han and kana are one word a character, so that a hit has its own box.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from vorlage.extraction.answers import WordAnswer
from vorlage.extraction.characters import clean_text, undo_font_forms

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left corner."""

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_STANDS_ALONE = re.compile(
    r"[\u2e80-\u2fd5\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_ALEFS = "\u0622\u0623\u0625\u0627"
_LAM = "\u0644"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character on a page as the font shows it: its box, and where on the baseline it starts (y downwards)."""

    text: str
    box: Rectangle
    x: float
    y: float
    ends_with_hyphen: bool = False


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word in reading order. `joined`: it follows the one before without a space."""

    text: str
    box: Rectangle
    joined: bool = False


Line = list[PlacedWord]


def assemble_page(lines: Iterable[list[list[Glyph]]]) -> tuple[str, tuple[WordAnswer, ...]]:
    """The text of a page and its words, from lines of words of glyphs.

    A line that stands clear of the one before starts a paragraph, set off by a blank line. A word divided at a
    line end is one word again, in two boxes.
    """
    text = ""
    words: list[WordAnswer] = []
    above: Line = []
    divided = False
    for glyph_words in lines:
        line = _read_line(glyph_words)
        if not line:
            continue
        if divided and line[0].text[:1].islower():
            line[0] = PlacedWord(line[0].text, line[0].box, joined=True)
        elif text:
            text += "-" * divided + ("\n\n" if _stands_clear(above, line) else "\n")
        for position, word in enumerate(line):
            text += "" if word.joined or not position else " "
            words.append(WordAnswer(len(text), len(text) + len(word.text), word.box))
            text += word.text
        above, divided = line, glyph_words[-1][-1].ends_with_hyphen
    text += "-" * divided
    if unicodedata.is_normalized("NFC", text):
        return text, tuple(words)
    return unicodedata.normalize(
        "NFC", text
    ), ()  # marks that compose over a word's end: no box is better than a wrong one


def _read_line(glyph_words: list[list[Glyph]]) -> Line:
    placed = [word for glyphs in glyph_words if glyphs for word in _read_word(glyphs)]
    return _turn_line(placed)


def _read_word(glyphs: list[Glyph]) -> list[PlacedWord]:
    if any(_RIGHT_TO_LEFT.match(glyph.text) for glyph in glyphs):
        glyphs = _swap_ligatures(_turn_word(glyphs))
    pieces: list[list[Glyph]] = []
    for glyph in glyphs:
        alone = _STANDS_ALONE.match(glyph.text)
        after_alone = pieces and _STANDS_ALONE.match(pieces[-1][-1].text) and not unicodedata.combining(glyph.text[0])
        if not pieces or alone or after_alone:
            pieces.append([glyph])
        else:
            pieces[-1].append(glyph)
    words: list[PlacedWord] = []
    for piece in pieces:
        text = clean_text(undo_font_forms("".join(glyph.text for glyph in piece))).strip()
        if text:
            words.append(PlacedWord(text.replace("\n", " "), _around(glyph.box for glyph in piece), joined=bool(words)))
    return words


def _turn_word(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs in reading order: turned round if those of right-to-left letters run left to right."""
    letters = [
        glyph.x for glyph in glyphs if _RIGHT_TO_LEFT.match(glyph.text) and not unicodedata.combining(glyph.text[0])
    ]
    rising = sum(a < b for a, b in pairwise(letters))
    falling = sum(a > b for a, b in pairwise(letters))
    if rising <= falling:
        return glyphs
    clusters: list[list[Glyph]] = []
    for glyph in glyphs:
        keeps_order = clusters and (
            unicodedata.combining(glyph.text[0]) or (_is_left_to_right(clusters[-1][-1]) and _is_left_to_right(glyph))
        )
        if keeps_order:
            clusters[-1].append(glyph)
        else:
            clusters.append([glyph])
    return [glyph for cluster in reversed(clusters) for glyph in cluster]


def _is_left_to_right(glyph: Glyph) -> bool:
    return unicodedata.bidirectional(glyph.text[0]) in ("L", "EN", "AN", "ES", "CS", "ET")


def _swap_ligatures(glyphs: list[Glyph]) -> list[Glyph]:
    swapped = list(glyphs)
    for position in range(len(swapped) - 1):
        first, second = swapped[position : position + 2]
        at_one_origin = abs(first.x - second.x) < 0.01
        if at_one_origin and undo_font_forms(first.text) in _ALEFS and undo_font_forms(second.text) == _LAM:
            swapped[position : position + 2] = [second, first]
    return swapped


def _turn_line(words: Line) -> Line:
    """Words of a right-to-left line in reading order, should the page have them from left to right.

    Runs of left-to-right words inside keep their order.
    """
    turned = [word for word in words if _RIGHT_TO_LEFT.search(word.text)]
    if len(turned) * 2 <= len(words) or any(word.joined for word in words):
        return words
    rising = sum(a.box[0] < b.box[0] for a, b in pairwise(turned))
    if rising * 2 <= len(turned) - 1:
        return words
    runs: list[Line] = []
    for word in words:
        if runs and not _RIGHT_TO_LEFT.search(word.text) and not _RIGHT_TO_LEFT.search(runs[-1][-1].text):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [word for run in reversed(runs) for word in run]


def _stands_clear(above: Line, line: Line) -> bool:
    """Whether more than 0.9 of a line's height lies between two lines, or they stand side by side."""
    upper, lower = _around(word.box for word in above), _around(word.box for word in line)
    height = max(upper[3] - upper[1], lower[3] - lower[1], 1.0)
    return not -0.5 * height < lower[1] - upper[3] < 0.9 * height


def _around(boxes: Iterable[Rectangle]) -> Rectangle:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)
