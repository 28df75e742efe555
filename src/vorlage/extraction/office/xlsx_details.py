# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What an XLSX says beside its values (ECMA-376 part 1, section 18): hidden rows, percentages, comments, drawings.

Sheets are searched as bytes where they can be large: a tree of a million cells costs a gigabyte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vorlage.extraction.office.drawings import Element, chart_text, paragraphs_text
from vorlage.extraction.office.grid import SheetDetails
from vorlage.extraction.office.parts import OfficeParts

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_NUMBER = re.compile(rb'\br="(\d{1,7})"')
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*)>")
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_LETTERS = re.compile(rb'r="([A-Z]{1,3})[0-9]')
_WIDE = re.compile(rb'r="[A-Z]{2,3}[0-9]')
_STYLE = re.compile(rb'\bs="(\d{1,6})"')
_BOUND = re.compile(rb'\b(min|max)="(\d{1,5})"')
_PERCENT = re.compile(r"0(?:\.(0+))?%")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_FONT_CODE = re.compile(r'&(?:[LCRPNDTFABEGHIOSUXYZ+-]|"[^"]*"|K[0-9A-F]{6}|\d+)')
MAX_COLUMNS = 16_384


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet: its name, its part, and whether it is shown."""

    name: str
    part: str
    is_hidden: bool


def sheet_parts(parts: OfficeParts) -> tuple[SheetPart, ...]:
    """The sheets of a workbook in their order."""
    main = parts.main_part("xl/workbook.xml")
    root = parts.optional_tree(main)
    if root is None:
        return ()
    relations = {relation.number: relation for relation in parts.relations(main)}
    listed = []
    for sheet in root.iter(f"{_MAIN}sheet"):
        relation = relations.get(sheet.get(_RELATION) or "")
        if relation is not None and not relation.is_external:
            is_hidden = (sheet.get("state") or "visible") != "visible"
            listed.append(SheetPart(sheet.get("name") or "", relation.target, is_hidden))
    return tuple(listed)


def sheet_details(parts: OfficeParts, sheet: SheetPart, held: bytes, percent_styles: dict[int, int]) -> SheetDetails:
    """What a sheet says beside its values; `held` is its part."""
    details = SheetDetails()
    for row in _ROW.finditer(held) if b'hidden="' in held else ():
        if _HIDDEN.search(row[1]) and (number := _NUMBER.search(row[1])):
            details.hidden_rows.add(int(number[1]) - 1)
    for column in _COLUMN.finditer(held, 0, max(held.find(b"sheetData"), 0)):
        if _HIDDEN.search(column[1]):
            bounds = {name: int(value) for name, value in _BOUND.findall(column[1])}
            first, last = bounds.get(b"min", 1), min(bounds.get(b"max", 0), MAX_COLUMNS)
            details.hidden_columns.update(range(first - 1, last))
    if percent_styles:
        details.percents = dict(_percent_cells(held, percent_styles))
    details.headers = list(_headers(held))
    for relation in parts.relations(sheet.part):
        if relation.is_external:
            continue
        if relation.kind in ("comments", "threadedComment"):
            root = parts.optional_tree(relation.target)
            details.comments += [] if root is None else list(_comments(root))
        elif relation.kind == "drawing":
            details.has_picture = True
            details.drawn += _drawn(parts, relation.target)
    return details


def _percent_cells(held: bytes, percent_styles: dict[int, int]) -> Iterator[tuple[tuple[int, int], int]]:
    for cell in _CELL.finditer(held):
        style = _STYLE.search(cell[1])
        if style is None or int(style[1]) not in percent_styles:
            continue
        place = _PLACE.search(cell[1])
        if place is not None:
            yield (int(place[2]) - 1, column_number(place[1])), percent_styles[int(style[1])]


def column_number(letters: bytes) -> int:
    """The number of a column, from 0, by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def spans_more_than(held: bytes, most: int) -> bool:
    """Whether a sheet's rows and columns span more cells than this. Columns are counted only where that matters."""
    last = _NUMBER.search(held, max(held.rfind(b"<row "), held.rfind(b":row "), 0))
    rows = int(last[1]) if last else 0
    if rows * 26 <= most and not _WIDE.search(held):
        return False
    if rows * MAX_COLUMNS <= most:
        return False
    letters = set(_LETTERS.findall(held))
    return rows * max((column_number(each) + 1 for each in letters), default=0) > most


def percent_styles(parts: OfficeParts) -> dict[int, int]:
    """The cell styles that show percent, with how many decimals."""
    root = parts.optional_tree("xl/styles.xml")
    if root is None:
        return {}
    codes = {each.get("numFmtId"): each.get("formatCode") or "" for each in root.iter(f"{_MAIN}numFmt")}
    codes |= {"9": "0%", "10": "0.00%"}
    found = {}
    styles = root.find(f"{_MAIN}cellXfs")
    for number, style in enumerate(() if styles is None else styles):
        decimals = percent_decimals(codes.get(style.get("numFmtId"), ""))
        if decimals is not None:
            found[number] = decimals
    return found


def percent_decimals(code: str) -> int | None:
    """How many decimals a number format shows of a percentage; None when it shows none."""
    shown = _PERCENT.search(_QUOTED.sub("", code.split(";", 1)[0]))
    return None if shown is None else len(shown[1] or "")


def _headers(held: bytes) -> Iterator[str]:
    """Headers and footers of the printed sheet, without the codes that dress them (18.3.1.46)."""
    start = held.rfind(b"<headerFooter")
    if start < 0:
        return
    for text in re.findall(rb"<(?:odd|even|first)(?:Header|Footer)[^>]*>([^<]*)<", held[start : start + 20_000]):
        plain = text.decode("utf-8", "replace").replace("&amp;", "&").replace("&quot;", '"')
        yield plain_header(plain.replace("&lt;", "<").replace("&gt;", ">"))


def plain_header(text: str) -> str:
    """A header or footer of a sheet without its codes."""
    return _FONT_CODE.sub(" ", text).strip()


def _comments(root: Element) -> Iterator[str]:
    for comment in root.iter(f"{_MAIN}comment"):
        yield "".join(node.text or "" for node in comment.iter(f"{_MAIN}t"))
    for threaded in root.iter("{*}threadedComment"):
        yield "".join(node.text or "" for node in threaded.iter("{*}text"))


def _drawn(parts: OfficeParts, name: str) -> list[str]:
    """Texts of shapes and charts over a sheet."""
    root = parts.optional_tree(name)
    if root is None:
        return []
    relations = {relation.number: relation for relation in parts.relations(name)}
    texts = [paragraphs_text(body) for body in root.iter("{*}txBody")]
    for chart in root.iter(_CHART):
        relation = relations.get(chart.get(_RELATION) or "")
        drawn = None if relation is None or relation.is_external else parts.optional_tree(relation.target)
        if drawn is not None:
            texts.append(chart_text(drawn))
    return texts


def stray_comments(parts: OfficeParts, sheets: tuple[SheetPart, ...]) -> list[str]:
    """Comments in parts that no sheet refers to: they are in the file all the same."""
    reached = {relation.target.lower() for sheet in sheets for relation in parts.relations(sheet.part)}
    found = []
    for name in parts.names:
        if name.lower().startswith("xl/comments") and name.lower() not in reached:
            root = parts.optional_tree(name)
            found += [] if root is None else list(_comments(root))
    return found


def chart_sheet_text(parts: OfficeParts, sheet: SheetPart) -> list[str]:
    """What a sheet that is a chart shows."""
    return [
        text for relation in parts.relations(sheet.part) if relation.kind == "drawing"
        for text in _drawn(parts, relation.target)
    ]  # fmt: skip
