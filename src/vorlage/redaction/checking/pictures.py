# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures in an output: ours are PNGs of three chunks, grey of four bits; anything else is no picture of ours."""

from __future__ import annotations

import base64
import binascii
import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from vorlage.domain.seals import MAX_RASTER_SIDE, PageRaster
from vorlage.redaction.checking.pdf_layers import unpacked

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_IN_TEXT: Final = re.compile(rb"data:image/png;base64,([A-Za-z0-9+/=]+)")
_MAX_BYTES: Final = 256 * 1024 * 1024


def raster_of(png: bytes) -> PageRaster | None:
    """The raster that a PNG of ours holds; None when one byte of it is not as `PageRaster.to_png` writes it."""
    if png[:8] != SIGNATURE or png[12:16] != b"IHDR" or len(png) < 33:
        return None
    width, height, bits, colour = struct.unpack(">IIBB", png[16:26])
    if not (0 < width <= MAX_RASTER_SIDE and 0 < height <= MAX_RASTER_SIDE and (bits, colour) == (4, 0)):
        return None
    stride = (width + 1) // 2
    length = struct.unpack(">I", png[33:37])[0]
    try:
        rows = zlib.decompressobj().decompress(png[41 : 41 + length], min((stride + 1) * height + 1, _MAX_BYTES))
        held = b"".join(rows[at + 1 : at + 1 + stride] for at in range(0, len(rows), stride + 1))
        raster = unpacked(width, height, held)
    except (zlib.error, ValueError):
        return None
    return raster if raster.to_png() == png else None


def pictures_within(content: bytes) -> Iterator[bytes]:
    """The PNGs that stand in a page as data URIs."""
    for found in _IN_TEXT.finditer(content):
        try:
            yield base64.b64decode(found[1], validate=True)
        except binascii.Error:
            continue
