# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Files embedded in office files, taken out as members under their own names.

Embedded pictures are part of the page they stand on and no members, but for a file that holds pictures and no text
(scans pasted into a word processor): then they are all there is to read, and come out one by one.
"""

from __future__ import annotations

import io
import re
import struct

from vorlage.extraction.answers import MemberAnswer
from vorlage.extraction.containers.members import MemberShelf, in_chunks
from vorlage.extraction.office.compound import Compound, CompoundBrokenError

_CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NATIVE_NAME = "\x01Ole10Native"
_MAIN_STREAMS = ("WordDocument", "Workbook", "Book", "PowerPoint Document", "__properties_version1.0", "VisioDocument")
_ENDINGS = {
    b"%PDF": ".pdf", b"PK\x03\x04": ".zip", b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"GIF8": ".gif",
    b"{\\rtf": ".rtf", _CFB[:4]: ".ole",
}  # fmt: skip
_DRAWINGS_OF_OBJECTS = frozenset({"Equation Native", "\x03EPRINT", "\x03META", "\x03PICT", "\x02OlePres000"})
_MACROS = ("VBA", "_VBA_PROJECT_CUR")
MAX_EMBEDDED = 2_000


class EmbeddedShelf:
    """Takes embedded files out into the working folder; nothing is written before the first."""

    def __init__(self, shelf: MemberShelf | None = None) -> None:
        self._shelf = shelf
        self._names: set[str] = set()

    @property
    def members(self) -> tuple[MemberAnswer, ...]:
        """All members so far."""
        return self._shelf.members if self._shelf is not None else ()

    def take(self, name: str, held: bytes) -> None:
        """Take one out: what an OLE wrapper holds rather than the wrapper, where it holds something of its own."""
        if not held or len(self._names) >= MAX_EMBEDDED:
            return
        if held.startswith(_CFB):
            self._take_object(name, held)
        else:
            self._put(name, held)

    def _take_object(self, name: str, held: bytes) -> None:
        try:
            opened = Compound(io.BytesIO(held))
        except CompoundBrokenError:
            self._put(name, held)
            return
        if not self.take_storage(opened, (), name):
            self._put(name, held)

    def take_storage(self, opened: Compound, path: tuple[str, ...], name: str) -> bool:
        """Take out what an object's storage holds; whether it held anything that is known."""
        native = opened.stream(*path, _NATIVE_NAME)
        if native is not None:
            packaged = packaged_file(native)
            if packaged is not None:
                self._put(packaged[0] or name, packaged[1])
            return packaged is not None
        for stream in ("Package", "CONTENTS", "EmbeddedOdf"):
            held = opened.stream(*path, stream)
            if held and any(held.startswith(magic) for magic in _ENDINGS):
                self._put(name, held)
                return True
        if any(opened.has(*path, storage) for storage in _MACROS):
            return True
        if any(opened.has(*path, stream) for stream in _MAIN_STREAMS):
            self._put(name, opened.taken_out(*path))
            return True
        streams = {each[-1] for each in opened.below(*path)}
        return bool(streams) and not path and streams <= _DRAWINGS_OF_OBJECTS

    def _put(self, name: str, held: bytes) -> None:
        if not held:
            return
        if self._shelf is None:
            from pathlib import Path

            self._shelf = MemberShelf(Path())
        self._shelf.take(self._own_name(name, held), in_chunks(held))

    def _own_name(self, name: str, held: bytes) -> str:
        """The last part of its name, with an ending when it has none, and told from others of the same name."""
        last = re.split(r"[/\\]", name.strip("\x00 "))[-1].strip()[-200:] or "object"
        if last.endswith(".bin") or "." not in last:
            ending = _ending(held)
            last = last.removesuffix(".bin") + ending if ending else last
        stem, dot, ending = last.rpartition(".")
        name, number = last, 1
        while name in self._names:
            number += 1
            name = f"{stem} ({number}){dot}{ending}" if dot else f"{last} ({number})"
        self._names.add(name)
        return name


def _ending(held: bytes) -> str:
    """The usual ending of a file like this, for people who look at its name; nothing is read by it."""
    ending = next((each for magic, each in _ENDINGS.items() if held.startswith(magic)), "")
    if ending == ".zip":
        folders = {b"word/": ".docx", b"xl/": ".xlsx", b"ppt/": ".pptx"}
        return next((each for folder, each in folders.items() if folder in held[-1 << 16 :]), ending)
    if ending == ".ole":
        streams = {"WordDocument": ".doc", "Workbook": ".xls", "Book": ".xls", "PowerPoint Document": ".ppt"}
        directory = held[: 1 << 20] + held[-1 << 20 :]
        return next((each for name, each in streams.items() if name.encode("utf-16-le") in directory), ending)
    return ending


def packaged_file(native: bytes) -> tuple[str, bytes] | None:
    """The name and bytes of a file packaged as an OLE 1 object (`Package`, MS-OLEDS 2.3.6 and what writers do).

    Laid out as: size, 2 bytes, label, path, 4 bytes, length and temporary path, length and bytes, then, from newer
    writers, the names again in UTF-16.
    """
    try:
        if len(native) < 12:
            return None
        (size,) = struct.unpack_from("<I", native)
        if struct.unpack_from("<H", native, 4)[0] != 2:
            held = native[4 : 4 + size]
            known = any(held.startswith(magic) for magic in _ENDINGS)
            return ("", held) if known else None
        at = 6
        label, at = _zero_ended(native, at)
        _, at = _zero_ended(native, at)
        at += 4
        (length,) = struct.unpack_from("<I", native, at)
        at += 4 + length
        (length,) = struct.unpack_from("<I", native, at)
        at += 4
    except (struct.error, ValueError):
        return None
    if length > len(native) - at:
        return None
    return _wide_label(native, at + length) or _narrow_label(label), native[at : at + length]


def _zero_ended(held: bytes, at: int) -> tuple[bytes, int]:
    end = held.index(b"\x00", at)
    return held[at:end], end + 1


def _narrow_label(label: bytes) -> str:
    from vorlage.extraction.texts.encodings import decode_text

    return decode_text(label) or label.decode("cp1252", "replace")


def _wide_label(native: bytes, at: int) -> str:
    """The label in UTF-16: the second of three strings, each behind its length in characters."""
    try:
        (length,) = struct.unpack_from("<I", native, at)
        at += 4 + length * 2
        (length,) = struct.unpack_from("<I", native, at)
        if not 0 < length < 1_000 or at + 4 + length * 2 > len(native):
            return ""
        return native[at + 4 : at + 4 + length * 2].decode("utf-16-le").strip("\x00")
    except (struct.error, UnicodeError):
        return ""
