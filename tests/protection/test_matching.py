# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Protected names are found however they are disguised, and not inside words that are somebody else's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlage.protection.masking import mask
from vorlage.protection.roster import Roster

SPELLINGS = (
    "Ilvane Morrowick",
    "Abdulkerim Tursun",
    "حبيب الدلواني",
    "ئابدۇكېرىم تۇرسۇن",
    "钱翊棠",
    "Chen Ruoyu",
    "윤슬빛",
    "Юлия Зимородок",
    "0993 555 01 23",
    "i.morrowick@example.org",
    "K 4471-B",
)
ROSTER = Roster(SPELLINGS, [])


def found(text: str) -> list[str]:
    """What of a text is a protected person's, the widest stretches."""
    spans = [spot.span for spot in ROSTER.protected_in(text)]
    return [
        text[start:end]
        for start, end in spans
        if not any((first, last) != (start, end) and first <= start and end <= last for first, last in spans)
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ilvane morrowick", id="small"),
        pytest.param("MORROWICK, Ilvane", id="surname first"),
        pytest.param("Ilvane Mor-\nrowick", id="hyphenated over lines"),
        pytest.param("Ilvane Morro=\nwick", id="quoted-printable line end"),
        pytest.param("ilvane\n> morrowick", id="over quoted lines of a mail"),
        pytest.param("I l v a n e M o r r o w i c k", id="letterspaced"),
        pytest.param("I.l.v.a.n.e M.o.r.r.o.w.i.c.k", id="with stops"),
        pytest.param("ilv\u200bane mor\u00adrowick", id="zero width and soft hyphen"),
        pytest.param("ilv\u0430ne m\u043errowick", id="Cyrillic look-alikes"),
        pytest.param(
            "\uff29\uff4c\uff56\uff41\uff4e\uff45 \uff2d\uff4f\uff52\uff52\uff4f\uff57\uff49\uff43\uff4b",
            id="full width",
        ),
        pytest.param("Ílváne Mörröwick", id="accents"),
        pytest.param("ILVANE_MORROWICK", id="underscore"),
        pytest.param("ilvaneMorrowick", id="camel case"),
        pytest.param("ilvane.morrowick", id="mail name"),
        pytest.param("илваны морровик", id="in Cyrillic, declined"),
        pytest.param("abdulkerim tursunning", id="Uyghur ending in Latin"),
        pytest.param("абдукерим турсун", id="Latin to Cyrillic"),
        pytest.param("ئابدۇكېرىم تۇرسۇننىڭ", id="Uyghur ending"),
        pytest.param("لحبيب الدلواني", id="Arabic prefix"),
        pytest.param("وحَبِيب الدّلواني", id="Arabic prefix and vowel signs"),
        pytest.param("錢翊棠", id="traditional characters"),
        pytest.param("钱 翊 棠", id="spaced characters"),
        pytest.param("钱\n翊棠", id="characters over lines"),
        pytest.param("qian yitang", id="pinyin of characters"),
        pytest.param("Ch'ien I-t'ang", id="Wade-Giles of characters"),
        pytest.param("陈若雨", id="characters of pinyin"),
        pytest.param("chen ruo-yu", id="pinyin with hyphen"),
        pytest.param("ruoyu chen", id="given name first"),
        pytest.param("윤 슬빛", id="Korean with a space"),
        pytest.param("юлией зимородок", id="Russian case"),
        pytest.param("09935550123", id="phone without spaces"),
        pytest.param("0993-555-0123", id="phone grouped otherwise"),
        pytest.param("i . morrowick @ example . org", id="spaced e-mail"),
        pytest.param("k4471b", id="number without signs"),
    ],
)
def test_a_disguised_name_is_found_whole(text: str) -> None:
    """Alone and inside a sentence."""
    assert found(text) == [text]
    assert text in found(f"then, {text}, again")


@pytest.mark.parametrize(
    "text",
    [
        "Then rilvane morrowick",
        "ilvanemo rrowick house and boat",
        "the trilvanemorrowickx machine",
        "Then a tursun of water",
        "habib said",
        "call 0993 555 0",
        "k 4471 c",
        "beginning",
    ],
)
def test_what_is_not_the_name_is_not_taken_for_it(text: str) -> None:
    """Inside another word, cut elsewhere, or a part that is an ordinary word: nothing is found."""
    assert found(text) == []


def test_a_name_turned_round_by_a_direction_mark_is_found() -> None:
    """A reader sees "ilvane morrowick" there; without the mark the letters say nothing."""
    assert [each.strip("\u202e") for each in found("x \u202ekciworrom enavli\u202c y")] == ["kciworrom enavli"]
    assert found("x kciworrom enavli y") == []


def test_a_short_name_takes_no_endings() -> None:
    """Li is not in Line, Lisa or Lies, and not in Mali."""
    roster = Roster(["Li Na"], [])
    assert roster.protected_in("the line of mali lies in lisa") == ()
    assert len(roster.protected_in("then li na came")) > 0


@given(
    st.sampled_from(["Ilvane Morrowick", "Юлия Зимородок", "حبيب الدلواني"]),
    st.lists(
        st.sampled_from(["\u200b", "\u00ad", "\u2060", "\u200f", "", "", "-\n", "\u0301"]), min_size=16, max_size=16
    ),
)
@settings(max_examples=150, deadline=None)
def test_shapeless_characters_and_line_ends_between_letters_hide_nothing(spelling: str, between: list[str]) -> None:
    """Whatever is put between the letters that no reader sees, the name is hidden."""
    disguised = "".join(letter + sign for letter, sign in zip(spelling, between, strict=False))
    disguised += spelling[len(between) :]
    assert ROSTER.protected_in(f"x, {disguised}, y")
    assert disguised not in mask(f"x, {disguised}, y", ROSTER).text


def test_a_long_list_is_matched_as_well_as_one_name() -> None:
    """Lists of victims are long: the last one is found too."""
    letters = "bdfgklmnprstvz"
    many = [f"{a}o{b}i{c}a Te{b}u{c}o{a}" for a in letters for b in letters for c in letters[:2]]
    roster = Roster([*many, "Ilvane Morrowick"], [])
    assert roster.protected_in("so said ilvane morrowick again")
    assert roster.protected_in(f"so said {many[-1].lower()} again")
