# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Boxes made wider than what they hide: from the width of a box, and from the gap between what is left, names are told.

Method (decision 0053). 1. A little more than the words on every side: letters reach beyond their boxes. 2. At least as
wide as the longest of its kind needs, and then a whole number of steps of half an inch. 3. To the right first, then to
the left, as far as the line has room: to the next column, or the edge of the page. 4. A word that is touched is covered
whole: then the gap between the words that are left is that of the name and of words which nobody sees.

Residual risks: who guesses the words that were covered beside a name has the gap, and by it the width of the name,
unless the whole line is covered (`Padding.LINE`). A name in the last place before a margin cannot be padded beyond the
page. What a line break tells, and which line a name stands on, is told by any box.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from vorlage.domain.protection import SpotKind
from vorlage.domain.redactions import Padding
from vorlage.domain.words import Box

STEP: Final = 36.0
"""Points: half an inch."""
_ASIDE, _ABOVE = 0.12, 0.18
"""Of the height of a line: what letters may reach beyond their boxes."""
_TOUCHED: Final = 0.12
"""Of the height of a line: how far a box may reach into a word's own box before the word counts as touched."""
_SAME_LINE: Final = 0.5
"""Of the lesser height: what two boxes of one line have in common."""
_GUTTER: Final = 2.5
"""Line heights without a word: another column begins there."""
_ONE_LINE: Final = 1.8
"""A drawn box of more line heights is no line, and is not padded in steps."""

LONGEST: Final = {
    SpotKind.NAME: 10.0,
    SpotKind.E_MAIL: 14.0,
    SpotKind.PHONE: 9.0,
    SpotKind.NATIONAL_ID: 10.0,
    SpotKind.PASSPORT: 6.0,
    SpotKind.IBAN: 16.0,
    SpotKind.CARD: 11.0,
    SpotKind.PLATE: 6.0,
    SpotKind.PLACE: 12.0,
    SpotKind.NETWORK: 10.0,
    SpotKind.ACCOUNT: 12.0,
    SpotKind.NUMBER: 10.0,
}
"""In heights of a line, what the longest of a kind needs that is still usual: a name of some 24 letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page on which boxes are padded: its size, and the boxes of its words."""

    width: float
    height: float
    words: Sequence[Box]

    def turned(self) -> Sheet:
        """The same with its sides exchanged."""
        return Sheet(width=self.height, height=self.width, words=tuple(map(_turned, self.words)))


def pad(box: Box, kind: SpotKind, sheet: Sheet, padding: Padding = Padding.STEPS, *, runs_down: bool = False) -> Box:
    """The box to paint over words of one line.

    Args:
        box: Around the words, as tight as they are.
        kind: What they are.
        sheet: The page.
        padding: How far.
        runs_down: The line runs down the page, or up.
    """
    if runs_down:
        return _turned(pad(_turned(box), kind, sheet.turned(), padding))
    height = box.y1 - box.y0
    line = _line_of(box, sheet.words)
    left_end, right_end = _ends(box, line, sheet.width, height)
    if padding is Padding.LINE:
        beginnings, endings = [word.x0 for word in sheet.words], [word.x1 for word in sheet.words]
        x0 = max(min([box.x0, *beginnings]), left_end)
        x1 = min(max([box.x1, *endings]), right_end)
        return _grown(Box(min(x0, box.x0), box.y0, max(x1, box.x1), box.y1), height, sheet)
    x0, x1 = _over_whole_words(box.x0, box.x1, line, height)
    wanted = STEP * ceil(max(x1 - x0, LONGEST[kind] * height) / STEP)
    x0, x1 = _over_whole_words(x0, max(x1, min(x0 + wanted, right_end)), line, height)
    x0, x1 = _over_whole_words(min(x0, max(x1 - wanted, left_end)), x1, line, height)
    return _grown(Box(x0, box.y0, x1, box.y1), height, sheet)


def pad_drawn(box: Box, sheet: Sheet, padding: Padding = Padding.STEPS) -> tuple[Box, ...]:
    """What to paint for a box that a person drew: the box, whole words where it touches some, padded if it is a line.

    A box that touches no word, such as one over a face, is painted as it was drawn.
    """
    touched = [word for word in sheet.words if _is_touched(box, word)]
    if not touched:
        return (box,)
    height = max(word.y1 - word.y0 for word in touched)
    around = Box(
        min(box.x0, *(word.x0 for word in touched)),
        box.y0,
        max(box.x1, *(word.x1 for word in touched)),
        box.y1,
    )
    if box.y1 - box.y0 > _ONE_LINE * height or len(_lines(touched)) > 1:
        return (box, *(_grown(word, word.y1 - word.y0, sheet) for word in touched))
    middle = Box(around.x0, min(word.y0 for word in touched), around.x1, max(word.y1 for word in touched))
    padded = pad(middle, SpotKind.NAME, sheet, padding)
    return (Box(padded.x0, min(padded.y0, box.y0), padded.x1, max(padded.y1, box.y1)),)


def in_lines(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Boxes of words in reading order as one box for each line they stand on."""
    return tuple(_around(line) for line in _lines(boxes))


def _lines(boxes: Iterable[Box]) -> list[list[Box]]:
    lines: list[list[Box]] = []
    for box in boxes:
        if lines and is_beside(lines[-1][-1], box) and _is_near(_around(lines[-1]), box):
            lines[-1].append(box)
        else:
            lines.append([box])
    return lines


def _is_near(one: Box, other: Box) -> bool:
    return max(other.x0 - one.x1, one.x0 - other.x1) < _GUTTER * (one.y1 - one.y0)


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


def is_beside(one: Box, other: Box) -> bool:
    """Whether two boxes stand on one line."""
    common = min(one.y1, other.y1) - max(one.y0, other.y0)
    return common >= _SAME_LINE * min(one.y1 - one.y0, other.y1 - other.y0)


def _is_touched(box: Box, word: Box) -> bool:
    height = word.y1 - word.y0
    across = min(box.x1, word.x1) - max(box.x0, word.x0)
    down = min(box.y1, word.y1) - max(box.y0, word.y0)
    return across > min(_TOUCHED * height, 0.5 * (word.x1 - word.x0)) and down > 0.35 * height


def _line_of(box: Box, words: Iterable[Box]) -> list[Box]:
    """The words beside a box, from left to right."""
    return sorted((word for word in words if is_beside(box, word)), key=lambda word: word.x0)


def _ends(box: Box, line: Sequence[Box], width: float, height: float) -> tuple[float, float]:
    """How far a box may go to the left and to the right: to the next column, or the edge of the page."""
    left_end, right_end = 0.0, width
    reach = box.x1
    for word in line:
        if word.x0 > reach + _GUTTER * height:
            right_end = word.x0 - _ASIDE * height - _TOUCHED * height
            break
        reach = max(reach, word.x1)
    reach = box.x0
    for word in sorted(line, key=lambda word: -word.x1):
        if word.x1 < reach - _GUTTER * height:
            left_end = word.x1 + _ASIDE * height + _TOUCHED * height
            break
        reach = min(reach, word.x0)
    return min(left_end, box.x0), max(right_end, box.x1)


def _over_whole_words(x0: float, x1: float, line: Sequence[Box], height: float) -> tuple[float, float]:
    """The stretch, with every word of the line in full of which it has a part."""
    reach = _TOUCHED * height
    for word in line:
        if word.x0 < x1 - reach and word.x1 > x0 + reach:
            x0, x1 = min(x0, word.x0), max(x1, word.x1)
    return x0, x1


def _grown(box: Box, height: float, sheet: Sheet) -> Box:
    aside, above = _ASIDE * height, _ABOVE * height
    return Box(
        max(box.x0 - aside, 0.0),
        max(box.y0 - above, 0.0),
        min(box.x1 + aside, max(sheet.width, box.x1)),
        min(box.y1 + above, max(sheet.height, box.y1)),
    )


def _turned(box: Box) -> Box:
    return Box(box.y0, box.x0, box.y1, box.x1)
