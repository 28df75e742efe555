# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""From what a person typed to a decision with the words it hangs on, and its row and event in the catalogue.

The custody event says which decision, on what kind of thing, and accept, reject or hold; never a word of a record or a
reason.

Residual risks: that two code names are two people is taken on trust, since a case has no members yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from vorlage.catalogue.claim_decisions import insert_claim_decision
from vorlage.claims.decisions import TextOf
from vorlage.claims.names.proposals import needs_two_persons
from vorlage.custody.custody_log import record_change
from vorlage.domain.claim_decisions import (
    Anchor,
    AnchorRole,
    ClaimDecision,
    DecisionKind,
    claims_suggestion,
    decision_suggestion,
    exhibit_suggestion,
    is_same_member,
    member_suggestion,
    standing_decisions,
)
from vorlage.domain.claims import Claim, ClaimKind, Ledger, Mention, Stance
from vorlage.domain.custody import THIS_DESK, ItemNumber
from vorlage.domain.errors import ClaimDecisionError, ReasonError, UnknownSuggestionError
from vorlage.domain.lineage import Decision, SuggestionId, is_reason
from vorlage.domain.names import NameProposal
from vorlage.domain.proposals import Proposal

_MOST_PLACES: Final = 12
"""Of a name that stands in hundreds of places; any of them found again keeps the decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a person typed about a suggestion."""

    suggestion: str
    decision: Decision
    reason: str
    stance: Stance | None = None
    by: str = THIS_DESK
    asks_second: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What people can decide about, as it is shown to them now."""

    ledger: Ledger
    text_of: TextOf
    decisions: Sequence[ClaimDecision]
    proposals: Callable[[], Sequence[NameProposal]]
    is_protected: Callable[[str], bool]
    """Whether a printed name is one that somebody decided to protect: then two people are needed."""
    offered: Callable[[SuggestionId], Proposal | None] = lambda _: None
    """What a model proposed, by its suggestion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    """What a suggestion is about: the words of its two sides, and what the machine had said."""

    kind: DecisionKind
    machine: str
    anchors: tuple[tuple[AnchorRole, Anchor], ...] = ()
    about: int | None = None
    takes_two: bool = False


def decision_on(verdict: Verdict, shown: Shown, *, sequence: int, now: datetime) -> ClaimDecision:
    """The decision of a person on something that is shown. Nothing is recorded yet.

    Args:
        verdict: What they typed.
        shown: What is shown to them.
        sequence: That of the decision.
        now: When, aware and UTC.

    Raises:
        UnknownSuggestionError: Nothing of this name is shown.
        ReasonError: The reason is blank or too long.
        ClaimDecisionError: It cannot be decided so: a stance is missing or too much, claims of two kinds are to be one,
            a mention is to be split off that stands alone, or two people are needed and this one says no name.
    """
    require_reason(verdict.reason)
    subject = _subject(verdict, shown)
    takes_stance = subject.kind is DecisionKind.EXHIBIT and verdict.decision is Decision.ACCEPT
    if takes_stance != (verdict.stance is not None):
        raise _not_so(
            "A passage is accepted with a stance, and nothing else takes one.",
            "say what the passage does: vorlage decide CASE SUGGESTION accept --stance silent --reason TEXT",
        )
    needs_second = (verdict.asks_second or subject.takes_two) and subject.kind is not DecisionKind.UNDO
    if needs_second and verdict.by == THIS_DESK:
        raise _not_so(
            "This takes two people, and so each of them has to say who they are.",
            "give your code name: vorlage decide CASE SUGGESTION accept --as MEMBER --reason TEXT",
        )
    return ClaimDecision(
        sequence=sequence,
        kind=subject.kind,
        suggestion=SuggestionId(verdict.suggestion),
        decision=verdict.decision,
        stance=verdict.stance,
        machine=subject.machine,
        about=subject.about,
        needs_second=needs_second,
        reason=verdict.reason.strip(),
        by=verdict.by,
        at=now,
        anchors=subject.anchors,
    )


def sign_off_of(subject: str, shown: Shown, *, by: str, reason: str, sequence: int, now: datetime) -> ClaimDecision:
    """The word of a second person on a decision: `decision-12`, or what was decided upon, then its newest decision.

    Raises:
        UnknownSuggestionError: Nobody decided about this.
        ClaimDecisionError: The same member decided or signed already, or whoever decided gave no name.
    """
    listed = standing_decisions(shown.decisions)
    named = [
        each for each in listed if subject in (decision_suggestion(each.decision.sequence), each.decision.suggestion)
    ]
    if not named:
        raise _unknown()
    signed = named[-1]
    if signed.decision.by == THIS_DESK:
        raise _not_so(
            "Whoever made this decision gave no name, so nobody can tell whether you are another person.",
            "decide again with a code name, then let another member sign off: vorlage decide ... --as MEMBER",
        )
    if any(is_same_member(by, other) for other in (signed.decision.by, *signed.signed_by)):
        raise _not_so(
            "The same member decided or signed this already; a second person is somebody else.",
            "let another member sign off: vorlage sign-off CASE SUBJECT --as MEMBER",
        )
    return ClaimDecision(
        sequence=sequence,
        kind=DecisionKind.SIGN_OFF,
        suggestion=decision_suggestion(signed.decision.sequence),
        decision=Decision.ACCEPT,
        stance=None,
        machine="",
        about=signed.decision.sequence,
        needs_second=False,
        reason=reason.strip() or "signed off",
        by=by,
        at=now,
        anchors=(),
    )


def record_decision(connection: Connection, decision: ClaimDecision, *, tool: str) -> None:
    """Enter a decision and its custody event, in the running transaction. The caller is the case's only writer."""
    insert_claim_decision(connection, decision)
    about = f" of decision {decision.about}" if decision.about is not None else ""
    told = f"decision {decision.sequence} ({decision.kind.value}{about}): {decision.decision.value}"
    record_change(connection, told, now=decision.at, tool=tool)


def require_reason(reason: str) -> None:
    """See that a reason is one.

    Raises:
        ReasonError: It is blank or too long.
    """
    if not is_reason(reason):
        raise ReasonError(
            "A decision needs a reason of one to 2,000 characters.",
            unharmed="Nothing was changed.",
            next_step="say in a sentence what you saw: vorlage decide CASE SUGGESTION accept --reason TEXT",
        )


def _subject(verdict: Verdict, shown: Shown) -> _Subject:
    find = {
        "exhibit": _exhibit,
        "member": _member,
        "claims": _claims,
        "name": _name,
        "proposal": _proposal,
        "decision": _decision,
    }.get(verdict.suggestion.partition("-")[0])
    if find is None:
        raise _unknown()
    return find(verdict, shown)


def _exhibit(verdict: Verdict, shown: Shown) -> _Subject:
    for claim in shown.ledger.claims:
        for exhibit in claim.exhibits:
            if exhibit_suggestion(claim.id, exhibit) == verdict.suggestion:
                passage = _anchor(shown, exhibit.number, exhibit.start, exhibit.end)
                return _Subject(
                    kind=DecisionKind.EXHIBIT,
                    machine=exhibit.machine.value,
                    anchors=((AnchorRole.CLAIM, _lead(shown, claim)), (AnchorRole.EXHIBIT, passage)),
                )
    raise _unknown()


def _member(verdict: Verdict, shown: Shown) -> _Subject:
    for claim in shown.ledger.claims:
        mentions = [member.mention for member in claim.members]
        one = next((each for each in mentions if member_suggestion(each) == verdict.suggestion), None)
        if one is None:
            continue
        lead = mentions[claim.lead]
        others = sorted((each for each in mentions if each != one), key=lambda each: each != lead)
        if not others:
            raise _not_so(
                "This mention is the only one of its claim: there is nothing to split it from or to keep it with.",
                "merge two claims: vorlage decide CASE claims-ID-ID accept --reason TEXT",
            )
        return _Subject(
            kind=DecisionKind.MEMBER,
            machine=one.rule,
            anchors=(
                (AnchorRole.CLAIM, _mention(shown, one)),
                *((AnchorRole.OTHER, _mention(shown, other)) for other in others),
            ),
        )
    raise _unknown()


def _claims(verdict: Verdict, shown: Shown) -> _Subject:
    ids = verdict.suggestion.split("-")[1:]
    found = [claim for claim in shown.ledger.claims if claim.id in ids]
    if len(found) != 2 or claims_suggestion(found[0].id, found[1].id) != _in_order(verdict.suggestion):
        raise _unknown()
    one, other = sorted(found, key=lambda claim: ids.index(claim.id))
    if one.kind is not other.kind:
        raise _not_so(
            f"One of these claims is of the kind {one.kind.value}, the other {other.kind.value}: they are never one.",
            "compare them side by side instead: vorlage claims CASE",
        )
    return _Subject(
        kind=DecisionKind.CLAIMS,
        machine="two claims",
        anchors=(
            *((AnchorRole.CLAIM, anchor) for anchor in _all_of(shown, one)),
            *((AnchorRole.OTHER, anchor) for anchor in _all_of(shown, other)),
        ),
    )


def _in_order(typed: str) -> str:
    """A suggestion about two claims in its one order, whichever way round it was typed."""
    return "-".join(("claims", *sorted(typed.split("-")[1:])))


def _name(verdict: Verdict, shown: Shown) -> _Subject:
    proposal = next((each for each in shown.proposals() if each.suggestion == verdict.suggestion), None)
    if proposal is None:
        raise _unknown()
    places = [
        (role, _anchor(shown, each.number, each.start, each.end))
        for role, side in ((AnchorRole.CLAIM, proposal.one), (AnchorRole.OTHER, proposal.other))
        for each in side[:_MOST_PLACES]
    ]
    return _Subject(
        kind=DecisionKind.NAME,
        machine=proposal.comparison.verdict.value,
        anchors=tuple(places),
        takes_two=verdict.decision is Decision.ACCEPT and needs_two_persons(proposal, shown.is_protected),
    )


def _proposal(verdict: Verdict, shown: Shown) -> _Subject:
    proposal = shown.offered(SuggestionId(verdict.suggestion))
    if proposal is None:
        raise _unknown()
    text = shown.text_of(proposal.anchor.number)
    found = text.find(proposal.anchor) if text is not None else None
    if text is None or found is None:
        raise _not_so(
            "The words that were proposed are not found in the report any more, or in several places.",
            "look at what is proposed now: vorlage propose CASE",
        )
    anchor = text.anchor(found.start, found.end, proposal.kind)
    return _Subject(kind=DecisionKind.PROPOSAL, machine=proposal.rule, anchors=((AnchorRole.CLAIM, anchor),))


def _decision(verdict: Verdict, shown: Shown) -> _Subject:
    if verdict.decision is not Decision.REJECT:
        raise _not_so(
            "A decision is undone by rejecting it; who agrees with it signs it off.",
            "undo it: vorlage decide CASE decision-NUMBER reject --reason TEXT",
        )
    number = verdict.suggestion.partition("-")[2]
    for each in _to_undo(shown.decisions):
        if str(each.sequence) == number:
            return _Subject(kind=DecisionKind.UNDO, machine="", about=each.sequence)
    raise _unknown()


def _to_undo(decisions: Sequence[ClaimDecision]) -> Iterator[ClaimDecision]:
    """Decisions and sign-offs that nobody undid."""
    undone = {each.about for each in decisions if each.kind is DecisionKind.UNDO}
    return (each for each in decisions if each.kind is not DecisionKind.UNDO and each.sequence not in undone)


def _lead(shown: Shown, claim: Claim) -> Anchor:
    return _mention(shown, claim.members[claim.lead].mention)


def _all_of(shown: Shown, claim: Claim) -> Iterator[Anchor]:
    """Every mention of a claim, the one that leads first: what a person saw as one is not parted by joining it."""
    mentions = [member.mention for member in claim.members]
    lead = mentions[claim.lead]
    for mention in sorted(mentions, key=lambda each: each != lead):
        yield _mention(shown, mention)


def _mention(shown: Shown, mention: Mention) -> Anchor:
    return _anchor(shown, mention.number, mention.start, mention.end, mention.kind)


def _anchor(shown: Shown, number: ItemNumber, start: int, end: int, kind: ClaimKind | None = None) -> Anchor:
    text = shown.text_of(number)
    if text is None:
        raise _unknown()
    return text.anchor(start, end, kind)


def _unknown() -> UnknownSuggestionError:
    return UnknownSuggestionError(
        "No suggestion of this name is shown.",
        unharmed="Nothing was changed.",
        next_step="copy the name as it stands beside what you decide upon: vorlage claims CASE --queue",
    )


def _not_so(what: str, next_step: str) -> ClaimDecisionError:
    return ClaimDecisionError(what, unharmed="Nothing was changed.", next_step=next_step)
