# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""ZIP: members taken out one by one as data. Nothing is ever extracted to a path a file asked for."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.containers.member_names import encoding_of_names
from vorlage.extraction.containers.members import MemberShelf
from vorlage.extraction.containers.zip_packing import (
    MemberBrokenError,
    MethodUnknownError,
    PasswordNeededError,
    unpacked,
)

MEDIA_TYPE = "application/zip"
_UTF8_NAME = 0x800
_UNICODE_PATH_FIELD = 0x7075
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error)


def read_zip(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Take the members out of a ZIP archive, in its own order; encrypted ones with the first password that fits.

    Steps: 1. refuse the whole archive when members lie in the same bytes (a flat bomb, Fifield 2019); 2. read the
    names, in the encoding their bytes speak for; 3. refuse each member whose name leaves the folder or that is a link
    or a device; 4. take out the rest within the limits; a broken or closed member is that member's outcome alone.
    Two members of one name are two items. An archive in which a bomb is all there is, is refused itself.
    """
    try:
        listed: list[zipfile.ZipInfo] | None = _listed(original)
    except (*_BROKEN, NotImplementedError):
        listed = None
    if _is_split(original, request.name if listed is None else ""):
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, "zip.split: is one part of several")
    if listed is None:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, "zip.broken: its directory cannot be read")
    if _has_overlaps(listed):
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, "zip.overlap: several of its members lie in the same bytes")
    shelf = MemberShelf(Path(), kind="zip")
    for entry, name in zip(listed, _names(listed), strict=True):
        if name.endswith("/") and entry.file_size == 0:
            continue
        if shelf.has_room:
            _take_member(original, entry, name, request.passwords, shelf)
        else:
            shelf.leave_inside()
    return shelf.close(MEDIA_TYPE)


def _take_member(
    original: BinaryIO, entry: zipfile.ZipInfo, name: str, passwords: tuple[str, ...], shelf: MemberShelf
) -> None:
    if shelf.refuse_by_name(name):
        return
    if reason := _reason_against_kind(entry):
        shelf.refuse(name, Outcome.REFUSED, reason)
        return
    try:
        shelf.take(name, unpacked(original, entry, passwords), packed_bytes=entry.compress_size)
    except PasswordNeededError:
        told = "no password given fits" if passwords else "asks for a password"
        shelf.refuse(name, Outcome.ENCRYPTED, f"zip.password: {told}")
    except MethodUnknownError:
        shelf.refuse(name, Outcome.UNSUPPORTED, "zip.method: is packed in a way this version does not read")
    except MemberBrokenError:
        shelf.refuse(name, Outcome.DAMAGED, "zip.member: its bytes do not unpack or do not match their checksum")


def _reason_against_kind(entry: zipfile.ZipInfo) -> str:
    mode = stat.S_IFMT(entry.external_attr >> 16)
    if mode == stat.S_IFLNK:
        return "zip.symlink: is a link, which is not followed"
    if mode not in (0, stat.S_IFREG, stat.S_IFDIR) and entry.create_system == 3:
        return "zip.special: is a device or pipe"
    return ""


def _listed(original: BinaryIO) -> list[zipfile.ZipInfo]:
    """The directory. Bytes before an archive shift its offsets; a wrong size of the directory only seems to."""
    archive = zipfile.ZipFile(original)
    listed = archive.infolist()
    end = end_of_directory(original)
    shift = 0 if end is None else archive.start_dir - int.from_bytes(end[16:20], "little")
    first = listed[0].header_offset if listed else 0
    if listed and shift and not _is_header(original, first) and _is_header(original, first - shift):
        for entry in listed:
            entry.header_offset -= shift
    return listed


def _is_header(original: BinaryIO, place: int) -> bool:
    original.seek(max(place, 0))
    return original.read(4) == b"PK\x03\x04"


def _is_split(original: BinaryIO, name: str) -> bool:
    """Whether this is the last part of a split archive by its directory's end (APPNOTE 4.3.16), or another by name."""
    end = end_of_directory(original)
    if end is not None and end[4:6] != b"\x00\x00":
        return True
    ending = name.lower().rpartition(".")[2]
    return ending.isdigit() or (ending[:1] == "z" and ending[1:].isdigit())


def end_of_directory(original: BinaryIO) -> bytes | None:
    """The record at the end of a ZIP, from its signature on; None when there is none."""
    size = original.seek(0, 2)
    original.seek(max(0, size - 65_557))
    tail = original.read(65_557)
    place = tail.rfind(b"PK\x05\x06")
    return tail[place:] if place >= 0 and len(tail) - place >= 22 else None


def _has_overlaps(listed: list[zipfile.ZipInfo]) -> bool:
    """Whether the bytes of two members overlap: no writer makes such an archive, flat bombs are made of it."""
    ordered = sorted(listed, key=lambda entry: entry.header_offset)
    return any(
        entry.header_offset + 30 + entry.compress_size > following.header_offset
        for entry, following in pairwise(ordered)
    )


def _names(listed: list[zipfile.ZipInfo]) -> list[str]:
    """The members' names. Without the UTF-8 flag the encoding is that of the whole archive, told by its bytes.

    What no encoding explains stays CP437, which ZIP (APPNOTE 4.6, appendix D) lays down.
    """
    raw = [b"" if entry.flag_bits & _UTF8_NAME else entry.orig_filename.encode("cp437", "replace") for entry in listed]
    encoding = encoding_of_names(raw, otherwise="cp437")
    return [
        _unicode_path(entry) or (name.decode(encoding, "replace") if name else entry.orig_filename)
        for entry, name in zip(listed, raw, strict=True)
    ]


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
