# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A sheet as a page: rows as lines, cells apart by tabs, what the sheet hides apart from what it shows."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from vorlage.domain.pages import HiddenKind
from vorlage.extraction.office.drafts import PageDraft

MAX_SHEET_CHARACTERS = 15_000_000
"""Of one sheet: about half a million rows of a table of names. What lies beyond is left out, and that is said."""
MAX_WORKBOOK_CHARACTERS = 40_000_000
_SPACES = re.compile(r"[\t\r\n\x0b\x0c]+")
_BEFORE_DATES = datetime.date(1899, 12, 31)


@dataclass(slots=True)
class SheetDetails:
    """What a sheet says beside the values of its cells. Rows and columns count from 0."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    percents: dict[tuple[int, int], int] = field(default_factory=dict)
    """Cells shown in percent, with the decimals shown."""
    comments: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    """Text boxes and charts: they are shown, over the cells."""
    has_picture: bool = False
    last_row: int = 0
    last_column: int = 0
    """The furthest places that cells name."""


@dataclass(slots=True)
class SheetBudget:
    """How many more characters of a workbook are taken."""

    left: int = MAX_WORKBOOK_CHARACTERS
    rows_left_out: int = 0

    def remark(self) -> str:
        """What is said of a workbook of which not all was taken; empty when all was."""
        left_out = self.rows_left_out
        return f"limit.rows: {left_out} rows beyond the most that is taken were left out" if left_out else ""


def page_of_sheet(
    label: str,
    rows: Iterable[list[Any]],
    origin: tuple[int, int],
    details: SheetDetails,
    budget: SheetBudget,
    *,
    is_hidden: bool,
) -> PageDraft:
    """A sheet's page.

    Args:
        label: Its name.
        rows: Values row by row, from the first that is used.
        origin: The row and column of the first value.
        details: What else the sheet says.
        budget: How much may be taken; it is charged.
        is_hidden: All text of a hidden sheet stands apart; it is a page all the same.
    """
    page = PageDraft(label=label, has_picture=details.has_picture)
    shown: list[str] = []
    unseen: list[str] = []
    taken = 0
    for number, row in enumerate(rows, start=origin[0]):
        if taken > min(MAX_SHEET_CHARACTERS, budget.left):
            budget.rows_left_out += 1
            continue
        seen, apart = _line(row, number, origin[1], details)
        taken += len(seen) + len(apart) + 1
        if number not in details.hidden_rows:
            shown.append(seen)
        unseen += [apart] if apart else []
    budget.left -= taken
    lines = "\n".join(shown).strip("\n")
    text = "\n".join([lines, *(drawn for drawn in details.drawn if drawn.strip())]).strip("\n")
    if is_hidden:
        page.hide(HiddenKind.HIDDEN, text)
        page.has_picture = False
    else:
        page.text.append(text)
    page.hide(HiddenKind.HIDDEN, "\n".join(unseen))
    for comment in details.comments:
        page.hide(HiddenKind.COMMENT, comment)
    for header in details.headers:
        page.hide(HiddenKind.HEADER, header)
    return page


def _line(row: list[Any], number: int, first_column: int, details: SheetDetails) -> tuple[str, str]:
    """A row as it is shown, and what of it is hidden."""
    cells = ["" if value == "" else shown_value(value) for value in row]
    if details.percents:
        for column, value in enumerate(row, start=first_column):
            decimals = details.percents.get((number, column))
            if decimals is not None and isinstance(value, (int, float)) and not isinstance(value, bool):
                cells[column - first_column] = _shown_percent(value, decimals)
    if number in details.hidden_rows:
        return "", "\t".join(cells).rstrip("\t")
    if not details.hidden_columns:
        return "\t".join(cells).rstrip("\t"), ""
    is_seen = [column not in details.hidden_columns for column in range(first_column, first_column + len(cells))]
    seen = "\t".join(cell for cell, yes in zip(cells, is_seen, strict=True) if yes).rstrip("\t")
    return seen, "\t".join(cell for cell, yes in zip(cells, is_seen, strict=True) if not yes).strip("\t")


def shown_value(value: Any) -> str:
    """A value as plain text: whole numbers without a fraction, dates as ISO 8601 has them, to the second."""
    if isinstance(value, str):
        return _SPACES.sub(" ", value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime.datetime):
        return _shown_moment(_to_the_second(value))
    if isinstance(value, datetime.time):
        return value.replace(microsecond=0).isoformat()
    return str(value)


def _shown_percent(value: float, decimals: int) -> str:
    """A share as spreadsheets show it: halves are rounded up."""
    try:
        hundredths = Decimal(str(value)) * 100
        return f"{hundredths.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)}%"
    except InvalidOperation:
        return f"{value * 100:.15g}%"


def _shown_moment(moment: datetime.datetime) -> str:
    """A time before all dates is a time of day alone; a date at midnight is a date alone."""
    if moment.date() <= _BEFORE_DATES:
        return moment.time().isoformat()
    return moment.date().isoformat() if moment.time() == datetime.time() else moment.isoformat(" ")


def _to_the_second(moment: datetime.datetime) -> datetime.datetime:
    """Workbooks keep moments as fractions of days, which miss full seconds by a little."""
    if moment.microsecond and moment.year < datetime.MAXYEAR:
        moment += datetime.timedelta(milliseconds=50)
    return moment.replace(microsecond=0)
