# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What Outlook wrapped up comes out under its names."""

from __future__ import annotations

import struct
from collections.abc import Callable

from vorlage.domain.custody import Outcome
from vorlage.extraction.mail.tnef import SIGNATURE
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]


def an_attribute(kind: int, value: bytes) -> bytes:
    """One attribute with its length and checksum."""
    return b"\x02" + struct.pack("<II", kind, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def a_package(*attributes: bytes) -> bytes:
    """A TNEF stream."""
    return SIGNATURE + b"\x01\x00" + b"".join(attributes)


def test_attachments_come_out_under_their_names(read: Read) -> None:
    """The title of each, and its bytes."""
    held = a_package(
        an_attribute(0x00069002, bytes(14)),
        an_attribute(0x00018010, b"samples.csv\x00"),
        an_attribute(0x0006800F, b"TQ-02;28.4"),
    )
    extracted = read(held, "winmail.dat")
    assert (extracted.outcome, extracted.media_type) == (Outcome.CONTAINER, "application/vnd.ms-tnef")
    assert [(member.name, member.size_bytes) for member in extracted.members] == [("samples.csv", 10)]


def test_a_package_that_ends_early_gives_what_is_there(read: Read) -> None:
    """An attribute cut short is left out, those before it are not."""
    held = a_package(an_attribute(0x0002800C, b"Nobody was told.\x00"), an_attribute(0x00069002, bytes(14)))
    extracted = read(held[:-6], "winmail.dat")
    assert [member.name for member in extracted.members] == ["body.txt"]


def test_an_empty_package_is_empty(read: Read) -> None:
    """Nothing inside is said to be nothing."""
    assert read(a_package(), "winmail.dat").outcome is Outcome.EMPTY
