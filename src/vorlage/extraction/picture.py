# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of pages: drawn in the jail as bare pixels, made a PNG here: nothing else of a file reaches a screen."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import msgspec

from vorlage.extraction.answers import DrawAnswer, DrawRequest
from vorlage.extraction.checking import AnswerBrokenError, check_drawing
from vorlage.jail.limits import JailLimits, JailVerdict
from vorlage.jail.supervisor import Jail

PICTURE_VERSION = "2"
"""Changes whenever a page may be drawn otherwise: kept pictures are named by it."""

DRAW_LIMITS = JailLimits(wall_s=30, cpu_s=20)
_DRAWN_IMAGES = (
    "jpeg",
    "png",
    "gif",
    "tiff",
    "webp",
    "bmp",
    "jp2",
    "heif",
    "heic",
    "avif",
    "x-icon",
    "x-portable-anymap",
)
_DRAWN = frozenset({"application/pdf", "image/vnd.adobe.photoshop", *(f"image/{each}" for each in _DRAWN_IMAGES)})


def has_picture(media_type: str) -> bool:
    """Whether pages of this type can be drawn."""
    return media_type in _DRAWN


def draw_page(jail: Jail, original: Path, *, media_type: str, page_number: int, work: Path, dpi: int = 110) -> bytes:
    """One page of a PDF or an image as a PNG; empty when it could not be drawn.

    The PNG is made by this process from pixels that were counted: EXIF, colour profiles, thumbnails and scripts of
    the original are not in it. A PDF is drawn at `dpi`, an image at its own size, both within 24 million pixels.

    Raises:
        JailUnavailableError: No child process could be started.
        OSError: The original itself cannot be opened.
    """
    drawn = page_pixels(jail, original, media_type=media_type, page_number=page_number, work=work, dpi=dpi)
    return b"" if drawn is None else _as_png(drawn.width, drawn.height, drawn.pixels)


def page_pixels(
    jail: Jail, original: Path, *, media_type: str, page_number: int, work: Path, dpi: int
) -> DrawAnswer | None:
    """One page as bare pixels, as `draw_page` draws it; None when it could not be drawn.

    Raises:
        JailUnavailableError: No child process could be started.
        OSError: The original itself cannot be opened.
    """
    request = msgspec.msgpack.encode(DrawRequest(media_type=media_type, page_number=page_number, dpi=dpi))
    said = jail.run("vorlage.extraction.inside:draw_page", original, request, work=work, limits=DRAW_LIMITS)
    if said.verdict is not JailVerdict.ANSWERED:
        return None
    try:
        return check_drawing(said.payload)
    except AnswerBrokenError:
        return None


def _as_png(width: int, height: int, pixels: bytes) -> bytes:
    """A PNG of three bytes a pixel (W3C PNG, third edition): signature, IHDR, IDAT, IEND and no other chunk."""
    stride = width * 3
    rows = b"".join(b"\x00" + pixels[start : start + stride] for start in range(0, len(pixels), stride))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 3)), (b"IEND", b""))
    framed = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(framed)
