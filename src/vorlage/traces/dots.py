# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Whether a page carries the yellow dots that colour printers put on all they print. They are never read out.

Promise: an answer for a picture of a page, from its pixels alone: whether small yellow marks repeat on a lattice of two
directions all over the paper. It does not say which printer, when, or whether the marks can be read. Marks that were
removed, that are of another colour, or a page in grey or black and white, give no answer but no.

Method: van Beusekom, Shafait, Breuel, "Automatic authentication of color laser print-outs using machine identification
codes" (2013) look for single dots; here none is looked for. Yellow minus blue, on the paper between the words only, is
correlated with itself in tiles of two inches. The period is the same in all tiles, whatever else stands in them, so the
correlations of many tiles are added, in two halves of the page that must agree: noise and pictures do not repeat alike
in both, a code of dots does.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Levels = NDArray[np.float32]

WORKING_DPI: Final = 100
_TILE_INCHES: Final = 2.0
_LEAST_LAG, _MOST_LAG = 0.3, 1.45
"""In inches: shorter periods are those of halftones and of letters."""
_LEAST_TILES: Final = 4
_MOST_TILES: Final = 48
"""Of a poster or plan: as many as of an A3 page, from all over it."""
_LEAST_PAPER: Final = 0.3
_NEAR: Final = 0.06
"""In inches: how far from each other two peaks are taken for one."""
_LEAST_SPREAD: Final = 0.0004
_CANDIDATES: Final = 12
LEAST_SCORE: Final = 9.0
"""In standard deviations of the correlation at other lags, in the weaker half of the page."""
LEAST_SHARE: Final = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class DotsJudged:
    """How strongly yellow marks repeat: the score of the weaker half, the share of tiles in which they do."""

    score: float
    share: float
    tiles: int

    @property
    def are_there(self) -> bool:
        """Whether the page is told."""
        return self.score >= LEAST_SCORE and self.share >= LEAST_SHARE


NOTHING: Final = DotsJudged(score=0.0, share=0.0, tiles=0)


def judge_dots(picture: Image.Image, dpi: float) -> DotsJudged:
    """Look for yellow dots on the picture of a page.

    Args:
        picture: In red, green and blue, at its own resolution: what was made smaller before may have lost them.
        dpi: Pixels an inch; a tenth more or less does not matter.
    """
    factor = max(1, int(dpi / WORKING_DPI + 0.1))
    marks, paper = _yellow_on_paper(np.asarray(picture.reduce(factor), np.float32))
    side = round(_TILE_INCHES * dpi / factor)
    tiles = _tiles(marks, paper, side)
    if len(tiles) < _LEAST_TILES or not any(each.any() for each, _ in tiles):
        return NOTHING
    most = round(_MOST_LAG * dpi / factor)
    correlated = [_correlated(*tile, most) for tile in tiles]
    return _judged(correlated, dpi / factor, 16 // gcd(16, factor))


def _yellow_on_paper(rgb: Levels) -> tuple[Levels, Levels]:
    """How much yellower each pixel is than the paper around it, and where the paper is: 1 there, 0 elsewhere.

    Red and green tell the paper, since yellow has as much of them. What stands near ink is left out: there a scanner's
    colours are off, and JPEG rings.
    """
    light = _smoothed(np.minimum(rgb[..., 0], rgb[..., 1]), 1)
    white = float(np.percentile(light[::4, ::4], 80)) if light.size else 0.0
    yellow = (rgb[..., 0] + rgb[..., 1]) / 2 - rgb[..., 2]
    around = _smoothed(yellow, 7)
    is_paper = (light > 0.82 * white) & (white > 90) & (np.abs(around - np.median(around)) < 30)
    paper = (_smoothed(is_paper.astype(np.float32), 3) > 0.99).astype(np.float32)
    marks = np.clip(yellow - around, -50, 50) * paper
    return marks.astype(np.float32), paper


def _smoothed(levels: Any, reach: int) -> Levels:
    """The mean over a square that reaches so far to each side."""
    side = 2 * reach + 1
    padded = np.pad(levels, reach + 1, mode="edge")[:-1, :-1]
    sums = padded.cumsum(axis=0, dtype=np.float64).cumsum(axis=1)
    total = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    return np.asarray(total / (side * side), np.float32)


def _tiles(marks: Levels, paper: Levels, side: int) -> list[tuple[Levels, Levels]]:
    """Tiles of which enough is paper, in the order of a chess board: first all of one colour, then the other."""
    found: tuple[list[tuple[Levels, Levels]], list[tuple[Levels, Levels]]] = ([], [])
    for row in range(marks.shape[0] // side):
        for column in range(marks.shape[1] // side):
            window = (slice(row * side, (row + 1) * side), slice(column * side, (column + 1) * side))
            if paper[window].mean() >= _LEAST_PAPER:
                found[(row + column) % 2].append((marks[window], paper[window]))
    if min(map(len, found)) < _LEAST_TILES // 2:
        return []
    return [tile for each in found for tile in each[:: -(-len(each) // (_MOST_TILES // 2))]]


def _correlated(marks: Levels, paper: Levels, most: int) -> tuple[Levels, Levels]:
    """The sum of products at each lag down and to both sides, and how many pairs it is made of."""
    size = marks.shape[0] + most
    size += -size % 30
    centred = (marks - marks.sum() / max(paper.sum(), 1.0)) * paper
    return _by_itself(centred, size, most), _by_itself(paper, size, most)


def _by_itself(levels: Levels, size: int, most: int) -> Levels:
    """The correlation of a tile with itself by Fourier transform; rows: lag down, columns: lag from -most to most."""
    there = np.fft.rfft2(levels, (size, size))
    back = np.fft.irfft2(there * there.conj(), (size, size))[: most + 1]
    return np.concatenate((back[:, -most:], back[:, : most + 1]), axis=1).astype(np.float32)


def _judged(correlated: list[tuple[Levels, Levels]], dpi: float, block: int) -> DotsJudged:
    half = (len(correlated) + 1) // 2
    halves = [_standing_out(part, dpi, block) for part in (correlated[:half], correlated[half:])]
    both = np.minimum(*halves)
    score, lags = _best_lattice(both, dpi)
    if not lags:
        return DotsJudged(score=0.0, share=0.0, tiles=len(correlated))
    shares = [_stands_out_at(each, lags, dpi) for each in correlated]
    return DotsJudged(score=score, share=sum(shares) / len(shares), tiles=len(correlated))


def _standing_out(correlated: list[tuple[Levels, Levels]], dpi: float, block: int) -> Levels:
    """By how many standard deviations the correlation at each lag stands out from that at all others.

    `block` is how many lags it takes until blocks of JPEG, with colours at half the resolution, meet again; 0 leaves
    them in. Ridges along a whole row or column of lags, as lines and bands make them, are taken out.
    """
    products = sum((each[0] for each in correlated), np.zeros_like(correlated[0][0]))
    pairs = sum((each[1] for each in correlated), np.zeros_like(correlated[0][1]))
    most = products.shape[0] - 1
    at_zero = float(products[0, most] / max(pairs[0, most], 1.0))
    ring = _ring(most, dpi) & (pairs > 0.02 * pairs[0, most])
    if at_zero <= 0 or not ring.any():
        return np.zeros_like(products)
    levels: Levels = np.asarray(products / np.maximum(pairs, 1.0) / at_zero, np.float32)
    if block:
        levels = _without_blocks(levels, block, most)
        levels -= np.median(levels, axis=0, keepdims=True).astype(np.float32)
        levels -= np.median(levels, axis=1, keepdims=True).astype(np.float32)
    levels = _smoothed(levels, 1)
    middle = float(np.median(levels[ring]))
    spread = max(float(np.median(np.abs(levels[ring] - middle))) * 1.4826, _LEAST_SPREAD)
    return np.where(ring, (levels - middle) / spread, 0.0).astype(np.float32)


def _without_blocks(levels: Levels, block: int, most: int) -> Levels:
    """Without what repeats with the blocks of JPEG: for each place within a block, its median over all blocks."""
    cleaned = levels.copy()
    for row in range(block):
        for column in range(block):
            part = (slice(row, None, block), slice((column + most) % block, None, block))
            cleaned[part] -= np.median(levels[part])
    return cleaned


def _ring(most: int, dpi: float) -> NDArray[np.bool_]:
    down, across = np.mgrid[0 : most + 1, -most : most + 1]
    far = np.hypot(down, across)
    return np.asarray((far >= _LEAST_LAG * dpi) & (far <= _MOST_LAG * dpi))


def _best_lattice(both: Levels, dpi: float) -> tuple[float, list[tuple[int, int]]]:
    """The two lags in different directions, with their sum or difference, whose weakest stands out most."""
    peaks = _peaks(both, round(_NEAR * dpi))
    best: tuple[float, list[tuple[int, int]]] = (0.0, [])
    for number, first in enumerate(peaks):
        for second in peaks[number + 1 :]:
            across = first[0] * second[1] - first[1] * second[0]
            if abs(across) < 0.35 * np.hypot(*first) * np.hypot(*second):
                continue
            corners = [(first[0] + sign * second[0], first[1] + sign * second[1]) for sign in (1, -1)]
            inside = [each for each in corners if _height(both, *each) is not None]
            heights = [_height(both, *each) or 0.0 for each in (first, second, *inside)]
            if inside and min(heights) > best[0]:
                best = (min(heights), [first, second, *inside])
    return best


def _peaks(both: Levels, near: int) -> list[tuple[int, int]]:
    left, peaks, most = both.copy(), [], both.shape[0] - 1
    for _ in range(_CANDIDATES):
        row, column = divmod(int(left.argmax()), left.shape[1])
        if left[row, column] <= 0:
            break
        peaks.append((row, column - most))
        left[max(row - near, 0) : row + near + 1, max(column - near, 0) : column + near + 1] = 0
    return peaks


def _height(both: Levels, row: int, column: int) -> float | None:
    """How far the highest lag within two pixels stands out; None where lags are not looked at."""
    most = both.shape[0] - 1
    if row < 0:
        row, column = -row, -column
    if row > most or abs(column) > most or not both[row, column + most]:
        return None
    return float(both[max(row - 2, 0) : row + 3, max(column + most - 2, 0) : column + most + 3].max())


def _stands_out_at(tile: tuple[Levels, Levels], lags: list[tuple[int, int]], dpi: float) -> bool:
    """Whether the marks of one tile repeat at these lags."""
    alone = _standing_out([tile], dpi, 0)
    heights = [_height(alone, *lag) or 0.0 for lag in lags]
    return sum(heights) / len(heights) > 2.5
