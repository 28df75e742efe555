# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""When an original's own properties say it was made: a date for the timeline, and no more than what it says.

Read inside the jail, where a format keeps such a date: PDF (ISO 32000-2, 14.3.3, `CreationDate`), Office Open XML
(ECMA-376-2, core properties), OpenDocument (`meta:creation-date`), the compound files of old Office ([MS-OLEPS],
`PIDSI_CREATE_DTM`), RTF (`creatim`) and photographs (Exif 2.32, `DateTimeOriginal`).

It does not show when a text was written: a program or its user may set it, a scan has the day of scanning, and a
copy saved under another name may have the day of that. What names a day that no calendar has is dropped. The clock
time and the zone are dropped as well: the day is as it was where the clock stood.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import BinaryIO, Final

_MOST_PROPERTIES_BYTES: Final = 1 << 20
_ISO: Final = re.compile(r"\s*([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?![0-9])")
_PDF: Final = re.compile(r"\s*(?:D:)?\s*([0-9]{4})([0-9]{2})?([0-9]{2})?")
_EXIF: Final = re.compile(r"([0-9]{4})[:/-]([0-9]{2})[:/-]([0-9]{2})")
_RTF: Final = re.compile(rb"\\creatim\\yr([0-9]{4})\\mo([0-9]{1,2})\\dy([0-9]{1,2})")
_CORE: Final = re.compile(rb"<(?:\w+:)?created\b[^>]*>([^<]{4,40})<")
_ODF: Final = re.compile(rb"<meta:creation-date\b[^>]*>([^<]{4,40})<")
_EXIF_IFD, _DATE_TIME_ORIGINAL = 0x8769, 0x9003
_RTF_HEAD_BYTES: Final = 1 << 20


def made_on(original: BinaryIO, reader: str) -> str:
    """The TIMEX3 date of an original's own properties, as precise as they give it; empty where there is none.

    Args:
        original: Open for reading, wherever it stands.
        reader: The name of the reader of its format.
    """
    read = _WHERE.get(reader)
    if read is None:
        return ""
    try:
        original.seek(0)
        return read(original)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - the job boundary: the text was read; a parser of its properties may raise anything
        return ""


def calendar_day(year: str | int, month: str | int | None = None, day: str | int | None = None) -> str:
    """A TIMEX3 date of parts; empty when no calendar has it."""
    try:
        if month is None:
            return f"{date(int(year), 1, 1).year:04d}"
        if day is None:
            return f"{date(int(year), int(month), 1):%Y-%m}".zfill(7)
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _matched(pattern: re.Pattern[str], stated: str) -> str:
    found = pattern.match(stated)
    return calendar_day(*found.groups()) if found else ""


def _of_pdf(original: BinaryIO) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(original) as opened:
        return _matched(_PDF, str(opened.get_metadata_value("CreationDate")))


def _of_zip(member: str, pattern: re.Pattern[bytes]) -> Callable[[BinaryIO], str]:
    def read(original: BinaryIO) -> str:
        if not zipfile.is_zipfile(original):
            return _of_compound(original)
        with zipfile.ZipFile(original) as package, package.open(member) as part:
            found = pattern.search(part.read(_MOST_PROPERTIES_BYTES))
        return _matched(_ISO, found.group(1).decode("ascii", "replace")) if found else ""

    return read


def _of_compound(original: BinaryIO) -> str:
    import olefile

    original.seek(0)
    with olefile.OleFileIO(original) as opened:
        made = opened.get_metadata().create_time
    return calendar_day(made.year, made.month, made.day) if isinstance(made, datetime) else ""


def _of_rtf(original: BinaryIO) -> str:
    found = _RTF.search(original.read(_RTF_HEAD_BYTES))
    return calendar_day(*(int(part) for part in found.groups())) if found else ""


def _of_picture(original: BinaryIO) -> str:
    from PIL import Image

    with Image.open(original) as opened:
        stated = opened.getexif().get_ifd(_EXIF_IFD).get(_DATE_TIME_ORIGINAL, "")
    return _matched(_EXIF, str(stated))


_OPEN_XML = _of_zip("docProps/core.xml", _CORE)
_OPEN_DOCUMENT = _of_zip("meta.xml", _ODF)
_WHERE: Final[dict[str, Callable[[BinaryIO], str]]] = {
    "pdf": _of_pdf,
    "docx": _OPEN_XML,
    "pptx": _OPEN_XML,
    "workbook": _OPEN_XML,
    "odf": _OPEN_DOCUMENT,
    "doc": _of_compound,
    "ppt": _of_compound,
    "hwp": _of_compound,
    "visio": _OPEN_XML,
    "rtf": _of_rtf,
    "picture": _of_picture,
}
