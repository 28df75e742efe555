# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""PDF: the text layer, page by page, with the place of every word. A page without a good one is kept as unread."""

from __future__ import annotations

import time
from math import pi
from typing import BinaryIO, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind, PageOrigin
from vorlage.extraction.answers import MAX_PAGES, HiddenAnswer, PageAnswer, ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.characters import clean_text
from vorlage.extraction.pdf.annotations import Annotations, read_annotations
from vorlage.extraction.pdf.attachments import attachments
from vorlage.extraction.pdf.forms import form_page
from vorlage.extraction.pdf.glyphs import read_glyphs
from vorlage.extraction.pdf.layer import LARGE, largest_picture, why_unread
from vorlage.extraction.pdf.opening import MEDIA_TYPE, open_pdf
from vorlage.extraction.pdf.order import in_reading_order
from vorlage.extraction.pdf.places import ShownPage
from vorlage.extraction.pdf.values import parted, with_values
from vorlage.extraction.pdf.visibility import PagePicture, part_hidden
from vorlage.extraction.pdf.words import TextLine, compose, evened, read_line, without_overprint

__all__ = ["open_pdf", "read_pdf"]

TURN_S = 20.0
"""After this, or these many pages or characters, one child stops and another goes on with the next page."""
TURN_PAGES = 400
TURN_CHARACTERS = 4_000_000
_TAIL_BYTES = 4096
_LARGEST_SIDE = 100_000


def read_pdf(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Read the text layer of a PDF from `request.first_page` on, as far as one turn goes; the answer says what is left.

    Boxes are points from the top left of the page as shown: crop box and rotation are applied. Forms, text boxes and
    stamps are part of the page; comments are hidden text, and so is text that is in the file and not to be seen.
    A page counts as read when it is blank or has a text layer that can be believed (see `layer`). A PDF that
    ends early or had to be repaired is damaged, its readable pages kept. No script of it is run.
    """
    held = original.read()
    opened = open_pdf(held, request.passwords)
    if isinstance(opened, ReadAnswer):
        return opened
    opened.init_forms()
    count = len(opened)
    if count > MAX_PAGES:
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, f"limit.pages: has more than {MAX_PAGES} pages")
    if count == 0:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, "pdf.pageless: has no page that can be read")
    pages = _turn(opened, request.first_page)
    following = request.first_page + len(pages)
    is_last = following > count
    outcome, reason = Outcome.READ, ""
    if b"%%EOF" not in held[-_TAIL_BYTES:]:
        outcome, reason = Outcome.DAMAGED, f"pdf.truncated: ends early; {count} pages could be opened"
    return ReadAnswer(
        outcome=outcome,
        reason=reason,
        media_type=MEDIA_TYPE,
        pages=(*pages, *(form_page(opened) if is_last else ())),
        members=attachments(opened, held) if request.first_page == 1 else (),
        next_page=0 if is_last else following,
    )


def _turn(opened: pypdfium2.PdfDocument, first: int) -> list[PageAnswer]:
    """Pages from `first` on, one at least, until the turn is over."""
    until = time.monotonic() + TURN_S
    pages: list[PageAnswer] = []
    characters = 0
    for index in range(first - 1, len(opened)):
        pages.append(_read_page(opened, index))
        characters += len(pages[-1].text)
        if time.monotonic() > until or len(pages) >= TURN_PAGES or characters > TURN_CHARACTERS:
            break
    return pages


def _read_page(opened: pypdfium2.PdfDocument, index: int) -> PageAnswer:
    label = clean_text(opened.get_page_label(index) or "")[:200] or str(index + 1)
    unread = PageAnswer(
        label=label, origin=PageOrigin.TEXT_LAYER, is_read=False, reason="pdf.page: cannot be opened"
    )  # fmt: skip
    try:
        page = opened[index]
    except pypdfium2.PdfiumError:
        return unread
    try:
        laid_over = read_annotations(page)
        if laid_over.shown:
            page = _flattened(opened, page, index)
        width, height = page.get_size()
        if not (0 < width < _LARGEST_SIDE and 0 < height < _LARGEST_SIDE):
            return unread
        seen = _see(page, laid_over, width, height)
        hidden = (HiddenAnswer(HiddenKind.HIDDEN, seen.hidden),) if seen.hidden else ()
        text, words = compose(seen.lines)
        reason = why_unread(
            page, text, seen.lines, seen.picture, known=seen.known, lost=seen.lost, scan=seen.scan
        )  # fmt: skip
        return PageAnswer(
            text=text,
            label=label,
            width=width,
            height=height,
            origin=PageOrigin.TEXT_LAYER,
            words=words.packed(),
            hidden=(*laid_over.hidden, *hidden),
            is_read=not reason,
            reason=reason,
        )
    finally:
        page.close()


def _flattened(opened: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, index: int) -> pypdfium2.PdfPage:
    """The page with what is laid over it made part of it, in memory; as it was where PDFium cannot do it."""
    if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) != pdfium.FLATTEN_SUCCESS:
        return page
    page.close()
    return opened[index]


class _Seen(NamedTuple):
    """What is to be seen of the text of a page, and what is not."""

    lines: list[TextLine]
    hidden: str
    picture: PagePicture
    known: int
    lost: int
    scan: float


def _see(page: pypdfium2.PdfPage, laid_over: Annotations, width: float, height: float) -> _Seen:
    shown = ShownPage(page, width, height)
    picture = PagePicture(page, width, height)
    scan = largest_picture(page, width * height)
    text_page = page.get_textpage()
    try:
        glyphs = read_glyphs(text_page, shown)

        def is_made_up(index: int) -> bool:
            return bool(pdfium.FPDFText_IsGenerated(text_page, index) == 1)

        def is_on_end(index: int) -> bool:
            quarter = round(pdfium.FPDFText_GetCharAngle(text_page, index) / (pi / 2))
            return bool((quarter + page.get_rotation() // 90) % 2)

        lines = [read for line in glyphs.lines if (read := read_line(line, is_made_up, is_on_end))]
        if glyphs.is_tight:
            lines = [evened(line) for line in lines]
        lines, hidden = part_hidden(lines, text_page, picture, (width, height), is_scan=scan > LARGE)
    finally:
        text_page.close()
    values = [(value.text, shown.box(value.box)) for value in laid_over.shown]
    printed, filled = parted(without_overprint(lines), values)
    lines = with_values(in_reading_order(printed), filled, values)
    return _Seen(lines, hidden, picture, glyphs.known, glyphs.lost, scan)
