# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a seal is made of: the raster of a page, the leaves of a record's digest tree, and what of it was opened.

How they are hashed, and what a reader checks, is laid down in `docs/reference/sealed-pages.md`.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import Final

TILE: Final = 32
"""Side of a tile, in pixels; those at the right and lower edge may be smaller."""
LEVELS: Final = 16
"""From 0, black, to 15, white."""
MAX_RASTER_SIDE: Final = 20_000

_LEVEL_VALUES: Final = bytes(range(LEVELS))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRaster:
    """A page as it is sealed, redacted and published: grey, sixteen levels, one byte a pixel, row by row from the top.

    Does not promise to be the page in every detail: see `sealing/raster.py` for what was left out on purpose.
    """

    width: int
    height: int
    levels: bytes

    def __post_init__(self) -> None:
        if not (0 < self.width <= MAX_RASTER_SIDE and 0 < self.height <= MAX_RASTER_SIDE):
            raise ValueError("a raster has sides of 1 to 20,000 pixels")
        if len(self.levels) != self.width * self.height:
            raise ValueError("a raster has as many levels as pixels")
        if self.levels.translate(None, _LEVEL_VALUES):
            raise ValueError("a level is 0 to 15")

    def packed_rows(self) -> bytes:
        """All rows, two pixels a byte, the left one in the high half; a row of odd width ends with half a byte of 0."""
        if self.width % 2 == 0:
            return _packed(self.levels)
        starts = range(0, len(self.levels), self.width)
        return b"".join(_packed(self.levels[start : start + self.width] + b"\x00") for start in starts)

    def to_png(self) -> bytes:
        """The raster as PNG (W3C PNG, third edition): grey of four bits, and no chunk but IHDR, IDAT and IEND.

        The same raster gives the same bytes with the same zlib. Pixels are the levels themselves, unfiltered.
        """
        stride = (self.width + 1) // 2
        packed = self.packed_rows()
        rows = b"".join(b"\x00" + packed[start : start + stride] for start in range(0, len(packed), stride))
        header = struct.pack(">IIBBBBB", self.width, self.height, 4, 0, 0, 0, 0)
        chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)

    def __repr__(self) -> str:
        return f"PageRaster({self.width} by {self.height})"


def _packed(levels: bytes) -> bytes:
    """Two levels a byte. Long numbers do in C what a loop over pixels would do in Python."""
    high, low = (int.from_bytes(half, "big") for half in (levels[0::2], levels[1::2]))
    return (high << 4 | low).to_bytes(len(levels) // 2, "big")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
