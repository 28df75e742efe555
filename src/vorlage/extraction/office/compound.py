# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Compound files (MS-CFB): their streams with a bound, and a storage inside one taken out as a compound file."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import BinaryIO

import olefile

MAX_STREAM_BYTES = 512 << 20
MAX_ENTRIES = 20_000
_SECTOR, _MINI_SECTOR, _MINI_CUTOFF = 512, 64, 4096
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_ROOT, _STORAGE, _STREAM = 5, 1, 2


class CompoundBrokenError(Exception):
    """It is no readable compound file. Its message is the reason."""


class Compound:
    """The streams of one compound file, by their paths.

    Raises:
        CompoundBrokenError: Its directory cannot be read, or lists more than any program writes.
    """

    def __init__(self, original: BinaryIO) -> None:
        try:
            self._ole = olefile.OleFileIO(original)
            listed = self._ole.listdir(streams=True, storages=True)
        except Exception as broken:  # the parser raises whatever a broken directory makes it trip over
            raise CompoundBrokenError("compound.broken: its directory cannot be read") from broken
        if len(listed) > MAX_ENTRIES:
            raise CompoundBrokenError("compound.entries: lists more streams than any program writes")
        self.paths: tuple[tuple[str, ...], ...] = tuple(tuple(path) for path in listed)
        self._by_folded = {tuple(part.lower() for part in path): path for path in self.paths}

    def has(self, *path: str) -> bool:
        """Whether there is such a stream or storage; names differ in more than case (MS-CFB 2.6.4)."""
        return tuple(part.lower() for part in path) in self._by_folded

    def stream(self, *path: str) -> bytes | None:
        """The bytes of a stream as far as they can be read; None when there is none."""
        stored = self._by_folded.get(tuple(part.lower() for part in path))
        if stored is None:
            return None
        try:
            if self._ole.get_type(list(stored)) != olefile.STGTY_STREAM:
                return None
            with self._ole.openstream(list(stored)) as opened:
                return bytes(opened.read(MAX_STREAM_BYTES))
        except Exception:  # noqa: BLE001 - see above; a stream whose sectors are gone is one that is not there
            return None

    def below(self, *path: str) -> list[tuple[str, ...]]:
        """The paths directly below a storage."""
        folded = tuple(part.lower() for part in path)
        return [
            each for each in self.paths
            if len(each) == len(path) + 1 and tuple(part.lower() for part in each[:-1]) == folded
        ]  # fmt: skip

    def is_storage(self, path: tuple[str, ...]) -> bool:
        """Whether a path is a storage."""
        return bool(self._ole.get_type(list(path)) == olefile.STGTY_STORAGE)

    def taken_out(self, *path: str) -> bytes:
        """A storage as a compound file of its own, with all its streams."""
        depth = len(path)
        folded = tuple(part.lower() for part in path)
        inside = (each for each in self.paths if tuple(part.lower() for part in each[:depth]) == folded)
        streams = (each for each in inside if len(each) > depth and not self.is_storage(each))
        return write_compound({each[depth:]: self.stream(*each) or b"" for each in streams})


@dataclass(slots=True)
class _Entry:
    name: str
    kind: int
    content: bytes
    below: list[_Entry]
    number: int = 0
    child: int = _NONE
    right: int = _NONE
    start: int = _END


@dataclass(slots=True)
class _Sectors:
    """Sectors of a compound file with the chain that joins them."""

    size: int
    content: bytearray = field(default_factory=bytearray)
    chain: list[int] = field(default_factory=list)

    def add(self, held: bytes) -> int:
        """Append bytes in whole sectors; the number of the first, or the end mark when there are none."""
        if not held:
            return _END
        first, count = len(self.chain), -(-len(held) // self.size)
        self.content += held.ljust(count * self.size, b"\x00")
        self.chain += [*range(first + 1, first + count), _END]
        return first


def write_compound(streams: Mapping[tuple[str, ...], bytes]) -> bytes:
    """A compound file of version 3 with these streams, given by their paths.

    Siblings hang in one line to the right, in the order of their names: a valid, if not a balanced, tree.
    """
    root = _Entry("Root Entry", _ROOT, b"", [])
    storages: dict[tuple[str, ...], _Entry] = {(): root}
    for path, content in streams.items():
        for depth in range(1, len(path)):
            if path[:depth] not in storages:
                storages[path[:depth]] = _Entry(path[depth - 1], _STORAGE, b"", [])
                storages[path[: depth - 1]].below.append(storages[path[:depth]])
        storages[path[:-1]].below.append(_Entry(path[-1], _STREAM, content, []))
    listed = [root]
    for entry in listed:
        entry.below.sort(key=lambda below: (len(below.name), below.name.upper()))
        for below in entry.below:
            below.number = len(listed)
            listed.append(below)
        for before, after in pairwise(entry.below):
            before.right = after.number
        if entry.below:
            entry.child = entry.below[0].number
    large, small = _Sectors(_SECTOR), _Sectors(_MINI_SECTOR)
    for entry in listed[1:]:
        entry.start = (small if len(entry.content) < _MINI_CUTOFF else large).add(entry.content)
    listed[0].content = bytes(small.content)
    listed[0].start = large.add(listed[0].content)
    mini_fat = large.add(_packed(small.chain))
    directory = large.add(b"".join(_directory_entry(entry) for entry in listed))
    return _header_and_fat(large, directory, mini_fat, len(small.chain))


def _packed(chain: list[int]) -> bytes:
    held = struct.pack(f"<{len(chain)}I", *chain)
    return held.ljust(-(-len(held) // _SECTOR) * _SECTOR, b"\xff")


def _directory_entry(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le")[:62]
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        name, len(name) + 2, entry.kind, 1, _NONE, entry.right, entry.child, b"", 0, 0, 0,
        0 if entry.kind == _STORAGE else entry.start, len(entry.content),
    )  # fmt: skip


def _header_and_fat(large: _Sectors, directory: int, mini_fat: int, mini_count: int) -> bytes:
    """The whole file: the allocation table goes last, its own sectors and those of the double one marked in it."""
    used = len(large.chain)
    tables, doubles = 0, 0
    while True:
        needed = -(-(used + tables + doubles) // 128)
        needed_doubles = -(-max(needed - 109, 0) // 127)
        if (needed, needed_doubles) == (tables, doubles):
            break
        tables, doubles = needed, needed_doubles
    chain = [*large.chain, *[_FAT] * tables, *[_FAT - 1] * doubles]
    fat = _packed(chain)
    places = list(range(used, used + tables))
    header = struct.pack(
        "<8s16sHHHHHHIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, tables, directory, 0, _MINI_CUTOFF,
        mini_fat, -(-mini_count // 128), used + tables if doubles else _END, doubles,
    )  # fmt: skip
    header += struct.pack("<109I", *(places + [_FREE] * 109)[:109])
    further = b""
    for number in range(doubles):
        listed = places[109 + number * 127 : 109 + (number + 1) * 127]
        following = used + tables + number + 1 if number + 1 < doubles else _END
        further += struct.pack("<128I", *(listed + [_FREE] * 127)[:127], following)
    return header + bytes(large.content) + fat + further
