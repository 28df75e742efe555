# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What people decided about claims, and the words that each decision hangs on.

A decision hangs on words in records, never on a claim's id: claims are made anew by each version of the machine, words
stay. Decisions are added and never changed; which of them count is told by `standing_decisions`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vorlage.domain.claims import ClaimId, ClaimKind, Exhibit, Mention, Stance
from vorlage.domain.custody import THIS_DESK, Digest, ItemNumber, require_utc
from vorlage.domain.lineage import Decision, SuggestionId, is_reason

CONTEXT = 32
"""So many characters before and behind a quotation tell it from the same words elsewhere (W3C TextQuoteSelector)."""


class DecisionKind(StrEnum):
    """What a decision is about."""

    EXHIBIT = "exhibit"
    """What a passage says of a claim."""
    MEMBER = "member"
    """Whether a mention belongs to its claim: rejected, it is split off."""
    CLAIMS = "claims"
    """Whether two claims are one: accepted, they are merged."""
    NAME = "name"
    """Whether two printed names are one person's."""
    PROPOSAL = "proposal"
    """Whether words that a model proposed are a mention."""
    UNDO = "undo"
    """An earlier decision counts no more."""
    SIGN_OFF = "sign_off"
    """A second person says the same as an earlier decision."""


class AnchorRole(StrEnum):
    """Which side of a decision words stand on."""

    CLAIM = "claim"
    """A mention of the claim decided about, or the first of two sides; the first one leads."""
    OTHER = "other"
    """The other side: the rest of a claim, another claim, another name."""
    EXHIBIT = "exhibit"
    """The passage."""


class AnchorStanding(StrEnum):
    """What became of the words a decision hangs on."""

    HOLDS = "holds"
    """The text is the very one that was decided upon."""
    CARRIED = "carried"
    """The text is another; the words with what stood around them are found in it, once."""
    STALE = "stale"
    """They are gone, or found more than once: a person has to look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words of a record, so that they can be found again or are known to be lost.

    W3C TextQuoteSelector (`exact`, `prefix`, `suffix`) and TextPositionSelector (`start`, `end`), with the digest of
    the text of the page, or pages, they stand on. Offsets are code points from the beginning of page `page`, half-open.
    `claim_kind` is set just for a mention.
    """

    number: ItemNumber
    page: int
    start: int
    end: int
    layer_digest: Digest
    exact: str
    prefix: str
    suffix: str
    claim_kind: ClaimKind | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.exact) != self.end - self.start:
            raise ValueError("an anchor quotes its span verbatim")
        if max(len(self.prefix), len(self.suffix)) > CONTEXT:
            raise ValueError("what stands around an anchor is short")

    def __repr__(self) -> str:
        return f"Anchor({self.number}, page {self.page}, {self.start}-{self.end})"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDecision:
    """What a person decided, about what, when and why; `machine` is the code of what the machine had said.

    Invariants: a stance is given just where an exhibit is accepted; `about` just where another decision is undone or
    countersigned; whoever needs a second person says who they are. Both sides have their words, except for an undo or
    a sign-off, which have none, and a proposal, which has one side.
    """

    sequence: int
    kind: DecisionKind
    suggestion: SuggestionId
    decision: Decision
    stance: Stance | None
    machine: str
    about: int | None
    needs_second: bool
    reason: str
    by: str
    at: datetime
    anchors: tuple[tuple[AnchorRole, Anchor], ...]

    def __post_init__(self) -> None:
        require_utc(self.at)
        takes_stance = self.kind is DecisionKind.EXHIBIT and self.decision is Decision.ACCEPT
        if (self.stance is not None) != takes_stance:
            raise ValueError("a stance is taken just where an exhibit is accepted")
        speaks_of_another = self.kind in (DecisionKind.UNDO, DecisionKind.SIGN_OFF)
        if (self.about is not None) != speaks_of_another or (self.about is not None and self.about >= self.sequence):
            raise ValueError("an undo and a sign-off, and nothing else, speak of an earlier decision")
        roles = [role for role, _ in self.anchors]
        if speaks_of_another != (not roles) or (roles and set(roles) != self._sides()):
            raise ValueError("a decision hangs on words of both its sides")
        if self.needs_second and self.by == THIS_DESK:
            raise ValueError("who asks for a second person says who they are")
        if not is_reason(self.reason):
            raise ValueError("a decision gives its reason")

    def _sides(self) -> set[AnchorRole]:
        """The sides that a decision on something shown has words of."""
        if self.kind is DecisionKind.PROPOSAL:
            return {AnchorRole.CLAIM}
        return {AnchorRole.CLAIM, AnchorRole.EXHIBIT if self.kind is DecisionKind.EXHIBIT else AnchorRole.OTHER}

    def anchors_of(self, role: AnchorRole) -> tuple[Anchor, ...]:
        """The words on one side, in order."""
        return tuple(anchor for at, anchor in self.anchors if at is role)

    def __repr__(self) -> str:
        return f"ClaimDecision({self.sequence}, {self.kind}, {self.decision})"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedDecision:
    """A decision that was not undone, and who else signed it off."""

    decision: ClaimDecision
    signed_by: tuple[str, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether a second person has to say the same before it counts."""
        return self.decision.needs_second and not self.signed_by


def standing_decisions(decisions: Iterable[ClaimDecision]) -> tuple[SignedDecision, ...]:
    """The decisions that nobody undid, in order, each with who signed it off.

    Laws: an undo takes away the one decision it speaks of, and nothing else; a sign-off by whoever made the decision
    counts nothing; adding decisions on other things changes nothing about these.
    """
    ordered = sorted(decisions, key=lambda each: each.sequence)
    undone = {each.about for each in ordered if each.kind is DecisionKind.UNDO}
    signers: dict[int | None, list[str]] = {}
    for each in ordered:
        if each.kind is DecisionKind.SIGN_OFF and each.sequence not in undone:
            signers.setdefault(each.about, []).append(each.by)
    return tuple(
        SignedDecision(
            decision=each,
            signed_by=tuple(
                dict.fromkeys(by for by in signers.get(each.sequence, ()) if not is_same_member(by, each.by))
            ),
        )
        for each in ordered
        if each.kind not in (DecisionKind.UNDO, DecisionKind.SIGN_OFF) and each.sequence not in undone
    )


def is_same_member(one: str, other: str) -> bool:
    """Whether two code names are one member's: capitals make nobody another person."""
    return one.casefold() == other.casefold()


def exhibit_suggestion(claim: ClaimId, exhibit: Exhibit) -> SuggestionId:
    """What a person types to decide about a passage offered for a claim."""
    return SuggestionId(f"exhibit-{_short(claim, exhibit.number, exhibit.start, exhibit.end)}")


def member_suggestion(mention: Mention) -> SuggestionId:
    """What a person types to decide whether a mention belongs to the claim it is in."""
    return SuggestionId(f"member-{_short(mention.number, mention.start, mention.end, mention.kind)}")


def claims_suggestion(one: ClaimId, other: ClaimId) -> SuggestionId:
    """What a person types to decide whether two claims are one."""
    return SuggestionId("-".join(("claims", *sorted((one, other)))))


def decision_suggestion(sequence: int) -> SuggestionId:
    """What a person types to undo a decision or to sign it off."""
    return SuggestionId(f"decision-{sequence}")


def _short(*parts: object) -> str:
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:12]
