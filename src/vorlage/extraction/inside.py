# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The reader's side inside the jail: entries that the jail calls in a child process, one original each.

Readers are imported when their format turns up, or before: the process that these children are forked from imports
them one by one in its idle moments.
"""

from __future__ import annotations

from collections.abc import Callable
from errno import EDQUOT, EFBIG, ENOSPC
from importlib import import_module
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import DrawRequest, ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.formats import Format, recognise
from vorlage.extraction.properties import made_on

Reader = Callable[[BinaryIO, ReadRequest], ReadAnswer]

_READERS = {
    "plain": "vorlage.extraction.texts.plain:read_plain",
    "html": "vorlage.extraction.texts.html:read_html",
    "pdf": "vorlage.extraction.pdf.reading:read_pdf",
    "docx": "vorlage.extraction.office.docx:read_docx",
    "word_xml": "vorlage.extraction.office.docx:read_word_xml",
    "doc": "vorlage.extraction.office.doc:read_doc",
    "encrypted": "vorlage.extraction.office.encrypted:read_encrypted",
    "odf": "vorlage.extraction.office.odf:read_odf",
    "odf_flat": "vorlage.extraction.office.odf:read_flat_odf",
    "pptx": "vorlage.extraction.office.pptx:read_pptx",
    "ppt": "vorlage.extraction.office.ppt:read_ppt",
    "rtf": "vorlage.extraction.office.rtf:read_rtf",
    "sheet_xml": "vorlage.extraction.office.sheet_xml:read_sheet_xml",
    "visio": "vorlage.extraction.office.visio:read_visio",
    "hwp": "vorlage.extraction.office.hwp:read_hwp",
    "iwork": "vorlage.extraction.office.iwork:read_iwork",
    "workbook": "vorlage.extraction.office.tables:read_workbook",
    "delimited": "vorlage.extraction.texts.plain:read_delimited",
    "email": "vorlage.extraction.mail.messages:read_email",
    "msg": "vorlage.extraction.mail.outlook:read_msg",
    "pst": "vorlage.extraction.mail.outlook_store:read_pst",
    "tnef": "vorlage.extraction.mail.tnef:read_tnef",
    "vcard": "vorlage.extraction.mail.cards:read_vcards",
    "calendar": "vorlage.extraction.mail.cards:read_calendar",
    "mbox": "vorlage.extraction.mail.messages:read_mbox",
    "zip": "vorlage.extraction.containers.zip_archives:read_zip",
    "tar": "vorlage.extraction.containers.tar_archives:read_tar",
    "seven_zip": "vorlage.extraction.containers.seven_zip:read_seven_zip",
    "gzip": "vorlage.extraction.containers.compressed:read_gzip",
    "bzip2": "vorlage.extraction.containers.compressed:read_bzip2",
    "xz": "vorlage.extraction.containers.compressed:read_xz",
    "lzma": "vorlage.extraction.containers.compressed:read_lzma",
    "zstandard": "vorlage.extraction.containers.compressed:read_zstandard",
    "zlib": "vorlage.extraction.containers.compressed:read_zlib",
    "by_filter": "vorlage.extraction.containers.compressed:read_by_filter",
    "rar": "vorlage.extraction.containers.system_archives:read_rar",
    "cab": "vorlage.extraction.containers.system_archives:read_cab",
    "iso": "vorlage.extraction.containers.system_archives:read_iso",
    "cpio": "vorlage.extraction.containers.system_archives:read_cpio",
    "ar": "vorlage.extraction.containers.system_archives:read_ar",
    "rpm": "vorlage.extraction.containers.system_archives:read_rpm",
    "lha": "vorlage.extraction.containers.system_archives:read_lha",
    "xar": "vorlage.extraction.containers.system_archives:read_xar",
    "warc": "vorlage.extraction.containers.web_archives:read_warc",
    "epub": "vorlage.extraction.texts.epub:read_epub",
    "mhtml": "vorlage.extraction.texts.mhtml:read_mhtml",
    "sqlite": "vorlage.extraction.databases.sqlite:read_sqlite",
    "dbf": "vorlage.extraction.databases.dbf:read_dbf",
    "picture": "vorlage.extraction.images.images:read_picture",
}

READY_AHEAD = tuple(dict.fromkeys(reader.partition(":")[0] for reader in _READERS.values()))
"""Imported by the jail's template while nobody asks (see `vorlage.jail.forking`), so that no child has to."""


def read_original(original: BinaryIO | None, request: bytes) -> bytes:
    """An entry: recognise an original, read it, and answer with what was found."""
    if original is None:
        raise ValueError("there is nothing to read")
    asked = msgspec.msgpack.decode(request, type=ReadRequest)
    return msgspec.msgpack.encode(_read(original, asked))


def draw_page(original: BinaryIO | None, request: bytes) -> bytes:
    """An entry: draw one page of an original as bare pixels."""
    from vorlage.extraction.images.images import draw

    if original is None:
        raise ValueError("there is nothing to draw")
    return msgspec.msgpack.encode(draw(original, msgspec.msgpack.decode(request, type=DrawRequest)))


def _read(original: BinaryIO, asked: ReadRequest) -> ReadAnswer:
    if not original.read(1):
        return unreadable(Outcome.EMPTY, "application/x-empty", "file.empty: has no bytes")
    found = recognise(original, asked.name)
    read = reader_of(found.reader)
    if read is None:
        return _unread(found)
    try:
        answer = read(original, asked)
        # Only of what has pages: what is damaged or a container has no date of its own.
        return replace(answer, made_on=made_on(original, found.reader)) if answer.pages else answer
    except MemoryError:
        raise
    except OSError as cause:
        if cause.errno in (ENOSPC, EDQUOT, EFBIG):  # of what the reader wrote: the jail has a verdict for it
            raise
        return _failed(found)
    except Exception:  # noqa: BLE001 - the job boundary: a parser may raise anything, in words not ours
        return _failed(found)


def _failed(found: Format) -> ReadAnswer:
    return unreadable(Outcome.DAMAGED, found.media_type, "reader.failed: is not built as its format asks")


def _unread(found: Format) -> ReadAnswer:
    return unreadable(Outcome.UNSUPPORTED, found.media_type, f"format.unread: {found.called}, not read by this version")


def reader_of(name: str) -> Reader | None:
    """The reader of a format by its name; None when this version has none."""
    if name not in _READERS:
        return None
    module, _, function = _READERS[name].partition(":")
    reader: Reader = getattr(import_module(module), function)
    return reader
