# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The records of a PowerPoint document (MS-PPT 2.3, 2.13.24) and the directory that says which of them are current."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

DOCUMENT, SLIDE, SLIDE_ATOM, NOTES, NOTES_ATOM = 1000, 1006, 1007, 1008, 1009
SLIDE_PERSIST, SHOW_SETTINGS, DRAWING, SLIDE_LIST = 1011, 1017, 1036, 4080
OUTLINE_REFERENCE, TEXT_HEADER, TEXT_CHARACTERS, TEXT_BYTES, STRING = 3998, 3999, 4000, 4008, 4026
HEADERS_FOOTERS, COMMENT, OBJECT, TAG_CONTENT = 4057, 12000, 4113, 5003
PLACEHOLDER = 3011
META_CHARACTERS = (4056, 4087, 4088, 4089, 4090, 4117)
"""Places in a text where a number, a date, a header or a footer is shown."""
SHAPES, SHAPE, TEXT_BOX, ANCHOR, CHILD_ANCHOR, TABLE_PROPERTIES = 0xF003, 0xF004, 0xF00D, 0xF010, 0xF00F, 0xF122
_USER_EDIT, _DIRECTORY = 4085, 6002
_MAX_EDITS, _MAX_DEPTH, _MAX_RECORDS = 1_000, 60, 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """One record: its type, its instance, and where its content lies."""

    kind: int
    instance: int
    is_container: bool
    start: int
    end: int


def records(held: bytes, start: int, end: int) -> Iterator[Atom]:
    """The records between two places, one after the other; one that would reach past the end is cut there."""
    at = start
    while at + 8 <= end:
        first, kind, length = struct.unpack_from("<HHI", held, at)
        stop = min(at + 8 + length, end)
        yield Atom(
            kind=kind, instance=first >> 4, is_container=(first & 0xF) == 0xF or kind == TAG_CONTENT, start=at + 8,
            end=stop,
        )  # fmt: skip
        at = stop


def below(held: bytes, root: Atom, depth: int = 0) -> Iterator[Atom]:
    """All records below one, in the order of the file."""
    for record in records(held, root.start, root.end):
        yield record
        if record.is_container and depth < _MAX_DEPTH:
            yield from below(held, record, depth + 1)


def record_at(held: bytes, place: int) -> Atom | None:
    """The record that starts at a place."""
    return next(records(held, place, len(held)), None)


def current_records(held: bytes, last_edit: int) -> tuple[dict[int, int], int]:
    """Where each persistent object lies after all edits, by its number; and the number of the document itself.

    Edits are chained from the last to the first; what a later one says of an object holds (MS-PPT 2.1.2).
    """
    places: dict[int, int] = {}
    document, seen = 0, set[int]()
    while 0 <= last_edit < len(held) and last_edit not in seen and len(seen) < _MAX_EDITS:
        seen.add(last_edit)
        edit = record_at(held, last_edit)
        if edit is None or edit.kind != _USER_EDIT or edit.end - edit.start < 20:
            break
        _, _, earlier, directory, number = struct.unpack_from("<IIIII", held, edit.start)
        document = document or number
        for key, place in _directory(held, directory):
            places.setdefault(key, place)
        if not earlier:
            break
        last_edit = earlier
    return places, document


def _directory(held: bytes, place: int) -> Iterator[tuple[int, int]]:
    record = record_at(held, place)
    if record is None or record.kind != _DIRECTORY:
        return
    at = record.start
    while at + 4 <= record.end:
        (first,) = struct.unpack_from("<I", held, at)
        number, count = first & 0xFFFFF, first >> 20
        at += 4
        for index in range(count):
            if at + 4 > record.end:
                return
            yield number + index, struct.unpack_from("<I", held, at)[0]
            at += 4


def text_of(held: bytes, record: Atom) -> str:
    """The text of an atom: UTF-16, or its lower bytes alone; a line's end is a carriage return."""
    content = held[record.start : record.end]
    if record.kind == TEXT_BYTES:
        text = content.decode("latin-1")
    else:
        text = content[: len(content) // 2 * 2].decode("utf-16-le", "replace")
    return text.replace("\x0b", "\n").replace("\r", "\n").replace("\x00", "")
