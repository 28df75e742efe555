# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Outlook's files are mail: what a reader of the message saw is its text, what was attached is a member."""

from __future__ import annotations

import struct
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.custody import Outcome
from vorlage.extraction.mail.mapi import OutlookMessage, as_mail, moment_of, unpack_rtf
from vorlage.extraction.office.compound import write_compound
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]
CODE_PAGE_936 = struct.pack("<HHI", 0x0003, 0x3FDE, 6) + struct.pack("<II", 936, 0)
SENT = struct.pack("<HHI", 0x0040, 0x0039, 6) + struct.pack("<Q", 133_655_076_000_000_000)


Streams = dict[tuple[str, ...], bytes]


def a_text(tag: int, text: str) -> Streams:
    """A text property in UTF-16."""
    return {(f"__substg1.0_{tag:04X}001F",): text.encode("utf-16-le")}


def a_msg(*more: Streams, fixed: bytes = SENT, header: int = 32) -> Streams:
    """The streams of a message, valid by default."""
    streams: Streams = {("__properties_version1.0",): bytes(header) + fixed}
    told = (a_text(0x0037, "The samples"), a_text(0x0C1A, "Ona Brandt"), a_text(0x5D01, "ona@karvessa.example"))
    for each in (*told, a_text(0x0E04, "Board"), *more):
        streams |= each
    return streams


def below(storage: str, *inside: Streams) -> Streams:
    """Streams in a storage of their own."""
    return {(storage, *path): held for each in inside for path, held in each.items()}


def test_a_message_reads_as_the_mail_it_is(read: Read) -> None:
    """Subject, sender with address, recipients, time, body."""
    extracted = read(write_compound(a_msg(a_text(0x1000, "Nobody was told.\r\n"))), "a.msg")
    assert (extracted.outcome, extracted.media_type) == (Outcome.READ, "application/vnd.ms-outlook")
    assert extracted.pages[0].text == (
        "Subject: The samples\nFrom: Ona Brandt <ona@karvessa.example>\nTo: Board\n"
        "Date: Mon, 15 Jul 2024 09:00:00 +0000\n\nNobody was told."
    )


def test_a_body_in_a_code_page_is_read_by_it(read: Read) -> None:
    """Texts of eight bits are in the code page that the message names."""
    body: Streams = {("__substg1.0_1000001E",): "水样的铅含量超过标准".encode("gb18030")}
    extracted = read(write_compound(a_msg(body, fixed=CODE_PAGE_936)), "a.msg")
    assert extracted.pages[0].text.endswith("水样的铅含量超过标准")


def test_attachments_and_attached_messages_are_members(read: Read) -> None:
    """A file comes out as its bytes, a message as mail under its name."""
    file = below(
        "__attach_version1.0_#00000000",
        a_text(0x3707, "化验单.xlsx"),
        {("__substg1.0_37010102",): b"sheet", ("__properties_version1.0",): b"-"},
    )
    inner = below("__substg1.0_3701000D", a_msg(a_text(0x1000, "Inside."), header=24))
    letter = below(
        "__attach_version1.0_#00000001", a_text(0x3001, "Inner letter"), inner, {("__properties_version1.0",): b"-"}
    )
    extracted = read(write_compound(a_msg(a_text(0x1000, "See both."), file, letter)), "a.msg")
    assert [member.name for member in extracted.members] == ["化验单.xlsx", "Inner letter.eml"]
    contents = [member.content.read_bytes() for member in extracted.members if member.content]
    assert contents[0] == b"sheet"
    assert read(contents[1], "Inner letter.eml").pages[0].text.endswith("Inside.")


def test_a_broken_message_is_damaged_and_says_so(read: Read) -> None:
    """A file that ends early has an outcome and no text."""
    whole = write_compound(a_msg(a_text(0x1000, "Nobody was told. " * 800)))
    extracted = read(whole[: len(whole) // 3], "a.msg")
    assert extracted.outcome in (Outcome.DAMAGED, Outcome.UNSUPPORTED, Outcome.READ)
    assert extracted.outcome is not Outcome.READ or extracted.pages


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=200), st.binary(max_size=50))
def test_any_message_can_be_written_as_mail(subject: str, sender: str, body: str, held: bytes) -> None:
    """Whatever stands in the properties, there is a mail of it."""
    message = OutlookMessage(
        subject=subject,
        sender=sender,
        plain=body,
        sent=datetime(2024, 7, 15, tzinfo=UTC),
        attachments=(("a.bin", held), (subject, OutlookMessage(plain=body))),
    )
    assert b"Date: Mon, 15 Jul 2024" in as_mail(message)


@given(st.binary(max_size=300))
def test_compressed_rtf_that_is_broken_ends(packed: bytes) -> None:
    """Any bytes are unpacked to something bounded, and never to an error."""
    assert len(unpack_rtf(b"\x00" * 4 + b"\xff\xff\x00\x00" + b"LZFu" + b"\x00" * 4 + packed)) <= 0xFFFF + 20


def test_compressed_rtf_is_unpacked() -> None:
    """The example of [MS-OXRTFCP], section 4.1."""
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    assert unpack_rtf(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_times_outside_our_age_are_none() -> None:
    """A property that holds no time gives none."""
    assert moment_of(0) is None
    assert moment_of(2**63) is None


@pytest.mark.shared
def test_a_mailbox_of_outlook_is_taken_apart(read: Read, shared_folder: Path) -> None:
    """Every message of a public test mailbox comes out as mail with its folders for a path, and reads."""
    place = shared_folder / "data" / "corpora" / "tika" / "testPST_variousBodyTypes.pst"
    extracted = read(place.read_bytes(), "box.pst")
    assert extracted.outcome is Outcome.CONTAINER
    assert len(extracted.members) >= 4
    for member in extracted.members:
        assert member.content is not None
        assert member.name.endswith(".eml")
        letter = read(member.content.read_bytes(), member.name)
        assert letter.outcome is Outcome.READ
        assert len(letter.pages[0].text) > 40
