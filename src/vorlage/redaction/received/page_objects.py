# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The objects of a page of a PDF in the order of their painting, and how each is put out of sight for one drawing.

Inside the jail. Nothing is saved: the page is changed in memory, drawn, and changed back or closed.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from vorlage.extraction.pdf.places import Rectangle, ShownPage

_MOST_OBJECTS = 60_000
_DEEPEST = 8
_OPAQUE = 200
"""Of 255: what hides less than that leaves text to be read."""
_TEXT, _FORM = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_FORM
_UNSEEN = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
_WIDE_CLIP = 10_000.0


class PaintedObject(NamedTuple):
    """An object of a page: what it is, where it comes in the order of painting, and its box as shown."""

    held: Any
    address: int
    kind: int
    order: int
    box: Rectangle
    is_opaque: bool
    form: int
    """The address of the form it stands in; 0 for the page itself."""


class PageObjects:
    """All that is painted on a page, forms opened up, in order."""

    def __init__(self, page: pypdfium2.PdfPage, shown: ShownPage) -> None:
        self._page = page
        self._shown = shown
        self.all = tuple(self._walk())
        self.texts = {each.address: each for each in self.all if each.kind == _TEXT}

    def _walk(self) -> Iterator[PaintedObject]:
        page = self._page.raw
        roots = [pdfium.FPDFPage_GetObject(page, n) for n in range(pdfium.FPDFPage_CountObjects(page))]
        yield from self._within(roots, np.eye(3), (), [0])

    def _within(
        self, held: Iterable[Any], matrix: np.ndarray, forms: tuple[int, ...], count: list[int]
    ) -> Iterator[PaintedObject]:
        for each in held:
            if not each or count[0] >= _MOST_OBJECTS:
                continue
            kind = pdfium.FPDFPageObj_GetType(each)
            address = ctypes.cast(each, ctypes.c_void_p).value or 0
            if kind == _FORM and len(forms) < _DEEPEST:
                inner = [
                    pdfium.FPDFFormObj_GetObject(each, n) for n in range(max(pdfium.FPDFFormObj_CountObjects(each), 0))
                ]
                yield from self._within(inner, _matrix_of(each) @ matrix, (*forms, address), count)
                continue
            count[0] += 1
            box = self._box_of(each, matrix)
            if box is not None:
                inside = forms[-1] if forms else 0
                yield PaintedObject(each, address, kind, count[0], box, _is_opaque(each, kind), inside)

    def _box_of(self, held: Any, matrix: np.ndarray) -> Rectangle | None:
        sides = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetBounds(held, *sides):
            return None
        left, bottom, right, top = (side.value for side in sides)
        corners = np.array([[left, bottom, 1], [left, top, 1], [right, bottom, 1], [right, top, 1]]) @ matrix
        placed = self._shown.points(corners[:, :2])
        (x0, y0), (x1, y1) = placed.min(axis=0).tolist(), placed.max(axis=0).tolist()
        return x0, y0, x1, y1

    def shown_box(self, sides: Rectangle) -> Rectangle:
        """Left, bottom, right, top in page space, as left, top, right, bottom shown."""
        return self._shown.box(sides)

    def clip_box(self, painted: PaintedObject) -> Rectangle | None:
        """The box around what clips an object, as shown; None for nothing, and within forms."""
        points = _clip_points(painted.held)
        if not points or painted.form:
            return None
        (left, bottom), (right, top) = np.array(points).min(axis=0).tolist(), np.array(points).max(axis=0).tolist()
        return self._shown.box((left, bottom, right, top))

    @contextmanager
    def without(self, gone: Iterable[PaintedObject]) -> Iterator[None]:
        """While these are not painted."""
        taken = [each.held for each in gone if pdfium.FPDFPageObj_SetIsActive(each.held, False)]
        try:
            yield
        finally:
            for held in taken:
                pdfium.FPDFPageObj_SetIsActive(held, True)

    @contextmanager
    def without_text(self, gone: Iterable[PaintedObject] | None = None) -> Iterator[None]:
        """While text, all of it or these objects, is not painted."""
        taken = []
        for each in self.texts.values() if gone is None else gone:
            mode = pdfium.FPDFTextObj_GetTextRenderMode(each.held)
            if pdfium.FPDFTextObj_SetTextRenderMode(each.held, _UNSEEN):
                taken.append((each.held, mode))
        try:
            yield
        finally:
            for held, mode in taken:
                pdfium.FPDFTextObj_SetTextRenderMode(held, mode)

    def show_bare_text(self) -> None:
        """From now on nothing but text is painted, all of it black, unclipped and in every layer: to see its ink."""
        for each in self.all:
            if each.kind != _TEXT:
                pdfium.FPDFPageObj_SetIsActive(each.held, False)
                continue
            pdfium.FPDFTextObj_SetTextRenderMode(each.held, pdfium.FPDF_TEXTRENDERMODE_FILL)
            pdfium.FPDFPageObj_SetFillColor(each.held, 0, 0, 0, 255)
            _open_clip(each.held)


def _clip_points(held: Any) -> list[tuple[float, float]]:
    """The corners of the last path that clips an object, in page space."""
    clip = pdfium.FPDFPageObj_GetClipPath(held)
    count = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
    if count < 1:
        return []
    points = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFClipPath_CountPathSegments(clip, count - 1), 100)):
        if pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, count - 1, index), x, y):
            points.append((x.value, y.value))
    return points


def _open_clip(held: Any) -> None:
    """Make what clips an object so wide that it clips nothing of a page."""
    if points := _clip_points(held):
        across, down = np.array(points).mean(axis=0).tolist()
        scale = _WIDE_CLIP
        pdfium.FPDFPageObj_TransformClipPath(held, scale, 0, 0, scale, across * (1 - scale), down * (1 - scale))


def drawn(page: pypdfium2.PdfPage, scale: float, *, with_annotations: bool = True) -> np.ndarray:
    """The page as rows of pixels, three levels each."""
    bitmap = page.render(
        scale=scale, draw_annots=with_annotations, may_draw_forms=with_annotations, rev_byteorder=True
    )  # fmt: skip
    levels = np.array(bitmap.to_numpy())[:, :, :3].astype(np.int16)
    bitmap.close()
    return levels


def _matrix_of(held: Any) -> np.ndarray:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(held, found):
        return np.eye(3)
    return np.array([[found.a, found.b, 0], [found.c, found.d, 0], [found.e, found.f, 1]])


def _is_opaque(held: Any, kind: int) -> bool:
    """Whether what is painted hides what is under it. An image is taken to: a drawing decides."""
    if kind != pdfium.FPDF_PAGEOBJ_PATH:
        return True
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(held, mode, stroked):
        return False
    levels = [ctypes.c_uint() for _ in range(4)]
    filled = bool(mode.value) and bool(pdfium.FPDFPageObj_GetFillColor(held, *levels)) and levels[3].value >= _OPAQUE
    drawn_along = bool(stroked.value) and bool(pdfium.FPDFPageObj_GetStrokeColor(held, *levels))
    return filled or (drawn_along and levels[3].value >= _OPAQUE)
