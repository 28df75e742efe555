# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The text of a copy as exactly as its format keeps it, to be held against that of another, inside the jail.

Of a PDF: every character in the order of the file, and where it begins. Of plain text: as it is stored. Of all other
formats: the pages that their readers give.
"""

from __future__ import annotations

import ctypes
import math
from array import array
from typing import BinaryIO, Final

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium

from vorlage.domain.custody import Genre
from vorlage.extraction.answers import ReadAnswer, ReadRequest
from vorlage.extraction.formats import recognise
from vorlage.extraction.inside import reader_of
from vorlage.extraction.pdf.opening import open_pdf
from vorlage.extraction.texts.encodings import decode_text
from vorlage.traces.answers import CopyAnswer, CopyPageAnswer, TraceRequest

_MOST_CHARACTERS: Final = 2_000_000
_MOST_PAGES: Final = 2_000
_MOST_BYTES: Final = 16 << 20
_HYPHENS: Final = frozenset({0x02, 0xFFFE})


def read_copy(original: BinaryIO | None, request: bytes) -> bytes:
    """An entry: the text of an original, for comparison."""
    if original is None:
        raise ValueError("there is nothing to compare")
    asked = msgspec.msgpack.decode(request, type=TraceRequest)
    return msgspec.msgpack.encode(_read(original, asked.name))


def _read(original: BinaryIO, name: str) -> CopyAnswer:
    known = recognise(original, name)
    original.seek(0)
    if known.reader == "pdf":
        return _read_pdf(original.read())
    if known.reader == "plain":
        text = (decode_text(original.read(_MOST_BYTES)) or "").replace("\r\n", "\n")
        return _bounded([CopyPageAnswer(text=each) for each in text.split("\f")], is_whole=True)
    read = reader_of(known.reader)
    if read is None:
        return CopyAnswer(gaps=("unread",))
    pages: list[CopyPageAnswer] = []
    first = 1
    while first and len(pages) < _MOST_PAGES:
        original.seek(0)
        answer = read(original, ReadRequest(name=name, genre=Genre.PRIMARY, first_page=first))
        pages += [CopyPageAnswer(text=page.text) for page in answer.pages]
        first = answer.next_page
    return _bounded(pages, is_whole=not first)


def _bounded(pages: list[CopyPageAnswer], *, is_whole: bool) -> CopyAnswer:
    kept, left = [], _MOST_CHARACTERS
    for page in pages[:_MOST_PAGES]:
        if len(page.text) > left:
            break
        kept.append(page)
        left -= len(page.text)
    gaps = ("limit",) if len(kept) < len(pages) or not is_whole else ()
    return CopyAnswer(pages=tuple(kept), gaps=gaps if any(page.text for page in kept) else (*gaps, "text"))


def _read_pdf(held: bytes) -> CopyAnswer:
    opened = open_pdf(held)
    if isinstance(opened, ReadAnswer):
        return CopyAnswer(gaps=("encrypted" if opened.outcome == "encrypted" else "damaged",))
    pages, characters = [], 0
    for number in range(min(len(opened), _MOST_PAGES)):
        try:
            pages.append(_read_page(opened[number]))
        except pypdfium2.PdfiumError:
            pages.append(CopyPageAnswer(text=""))
        characters += len(pages[-1].text)
        if characters > _MOST_CHARACTERS:
            break
    return _bounded(pages, is_whole=len(pages) == len(opened))


def _read_page(page: pypdfium2.PdfPage) -> CopyPageAnswer:
    text_page = page.get_textpage()
    height = page.get_height()
    letters: list[str] = []
    places = array("f")
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(min(pdfium.FPDFText_CountChars(text_page), _MOST_CHARACTERS)):
        number = pdfium.FPDFText_GetUnicode(text_page, at)
        if number in (0, 0x0D):
            continue
        pdfium.FPDFText_GetCharOrigin(text_page, at, x, y)
        letters.append(_letter(number))
        places.extend((_bound(x.value), _bound(height - y.value)))
    return CopyPageAnswer(text="".join(letters), places=places.tobytes())


def _letter(number: int) -> str:
    if number in _HYPHENS:
        return "-"
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"


def _bound(side: float) -> float:
    return min(max(side, -1e6), 1e6) if math.isfinite(side) else 0.0
