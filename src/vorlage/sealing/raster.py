# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The raster of a page: the one picture that is sealed, redacted and published, so that all three have equal pixels.

Its declared quantisation: a PDF at 150 dots to the inch, an image at its own pixels or, above 4.2 million, averaged
over squares; grey from red and green alone; sixteen levels, and white from 217 of 255 on. Yellow toner takes away blue
and little else, so the dots by which colour printers mark their pages fall into the white (decision 0046).

Residual risks: dots on darker paper, or printed so densely that they darken red and green by more than a level, stay;
so do spacing, kerning and wording, which identify a copy as well (`vorlage traces`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vorlage.domain.seals import PageRaster
from vorlage.extraction.picture import page_pixels
from vorlage.jail.supervisor import Jail

RASTER_VERSION: Final = "1"
"""Changes whenever a page may get other levels: a seal names that of its rasters."""
DPI: Final = 150
MAX_IMAGE_PIXELS: Final = 4_200_000
"""An A4 page at 200 dots to the inch stays as it is; at 300, two by two pixels become one."""

_RED, _GREEN = 77, 179
_WHITE_POINT: Final = 224
_LEVEL_OF_GREY: Final = np.minimum((np.arange(256) * 15 + _WHITE_POINT // 2) // _WHITE_POINT, 15).astype(np.uint8)


def raster_page(jail: Jail, original: Path, *, media_type: str, page_number: int, work: Path) -> PageRaster | None:
    """A page of an original, drawn in the jail on white, as raster; None when it could not be drawn.

    Raises:
        JailUnavailableError: No child process could be started.
        OSError: The original itself cannot be opened.
    """
    drawn = page_pixels(jail, original, media_type=media_type, page_number=page_number, work=work, dpi=DPI)
    if drawn is None:
        return None
    is_image = media_type.startswith("image/")
    return quantise(drawn.width, drawn.height, drawn.pixels, max_pixels=MAX_IMAGE_PIXELS if is_image else None)


def quantise(width: int, height: int, pixels: bytes, *, max_pixels: int | None = None) -> PageRaster:
    """Pixels of three bytes (red, green, blue) as raster; above `max_pixels`, averaged over squares first.

    The last pixels of a row or column that fill no square are left out.
    """
    colours = np.frombuffer(pixels, np.uint8).reshape(height, width, 3)
    red, green = colours[:, :, 0].astype(np.uint16), colours[:, :, 1].astype(np.uint16)
    grey = ((_RED * red + _GREEN * green) >> 8).astype(np.uint16)
    levels = _LEVEL_OF_GREY[_averaged(grey, _side_of_squares(width, height, max_pixels))]
    return PageRaster(width=levels.shape[1], height=levels.shape[0], levels=levels.tobytes())


def _side_of_squares(width: int, height: int, max_pixels: int | None) -> int:
    side = 1
    while max_pixels is not None and (width // side) * (height // side) > max_pixels and side < min(width, height):
        side += 1
    return side


def _averaged(grey: NDArray[np.uint16], side: int) -> NDArray[np.uint16]:
    if side == 1:
        return grey
    rows, columns = grey.shape[0] // side, grey.shape[1] // side
    squares = grey[: rows * side, : columns * side].reshape(rows, side, columns, side).astype(np.uint32)
    averaged: NDArray[np.uint16] = (squares.sum(axis=(1, 3)) // (side * side)).astype(np.uint16)
    return averaged
