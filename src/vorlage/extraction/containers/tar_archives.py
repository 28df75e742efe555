# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""TAR in all its dialects: V7, ustar, GNU, pax, sparse members; members as data, links and devices refused.

Residual risks: the members of a TAR are read from its own list of headers; bytes hidden between them are not looked at.
"""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.containers.member_names import encoding_of_names
from vorlage.extraction.containers.members import MemberShelf

MEDIA_TYPE = "application/x-tar"
_CHUNK = 1 << 16
_BROKEN = (tarfile.TarError, OSError, ValueError, EOFError, OverflowError, IndexError)
_MOST_HEADERS = 200_000
"""Headers looked at, beyond those that can become members: more is no archive anybody made."""


def read_tar(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Take the members out of a TAR archive, in its own order. One that breaks off gives what stands before."""
    try:
        archive = tarfile.TarFile.open(fileobj=original, mode="r:", encoding="utf-8", errors="surrogateescape")
    except _BROKEN:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, "tar.broken: its first header cannot be read")
    shelf = MemberShelf(Path(), kind="tar")
    listed: list[tarfile.TarInfo] = []
    damaged = _list(archive, listed, shelf)
    raw = [entry.name.encode("utf-8", "surrogateescape") for entry in listed]
    encoding = encoding_of_names(raw, otherwise="utf-8")
    for entry, name in zip(listed, raw, strict=True):
        if not entry.isdir():
            damaged = _take(archive, entry, _shown(name, encoding), shelf) or damaged
    return shelf.close(MEDIA_TYPE, damaged=damaged)


def _list(archive: tarfile.TarFile, listed: list[tarfile.TarInfo], shelf: MemberShelf) -> str:
    """Collect the headers for which there is room and count the rest; what is wrong with the archive, if anything."""
    try:
        for count, entry in enumerate(_headers(archive)):
            if entry.isdir() or len(listed) < MAX_LISTED:
                listed.append(entry)
            else:
                shelf.leave_inside()
            if count > _MOST_HEADERS:
                return "limit.members: has more headers than are read"
    except _BROKEN:
        return "tar.broken: breaks off; what stands before was taken out"
    return ""


def _headers(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    while (entry := archive.next()) is not None:
        archive.members = []  # type: ignore[attr-defined]  # the archive would keep every header in memory
        yield entry


MAX_LISTED = 9_999


def _take(archive: tarfile.TarFile, entry: tarfile.TarInfo, name: str, shelf: MemberShelf) -> str:
    if not shelf.has_room:
        shelf.leave_inside()
    elif shelf.refuse_by_name(name):
        pass
    elif entry.issym() or entry.islnk():
        told = "a link to another member" if entry.islnk() else "a link"
        shelf.refuse(
            name, Outcome.REFUSED, f"tar.{'hardlink' if entry.islnk() else 'symlink'}: is {told}, not followed"
        )
    elif not entry.isfile():
        shelf.refuse(name, Outcome.REFUSED, "tar.special: is a device or pipe")
    else:
        return _take_bytes(archive, entry, name, shelf)
    return ""


def _take_bytes(archive: tarfile.TarFile, entry: tarfile.TarInfo, name: str, shelf: MemberShelf) -> str:
    sparse: list[tuple[int, int]] | None = getattr(entry, "sparse", None)
    kept = None if sparse is None else sum(size for _, size in sparse)
    try:
        shelf.take(name, _contents(archive, entry), packed_bytes=kept)
    except _BROKEN:
        shelf.refuse(name, Outcome.DAMAGED, "tar.member: its bytes are not all there")
        return "tar.broken: a member is not all there"
    return ""


def _contents(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> Iterator[bytes]:
    stream = archive.extractfile(entry)
    if stream is None:
        raise tarfile.ReadError
    while chunk := stream.read(_CHUNK):
        yield chunk


def _shown(raw: bytes, encoding: str) -> str:
    """The name in the archive's encoding, without the `./` that stands before each name of a folder packed whole."""
    try:
        name = raw.decode(encoding)
    except UnicodeError:
        name = raw.decode("utf-8", "surrogateescape")
    return name.removeprefix("./")
