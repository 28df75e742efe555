# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The values of an XLSX cell by cell: for sheets that span more than they hold, and workbooks that others refuse."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from typing import Any

import lxml.etree

from vorlage.extraction.office.parts import OfficeParts
from vorlage.extraction.office.xlsx_details import column_number

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DATE_IDS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NOT_DATE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|General', re.I)
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
MAX_GAP = 100
"""Empty rows or columns shown in a row: a sheet with one cell at its far end is no book of blank lines."""


class SparseSheets:
    """Reads sheets of one workbook with its shared strings and date styles."""

    def __init__(self, parts: OfficeParts) -> None:
        self._parts = parts
        self._strings = _shared_strings(parts)
        self._date_styles = _date_styles(parts)
        root = parts.optional_tree(parts.main_part("xl/workbook.xml"))
        properties = None if root is None else root.find(f"{_MAIN}workbookPr")
        since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self._first_day = datetime.datetime(1904, 1, 1) if since_1904 else datetime.datetime(1899, 12, 30)  # noqa: DTZ001

    def rows(self, part: str) -> Iterator[tuple[int, dict[int, Any]]]:
        """The rows that hold anything: their number from 0, and values by column."""
        held = self._parts.bytes_of(part) or b""
        following = 0
        for row in _rows_below(held):
            stated = row.get("r") or ""
            number = int(stated) - 1 if stated.isdecimal() and len(stated) < 8 else following
            following = number + 1
            values: dict[int, Any] = {}
            for cell in row.iter(f"{_MAIN}c"):
                place = _PLACE.match(cell.get("r") or "")
                column = column_number(place[1].encode()) if place else len(values)
                value = self._value(cell)
                if value != "":
                    values[column] = value
            if values:
                yield number, values
            row.clear()
            above = row.getparent()
            while above is not None and row.getprevious() is not None:
                del above[0]

    def _value(self, cell: lxml.etree._Element) -> Any:
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            return "".join(node.text or "" for node in cell.iter(f"{_MAIN}t"))
        held = cell.find(f"{_MAIN}v")
        text = "" if held is None else held.text or ""
        if kind == "s":
            return self._strings[int(text)] if text.isdecimal() and int(text) < len(self._strings) else ""
        if kind == "b":
            return text in ("1", "true")
        if kind != "n" or not text:
            return text
        try:
            number = float(text)
        except ValueError:
            return text
        return self._moment(number) if cell.get("s") in self._date_styles else number

    def _moment(self, number: float) -> Any:
        try:
            return self._first_day + datetime.timedelta(days=number)
        except OverflowError:
            return number


def _rows_below(held: bytes) -> Iterator[lxml.etree._Element]:
    """The rows of a sheet one by one, as far as they are whole."""
    walk = lxml.etree.iterparse(
        io.BytesIO(held), tag=f"{_MAIN}row", recover=True, resolve_entities=False, no_network=True, huge_tree=True
    )
    try:
        for _, row in walk:
            yield row
    except lxml.etree.XMLSyntaxError:
        return


def _shared_strings(parts: OfficeParts) -> list[str]:
    root = parts.optional_tree("xl/sharedStrings.xml")
    if root is None:
        return []
    phonetic = f"{_MAIN}rPh"
    return [
        "".join(node.text or "" for node in item.iter(f"{_MAIN}t") if node.getparent().tag != phonetic)  # type: ignore[union-attr]
        for item in root.iter(f"{_MAIN}si")
    ]


def _date_styles(parts: OfficeParts) -> frozenset[str]:
    root = parts.optional_tree("xl/styles.xml")
    if root is None:
        return frozenset()
    dates = {str(number) for number in _DATE_IDS}
    for each in root.iter(f"{_MAIN}numFmt"):
        if re.search(r"[ymdhs]", _NOT_DATE.sub("", each.get("formatCode") or ""), re.I):
            dates.add(each.get("numFmtId") or "")
    styles = root.find(f"{_MAIN}cellXfs")
    listed = enumerate(() if styles is None else styles)
    return frozenset(str(number) for number, style in listed if style.get("numFmtId") in dates)


def closed_up(rows: Iterator[tuple[int, dict[int, Any]]]) -> Iterator[tuple[int, list[Any]]]:
    """Rows as lists with their numbers, long gaps between columns closed up."""
    for number, values in rows:
        line: list[Any] = []
        before = -1
        for column in sorted(values):
            line += [""] * min(column - before - 1, MAX_GAP)
            line.append(values[column])
            before = column
        yield number, line
