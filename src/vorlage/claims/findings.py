# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What people say of passages, laid over the ledger: a finding stands beside what the machine said, never in its place.

A passage that a person decided about stays with its claim, also when the machine of today would offer others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vorlage.claims.anchors import Found
from vorlage.claims.decisions import MentionFinder, PlacedDecision, TextOf, lead_mention, share
from vorlage.domain.claim_decisions import AnchorRole, AnchorStanding, DecisionKind
from vorlage.domain.claim_grouping import MentionPlace, mention_place
from vorlage.domain.claims import Claim, Exhibit, Finding, Ledger, MachineState
from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Decision

PathOf = Mapping[ItemNumber, str]

_SAME_PASSAGE = 0.5


class ClaimsByMention:
    """The claims of a ledger, to be asked for by the mentions in them."""

    def __init__(self, ledger: Ledger) -> None:
        self.finder = MentionFinder(member.mention for claim in ledger.claims for member in claim.members)
        self._claims: dict[MentionPlace, int] = {
            mention_place(member.mention): place
            for place, claim in enumerate(ledger.claims)
            for member in claim.members
        }

    def of(self, placed: PlacedDecision) -> tuple[int, bool] | None:
        """The claim a decision hangs on, by its place in the ledger, and whether its mention stands where it did."""
        found = lead_mention(placed, self.finder)
        return (self._claims[mention_place(found[0])], found[1]) if found is not None else None

    def all_of(self, placed: PlacedDecision) -> tuple[int, ...]:
        """The claims a decision bears on, both of its sides, by their places in the ledger; the first one leads."""
        sides = ((AnchorRole.CLAIM, placed.claim[:1]), (AnchorRole.OTHER, placed.other))
        places = []
        for role, found in sides:
            for anchor, at in zip(placed.decision.anchors_of(role), found, strict=False):
                mention = self.finder.at(at, anchor.claim_kind) if at is not None and anchor.claim_kind else None
                if mention is not None:
                    places.append(self._claims[mention_place(mention[0])])
        return tuple(dict.fromkeys(places))


def lay_findings(ledger: Ledger, placed: Sequence[PlacedDecision], text_of: TextOf, paths: PathOf) -> Ledger:
    """The ledger with what people say of its passages.

    Of several decisions of one member on one passage of one claim the later counts; those of two members stand side
    by side. A decision that is stale or waits for a second person is not laid over.

    Laws: without decisions the ledger is returned as it is; nothing but exhibits is changed; no exhibit is lost.

    Args:
        ledger: As the machine made it, with people's grouping.
        placed: Decisions, in the order in which they were made.
        text_of: The texts of the records.
        paths: The paths of records that decisions name.
    """
    stances = [each for each in placed if each.decision.kind is DecisionKind.EXHIBIT and each.counts]
    if not stances:
        return ledger
    claims = ClaimsByMention(ledger)
    by_claim: defaultdict[int, list[tuple[PlacedDecision, bool]]] = defaultdict(list)
    for each in stances:
        at = claims.of(each)
        if at is not None:
            by_claim[at[0]].append((each, at[1] and each.standing is AnchorStanding.HOLDS))
    decided = list(ledger.claims)
    for place, listed in by_claim.items():
        decided[place] = _with_findings(decided[place], listed, text_of, paths)
    return replace(ledger, claims=tuple(decided))


def _with_findings(
    claim: Claim, listed: Sequence[tuple[PlacedDecision, bool]], text_of: TextOf, paths: PathOf
) -> Claim:
    exhibits = list(claim.exhibits)
    members: defaultdict[int, dict[str, tuple[PlacedDecision, bool]]] = defaultdict(dict)
    for placed, is_unmoved in listed:
        found = placed.exhibit
        if found is None:
            continue
        at = _same_passage(exhibits, found)
        if at is None:
            at = len(exhibits)
            exhibits.append(_exhibit_of(placed, found, text_of, paths))
        by_member = members[at]
        by_member.pop(placed.decision.by.casefold(), None)
        by_member[placed.decision.by.casefold()] = (placed, is_unmoved)
    for at, by_member in members.items():
        exhibits[at] = _decided(exhibits[at], list(by_member.values()))
    return replace(claim, exhibits=tuple(exhibits))


def _same_passage(exhibits: Sequence[Exhibit], found: Found) -> int | None:
    """The exhibit that a passage is, or that it mostly is when sentences are cut otherwise today."""
    shares = [
        (share(found.start, found.end, exhibit.start, exhibit.end), -at)
        for at, exhibit in enumerate(exhibits)
        if exhibit.number == found.number
    ]
    most = max(shares, default=(0.0, 0))
    return -most[1] if most[0] >= _SAME_PASSAGE else None


def _exhibit_of(placed: PlacedDecision, found: Found, text_of: TextOf, paths: PathOf) -> Exhibit:
    """A passage that the machine of today does not offer, as a person decided about it; it has no score."""
    anchor = placed.decision.anchors_of(AnchorRole.EXHIBIT)[0]
    text = text_of(found.number)
    return Exhibit(
        number=found.number,
        path=paths.get(found.number, ""),
        page=text.page_number(found.start) if text is not None else anchor.page,
        start=found.start,
        end=found.end,
        quote=anchor.exact,
        score=0.0,
        machine=MachineState(placed.decision.machine),
    )


def _decided(exhibit: Exhibit, listed: Sequence[tuple[PlacedDecision, bool]]) -> Exhibit:
    findings = tuple(_findings(listed))
    if findings:
        return replace(exhibit, finding=findings[-1], findings=findings, decision=None)
    newest = listed[-1][0].decision.decision
    return replace(exhibit, decision=newest if newest is not Decision.ACCEPT else None)


def _findings(listed: Sequence[tuple[PlacedDecision, bool]]) -> Iterator[Finding]:
    for placed, is_unmoved in listed:
        decision = placed.decision
        if decision.stance is not None:
            yield Finding(
                stance=decision.stance,
                by=decision.by,
                at=decision.at,
                reason=decision.reason,
                sequence=decision.sequence,
                is_carried=not is_unmoved,
                signed_by=placed.signed.signed_by,
            )
