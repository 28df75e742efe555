# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Streams packed small are containers of one member."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable

import pytest
from backports import zstd

from vorlage.domain.custody import Outcome
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]
TEXT = b"Forty crates were unloaded at the third quay, and counted twice.\n" * 300


def by_compress(content: bytes) -> bytes:
    """What compress(1) writes for a short text: every byte its own nine-bit code."""
    bits = sum(byte << (9 * place) for place, byte in enumerate(content))
    return b"\x1f\x9d\x90" + bits.to_bytes((9 * len(content) + 7) // 8, "little")


WAYS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "gz": (gzip.compress, "application/gzip"),
    "bz2": (bz2.compress, "application/x-bzip2"),
    "xz": (lzma.compress, "application/x-xz"),
    "lzma": (lambda held: lzma.compress(held, lzma.FORMAT_ALONE), "application/x-lzma"),
    "zst": (zstd.compress, "application/zstd"),
    "zlib": (zlib.compress, "application/zlib"),
}


@pytest.mark.parametrize("ending", WAYS)
def test_the_member_is_what_was_packed(read: Read, ending: str) -> None:
    """By content: the name only gives the member its own."""
    pack, media_type = WAYS[ending]
    extracted = read(pack(TEXT), f"list.txt.{ending}")
    assert (extracted.outcome, extracted.media_type) == (Outcome.CONTAINER, media_type)
    [member] = extracted.members
    assert member.content is not None
    assert member.content.read_bytes() == TEXT
    assert member.name.startswith("list.txt")


@pytest.mark.parametrize("ending", ["gz", "bz2", "xz", "zst"])
def test_streams_one_behind_the_other_are_one(read: Read, ending: str) -> None:
    """And zeros or rubbish behind the last are padding."""
    pack, _ = WAYS[ending]
    [member] = read(pack(b"first ") + pack(b"second") + bytes(700)).members
    assert member.content is not None
    assert member.content.read_bytes() == b"first second"


@pytest.mark.parametrize("ending", ["gz", "bz2", "xz", "zst"])
def test_one_cut_short_gives_what_came_until_then(read: Read, ending: str) -> None:
    """Damaged, with the beginning; never silently whole."""
    pack, _ = WAYS[ending]
    noise = b"".join(zlib.crc32(bytes([n % 256, n // 256])).to_bytes(4, "little") for n in range(50_000)) * 12
    packed = pack(noise)
    extracted = read(packed[: len(packed) * 9 // 10])
    assert (extracted.outcome, extracted.reason.split(".")[1].split(":")[0]) == (Outcome.DAMAGED, "broken")
    assert all(noise.startswith(member.content.read_bytes()) for member in extracted.members if member.content)


def test_a_name_in_the_header_is_the_members(read: Read) -> None:
    """Without the path it had on the machine that packed it; a .tgz holds a .tar."""
    named = gzip.compress(TEXT)
    named = named[:3] + b"\x08" + named[4:10] + "quay/счёт.txt".encode() + b"\x00" + named[10:]
    assert [member.name for member in read(named, "x.gz").members] == ["счёт.txt"]
    assert [member.name for member in read(gzip.compress(TEXT), "all.tgz").members] == ["all.tar"]


def test_compress_is_read_where_libarchive_is(read: Read) -> None:
    """The oldest of them, .Z."""
    [member] = read(by_compress(b"counted twice"), "count.Z").members
    assert member.content is not None
    assert (member.name, member.content.read_bytes()) == ("count", b"counted twice")


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstd.compress])
def test_a_bomb_is_refused(read: Read, pack: Callable[[bytes], bytes]) -> None:
    """Two hundred megabytes of zeros."""
    extracted = read(pack(bytes(200 << 20)))
    assert extracted.outcome is Outcome.REFUSED
    assert ".bomb: " in extracted.reason
