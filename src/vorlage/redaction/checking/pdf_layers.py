# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A PDF's layers from the jail, believed as far as they can be checked."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from vorlage.domain.seals import PageRaster
from vorlage.jail.limits import JailLimits, JailVerdict
from vorlage.jail.supervisor import Jail
from vorlage.redaction.checking.pdf_answers import PdfLayers, PdfPicture, PdfRequest

_ENTRY: Final = "vorlage.redaction.checking.pdf_inside:take_apart"
_LIMITS: Final = JailLimits()
_LAYERS: Final = msgspec.msgpack.Decoder(PdfLayers)  # made once, not by the threads that decode
_PICTURE: Final = msgspec.msgpack.Decoder(PdfPicture)


def layers_of(jail: Jail, place: Path, *, work: Path) -> PdfLayers:
    """The layers of a PDF; not readable when it could not be taken apart.

    Raises:
        JailUnavailableError: No child process could be started.
    """
    said = jail.run(_ENTRY, place, msgspec.msgpack.encode(PdfRequest()), work=work, limits=_LIMITS)
    if said.verdict is not JailVerdict.ANSWERED:
        return PdfLayers(is_readable=False)
    try:
        return _LAYERS.decode(said.payload)
    except (msgspec.MsgspecError, UnicodeError):
        return PdfLayers(is_readable=False)


def picture_of(jail: Jail, place: Path, page_number: int, *, work: Path) -> PageRaster | None:
    """The picture that a page of a redacted copy is, level by level; None when it is no such picture.

    Raises:
        JailUnavailableError: No child process could be started.
    """
    request = msgspec.msgpack.encode(PdfRequest(page_number=page_number))
    said = jail.run(_ENTRY, place, request, work=work, limits=_LIMITS)
    if said.verdict is not JailVerdict.ANSWERED:
        return None
    try:
        picture = _PICTURE.decode(said.payload)
        return unpacked(picture.width, picture.height, picture.rows)
    except (msgspec.MsgspecError, UnicodeError, ValueError):
        return None


def unpacked(width: int, height: int, rows: bytes) -> PageRaster:
    """The raster of which these are the packed rows (`PageRaster.packed_rows`).

    Raises:
        ValueError: They are of no raster of this size.
    """
    stride = (width + 1) // 2
    if len(rows) != stride * height:
        raise ValueError("a raster has as many rows as it is high")
    levels = bytearray(2 * len(rows))
    levels[0::2] = rows.translate(_HIGH)
    levels[1::2] = rows.translate(_LOW)
    if width % 2:
        levels = bytearray(b"".join(levels[at : at + width] for at in range(0, len(levels), 2 * stride)))
    return PageRaster(width=width, height=height, levels=bytes(levels))


_HIGH: Final = bytes(byte >> 4 for byte in range(256))
_LOW: Final = bytes(byte & 15 for byte in range(256))
