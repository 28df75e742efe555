# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of grouping: slots decide, vetoes stop, order changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlage.claims.comparison import interval, same_speaker, unit_key, values_meet
from vorlage.claims.ledger import build_ledger
from vorlage.domain.claims import Claim, ClaimKind, Comparator, DriftKind, Quantity
from vorlage.domain.lineage import Lineage
from vorlage.domain.pages import Record

from .cases import a_record, siblings, unrelated

_QUANTITIES = st.builds(
    lambda amount, comparator: Quantity(amount=float(amount), comparator=comparator, unit="tap"),
    st.integers(min_value=0, max_value=10**7),
    st.sampled_from([one for one in Comparator if one is not Comparator.RANGE]),
)


def _claims(records: Sequence[Record], lineage: Lineage, kind: ClaimKind) -> list[Claim]:
    return [claim for claim in build_ledger(records, lineage, (), pages_unread=0).claims if claim.kind is kind]


@given(_QUANTITIES, _QUANTITIES)
def test_meeting_is_symmetric_and_every_amount_meets_itself(one: Quantity, other: Quantity) -> None:
    """Whether two amounts may be one does not depend on which is asked first."""
    assert values_meet(one, one)
    assert values_meet(one, other) == values_meet(other, one)


@given(_QUANTITIES)
def test_an_interval_holds_the_printed_number(one: Quantity) -> None:
    """However it is bounded, the printed number is an end of its interval or lies within."""
    assert one.amount is not None
    low, high = interval(one.amount, one.comparator, one.high)
    assert low <= one.amount <= high


def test_opposite_bounds_of_one_number_do_not_meet() -> None:
    """ "More than 400" and "fewer than 400" are two claims; "403" and "more than 400" may be one; "4,000" is not."""
    more, fewer = (Quantity(amount=400.0, comparator=one, unit="page") for one in (Comparator.MORE, Comparator.LESS))
    assert not values_meet(more, fewer)
    assert values_meet(more, Quantity(amount=403.0, comparator=Comparator.EXACTLY, unit="page"))
    assert not values_meet(more, Quantity(amount=4000.0, comparator=Comparator.EXACTLY, unit="page"))
    assert not values_meet(more, Quantity(amount=None, comparator=Comparator.MORE, unit="page"))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ada Marl", "spokeswoman Ada Marl", True),
        ("Marl", "Ada Marl", True),
        ("Korvath's envoy to Tarn, Ola Brandt", "Ola Brandt", True),
        ("Ada Marl", "Ada Marlo", False),
        ("the ministry of health", "the ministry of works", False),
        ("Korvath", "Korvath's health ministry", False),
        ("she", "Ada Marl", None),
        ("", "Ada Marl", None),
    ],
)
def test_two_names_are_one_speaker_only_when_they_say_so(one: str, other: str, expected: bool | None) -> None:
    """A surname is its full name; names that merely look alike are two people; a pronoun leaves it open."""
    assert same_speaker(one, other) is expected
    assert same_speaker(other, one) is expected


def test_spellings_and_synonyms_of_a_unit_are_one_key() -> None:
    """Uighur and Uyghur, home and dwelling count the same; home and house pet do not."""
    assert unit_key("uighur") == unit_key("uyghur")
    assert unit_key("home") == unit_key("dwelling")
    assert unit_key("home") != unit_key("dog")


_COURIER = (
    "The utility found lead in 2,340 homes of the Tarn district, the memo said. Ada Marl denied that it was hidden."
)
_EVENING = "Lead was found in about 2,300 homes of the Tarn district by the utility, said a memo. The mayor was away."
_OTHER = "The utility has 2,340 wells in the hills. Ada Marl declined to comment."


def test_a_rounded_number_of_the_same_thing_is_one_claim() -> None:
    """Values that meet, of one unit, in sentences about the same, are one claim, and each member says why."""
    records = [a_record(_COURIER), a_record(_EVENING)]
    (homes,) = [claim for claim in _claims(records, unrelated(records), ClaimKind.QUANTITY) if len(claim.members) == 2]
    assert all(member.why != "stands alone" for member in homes.members)


def test_the_same_number_of_another_thing_is_another_claim() -> None:
    """2,340 homes are not 2,340 wells."""
    records = [a_record(_COURIER), a_record(_OTHER)]
    assert all(len(claim.members) == 1 for claim in _claims(records, unrelated(records), ClaimKind.QUANTITY))


def test_a_denial_is_never_joined_with_a_no_comment() -> None:
    """One speaker, two answers: two claims, of two kinds."""
    records = [a_record(_COURIER), a_record(_OTHER)]
    ledger = build_ledger(records, unrelated(records), (), pages_unread=0)
    kinds = [claim.kind for claim in ledger.claims if any(m.mention.speaker == "Ada Marl" for m in claim.members)]
    assert sorted(kinds) == [ClaimKind.DENIAL, ClaimKind.NO_COMMENT]


def test_the_same_words_by_two_named_speakers_are_two_claims() -> None:
    """A different named speaker vetoes a merge."""
    text = "“We tested the whole of the pipe twice,” said {}."
    records = [a_record(text.format("Ada Marl")), a_record(text.format("Ola Brandt"))]
    assert len(_claims(records, unrelated(records), ClaimKind.QUOTE)) == 2


def test_a_value_changed_in_a_copied_sentence_is_drift_of_one_claim() -> None:
    """Where lineage aligns the very sentence, another number is drift, and the edge says where it changed."""
    exact = a_record("The fountain of the Tarn school gave 41 micrograms of lead in May.", published="2024-05-01")
    changed = a_record("The fountain of the Tarn school gave 14 micrograms of lead in May.", published="2024-05-02")
    (claim,) = _claims([changed, exact], siblings(exact, changed), ClaimKind.QUANTITY)
    (drift,) = claim.drift
    assert (drift.before, drift.after, drift.kind) == ("41 micrograms", "14 micrograms", DriftKind.CHANGED)
    assert drift.at == (exact.path, changed.path)


def test_without_lineage_there_is_no_drift_and_no_merge_of_different_values() -> None:
    """Two numbers for one thing in unrelated reports are two claims, and nobody changed anything."""
    one = a_record("The fountain of the Tarn school gave 41 micrograms of lead in May.")
    other = a_record("The fountain of the Tarn school gave 14 micrograms of lead in May.")
    claims = _claims([one, other], unrelated([one, other]), ClaimKind.QUANTITY)
    assert [len(claim.members) for claim in claims] == [1, 1]
    assert all(not claim.drift for claim in claims)


@settings(max_examples=25, deadline=None)
@given(st.permutations([_COURIER, _EVENING, _OTHER, _COURIER + " It was late."]))
def test_the_order_of_the_reports_changes_nothing(texts: list[str]) -> None:
    """The same reports give the same ledger in whatever order they come."""
    named = [a_record(text, path=f"reports/{sorted(texts).index(text)}.txt") for text in texts]
    ordered = sorted(named, key=lambda record: record.path)
    assert _shape(named) == _shape(ordered)


def _shape(records: Sequence[Record]) -> list[tuple[str, str, tuple[tuple[str, int, int, str], ...]]]:
    ledger = build_ledger(records, unrelated(records), (), pages_unread=0)
    return [
        (claim.id, claim.text, tuple((m.mention.siglum, m.mention.start, m.mention.end, m.why) for m in claim.members))
        for claim in ledger.claims
    ]


def test_two_amounts_of_one_sentence_are_two_claims_in_every_copy() -> None:
    """ "17 of 61" copied into four reports is one claim of 17 and one of 61, never both in one."""
    told = "The sheets show that 17 of 61 samples drawn in the harbour were above the limit."
    records = [a_record(told) for _ in range(4)]
    amounts = [
        {member.mention.value.amount for member in claim.members if isinstance(member.mention.value, Quantity)}
        for claim in _claims(records, siblings(*records), ClaimKind.QUANTITY)
    ]
    assert sorted(amounts, key=str) == [{17}, {61}]


_FORM = (
    "The river gauge at the weir of Ostrel stood at {level} centimetres on {day}, the harbour office said in its daily"
    " notice, and heavy barges have to wait above the lock."
)
_BESIDE = (
    "Nobody in the upper town had seen the lanterns before the fair was opened by the eldest of the millers.",
    "A choir of bakers sang on the stairs of the customs house until the rain came down from the hills at dusk.",
)


def _of_two_days(*, later: str) -> list[Claim]:
    """Claims of a notice printed on two days between other words, as lineage relates the two."""
    first = a_record(
        f"{_BESIDE[0]}\n{_FORM.format(level=412, day='Monday')}\n{_BESIDE[0]}", published="2024-10-15", path="a.txt"
    )
    second = a_record(f"{_BESIDE[1]}\n{later}\n{_BESIDE[1]}", published="2024-10-22", path="b.txt")
    start, other = len(_BESIDE[0]) + 1, len(_BESIDE[1]) + 1
    spans = [(start, first.text.rindex("\n"), other, second.text.rindex("\n"))]
    ledger = build_ledger([first, second], siblings(first, second, spans=spans), (), pages_unread=0)
    return [claim for claim in ledger.claims if claim.kind in (ClaimKind.QUANTITY, ClaimKind.DATE)]


def test_a_form_filled_in_on_another_day_is_another_claim() -> None:
    """The same sentence with another level and another Monday, in reports that share nothing else, says another thing:
    neither the amounts nor the days are one claim, and no drift is drawn."""
    for claim in _of_two_days(later=_FORM.format(level=398, day="Monday")):
        assert len({member.mention.siglum for member in claim.members}) == 1
        assert not claim.drift


def test_a_sentence_taken_over_with_its_number_is_one_claim() -> None:
    """The same sentence with the same particular number, in a report of another day, was taken over."""
    levels = [
        claim for claim in _of_two_days(later=_FORM.format(level=412, day="Monday")) if claim.kind is ClaimKind.QUANTITY
    ]
    assert any(len({member.mention.siglum for member in claim.members}) == 2 for claim in levels)
