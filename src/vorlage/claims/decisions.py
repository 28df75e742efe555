# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""People's decisions laid over what the machine found: which mentions are one claim, and what a passage says of it.

1. Each decision's words are looked for in the texts of today. 2. Decisions on grouping go into the making of claims.
3. Stances are laid over the claims made: they overrule nothing of the machine's, they stand beside it.

A decision whose words are lost is stale: it has no effect, and is shown as waiting for a person.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from vorlage.claims.anchors import Found, PagedText
from vorlage.domain.claim_decisions import (
    AnchorRole,
    AnchorStanding,
    ClaimDecision,
    DecisionKind,
    SignedDecision,
)
from vorlage.domain.claim_grouping import GroupingDecisions, MentionPlace, mention_place
from vorlage.domain.claims import ClaimKind, Mention
from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Decision

TextOf = Callable[[ItemNumber], PagedText | None]
"""The text of a record as it is now; None when it has none any more."""

_LEAST_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class PlacedDecision:
    """A decision that nobody undid, with where its words stand now; None for words that are lost."""

    signed: SignedDecision
    claim: tuple[Found | None, ...]
    other: tuple[Found | None, ...]
    exhibit: Found | None

    @property
    def decision(self) -> ClaimDecision:
        """What was decided."""
        return self.signed.decision

    @property
    def standing(self) -> AnchorStanding:
        """Stale when a side is lost, carried when any of its words were, else it holds."""
        if self.decision.kind is DecisionKind.PROPOSAL:
            return self.claim[0].standing if self.claim[0] is not None else AnchorStanding.STALE
        others = (self.exhibit,) if self.decision.kind is DecisionKind.EXHIBIT else self.other
        # A name stands in many places, of which any will do; a claim is shown in the words of its lead.
        leads = self.claim if self.decision.kind is DecisionKind.NAME else self.claim[:1]
        if not any(leads) or not any(others):
            return AnchorStanding.STALE
        is_carried = any(found is not None and found.standing is AnchorStanding.CARRIED for found in (*leads, *others))
        return AnchorStanding.CARRIED if is_carried else AnchorStanding.HOLDS

    @property
    def counts(self) -> bool:
        """Whether it has an effect: it is not stale, and waits for nobody."""
        return self.standing is not AnchorStanding.STALE and not self.signed.waits


def place_decisions(standing: Iterable[SignedDecision], text_of: TextOf) -> tuple[PlacedDecision, ...]:
    """Decisions with where their words stand now, in the order in which they were made."""
    return tuple(
        PlacedDecision(
            signed=signed,
            claim=_found(signed.decision, AnchorRole.CLAIM, text_of),
            other=_found(signed.decision, AnchorRole.OTHER, text_of),
            exhibit=next(iter(_found(signed.decision, AnchorRole.EXHIBIT, text_of)), None),
        )
        for signed in standing
    )


def _found(decision: ClaimDecision, role: AnchorRole, text_of: TextOf) -> tuple[Found | None, ...]:
    texts = ((anchor, text_of(anchor.number)) for anchor in decision.anchors_of(role))
    return tuple(text.find(anchor) if text is not None else None for anchor, text in texts)


class MentionFinder:
    """Mentions by where they stand, to be asked for the one at a place."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        held: defaultdict[tuple[ItemNumber, ClaimKind], list[Mention]] = defaultdict(list)
        for mention in mentions:
            held[mention.number, mention.kind].append(mention)
        self._held = {
            key: sorted(listed, key=lambda mention: (mention.start, mention.end)) for key, listed in held.items()
        }

    def at(self, found: Found, kind: ClaimKind) -> tuple[Mention, bool] | None:
        """The mention at a place, and whether it stands just there.

        Another version of the machine may read a mention a few words longer or shorter: the one mention of its kind
        that shares half of the longer of the two is it, if there is but one. Else None.
        """
        listed = self._held.get((found.number, kind), [])
        around = [
            mention
            for mention in listed[: bisect_left(listed, found.end, key=lambda mention: mention.start)]
            if mention.end > found.start
        ]
        exact = next((each for each in around if (each.start, each.end) == (found.start, found.end)), None)
        if exact is not None:
            return exact, True
        near = [each for each in around if share(found.start, found.end, each.start, each.end) >= _LEAST_SHARED]
        return (near[0], False) if len(near) == 1 else None


def share(start: int, end: int, other_start: int, other_end: int) -> float:
    """How much of the longer of two stretches they have in common."""
    common = min(end, other_end) - max(start, other_start)
    return max(0, common) / max(end - start, other_end - other_start)


def grouping_decisions(placed: Sequence[PlacedDecision], finder: MentionFinder) -> GroupingDecisions:
    """Which mentions people put together and which apart, as they stand now.

    Of several decisions on one pair the later counts; one that was held again is as if nobody had decided. A decision
    that is stale, or waits for a second person, says nothing.
    """
    verdicts: dict[tuple[MentionPlace, MentionPlace], Decision] = {}
    for each in placed:
        if each.counts and each.decision.kind in (DecisionKind.MEMBER, DecisionKind.CLAIMS):
            is_merge = each.decision.kind is DecisionKind.CLAIMS
            for count, pair in enumerate(_pairs(each, finder)):
                verdicts.pop(pair, None)
                # Joined with one member of its claim, a mention is joined with all of it.
                if each.decision.decision is Decision.REJECT or (
                    each.decision.decision is Decision.ACCEPT and (is_merge or not count)
                ):
                    verdicts[pair] = each.decision.decision
    return GroupingDecisions(
        together=frozenset(pair for pair, verdict in verdicts.items() if verdict is Decision.ACCEPT),
        apart=frozenset(pair for pair, verdict in verdicts.items() if verdict is Decision.REJECT),
    )


def _pairs(placed: PlacedDecision, finder: MentionFinder) -> Iterator[tuple[MentionPlace, MentionPlace]]:
    """The mention decided about with each of the other side, in order of place; those of another kind are left out.

    Where two claims are made one, also with every other of its own.
    """
    decision = placed.decision
    one = lead_mention(placed, finder)
    if one is None:
        return
    others = list(zip(decision.anchors_of(AnchorRole.OTHER), placed.other, strict=True))
    if decision.kind is DecisionKind.CLAIMS and decision.decision is Decision.ACCEPT:
        others += list(zip(decision.anchors_of(AnchorRole.CLAIM), placed.claim, strict=True))[1:]
    for anchor, found in others:
        other = finder.at(found, anchor.claim_kind) if found is not None and anchor.claim_kind is not None else None
        if other is not None and other[0].kind is one[0].kind and other[0] != one[0]:
            first, second = sorted((mention_place(one[0]), mention_place(other[0])))
            yield first, second


def lead_mention(placed: PlacedDecision, finder: MentionFinder) -> tuple[Mention, bool] | None:
    """The mention that a decision hangs on first, and whether it stands just where it stood; None when it is lost."""
    anchor, found = placed.decision.anchors_of(AnchorRole.CLAIM)[0], placed.claim[0]
    return finder.at(found, anchor.claim_kind) if found is not None and anchor.claim_kind is not None else None
