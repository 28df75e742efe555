# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""PDF: the text layer, page by page, with the place of every word. A page without one is kept as unread."""

from __future__ import annotations

import ctypes
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pypdfium2
import pypdfium2.raw as pdfium

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind, PageOrigin
from vorlage.extraction.answers import MAX_PAGES, HiddenAnswer, PageAnswer, ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.characters import clean_text
from vorlage.extraction.containers.members import MemberShelf, in_chunks
from vorlage.extraction.pdf.glyphs import ShownPage, read_glyphs
from vorlage.extraction.pdf.words import TextLine, compose, evened, read_line, without_overprint

MEDIA_TYPE = "application/pdf"
MAX_GLYPHS = 200_000
MAX_ATTACHMENTS = 1_000
READING_TIME_S = 45.0
"""After this the remaining pages are kept as unread, rather than all be lost to the limit of the jail."""
_TAIL_BYTES = 4096
_CATALOGUE = re.compile(rb"(\d{1,9}) 0 obj\s*<<(?:(?!endobj).){0,400}?/Type\s*/Catalog\b", re.S)
_FEW_CHARACTERS = 40
_FINE = 64.0
"""Device units to the point, for the transform from page space: PDFium rounds to whole units."""


def read_pdf(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Read the text layer of a PDF.

    Boxes are points from the top left of the page as shown: crop box and rotation are applied. A page counts as read
    when its text layer has text, or when it is blank; a scan under a stamp, or glyphs without letters, do not count.
    A PDF that ends early is damaged, its readable pages kept.
    """
    held = original.read()
    opened = open_pdf(held)
    if isinstance(opened, ReadAnswer):
        return opened
    if len(opened) > MAX_PAGES:
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, f"limit.pages: has more than {MAX_PAGES} pages")
    if len(opened) == 0:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, "pdf.pageless: has no page that can be read")
    until = time.monotonic() + READING_TIME_S
    pages = tuple(_read_page(opened, index, until) for index in range(len(opened)))
    outcome, reason = Outcome.READ, ""
    if b"%%EOF" not in held[-_TAIL_BYTES:]:
        outcome, reason = Outcome.DAMAGED, f"pdf.truncated: ends early; {len(pages)} pages could be opened"
    return ReadAnswer(outcome=outcome, reason=reason, media_type=MEDIA_TYPE, pages=pages, members=_attachments(opened))


def open_pdf(held: bytes) -> pypdfium2.PdfDocument | ReadAnswer:
    """Open a PDF, or say why it cannot be opened."""
    try:
        return pypdfium2.PdfDocument(held)
    except pypdfium2.PdfiumError as broken:
        if getattr(broken, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            return unreadable(Outcome.ENCRYPTED, MEDIA_TYPE, "pdf.password: asks for a password")
    try:
        return pypdfium2.PdfDocument(_with_trailer(held))
    except pypdfium2.PdfiumError:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, "pdf.broken: cannot be opened as a PDF")


def _with_trailer(held: bytes) -> bytes:
    """A PDF that lost its end, given a trailer that names the last catalogue in it: PDFium finds the rest by itself."""
    catalogues = _CATALOGUE.findall(held)
    return held + b"\ntrailer\n<</Root %s 0 R>>\nstartxref\n0\n%%%%EOF\n" % catalogues[-1] if catalogues else held


def _read_page(opened: pypdfium2.PdfDocument, index: int, until: float) -> PageAnswer:
    label = clean_text(opened.get_page_label(index) or "")[:200] or str(index + 1)
    unread = PageAnswer(label=label, origin=PageOrigin.TEXT_LAYER, is_read=False)
    if time.monotonic() > until:
        return unread
    try:
        page = opened[index]
    except pypdfium2.PdfiumError:
        return unread
    try:
        width, height = page.get_size()
        if not (0 < width < 100_000 and 0 < height < 100_000):
            return unread
        lines, glyphs, lost = _read_lines(page, ShownPage(page, width, height))
        text, words = compose(lines)
        return PageAnswer(
            text=text,
            label=label,
            width=width,
            height=height,
            origin=PageOrigin.TEXT_LAYER,
            words=words,
            hidden=tuple(_comments(page)),
            is_read=_counts_as_read(page, text, glyphs, lost, width * height),
        )
    finally:
        page.close()


def _counts_as_read(page: pypdfium2.PdfPage, text: str, glyphs: int, lost: int, area: float) -> bool:
    if lost * 3 > glyphs + lost:
        return False
    if len(text) >= _FEW_CHARACTERS:
        return True
    if not text and pdfium.FPDFPage_CountObjects(page) == 0:
        return True
    return bool(text) and not _has_large_picture(page, area)


def _has_large_picture(page: pypdfium2.PdfPage, area: float) -> bool:
    for image in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        try:
            left, bottom, right, top = image.get_bounds()
        except pypdfium2.PdfiumError:
            continue
        if (right - left) * (top - bottom) * 2 > area:
            return True
    return False


def _read_lines(page: pypdfium2.PdfPage, shown: ShownPage) -> tuple[list[TextLine], int, int]:
    """Lines in stream order; how many glyphs have letters, and how many have none."""
    text_page = page.get_textpage()
    try:
        glyphs = read_glyphs(text_page, shown)

        def is_made_up(index: int) -> bool:
            return bool(pdfium.FPDFText_IsGenerated(text_page, index) == 1)

        lines = [read for line in glyphs.lines if (read := read_line(line, is_made_up))]
        if glyphs.is_tight:
            lines = [evened(line) for line in lines]
        return without_overprint(lines), glyphs.known, glyphs.lost
    finally:
        text_page.close()


def _comments(page: pypdfium2.PdfPage) -> Iterator[HiddenAnswer]:
    """What readers of the file wrote on the page: the contents of its annotations."""
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), 1_000)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        size = min(pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0), 1 << 20)
        if size > 2:
            held = ctypes.create_string_buffer(size)
            pdfium.FPDFAnnot_GetStringValue(
                annotation, b"Contents", ctypes.cast(held, ctypes.POINTER(pdfium.FPDF_WCHAR)), size
            )
            text = clean_text(held.raw.decode("utf-16-le", "ignore").rstrip("\x00")).strip()
            if text:
                yield HiddenAnswer(HiddenKind.COMMENT, text)
        pdfium.FPDFPage_CloseAnnot(annotation)


def _attachments(opened: pypdfium2.PdfDocument) -> tuple[Any, ...]:
    count = min(opened.count_attachments(), MAX_ATTACHMENTS)
    if count <= 0:
        return ()
    shelf = MemberShelf(Path())
    for index in range(count):
        try:
            attachment = opened.get_attachment(index)
            name, held = attachment.get_name(), bytes(attachment.get_data())
        except (pypdfium2.PdfiumError, ValueError):
            shelf.refuse(f"attachment {index + 1}", Outcome.DAMAGED, "pdf.attachment: its bytes cannot be taken out")
            continue
        shelf.take(name or f"attachment {index + 1}", in_chunks(held))
    return shelf.members
