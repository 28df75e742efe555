# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which office format an archive, a compound file or a text is, told by its parts, streams or root element."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import BinaryIO

from vorlage.extraction.formats import Format

_OOXML = "application/vnd.openxmlformats-officedocument"
_DOCX = Format(f"{_OOXML}.wordprocessingml.document", "docx")
_XLSX = Format(f"{_OOXML}.spreadsheetml.sheet", "workbook")
_XLSB = Format("application/vnd.ms-excel.sheet.binary.macroenabled.12", "workbook")
_PPTX = Format(f"{_OOXML}.presentationml.presentation", "pptx")
_XLS = Format("application/vnd.ms-excel", "workbook")
_VISIO = Format("application/vnd.ms-visio.drawing", "visio")
_IWORK = Format("application/vnd.apple.iwork", "iwork")
_ZIPPED_PARTS = {
    "word/document.xml": _DOCX,
    "xl/workbook.xml": _XLSX,
    "xl/workbook.bin": _XLSB,
    "ppt/presentation.xml": _PPTX,
    "visio/document.xml": _VISIO,
    "index/document.iwa": _IWORK,
    "index.zip": _IWORK,
    "index.xml": _IWORK,
    "index.apxl": _IWORK,
    "fixeddocseq.fdseq": Format("application/vnd.ms-xpsdocument", "", "XPS document"),
}
_CONTENT_TYPES = (
    (b"wordprocessingml.document.main+xml", _DOCX),
    (b"wordprocessingml.template.main+xml", _DOCX),
    (b"ms-word.document.macroEnabled.main+xml", _DOCX),
    (b"ms-word.template.macroEnabledTemplate.main+xml", _DOCX),
    (b"spreadsheetml.sheet.main+xml", _XLSX),
    (b"spreadsheetml.template.main+xml", _XLSX),
    (b"ms-excel.sheet.binary.macroEnabled.main", _XLSB),
    (b"presentationml.presentation.main+xml", _PPTX),
    (b"presentationml.slideshow.main+xml", _PPTX),
    (b"presentationml.template.main+xml", _PPTX),
    (b"ms-powerpoint.", _PPTX),
    (b"ms-visio.drawing.main+xml", _VISIO),
)
_ODF = ("application/vnd.oasis.opendocument.", "application/vnd.sun.xml.")
_OPEN_SHEETS = ("spreadsheet", "spreadsheet-template", "calc", "calc.template")
_COMPOUND_STREAMS = (
    ("EncryptedPackage", Format("application/encrypted-office", "encrypted")),
    ("__properties_version1.0", Format("application/vnd.ms-outlook", "msg", "Outlook message (MSG)")),
    ("PowerPoint Document", Format("application/vnd.ms-powerpoint", "ppt")),
    ("PP97_DUALSTORAGE", Format("application/vnd.ms-powerpoint", "ppt")),
    ("Workbook", _XLS),
    ("Book", _XLS),
    ("Quill", Format("application/x-mspublisher", "", "Publisher file")),
    ("VisioDocument", Format("application/vnd.visio", "", "Visio drawing of before 2013")),
    ("MatOST", Format("application/vnd.ms-works", "", "Works document")),
    ("\x05HwpSummaryInformation", Format("application/x-hwp", "hwp")),
    ("PerfectOffice_MAIN", Format("application/vnd.wordperfect", "", "WordPerfect document")),
    ("WordDocument", Format("application/msword", "doc")),
)
_ROOTS: tuple[tuple[bytes, Format], ...] = (
    (b"http://schemas.microsoft.com/office/word/2003/wordml", Format("application/vnd.ms-word.xml", "word_xml")),
    (b"http://schemas.microsoft.com/office/2006/xmlPackage", Format("application/vnd.ms-word.xml", "word_xml")),
    (b"urn:schemas-microsoft-com:office:spreadsheet", Format("application/vnd.ms-excel.xml", "sheet_xml")),
)
_XML_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|[A-Za-z]+:)")
_FLAT_KIND = re.compile(rb'office:mimetype="application/vnd\.oasis\.opendocument\.([a-z-]{3,40})"')
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError)
_PEEK = 1 << 20


def office_in_archive(archive: zipfile.ZipFile) -> Format | None:
    """The office format an archive is, None when it is none."""
    kind = _stated_kind(archive)
    if kind.startswith(_ODF):
        wanted = kind.removeprefix(_ODF[0]).removeprefix(_ODF[1])
        return Format(kind, "workbook" if wanted in _OPEN_SHEETS else "odf")
    names = {name.replace("\\", "/").lower() for name in archive.namelist()}
    for part, found in _ZIPPED_PARTS.items():
        if part in names and (found is not _IWORK or _is_iwork(names)):
            return found
    if "[content_types].xml" in names:
        stated = _head_of(archive, "[Content_Types].xml")
        return next((found for word, found in _CONTENT_TYPES if word in stated), None)
    if "content.xml" in names and ("meta-inf/manifest.xml" in names or "styles.xml" in names):
        return Format(f"{_ODF[0]}text", "odf")
    return None


def _is_iwork(names: set[str]) -> bool:
    apple = ("index/document.iwa", "index.zip", "buildversionhistory.plist", "quicklook/preview.pdf", "preview.jpg")
    return "index.apxl" in names or any(name in names for name in apple)


def _stated_kind(archive: zipfile.ZipFile) -> str:
    return _head_of(archive, "mimetype", most=100).decode("ascii", "replace").strip()


def _head_of(archive: zipfile.ZipFile, name: str, most: int = _PEEK) -> bytes:
    try:
        with archive.open(name) as part:
            return part.read(most)
    except (KeyError, *_BROKEN):
        return b""


def office_in_compound(original: BinaryIO) -> Format:
    """Which program wrote a compound file, by the streams at its root; by any stream when its directory is broken.

    A workbook embedded in a letter has its streams deeper down, and does not make it a workbook.
    """
    from vorlage.extraction.office.compound import Compound, CompoundBrokenError

    original.seek(0)
    try:
        opened = Compound(original)
    except CompoundBrokenError:
        return _by_any_stream(original)
    for stream, found in _COMPOUND_STREAMS:
        if opened.has(stream):
            return found
    return Format("application/x-ole-storage", "", "OLE compound file")


def _by_any_stream(original: BinaryIO) -> Format:
    original.seek(0)
    held = original.read(64 << 20)
    for stream, found in _COMPOUND_STREAMS:
        if stream.encode("utf-16-le") in held:
            return found
    return Format("application/x-ole-storage", "", "OLE compound file")


def office_in_text(head: bytes) -> Format | None:
    """The office format a text is: RTF, or an office file kept as one XML."""
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:4] == b"{\\rt":
        return Format("application/rtf", "rtf")
    if not _XML_START.match(head):
        return None
    start = head[:8192]
    for name, found in _ROOTS:
        if name in start:
            return found
    if b"<office:document" in start and (flat := _FLAT_KIND.search(head)):
        return Format(f"{_ODF[0]}{flat[1].decode('ascii')}", "odf_flat")
    return None
