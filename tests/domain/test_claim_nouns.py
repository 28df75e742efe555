# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What the claim nouns promise: mentions quote, claims are of one kind, and only findings decide a status."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.claims import (
    Claim,
    ClaimId,
    ClaimKind,
    ClaimStatus,
    Comparator,
    Exhibit,
    Finding,
    Independence,
    MachineState,
    Member,
    Mention,
    Quantity,
    Stance,
)
from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import OriginCount, Siglum

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def a_mention(number: int = 1, start: int = 10, kind: ClaimKind = ClaimKind.QUANTITY) -> Mention:
    return Mention(
        kind=kind,
        number=ItemNumber(number),
        siglum=Siglum(f"reports/{number}.txt"),
        start=start,
        end=start + 11,
        sentence=(0, start + 60),
        quote="2,340 homes",
        speaker="",
        verb="",
        value=Quantity(amount=2340, comparator=Comparator.EXACTLY, unit="home"),
        hedged=False,
        negated=False,
        rule="quantity.digits",
    )


def an_exhibit(stance: Stance | None = None, machine: MachineState = MachineState.CANDIDATE) -> Exhibit:
    return Exhibit(
        number=ItemNumber(9),
        path="primary/a.pdf",
        page=1,
        start=0,
        end=4,
        quote="2340",
        score=3.5,
        machine=machine,
        finding=None if stance is None else Finding(stance=stance, by="M. Vale", at=NOON, reason="read it"),
    )


def a_claim(
    *exhibits: Exhibit,
    searched: bool = True,
    kind: ClaimKind = ClaimKind.QUANTITY,
    mentions: tuple[Mention, ...] = (a_mention(),),
) -> Claim:
    return Claim(
        id=ClaimId("c1"),
        text="2,340 homes",
        kind=kind,
        value=None,
        members=tuple(Member(mention, "the same value") for mention in mentions),
        independence=Independence(outlets=1, lineages=OriginCount(1, 1, ()), origins=OriginCount(1, 1, ())),
        drift=(),
        exhibits=exhibits,
        searched=searched,
    )


def test_a_range_and_nothing_else_has_a_high_end() -> None:
    """An exact amount with a high end, or a range without one, is no value."""
    assert Quantity(amount=2, comparator=Comparator.RANGE, unit="", high=3).high == 3
    with pytest.raises(ValueError, match="high end"):
        Quantity(amount=2, comparator=Comparator.EXACTLY, unit="", high=3)
    with pytest.raises(ValueError, match="high end"):
        Quantity(amount=2, comparator=Comparator.RANGE, unit="")


@pytest.mark.parametrize("amount", [None, 4.0])
def test_a_range_has_its_low_end_first(amount: float | None) -> None:
    """A range starts somewhere, and not after its end."""
    with pytest.raises(ValueError, match="low end"):
        Quantity(amount=amount, comparator=Comparator.RANGE, unit="", high=3)


def test_an_amount_may_be_lost() -> None:
    """ "greater than million": the size is there, the number is not, and nobody repairs it."""
    assert Quantity(amount=None, comparator=Comparator.MORE, unit="people").amount is None


@pytest.mark.parametrize("change", [{"end": 20}, {"quote": ""}, {"end": 10, "quote": ""}])
def test_a_mention_quotes_its_span_verbatim(change: dict[str, object]) -> None:
    """The quote is exactly as long as the span, and not empty."""
    with pytest.raises(ValueError, match="verbatim"):
        replace(a_mention(), **change)  # type: ignore[arg-type]


@pytest.mark.parametrize("sentence", [(11, 70), (0, 20), (10, 20), (22, 70)])
def test_a_mention_lies_within_its_sentence(sentence: tuple[int, int]) -> None:
    """What stands around the mention includes it whole."""
    with pytest.raises(ValueError, match="within its sentence"):
        replace(a_mention(), sentence=sentence)


def test_a_mention_may_be_its_whole_sentence() -> None:
    """The bounds are half-open and may coincide."""
    assert replace(a_mention(), sentence=(10, 21)).sentence == (10, 21)


def test_the_repr_of_a_mention_shows_no_words() -> None:
    """A stray log line carries numbers only."""
    assert repr(a_mention()) == "Mention(quantity, 1, 10-21)"


def test_a_finding_gives_its_reason_and_its_moment() -> None:
    """A decision without a reason, or at a local time, cannot be recorded."""
    with pytest.raises(ValueError, match="reason"):
        Finding(stance=Stance.SUPPORTS, by="M. Vale", at=NOON, reason="")
    with pytest.raises(ValueError, match="UTC"):
        Finding(stance=Stance.SUPPORTS, by="M. Vale", at=NOON.replace(tzinfo=None), reason="read it")


def test_a_claim_has_at_least_one_mention() -> None:
    """A claim that nobody makes is not a claim."""
    with pytest.raises(ValueError, match="at least one"):
        a_claim(mentions=())


def test_a_denial_is_never_a_member_of_another_kind_of_claim() -> None:
    """A denial is a statement of its own: mixing kinds in one claim is refused."""
    with pytest.raises(ValueError, match="one kind"):
        a_claim(mentions=(a_mention(1), a_mention(2, kind=ClaimKind.DENIAL)))
    with pytest.raises(ValueError, match="one kind"):
        a_claim(mentions=(a_mention(1, kind=ClaimKind.NO_COMMENT),), kind=ClaimKind.DENIAL)


def test_a_mention_is_in_a_claim_once() -> None:
    """The same place counted twice would be false corroboration."""
    with pytest.raises(ValueError, match="once"):
        a_claim(mentions=(a_mention(1), a_mention(1)))
    assert len(a_claim(mentions=(a_mention(1), a_mention(1, start=30), a_mention(2))).members) == 3


exhibits_without_finding = st.lists(
    st.sampled_from(MachineState).map(lambda state: an_exhibit(None, state)), max_size=5
)
stances = st.lists(st.sampled_from(Stance), min_size=1, max_size=5)


@given(exhibits_without_finding, st.booleans())
def test_no_machine_state_alone_decides_a_status(exhibits: list[Exhibit], searched: bool) -> None:
    """The last five words of the list come from findings; a perfect match is still `unreviewed`."""
    status = a_claim(*exhibits, searched=searched).status
    assert status in {ClaimStatus.UNREVIEWED, ClaimStatus.NO_PASSAGE_FOUND, ClaimStatus.NOT_SEARCHED}
    if not searched:
        assert status is ClaimStatus.NOT_SEARCHED
    else:
        assert (status is ClaimStatus.UNREVIEWED) == bool(exhibits)


@given(stances, exhibits_without_finding, st.sampled_from(MachineState))
def test_the_machines_suggestions_never_change_a_persons_finding(
    decided: list[Stance], undecided: list[Exhibit], machine: MachineState
) -> None:
    """More suggestions, or other ones, leave the status as the findings have it."""
    alone = a_claim(*[an_exhibit(stance) for stance in decided]).status
    crowded = a_claim(*undecided, *[an_exhibit(stance, machine) for stance in decided]).status
    assert alone is crowded


@given(stances, st.randoms(use_true_random=False))
def test_the_order_of_exhibits_does_not_matter(decided: list[Stance], random: object) -> None:
    """A status is a property of the set of findings."""
    exhibits = [an_exhibit(stance) for stance in decided]
    status = a_claim(*exhibits).status
    random.shuffle(exhibits)  # type: ignore[attr-defined]
    assert a_claim(*exhibits).status is status


@pytest.mark.parametrize("stance", list(Stance))
@pytest.mark.parametrize("times", [1, 3])
def test_findings_that_agree_give_their_word(stance: Stance, times: int) -> None:
    """One person or three saying the same: the claim stands there."""
    word = {
        Stance.SUPPORTS: ClaimStatus.SUPPORTED,
        Stance.PARTLY: ClaimStatus.PARTLY,
        Stance.CONTRADICTS: ClaimStatus.CONTRADICTED,
        Stance.SILENT: ClaimStatus.SILENT,
    }
    assert a_claim(*[an_exhibit(stance)] * times).status is word[stance]


@given(st.lists(st.sampled_from(Stance), max_size=4), st.sampled_from([Stance.SUPPORTS, Stance.PARTLY]))
def test_findings_that_support_and_contradict_give_disputed(others: list[Stance], affirming: Stance) -> None:
    """No majority is taken between people who disagree."""
    decided = [*others, affirming, Stance.CONTRADICTS]
    assert a_claim(*[an_exhibit(stance) for stance in decided]).status is ClaimStatus.DISPUTED
