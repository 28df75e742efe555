# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of slots, scope and rivals: what looks alike and is another stays apart; what drifted is found."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from vorlage.claims.alignment import Alignment
from vorlage.claims.candidates import candidate_pairs
from vorlage.claims.comparison import has_lost_digit, has_swapped_digits, in_base_unit, same_speaker, values_meet
from vorlage.claims.grouping import group_mentions
from vorlage.claims.mentions import find_mentions
from vorlage.domain.claims import ClaimKind, Comparator, Quantity
from vorlage.domain.lineage import Siglum
from vorlage.domain.pages import Record
from vorlage.lineage import trace_lineage, witness_from_text

from .cases import a_record, unrelated


def _apart(one: str, other: str, kind: ClaimKind, published: tuple[str, str] = ("", "")) -> bool:
    """Whether the only mentions of a kind in two unrelated reports are two claims."""
    records = [
        a_record(text, path=f"reports/{number}.txt", published=day)
        for number, (text, day) in enumerate(zip((one, other), published, strict=True))
    ]
    mentions = [mention for record in records for mention in find_mentions(record)]
    alignment = Alignment(unrelated(records), {Siglum(record.path): record.text for record in records}, mentions)
    assert {mention.siglum for mention in mentions if mention.kind is kind} == {record.path for record in records}
    return all(
        len({member.mention.siglum for member in members}) == 1
        for members in group_mentions(mentions, alignment)
        if members[0].mention.kind is kind
    )


_SNOW = "The snow of the second week had cut off 2,340 homes in {}, the road office said."


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (_SNOW.format("Tarn"), _SNOW.format("Brenn"), ClaimKind.QUANTITY),
        (
            "In 1998 the harbour school taught 1,120 children in its old hall.",
            "In 2019 the harbour school taught 1,120 children in its old hall.",
            ClaimKind.QUANTITY,
        ),
        (
            "The utility found lead in 2,340 homes of the town.",
            "The ferry company moved 2,340 homes of snails to the aquarium.",
            ClaimKind.QUANTITY,
        ),
        (
            "The utility denied that lead had been hidden from the tenants.",
            "The utility denied that its directors had been paid a bonus in spring.",
            ClaimKind.DENIAL,
        ),
        (
            "The health ministry declined to comment on the lead pipes.",
            "The health ministry declined to comment on the new ferry.",
            ClaimKind.NO_COMMENT,
        ),
        (
            "Ada Marl said that the pipes of the lower town were tested twice.",
            "Ada Marl said that the pipes of the lower town were not tested twice.",
            ClaimKind.STATEMENT,
        ),
        (
            "The roof of the market hall was mended on 4 May 2024 by the fire service.",
            "The fire service lost its only ladder on 4 May 2024 in the river.",
            ClaimKind.DATE,
        ),
    ],
    ids=["place", "period", "thing", "object of a denial", "object of a silence", "polarity", "event of a day"],
)
def test_what_differs_in_a_slot_stays_apart(one: str, other: str, kind: ClaimKind) -> None:
    """Another place, period, thing, object, polarity or event is another claim, whatever words and numbers agree."""
    assert _apart(one, other, kind)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (_SNOW.format("Tarn"), "Snow cut 2,340 homes off in Tarn, said the road office.", ClaimKind.QUANTITY),
        (
            "The Tarn utility denied that any finding about lead was hidden.",
            "The Tarn utility denies having hidden any findings about the lead.",
            ClaimKind.DENIAL,
        ),
        (
            "The dosing of phosphate at Brackwell was stopped on 4 May 2024.",
            "On 4 May 2024 the utility halted the phosphate dosing at Brackwell.",
            ClaimKind.DATE,
        ),
        (
            "The march from Tarn to the sea was 16 kilometres long, its leaders said.",
            "Its leaders said the march to the sea from Tarn was 10 miles long.",
            ClaimKind.QUANTITY,
        ),
    ],
    ids=["reworded", "denial", "date", "converted unit"],
)
def test_what_agrees_in_its_slots_is_one_claim(one: str, other: str, kind: ClaimKind) -> None:
    """The same said in other words, by reports that share no text, is found together."""
    assert not _apart(one, other, kind)


def test_where_two_fit_as_well_neither_is_taken() -> None:
    """A number in another language that may be either of two claims of a story is joined to neither."""
    told = "Lead was found in 2,340 homes. Snow closed 2,340 homes. The utility has 61 wells and 417 pumps and 95 cars."
    english = [a_record(told, path=f"reports/{number}.txt") for number in range(2)]
    chinese = a_record("自来水公司有61口井，2340户家庭受到影响。", path="reports/9.txt", language="zh")
    records = [*english, chinese]
    mentions = [mention for record in records for mention in find_mentions(record)]
    alignment = Alignment(unrelated(records), {Siglum(record.path): record.text for record in records}, mentions)
    for members in group_mentions(mentions, alignment):
        amounts = {one.mention.value.amount for one in members if isinstance(one.mention.value, Quantity)}
        if 2340.0 in amounts:
            sigla = {member.mention.siglum for member in members}
            assert "reports/9.txt" not in sigla or len(sigla) == 1


_DAILY = (
    "The market of Ostrel closed with {} points on the eve of the lantern fair, and brokers left the hall early.\n\n"
    "Grain stood at {} crowns a sack after a day of little rain, while the price of salt rose to {} crowns a barrel "
    "because two barges were late.\n\nIn all {} lots were sold before the bell, the clerk of the exchange said in his "
    "evening note, which hangs beside the door for whoever cares to read it.\n\nThe exchange opens again when the fair "
    "is over and the booths have been taken down, as in every year since the fire."
)


def test_a_form_filled_in_anew_is_no_copy_of_its_numbers() -> None:
    """Two market reports of two days share every sentence and none of what it says: no number is one claim."""
    records = [
        a_record(_DAILY.format("4,117", "31", "58", "902"), path="reports/0.txt", published="2024-05-02"),
        a_record(_DAILY.format("3,806", "46", "71", "655"), path="reports/1.txt", published="2024-05-03"),
    ]
    amounts = _amount_groups(records)
    assert all(len(group) == 1 for group in amounts)


def test_one_number_changed_in_a_copy_is_drift() -> None:
    """The same story with one number changed is a copy, and the number hangs on its exemplar."""
    records = [
        a_record(_DAILY.format("4,117", "31", "58", "902"), path="reports/0.txt", published="2024-05-02"),
        a_record(_DAILY.format("4,117", "31", "58", "92"), path="reports/1.txt", published="2024-05-03"),
    ]
    assert {902.0, 92.0} in _amount_groups(records)


def _amount_groups(records: Sequence[Record]) -> list[set[float | None]]:
    witnesses = [witness_from_text(one.path, one.text, published=one.head.published) for one in records]
    mentions = [mention for record in records for mention in find_mentions(record)]
    texts = {Siglum(record.path): record.text for record in records}
    alignment = Alignment(trace_lineage(witnesses), texts, mentions)
    return [
        {one.mention.value.amount for one in members if isinstance(one.mention.value, Quantity)}
        for members in group_mentions(mentions, alignment)
        if members[0].mention.kind is ClaimKind.QUANTITY
    ]


@pytest.mark.parametrize("copies", [60, 180])
def test_the_number_of_questions_grows_with_the_mentions_and_not_with_their_square(copies: int) -> None:
    """However many reports print one number, a mention is asked about against a bounded number of others."""
    records = [
        a_record(f"In the {number}th street the board of Tarn counted 2,340 homes.", path=f"reports/{number:03}.txt")
        for number in range(copies)
    ]
    mentions = [one for record in records for one in find_mentions(record) if one.kind is ClaimKind.QUANTITY]
    homes = [one for one in mentions if "homes" in one.quote]
    alignment = Alignment(unrelated(records), {Siglum(record.path): record.text for record in records}, mentions)
    asked = sum(1 for _ in candidate_pairs(homes, alignment))
    assert copies < asked <= 5 * 40 * len(homes)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Beijing", "the Chinese government", True),
        ("China’s foreign ministry", "the Chinese Foreign Ministry", True),
        ("the board's director Lee Gorvan", "Gorvan", True),
        ("Ola Brandt, a spokesman for the ministry", "spokesman Ola Brandt", True),
        ("the president of Korvath", "the president of Tarn", False),
        ("Xi", "Xi Jinping", None),
    ],
)
def test_states_bodies_and_persons_are_told_apart_by_how_they_are_printed(
    one: str, other: str, expected: bool | None
) -> None:
    """A capital speaks for its state, a role does not hide a name, a first word alone leaves it open."""
    assert same_speaker(one, other) is expected
    assert same_speaker(other, one) is expected


def test_a_converted_amount_meets_the_amount_it_was_made_from() -> None:
    """Two weeks are fourteen days; a pound of money is no pound of flour."""
    weeks = Quantity(amount=2.0, comparator=Comparator.EXACTLY, unit="week")
    days = Quantity(amount=14.0, comparator=Comparator.EXACTLY, unit="day")
    assert values_meet(in_base_unit(weeks), in_base_unit(days))
    homes = Quantity(amount=2.0, comparator=Comparator.EXACTLY, unit="home")
    assert in_base_unit(homes) == homes


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [(1535, 153, True), (15000, 15, True), (2340, 2300, False), (41, 14, False), (403, 400, False), (17, 7, False)],
)
def test_a_lost_digit_is_known_from_rounding(before: float, after: float, expected: bool) -> None:
    """One digit gone, or all behind the thousands; not a rounded number, nor one too short to say."""
    assert has_lost_digit(before, after) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (41, 14, True),
        (14, 41, True),
        (41, 41, False),
        (41, 15, False),
        (4.1, 1.4, False),
        (7, 7, False),
        (120, 12, False),
    ],
)
def test_swapped_digits_are_the_same_digits_in_another_order(before: float, after: float, expected: bool) -> None:
    """Whole numbers alone, and never a number that is the same."""
    assert has_swapped_digits(before, after) is expected
