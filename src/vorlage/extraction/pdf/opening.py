# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Opening a PDF: with the passwords given, and with what a broken one has lost put back in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import ReadAnswer, unreadable

MEDIA_TYPE = "application/pdf"
_HEADER_WITHIN = 1024
_CATALOGUE = re.compile(rb"(\d{1,9}) 0 obj\s*<<(?:(?!endobj).){0,400}?/Type\s*/Catalog\b", re.S)
_PAGE_TREE = re.compile(rb"(\d{1,9}) 0 obj\s*<<(?:(?!endobj).){0,4000}?/Type\s*/Pages\b", re.S)
_OBJECT = re.compile(rb"(?<![0-9])(\d{1,9})[ \t\r\n]{1,4}(\d{1,5})[ \t\r\n]{1,4}obj\b")
_MAX_OBJECTS = 1_000_000
_NEEDS_PASSWORD = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


def open_pdf(held: bytes, passwords: tuple[str, ...] = ()) -> pypdfium2.PdfDocument | ReadAnswer:
    """Open a PDF, or say why it cannot be opened. What is repaired is repaired in memory.

    An empty password is tried always: encrypted for its owner only, a PDF opens for anyone.
    """
    for repaired in _repairs(held):
        try:
            return pypdfium2.PdfDocument(repaired)
        except pypdfium2.PdfiumError as broken:
            if getattr(broken, "err_code", None) in _NEEDS_PASSWORD:
                return _unlock(repaired, passwords)
    return unreadable(Outcome.DAMAGED, MEDIA_TYPE, "pdf.broken: cannot be opened as a PDF")


def _unlock(held: bytes, passwords: tuple[str, ...]) -> pypdfium2.PdfDocument | ReadAnswer:
    for password in passwords:
        try:
            return pypdfium2.PdfDocument(held, password=password)
        except (pypdfium2.PdfiumError, UnicodeError):
            continue
    told = "no password given fits" if passwords else "asks for a password"
    return unreadable(Outcome.ENCRYPTED, MEDIA_TYPE, f"pdf.password: {told}")


def _repairs(held: bytes) -> Iterator[bytes]:
    """The bytes as they are; then without what stands before their header, with a trailer, with a new table."""
    yield held
    start = held[: 64 * _HEADER_WITHIN].find(b"%PDF-")
    whole = held[start:] if start >= 0 else b"%PDF-1.7\n" + held
    if start != 0:
        yield whole
    if catalogue := _CATALOGUE.findall(whole):
        yield whole + b"\ntrailer\n<</Root %s 0 R>>\nstartxref\n0\n%%%%EOF\n" % catalogue[-1]
    if rebuilt := _with_new_table(whole):
        yield rebuilt


def _with_new_table(held: bytes) -> bytes:
    """The PDF with a cross-reference table made by looking for its objects; empty when it has no page tree.

    The last of several objects with one number counts, as with a file that was added to (ISO 32000-1, 7.5.6).
    """
    places: dict[int, tuple[int, int]] = {}
    for found in _OBJECT.finditer(held):
        if len(places) >= _MAX_OBJECTS:
            return b""
        places[int(found[1])] = (found.start(), int(found[2]))
    catalogues, trees = _CATALOGUE.findall(held), _PAGE_TREE.findall(held)
    if not places or not (catalogues or trees):
        return b""
    body = held + b"\n"
    if catalogues:
        root = int(catalogues[-1])
    else:
        root = max(places) + 1
        places[root] = (len(body), 0)
        body += b"%d 0 obj\n<</Type /Catalog /Pages %s 0 R>>\nendobj\n" % (root, trees[0])
    rows = b"".join(
        b"%d 1\n%010d %05d n\r\n" % (number, place, min(generation, 65535))
        for number, (place, generation) in sorted(places.items())
    )
    table = b"xref\n0 1\n0000000000 65535 f\r\n" + rows
    trailer = b"trailer\n<</Size %d /Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(places) + 1, root, len(body))
    return body + table + trailer
