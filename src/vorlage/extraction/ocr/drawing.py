# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pages as grey pictures to recognise text on, inside the jail: a PDF by PDFium, an image as it is."""

from __future__ import annotations

from typing import BinaryIO

import pypdfium2
from PIL import Image

from vorlage.extraction.answers import MAX_PICTURE_PIXELS, DrawRequest, ReadAnswer, RecogniseRequest
from vorlage.extraction.images.images import draw
from vorlage.extraction.pdf.opening import open_pdf

PDF = "application/pdf"
_POINTS_PER_INCH = 72
_LONGEST_SIDE = 10_000


class Drawer:
    """Draws the pages of one original, opened once."""

    def __init__(self, original: BinaryIO, request: RecogniseRequest) -> None:
        """Raises: ValueError: it cannot be opened."""
        self._original = original
        self._media_type = request.media_type
        self._opened: pypdfium2.PdfDocument | None = None
        if request.media_type == PDF:
            self._opened = _open_with(original.read(), request.passwords)

    def draw(self, page_number: int, dpi: int) -> tuple[Image.Image, float]:
        """A page in grey, and its pixels to the point; an image has its own size, and one pixel to the pixel.

        Raises:
            ValueError: There is no such page.
        """
        if self._opened is None:
            self._original.seek(0)
            bare = draw(self._original, DrawRequest(media_type=self._media_type, page_number=page_number, dpi=dpi))
            return Image.frombytes("RGB", (bare.width, bare.height), bare.pixels).convert("L"), 1.0
        if not 0 < page_number <= len(self._opened):
            raise ValueError("there is no such page")
        page = self._opened[page_number - 1]
        try:
            width, height = page.get_size()
            if not (width > 0 and height > 0):
                raise ValueError("the page has no size")
            scale = min(
                dpi / _POINTS_PER_INCH,
                (MAX_PICTURE_PIXELS / (width * height)) ** 0.5,
                _LONGEST_SIDE / max(width, height),
            )
            drawn: Image.Image = page.render(scale=scale, may_draw_forms=False, grayscale=True).to_pil()
        finally:
            page.close()
        return drawn.convert("L"), drawn.width / width


def _open_with(held: bytes, passwords: tuple[str, ...]) -> pypdfium2.PdfDocument:
    opened = open_pdf(held, passwords)
    if isinstance(opened, ReadAnswer):
        raise ValueError("the PDF cannot be opened")
    return opened
