# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of absurd sides and streams, and packed things inside packed things: refused or told soon, cheaply."""

from __future__ import annotations

import gzip
import io
import lzma
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from vorlage.domain.custody import Outcome
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]
_STATED = {Outcome.READ, Outcome.DAMAGED, Outcome.REFUSED, Outcome.EMPTY, Outcome.UNSUPPORTED, Outcome.CONTAINER}
_SIDE = 30_000


def png(side: int, body: bytes, kind: int = 2, depth: int = 8) -> bytes:
    """A PNG that claims this side, with this stream of pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    facts = struct.pack(">IIBBBBB", side, side, depth, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", facts) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def honest_png() -> bytes:
    """All 900 million pixels are there: black, one bit each."""
    packer = zlib.compressobj(9)
    row = bytes(1 + _SIDE // 8)
    return png(_SIDE, b"".join(packer.compress(row) for _ in range(_SIDE)) + packer.flush(), kind=0, depth=1)


def tiff(side: int, *, loops: bool = False) -> bytes:
    """A TIFF that claims this side; its folder of facts may name itself as the next page."""
    facts = (
        (256, 4, side),
        (257, 4, side),
        (258, 3, 8),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, 8),
        (278, 4, side),
        (279, 4, 9),
    )
    held = b"II*\x00" + struct.pack("<I", 8) + struct.pack("<H", len(facts))
    held += b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in facts)
    return held + struct.pack("<I", 8 if loops else 0)


def jpeg(side: int) -> bytes:
    """A small JPEG whose header claims more."""
    held = io.BytesIO()
    Image.new("RGB", (8, 8)).save(held, "JPEG")
    whole = held.getvalue()
    at = whole.index(b"\xff\xc0") + 5
    return whole[:at] + struct.pack(">HH", side, side) + whole[at + 4 :]


def gif(frames: int) -> bytes:
    """A GIF of empty frames over a wide canvas."""
    held = b"GIF89a" + struct.pack("<HHBBB", 60_000, 60_000, 0xF0, 0, 0) + bytes(6)
    frame = b"," + struct.pack("<HHHHB", 0, 0, 60_000, 60_000, 0) + b"\x02\x02\x4c\x01\x00"
    return held + frame * frames + b";"


def bmp(side: int) -> bytes:
    """A bitmap that claims this side."""
    facts = struct.pack("<IiiHHIIiiII", 40, side, side, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + facts


PICTURES: dict[str, Callable[[], bytes]] = {
    "png by its header": lambda: png(_SIDE, zlib.compress(b"")),
    "png with all its pixels": honest_png,
    "png of two thousand million": lambda: png(0x7FFFFFFF, zlib.compress(bytes(1 << 20))),
    "tiff": lambda: tiff(_SIDE),
    "tiff of four thousand million": lambda: tiff(0xFFFFFFFF),
    "tiff that goes round": lambda: tiff(16, loops=True),
    "jpeg": lambda: jpeg(_SIDE),
    "jpeg of the largest sides": lambda: jpeg(65_535),
    "gif of a thousand frames": lambda: gif(1_000),
    "bmp": lambda: bmp(_SIDE),
    "bmp of negative sides": lambda: bmp(-_SIDE),
}


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_of_absurd_sides_has_an_outcome(read: Read, picture: str) -> None:
    """Told by the header, never by trying: within seconds."""
    held = PICTURES[picture]()
    began = time.monotonic()
    extracted = read(held)
    assert time.monotonic() - began < 20
    assert extracted.outcome in _STATED
    assert extracted.reason or extracted.outcome is Outcome.READ
    if picture in {"png by its header", "png with all its pixels", "jpeg", "jpeg of the largest sides"}:
        assert (extracted.outcome, extracted.reason.split(":")[0]) == (Outcome.REFUSED, "limit.pixels")


def in_zip(content: bytes, times: int = 1) -> bytes:
    """An archive with the same member under several names."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for count in range(times):
            archive.writestr(f"{count}.bin", content)
    return held.getvalue()


PACKED: dict[str, Callable[[], bytes]] = {
    "gzip": lambda: gzip.compress(bytes(300 << 20), 9),
    "gzip in gzip": lambda: gzip.compress(gzip.compress(bytes(300 << 20), 9), 9),
    "xz": lambda: lzma.compress(bytes(300 << 20), preset=0),
    "zip in zip": lambda: in_zip(in_zip(bytes(300 << 20))),
    "sixteen archives of sixteen": lambda: in_zip(in_zip(in_zip(bytes(64 << 20), 4), 16), 16),
}


@pytest.mark.parametrize("bomb", PACKED)
def test_what_is_packed_many_times_over_is_opened_one_layer_at_a_time(read: Read, tmp_path: Path, bomb: str) -> None:
    """No layer of a bomb leaves more than the free share of bytes, nor takes more than some seconds."""
    held = PACKED[bomb]()
    layers, deepest = [held], 0
    while layers and deepest < 8:
        deepest += 1
        began = time.monotonic()
        extracted = read(layers.pop())
        assert time.monotonic() - began < 20
        assert extracted.outcome in _STATED
        assert extracted.reason or extracted.outcome in {Outcome.CONTAINER, Outcome.READ}
        taken = [member.content for member in extracted.members if member.content is not None]
        assert sum(place.stat().st_size for place in taken) <= 16 << 20
        layers += [place.read_bytes() for place in taken[:1]]
    assert deepest < 8
