# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a PDF carries beside its pages: files attached to it or pinned on a page, taken out as members."""

from __future__ import annotations

import ctypes
import re
import zlib
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import MemberAnswer
from vorlage.extraction.containers.members import MemberShelf, in_chunks

MAX_ATTACHMENTS = 1_000
_PACKED = re.compile(rb"/ObjStm\b(?:(?!endobj).){0,1000}?stream\r?\n", re.S)
_MAX_PACKED = 2_000
_PACKED_BYTES = 4 << 20
MAX_PINNED_PAGES = 2_000
"""Pages on which files pinned to them are looked for."""


def attachments(opened: pypdfium2.PdfDocument, held: bytes) -> tuple[MemberAnswer, ...]:
    """The files attached to a PDF, then those pinned on its pages, less those that are both."""
    found = [opened.get_attachment(index) for index in range(min(max(opened.count_attachments(), 0), MAX_ATTACHMENTS))]
    for index in range(min(len(opened), MAX_PINNED_PAGES) if mentions(held, b"/FileAttachment") else 0):
        if len(found) < MAX_ATTACHMENTS:
            found += _pinned(opened, index)
    if not found:
        return ()
    shelf = MemberShelf(Path())
    taken: set[tuple[str, bytes]] = set()
    for number, attachment in enumerate(found[:MAX_ATTACHMENTS], start=1):
        try:
            name, held = attachment.get_name(), bytes(attachment.get_data())
        except (pypdfium2.PdfiumError, ValueError):
            shelf.refuse(f"attachment {number}", Outcome.DAMAGED, "pdf.attachment: its bytes cannot be taken out")
            continue
        if (name, held) not in taken:
            shelf.take(name or f"attachment {number}", in_chunks(held))
            taken.add((name, held))
    return shelf.members


def mentions(held: bytes, name: bytes) -> bool:
    """Whether a PDF may use a name in one of its objects; "perhaps" counts as yes.

    Objects may stand in packed streams (ISO 32000-1, 7.5.7), which are unpacked here as far as the name needs.
    """
    if name in held or b"/Encrypt" in held:
        return True
    for number, found in enumerate(_PACKED.finditer(held)):
        if number > _MAX_PACKED:
            return True
        try:
            if name in zlib.decompressobj().decompress(held[found.end() : found.end() + _PACKED_BYTES], _PACKED_BYTES):
                return True
        except zlib.error:
            return True
    return False


def _pinned(opened: pypdfium2.PdfDocument, index: int) -> list[pypdfium2.PdfAttachment]:
    """The files pinned on one page. The page is closed; what they hold belongs to the document."""
    raw = pdfium.FPDF_LoadPage(opened, index)
    if not raw:
        return []
    found = []
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(raw), MAX_ATTACHMENTS)):
        annotation = pdfium.FPDFPage_GetAnnot(raw, number)
        if annotation:
            if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_FILEATTACHMENT:
                attachment = pdfium.FPDFAnnot_GetFileAttachment(annotation)
                if ctypes.cast(attachment, ctypes.c_void_p).value:
                    found.append(pypdfium2.PdfAttachment(attachment, opened))
            pdfium.FPDFPage_CloseAnnot(annotation)
    pdfium.FPDF_ClosePage(raw)
    return found
