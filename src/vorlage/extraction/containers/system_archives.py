# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Archives read by the system's libarchive, where it is installed: RAR, CAB, ISO 9660, CPIO, AR, DEB, RPM, LHA, XAR.

libarchive reads and never writes here: its entries come out piece by piece (archive_read_next_header(3)).

Residual risks: a parser in C; the jail is what stands around it. It does not open encrypted RAR, and
its version 3.6 does not compare the checksum of a stored member of RAR 5.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_void_p
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.containers.member_names import encoding_of_names
from vorlage.extraction.containers.members import MemberShelf

_LIBRARY = "libarchive.so.13"
_CHUNK = 1 << 16
_MOST_ENTRIES = 200_000


@dataclass(slots=True)
class Unpacking:
    """Whether a stream broke off before its end."""

    broke: bool = False


@dataclass(frozen=True, slots=True)
class _Kind:
    media_type: str
    kind: str
    formats: tuple[str, ...]
    filters: tuple[str, ...] = ()


_RAR = _Kind("application/vnd.rar", "rar", ("rar", "rar5"))
_CAB = _Kind("application/vnd.ms-cab-compressed", "cab", ("cab",))
_ISO = _Kind("application/x-iso9660-image", "iso", ("iso9660",))
_CPIO = _Kind("application/x-cpio", "cpio", ("cpio",))
_AR = _Kind("application/x-archive", "ar", ("ar",))
_RPM = _Kind("application/x-rpm", "rpm", ("cpio",), ("rpm", "gzip", "bzip2", "xz", "lzma", "zstd"))
_LHA = _Kind("application/x-lzh-compressed", "lha", ("lha",))
_XAR = _Kind("application/x-xar", "xar", ("xar",))
_SEVEN_ZIP = _Kind("application/x-7z-compressed", "7z", ("7zip",))


def tool_missing() -> str:
    """The reason when libarchive is not installed, with the command that brings it."""
    return "format.tool-missing: needs libarchive; install it with: sudo apt-get install libarchive13"


def is_present() -> bool:
    """Whether the system has libarchive."""
    return _library() is not None


def read_rar(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Take the members out of a RAR archive (4 and 5). An encrypted one is not opened, whatever the password."""
    return _read(original, request, _RAR)


def read_cab(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Take the members out of a cabinet."""
    return _read(original, request, _CAB)


def read_iso(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Take the files off an image of a disc (ISO 9660, Joliet, Rock Ridge)."""
    return _read(original, request, _ISO)


def read_cpio(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Take the members out of a CPIO archive."""
    return _read(original, request, _CPIO)


def read_ar(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Take the members out of an AR archive; a Debian package is one, of archives."""
    return _read(original, request, _AR)


def read_rpm(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Take the files out of an RPM package."""
    return _read(original, request, _RPM)


def read_lha(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Take the members out of an LHA archive."""
    return _read(original, request, _LHA)


def read_xar(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Take the members out of a XAR archive."""
    return _read(original, request, _XAR)


def read_seven_zip_by_libarchive(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """The second way for a 7z archive: libarchive knows methods (BCJ2) that the first does not."""
    return _read(original, request, _SEVEN_ZIP)


def raw_stream(original: BinaryIO, filter_name: str, unpacking: Unpacking) -> Iterator[bytes]:
    """What is packed by one filter, unpacked; ends where it breaks off, and notes it."""
    library = _library()
    if library is None:
        raise RuntimeError(tool_missing())
    try:
        with _opened(library, original, ("raw",), (filter_name,)) as archive:
            for entry in archive:
                yield from entry.get_blocks(_CHUNK)
    except library.ArchiveError:
        unpacking.broke = True


def _read(original: BinaryIO, request: ReadRequest, kind: _Kind) -> ReadAnswer:
    library = _library()
    if library is None:
        return unreadable(Outcome.UNSUPPORTED, kind.media_type, tool_missing())
    size = original.seek(0, 2)
    shelf = MemberShelf(Path(), kind=kind.kind, container_bytes=size)
    try:
        raw = _raw_names(library, original, kind)
        encoding = encoding_of_names(raw, otherwise="utf-8")
        with _opened(library, original, kind.formats, kind.filters) as archive:
            damaged = _take_all(library, archive, shelf, _named(encoding))
    except library.ArchiveError as broken:
        return _unopened(broken, request, kind)
    if damaged and _is_encrypted_without_members(damaged, shelf):
        return unreadable(Outcome.ENCRYPTED, kind.media_type, f"{kind.kind}.password: asks for a password")
    return shelf.close(kind.media_type, damaged=_reason_of_damage(kind, request) if damaged else "")


def _take_all(library: ModuleType, archive: Any, shelf: MemberShelf, named: Callable[[Any], str]) -> str:
    """Take out every entry; what libarchive says when it cannot go on, empty at the end of the archive."""
    try:
        for count, entry in enumerate(archive):
            mode = stat.S_IFMT(entry.filetype)
            if mode == stat.S_IFDIR or count > _MOST_ENTRIES:
                continue
            name = named(entry.pathname)
            if not shelf.has_room:
                shelf.leave_inside()
            elif not shelf.refuse_by_name(name):
                _take(library, entry, mode, name, shelf)
    except library.ArchiveError as broken:
        return _said(broken) or "broken"
    return ""


def _take(library: ModuleType, entry: Any, mode: int, name: str, shelf: MemberShelf) -> None:
    kind = shelf.kind
    if mode == stat.S_IFLNK or entry.islnk:
        shelf.refuse(name, Outcome.REFUSED, f"{kind}.symlink: is a link, which is not followed")
    elif mode not in (0, stat.S_IFREG):
        shelf.refuse(name, Outcome.REFUSED, f"{kind}.special: is a device or pipe")
    elif _is_closed(library, entry):
        shelf.refuse(name, Outcome.ENCRYPTED, f"{kind}.password: asks for a password")
    else:
        try:
            shelf.take(name, entry.get_blocks(_CHUNK))
        except library.ArchiveError as broken:
            _refuse_broken(shelf, name, _said(broken))


def _refuse_broken(shelf: MemberShelf, name: str, said: str) -> None:
    kind = shelf.kind
    if "ncrypt" in said or "assphrase" in said:
        shelf.refuse(name, Outcome.ENCRYPTED, f"{kind}.password: asks for a password")
    elif "nsupported" in said or "not supported" in said:
        shelf.refuse(name, Outcome.UNSUPPORTED, f"{kind}.method: is packed in a way this version does not read")
    else:
        shelf.refuse(name, Outcome.DAMAGED, f"{kind}.member: its bytes do not unpack or do not match their checksum")


def _unopened(broken: Exception, request: ReadRequest, kind: _Kind) -> ReadAnswer:
    if "ncrypt" in _said(broken):
        return unreadable(Outcome.ENCRYPTED, kind.media_type, f"{kind.kind}.password: asks for a password")
    return unreadable(Outcome.DAMAGED, kind.media_type, _reason_of_damage(kind, request))


def _is_encrypted_without_members(said: str, shelf: MemberShelf) -> bool:
    return "ncrypt" in said and not shelf.members


def _reason_of_damage(kind: _Kind, request: ReadRequest) -> str:
    """One part of a split archive breaks off too: its name is the only sign libarchive leaves us."""
    ending = request.name.lower().rpartition(".")[2]
    if ".part" in request.name.lower() or (len(ending) == 3 and ending[1:].isdigit()):
        return f"{kind.kind}.split: is one part of several"
    return f"{kind.kind}.broken: breaks off or is not built as its format asks; what could be was taken out"


def _raw_names(library: ModuleType, original: BinaryIO, kind: _Kind) -> list[bytes]:
    """The names that libarchive could not tell the encoding of, as bytes."""
    raw: list[bytes] = []
    try:
        with _opened(library, original, kind.formats, kind.filters) as archive:
            for count, entry in enumerate(archive):
                name = entry.pathname
                if isinstance(name, bytes):
                    raw.append(name)
                if count > _MOST_ENTRIES:
                    break
    except library.ArchiveError:
        pass  # told when the members are taken out
    return raw


def _named(encoding: str) -> Callable[[Any], str]:
    def name_of(stated: Any) -> str:
        if isinstance(stated, bytes):
            try:
                stated = stated.decode(encoding)
            except UnicodeError:
                stated = stated.decode("utf-8", "surrogateescape")
        return str(stated or "").removeprefix("./")

    return name_of


def _is_closed(library: ModuleType, entry: Any) -> bool:
    asked = library.ffi.libarchive.archive_entry_is_data_encrypted
    return bool(asked(c_void_p(entry._entry_p)))


def _said(broken: Exception) -> str:
    """What libarchive says: to tell causes apart, never to be shown."""
    return str(getattr(broken, "msg", "") or "")


def _library() -> ModuleType | None:
    """The binding, or None without libarchive. It is named outright: to search for it would start a program."""
    os.environ.setdefault("LIBARCHIVE", _LIBRARY)
    try:
        import libarchive
        import libarchive.ffi
        import libarchive.read
    except (OSError, ImportError, AttributeError, TypeError):
        return None
    return libarchive  # type: ignore[no-any-return]


@contextmanager
def _opened(
    library: ModuleType, original: BinaryIO, formats: tuple[str, ...], filters: tuple[str, ...]
) -> Iterator[Any]:
    """The entries of an original, by these formats and filters alone."""
    ffi = library.ffi
    archive = ffi.read_new()
    try:
        for name in filters or ("none",):
            ffi.get_read_filter_function(name)(archive)
        for name in formats:
            ffi.get_read_format_function(name)(archive)
        os.lseek(original.fileno(), 0, os.SEEK_SET)
        ffi.read_open_fd(archive, original.fileno(), _CHUNK)
        yield library.read.ArchiveRead(archive)
    finally:
        ffi.read_free(archive)
