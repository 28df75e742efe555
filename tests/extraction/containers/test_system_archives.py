# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Archives read by the system's libarchive: written by it where it can, else by hand."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

import libarchive
import pytest

from vorlage.domain.custody import Outcome
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]
NOTE = b"Forty crates, counted twice.\n"


def written(form: str, members: dict[str, bytes]) -> bytes:
    """An archive by libarchive's own writer."""
    pieces: list[bytes] = []

    def keep(piece: bytes) -> int:
        pieces.append(bytes(piece))
        return len(piece)

    with libarchive.custom_writer(keep, form) as archive:
        for name, content in members.items():
            archive.add_file_from_memory(name, len(content), content)
    return b"".join(pieces)


def rar5_of(*members: tuple[bytes, bytes]) -> bytes:
    """A RAR 5 archive of stored members (RAR 5.0 archive format, rarlab.com/technote.htm)."""

    def number(value: int) -> bytes:
        out = b""
        while value > 0x7F:
            out, value = out + bytes([value & 0x7F | 0x80]), value >> 7
        return out + bytes([value])

    def block(body: bytes) -> bytes:
        sized = number(len(body)) + body
        return struct.pack("<L", zlib.crc32(sized)) + sized

    held = b"Rar!\x1a\x07\x01\x00" + block(number(1) + number(0) + number(0))
    for name, content in members:
        fields = number(4) + number(len(content)) + number(0o100644) + struct.pack("<L", zlib.crc32(content))
        fields += number(0) + number(1) + number(len(name)) + name
        held += block(number(2) + number(2) + number(len(content)) + fields) + content
    return held + block(number(5) + number(0) + number(0))


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("iso9660", "application/x-iso9660-image"),
        ("cpio_newc", "application/x-cpio"),
        ("cpio", "application/x-cpio"),
        ("ar_svr4", "application/x-archive"),
    ],
)
def test_members_come_out(read: Read, form: str, media_type: str) -> None:
    """Bytes and names as they were put in."""
    extracted = read(written(form, {"note.txt": NOTE, "b.txt": b"second"}))
    assert (extracted.outcome, extracted.media_type) == (Outcome.CONTAINER, media_type)
    found = {member.name.lower(): member.content.read_bytes() for member in extracted.members if member.content}
    assert found == {"note.txt": NOTE, "b.txt": b"second"}


def test_a_rar_gives_its_members_and_refuses_a_way_out(read: Read) -> None:
    """RAR 5, stored; names in UTF-8."""
    extracted = read(rar5_of(("货物/清单.txt".encode(), NOTE), (b"../up.txt", b"x"), (b"z.txt", b"last")))
    assert extracted.outcome is Outcome.CONTAINER
    assert [(member.name, member.outcome) for member in extracted.members] == [
        ("货物/清单.txt", None),
        ("../up.txt", Outcome.REFUSED),
        ("z.txt", None),
    ]


def test_a_rar_cut_short_is_damaged_with_what_stands_before(read: Read) -> None:
    """The first member is whole."""
    held = rar5_of((b"a.txt", NOTE), (b"b.txt", NOTE * 90))
    extracted = read(held[:-400])
    assert extracted.outcome is Outcome.DAMAGED or extracted.members[-1].outcome is Outcome.DAMAGED
    assert extracted.members[0].content is not None
    assert extracted.members[0].content.read_bytes() == NOTE
