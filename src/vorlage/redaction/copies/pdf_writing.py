# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A PDF made of pictures alone (ISO 32000-1): one grey image a page, and nothing else that a reader could take out.

No fonts, no text, no annotations, no outline, no attachment, no XMP. What every PDF has to say of itself is the same in
all of ours: title, producer and /ID. There is no time in it, no name and no number of an item.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Final

from vorlage.domain.seals import PageRaster

HEADER: Final = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
TITLE: Final = "Redacted copy"
PRODUCER: Final = "Vorlage"
FILE_ID: Final = b"<00000000000000000000000000000000>"
_CATALOGUE, _TREE, _INFO = 1, 2, 3
_OBJECTS_A_PAGE: Final = 3


def as_pdf(rasters: Sequence[PageRaster], *, dots_per_inch: int) -> bytes:
    """A PDF with a page for each raster; the same rasters give the same bytes with the same zlib.

    Raises:
        ValueError: There is no page.
    """
    if not rasters:
        raise ValueError("a PDF has a page")
    objects = [
        b"<< /Type /Catalog /Pages %d 0 R >>" % _TREE,
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(rasters), b" ".join(map(_kid, range(len(rasters))))),
        b"<< /Title (%s) /Producer (%s) >>" % (TITLE.encode("ascii"), PRODUCER.encode("ascii")),
    ]
    for index, raster in enumerate(rasters):
        objects += _page(index, raster, dots_per_inch)
    return _file(objects)


def _first(index: int) -> int:
    return _INFO + 1 + _OBJECTS_A_PAGE * index


def _kid(index: int) -> bytes:
    return b"%d 0 R" % _first(index)


def _page(index: int, raster: PageRaster, dots_per_inch: int) -> list[bytes]:
    """The page, what is drawn on it, and the image."""
    width, height = (_points(side, dots_per_inch) for side in (raster.width, raster.height))
    number = _first(index)
    drawn = b"q %s 0 0 %s 0 0 cm /Im0 Do Q" % (width, height)
    page = (
        b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %s %s] /Resources << /XObject << /Im0 %d 0 R >> >> "
        b"/Contents %d 0 R >>" % (_TREE, width, height, number + 2, number + 1)
    )
    pixels = zlib.compress(raster.packed_rows(), 9)
    image = b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray " % (
        raster.width,
        raster.height,
    )
    image += b"/BitsPerComponent 4 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(pixels), pixels)
    return [page, b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn), image]


def _points(pixels: int, dots_per_inch: int) -> bytes:
    return f"{pixels * 72 / dots_per_inch:.4f}".rstrip("0").rstrip(".").encode("ascii")


def _file(objects: Sequence[bytes]) -> bytes:
    """The objects in their order, with a cross-reference table and the trailer."""
    written = bytearray(HEADER)
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [%s %s] >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        _CATALOGUE,
        _INFO,
        FILE_ID,
        FILE_ID,
        table,
    )
    return bytes(written)
