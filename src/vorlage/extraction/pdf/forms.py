# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Forms that are XML inside a PDF (XFA): their captions and values, where the PDF itself only says to wait."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree

from vorlage.domain.pages import PageOrigin
from vorlage.extraction.answers import PageAnswer
from vorlage.extraction.characters import clean_text, tidy_lines
from vorlage.extraction.office.parts import PartBrokenError, PartRefusedError, parse_xml

_MAX_PACKETS = 50
_MAX_BYTES = 64 << 20


def form_page(opened: pypdfium2.PdfDocument) -> tuple[PageAnswer, ...]:
    """One more page with the text of an XML form, or none where the PDF has no such form or the form says nothing.

    Captions and fixed texts come first, in the order of the form, then the values filled in (XFA 3.3, part 1).
    Nothing is computed and no script is run, so that what a script would hide or fill in is not known.
    """
    if pdfium.FPDF_GetFormType(opened) != pdfium.FORMTYPE_XFA_FULL:
        return ()
    lines: list[str] = []
    for name, held in _packets(opened):
        try:
            root = parse_xml(held, forgiving=True)
        except (PartBrokenError, PartRefusedError):
            continue
        if name == "template":
            lines += [_plain(part) for part in root.iter("{*}text", "{*}exData") if not _is_script(part)]
        elif name == "datasets":
            lines += [" ".join((part.text or "").split()) for part in root.iter("{*}*")]
    text = tidy_lines(clean_text("\n".join([line for line in lines if line])))
    if not text:
        return ()
    return (PageAnswer(text=text, label="form", origin=PageOrigin.NATIVE),)


def _packets(opened: pypdfium2.PdfDocument) -> list[tuple[str, bytes]]:
    packets = []
    for index in range(min(pdfium.FPDF_GetXFAPacketCount(opened), _MAX_PACKETS)):
        size = pdfium.FPDF_GetXFAPacketName(opened, index, None, 0)
        name = ctypes.create_string_buffer(max(size, 1))
        pdfium.FPDF_GetXFAPacketName(opened, index, name, size)
        length = ctypes.c_ulong()
        if not pdfium.FPDF_GetXFAPacketContent(opened, index, None, 0, length) or not 0 < length.value < _MAX_BYTES:
            continue
        held = ctypes.create_string_buffer(length.value)
        if pdfium.FPDF_GetXFAPacketContent(opened, index, held, length.value, length):
            packets.append((name.value.decode("utf-8", "replace"), held.raw))
    return packets


def _plain(part: etree._Element) -> str:
    return " ".join("".join(str(piece) for piece in part.itertext()).split())


def _is_script(part: etree._Element) -> bool:
    return any(etree.QName(above).localname in ("script", "items", "event") for above in part.iterancestors())
