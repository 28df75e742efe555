# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""ODS, packed or flat (ISO/IEC 26300, section 9): each sheet a page, as `tables` lays them out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import ReadAnswer, unreadable
from vorlage.extraction.office.drafts import PageDraft, answer_of
from vorlage.extraction.office.embedded import EmbeddedShelf
from vorlage.extraction.office.grid import SheetBudget, SheetDetails, page_of_sheet
from vorlage.extraction.office.odf import DAMAGE, NEEDS_PASSWORD, is_encrypted, object_text, odf_part, take_odf_members
from vorlage.extraction.office.odf_walk import DRAW, OFFICE, TABLE, TEXT, Element, OdfStyles
from vorlage.extraction.office.parts import OfficeParts, PartBrokenError, PartRefusedError

_XLINK = "{http://www.w3.org/1999/xlink}href"
_MAX_REPEATED_ROWS = 1_000
"""Times a row that holds something is repeated."""
_MAX_REPEATED_CELLS = 1_000
_MAX_GAP = 50
MAX_SHEETS = 1_000


@dataclass(slots=True)
class _Sheet:
    rows: list[list[Any]] = field(default_factory=list)
    blank_rows: int = 0
    details: SheetDetails = field(default_factory=SheetDetails)


def read_ods(original: BinaryIO, media_type: str) -> ReadAnswer:
    """Read every sheet of a packed ODS."""
    try:
        parts = OfficeParts(original)
        if is_encrypted(parts):
            return unreadable(Outcome.ENCRYPTED, media_type, NEEDS_PASSWORD)
        content = odf_part(parts, "content.xml")
        if content is None:
            raise PartBrokenError("office.body: has no body")
        return read_sheets(content, media_type, parts)
    except PartRefusedError as refusal:
        return unreadable(Outcome.REFUSED, media_type, str(refusal))
    except PartBrokenError as broken:
        return unreadable(Outcome.DAMAGED, media_type, str(broken))


def read_sheets(content: Element, media_type: str, parts: OfficeParts | None, damage: str = "") -> ReadAnswer:
    """Read the sheets of content that is already a tree."""
    styles = OdfStyles([content])
    budget = SheetBudget()
    pages: list[PageDraft] = []
    for book in content.iter(f"{OFFICE}spreadsheet"):
        for table in book.findall(f"{TABLE}table")[:MAX_SHEETS]:
            sheet = _read_table(table, styles, parts)
            is_hidden = table.get(f"{TABLE}style-name") in styles.hiding
            name = table.get(f"{TABLE}name") or ""
            pages.append(page_of_sheet(name, sheet.rows, (0, 0), sheet.details, budget, is_hidden=is_hidden))
    shelf = EmbeddedShelf()
    if parts is not None:
        take_odf_members(parts, shelf, with_pictures=not any(page.has_text for page in pages))
        damage = damage or (DAMAGE if parts.damaged else "")
    return answer_of(pages, media_type, members=shelf.members, damage=damage, called_off=budget.remark())


def _read_table(table: Element, styles: OdfStyles, parts: OfficeParts | None) -> _Sheet:
    sheet = _Sheet()
    column = 0
    for each in table.iter(f"{TABLE}table-column"):
        times = min(_times(each, "number-columns-repeated"), 16_384)
        if each.get(f"{TABLE}visibility") in ("collapse", "filter"):
            sheet.details.hidden_columns.update(range(column, column + times))
        column += times
    for row in table.iter(f"{TABLE}table-row"):
        _read_row(row, sheet, styles)
    for shapes in table.iter(f"{TABLE}shapes"):
        _read_drawn(shapes, sheet, styles, parts)
    for frame in table.iter(f"{DRAW}object"):
        if text := object_text(parts, frame.get(_XLINK) or ""):
            sheet.details.drawn.append(text)
    return sheet


def _read_row(row: Element, sheet: _Sheet, styles: OdfStyles) -> None:
    values: list[Any] = []
    gap = 0
    for cell in row:
        if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        times = _times(cell, "number-columns-repeated")
        value = _value(cell, styles, sheet.details)
        if value == "":
            gap += times
            continue
        values += [""] * min(gap, _MAX_GAP if gap > 16_384 else gap) + [value] * min(times, _MAX_REPEATED_CELLS)
        gap = 0
    times = _times(row, "number-rows-repeated")
    if not values:
        sheet.blank_rows += times
        return
    sheet.rows += [[]] * min(sheet.blank_rows, _MAX_GAP)
    sheet.blank_rows = 0
    times = min(times, _MAX_REPEATED_ROWS)
    if row.get(f"{TABLE}visibility") in ("collapse", "filter"):
        sheet.details.hidden_rows.update(range(len(sheet.rows), len(sheet.rows) + times))
    sheet.rows += [values] * times


def _value(cell: Element, styles: OdfStyles, details: SheetDetails) -> Any:
    """A cell's value: dates and plain numbers as stored, all else as shown."""
    for note in cell.findall(f"{OFFICE}annotation"):
        lines = (styles.plain_line(line) for line in note.iter(f"{TEXT}p"))
        details.comments.append("\n".join(lines))
    for box in cell.iter(f"{DRAW}text-box"):
        details.drawn.append(styles.plain(box))
    details.has_picture |= cell.find(f"{DRAW}frame") is not None
    kind = cell.get(f"{OFFICE}value-type")
    if kind == "date":
        return (cell.get(f"{OFFICE}date-value") or "").replace("T00:00:00", "").replace("T", " ")
    if kind == "float":
        return _number(cell.get(f"{OFFICE}value"))
    return " ".join(styles.plain_line(line) for line in cell.findall(f"{TEXT}p"))


def _read_drawn(shapes: Element, sheet: _Sheet, styles: OdfStyles, parts: OfficeParts | None) -> None:
    del parts
    sheet.details.has_picture = True
    text = styles.plain(shapes)
    if text:
        sheet.details.drawn.append(text)


def _number(stated: str | None) -> Any:
    try:
        return float(stated or "")
    except ValueError:
        return stated or ""


def _times(element: Element, name: str) -> int:
    stated = element.get(f"{TABLE}{name}") or "1"
    return int(stated) if stated.isdecimal() and len(stated) < 9 else 1
