# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Workbooks (XLSX, XLSB, XLS, ODS): each sheet a page, rows as lines, cells apart by tabs.

A hidden sheet is a page too, so that sheets keep their numbers; its text stands in `hidden`, because a reader of the
workbook does not see it. Formulas are not computed: cells have the values that were saved.
"""

from __future__ import annotations

import datetime
import re
from typing import Any, BinaryIO

import python_calamine

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import MAX_CHARACTERS, HiddenAnswer, PageAnswer, ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.characters import clean_text
from vorlage.extraction.formats import recognise
from vorlage.extraction.office.parts import OfficeParts, PartBrokenError, PartRefusedError

MAX_SHEETS = 1_000
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_XLS = "application/vnd.ms-excel"
_FILEPASS = re.compile(rb"\x2f\x00(?:\x04\x00|\x06\x00\x00\x00|\x36\x00\x01\x00|[\x80-\xff]\x00\x01\x00)")
_HEAD_BYTES = 1 << 16
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_workbook(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Read every sheet of a workbook; comments of an XLSX are kept with the last sheet, apart from its text."""
    media_type = recognise(original, request.name).media_type
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(original)
        sheets = workbook.sheets_metadata
        if len(sheets) > MAX_SHEETS:
            return unreadable(Outcome.REFUSED, media_type, f"limit.sheets: has more than {MAX_SHEETS} sheets")
        pages = [_read_sheet(workbook, sheet) for sheet in sheets]
        comments = _comments(original) if media_type == _XLSX else ()
    except python_calamine.PasswordError:
        return unreadable(Outcome.ENCRYPTED, media_type, "office.password: asks for a password")
    except PartRefusedError as refusal:
        return unreadable(Outcome.REFUSED, media_type, str(refusal))
    except (python_calamine.CalamineError, PartBrokenError, OSError, ValueError):
        if media_type == _XLS and _has_password(original):
            return unreadable(Outcome.ENCRYPTED, media_type, "office.password: asks for a password")
        return unreadable(Outcome.DAMAGED, media_type, "workbook.broken: cannot be read as a workbook")
    if any(len(page.text) > MAX_CHARACTERS for page in pages):
        return unreadable(Outcome.REFUSED, media_type, f"limit.characters: has more than {MAX_CHARACTERS} on a sheet")
    if not pages:
        return unreadable(Outcome.EMPTY, media_type, "workbook.empty: has no sheet")
    if comments:
        last = pages[-1]
        pages[-1] = PageAnswer(text=last.text, label=last.label, hidden=(*last.hidden, *comments))
    return ReadAnswer(outcome=Outcome.READ, media_type=media_type, pages=tuple(pages))


def _has_password(original: BinaryIO) -> bool:
    """Whether a binary workbook has a FILEPASS record (MS-XLS 2.4.117), of a length that XOR, RC4 or CryptoAPI has."""
    original.seek(0)
    return bool(_FILEPASS.search(original.read(_HEAD_BYTES)))


def _read_sheet(workbook: Any, sheet: Any) -> PageAnswer:
    label = clean_text(sheet.name)[:200].replace("\n", " ")
    if sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
        return PageAnswer(label=label)
    rows = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=True)
    lines = ("\t".join(_cell(value) for value in row).rstrip("\t") for row in rows)
    text = clean_text("\n".join(lines).strip("\n"))
    if sheet.visible == python_calamine.SheetVisibleEnum.Visible:
        return PageAnswer(text=text, label=label)
    return PageAnswer(label=label, hidden=(HiddenAnswer(HiddenKind.HIDDEN, text),) if text else ())


def _cell(value: Any) -> str:
    """A cell's value as plain text: whole numbers without a fraction, dates as ISO 8601 has them."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    return str(value).replace("\t", " ").replace("\r\n", " ").replace("\n", " ")


def _comments(original: BinaryIO) -> tuple[HiddenAnswer, ...]:
    original.seek(0)
    found = []
    for root in OfficeParts(original).matching("xl/comments"):
        for comment in root.iter(f"{_MAIN}comment"):
            text = clean_text("".join(node.text or "" for node in comment.iter(f"{_MAIN}t"))).strip()
            if text:
                found.append(HiddenAnswer(HiddenKind.COMMENT, text))
    return tuple(found[:2_000])
