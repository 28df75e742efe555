# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Cards and calendars are read as the lines they are, in any version and encoding."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.custody import Outcome
from vorlage.extraction.mail.cards import content_lines
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]


def test_a_card_is_a_page(read: Read) -> None:
    """Two cards are two pages; names in quoted-printable of an old version come out as letters."""
    cards = (
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=B0=B4=E5=\r\n=8E=82\r\nEND:VCARD\r\n"
        b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ona Brandt\r\nORG:Karvessa Water\\, laboratory\r\n"
        b"PHOTO;ENCODING=B:AAAA\r\nEND:VCARD\r\n"
    )
    extracted = read(cards, "cards.vcf")
    assert (extracted.outcome, extracted.media_type) == (Outcome.READ, "text/vcard")
    assert [page.text for page in extracted.pages] == ["FN: 水厂", "FN: Ona Brandt\nORG: Karvessa Water, laboratory"]
    assert "PHOTO: (4 bytes)" in [hidden.text for hidden in extracted.pages[1].hidden]


def test_an_event_is_a_page_with_its_times_as_written(read: Read) -> None:
    """Folded lines are one line; what a person does not see is apart."""
    calendar = (
        b"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1@a.example\nDTSTART;TZID=Europe/Oslo:20240715T090000\n"
        b"SUMMARY:Board mee\n ting on lead\nDESCRIPTION:First line\\nsecond line\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    extracted = read(calendar, "a.ics")
    assert extracted.media_type == "text/calendar"
    assert extracted.pages[0].text == (
        "DTSTART: 20240715T090000\nSUMMARY: Board meeting on lead\nDESCRIPTION: First line\nsecond line"
    )


def test_a_card_without_text_is_empty(read: Read) -> None:
    """Nothing to read is said to be nothing."""
    assert read(b"BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n", "a.vcf").outcome is Outcome.EMPTY


@given(st.binary(max_size=200))
def test_any_bytes_are_lines_or_none(held: bytes) -> None:
    """Broken lines are passed over, and never an error."""
    assert all(line.name == line.name.upper() for line in content_lines(held))
