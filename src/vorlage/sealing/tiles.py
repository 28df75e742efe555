# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A page's raster as tiles: what each holds, and which of them a box touches."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from vorlage.domain.seals import TILE, PageRaster, SealedPage
from vorlage.domain.words import Box
from vorlage.sealing.trees import leaf_digest

TILE_TAG: Final = b"vorlage/tile/1\x00"
_TILE_BYTES: Final = TILE // 2

Run = tuple[int, int]
"""Tiles that follow each other: the first of them, and how many."""


def tile_contents(raster: PageRaster) -> list[bytes]:
    """What each tile holds, row by row of tiles: its rows of pixels, two a byte, the left one in the high half."""
    stride = (raster.width + 1) // 2
    packed = np.frombuffer(raster.packed_rows(), np.uint8).reshape(raster.height, stride)
    return [
        packed[top : top + TILE, left : left + _TILE_BYTES].tobytes()
        for top in range(0, raster.height, TILE)
        for left in range(0, stride, _TILE_BYTES)
    ]


def tile_digests(raster: PageRaster, salts: Sequence[bytes]) -> list[bytes]:
    """The leaf of each tile."""
    contents = tile_contents(raster)
    return [leaf_digest(salt, TILE_TAG, content) for salt, content in zip(salts, contents, strict=True)]


def tiles_touched(page: SealedPage, boxes: Iterable[Box]) -> tuple[int, ...]:
    """The tiles that have a pixel in common with a box in pixels, sorted; a box beyond the page touches its edge."""
    rows = page.tiles // page.columns
    found: set[int] = set()
    for box in boxes:
        left, right = _reached(box.x0, box.x1, page.columns)
        top, bottom = _reached(box.y0, box.y1, rows)
        found.update(row * page.columns + column for row in range(top, bottom) for column in range(left, right))
    return tuple(sorted(found))


def _reached(low: float, high: float, most: int) -> Run:
    """The first tile along a side, and the one after the last; a box whose edge is not a number reaches all."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return 0, most
    first = min(max(math.floor(low / TILE), 0), most - 1)
    return first, min(max(math.ceil(high / TILE), first + 1), most)


def runs_of(places: Sequence[int]) -> tuple[Run, ...]:
    """Sorted places as runs."""
    found: list[list[int]] = []
    for place in places:
        if found and place == sum(found[-1]):
            found[-1][1] += 1
        else:
            found.append([place, 1])
    return tuple((start, count) for start, count in found)


def places_of(withheld: Iterable[int], columns: int) -> int:
    """How many places tiles make: those that touch at a side are one."""
    left, groups = set(withheld), 0
    while left:
        groups += 1
        reached = [left.pop()]
        while reached:
            place = reached.pop()
            beside = {place - columns, place + columns}
            beside |= {place - 1} if place % columns else set()
            beside |= {place + 1} if (place + 1) % columns else set()
            reached += left & beside
            left -= beside
    return groups


def blackened(raster: PageRaster, withheld: Iterable[int]) -> PageRaster:
    """The raster with withheld tiles black."""
    levels = np.frombuffer(raster.levels, np.uint8).reshape(raster.height, raster.width).copy()
    columns = -(-raster.width // TILE)
    for place in withheld:
        top, left = place // columns * TILE, place % columns * TILE
        levels[top : top + TILE, left : left + TILE] = 0
    return PageRaster(width=raster.width, height=raster.height, levels=levels.tobytes())
