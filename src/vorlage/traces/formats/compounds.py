# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Compound files (MS-CFB): the property sets of old Office and Outlook, and what each program keeps beside the text."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from email.parser import HeaderParser
from typing import Any, BinaryIO, Final

import olefile

from vorlage.extraction.office.compound import Compound, CompoundBrokenError
from vorlage.extraction.office.ppt_records import below, records
from vorlage.traces.formats.mails import examine_fields
from vorlage.traces.found import Found
from vorlage.traces.texts.judging import judge_field

_SUMMARY: Final = {
    2: "author.keyword", 3: "author.keyword", 4: "author.creator", 5: "author.keyword", 6: "author.keyword",
    7: "author.template", 8: "author.last_saved", 9: "revision.count", 10: "revision.count", 11: "revision.dates",
    12: "revision.dates", 13: "revision.dates", 17: "thumbnail.preview", 18: "xmp.producer",
}  # fmt: skip
_DETAILS: Final = {2: "author.keyword", 14: "author.manager", 15: "author.company", 26: "author.keyword",
                   27: "author.keyword", 28: "author.keyword"}  # fmt: skip
_CUSTOM_SET: Final = "d5cdd505-2e9c-101b-9397-08002b2cf9ae"
_OUTLOOK: Final = {
    "0070": "header.thread", "0071": "header.thread", "1035": "header.message_id", "1039": "header.thread",
    "1042": "header.thread", "0C1A": "header.sender", "0C1F": "header.sender", "5D01": "header.sender",
    "0042": "header.sender", "0065": "header.sender", "5D02": "header.sender", "0E04": "header.recipient",
    "0E03": "header.recipient", "0E02": "header.recipient", "0040": "header.recipient", "0076": "header.recipient",
    "0044": "header.recipient", "0078": "header.recipient", "3FF8": "author.creator", "3FFA": "author.last_saved",
    "300B": "revision.document_id", "0C1D": "header.sender", "0051": "header.recipient", "3FD9": "hidden.alternative",
    "8019": "author.user",
}  # fmt: skip
_WRITE_ACCESS, _NOTE, _END_OF_FILE = 0x005C, 0x001C, 0x000A
_ROW, _COLUMNS, _SHEET = 0x0208, 0x007D, 0x0085
_SHEET_STATES: Final = {1: "hidden.sheet", 2: "hidden.very_hidden_sheet"}
_SAVED_BY_PLACE: Final = 0x2D2
_SLIDE_INFO, _HIDDEN_SLIDE = 1017, 0x0004


def examine_compound(original: BinaryIO, found: Found) -> None:
    """Enter what a compound file of old Office or Outlook keeps."""
    held = original.read()
    original.seek(0)
    try:
        opened = Compound(original)
    except CompoundBrokenError:
        found.gap("damaged")
        return
    original.seek(0)
    for step in (_property_sets, _word, _workbook, _slides, _outlook, _streams):
        try:
            step(opened, original, found)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - the parser raises whatever broken streams make it trip over
            found.gap("parts")
    _unused(held, found)


def _property_sets(opened: Compound, original: BinaryIO, found: Found) -> None:  # noqa: ARG001 - see `_word`
    original.seek(0)
    with olefile.OleFileIO(original) as compound:
        for path in compound.listdir():
            if not path[-1].startswith("\x05"):
                continue
            is_details = "DocumentSummary" in path[-1]
            codes = _DETAILS if is_details else _SUMMARY
            for number, value in compound.getproperties(path, convert_time=True).items():
                code = codes.get(number)
                said = _words(value)
                if number == 17 and not is_details and value:
                    found.add("thumbnail.preview", "")
                elif code == "author.template" and said.lower() in ("normal", "normal.dot", "normal.dotm"):
                    continue
                elif code and not (code == "revision.count" and said in ("0", "1")):
                    found.say(code, said, place="properties")
                if code and number != 17:
                    judge_field(found, said)
            if is_details and _CUSTOM_SET.replace("-", "")[:8] in _sections(compound, path):
                found.add("author.custom", "", place="custom")


def _sections(compound: Any, path: list[str]) -> set[str]:
    """The first parts of the identifiers of a stream's property sets ([MS-OLEPS] 2.21)."""
    held = compound.openstream(path).read(28 + 20 * 4)
    count = min(struct.unpack_from("<I", held, 24)[0], 4) if len(held) >= 28 else 0
    return {
        f"{struct.unpack_from('<I', held, 28 + 20 * each)[0]:08x}"
        for each in range(count)
        if len(held) >= 48 + 20 * each
    }


def _words(value: object) -> str:
    if isinstance(value, bytes):
        for encoding in ("utf-8", "cp1252"):
            try:
                return value.decode(encoding).strip("\x00 ")
            except UnicodeDecodeError:
                continue
        return value.decode("latin-1").strip("\x00 ")
    return "" if value is None or isinstance(value, list | dict) else str(value).strip("\x00 ")


def _word(opened: Compound, original: BinaryIO, found: Found) -> None:  # noqa: ARG001 - every step is called alike
    """The list of the last ten who saved a text and where to, and whether it was saved in haste ([MS-DOC] 2.5, 2.9)."""
    main = opened.stream("WordDocument")
    if main is None or len(main) < _SAVED_BY_PLACE + 8:
        return
    flags = struct.unpack_from("<H", main, 10)[0]
    if flags & 0x0004:
        found.add("hidden.earlier", "fast save")
    table = opened.stream("1Table" if flags & 0x0200 else "0Table") or b""
    at, length = struct.unpack_from("<II", main, _SAVED_BY_PLACE)
    names = list(_string_table(table[at : at + length])) if 0 < length < 1 << 20 else []
    for number, said in enumerate(names):
        found.say("author.saved_by" if number % 2 == 0 else "author.path", said, place="properties")


def _string_table(held: bytes) -> Iterator[str]:
    """The strings of an STTB of wide characters ([MS-DOC] 2.2.4)."""
    if len(held) < 6 or held[:2] != b"\xff\xff":
        return
    count, extra = struct.unpack_from("<HH", held, 2)
    at = 6
    for _ in range(min(count, 200)):
        if at + 2 > len(held):
            return
        length = struct.unpack_from("<H", held, at)[0] * 2
        yield held[at + 2 : at + 2 + length].decode("utf-16-le", "replace")
        at += 2 + length + extra


def _workbook(opened: Compound, original: BinaryIO, found: Found) -> None:  # noqa: ARG001 - every step is called alike
    """The user who wrote a workbook last, hidden sheets, rows and columns, and who made notes ([MS-XLS] 2.4)."""
    held = opened.stream("Workbook") or opened.stream("Book")
    if held is None:
        return
    sheet, ended, at = 0, 0, 0
    while at + 4 <= len(held):
        kind, length = struct.unpack_from("<HH", held, at)
        content = held[at + 4 : at + 4 + length]
        at += 4 + length
        if kind == _END_OF_FILE:
            ended += 1
        elif kind == _WRITE_ACCESS and length >= 3:
            found.say("author.user", _user(content), place="settings")
        elif kind == _SHEET and length >= 6:
            sheet += 1
            code = _SHEET_STATES.get(content[4] & 3)
            if code:
                found.add(code, "", place="sheet", at=sheet)
        elif kind == _ROW and length >= 16 and struct.unpack_from("<H", content, 12)[0] & 0x0020:
            found.add("hidden.rows", "", place="sheet", at=max(ended, 1))
        elif kind == _COLUMNS and length >= 10 and struct.unpack_from("<H", content, 8)[0] & 0x0001:
            first, last = struct.unpack_from("<HH", content)
            found.add(
                "hidden.columns", f"{first}-{last}", count=max(last - first + 1, 1), place="sheet", at=max(ended, 1)
            )
        elif kind == _NOTE and length > 10:
            found.say("tracked.author", _short(content[8:]), place="comments")


def _user(content: bytes) -> str:
    """The name in a WRITEACCESS record, padded with spaces."""
    length, is_wide = struct.unpack_from("<HB", content)
    if length > 109:  # an old form: one byte of length
        return content[1 : 1 + content[0]].decode("cp1252", "replace").strip()
    return (
        content[3 : 3 + length * (2 if is_wide & 1 else 1)]
        .decode("utf-16-le" if is_wide & 1 else "cp1252", "replace")
        .strip()
    )


def _short(held: bytes) -> str:
    if len(held) < 3:
        return ""
    length, is_wide = struct.unpack_from("<HB", held)
    return (
        held[3 : 3 + length * (1 + (is_wide & 1))]
        .decode("utf-16-le" if is_wide & 1 else "cp1252", "replace")
        .strip("\x00 ")
    )


def _slides(opened: Compound, original: BinaryIO, found: Found) -> None:  # noqa: ARG001 - every step is called alike
    """The user of a presentation, and hidden slides ([MS-PPT] 2.3.2, 2.6.6)."""
    user = opened.stream("Current User")
    if user is not None and len(user) >= 28:
        length = struct.unpack_from("<H", user, 20)[0]
        found.say("author.user", user[28 : 28 + length].decode("cp1252", "replace"), place="settings")
    held = opened.stream("PowerPoint Document")
    if held is None:
        return
    for root in records(held, 0, len(held)):
        for atom in below(held, root):
            if atom.kind == _SLIDE_INFO and atom.end - atom.start >= 12:
                flags = struct.unpack_from("<H", held, atom.start + 10)[0]
                if flags & _HIDDEN_SLIDE:
                    found.add("hidden.slide", "")


def _outlook(opened: Compound, original: BinaryIO, found: Found) -> None:  # noqa: ARG001 - every step is called alike
    """The properties of a message ([MS-OXPROPS]); the header lines it came with among them."""
    if not opened.has("__properties_version1.0"):
        return
    for path in opened.paths:
        name = path[-1]
        if len(path) > 1 and not path[0].lower().startswith("__recip"):
            continue
        if not name.startswith("__substg1.0_") or len(name) < 20:
            continue
        tag, kind = name[12:16].upper(), name[16:20].upper()
        held = opened.stream(*path) or b""
        said = (
            held.decode("utf-16-le" if kind == "001F" else "cp1252", "replace")
            if kind in ("001F", "001E")
            else held[:60].hex()
        )
        if tag == "007D":
            examine_fields(HeaderParser().parsestr(said), found)
        elif len(path) > 1 and tag in ("3001", "3003", "39FE", "5FF6"):
            found.say("header.recipient", said)
        elif len(path) == 1 and tag in _OUTLOOK:
            found.say(_OUTLOOK[tag], said)


def _streams(opened: Compound, original: BinaryIO, found: Found) -> None:  # noqa: ARG001 - every step is called alike
    names = {path[-1].lower() for path in opened.paths}
    for name, code in (
        ("revision log", "tracked.log"), ("user names", "author.user"), ("_vba_project", "hidden.macros"),
        ("\x01ole10native", "hidden.embedded"), ("_signatures", "author.signature"),
        ("_xmlsignatures", "author.signature"),
        ("msodatastore", "hidden.custom_xml"), ("versions", "hidden.earlier"),
        ("previmage", "thumbnail.preview"), ("prvimage", "thumbnail.preview"), ("prvtext", "thumbnail.preview"),
        ("xslpivotcache", "hidden.pivot"), ("_sx_db_cur", "hidden.pivot"),
    ):  # fmt: skip
        if name in names:
            found.add(code, "")


def _unused(held: bytes, found: Found) -> None:
    """Sectors that the file marks as free and that hold bytes all the same ([MS-CFB] 2.3)."""
    size = 1 << struct.unpack_from("<H", held, 30)[0] if len(held) > 32 else 0
    if size not in (512, 4096):
        return
    count = min(struct.unpack_from("<I", held, 44)[0], 109)
    tables = struct.unpack_from(f"<{count}I", held, 76) if len(held) >= 76 + 4 * count else ()
    free = 0
    for place, table in enumerate(tables):
        start = (table + 1) * size
        block = held[start : start + size]
        if len(block) < size:
            return
        for index, follows in enumerate(struct.unpack(f"<{size // 4}I", block)):
            if follows == 0xFFFFFFFF:
                number = place * (size // 4) + index
                sector = held[(number + 1) * size : (number + 2) * size]
                free += bool(sector.strip(b"\x00\xff"))
    if free:
        found.add("hidden.unused", f"{free} sectors", count=free)
