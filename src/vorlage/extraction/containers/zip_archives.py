# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""ZIP: members taken out one by one as data. Nothing is ever extracted to a path a file asked for."""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import MAX_MEMBERS, ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.containers.members import MemberShelf

MEDIA_TYPE = "application/zip"
_CHUNK = 1 << 16
_UTF8_NAME, _ENCRYPTED = 0x800, 0x1
_DRIVE = re.compile(r"[A-Za-z]:")
_UNICODE_PATH_FIELD = 0x7075
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error)


def read_zip(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Take the members out of a ZIP archive, in its own order.

    Steps: 1. refuse the whole archive when it has too many members or members that overlap (a flat bomb, Fifield 2019);
    2. read the names, in the encoding their bytes speak for; 3. refuse each member whose name leaves the folder, that
    is a link or a device, or that repeats a name; 4. take out the rest within the limits; a broken or encrypted member
    is that member's outcome alone. An archive in which a bomb is all there is, is refused itself.
    """
    try:
        archive = zipfile.ZipFile(original)
        listed = archive.infolist()
    except (*_BROKEN, NotImplementedError) as broken:
        told = "zip.split: is one part of several" if isinstance(broken, NotImplementedError) else ""
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, told or "zip.broken: its directory cannot be read")
    if len(listed) > MAX_MEMBERS:
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, f"zip.members: has more than {MAX_MEMBERS} members")
    if _has_overlaps(listed):
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, "zip.overlap: several of its members lie in the same bytes")
    shelf = MemberShelf(Path())
    seen: set[str] = set()
    for entry, name in zip(listed, _names(listed), strict=True):
        if not (name.endswith("/") and entry.file_size == 0):
            _take_member(archive, entry, name, seen, shelf)
    members = shelf.members
    if members and all(member.reason.startswith("zip.bomb") for member in members):
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, "zip.bomb: unpacks to more than 100 times its size")
    if not members:
        return unreadable(Outcome.EMPTY, MEDIA_TYPE, "zip.empty: has no members")
    return ReadAnswer(outcome=Outcome.CONTAINER, media_type=MEDIA_TYPE, members=members)


def _take_member(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, seen: set[str], shelf: MemberShelf
) -> None:
    reason = _why_not(entry, name, seen)
    seen.add(name)
    if reason:
        shelf.refuse(name, Outcome.REFUSED, reason)
    elif entry.flag_bits & _ENCRYPTED:
        shelf.refuse(name, Outcome.ENCRYPTED, "zip.password: asks for a password")
    else:
        try:
            shelf.take(name, _contents(archive, entry), packed_bytes=entry.compress_size)
        except NotImplementedError:
            shelf.refuse(name, Outcome.UNSUPPORTED, "zip.method: is packed in a way this version does not read")
        except (*_BROKEN, RuntimeError, AttributeError):
            shelf.refuse(name, Outcome.DAMAGED, "zip.member: its bytes do not unpack or do not match their checksum")


def _contents(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as member:
        while chunk := member.read(_CHUNK):
            yield chunk


def _why_not(entry: zipfile.ZipInfo, name: str, seen: set[str]) -> str:
    """Why this member is refused by its name or kind; empty when it is not."""
    parts = name.replace("\\", "/").split("/")
    if ".." in parts:
        return "zip.escape: its name would leave its folder"
    if name.startswith(("/", "\\")) or _DRIVE.match(name):
        return "zip.absolute: its name is an absolute path"
    if "\x00" in name:
        return "zip.nul: its name holds a zero byte"
    if not name:
        return "zip.nameless: it has no name"
    mode = stat.S_IFMT(entry.external_attr >> 16)
    if mode == stat.S_IFLNK:
        return "zip.symlink: is a link, which is not followed"
    if mode not in (0, stat.S_IFREG, stat.S_IFDIR) and entry.create_system == 3:
        return "zip.special: is a device or pipe"
    return "zip.duplicate: repeats the name of an earlier member" if name in seen else ""


def _has_overlaps(listed: list[zipfile.ZipInfo]) -> bool:
    """Whether the bytes of two members overlap: no writer makes such an archive, flat bombs are made of it."""
    ordered = sorted(listed, key=lambda entry: entry.header_offset)
    return any(
        entry.header_offset + 30 + entry.compress_size > following.header_offset
        for entry, following in pairwise(ordered)
    )


def _names(listed: list[zipfile.ZipInfo]) -> list[str]:
    """The members' names. Without the UTF-8 flag the encoding is that of the whole archive, told by its bytes.

    GB18030 is believed when nearly all its two-byte characters are of the common GB 2312 part; what no encoding
    explains stays CP437, which ZIP (APPNOTE 4.6, appendix D) lays down.
    """
    raw = [b"" if entry.flag_bits & _UTF8_NAME else entry.orig_filename.encode("cp437", "replace") for entry in listed]
    foreign = b"\n".join(name for name in raw if not name.isascii())
    encoding = "cp437"
    if foreign and _decodes(foreign, "utf-8"):
        encoding = "utf-8"
    elif foreign and _decodes(foreign, "gb18030") and _is_mostly_gb2312(foreign):
        encoding = "gb18030"
    return [
        _unicode_path(entry) or (name.decode(encoding) if name else entry.orig_filename)
        for entry, name in zip(listed, raw, strict=True)
    ]


def _decodes(name: bytes, encoding: str) -> bool:
    try:
        name.decode(encoding)
    except UnicodeError:
        return False
    return True


def _is_mostly_gb2312(names: bytes) -> bool:
    high = sum(byte > 0x7F for byte in names)
    pairs = len(re.findall(rb"[\xb0-\xf7][\xa1-\xfe]", names))
    return pairs * 2 >= high * 0.9


def _unicode_path(entry: zipfile.ZipInfo) -> str:
    """The name in the Info-ZIP Unicode Path extra field (APPNOTE 4.6.9), if its checksum fits the header's name."""
    extra, raw = entry.extra, entry.orig_filename.encode("cp437", "replace")
    while len(extra) >= 4 and not entry.flag_bits & _UTF8_NAME:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        fits = kind == _UNICODE_PATH_FIELD and len(field) > 5 and field[:1] == b"\x01"
        if fits and struct.unpack_from("<I", field, 1)[0] == zlib.crc32(raw):
            return field[5:].decode("utf-8", "replace")
    return ""
