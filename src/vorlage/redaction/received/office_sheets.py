# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Workbooks (SpreadsheetML): cells in the colour of their fill, hidden rows, columns and sheets, boxes over cells.

Inside the jail. A sheet is a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from vorlage.domain.bad_redactions import BadRedactionKind as Kind
from vorlage.domain.bad_redactions import RedactionSureness as Sure
from vorlage.extraction.office.parts import OfficeParts
from vorlage.redaction.received.office_colours import (
    BLACK,
    WHITE,
    OfficeFinding,
    OfficeSeen,
    are_alike,
    drawing_colour,
    is_white,
    local_name,
    sheet_colour,
)

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MOST_CELLS = 2_000_000
_MOST_SHEETS = 1_000
_NOTHING = re.compile(r"\s*;\s*;\s*;?\s*")


class _Cell(NamedTuple):
    row: int
    column: int
    text: str
    unseen: Kind | None


def examine_sheets(parts: OfficeParts) -> OfficeSeen:
    """Examine every sheet of a workbook."""
    main = parts.main_part("xl/workbook.xml")
    book = parts.optional_tree(main)
    if book is None:
        return OfficeSeen([], "")
    targets = {relation.number: relation.target for relation in parts.relations(main)}
    strings = _shared_strings(parts)
    unseen_styles = _unseen_styles(parts)
    found: list[OfficeFinding] = []
    shown: list[str] = []
    for number, sheet in enumerate(list(book.iter(f"{_S}sheet"))[:_MOST_SHEETS], start=1):
        name = targets.get(sheet.get(f"{_R}id", ""), "")
        root = parts.optional_tree(name) if name else None
        if root is None:
            continue
        is_hidden = sheet.get("state", "visible") != "visible"
        cells = list(_cells(root, strings, unseen_styles))
        covered = _covered(parts, name, cells)
        if is_hidden:
            found += _told(cells, Kind.HIDDEN, "xlsx.sheet", Sure.POSSIBLE, number)
            continue
        shown.append(sheet.get("name", ""))
        shown += [cell.text for cell in cells if cell.unseen is None and cell not in covered]
        found += _told(
            [cell for cell in cells if cell in covered], Kind.COVERING_SHAPE, "xlsx.shape", Sure.LIKELY, number
        )
        for kind, sure in (
            (Kind.HIGHLIGHT, Sure.CERTAIN),
            (Kind.WHITE_TEXT, Sure.LIKELY),
            (Kind.HIDDEN, Sure.POSSIBLE),
        ):
            layer = "xlsx.hidden" if kind is Kind.HIDDEN else "xlsx.cell"
            found += _told([cell for cell in cells if cell.unseen is kind], kind, layer, sure, number)
    return OfficeSeen(found, "\n".join(shown))


def _told(cells: list[_Cell], kind: Kind, layer: str, sure: Sure, sheet: int) -> Iterator[OfficeFinding]:
    words = "\n".join(" ".join(cell.text.split()) for cell in cells)
    if any(map(str.isalnum, words)):
        yield OfficeFinding(kind, layer, sure, words, page=sheet)


def _shared_strings(parts: OfficeParts) -> list[str]:
    root = parts.optional_tree("xl/sharedStrings.xml")
    if root is None:
        return []
    return ["".join(node.text or "" for node in item.iter(f"{_S}t")) for item in root.iter(f"{_S}si")]


def _unseen_styles(parts: OfficeParts) -> dict[int, Kind]:
    """Which cell formats show nothing: letters in the colour of the fill, or a number format of three empty parts."""
    root = parts.optional_tree("xl/styles.xml")
    if root is None:
        return {}
    fonts = [sheet_colour(font.find(f"{_S}color")) or BLACK for font in _children(root, "fonts")]
    fills = [_fill(fill) for fill in _children(root, "fills")]
    formats = {each.get("numFmtId"): each.get("formatCode", "") for each in root.iter(f"{_S}numFmt")}
    unseen = {}
    for number, style in enumerate(_children(root, "cellXfs")):
        font, fill = _at(fonts, style.get("fontId"), BLACK), _at(fills, style.get("fillId"), WHITE)
        if are_alike(font, fill):
            unseen[number] = Kind.WHITE_TEXT if is_white(fill) else Kind.HIGHLIGHT
        elif _NOTHING.fullmatch(formats.get(style.get("numFmtId"), "x")):
            unseen[number] = Kind.HIDDEN
    return unseen


def _children(root: Any, name: str) -> list[Any]:
    held = root.find(f"{_S}{name}")
    return [] if held is None else [each for each in held if isinstance(each.tag, str)]


def _fill(fill: Any) -> tuple[int, int, int]:
    pattern = fill.find(f"{_S}patternFill")
    if pattern is None or pattern.get("patternType") != "solid":
        return WHITE
    # A fill whose colour is not told here is none of text: no alarm.
    return sheet_colour(pattern.find(f"{_S}fgColor")) or (128, 160, 192)


def _at(held: list[tuple[int, int, int]], index: str | None, usual: tuple[int, int, int]) -> tuple[int, int, int]:
    return held[int(index)] if index and index.isdigit() and int(index) < len(held) else usual


def _cells(root: Any, strings: list[str], unseen_styles: dict[int, Kind]) -> Iterator[_Cell]:
    hidden_columns: set[int] = set()
    for column in root.iter(f"{_S}col"):
        if column.get("hidden") in ("1", "true"):
            first, last = int(column.get("min", "1")), int(column.get("max", "1"))
            hidden_columns.update(range(first, min(last, first + 16_384) + 1))
    count = 0
    for row in root.iter(f"{_S}row"):
        is_hidden_row = row.get("hidden") in ("1", "true")
        for cell in row.iter(f"{_S}c"):
            count += 1
            place = _REFERENCE.fullmatch(cell.get("r", ""))
            text = _text_of(cell, strings)
            if count > _MOST_CELLS or place is None or not text:
                continue
            column = _column(place[1])
            style = cell.get("s", "0")
            unseen = unseen_styles.get(int(style)) if style.isdigit() else None
            if is_hidden_row or column in hidden_columns:
                unseen = Kind.HIDDEN
            yield _Cell(int(place[2]), column, text, unseen)


def _text_of(cell: Any, strings: list[str]) -> str:
    value = cell.find(f"{_S}v")
    said = value.text or "" if value is not None else "".join(node.text or "" for node in cell.iter(f"{_S}t"))
    if cell.get("t") == "s":
        return strings[int(said)] if said.isdigit() and int(said) < len(strings) else ""
    return said


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _covered(parts: OfficeParts, sheet: str, cells: list[_Cell]) -> set[_Cell]:
    """Cells under a filled shape without words."""
    covered: set[_Cell] = set()
    for relation in parts.relations(sheet):
        if relation.kind != "drawing" or relation.is_external:
            continue
        root = parts.optional_tree(relation.target)
        for anchor in root if root is not None else ():
            window = _covering_window(anchor)
            if window:
                top, left, bottom, right = window
                covered |= {cell for cell in cells if top <= cell.row <= bottom and left <= cell.column <= right}
    return covered


def _covering_window(anchor: Any) -> tuple[int, int, int, int] | None:
    """First row and column, last row and column (from 1) that an opaque shape covers; None for any other anchor."""
    if not isinstance(anchor.tag, str) or local_name(anchor.tag) != "twoCellAnchor":
        return None
    shape = next((node for node in anchor if local_name(node.tag) == "sp"), None)
    if shape is None or any(
        map(str.isalnum, "".join(node.text or "" for node in shape.iter() if node.tag.endswith("}t")))
    ):
        return None
    properties = next((node for node in shape if local_name(node.tag) == "spPr"), None)
    fill = (
        next((node for node in properties if local_name(node.tag) == "solidFill"), None)
        if properties is not None
        else None
    )
    if fill is None or drawing_colour(fill) is None:
        return None
    corners = {local_name(node.tag): node for node in anchor if local_name(node.tag) in ("from", "to")}
    sides = {
        (name, local_name(each.tag)): int(each.text or "0")
        for name, node in corners.items()
        for each in node
        if local_name(each.tag) in ("row", "col", "rowOff", "colOff") and (each.text or "").lstrip("-").isdigit()
    }
    if len(corners) < 2:
        return None
    bottom = sides.get(("to", "row"), 0) + (1 if sides.get(("to", "rowOff"), 0) > 0 else 0)
    right = sides.get(("to", "col"), 0) + (1 if sides.get(("to", "colOff"), 0) > 0 else 0)
    return sides.get(("from", "row"), 0) + 1, sides.get(("from", "col"), 0) + 1, bottom, right
