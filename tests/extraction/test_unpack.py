# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""ZIP archives: members as data, every one accounted for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from vorlage.domain.custody import Outcome
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]


def archive_of(*members: tuple[str, bytes]) -> bytes:
    """A ZIP with these members, duplicates and odd names included."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content)
    return held.getvalue()


def raw_named(name: bytes, content: bytes = b"held") -> bytes:
    """A ZIP whose one member's name is these bytes, without the UTF-8 flag."""
    held = archive_of(("x" * len(name), content))
    return held.replace(b"x" * len(name), name)


def test_members_keep_their_order_their_bytes_and_their_folders(read: Read) -> None:
    """Folders are no items; slashes stay in the names; bytes are as they were."""
    extracted = read(archive_of(("b/", b""), ("b/two.txt", b"two"), ("a.txt", b"one"), ("empty.txt", b"")))
    assert extracted.outcome is Outcome.CONTAINER
    assert [member.name for member in extracted.members] == ["b/two.txt", "a.txt", "empty.txt"]
    held = [member.content.read_bytes() for member in extracted.members if member.content]
    assert held == [b"two", b"one", b""]
    assert [member.size_bytes for member in extracted.members] == [3, 3, 0]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("停药说明.txt".encode("gb18030"), "停药说明.txt"),
        ("停药说明.txt".encode(), "停药说明.txt"),
        ("résumé.txt".encode("cp437"), "résumé.txt"),
        (b"a\nb.txt", "a\\nb.txt"),
        ("\u202egpj.exe".encode(), "\\u202egpj.exe"),
    ],
)
def test_names_are_recovered_and_shown_escaped(read: Read, raw: bytes, shown: str) -> None:
    """Without a flag the bytes tell: UTF-8, GB18030 or CP437; control and bidi characters are escaped."""
    assert [member.name for member in read(raw_named(raw)).members] == [shown]


def test_an_encrypted_member_is_its_own_outcome(read: Read) -> None:
    """The rest of the archive is read."""
    held = bytearray(archive_of(("open.txt", b"open"), ("secret.txt", b"secret")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = held.rindex(signature)
        held[place + offset] |= 1
    plain, secret = read(bytes(held)).members
    assert plain.content is not None
    assert (secret.content, secret.outcome) == (None, Outcome.ENCRYPTED)
    assert secret.outcome_reason.startswith("zip.password")


def test_a_broken_member_is_its_own_outcome(read: Read) -> None:
    """A checksum that does not hold damages that member alone, and leaves no bytes."""
    held = bytearray(archive_of(("a.txt", b"first " * 50), ("b.txt", b"second " * 50)))
    place = held.index(b"a.txt") + 5
    held[place : place + 4] = b"\xff\xff\xff\xff"
    broken, sound = read(bytes(held)).members
    assert (broken.content, broken.outcome) == (None, Outcome.DAMAGED)
    assert sound.content is not None


def test_an_archive_without_members_is_empty(read: Read) -> None:
    """Nothing in it is nothing to account for."""
    assert read(archive_of()).outcome is Outcome.EMPTY
