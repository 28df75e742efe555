# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where text stands on a straight page: blocks in reading order, and the lines in each.

Method: the page is cut into bands at white rows; bands below one another that share a wide white gap, with running text
on both sides of it, are columns (a recursive XY cut, Nagy and Seth 1984, that never cuts a table). All in cells of ink.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from vorlage.extraction.ocr.engine import Block, Rectangle
from vorlage.extraction.ocr.ink import CELL, Counts, Ink

_FEWEST_CELLS_IN_ROW = 2
_TALLEST_LINE = 4.0
_FEWEST_LINES_IN_COLUMN = 3
_COLUMN_GAP = 1.0
_COLUMN_WIDTH = 9.0
_COLUMN_FILL = 0.6
_LEAST_PITCH = 6
_TALL = 40
_INK_BETWEEN_LINES = 0.35


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a page in reading order, and how high a line of it usually is, in pixels."""

    blocks: tuple[Block, ...]
    line_height: float

    @property
    def lines(self) -> tuple[Rectangle, ...]:
        """All lines, block by block."""
        return tuple(line for block in self.blocks for line in block.lines)


@dataclass(frozen=True, slots=True)
class _Area:
    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        return self.bottom - self.top


def find_layout(ink: Ink, *, from_right: bool = False) -> Layout:
    """The layout of a page. `from_right`: columns are read from the right, as in Arabic script."""
    whole = _trimmed(ink, _Area(0, 0, ink.shape[1], ink.shape[0]))
    if whole is None:
        return Layout((), 0.0)
    lines = _lines(ink, whole, None)
    height = _usual_height(lines)
    pitch = _pitch(ink[whole.top : whole.bottom].sum(axis=1)) if height > _TALL else 0.0
    if pitch and height > 1.9 * pitch:  # all lines touch: none was seen by itself
        height = 0.7 * pitch
    areas = _columns(ink, whole, height, from_right, depth=0)
    blocks = []
    for area in areas:
        found = _lines(ink, area, height)
        if found:
            boxes = tuple(_pixels(line) for line in found)
            pad = height * 0.4
            around = _Area(
                int(area.left - pad), int(area.top - pad), int(area.right + pad) + 1, int(area.bottom + pad) + 1
            )
            blocks.append(Block(_pixels(around), boxes))
    return Layout(tuple(blocks), height * CELL)


def _pixels(area: _Area) -> Rectangle:
    return float(area.left * CELL), float(area.top * CELL), float(area.right * CELL), float(area.bottom * CELL)


def _trimmed(ink: Ink, area: _Area) -> _Area | None:
    part = ink[area.top : area.bottom, area.left : area.right]
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    if len(rows) == 0:
        return None
    return _Area(
        area.left + int(columns[0]),
        area.top + int(rows[0]),
        area.left + int(columns[-1]) + 1,
        area.top + int(rows[-1]) + 1,
    )


def _runs(filled: Ink) -> list[tuple[int, int]]:
    """Where a row of booleans is true: half-open stretches."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], filled, [False])).astype(np.int8)))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _lines(ink: Ink, area: _Area, usual: float | None) -> list[_Area]:
    """The lines of an area: rows with ink; dots and marks go with the line they stand nearest to."""
    part = ink[area.top : area.bottom, area.left : area.right]
    bands = _runs(part.sum(axis=1) >= _FEWEST_CELLS_IN_ROW)
    if not bands:
        return []
    tall = usual or float(np.median([end - start for start, end in bands if end - start >= 4] or [8]))
    joined: list[tuple[int, int]] = []
    for start, end in bands:
        small = min(end - start, joined[-1][1] - joined[-1][0]) < 0.4 * tall if joined else False
        if joined and small and start - joined[-1][1] <= 0.25 * tall and end - joined[-1][0] <= 1.7 * tall:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    found = []
    for start, end in joined:
        line = _trimmed(ink, _Area(area.left, area.top + start, area.right, area.top + end))
        if line is not None and line.height >= 0.35 * tall:
            found.extend(_split(ink, line, tall) if line.height > 1.9 * tall else [line])
    return found


def _split(ink: Ink, line: _Area, tall: float) -> list[_Area]:
    """A band of several lines that touch, cut where there is least ink; one that is no such band stays whole."""
    rows = ink[line.top : line.bottom, line.left : line.right].sum(axis=1)
    pitch = _pitch(rows) or 1.4 * tall
    cuts = [0]
    while line.height - cuts[-1] > 1.5 * pitch:
        low, high = int(cuts[-1] + 0.7 * pitch), int(cuts[-1] + 1.3 * pitch) + 1
        least = low + int(np.argmin(rows[low:high]))
        if rows[least] > _INK_BETWEEN_LINES * np.mean(rows):
            return [line]
        cuts.append(least)
    cuts.append(line.height)
    pieces = (_trimmed(ink, _Area(line.left, line.top + a, line.right, line.top + b)) for a, b in pairwise(cuts))
    return [piece for piece in pieces if piece is not None]


def _pitch(rows: Counts) -> float:
    """How far apart lines stand, where ink comes and goes regularly down an area; 0 where it does not."""
    waves = rows - rows.mean()
    if len(rows) < 3 * _LEAST_PITCH or not waves.any():
        return 0.0
    size = 1 << (2 * len(waves) - 1).bit_length()
    echo = np.fft.irfft(np.abs(np.fft.rfft(waves, size)) ** 2, size)[: len(waves) // 2]
    later = echo[_LEAST_PITCH:]
    peaks = np.flatnonzero((later[1:-1] >= later[:-2]) & (later[1:-1] > later[2:]) & (later[1:-1] > 0.3 * echo[0])) + 1
    return float(peaks[0] + _LEAST_PITCH) if len(peaks) else 0.0


def _usual_height(lines: list[_Area]) -> float:
    """The height of most ink: a median weighed by the lines' widths, so that specks do not count."""
    if not lines:
        return 0.0
    ordered = sorted(lines, key=lambda line: line.height)
    weights = np.cumsum([line.right - line.left for line in ordered])
    return float(ordered[int(np.searchsorted(weights, weights[-1] / 2))].height)


def _columns(ink: Ink, area: _Area, height: float, from_right: bool, depth: int) -> list[_Area]:
    """The area cut into columns where it has them; what stands above and below them keeps its place."""
    if depth >= 3 or height <= 0:
        return [area]
    bands = _bands(ink, area, height)
    done: list[_Area] = []
    waiting: list[_Area] = []
    position = 0
    while position < len(bands):
        end, gap = _run_of_columns(ink, bands, position, height)
        if gap is None:
            waiting.append(bands[position])
            position += 1
            continue
        done += _merged(waiting)
        waiting = []
        top, bottom = bands[position].top, bands[end - 1].bottom
        sides = [_Area(area.left, top, gap[0], bottom), _Area(gap[1], top, area.right, bottom)]
        for side in reversed(sides) if from_right else sides:
            inner = _trimmed(ink, side)
            if inner is not None:
                done += _columns(ink, inner, height, from_right, depth + 1)
        position = end
    return done + _merged(waiting)


def _merged(bands: list[_Area]) -> list[_Area]:
    if not bands:
        return []
    left, right = min(band.left for band in bands), max(band.right for band in bands)
    return [_Area(left, bands[0].top, right, bands[-1].bottom)]


def _bands(ink: Ink, area: _Area, height: float) -> list[_Area]:
    rows = ink[area.top : area.bottom, area.left : area.right].sum(axis=1) >= _FEWEST_CELLS_IN_ROW
    bands: list[tuple[int, int]] = []
    for start, end in _runs(rows):
        if bands and start - bands[-1][1] < 0.9 * height:
            bands[-1] = (bands[-1][0], end)
        else:
            bands.append((start, end))
    trimmed = (_trimmed(ink, _Area(area.left, area.top + a, area.right, area.top + b)) for a, b in bands)
    return [band for band in trimmed if band is not None]


def _run_of_columns(ink: Ink, bands: list[_Area], first: int, height: float) -> tuple[int, tuple[int, int] | None]:
    """How many bands from `first` on share a gap between columns, and the widest such gap."""
    best: tuple[int, tuple[int, int] | None] = (first, None)
    left, right = min(band.left for band in bands), max(band.right for band in bands)
    filled = np.zeros(right - left, dtype=np.bool_)
    for position in range(first, len(bands)):
        band = bands[position]
        filled |= ink[band.top : band.bottom, left:right].sum(axis=0) > 0
        gap = _gap(filled, height)
        if gap is None:
            break
        top = bands[first].top
        around = (left + gap[0], left + gap[1])
        if _is_running_text(ink, _Area(left, top, around[0], band.bottom), height) and _is_running_text(
            ink, _Area(around[1], top, right, band.bottom), height
        ):
            best = (position + 1, around)
    return best


def _gap(filled: Ink, height: float) -> tuple[int, int] | None:
    """The widest white stretch inside, if it is wide enough to part columns."""
    inside = [
        (start, end)
        for start, end in _runs(~filled)
        if end - start >= _COLUMN_GAP * height
        and start > _COLUMN_WIDTH * height
        and end < len(filled) - _COLUMN_WIDTH * height
    ]
    return max(inside, key=lambda gap: gap[1] - gap[0], default=None)


def _is_running_text(ink: Ink, area: _Area, height: float) -> bool:
    """Whether lines fill the width of an area, as they do in a column and do not in a table."""
    inner = _trimmed(ink, area)
    if inner is None:
        return False
    lines = _lines(ink, inner, height)
    width = inner.right - inner.left
    wide = [line for line in lines if line.height < _TALLEST_LINE * height]
    if len(wide) < _FEWEST_LINES_IN_COLUMN or width < _COLUMN_WIDTH * height:
        return False
    return float(np.mean([_run_of_words(ink, line, height) for line in wide])) >= _COLUMN_FILL * width


def _run_of_words(ink: Ink, line: _Area, height: float) -> int:
    """How wide the words of a line stand without a gap as between cells."""
    filled = np.asarray(ink[line.top : line.bottom, line.left : line.right].any(axis=0))
    gaps = (end - start for start, end in _runs(~filled))
    return line.right - line.left - sum(gap for gap in gaps if gap > 1.5 * height)
