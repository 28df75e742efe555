# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Places on a page of a PDF as shown, in points from its top left, and the glyphs, words and lines that stand there."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left corner."""


RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
STANDS_ALONE = re.compile(
    r"[\u2e80-\u2fd5\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_FINE = 64.0
"""Device units to the point, for the transform from page space: PDFium rounds to whole units."""
_FURTHEST = 10_000.0


def around(boxes: Iterable[Rectangle]) -> Rectangle:
    """The smallest box that holds them all."""
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


class Glyph(NamedTuple):
    """Characters on a page as the font shows them: their box, and where on the baseline they start (y downwards)."""

    text: str
    box: Rectangle
    x: float
    y: float
    place: int = -1
    """In PDFium's text page."""
    run: int = -1
    """The index of the first glyph after the last space."""


class PlacedWord(NamedTuple):
    """A word and its box. `joined`: it follows the one before without a space.

    `first` is the index of its first glyph in PDFium's text page, -1 where it has none.
    """

    text: str
    box: Rectangle
    joined: bool = False
    first: int = -1


class GlyphRun(NamedTuple):
    """Glyphs without a space between them that are no words as they come, in stream order."""

    glyphs: list[Glyph]
    joined: bool = False
    first: int = -1

    @property
    def box(self) -> Rectangle:
        """Around its letters: marks stand above and below the line."""
        letters = [glyph.box for glyph in self.glyphs if not unicodedata.combining(glyph.text[0])]
        return around(letters or [glyph.box for glyph in self.glyphs])

    @property
    def text(self) -> str:
        """Its characters as they come."""
        return "".join([glyph.text for glyph in self.glyphs])


class GlyphLine(NamedTuple):
    """Words and runs up to where the line ends; `divided`: a hyphen at its end divides a word.

    `glyphs`, where the words do not stand in stream order, are all of the line; `spaces` is where its spaces start.
    """

    runs: list[PlacedWord | GlyphRun]
    divided: bool = False
    glyphs: tuple[Glyph, ...] = ()
    spaces: tuple[float, ...] = ()


class ShownPage:
    """From page space to points from the top left of the page as shown: PDFium's transform at three points."""

    def __init__(self, page: pypdfium2.PdfPage, width: float, height: float) -> None:
        size = (round(width * _FINE), round(height * _FINE))

        def shown(x: float, y: float) -> tuple[float, float]:
            across, down = ctypes.c_int(), ctypes.c_int()
            pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, ctypes.byref(across), ctypes.byref(down))
            return across.value / _FINE, down.value / _FINE

        (left, top), (ax, ay), (bx, by) = shown(0, 0), shown(1000, 0), shown(0, 1000)
        self._turn = np.array([[ax - left, ay - top], [bx - left, by - top]]) / 1000
        self._shift = np.array([left, top])

    def points(self, xy: np.ndarray) -> np.ndarray:
        """Rows of x, y in page space, as shown; within what a page can be: broken fonts give places of any size."""
        placed: np.ndarray = np.nan_to_num(xy @ self._turn + self._shift, posinf=_FURTHEST, neginf=-_FURTHEST)
        return placed.clip(-_FURTHEST, _FURTHEST * 10)

    def box(self, sides: Rectangle) -> Rectangle:
        """Left, bottom, right, top in page space, as left, top, right, bottom shown."""
        left, top, right, bottom = self.boxes(np.array([sides]))[0].tolist()
        return left, top, right, bottom

    def boxes(self, sides: np.ndarray) -> np.ndarray:
        """Rows of two corners in page space, as left, top, right, bottom shown, to a hundredth of a point."""
        a, b = self.points(sides[:, :2]), self.points(sides[:, 2:])
        return np.hstack((np.minimum(a, b), np.maximum(a, b))).round(2)
