# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The ink of a page: what is darker than the paper around it, how far askew it stands, and which of it are rules.

All at half the picture's resolution ("cells"): a line of print is still ten cells high, and it costs a quarter.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

Ink = npt.NDArray[np.bool_]
Counts = npt.NDArray[Any]

CELL = 2
"""Pixels to a cell."""
MAX_SKEW_DEGREES = 15.0
_SAMPLED = 20_000
_PAPER_RADIUS = 24
_DARKER_BY = 14
_PAPER_SHARE = 0.5
_PAPER_SPREAD = 14
_SHADOW_SHARE = 0.5


def find_ink(picture: Image.Image) -> Ink:
    """Cells that are clearly darker than the mean around them; on dark paper, those that are lighter.

    Shadows and yellowed paper do not count. Source of the method: local mean thresholding (Niblack 1986, k = 0).
    """
    small = picture.reduce(CELL) if min(picture.size) > CELL else picture
    around = np.asarray(small.filter(ImageFilter.BoxBlur(_PAPER_RADIUS)), dtype=np.int16)
    levels = np.asarray(small, dtype=np.int16)
    if np.median(levels) < 90:
        return np.asarray(levels > around + _DARKER_BY)
    return np.asarray(levels < np.minimum(around - _DARKER_BY, 235))


def edges_in_shadow(ink: Ink) -> tuple[int, int, int, int]:
    """How many rows and columns of cells at the left, top, right and bottom edge are mostly ink: a scanner's shadow.

    At most a tenth of a page on each side: what is dark further in is part of the page.
    """

    def depth(shares: npt.NDArray[np.float64]) -> int:
        dark = shares[: max(1, len(shares) // 10)] > _SHADOW_SHARE
        return int(np.argmin(dark)) if not dark.all() else len(dark)

    columns, rows = ink.mean(axis=0), ink.mean(axis=1)
    return depth(columns), depth(rows), depth(columns[::-1]), depth(rows[::-1])


def is_paper(picture: Image.Image) -> bool:
    """Whether most of a picture is of one shade, as a page is and a photograph is not."""
    levels = np.bincount(np.asarray(picture.reduce(4) if min(picture.size) > 8 else picture).ravel(), minlength=256)
    smooth = np.convolve(levels, np.ones(2 * _PAPER_SPREAD + 1), mode="same")
    return bool(smooth.max() >= _PAPER_SHARE * levels.sum())


def find_skew(ink: Ink) -> tuple[float, float]:
    """By how many degrees lines fall towards the right, and how sharp they stand out at that angle.

    The angle at which ink, summed along lines, is most uneven (Postl 1986), to a tenth of a degree.
    """
    down, across = np.nonzero(ink)
    if len(down) == 0:
        return 0.0, 0.0
    if len(down) > _SAMPLED:
        chosen = np.random.default_rng(len(down)).integers(0, len(down), _SAMPLED)
        down, across = down[chosen], across[chosen]
    coarse = max(np.arange(-MAX_SKEW_DEGREES, MAX_SKEW_DEGREES + 0.1, 0.5), key=lambda a: _sharpness(down, across, a))
    fine = max(np.arange(coarse - 0.4, coarse + 0.45, 0.1), key=lambda a: _sharpness(down, across, a))
    return float(round(fine, 2)), _sharpness(down, across, float(fine))


def _sharpness(down: Counts, across: Counts, degrees: float) -> float:
    rows = down - across * np.tan(np.radians(degrees))
    counts = np.bincount((rows - rows.min()).astype(np.int32))
    return float(np.square(np.diff(counts.astype(np.float64))).sum() / len(down))


def find_rules(ink: Ink, *, shortest: int) -> Ink:
    """Cells of straight, thin rules, across or down, at least so many cells long: borders of tables, underlines."""
    return _runs(ink, shortest) | _runs(ink.T, shortest).T


def _runs(ink: Ink, shortest: int) -> Ink:
    """Cells in runs along rows, if the run is thin."""
    if ink.shape[1] <= shortest:
        return np.zeros_like(ink)
    sums = np.cumsum(np.pad(ink, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    full = (sums[:, shortest:] - sums[:, :-shortest]) == shortest
    marks = np.zeros((ink.shape[0], ink.shape[1] + 1), dtype=np.int32)
    marks[:, : full.shape[1]] += full
    marks[:, shortest : shortest + full.shape[1]] -= full
    run = np.cumsum(marks, axis=1)[:, :-1] > 0
    thick = np.zeros_like(run)
    thick[4:-4] = run[8:] & run[:-8]
    return np.asarray(run & ~thick)
