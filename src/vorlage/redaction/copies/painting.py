# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Boxes painted on the raster of a page: black, on the sixteen levels, and not one pixel besides.

What is painted is the raster that was sealed, so every pixel outside the boxes is the sealed one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import ceil, floor
from typing import Final

from vorlage.domain.seals import PageRaster
from vorlage.domain.words import Box

PAINT: Final = 0
"""The level of a box: black. Everything in a box has it, whatever was there."""


def paint(raster: PageRaster, boxes: Iterable[Box], *, width: float, height: float) -> PageRaster:
    """The raster with boxes painted over, each grown outward to whole pixels.

    Args:
        raster: Of the page. It is not changed.
        boxes: In the measure of the page; what lies outside of it is cut off.
        width: Of the page, in the same measure.
        height: Likewise.

    Raises:
        ValueError: The page has no size.
    """
    if not (width > 0 and height > 0):
        raise ValueError("boxes are placed on a page of some size")
    levels = bytearray(raster.levels)
    for left, top, right, bottom in pixels_of(raster, boxes, width=width, height=height):
        row = bytes([PAINT]) * (right - left)
        for at in range(top * raster.width, bottom * raster.width, raster.width):
            levels[at + left : at + right] = row
    return replace(raster, levels=bytes(levels))


def pixels_of(
    raster: PageRaster, boxes: Iterable[Box], *, width: float, height: float
) -> tuple[tuple[int, int, int, int], ...]:
    """The pixels that boxes take: left, top, right, bottom, half-open, within the raster; empty ones left out."""
    across, down = raster.width / width, raster.height / height
    found = []
    for box in boxes:
        left, top = max(floor(box.x0 * across), 0), max(floor(box.y0 * down), 0)
        right, bottom = min(ceil(box.x1 * across), raster.width), min(ceil(box.y1 * down), raster.height)
        if left < right and top < bottom:
            found.append((left, top, right, bottom))
    return tuple(found)
