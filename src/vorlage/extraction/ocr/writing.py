# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""From the lines an engine saw to the text of a page and its words, in reading order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from vorlage.domain.words import Words
from vorlage.extraction.answers import MAX_WORDS
from vorlage.extraction.characters import clean_text, undo_font_forms
from vorlage.extraction.ocr.engine import Rectangle, SeenLine, SeenWord
from vorlage.extraction.ocr.rapid import letter_width

_HAN = re.compile(
    r"[\u2e80-\u2fd5\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]"
)
_MARKS_OF_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ARABIC_COMMA = re.compile(r"(?<=[\u0620-\u06d5]),$")
_LATE_COMMA = re.compile(r"(?<=[\u3400-\u9fff]),(?=[\u3400-\u9fff]|$)")
_CELL_GAP = 1.6
"""Of a line's height: a wider gap between words parts the cells of a table."""
_PARAGRAPH_GAP = 0.75

Place = Callable[[Rectangle], Rectangle]


def write_page(blocks: Sequence[Sequence[SeenLine]], place: Place) -> tuple[str, Words]:
    """The text of a page and its words.

    Lines end with a newline, paragraphs and blocks with a blank line, cells of a table row with a tab. Han characters
    are one word each, with no space between them.
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sides: list[float] = []
    confidences: list[float] = []
    length = 0
    for joint, word in _joined(blocks):
        pieces += [joint, word.text]
        start = length + len(joint)
        length = start + len(word.text)
        starts.append(start)
        ends.append(length)
        sides += _rounded(place(word.box))
        confidences.append(round(word.confidence, 3))
    text = "".join(pieces)
    if not unicodedata.is_normalized("NFC", text) or len(starts) > MAX_WORDS:
        return clean_text(text), Words(
            (), (), ()
        )  # a mark composed over a word's end: no box is better than a wrong one
    return text, Words(starts, ends, sides, confidences)


def _joined(blocks: Sequence[Sequence[SeenLine]]) -> Iterator[tuple[str, SeenWord]]:
    """Each word with what stands between it and the one before."""
    is_first = True
    for lines in blocks:
        above: SeenLine | None = None
        for line in lines:
            words = [clean for word in line.words for clean in _clean(word)]
            if not words:
                continue
            joint = "" if is_first else "\n\n" if above is None or _is_apart(above, line) else "\n"
            yield joint, words[0]
            height = max(line.box[3] - line.box[1], 1.0)
            for before, word in pairwise(words):
                yield _between(before, word, height), word
            above, is_first = line, False


def _clean(word: SeenWord) -> Iterator[SeenWord]:
    """A word without marks of direction, in normal form; taken apart where it holds Han characters."""
    text = clean_text(undo_font_forms(_MARKS_OF_DIRECTION.sub("", word.text))).strip()
    text = _ARABIC_COMMA.sub("،", _LATE_COMMA.sub("，", "".join(text.split())))
    if not text:
        return
    if not _HAN.search(text) or len(text) == 1:
        yield SeenWord(text, word.box, word.confidence)
        return
    pieces = _HAN.split(text)
    hans = _HAN.findall(text)
    each = (word.box[2] - word.box[0]) / sum(letter_width(letter) for letter in text)
    x = word.box[0]
    for position, piece in enumerate(pieces):
        for part in (piece, hans[position] if position < len(hans) else ""):
            if part:
                wide = sum(letter_width(letter) for letter in part) * each
                yield SeenWord(part, (x, word.box[1], x + wide, word.box[3]), word.confidence)
                x += wide


def _between(before: SeenWord, word: SeenWord, height: float) -> str:
    gap = max(word.box[0] - before.box[2], before.box[0] - word.box[2])
    if gap > _CELL_GAP * height:
        return "\t"
    if _HAN.match(before.text[-1]) or _HAN.match(word.text[0]):
        return ""
    return " "


def _is_apart(above: SeenLine, line: SeenLine) -> bool:
    upper, lower = above.box, line.box
    height = max(min(upper[3] - upper[1], lower[3] - lower[1]), 1.0)
    return lower[1] - upper[3] > _PARAGRAPH_GAP * height or lower[3] < upper[1]


def _rounded(box: Rectangle) -> Rectangle:
    left, top, right, bottom = (round(side, 2) for side in box)
    return left, top, right, bottom
