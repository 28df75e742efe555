# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Identifiers are found by form and check digits, in any script's digits; amounts, dates and page numbers are shown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlage.domain.protection import SpotKind, Why
from vorlage.protection.check_digits import (
    chinese_id,
    iban,
    kazakh_id,
    korean_id,
    luhn,
    machine_readable,
    polish_id,
    spanish_id,
    thai_id,
    turkish_id,
)
from vorlage.protection.identifiers import identifiers
from vorlage.protection.masking import mask

DIGITS = {
    "arabic": "٠١٢٣٤٥٦٧٨٩",
    "persian": "۰۱۲۳۴۵۶۷۸۹",
    "devanagari": "०१२३४५६७८९",
    "thai": "๐๑๒๓๔๕๖๗๘๙",
    "wide": "０１２３４５６７８９",
}


def kind_of(text: str) -> tuple[SpotKind, Why]:
    """The kind of the widest spot, which has to be the whole text."""
    spots = [spot for spot in identifiers(text) if spot.span == (0, len(text))]
    assert spots, [text[spot.start : spot.end] for spot in identifiers(text)]
    best = max(spots, key=lambda spot: spot.why is Why.CHECK_DIGITS)
    return best.kind, best.why


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("a.berg@example.org", SpotKind.E_MAIL, Why.FORM),
        ("a.berg (at) example (dot) org", SpotKind.E_MAIL, Why.FORM),
        ("a.berg at example dot org", SpotKind.E_MAIL, Why.FORM),
        ("+49 30 9018200", SpotKind.PHONE, Why.FORM),
        ("(0991) 234-56-78", SpotKind.PHONE, Why.FORM),
        ("0991 234 5678", SpotKind.PHONE, Why.FORM),
        ("13800138000", SpotKind.NUMBER, Why.FORM),
        ("11010519491231002X", SpotKind.NATIONAL_ID, Why.CHECK_DIGITS),
        ("10000000146", SpotKind.NATIONAL_ID, Why.CHECK_DIGITS),
        ("12345678Z", SpotKind.NATIONAL_ID, Why.CHECK_DIGITS),
        ("4111 1111 1111 1111", SpotKind.CARD, Why.CHECK_DIGITS),
        ("DE89 3704 0044 0532 0130 00", SpotKind.IBAN, Why.CHECK_DIGITS),
        ("GB82WEST12345698765432", SpotKind.IBAN, Why.CHECK_DIGITS),
        ("DE88 3704 0044 0532 0130 00", SpotKind.IBAN, Why.FORM),
        ("G12345678", SpotKind.PASSPORT, Why.FORM),
        ("L898902C36UTO7408122F1204159ZE184226B<<<<<10", SpotKind.PASSPORT, Why.CHECK_DIGITS),
        ("新A·12345", SpotKind.PLATE, Why.FORM),
        ("B-AB 1234", SpotKind.PLATE, Why.FORM),
        ("43.8256, 87.6168", SpotKind.PLACE, Why.FORM),
        ("43°49'30\"N 87°36'00\"E", SpotKind.PLACE, Why.FORM),
        ("192.168.1.4", SpotKind.NETWORK, Why.FORM),
        ("2001:db8::1", SpotKind.NETWORK, Why.FORM),
        ("00:1a:2b:3c:4d:5e", SpotKind.NETWORK, Why.FORM),
        ("@lao_wang88", SpotKind.ACCOUNT, Why.FORM),
        ("微信号：abc123", SpotKind.ACCOUNT, Why.FORM),
        ("t.me/somebody", SpotKind.ACCOUNT, Why.FORM),
    ],
)
def test_each_identifier_is_found_whole(text: str, kind: SpotKind, why: Why) -> None:
    """Alone, and inside a sentence; check digits are told where they fit."""
    assert kind_of(text) == (kind, why)
    assert text not in mask(f"seen: {text}, and then").text


@pytest.mark.parametrize("digits", DIGITS.values(), ids=DIGITS)
def test_digits_of_other_scripts_hide_nothing(digits: str) -> None:
    """A phone and an identity number in the digits of another script are what they are in ours."""
    table = str.maketrans("0123456789", digits)
    assert kind_of("0991 234 5678".translate(table))[0] is SpotKind.PHONE
    assert kind_of("11010519491231002X".translate(table)) == (SpotKind.NATIONAL_ID, Why.CHECK_DIGITS)


@pytest.mark.parametrize(
    "text",
    [
        "1,535 people",
        "1 000 000 yuan",
        "1.650.123",
        "2017-06-01",
        "01.06.2017 12:30",
        "2016-2017",
        "20170601",
        "403 pages",
        "15,000 to 18,000",
        "12:30:45",
        "pages 1-403",
        "3.5 %",
        "room 12",
        "section 3.2",
    ],
)
def test_amounts_dates_and_pages_are_shown(text: str) -> None:
    """Numbers are what claims are about."""
    assert identifiers(text) == ()


def test_a_phone_written_as_thousands_is_hidden_where_the_text_says_phone() -> None:
    """The same digits are an amount elsewhere."""
    assert "234 567" not in mask("Tel.: 1 234 567").text
    assert "1 234 567 yuan" in mask("They paid 1 234 567 yuan.").text


@pytest.mark.parametrize(
    ("fits", "right"),
    [
        (luhn, "4111111111111111"),
        (iban, "DE89370400440532013000"),
        (chinese_id, "11010519491231002X"),
        (turkish_id, "10000000146"),
        (korean_id, "8001011234560"),
        (thai_id, "1234567890121"),
        (polish_id, "44051401359"),
        (spanish_id, "12345678Z"),
        (kazakh_id, "800101300016"),
    ],
)
def test_check_digits_know_one_wrong_digit(fits: object, right: str) -> None:
    """Each method takes a number made by its rule, and refuses it with the last character changed."""
    assert callable(fits)
    assert fits(right)
    wrong = "0" if right[-1] != "0" else "1"
    last = wrong if right[-1].isdigit() else ("A" if right[-1] != "A" else "B")
    assert not fits(right[:-1] + last)


def test_the_machine_readable_lines_of_the_standard_fit() -> None:
    """ICAO Doc 9303, part 4, appendix A."""
    assert machine_readable("L898902C3", "6")
    assert not machine_readable("L898902C3", "7")


@given(st.text(alphabet="0123456789 -./()+,:abcX@٣۴\n", max_size=40))
@settings(max_examples=300, deadline=None)
def test_spots_lie_in_the_text(text: str) -> None:
    """Whatever stands there."""
    assert all(0 <= spot.start < spot.end <= len(text) for spot in identifiers(text))


@pytest.mark.parametrize(
    "text", ["1" * 50_000, "1 " * 25_000, "a@" * 20_000, "a." * 20_000 + "@", "1.1," * 10_000, "::" * 20_000]
)
def test_long_rows_of_signs_are_read_in_time(text: str) -> None:
    """No form goes back over a text again and again; the limit of a test would stop it."""
    identifiers(text)
