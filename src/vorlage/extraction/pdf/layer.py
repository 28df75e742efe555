# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Whether the text layer of a page can be believed: letters that are none, gibberish, a scan with a stamp on it.

Each answer is a reason why the page counts as not read, so that its picture is read instead; the layer is kept.
It judges letters, never words: a language it does not know is no gibberish.
"""

from __future__ import annotations

import re

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from vorlage.extraction.pdf.visibility import PagePicture
from vorlage.extraction.pdf.words import TextLine

_FEWEST = 40
"""Characters from which on a text is judged."""
_WELL_FILLED = 400
"""Characters of a layer that is more than a stamp or a running head: what else is dark is taken for ornament."""
_FEWEST_LATIN = 150
_FEWEST_VOWELS = 0.24
"""Of the letters of Latin words: every language written so has more than 0.3, letters moved along the alphabet less."""
_JUDGED = 3_000
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]{3,}")
_VOWEL = re.compile(
    r"[aeiouyAEIOUY\u00c0-\u00c6\u00c8-\u00cf\u00d2-\u00d6\u00d8-\u00df\u00e0-\u00e6\u00e8-\u00ef\u00f2-\u00f6\u00f8-\u017f]"
)
_UPPER_HALF = re.compile(r"[\u00a1-\u00ff]")
_BASIC = re.compile(r"[A-Za-z]")
_SIGNS = re.compile(r"[\W_]+")
_REPEATED = re.compile(r"(.)\1{2,}")
LARGE = 0.4
"""Of a page: a picture that may be a scan of it."""
_DARK, _PAPER = 140, 180
_UNCOVERED = 0.6
"""Of the ink of a scan outside every word: then the layer holds but a part of it."""


def why_unread(
    page: pypdfium2.PdfPage,
    text: str,
    lines: list[TextLine],
    picture: PagePicture,
    *,
    known: int,
    lost: int,
    scan: float,
) -> str:
    """Why a page does not count as read; empty when it does, as a blank page does.

    Args:
        page: Of PDFium.
        text: What its layer says.
        lines: The same with their places.
        picture: Of the page, drawn only if it has to be looked at.
        known: Glyphs that are letters.
        lost: Glyphs of which the font does not say which letter they are.
        scan: How much of the page is covered by its largest picture, 0 to 1.
    """
    if lost * 3 > known + lost:
        return "pdf.letters: its fonts do not say which letters they show"
    if not text:
        return "pdf.picture: has no text layer" if pdfium.FPDFPage_CountObjects(page) else ""
    if is_gibberish(text):
        return "pdf.gibberish: its text layer holds no words"
    if scan > LARGE and (len(text) < _FEWEST or (len(text) < _WELL_FILLED and _is_scan_beyond(lines, picture))):
        return "pdf.scan: its text layer holds little of what its picture shows"
    return ""


def is_gibberish(text: str) -> bool:
    """Whether letters of fonts that name others than they show, or of a wrong code page, make up a text."""
    text = text[:_JUDGED]
    plain = _REPEATED.sub(r"\1", "".join(text.split()))
    if len(plain) < _FEWEST:
        return False
    if len(_SIGNS.sub("", plain)) < 0.3 * len(plain):
        return True
    upper, basic = len(_UPPER_HALF.findall(plain)), len(_BASIC.findall(plain))
    if upper > 0.5 * len(plain) and upper > basic:
        return True
    latin = "".join(_LATIN_WORD.findall(text))
    return len(latin) >= _FEWEST_LATIN and len(_VOWEL.findall(latin)) < _FEWEST_VOWELS * len(latin)


def largest_picture(page: pypdfium2.PdfPage, area: float) -> float:
    """How much of the page its largest picture covers, 0 to 1."""
    largest = 0.0
    for number, image in enumerate(page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3)):
        if number > 500:
            break
        try:
            left, bottom, right, top = image.get_bounds()
        except pypdfium2.PdfiumError:
            continue
        largest = max(largest, (right - left) * (top - bottom) / max(area, 1.0))
    return min(largest, 1.0)


def _is_scan_beyond(lines: list[TextLine], picture: PagePicture) -> bool:
    """Whether the picture is dark on light paper, and most of the dark is outside the words, over much of the page."""
    levels = picture.levels
    if not levels.size or float(np.median(levels)) < _PAPER:
        return False
    ink = levels < _DARK
    drawn = int(ink.sum())
    if not 0.002 * levels.size < drawn < 0.35 * levels.size:
        return False
    for line in lines:
        for word in line.words:
            x0, y0, x1, y1 = (round(side * picture.scale) for side in word.box)
            ink[max(y0 - 2, 0) : max(y1 + 3, 0), max(x0 - 2, 0) : max(x1 + 3, 0)] = False
    left = int(ink.sum())
    rows = int((ink.sum(axis=1) > 0.01 * levels.shape[1]).sum())
    return left > _UNCOVERED * drawn and rows > 0.15 * levels.shape[0]
