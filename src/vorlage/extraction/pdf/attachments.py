# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a PDF carries beside its pages: files attached to it or pinned on a page, taken out as members."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import MemberAnswer
from vorlage.extraction.containers.members import MemberShelf, in_chunks

MAX_ATTACHMENTS = 1_000
MAX_PINNED_PAGES = 2_000
"""Pages on which files pinned to them are looked for."""


def attachments(opened: pypdfium2.PdfDocument) -> tuple[MemberAnswer, ...]:
    """The files attached to a PDF, then those pinned on its pages, less those that are both."""
    found = [opened.get_attachment(index) for index in range(min(max(opened.count_attachments(), 0), MAX_ATTACHMENTS))]
    for index in range(min(len(opened), MAX_PINNED_PAGES)):
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
