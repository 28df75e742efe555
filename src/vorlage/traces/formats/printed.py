# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pages that may have been printed and scanned, looked at for dots of printers: pictures as they were received.

A scan is looked at in its own pixels, for drawing a page smaller may lose what is to be found. Pages of text alone were
not scanned and are not drawn. Grey pictures have no yellow.
"""

from __future__ import annotations

import io
import time
import warnings
from typing import BinaryIO, Final

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageSequence

from vorlage.extraction.answers import ReadAnswer
from vorlage.extraction.pdf.opening import open_pdf
from vorlage.traces.dots import judge_dots
from vorlage.traces.found import Found

_MOST_PIXELS: Final = 60_000_000
_SHORTEST_SIDE: Final = 600
"""In pixels: four inches at the least resolution at which dots can be told."""
_LONG_SIDE_INCHES: Final = 11.7
_BELIEVED_DPI: Final = (100, 1250)
"""Of what a picture says of itself: below stand the 72 and 96 of screens, which no scanner means."""
_LARGE: Final = 0.3
_DRAWN_DPI: Final = 200
_MOST_SECONDS: Final = 35.0
_MOST_OBJECTS: Final = 400
_GREY: Final = frozenset({"1", "L", "LA", "I", "F", "I;16", "I;16B", "I;16L"})
_CODE: Final = "dots.lattice"


def examine_scan(held: bytes, found: Found, *, number: int = 0) -> None:
    """Look at all frames of a picture for dots. `number` is its number within a larger file, 0 for a file."""
    until = time.process_time() + _MOST_SECONDS
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(held)) as opened:
            for page, frame in enumerate(ImageSequence.Iterator(opened), start=1):
                if time.process_time() > until or frame.width * frame.height > _MOST_PIXELS:
                    found.gap("dots")
                    return
                if _has_dots(frame, _dpi_of(frame)):
                    _tell(found, page=0 if number else page, picture=number)
                if opened.format != "TIFF":
                    return
    except (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, TypeError, Image.DecompressionBombError):
        found.gap("pictures")


def examine_scanned_pages(original: BinaryIO, found: Found, first: int, following: int) -> None:
    """Look at the pages of a PDF, from one to before another (0: to the last), of which pictures cover a good part."""
    original.seek(0)
    opened = open_pdf(original.read())
    if isinstance(opened, ReadAnswer):
        return
    until = time.process_time() + _MOST_SECONDS
    last = len(opened) if not following else min(following - 1, len(opened))
    for number in range(first, last + 1):
        if time.process_time() > until:
            found.gap("dots")
            return
        try:
            page = opened[number - 1]
        except pypdfium2.PdfiumError:
            continue  # its text could not be read either, and that is told
        try:
            if _page_has_dots(page):
                _tell(found, page=number)
        except (pypdfium2.PdfiumError, ValueError, MemoryError):
            found.gap("pictures")
        finally:
            page.close()


def _tell(found: Found, *, page: int = 0, picture: int = 0) -> None:
    found.add(_CODE, page=page, place="picture" if picture else "", at=picture)


def _page_has_dots(page: pypdfium2.PdfPage) -> bool:
    width, height = page.get_size()
    area, covered = max(width * height, 1.0), 0.0
    for count, each in enumerate(page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3)):
        left, bottom, right, top = each.get_bounds()
        share = (right - left) * (top - bottom) / area
        covered += share
        if share > _LARGE:
            return _large_picture_has_dots(page, each, (right - left) * (top - bottom))
        if count > _MOST_OBJECTS:
            break
    return covered > _LARGE and _has_dots(_drawn(page), _DRAWN_DPI)


def _large_picture_has_dots(page: pypdfium2.PdfPage, picture: pypdfium2.PdfImage, points: float) -> bool:
    """By its own pixels; where they cannot be had in colour, by the page as drawn."""
    width, height = picture.get_px_size()
    if width * height > _MOST_PIXELS:
        return _has_dots(_drawn(page), _DRAWN_DPI)
    try:
        own = picture.get_bitmap(render=False).to_pil()
    except (pypdfium2.PdfiumError, ValueError):
        return _has_dots(_drawn(page), _DRAWN_DPI)
    dpi = 72 * (width * height / max(points, 1.0)) ** 0.5
    return _has_dots(own, dpi)


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    width, height = page.get_size()
    scale = min(_DRAWN_DPI / 72, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    drawn: Image.Image = page.render(scale=scale, may_draw_forms=False).to_pil()
    return drawn


def _dpi_of(picture: Image.Image) -> float:
    """What a picture says, where a scanner would say it; else as if it were a page of A4."""
    told = picture.info.get("dpi", (0, 0))
    dpi = float(told[0]) if isinstance(told, tuple) and told else 0.0
    least, most = _BELIEVED_DPI
    return dpi if least <= dpi <= most else max(picture.size) / _LONG_SIDE_INCHES


def _has_dots(picture: Image.Image, dpi: float) -> bool:
    if picture.mode in _GREY or min(picture.size) < _SHORTEST_SIDE or dpi < 60:
        return False
    return judge_dots(picture.convert("RGB"), dpi).are_there
