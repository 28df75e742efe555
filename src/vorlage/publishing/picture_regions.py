# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where a page shows something that is neither print on white nor paper: it may be a picture of somebody.

No model looks for faces (decision 0062). By the raster alone, which is what would be published:

1. Covered: what people boxed, solid black, and words: a word counts as print when a fifth of its box is paper and it is
   no taller than words of the page are. What an engine reads into a photograph leaves no paper around it.
2. The rest in blocks of about a millimetre. A block has ink when a sixteenth of it is darker than paper.
3. Squares of four by four blocks, all with ink and not of one level: rules, frames and signatures make none.
4. Squares that touch are one region.

Residual risks: a drawing of few lines, a code of black squares, a picture fainter than paper, and one smaller than six
millimetres.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vorlage.domain.pages import Page
from vorlage.domain.release import PictureRegion
from vorlage.domain.seals import PageRaster
from vorlage.domain.words import Box
from vorlage.redaction.copies.seeing import without_boxes

REGIONS_VERSION: Final = "1"
"""Changes whenever a page may get other regions: what was signed is void then."""
_PAPER: Final = 14
"""Levels from here up are paper."""
_LEAST_PAPER: Final = 0.2
_TALL: Final = 4.0
_AROUND: Final = 3
"""Pixels around a word that belong to its print."""
_BLOCKS_ACROSS: Final = 150
_LEAST_BLOCK: Final = 4
_INK: Final = 1 / 16
_SQUARE: Final = 4
_FLAT: Final = 0.05
"""Variance of levels: a square of less is of one level."""

_Mask = NDArray[np.bool_]


def picture_regions(raster: PageRaster, page: Page, boxed: Sequence[Box]) -> tuple[PictureRegion, ...]:
    """The regions of a page that may show somebody, from the top down.

    Args:
        raster: The page as it would be published without any box.
        page: Its words and its size.
        boxed: What people drew over, in the measure of the page.
    """
    levels = np.frombuffer(without_boxes(raster).levels, np.uint8).reshape(raster.height, raster.width)
    across, down = raster.width / (page.width or raster.width), raster.height / (page.height or raster.height)
    covered = np.zeros(levels.shape, np.bool_)
    for box in boxed:
        covered[_part(box, across, down, around=0)] = True
    tallest = _TALL * median([word.box.y1 - word.box.y0 for word in page.words if word.box] or [0.0])
    for word in page.words:
        if word.box is None or word.box.y1 - word.box.y0 > tallest:
            continue
        part = _part(word.box, across, down, around=_AROUND)
        if levels[part].size and float((levels[part] >= _PAPER).mean()) >= _LEAST_PAPER:
            covered[part] = True
    side = max(_LEAST_BLOCK, min(levels.shape) // _BLOCKS_ACROSS)
    squares = _squares(np.where(covered, 15, levels), side)
    boxes = (
        Box(left * side / across, top * side / down, right * side / across, bottom * side / down)
        for left, top, right, bottom in _together(squares)
    )
    return tuple(PictureRegion(page_number=page.number, box=box) for box in boxes)


def _part(box: Box, across: float, down: float, *, around: int) -> tuple[slice, slice]:
    rows = slice(max(0, int(box.y0 * down) - around), max(0, int(box.y1 * down) + 1 + around))
    return rows, slice(max(0, int(box.x0 * across) - around), max(0, int(box.x1 * across) + 1 + around))


def _squares(levels: NDArray[np.uint8], side: int) -> _Mask:
    """The blocks that lie in a square of blocks which all have ink, and which is not of one level."""
    high, wide = -(-levels.shape[0] // side), -(-levels.shape[1] // side)
    filled = np.full((high * side, wide * side), 15, np.int64)
    filled[: levels.shape[0], : levels.shape[1]] = levels
    blocks = filled.reshape(high, side, wide, side)
    has_ink = (blocks < _PAPER).mean(axis=(1, 3)) >= _INK
    found = np.zeros(has_ink.shape, np.bool_)
    if min(found.shape) < _SQUARE:
        return found
    pixels = float((_SQUARE * side) ** 2)
    mean = _sums(blocks.sum(axis=(1, 3))) / pixels
    variance = _sums((blocks**2).sum(axis=(1, 3))) / pixels - mean**2
    corners = (_sums(has_ink.astype(np.int64)) == _SQUARE**2) & (variance > _FLAT)
    rows, columns = corners.shape
    for row in range(_SQUARE):
        for column in range(_SQUARE):
            found[row : row + rows, column : column + columns] |= corners
    return found


def _sums(blocks: NDArray[np.int64]) -> NDArray[np.int64]:
    """The sum over each square of blocks, by its upper left one."""
    sums = np.zeros((blocks.shape[0] + 1, blocks.shape[1] + 1), np.int64)
    sums[1:, 1:] = blocks.cumsum(0).cumsum(1)
    return sums[_SQUARE:, _SQUARE:] - sums[:-_SQUARE, _SQUARE:] - sums[_SQUARE:, :-_SQUARE] + sums[:-_SQUARE, :-_SQUARE]


def _together(mask: _Mask) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, right and bottom of each group of blocks that touch."""
    left_over = {(int(row), int(column)) for row, column in zip(*np.nonzero(mask), strict=True)}
    for first in sorted(left_over):
        if first not in left_over:
            continue
        left_over.remove(first)
        group, waiting = [first], [first]
        while waiting:
            row, column = waiting.pop()
            near = {(row + r, column + c) for r in (-1, 0, 1) for c in (-1, 0, 1)} & left_over
            left_over -= near
            group += near
            waiting += near
        rows, columns = [row for row, _ in group], [column for _, column in group]
        yield min(columns), min(rows), max(columns) + 1, max(rows) + 1
