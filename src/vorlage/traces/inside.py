# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The side of trace finding that runs in the jail: one original, one answer of codes, places and counts.

Steps: 1. recognise the format. 2. on the first turn, walk what the format keeps beside its text. 3. read the pages, by
the reader of the format, and hold their characters against the rules; a long record is read in turns, as always.
4. where the reader tidies spaces, hold the text as it is stored against the rules for spaces.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import BinaryIO, Final

import msgspec

from vorlage.domain.custody import Genre, Outcome
from vorlage.domain.pages import HiddenKind, PageOrigin
from vorlage.extraction.answers import ReadAnswer, ReadRequest
from vorlage.extraction.formats import recognise
from vorlage.extraction.inside import READY_AHEAD, reader_of
from vorlage.extraction.texts.encodings import decode_text
from vorlage.traces.answers import TraceAnswer, TraceRequest
from vorlage.traces.formats.printed import examine_scan, examine_scanned_pages
from vorlage.traces.formats.xmp import examine_xmp
from vorlage.traces.found import Found
from vorlage.traces.texts.judging import judge_characters, judge_spaces

__all__ = ["READY_AHEAD", "find_traces"]

Examiner = Callable[[BinaryIO, Found], None]

_FORMATS: Final = "vorlage.traces.formats."
_PACKAGE, _COMPOUND, _PICTURE = "packages:examine_package", "compounds:examine_compound", "pictures:examine_picture"
_LISTED: Final = "zipped:examine_listed"
_EXAMINERS: Final = {
    "docx": _PACKAGE,
    "pptx": _PACKAGE,
    "visio": _PACKAGE,
    "workbook": _PACKAGE,
    "word_xml": "one_file:examine_word_file",
    "sheet_xml": "one_file:examine_sheet_file",
    "doc": _COMPOUND,
    "ppt": _COMPOUND,
    "hwp": _COMPOUND,
    "msg": _COMPOUND,
    "odf": "open_documents:examine_open_document",
    "odf_flat": "open_documents:examine_flat_open_document",
    "rtf": "rich_texts:examine_rich_text",
    "pdf": "pdfs:examine_pdf",
    "picture": _PICTURE,
    "email": "mails:examine_mail",
    "mbox": "mails:examine_mailbox",
    "html": "markups:examine_page",
    "mhtml": "markups:examine_page_in_parts",
    "epub": "markups:examine_book",
    "vcard": "markups:examine_cards",
    "calendar": "markups:examine_cards",
    "sqlite": "markups:examine_database",
    "dbf": "markups:examine_rows",
    "warc": "markups:examine_web_archive",
    "zip": "zipped:examine_members",
    "iwork": "one_file:examine_pages_file",
    "tar": "zipped:examine_tar",
    "gzip": "zipped:examine_gzip",
    "rar": _LISTED,
    "cab": _LISTED,
    "iso": _LISTED,
    "cpio": _LISTED,
    "ar": _LISTED,
    "rpm": _LISTED,
    "lha": _LISTED,
    "xar": _LISTED,
    "seven_zip": _LISTED,
}
_WITHOUT_TRACES: Final = frozenset(
    {"plain", "delimited", "bzip2", "xz", "lzma", "zstandard", "zlib", "by_filter", "tnef"}
)
"""Formats of text alone, and streams that keep nothing of whoever packed them; a TNEF's fields stand in its pages."""
_HIDDEN: Final = {
    HiddenKind.NOTE: "hidden.notes",
    HiddenKind.COMMENT: "tracked.comment",
    HiddenKind.TRACKED: "tracked.deleted",
    HiddenKind.HIDDEN: "hidden.text",
}
_GAPS: Final = {
    Outcome.ENCRYPTED: "encrypted",
    Outcome.REFUSED: "text",
    Outcome.DAMAGED: "text",
    Outcome.UNSUPPORTED: "unread",
}
_WALKED: Final = frozenset({"docx", "pptx", "odf", "odf_flat", "rtf", "html"})
"""Formats whose own examiner counts what is hidden, more exactly than the reader keeps it."""
_SPACES_AS_STORED: Final = frozenset({"docx", "pptx", "odf", "odf_flat", "email", "workbook"})
_RAW_TEXT: Final = frozenset({"plain", "rtf"})
_NEVER_READ: Final = frozenset(
    {
        "picture",
        "pst",
        "mbox",
        "zip",
        "tar",
        "seven_zip",
        "gzip",
        "bzip2",
        "xz",
        "lzma",
        "zstandard",
        "zlib",
        "by_filter",
    }
    | {"rar", "cab", "iso", "cpio", "ar", "rpm", "lha", "xar", "warc"}
)
"""A picture has no characters; members of a container are items with reports of their own."""


def find_traces(original: BinaryIO | None, request: bytes) -> bytes:
    """An entry: look for traces in an original, and answer with what was found."""
    if original is None:
        raise ValueError("there is nothing to examine")
    asked = msgspec.msgpack.decode(request, type=TraceRequest)
    return msgspec.msgpack.encode(_examined(original, asked))


def _examined(original: BinaryIO, asked: TraceRequest) -> TraceAnswer:
    if not original.read(1):
        return TraceAnswer(media_type="application/x-empty")
    known = recognise(original, asked.name)  # step 1
    found = Found()
    if not known.reader:
        found.gap("unread")
    if asked.first_page == 1:
        _walk(original, known.reader, found)  # step 2
    following = 0
    if known.reader and known.reader not in _NEVER_READ:
        following = _judge_pages(original, known.reader, asked, found)  # step 3
    if known.reader in _RAW_TEXT and asked.first_page == 1:
        _judge_raw(original, found)  # step 4
    _look_for_dots(original, known.reader, asked.first_page, following, found)  # step 5
    return TraceAnswer(
        media_type=known.media_type,
        findings=found.answers(with_values=asked.with_values),
        gaps=found.gaps,
        next_page=following,
    )


def _walk(original: BinaryIO, reader: str, found: Found) -> None:
    named = _EXAMINERS.get(reader)
    if reader == "encrypted":
        found.gap("encrypted")
        named = _COMPOUND
    if reader == "workbook":
        named = _workbook_examiner(original)
    if named is None:
        if reader and reader not in _WITHOUT_TRACES:
            found.gap("unread")
        return
    module, _, function = named.partition(":")
    examine: Examiner = getattr(import_module(_FORMATS + module), function)
    original.seek(0)
    try:
        examine(original, found)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - the job boundary: a parser may raise anything, in words not ours
        found.gap("damaged")


def _workbook_examiner(original: BinaryIO) -> str:
    """Workbooks come in three houses: old Office, OpenDocument, Open XML."""
    original.seek(0)
    head = original.read(200)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _COMPOUND
    return _EXAMINERS["odf"] if b"opendocument" in head or b"vnd.sun.xml" in head else _PACKAGE


def _judge_pages(original: BinaryIO, reader: str, asked: TraceRequest, found: Found) -> int:
    """Hold the pages of one turn against the rules; where the next turn begins, 0 when this was the last."""
    original.seek(0)
    read = reader_of(reader)
    if read is None:
        return 0
    try:
        answer = read(original, ReadRequest(name=asked.name, genre=Genre.PRIMARY, first_page=asked.first_page))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - the job boundary: a parser may raise anything, in words not ours
        found.gap("text")
        return 0
    if answer.outcome in _GAPS:
        found.gap(_GAPS[answer.outcome])
    _judge(answer, reader, asked.first_page, found)
    return answer.next_page


def _judge(answer: ReadAnswer, reader: str, first: int, found: Found) -> None:
    is_pdf = reader == "pdf"
    for number, page in enumerate(answer.pages, start=first):
        if not page.is_read or page.origin is PageOrigin.OCR:
            found.gap("pages")
        judge_characters(found, page.text, page=number, is_pdf=is_pdf)
        for hidden in page.hidden:
            judge_characters(found, hidden.text, page=number, is_pdf=is_pdf)
            if hidden.kind in _HIDDEN and reader not in _WALKED:
                found.add(_HIDDEN[hidden.kind], hidden.text, page=number)
    if reader not in _SPACES_AS_STORED | _RAW_TEXT and answer.pages:
        judge_spaces(found, "\n".join(page.text for page in answer.pages), has_line_ends=False)


def _look_for_dots(original: BinaryIO, reader: str, first: int, following: int, found: Found) -> None:
    if reader == "picture":
        original.seek(0)
        examine_scan(original.read(), found)
    elif reader == "pdf":
        examine_scanned_pages(original, found, first, following)


def _judge_raw(original: BinaryIO, found: Found) -> None:
    original.seek(0)
    text = decode_text(original.read(64 << 20))
    if text:
        judge_spaces(found, text.replace("\r\n", "\n"))
        if "<x:xmpmeta" in text or "<rdf:RDF" in text:
            examine_xmp(text.encode("utf-8"), found.add)
