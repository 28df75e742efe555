# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Web archives: WARC (ISO 28500) and ARC, one member for each page, picture or other thing that a server sent.

A member's name is its address. Chunks and content encodings are undone (RFC 9112, RFC 9110). Requests and records of
the crawl itself are counted, not taken out: they hold what the archivist did, not what was published.

Residual risks: a member's encoding stands in its HTTP headers, which are not kept; pages say it again inside.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import ReadAnswer, ReadRequest
from vorlage.extraction.containers.compressed import Unpacked, unpacked_gzip
from vorlage.extraction.containers.members import MemberShelf

MEDIA_TYPE = "application/warc"
_CHUNK = 1 << 16
_TAKEN = ("response", "resource", "conversion")
_WRONG = (OSError, ValueError, EOFError, KeyError, IndexError, AttributeError, TypeError, zlib.error)


def read_warc(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Take out what servers sent, in the order of the archive. One that breaks off gives what stands before.

    A record that only says that something was sent before (`revisit`) is told, and so is an answer without a body.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    original.seek(0)
    is_packed = original.read(2) == b"\x1f\x8b"
    size = original.seek(0, 2)
    original.seek(0)
    shelf = MemberShelf(Path(), kind="warc", container_bytes=size if is_packed else None)
    others, damaged = 0, ""
    try:
        stream = _Gunzipped(original) if is_packed else original
        for number, record in enumerate(ArchiveIterator(stream, arc2warc=True), start=1):
            others += not _take(shelf, record, number)
    except (ArchiveLoadFailed, *_WRONG):
        damaged = "warc.broken: breaks off; what stands before was taken out"
    told = f"warc.records: {others} records of the crawl itself were left inside" if others else ""
    return shelf.close(MEDIA_TYPE, damaged=damaged, reason=told)


class _Gunzipped:
    """A packed archive as one stream, be it packed record by record, as the standard asks, or as a whole.

    Where it breaks off, all that came before is read first; only then an error says so.
    """

    def __init__(self, original: BinaryIO) -> None:
        self._progress = Unpacked()
        self._pieces = unpacked_gzip(original, self._progress)
        self._left = b""
        self._place = 0

    def read(self, size: int) -> bytes:
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                if not self._progress.is_whole:
                    raise OSError("breaks off")
                return b""
            self._left = piece
        given, self._left = self._left[:size], self._left[size:]
        self._place += len(given)
        return given

    def tell(self) -> int:
        return self._place


def _take(shelf: MemberShelf, record: Any, number: int) -> bool:
    """Take out what this record holds; False when it is one of the crawl itself."""
    if record.rec_type not in (*_TAKEN, "revisit"):
        return False
    name = record.rec_headers.get_header("WARC-Target-URI") or f"record {number}"
    name = name.strip().removeprefix("<").removesuffix(">") or f"record {number}"
    if not shelf.has_room:
        shelf.leave_inside()
    elif record.rec_type == "revisit":
        shelf.refuse(name, Outcome.EMPTY, "warc.revisit: says that the same was sent before, and holds nothing itself")
    else:
        _take_body(shelf, record, name)
    return True


def _take_body(shelf: MemberShelf, record: Any, name: str) -> None:
    body = _body(record)
    try:
        first = next(body, b"")
        if first:
            shelf.take(name, _after(first, body))
        else:
            shelf.refuse(name, Outcome.EMPTY, "warc.empty: the answer has no body")
    except _WRONG:
        shelf.refuse(name, Outcome.DAMAGED, "warc.member: its bytes do not unpack")


def _body(record: Any) -> Iterator[bytes]:
    stream = record.content_stream()
    while chunk := stream.read(_CHUNK):
        yield chunk


def _after(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest
