# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a seal is made of: the raster of a page, the leaves of a record's digest tree, and what of it was opened.

How they are hashed, and what a reader checks, is laid down in `docs/reference/sealed-pages.md`.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, NewType, Self

from vorlage.domain.custody import Digest, ItemNumber, require_utc
from vorlage.domain.words import Box

SealNumber = NewType("SealNumber", int)
"""A seal's number: from 1, unique in the case."""

TILE: Final = 32
"""Side of a tile, in pixels; those at the right and lower edge may be smaller."""
LEVELS: Final = 16
"""From 0, black, to 15, white."""
MAX_RASTER_SIDE: Final = 20_000

_LEVEL_VALUES: Final = bytes(range(LEVELS))
_HIGH_HALF: Final = bytes(pair >> 4 for pair in range(256))
_LOW_HALF: Final = bytes(pair & 15 for pair in range(256))
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


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
        chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
        return _SIGNATURE + b"".join(_chunk(kind, body) for kind, body in chunks)

    @classmethod
    def from_png(cls, png: bytes) -> Self:
        """The raster that `to_png` wrote; not a reader of any other PNG.

        Raises:
            ValueError: These bytes are not of that form, or not whole.
        """
        kinds, bodies = zip(*_chunks(png), strict=True)
        if kinds != (b"IHDR", b"IDAT", b"IEND") or len(bodies[0]) != 13:
            raise ValueError("not a raster as it is kept")
        width, height, *form = struct.unpack(">IIBBBBB", bodies[0])
        if form != [4, 0, 0, 0, 0] or not (0 < width <= MAX_RASTER_SIDE and 0 < height <= MAX_RASTER_SIDE):
            raise ValueError("not a raster as it is kept")
        stride = (width + 1) // 2
        reading = zlib.decompressobj()
        try:
            rows = reading.decompress(bodies[1], (stride + 1) * height + 1)
        except zlib.error as broken:
            raise ValueError("not a raster as it is kept") from broken
        if len(rows) != (stride + 1) * height or any(rows[:: stride + 1]):
            raise ValueError("not a raster as it is kept")
        starts = range(1, len(rows), stride + 1)
        levels = b"".join(_unpacked(rows[start : start + stride])[:width] for start in starts)
        return cls(width=width, height=height, levels=levels)

    def __repr__(self) -> str:
        return f"PageRaster({self.width} by {self.height})"


def _packed(levels: bytes) -> bytes:
    """Two levels a byte. Long numbers do in C what a loop over pixels would do in Python."""
    high, low = (int.from_bytes(half, "big") for half in (levels[0::2], levels[1::2]))
    return (high << 4 | low).to_bytes(len(levels) // 2, "big")


def _unpacked(packed: bytes) -> bytes:
    levels = bytearray(2 * len(packed))
    levels[0::2], levels[1::2] = packed.translate(_HIGH_HALF), packed.translate(_LOW_HALF)
    return bytes(levels)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and body of each chunk.

    Raises:
        ValueError: The bytes are no chunks, or one is not as its sum says.
    """
    if png[:8] != _SIGNATURE:
        raise ValueError("not a PNG")
    at = 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4].rjust(4, b"\xff"))
        framed = png[at + 4 : at + 8 + size]
        if len(framed) != size + 4 or png[at + 8 + size : at + 12 + size] != struct.pack(">I", zlib.crc32(framed)):
            raise ValueError("a chunk is not whole")
        yield framed[:4], framed[4:]
        at += size + 12


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedField:
    """Something a record says of itself or is, in one line: its date, its type, how many pages it has."""

    name: str
    value: str

    def __repr__(self) -> str:
        return f"SealedField({self.name})"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPassage:
    """A paragraph, sentence or cell that is sealed by itself.

    `text` is as it is sealed: NFC, lines end with LF alone, without space at their ends. `order` counts the passages
    of its page from 0; `start` and `end` are offsets into the record's text as it was sealed.
    """

    page: int
    order: int
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.page < 1 or self.order < 0 or not 0 <= self.start <= self.end:
            raise ValueError("a passage has its place on a page")

    def __repr__(self) -> str:
        return f"SealedPassage(page {self.page}, {self.order})"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPage:
    """A page that was sealed as it looks: its number, and the sides of its raster in pixels."""

    number: int
    width: int
    height: int

    def __post_init__(self) -> None:
        if self.number < 1 or not (0 < self.width <= MAX_RASTER_SIDE and 0 < self.height <= MAX_RASTER_SIDE):
            raise ValueError("a sealed page has a number from 1 and sides of 1 to 20,000 pixels")

    @property
    def columns(self) -> int:
        """How many tiles stand side by side."""
        return -(-self.width // TILE)

    @property
    def tiles(self) -> int:
        """How many tiles there are: row by row from the top."""
        return self.columns * -(-self.height // TILE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """That a record was sealed: its root, and of which text.

    A root says that what is opened under it was there when it was made, and nothing of what is not opened. It does not
    say that the record is genuine.
    """

    number: SealNumber
    item: ItemNumber
    root: Digest
    layer_digest: Digest
    version: str
    made_at: datetime

    def __post_init__(self) -> None:
        require_utc(self.made_at)


class WithheldGround(StrEnum):
    """Why something of a record is withheld from readers."""

    NAME = "name"
    """A protected name, or one that nobody decided upon."""
    PERSON = "person"
    """A box that a person drew."""
    OUTSIDE = "outside"
    """It is not part of what is shown. This alone does not bind what is shown later."""

    @property
    def binds(self) -> bool:
        """Whether it has to stay withheld in whatever is shown later."""
        return self is not WithheldGround.OUTSIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class WithheldBox:
    """A part of a page that is withheld: every tile that it touches."""

    box: Box
    ground: WithheldGround


@dataclass(frozen=True, slots=True, kw_only=True)
class WithheldStretch:
    """A stretch of a record's text that is withheld: offsets into the text as it was sealed."""

    start: int
    end: int
    ground: WithheldGround

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError("a stretch is at least one character")
