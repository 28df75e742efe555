# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Whether two pictures of one thing show the same, and whether a picture shows anything. Inside the jail."""

from __future__ import annotations

import numpy as np
from PIL import Image

_COMPARED_SIDE = 96
_BLOCK = 4
_BLOCK_DIFFERS = 40.0
"""Of 255 levels, on the mean of a block: two renderers and a JPEG stay below."""
_OTHER_SHAPE = 0.03
_CONTRAST = 60
_LEAST_INK = 0.002
_LEAST_WRITING = 0.02
_ACROSS = 0.2
_EDGE = 4
"""Pixels: a cover is a little larger or smaller than what was blanked under it."""


def blocks_that_differ(small: np.ndarray, large: np.ndarray) -> int:
    """How many blocks of two pictures differ, both scaled to the smaller; every block, if their shapes do."""
    (high, wide), (tall, broad) = small.shape[:2], large.shape[:2]
    if min(high, wide, tall, broad) < 1:
        return 0
    if abs(wide / high - broad / tall) > _OTHER_SHAPE * broad / tall:
        return _COMPARED_SIDE
    scale = min(1.0, _COMPARED_SIDE / max(wide, high, 1))
    size = max(_BLOCK, round(wide * scale)), max(_BLOCK, round(high * scale))
    one, other = _grey(small, size), _grey(large, size)
    rows, columns = size[1] // _BLOCK, size[0] // _BLOCK
    apart = np.abs(one - other)[: rows * _BLOCK, : columns * _BLOCK].reshape(rows, _BLOCK, columns, _BLOCK)
    # A block differs as a whole, or in its darkest part: one word in a line of white.
    return int((apart.mean(axis=(1, 3)) > _BLOCK_DIFFERS).sum())


def _grey(levels: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    picture = Image.fromarray(levels.astype(np.uint8)).convert("L").resize(size, Image.Resampling.BOX)
    return np.array(picture).astype(np.float32)


def has_drawing(levels: np.ndarray) -> bool:
    """Whether pixels show something: light and dark beside each other, more than specks of either."""
    if levels.size == 0 or min(levels.shape[:2]) < 2:
        return False
    grey = levels.mean(axis=2) if levels.ndim == 3 else levels
    low, high = float(np.percentile(grey, 0.2)), float(np.percentile(grey, 99.8))
    if high - low < _CONTRAST:
        return False
    middle = (low + high) / 2
    dark = float((grey < middle).mean())
    return _LEAST_INK < dark < 1 - _LEAST_INK


def has_writing(levels: np.ndarray) -> bool:
    """Whether the middle of a patch shows something that goes across it; letters cut off at its edges do not."""
    inner = levels[_EDGE:-_EDGE, _EDGE:-_EDGE]
    if inner.size == 0 or not has_drawing(inner):
        return False
    grey = inner.mean(axis=2) if inner.ndim == 3 else inner
    middle = (float(grey.min()) + float(grey.max())) / 2
    ink = grey < middle
    across = ink.any(axis=0) & ~ink.all(axis=0)
    return _LEAST_WRITING < float(ink.mean()) < 1 - _LEAST_WRITING and float(across.mean()) > _ACROSS
