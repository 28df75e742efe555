# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which characters of a Word document are deleted, hidden or symbols, and where rows of tables end.

Properties lie in pages of 512 bytes (MS-DOC 2.9.33 and 2.9.174), by the place of the bytes they dress.
"""

from __future__ import annotations

import bisect
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from vorlage.extraction.office.doc_pieces import WordFile, positions_of
from vorlage.extraction.office.symbols import symbol

_CHARACTER_PAGES, _PARAGRAPH_PAGES, _FONTS = 12, 13, 15
_DELETED, _VANISHED, _SYMBOL, _ROW_END, _INNER_ROW_END, _IN_TABLE = 0x0800, 0x083C, 0x6A09, 0x2417, 0x244C, 0x2416
_OPERANDS = (1, 1, 2, 4, 2, 2, 0, 3)
MAX_PAGES = 100_000


@dataclass(slots=True)
class Dressing:
    """By position in the text: what is not shown, which characters are symbols, where a row ends."""

    deleted: list[tuple[int, int]] = field(default_factory=list)
    vanished: list[tuple[int, int]] = field(default_factory=list)
    symbols: dict[int, str] = field(default_factory=dict)
    row_ends: set[int] = field(default_factory=set)
    lines_in_cells: set[int] = field(default_factory=set)
    """Ends of paragraphs in tables."""


def dressing_of(opened: WordFile) -> Dressing:
    """Read the properties of all runs and paragraphs; broken pages of them are passed over."""
    found = Dressing()
    fonts = _font_names(opened.table_at(_FONTS))
    for start, end, properties in _runs(opened, _CHARACTER_PAGES):
        for code, operand in _properties(properties):
            if code in (_DELETED, _VANISHED) and operand[:1] == b"\x01":
                (found.deleted if code == _DELETED else found.vanished).append((start, end))
            elif code == _SYMBOL and len(operand) == 4:
                font, character = struct.unpack("<HH", operand)
                shown = symbol(character, fonts[font] if font < len(fonts) else "")
                found.symbols.update(dict.fromkeys(range(start, min(end, start + 100)), shown))
    for _, end, properties in _runs(opened, _PARAGRAPH_PAGES):
        for code, operand in _properties(properties[2:]):
            if code in (_ROW_END, _INNER_ROW_END) and operand[:1] == b"\x01":
                found.row_ends.add(end - 1)
            elif code == _IN_TABLE and operand[:1] == b"\x01":
                found.lines_in_cells.add(end - 1)
    return found


def _runs(opened: WordFile, index: int) -> Iterator[tuple[int, int, bytes]]:
    """Runs with properties: their positions in the text, and the properties as stored."""
    held = (piece for piece in opened.pieces if piece.end > piece.start)
    places = sorted(((piece.offset, piece) for piece in held), key=lambda place: place[0])
    offsets = [offset for offset, _ in places]
    _, pages = positions_of(opened.table_at(index), 4)
    for number in pages[:MAX_PAGES]:
        at = (struct.unpack("<I", number)[0] & 0x3FFFFF) * 512
        page = opened.main[at : at + 512]
        if len(page) < 512:
            continue
        for first, last, properties in _stored_runs(page, is_paragraph=index == _PARAGRAPH_PAGES):
            start = max(0, bisect.bisect_right(offsets, first) - 1)
            for offset, piece in places[start:]:
                if offset >= last:
                    break
                stop = min(last, offset + (piece.end - piece.start) * piece.width)
                begin = max(first, offset)
                if begin < stop:
                    yield (
                        piece.start + (begin - offset) // piece.width,
                        piece.start + (stop - offset) // piece.width,
                        properties,
                    )


def _stored_runs(page: bytes, *, is_paragraph: bool) -> Iterator[tuple[int, int, bytes]]:
    count = page[511]
    width = 13 if is_paragraph else 1
    if (count + 1) * 4 + count * width > 511:
        return
    places = struct.unpack_from(f"<{count + 1}I", page)
    for number in range(count):
        at = page[(count + 1) * 4 + number * width] * 2
        if not at:
            continue
        size = page[at]
        at += 1
        if is_paragraph:
            if size:
                size = size * 2 - 1
            else:
                size = page[at] * 2
                at += 1
        yield places[number], places[number + 1], page[at : at + size]


def _properties(held: bytes) -> Iterator[tuple[int, bytes]]:
    """Single property modifiers (MS-DOC 2.6): a code, whose top bits tell how long its operand is."""
    at = 0
    while at + 3 <= len(held):
        (code,) = struct.unpack_from("<H", held, at)
        at += 2
        size = _OPERANDS[code >> 13]
        if not size:
            size = held[at] + 1
            if code == 0xD608 and at + 2 <= len(held):
                size = int(struct.unpack_from("<H", held, at)[0]) + 1
        yield code, held[at : at + size]
        at += size


def _font_names(held: bytes) -> list[str]:
    """The names of fonts (MS-DOC 2.9.286, FFN), in their order."""
    names: list[str] = []
    if len(held) < 4:
        return names
    at = 4
    while at < len(held) and len(names) < 4_000:
        size = held[at]
        name = held[at + 40 : at + 1 + size].decode("utf-16-le", "replace")
        names.append(name.split("\x00", 1)[0])
        at += 1 + size
    return names
