# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""One stream packed small: gzip, bzip2, xz, LZMA, Zstandard, zlib; and by libarchive compress (.Z), lz4, lzip.

Such a file is a container of one member. Streams put one behind the other are one (RFC 1952, 2.2). One that breaks off
gives what came until then, and is damaged.
"""

from __future__ import annotations

import bz2
import lzma
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.containers.members import MemberShelf

_CHUNK = 1 << 16
_STEP = 1 << 20
_MEMORY = 1 << 30
_BROKEN: tuple[type[Exception], ...] = (zlib.error, lzma.LZMAError, OSError, ValueError, EOFError)
_SUFFIXES = {
    ".gz": "", ".tgz": ".tar", ".bz2": "", ".tbz2": ".tar", ".tbz": ".tar", ".xz": "", ".txz": ".tar", ".lzma": "",
    ".zst": "", ".tzst": ".tar", ".z": "", ".taz": ".tar", ".lz4": "", ".lz": "", ".svgz": ".svg", ".gzip": "",
}  # fmt: skip


def read_gzip(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Unpack a gzip file; its member has the name kept in it, else its own without the ending."""
    name = _name_in_gzip(original)
    return _read(original, request, _gzip(), name)


def unpacked_gzip(original: BinaryIO, progress: Unpacked) -> Iterator[bytes]:
    """All that is packed in a gzip file, piece by piece, as far as it goes; `progress` tells whether that was whole."""
    return _unpacked(original, _gzip(), progress)


def read_bzip2(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Unpack a bzip2 file."""
    return _read(original, request, _Packing("application/x-bzip2", "bzip2", bz2.BZ2Decompressor, b"BZh"))


def read_xz(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Unpack an xz file."""

    def make() -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MEMORY)

    return _read(original, request, _Packing("application/x-xz", "xz", make, b"\xfd7zXZ"))


def read_lzma(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Unpack an LZMA file, the format before xz."""
    make = _Packing("application/x-lzma", "lzma", lambda: lzma.LZMADecompressor(lzma.FORMAT_ALONE, memlimit=_MEMORY))
    return _read(original, request, make)


def read_zstandard(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Unpack a Zstandard file (RFC 8878)."""
    from backports import zstd

    return _read(
        original,
        request,
        _Packing("application/zstd", "zstd", zstd.ZstdDecompressor, b"\x28\xb5\x2f\xfd", (zstd.ZstdError,)),
    )


def read_zlib(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Unpack a bare zlib stream (RFC 1950)."""
    return _read(original, request, _Packing("application/zlib", "zlib", lambda: _Zlib(15)))


def read_by_filter(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Unpack what libarchive unpacks: compress (.Z), lz4, lzip."""
    from vorlage.extraction.containers.system_archives import Unpacking, is_present, raw_stream, tool_missing

    head = original.read(4)
    filter_name, media_type = _FILTERS[next(magic for magic in _FILTERS if head.startswith(magic))]
    if not is_present():
        return unreadable(Outcome.UNSUPPORTED, media_type, tool_missing())
    unpacking = Unpacking()
    shelf = MemberShelf(Path(), kind=filter_name, container_bytes=_size_of(original))
    shelf.take(_inner_name(request.name), raw_stream(original, filter_name, unpacking))
    return _answer(shelf, media_type, filter_name, is_whole=not unpacking.broke)


_FILTERS = {
    b"\x1f\x9d": ("compress", "application/x-compress"),
    b"\x04\x22\x4d\x18": ("lz4", "application/x-lz4"),
    b"LZIP": ("lzip", "application/lzip"),
}


class _Unpacker(Protocol):
    """The shape of the unpackers in the standard library: bounded steps."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, packed: bytes, max_length: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class _Packing:
    media_type: str
    kind: str
    make: Callable[[], Any]
    magic: bytes = b""
    """What a further stream begins with; empty where there is but one."""
    errors: tuple[type[Exception], ...] = ()


@dataclass(slots=True)
class Unpacked:
    """How far the unpacking came."""

    is_whole: bool = True


class _Zlib:
    """zlib in bounded steps, in the shape of the other unpackers of the standard library."""

    def __init__(self, window: int) -> None:
        self._state = zlib.decompressobj(window)
        self.eof = False
        self.needs_input = True
        self.unused_data = b""

    def decompress(self, packed: bytes, max_length: int) -> bytes:
        out = self._state.decompress(self._state.unconsumed_tail + packed, max_length)
        self.eof = self._state.eof
        self.needs_input = not self._state.unconsumed_tail
        self.unused_data = self._state.unused_data
        return out


def _gzip() -> _Packing:
    return _Packing("application/gzip", "gzip", lambda: _Zlib(31), b"\x1f\x8b")


def _read(original: BinaryIO, request: ReadRequest, packing: _Packing, name: str = "") -> ReadAnswer:
    size = _size_of(original)
    shelf = MemberShelf(Path(), kind=packing.kind)
    progress = Unpacked()
    shelf.take(name or _inner_name(request.name), _unpacked(original, packing, progress), packed_bytes=size)
    return _answer(shelf, packing.media_type, packing.kind, is_whole=progress.is_whole)


def _answer(shelf: MemberShelf, media_type: str, kind: str, *, is_whole: bool) -> ReadAnswer:
    member = shelf.members[0]
    if is_whole:
        return shelf.close(media_type)
    if member.slot is not None and member.size_bytes == 0:
        return unreadable(Outcome.DAMAGED, media_type, f"{kind}.broken: does not unpack")
    return shelf.close(media_type, damaged=f"{kind}.broken: breaks off; what came until then was taken out")


def _unpacked(original: BinaryIO, packing: _Packing, progress: Unpacked) -> Iterator[bytes]:
    """All streams, one after the other. Bytes behind the last that begin no stream are padding."""
    original.seek(0)
    packed = original.read(_CHUNK)
    while packed:
        state: _Unpacker = packing.make()
        try:
            yield from _one_stream(state, packed, original)
        except _BROKEN + packing.errors:
            progress.is_whole = False
            return
        if not state.eof:
            progress.is_whole = False
            return
        packed = state.unused_data + original.read(_CHUNK)
        if not packing.magic or not packed.startswith(packing.magic):
            return


def _one_stream(state: _Unpacker, packed: bytes, original: BinaryIO) -> Iterator[bytes]:
    while packed:
        yield state.decompress(packed, _STEP)
        while not state.eof and not state.needs_input:
            out = state.decompress(b"", _STEP)
            if not out:
                break
            yield out
        if state.eof:
            return
        packed = original.read(_CHUNK)


def _name_in_gzip(original: BinaryIO) -> str:
    """The file name in the header (RFC 1952, 2.3.1: Latin-1, in practice UTF-8); empty when there is none."""
    original.seek(0)
    head = original.read(70_000)
    if len(head) < 10 or not head[3] & 0x08:
        return ""
    start = 10
    if head[3] & 0x04 and len(head) > 12:
        start += 2 + int(struct.unpack_from("<H", head, 10)[0])
    raw = head[start:].split(b"\x00", 1)[0][:1000]
    try:
        name = raw.decode("utf-8")
    except UnicodeError:
        name = raw.decode("latin-1")
    return name.replace("\\", "/").rsplit("/", 1)[-1]  # a path in it is of the machine that packed it


def _inner_name(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if dot and stem and f".{ending.lower()}" in _SUFFIXES:
        return stem + _SUFFIXES[f".{ending.lower()}"]
    return name or "unpacked"


def _size_of(original: BinaryIO) -> int:
    return original.seek(0, 2)
