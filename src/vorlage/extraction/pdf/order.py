# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The lines of a page in the order of reading: that of the stream where it is plausible, else that of the page.

Most writers draw a page as it is read, and only the stream knows which column or box comes first; some draw lines from
the bottom up, or in any order. A step that goes up within a column is out of order; when there are many, the page
is cut along its white bands, into columns first, then across (the recursive X-Y cut of Nagy and Seth 1984). Two columns
drawn row by row, so that each line runs over both, are parted where one gap runs down the page between long texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from vorlage.extraction.pdf.places import PlacedWord, Rectangle, around
from vorlage.extraction.pdf.words import TextLine

_MAX_LINES = 2_000
_DEEPEST = 40
_FEWEST_STEPS = 3
_FEWEST_ROWS = 6
_LONG_CELL = 18
"""Letters: a column of shorter texts is one of a table, which is read row by row."""


def in_reading_order(lines: list[TextLine]) -> list[TextLine]:
    """The lines as they are read. None is lost and none is made, but that one over two columns is parted."""
    if not 1 < len(lines) <= _MAX_LINES:
        return lines
    lines = _joined_on_end(lines)
    parted = _part_columns(lines)
    if parted is not lines:
        return _cut(parted, 0)
    up = sum([_goes_up(a.box, b.box) for a, b in pairwise(lines) if not (a.on_end or b.on_end)])
    if up >= _FEWEST_STEPS and up * 4 > len(lines) - 1:
        return _cut(lines, 0)
    return lines


def _goes_up(last: Rectangle, following: Rectangle) -> bool:
    """Whether the next line stands above the last and in its column: a page is not read so."""
    height = max(min(last[3] - last[1], following[3] - following[1]), 1.0)
    over = min(last[2], following[2]) - max(last[0], following[0])
    return following[3] < last[1] + 0.3 * height and over > 0.3 * min(last[2] - last[0], following[2] - following[0])


def _joined_on_end(lines: list[TextLine]) -> list[TextLine]:
    """Lines standing on end that follow each other up or down the page put together: PDFium ends them at any letter."""
    joined: list[TextLine] = []
    for line in lines:
        above = joined[-1] if joined else line
        width = max(above.box[2] - above.box[0], line.box[2] - line.box[0])
        gap = max(above.box[1] - line.box[3], line.box[1] - above.box[3])
        is_level = abs(above.box[0] + above.box[2] - line.box[0] - line.box[2]) < 0.7 * width
        if not joined or not (above.on_end and line.on_end and is_level) or gap > 0.8 * width:
            joined.append(line)
            continue
        first = line.words[0]._replace(joined=gap < 0.18 * width)
        box = around((above.box, line.box))
        joined[-1] = TextLine([*above.words, first, *line.words[1:]], box, line.divided, on_end=True)
    return joined


def _cut(lines: list[TextLine], depth: int) -> list[TextLine]:
    """Lines by the recursive X-Y cut; those that cannot be cut, from the top."""
    if len(lines) < 2 or depth > _DEEPEST:
        return lines
    height = median([line.box[3] - line.box[1] for line in lines]) or 1.0
    columns = _bands(lines, 0, 1.0 * height)
    rows = _bands(lines, 1, 0.0)
    if len(columns) > 1:
        turned = sum([line.is_right_to_left for line in lines]) * 2 > len(lines)
        return [line for band in (reversed(columns) if turned else columns) for line in _cut(band, depth + 1)]
    if len(rows) > 1:
        split = _widest(rows)
        return [line for band in split for line in _cut(band, depth + 1)]
    return sorted(lines, key=lambda line: (line.box[1] + line.box[3], line.box[0]))


def _bands(lines: list[TextLine], side: int, gap: float) -> list[list[TextLine]]:
    """Lines in bands with nothing between them for at least a gap; side 0 is from left to right, 1 from the top."""
    bands: list[list[TextLine]] = []
    end = 0.0
    for line in sorted(lines, key=lambda line: line.box[side]):
        if bands and line.box[side] < end + gap - 1.0:
            bands[-1].append(line)
            end = max(end, line.box[side + 2])
        else:
            bands.append([line])
            end = line.box[side + 2]
    return bands


def _widest(rows: list[list[TextLine]]) -> tuple[list[TextLine], list[TextLine]]:
    """Rows in two, at the widest gap: columns then show below a heading that runs over both."""
    edges = [(max(line.box[3] for line in row), min(line.box[1] for line in row)) for row in rows]
    gaps = [below[1] - above[0] for above, below in pairwise(edges)]
    at = gaps.index(max(gaps)) + 1
    return [line for row in rows[:at] for line in row], [line for row in rows[at:] for line in row]


def _part_columns(lines: list[TextLine]) -> list[TextLine]:
    """Lines parted at a gap that runs down the page between two columns of long texts; the same list without one."""
    wide = [(line, gap) for line in lines if (gap := _widest_gap(line.words)) is not None]
    if len(wide) < max(_FEWEST_ROWS, len(lines) // 3):
        return lines
    left = max([line.words[gap].box[2] for line, gap in wide])
    right = min([line.words[gap + 1].box[0] for line, gap in wide])
    if right <= left:
        return lines
    columns = [line.words[: gap + 1] for line, gap in wide], [line.words[gap + 1 :] for line, gap in wide]
    if any(median([sum([len(word.text) for word in words]) for words in column]) < _LONG_CELL for column in columns):
        return lines
    gaps = {id(line): gap for line, gap in wide}
    parted: list[TextLine] = []
    for line in lines:
        gap = gaps.get(id(line))
        if gap is None:
            parted.append(line)
            continue
        for number, words in enumerate((line.words[: gap + 1], line.words[gap + 1 :])):
            parted.append(TextLine(words, around([word.box for word in words]), line.divided and number == 1))
    return parted


def _widest_gap(words: Sequence[PlacedWord]) -> int | None:
    """After which word of a line its one gap of more than a line's height stands."""
    height = max(words[0].box[3] - words[0].box[1], 1.0)
    gaps = [b.box[0] - a.box[2] for a, b in pairwise(words)]
    if not gaps or max(gaps) < 1.0 * height:
        return None
    return gaps.index(max(gaps))
