# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Workbooks (XLSX, XLSB, XLS, ODS): each sheet a page, rows as lines, cells apart by tabs.

A hidden sheet is a page too, so that sheets keep their numbers; its text stands in `hidden`, because a reader of the
workbook does not see it, and so do hidden rows and columns, comments and printed headers. Text boxes and charts follow
the cells they cover. Formulas are not computed: cells have the values that were saved, dates as ISO 8601, percentages
as shown, other numbers in full.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import python_calamine

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.formats import recognise
from vorlage.extraction.office import xlsx_details
from vorlage.extraction.office.biff import BiffDetails, BiffEncryptedError, biff_details
from vorlage.extraction.office.compound import Compound, CompoundBrokenError
from vorlage.extraction.office.docx import take_package_members
from vorlage.extraction.office.drafts import PageDraft, answer_of
from vorlage.extraction.office.embedded import EmbeddedShelf
from vorlage.extraction.office.encrypted import NEEDS_PASSWORD, read_with_passwords
from vorlage.extraction.office.grid import SheetBudget, SheetDetails, page_of_sheet
from vorlage.extraction.office.parts import OfficeParts, PartBrokenError, PartRefusedError
from vorlage.extraction.office.xlsx_values import SparseSheets, closed_up

MAX_SHEETS = 1_000
MAX_SPAN = 5_000_000
"""Cells a sheet may span to be laid out in full; a larger one is read cell by cell."""
MAX_XLS_COLUMNS = 256
"""A cell further out is a mistake, and the sheet it spans would not fit into memory (MS-XLS 2.5.20)."""
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_XLS = "application/vnd.ms-excel"
_OPEN = "application/vnd.oasis.opendocument."


class WorkbookBrokenError(Exception):
    """It cannot be read as a workbook."""


def read_workbook(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Read every sheet of a workbook; embedded files are members."""
    media_type = recognise(original, request.name).media_type
    if media_type.startswith((_OPEN, "application/vnd.sun.")):
        from vorlage.extraction.office.ods import read_ods

        return read_ods(original, media_type)
    try:
        if media_type == _XLS:
            return _read_xls(original, request)
        return _read_package(original, media_type)
    except PartRefusedError as refusal:
        return unreadable(Outcome.REFUSED, media_type, str(refusal))
    except (WorkbookBrokenError, PartBrokenError):
        return unreadable(Outcome.DAMAGED, media_type, "workbook.broken: cannot be read as a workbook")


def _opened(original: BinaryIO) -> Any:
    """The workbook, as the library opens it."""
    original.seek(0)
    try:
        return python_calamine.CalamineWorkbook.from_filelike(original)
    except (python_calamine.CalamineError, OSError, ValueError) as broken:
        raise WorkbookBrokenError from broken
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":  # the library's own, which it does not export
            raise
        raise WorkbookBrokenError from panic


def _values_of(workbook: Any, name: str) -> tuple[list[list[Any]], tuple[int, int]]:
    """A sheet's values and the place of the first."""
    try:
        sheet = workbook.get_sheet_by_name(name)
        return sheet.to_python(skip_empty_area=True), sheet.start or (0, 0)
    except (python_calamine.CalamineError, OSError, ValueError) as broken:
        raise WorkbookBrokenError from broken
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        raise WorkbookBrokenError from panic


def _read_package(original: BinaryIO, media_type: str) -> ReadAnswer:
    """An XLSX or XLSB: values as the library reads them, all else from the parts."""
    parts = OfficeParts(original)
    is_xlsx = media_type == _XLSX
    sheets = xlsx_details.sheet_parts(parts) if is_xlsx else ()
    try:
        workbook = _opened(original)
        metadata = {sheet.name: sheet for sheet in workbook.sheets_metadata}
    except WorkbookBrokenError:
        if not sheets:
            raise
        workbook, metadata = None, {}
    if max(len(sheets), len(metadata)) > MAX_SHEETS:
        return unreadable(Outcome.REFUSED, media_type, f"limit.sheets: has more than {MAX_SHEETS} sheets")
    budget = SheetBudget()
    if sheets:
        pages = list(_xlsx_pages(parts, sheets, workbook, metadata, budget))
        for comment in xlsx_details.stray_comments(parts, sheets):
            pages[-1].hide(HiddenKind.COMMENT, comment)
    else:
        pages = [_plain_page(workbook, sheet, SheetDetails(), budget) for sheet in metadata.values()]
    if not pages:
        return unreadable(Outcome.EMPTY, media_type, "workbook.empty: has no sheet")
    shelf = EmbeddedShelf()
    take_package_members(parts, "xl/", shelf, with_pictures=not any(page.has_text for page in pages))
    damage = "office.damaged: a part of it is not whole; this is what could be read" if parts.damaged else ""
    return answer_of(pages, media_type, members=shelf.members, damage=damage, called_off=budget.remark())


def _xlsx_pages(
    parts: OfficeParts,
    sheets: tuple[xlsx_details.SheetPart, ...],
    workbook: Any,
    metadata: dict[str, Any],
    budget: SheetBudget,
) -> Iterator[PageDraft]:
    percents = xlsx_details.percent_styles(parts)
    sparse: SparseSheets | None = None
    for sheet in sheets:
        held = parts.bytes_of(sheet.part) or b""
        details = xlsx_details.sheet_details(parts, sheet, held, percents)
        known = metadata.get(sheet.name)
        if known is not None and known.typ != python_calamine.SheetTypeEnum.WorkSheet:
            details.drawn = xlsx_details.chart_sheet_text(parts, sheet)
            yield page_of_sheet(sheet.name, [], (0, 0), details, budget, is_hidden=sheet.is_hidden)
            continue
        laid_out = None
        if known is not None and not xlsx_details.spans_more_than(held, MAX_SPAN):
            laid_out = _laid_out(sheet.name, workbook)
        if laid_out is None:
            sparse = sparse or SparseSheets(parts)
            details.percents, details.hidden_rows, details.hidden_columns = {}, set(), set()
            laid_out = [line for _, line in closed_up(sparse.rows(sheet.part))], (0, 0)
        yield page_of_sheet(sheet.name, *laid_out, details, budget, is_hidden=sheet.is_hidden)


def _laid_out(name: str, workbook: Any) -> tuple[list[list[Any]], tuple[int, int]] | None:
    """The values of a sheet in rows; None when the library cannot read it."""
    try:
        return _values_of(workbook, name)
    except WorkbookBrokenError:
        return None


def _plain_page(workbook: Any, sheet: Any, details: SheetDetails, budget: SheetBudget) -> PageDraft:
    is_hidden = sheet.visible != python_calamine.SheetVisibleEnum.Visible
    if sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
        return page_of_sheet(sheet.name, [], (0, 0), details, budget, is_hidden=is_hidden)
    values, origin = _values_of(workbook, sheet.name)
    return page_of_sheet(sheet.name, values, origin, details, budget, is_hidden=is_hidden)


def _read_xls(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """An XLS: with a password, the one Excel itself uses is tried first, then those of the request."""
    try:
        return _read_opened_xls(original)
    except BiffEncryptedError:
        pass
    try:
        return read_with_passwords(original, request, lambda opened, _: _read_opened_xls(opened), _XLS)
    except BiffEncryptedError:
        return unreadable(Outcome.ENCRYPTED, _XLS, NEEDS_PASSWORD)


def _read_opened_xls(original: BinaryIO) -> ReadAnswer:
    original.seek(0)
    try:
        streams = Compound(original)
    except CompoundBrokenError as broken:
        raise WorkbookBrokenError from broken
    held = streams.stream("Workbook") or streams.stream("Book") or b""
    details = biff_details(held)
    if any(sheet.last_column >= MAX_XLS_COLUMNS for sheet in details.sheets.values()):
        return unreadable(Outcome.DAMAGED, _XLS, "workbook.places: names cells beyond those a sheet has")
    workbook = _opened(original)
    sheets = workbook.sheets_metadata
    if len(sheets) > MAX_SHEETS:
        return unreadable(Outcome.REFUSED, _XLS, f"limit.sheets: has more than {MAX_SHEETS} sheets")
    budget = SheetBudget()
    pages = [_xls_page(workbook, sheet, details, budget) for sheet in sheets]
    if not pages:
        return unreadable(Outcome.EMPTY, _XLS, "workbook.empty: has no sheet")
    shelf = EmbeddedShelf()
    for path in streams.below():
        if path[-1].startswith("MBD") and streams.is_storage(path):
            shelf.take_storage(streams, path, f"object {path[-1]}")
    return answer_of(pages, _XLS, members=shelf.members, called_off=budget.remark())


def _xls_page(workbook: Any, sheet: Any, found: BiffDetails, budget: SheetBudget) -> PageDraft:
    details = found.sheets.get(sheet.name) or SheetDetails()
    return _plain_page(workbook, sheet, details, budget)
