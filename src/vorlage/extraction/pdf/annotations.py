# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What is laid over a page of a PDF: comments, which are kept apart, and forms, boxes and stamps, which it shows."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import HiddenAnswer
from vorlage.extraction.characters import clean_text

MAX_ANNOTATIONS = 2_000
_MAX_BYTES = 1 << 20
_SHOWN = (pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_WIDGET)
_OUT_OF_SIGHT = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_OF_TEXT = (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)


class Shown(NamedTuple):
    """What an annotation lays over the page: its text, where that is known, and its box in page space.

    The box is left, bottom, right, top.
    """

    text: str
    box: tuple[float, float, float, float]


class Annotations(NamedTuple):
    """Of one page: `hidden` is what readers of the file wrote, `shown` what a form, a box or a stamp says on it."""

    hidden: tuple[HiddenAnswer, ...]
    shown: tuple[Shown, ...]


def read_annotations(page: pypdfium2.PdfPage) -> Annotations:
    """The annotations of a page. No action of theirs is run."""
    hidden: list[HiddenAnswer] = []
    shown: list[Shown] = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), MAX_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        out_of_sight = bool(pdfium.FPDFAnnot_GetFlags(annotation) & _OUT_OF_SIGHT)
        text = _field_value(page, annotation) if kind == pdfium.FPDF_ANNOT_WIDGET else _string(annotation, b"Contents")
        if kind in _SHOWN and not out_of_sight:
            shown.append(Shown("" if kind == pdfium.FPDF_ANNOT_STAMP else text, _box(annotation)))
        elif text and kind != pdfium.FPDF_ANNOT_POPUP:
            hidden.append(HiddenAnswer(HiddenKind.HIDDEN if kind in _SHOWN else HiddenKind.COMMENT, text))
        pdfium.FPDFPage_CloseAnnot(annotation)
    return Annotations(tuple(dict.fromkeys(hidden)), tuple(shown))


def _field_value(page: pypdfium2.PdfPage, annotation: Any) -> str:
    if not page.formenv or pdfium.FPDFAnnot_GetFormFieldType(page.formenv, annotation) not in _OF_TEXT:
        return ""
    return _text(lambda held, size: pdfium.FPDFAnnot_GetFormFieldValue(page.formenv, annotation, held, size))


def _string(annotation: Any, key: bytes) -> str:
    return _text(lambda held, size: pdfium.FPDFAnnot_GetStringValue(annotation, key, held, size))


def _text(call: Any) -> str:
    size = min(call(None, 0), _MAX_BYTES)
    if size <= 2:
        return ""
    held = ctypes.create_string_buffer(size)
    call(ctypes.cast(held, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return clean_text(held.raw.decode("utf-16-le", "ignore").rstrip("\x00")).strip()


def _box(annotation: Any) -> tuple[float, float, float, float]:
    sides = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(sides))
    return sides.left, sides.bottom, sides.right, sides.top
