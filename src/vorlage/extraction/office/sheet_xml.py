# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""SpreadsheetML, the XML of Excel 2002 and 2003: each sheet a page, as `tables` lays them out."""

from __future__ import annotations

from typing import Any, BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.office.drafts import answer_of
from vorlage.extraction.office.drawings import Element
from vorlage.extraction.office.grid import SheetBudget, SheetDetails, page_of_sheet
from vorlage.extraction.office.parts import PartBrokenError, PartRefusedError, parse_xml

MEDIA_TYPE = "application/vnd.ms-excel.xml"
_S = "{urn:schemas-microsoft-com:office:spreadsheet}"
_VISIBLE = "{urn:schemas-microsoft-com:office:excel}Visible"
_MAX_FLAT = 256 << 20
_MAX_GAP = 1_000


def read_sheet_xml(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Read every sheet of a workbook kept as one XML."""
    held = original.read(_MAX_FLAT + 1)
    if len(held) > _MAX_FLAT:
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, "limit.part: is larger than 256 MiB")
    damage = ""
    try:
        try:
            root = parse_xml(held)
        except PartBrokenError:
            root = parse_xml(held, forgiving=True)
            damage = "office.damaged: a part of it is not whole; this is what could be read"
    except PartRefusedError as refusal:
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, str(refusal))
    except PartBrokenError as broken:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, str(broken))
    budget = SheetBudget()
    pages = []
    for sheet in root.iter(f"{_S}Worksheet"):
        shown = next(sheet.iter(_VISIBLE), None)
        is_hidden = shown is not None and (shown.text or "").startswith("SheetHidden")
        is_hidden = is_hidden or (shown is not None and (shown.text or "").startswith("SheetVeryHidden"))
        details = SheetDetails()
        rows = _rows(sheet, details)
        name = sheet.get(f"{_S}Name") or ""
        pages.append(page_of_sheet(name, rows, (0, 0), details, budget, is_hidden=is_hidden))
    return answer_of(pages, MEDIA_TYPE, damage=damage, called_off=budget.remark())


def _rows(sheet: Element, details: SheetDetails) -> list[list[Any]]:
    column = 0
    for each in sheet.iter(f"{_S}Column"):
        column = _index(each, column)
        span = _number(each.get(f"{_S}Span"), 0)
        if each.get(f"{_S}Hidden") == "1":
            details.hidden_columns.update(range(column, column + min(span, 16_384) + 1))
        column += span + 1
    rows: list[list[Any]] = []
    for row in sheet.iter(f"{_S}Row"):
        number = _index(row, len(rows))
        rows += [[]] * min(max(number - len(rows), 0), _MAX_GAP)
        if row.get(f"{_S}Hidden") == "1":
            details.hidden_rows.add(len(rows))
        rows.append(_cells(row, details))
    return rows


def _cells(row: Element, details: SheetDetails) -> list[Any]:
    cells: list[Any] = []
    for cell in row.iter(f"{_S}Cell"):
        cells += [""] * min(max(_index(cell, len(cells)) - len(cells), 0), _MAX_GAP)
        for comment in cell.findall(f"{_S}Comment"):
            details.comments.append("".join(map(str, comment.itertext())))
        held = next(iter(cell.findall(f"{_S}Data")), None)
        text = "" if held is None else "".join(map(str, held.itertext()))
        kind = "" if held is None else held.get(f"{_S}Type") or ""
        cells.append(_value(text, kind))
        cells += [""] * min(_number(cell.get(f"{_S}MergeAcross"), 0), _MAX_GAP)
    return cells


def _value(text: str, kind: str) -> Any:
    if kind == "Number":
        try:
            return float(text)
        except ValueError:
            return text
    if kind == "DateTime":
        return text.removesuffix(".000").removesuffix("T00:00:00").replace("T", " ")
    return text == "1" if kind == "Boolean" else text


def _index(element: Element, following: int) -> int:
    return _number(element.get(f"{_S}Index"), following + 1) - 1


def _number(stated: str | None, usual: int) -> int:
    return int(stated) if stated and stated.isdecimal() and len(stated) < 8 else usual
