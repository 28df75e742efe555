# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Text that is in a PDF's page and not on it as shown: white on white, invisible, off the page, in a layer put out.

Of most text PDFium tells that it is seen. What may not be (invisible, see-through, nearly white, in an optional layer)
is looked for on a picture of the page: where its box has no ink, it is hidden. Invisible text over a scan is an
OCR layer, and stays. Text under a black bar has ink above it, and stays too: that is for the search for bad redactions.
"""

from __future__ import annotations

import ctypes
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from vorlage.extraction.pdf.glyphs import object_of
from vorlage.extraction.pdf.places import Rectangle, around
from vorlage.extraction.pdf.words import TextLine

_INVISIBLE = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_NEARLY_WHITE = 0xF0
_NO_INK = 24
"""Of 255 levels: how little a box may vary to be without ink."""
_PICTURE_SIDE = 1_600


class PagePicture:
    """A grey picture of the page as shown, drawn when it is first asked for."""

    def __init__(self, page: pypdfium2.PdfPage, width: float, height: float) -> None:
        self._page = page
        self._scale = min(1.0, _PICTURE_SIDE / max(width, height))
        self._levels: np.ndarray | None = None

    @property
    def scale(self) -> float:
        """Pixels to the point."""
        return self._scale

    @property
    def levels(self) -> np.ndarray:
        """Rows of grey, 0 to 255."""
        if self._levels is None:
            drawn = self._page.render(scale=self._scale, grayscale=True, may_draw_forms=False)
            self._levels = np.array(drawn.to_numpy()).reshape(drawn.height, -1)[:, : drawn.width]
            drawn.close()
        return self._levels

    def has_ink(self, box: Rectangle) -> bool:
        """Whether there is anything but one shade in a box in points."""
        x0, y0, x1, y1 = (round(side * self._scale) for side in box)
        part = self.levels[max(y0, 0) : max(y1, 1), max(x0, 0) : max(x1, 1)]
        return bool(part.size) and int(part.max()) - int(part.min()) > _NO_INK


def part_hidden(
    lines: list[TextLine], text_page: Any, picture: PagePicture, size: tuple[float, float], *, is_scan: bool
) -> tuple[list[TextLine], str]:
    """The lines that are seen, and the text of the words that are not, a line each.

    Args:
        lines: Of the page.
        text_page: PDFium's, open.
        picture: Of the page.
        size: Width and height of the page as shown.
        is_scan: A picture covers much of the page, so that invisible text is its OCR layer.
    """
    suspects = _suspects(lines, text_page, is_scan=is_scan)
    if not suspects and all(_is_on_page(line.box, size) for line in lines):
        return lines, ""
    seen: list[TextLine] = []
    unseen: list[str] = []
    for line in lines:
        hidden = [
            word
            for word in line.words
            if not _is_on_page(word.box, size) or (word.first in suspects and not picture.has_ink(word.box))
        ]
        if not hidden:
            seen.append(line)
            continue
        unseen.append(" ".join([word.text for word in hidden]))
        left = [word for word in line.words if word not in hidden]
        if left:
            seen.append(line._replace(words=left, box=around([word.box for word in left])))
    return seen, "\n".join(unseen)


def _is_on_page(box: Rectangle, size: tuple[float, float]) -> bool:
    return box[2] >= 0 and box[3] >= 0 and box[0] <= size[0] and box[1] <= size[1]


def _suspects(lines: list[TextLine], text_page: Any, *, is_scan: bool) -> set[int]:
    """Glyphs that begin a word, of which PDFium does not tell that they are seen."""
    page_text = ctypes.cast(text_page.raw, ctypes.c_void_p).value
    firsts: list[int] = []
    for line in lines:
        ends = line.words[0].first, line.words[-1].first
        if len(line.words) > 2 and min(ends) >= 0 and object_of(page_text, ends[0]) == object_of(page_text, ends[1]):
            firsts.append(ends[0])  # one object shows the whole line
        else:
            firsts += [word.first for word in line.words if word.first >= 0]
    objects = list(map(object_of, repeat(page_text), firsts))
    kind = pdfium.FPDF_PAGEOBJECT
    dubious = {
        address for address in set(objects) if address and _may_be_hidden(ctypes.cast(address, kind), is_scan=is_scan)
    }
    if not dubious:
        return set()
    every = [word.first for line in lines for word in line.words if word.first >= 0]
    return {first for first in every if object_of(page_text, first) in dubious}


def _may_be_hidden(held: Any, *, is_scan: bool) -> bool:
    if pdfium.FPDFTextObj_GetTextRenderMode(held) in _INVISIBLE:
        return not is_scan
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if pdfium.FPDFPageObj_GetFillColor(held, red, green, blue, alpha) and (
        alpha.value == 0 or min(red.value, green.value, blue.value) >= _NEARLY_WHITE
    ):
        return True
    name = (ctypes.c_ushort * 8)()
    written = ctypes.c_ulong()
    for index in range(min(pdfium.FPDFPageObj_CountMarks(held), 16)):
        mark = pdfium.FPDFPageObj_GetMark(held, index)
        if pdfium.FPDFPageObjMark_GetName(mark, name, 16, written) and list(name[:3]) == [0x4F, 0x43, 0]:
            return True
    return False
