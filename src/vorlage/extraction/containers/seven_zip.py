# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""7z: members taken out in the order of the archive, encrypted ones and encrypted lists of names with a password.

The headers and the unpackers are py7zr's; its paths, threads and writers are not used: members are pulled out of each
stream ("folder" in 7z) one behind the other. What py7zr cannot unpack (BCJ2), or
only with threads, which the jail refuses (PPMd), goes to libarchive.

Residual risks: the members of a solid archive lie in one stream, so behind a broken one all are lost.
"""

from __future__ import annotations

import lzma
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.containers.members import MemberShelf
from vorlage.extraction.containers.system_archives import is_present, read_seven_zip_by_libarchive

MEDIA_TYPE = "application/x-7z-compressed"
_CHUNK = 1 << 20
_PPMD = b"\x03\x04\x01"
_WRONG = (
    lzma.LZMAError, zlib.error, struct.error, OSError, EOFError, ValueError, TypeError, KeyError, IndexError,
    AttributeError, AssertionError, RuntimeError, NotImplementedError, OverflowError,
)  # fmt: skip
"""What py7zr and its unpackers raise on bytes that are not as the format asks."""


class _BrokenError(Exception):
    """A member's bytes do not unpack, or are not those its checksum is of."""


@dataclass(frozen=True, slots=True)
class _Folder:
    """One packed stream and the members in it, in order."""

    packed: Any
    start: int
    members: tuple[Any, ...]
    is_encrypted: bool


def read_seven_zip(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Take the members out of a 7z archive with the first password that opens it; none is asked for before it must.

    Steps: 1. read the list of members, by a password when it is encrypted; 2. find the password that opens the members,
    by the checksum of the first; 3. stream by stream, take them out within the limits.
    """
    from py7zr.exceptions import ArchiveError, PasswordRequired, UnsupportedCompressionMethodError

    asked, is_closed = False, False
    for password in (None, *request.passwords):
        try:
            archive = _opened(original, password)
            folders = _folders(archive)
            if any(folder.is_encrypted for folder in folders) and not _fits(original, folders, password):
                is_closed = True
                continue
            return _take_all(original, archive, folders)
        except PasswordRequired:
            asked = True
        except UnsupportedCompressionMethodError:
            return _by_the_second_way(original, request)
        except (ArchiveError, *_WRONG):
            if not asked:  # with a wrong password the list of members is noise
                return _broken(request)
    if is_closed:
        return _closed_members(_opened(original, None), bool(request.passwords))
    told = "no password given fits" if request.passwords else "asks for a password"
    return unreadable(Outcome.ENCRYPTED, MEDIA_TYPE, f"7z.password: {told}")


def _opened(original: BinaryIO, password: str | None) -> Any:
    from py7zr import SevenZipFile

    original.seek(0)
    return SevenZipFile(original, mode="r", password=password)


def _folders(archive: Any) -> list[_Folder]:
    from py7zr.compressor import SupportedMethods
    from py7zr.exceptions import UnsupportedCompressionMethodError

    streams = getattr(archive.header, "main_streams", None)
    if streams is None:
        return []
    positions = streams.packinfo.packpositions
    members: dict[int, list[Any]] = {}
    for member in archive.files:
        if member.folder is not None:
            members.setdefault(id(member.folder), []).append(member)
    folders, stream = [], 0
    for folder in streams.unpackinfo.folders:
        if any(coder["method"] == _PPMD for coder in folder.coders):
            raise UnsupportedCompressionMethodError(None, "threads")
        held = tuple(members.get(id(folder), ()))
        closed = bool(SupportedMethods.needs_password(folder.coders))
        folders.append(_Folder(folder, archive.afterheader + positions[stream], held, closed))
        stream += len(folder.packed_indices) if len(folder.coders) > 1 and folder.packed_indices else 1
    return folders


def _fits(original: BinaryIO, folders: list[_Folder], password: str | None) -> bool:
    """Whether the password opens the first member that asks for one."""
    from py7zr.exceptions import ArchiveError, PasswordRequired

    closed = next(folder for folder in folders if folder.is_encrypted)
    if password is None:
        return False
    try:
        original.seek(closed.start)
        for member in closed.members[:1]:
            for _ in _contents(original, closed, member):
                pass
    except (_BrokenError, ArchiveError, PasswordRequired):
        return False
    finally:
        closed.packed.decompressor = None
    return True


def _take_all(original: BinaryIO, archive: Any, folders: list[_Folder]) -> ReadAnswer:
    shelf = MemberShelf(Path(), kind="7z", container_bytes=original.seek(0, 2))
    for member in archive.files:
        if member.folder is None and not member.is_directory:
            _take(shelf, member, iter(()))
    for folder in folders:
        original.seek(folder.start)
        _take_folder(original, folder, shelf)
    return shelf.close(MEDIA_TYPE)


def _take_folder(original: BinaryIO, folder: _Folder, shelf: MemberShelf) -> None:
    """Members one behind the other. Behind one that is broken or too large nothing can be reached."""
    behind = ""
    for member in folder.members:
        name = member.filename or ""
        if behind:
            outcome = Outcome.DAMAGED if "damaged" in behind else Outcome.REFUSED
            if shelf.has_room:
                shelf.refuse(name, outcome, behind)
            else:
                shelf.leave_inside()
            continue
        pieces = _contents(original, folder, member)
        try:
            _take(shelf, member, pieces)
            for _ in pieces:  # a member that stayed inside is unpacked all the same: the next lies behind it
                pass
        except _BrokenError:
            shelf.refuse(name, Outcome.DAMAGED, "7z.member: its bytes do not unpack or do not match their checksum")
            behind = "7z.behind: lies in one stream behind a damaged member"
        if shelf.stopped_short:
            behind = "7z.behind: lies in one stream behind a member that was refused"


def _take(shelf: MemberShelf, member: Any, pieces: Iterator[bytes]) -> None:
    name = member.filename or ""
    if not shelf.has_room:
        shelf.leave_inside()
    elif shelf.refuse_by_name(name):
        pass
    elif member.is_symlink or member.is_junction:
        shelf.refuse(name, Outcome.REFUSED, "7z.symlink: is a link, which is not followed")
    elif member.is_socket:
        shelf.refuse(name, Outcome.REFUSED, "7z.special: is a device or pipe")
    else:
        shelf.take(name, pieces)


def _contents(original: BinaryIO, folder: _Folder, member: Any) -> Iterator[bytes]:
    """A member's bytes, from where the one before it ended; checked by its CRC."""
    from py7zr.exceptions import ArchiveError

    left, crc = member.uncompressed, 0
    try:
        unpacker = folder.packed.get_decompressor(member.compressed)
        while left > 0:
            before = original.tell()
            piece = bytes(unpacker.decompress(original, min(left, _CHUNK)))
            if not piece and original.tell() == before:
                raise _BrokenError
            left -= len(piece)
            crc = zlib.crc32(piece, crc)
            yield piece
    except (ArchiveError, *_WRONG) as broken:
        if type(broken).__name__ == "UnsupportedCompressionMethodError":
            raise
        raise _BrokenError from broken
    if member.crc32 is not None and crc != member.crc32:
        raise _BrokenError


def _closed_members(archive: Any, has_passwords: bool) -> ReadAnswer:
    """The names can be read, the members cannot: each is told as encrypted."""
    told = "no password given fits" if has_passwords else "asks for a password"
    shelf = MemberShelf(Path(), kind="7z")
    for member in archive.files:
        if member.is_directory:
            continue
        if not shelf.has_room:
            shelf.leave_inside()
        elif member.folder is None:
            _take(shelf, member, iter(()))
        else:
            shelf.refuse(member.filename or "", Outcome.ENCRYPTED, f"7z.password: {told}")
    return shelf.close(MEDIA_TYPE)


def _by_the_second_way(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    if is_present():
        return read_seven_zip_by_libarchive(original, request)
    return unreadable(Outcome.UNSUPPORTED, MEDIA_TYPE, "7z.method: is packed in a way this version does not read")


def _broken(request: ReadRequest) -> ReadAnswer:
    ending = request.name.rpartition(".")[2]
    if len(ending) == 3 and ending.isdigit():
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, "7z.split: is one part of several")
    return unreadable(Outcome.DAMAGED, MEDIA_TYPE, "7z.broken: its list of members cannot be read")
