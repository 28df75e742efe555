# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Laws of decisions on claims, and of the order in which things wait for a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.claim_decisions import (
    Anchor,
    AnchorRole,
    ClaimDecision,
    DecisionKind,
    claims_suggestion,
    is_same_member,
    standing_decisions,
)
from vorlage.domain.claims import ClaimId, ClaimKind, Stance
from vorlage.domain.custody import THIS_DESK, Digest, ItemNumber
from vorlage.domain.lineage import Decision, SuggestionId
from vorlage.domain.review_queue import Effect, QueueEntry, QueueKind, in_order_of_effect

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
MEMBERS = ("HERON", "heron", "OTTER", THIS_DESK)


def an_anchor(**changed: Any) -> Anchor:
    """Words on a page."""
    anchor = Anchor(
        number=ItemNumber(3),
        page=1,
        start=4,
        end=9,
        layer_digest=Digest("0" * 64),
        exact="words",
        prefix="the ",
        suffix=" stood",
        claim_kind=ClaimKind.QUANTITY,
    )
    return replace(anchor, **changed)


def a_decision(sequence: int = 1, **changed: Any) -> ClaimDecision:
    """A mention was split off."""
    decision = ClaimDecision(
        sequence=sequence,
        kind=DecisionKind.MEMBER,
        suggestion=SuggestionId("member-000000000000"),
        decision=Decision.REJECT,
        stance=None,
        machine="number",
        about=None,
        needs_second=False,
        reason="Another parish.",
        by=THIS_DESK,
        at=NOW,
        anchors=((AnchorRole.CLAIM, an_anchor()), (AnchorRole.OTHER, an_anchor(number=ItemNumber(4)))),
    )
    return replace(decision, **changed)


def a_word_on(about: int, sequence: int, kind: DecisionKind, by: str = THIS_DESK) -> ClaimDecision:
    """An undo or a sign-off of an earlier decision."""
    return a_decision(sequence, kind=kind, about=about, anchors=(), by=by)


@st.composite
def histories(draw: st.DrawFn) -> list[ClaimDecision]:
    """Decisions one after the other, some of them about earlier ones."""
    made: list[ClaimDecision] = []
    for sequence in range(1, draw(st.integers(1, 8)) + 1):
        by = draw(st.sampled_from(MEMBERS))
        kind = draw(st.sampled_from([DecisionKind.MEMBER, DecisionKind.UNDO, DecisionKind.SIGN_OFF]))
        if kind is DecisionKind.MEMBER or sequence == 1:
            made.append(a_decision(sequence, by=by, needs_second=draw(st.booleans()) and by != THIS_DESK))
        else:
            made.append(a_word_on(draw(st.integers(1, sequence - 1)), sequence, kind, by))
    return made


@given(histories(), st.randoms())
def test_the_order_in_which_decisions_are_given_makes_no_difference(history: list[ClaimDecision], chance: Any) -> None:
    """Their numbers say which came first."""
    mixed = list(history)
    chance.shuffle(mixed)
    assert standing_decisions(mixed) == standing_decisions(history)


@given(histories())
def test_what_nobody_undid_stands_and_nothing_else(history: list[ClaimDecision]) -> None:
    """An undo takes away the decision it speaks of; none is lost otherwise."""
    undone = {each.about for each in history if each.kind is DecisionKind.UNDO}
    wanted = [each for each in history if each.kind is DecisionKind.MEMBER and each.sequence not in undone]
    assert [each.decision for each in standing_decisions(history)] == wanted


@given(histories())
def test_nobody_is_their_own_second_person(history: list[ClaimDecision]) -> None:
    """Whatever the capitals; and what asks for a second person waits for one."""
    for signed in standing_decisions(history):
        assert not any(is_same_member(by, signed.decision.by) for by in signed.signed_by)
        assert signed.waits == (signed.decision.needs_second and not signed.signed_by)


def test_a_signature_that_was_taken_back_signs_nothing() -> None:
    """It waits again."""
    decision = a_decision(by="HERON", needs_second=True)
    signature = a_word_on(1, 2, DecisionKind.SIGN_OFF, "OTTER")
    assert [each.waits for each in standing_decisions([decision, signature])] == [False]
    undo = a_word_on(2, 3, DecisionKind.UNDO, "OTTER")
    assert [each.waits for each in standing_decisions([decision, signature, undo])] == [True]


@pytest.mark.parametrize(
    "changed",
    [
        {"stance": Stance.SILENT},
        {"kind": DecisionKind.EXHIBIT},
        {"about": 1, "sequence": 2},
        {"kind": DecisionKind.UNDO, "anchors": ()},
        {"kind": DecisionKind.UNDO, "anchors": (), "about": 1},
        {"anchors": ()},
        {"anchors": ((AnchorRole.CLAIM, an_anchor()),)},
        {"needs_second": True},
        {"reason": "  "},
        {"at": datetime(2026, 11, 21)},  # noqa: DTZ001  # a naive moment is what is refused
    ],
)
def test_a_decision_that_cannot_be_is_refused(changed: dict[str, Any]) -> None:
    """A stance where none is taken, an undo of nothing, words of one side alone, a second person to nobody."""
    with pytest.raises(ValueError, match=r"\w"):
        a_decision(**changed)


@pytest.mark.parametrize("changed", [{"exact": "word"}, {"start": 9}, {"prefix": "x" * 33}])
def test_an_anchor_quotes_its_span(changed: dict[str, Any]) -> None:
    """With little around it."""
    with pytest.raises(ValueError, match="anchor"):
        an_anchor(**changed)


def test_neither_decision_nor_anchor_prints_a_word() -> None:
    """Numbers and codes alone: they may stand in a log."""
    assert repr(a_decision()) == "ClaimDecision(1, member, reject)"
    assert repr(an_anchor()) == "Anchor(3, page 1, 4-9)"


def test_two_claims_have_one_suggestion_whichever_comes_first() -> None:
    """It is typed either way round."""
    assert claims_suggestion(ClaimId("bb"), ClaimId("aa")) == claims_suggestion(ClaimId("aa"), ClaimId("bb"))


EFFECTS = st.builds(Effect, claims=st.integers(0, 3), reports=st.integers(0, 3), pages=st.integers(0, 3))
ENTRIES = st.lists(
    st.builds(
        QueueEntry,
        kind=st.sampled_from(QueueKind),
        suggestion=st.text("abc", min_size=1, max_size=3).map(SuggestionId),
        claims=st.just(()),
        about=st.just("changed"),
        effect=EFFECTS,
    ),
    max_size=6,
    unique_by=lambda entry: entry.suggestion,
)


@given(ENTRIES, st.randoms())
def test_the_queue_has_one_order_and_what_changes_more_comes_first(entries: list[QueueEntry], chance: Any) -> None:
    """However the entries were found."""
    ordered = in_order_of_effect(entries)
    mixed = list(entries)
    chance.shuffle(mixed)
    assert in_order_of_effect(mixed) == ordered
    weights = [entry.effect.weight for entry in ordered]
    assert weights == sorted(weights, reverse=True)
