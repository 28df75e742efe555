# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""dBASE tables (DBF): fields of fixed width, as dBASE III to 7 and FoxPro write them; memo fields lie in another file.

Source: the layout of headers and records as published for dBASE III+ and Visual FoxPro.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.databases.tables import TablePages
from vorlage.extraction.texts.encodings import decode_text

MEDIA_TYPE = "application/vnd.dbf"
_MAX_BYTES = 512 << 20
_ENCODINGS = {
    0x01: "cp437", 0x02: "cp850", 0x03: "cp1252", 0x26: "cp866", 0x64: "cp852", 0x65: "cp866", 0x6B: "cp857",
    0x4D: "gb18030", 0x4E: "euc_kr", 0x4F: "big5", 0x78: "big5", 0x79: "euc_kr", 0x7A: "gb18030", 0x7B: "shift_jis",
    0x7E: "cp1256", 0xC8: "cp1250", 0xC9: "cp1251", 0xCA: "cp1254", 0xCB: "cp1253",
}  # fmt: skip
"""Language driver identifiers (byte 29 of the header)."""


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    kind: str
    start: int
    size: int


def read_dbf(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Read a table as one page or more; rows marked as deleted stand in it too, told by a mark in a column of its own.

    Numbers and dates stay as they are written. Binary fields are told by their size.
    """
    held = original.read(_MAX_BYTES + 1)
    if len(held) > _MAX_BYTES:
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, "limit.bytes: a table of more than 512 MiB")
    count, header, record = struct.unpack_from("<LHH", held, 4)
    fields = _fields(held, header)
    if not fields or record < 1 + sum(field.size for field in fields):
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, "dbf.fields: its list of fields cannot be read")
    there = max(0, (len(held) - header) // record)
    encoding = _ENCODINGS.get(held[29]) or _told_by(held[header : header + 200_000], fields, record)
    tables = TablePages()
    rows = _rows(held, header, record, min(count, there), fields, encoding)
    tables.add("1", [*(field.name for field in fields), "deleted"], rows)
    is_whole = there >= count
    reason = "" if is_whole else "dbf.records: breaks off before its last record"
    if is_whole and tables.left_out:
        reason = "limit.rows: it is not read to its end"
    outcome = Outcome.READ if is_whole else Outcome.DAMAGED
    return ReadAnswer(outcome=outcome, media_type=MEDIA_TYPE, reason=reason, pages=tuple(tables.pages))


def _fields(held: bytes, header: int) -> list[_Field]:
    fields, start = [], 1
    for place in range(32, min(header, len(held)) - 31, 32):
        if held[place] == 0x0D:
            break
        name = held[place : place + 11].split(b"\x00", 1)[0]
        size = held[place + 16] + (held[place + 17] << 8 if held[place + 11 : place + 12] == b"C" else 0)
        fields.append(_Field(_decoded(name, "utf-8"), chr(held[place + 11]), start, size))
        start += size
    return fields


def _rows(
    held: bytes, header: int, record: int, count: int, fields: list[_Field], encoding: str
) -> Iterator[list[str]]:
    for number in range(count):
        row = held[header + number * record : header + (number + 1) * record]
        cells = [_cell(row[field.start : field.start + field.size], field.kind, encoding) for field in fields]
        yield [*cells, "*" if row[:1] == b"*" else ""]


def _cell(held: bytes, kind: str, encoding: str) -> str:
    if kind == "I" and len(held) == 4:
        return str(struct.unpack("<l", held)[0])
    if kind in "BGPOTY@+" or (kind == "M" and len(held) == 4):
        return f"[{len(held)} bytes]" if held.strip(b"\x00 ") else ""
    return _decoded(held.strip(b"\x00 "), encoding)


def _told_by(records: bytes, fields: list[_Field], record: int) -> str:
    """The encoding in which the text of the first records reads, when the header does not say."""
    texts = [
        records[start + field.start : start + field.start + field.size].strip(b"\x00 ")
        for start in range(0, len(records) - record + 1, record)
        for field in fields
        if field.kind == "C"
    ]
    together = b"\n".join(texts)
    text = decode_text(together)
    if text is not None:
        for encoding in ("utf-8", *dict.fromkeys(_ENCODINGS.values())):
            if _decoded(together, encoding) == text:
                return encoding
    return "cp1252"


def _decoded(held: bytes, encoding: str) -> str:
    return held.decode(encoding, "replace").replace("\x00", "")
