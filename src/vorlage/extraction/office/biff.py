# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a binary workbook says beside its values ([MS-XLS] 2.4): hidden rows, percentages, comments, boxes, charts.

Versions 5 to 8; text boxes and comments of version 8 alone.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from vorlage.extraction.office.grid import SheetDetails
from vorlage.extraction.office.xlsx_details import percent_decimals, plain_header

_BOF, _EOF, _SHEET, _FILEPASS, _CONTINUE = 0x0809, 0x000A, 0x0085, 0x002F, 0x003C
_ROW, _COLUMNS, _FORMAT, _STYLE = 0x0208, 0x007D, 0x041E, 0x00E0
_NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS, _FORMULA = 0x0203, 0x027E, 0x00BD, 0x0006
_OBJECT, _TEXT_OBJECT, _CHART_TEXT, _HEADER, _FOOTER, _DRAWING = 0x005D, 0x01B6, 0x100D, 0x0014, 0x0015, 0x00EC
_CELLS = frozenset({_NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS, _FORMULA, 0x00FD, 0x0204, 0x0205, 0x00D6})
_NOTE_OBJECT = 0x19
_MAX_RECORDS = 20_000_000


class BiffEncryptedError(Exception):
    """Its records are encrypted."""


@dataclass(slots=True)
class BiffDetails:
    """What was found, by the name of the sheet."""

    sheets: dict[str, SheetDetails] = field(default_factory=dict)


@dataclass(slots=True)
class _State:
    """What is known while the records go by."""

    names: dict[int, str] = field(default_factory=dict)
    """Of sheets, by where they start."""
    percents: dict[int, int] = field(default_factory=lambda: {9: 0, 10: 2})
    """Of number formats: decimals shown."""
    styles: list[int] = field(default_factory=list)
    object_kind: int = 0
    is_old: bool = False


def biff_details(held: bytes) -> BiffDetails:
    """Walk through the records of a workbook.

    Raises:
        BiffEncryptedError: It asks for a password.
    """
    found, state = BiffDetails(), _State()
    depth = 0
    current = SheetDetails()
    waiting = None
    for at, kind, content in _records(held):
        if waiting is not None and kind == _CONTINUE:
            waiting = _text_object(waiting, content, state, current)
            continue
        waiting = None
        if kind == _BOF:
            state.is_old = content[:2] == b"\x00\x05"
            if not depth:
                current = SheetDetails()
                if at in state.names:
                    found.sheets[state.names[at]] = current
            depth += 1
        elif kind == _EOF:
            depth = max(0, depth - 1)
        elif kind == _FILEPASS:
            raise BiffEncryptedError
        elif kind == _TEXT_OBJECT and len(content) >= 12:
            waiting = struct.unpack_from("<H", content, 10)[0]
        elif kind in (_SHEET, _FORMAT, _STYLE):
            _globals(kind, content, state)
        else:
            _sheet_record(kind, content, state, current)
    return found


def _records(held: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    for _ in range(_MAX_RECORDS):
        if at + 4 > len(held):
            return
        kind, size = struct.unpack_from("<HH", held, at)
        yield at, kind, held[at + 4 : at + 4 + size]
        at += 4 + size


def _globals(kind: int, content: bytes, state: _State) -> None:
    if kind == _SHEET and len(content) > 8:
        start = struct.unpack_from("<I", content)[0]
        state.names[start] = _short_string(content[6:], is_old=state.is_old)
    elif kind == _FORMAT and len(content) > 4:
        number = struct.unpack_from("<H", content)[0]
        code = _short_string(content[2:], is_old=True) if state.is_old else _long_string(content[2:])
        decimals = percent_decimals(code)
        if decimals is None:
            state.percents.pop(number, None)
        else:
            state.percents[number] = decimals
    elif kind == _STYLE and len(content) >= 4:
        state.styles.append(struct.unpack_from("<H", content, 2)[0])


def _sheet_record(kind: int, content: bytes, state: _State, sheet: SheetDetails) -> None:
    if kind in _CELLS and len(content) >= 4:
        row, column = struct.unpack_from("<HH", content)
        sheet.last_row, sheet.last_column = max(sheet.last_row, row), max(sheet.last_column, column)
    if kind == _ROW and len(content) >= 14:
        row, flags = struct.unpack_from("<H10xH", content)
        if flags & 0x20:
            sheet.hidden_rows.add(row)
    elif kind == _COLUMNS and len(content) >= 10:
        first, last, _, _, flags = struct.unpack_from("<HHHHH", content)
        if flags & 1:
            sheet.hidden_columns.update(range(first, min(last, 255) + 1))
    elif kind in (_NUMBER, _SHORT_NUMBER, _FORMULA) and len(content) >= 6:
        row, column, style = struct.unpack_from("<HHH", content)
        _mark_percent(row, column, style, state, sheet)
    elif kind == _SHORT_NUMBERS and len(content) >= 12:
        row, column = struct.unpack_from("<HH", content)
        for index, at in enumerate(range(4, len(content) - 7, 6)):
            _mark_percent(row, column + index, struct.unpack_from("<H", content, at)[0], state, sheet)
    elif kind == _OBJECT and len(content) >= 6:
        state.object_kind = struct.unpack_from("<H", content, 4)[0]
        sheet.has_picture |= state.object_kind != _NOTE_OBJECT
    elif kind == _CHART_TEXT and len(content) > 4:
        sheet.drawn.append(_short_string(content[2:], is_old=state.is_old))
    elif kind in (_HEADER, _FOOTER) and len(content) > 3:
        text = _short_string(content, is_old=True) if state.is_old else _long_string(content)
        sheet.headers.append(plain_header(text))


def _mark_percent(row: int, column: int, style: int, state: _State, sheet: SheetDetails) -> None:
    if style < len(state.styles) and (decimals := state.percents.get(state.styles[style])) is not None:
        sheet.percents[row, column] = decimals


def _text_object(left: int, content: bytes, state: _State, sheet: SheetDetails) -> int | None:
    """Take in the text of a comment or a box, which comes in records of its own; how many characters are to come."""
    if left <= 0 or not content:
        return None
    wide = content[0] & 1
    text = content[1:].decode("utf-16-le" if wide else "latin-1", "replace")[:left]
    texts = sheet.comments if state.object_kind == _NOTE_OBJECT else sheet.drawn
    texts.append(text)
    return left - len(text) or None


def _short_string(held: bytes, *, is_old: bool) -> str:
    """A string behind a byte that counts its characters; from version 8 on another byte says how wide they are."""
    if is_old or len(held) < 2:
        return held[1 : 1 + held[0]].decode("cp1252", "replace") if held else ""
    count, wide = held[0], held[1] & 1
    return held[2 : 2 + count * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def _long_string(held: bytes) -> str:
    """As above, counted by two bytes."""
    if len(held) < 3:
        return ""
    count, wide = struct.unpack_from("<HB", held)
    wide &= 1
    return held[3 : 3 + count * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")
