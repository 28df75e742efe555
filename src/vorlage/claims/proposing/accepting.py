# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Proposals that a person accepted, as mentions: what they say is read by our own rules, from the words alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from vorlage.claims.anchors import Found
from vorlage.claims.decisions import PlacedDecision
from vorlage.claims.mentions import Drafts
from vorlage.domain.claim_decisions import DecisionKind
from vorlage.domain.claims import ClaimKind, Mention
from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Decision, SuggestionId
from vorlage.domain.pages import Record
from vorlage.domain.proposals import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedProposal:
    """Words that a person took for a mention, with where they stand now, and who it was."""

    kind: ClaimKind
    found: Found
    speaker: str = field(repr=False)
    rule: str
    by: str


def accepted_proposals(
    placed: Iterable[PlacedDecision], proposals: Mapping[SuggestionId, Proposal]
) -> Mapping[ItemNumber, tuple[AcceptedProposal, ...]]:
    """What people accepted of what was proposed, by report.

    Of several decisions on one proposal the later counts. A decision that is stale, or waits for a second person,
    accepts nothing.
    """
    accepted: dict[SuggestionId, AcceptedProposal] = {}
    for each in placed:
        decision, found = each.decision, each.claim[0] if each.claim else None
        proposal = proposals.get(decision.suggestion)
        if decision.kind is not DecisionKind.PROPOSAL or not each.counts or found is None or proposal is None:
            continue
        accepted.pop(decision.suggestion, None)
        if decision.decision is Decision.ACCEPT:
            accepted[decision.suggestion] = AcceptedProposal(
                kind=proposal.kind, found=found, speaker=proposal.speaker, rule=proposal.rule, by=decision.by
            )
    by_report: defaultdict[ItemNumber, list[AcceptedProposal]] = defaultdict(list)
    for one in accepted.values():
        by_report[one.found.number].append(one)
    return {number: tuple(listed) for number, listed in by_report.items()}


def with_accepted(
    found: Sequence[Mention], record: Record, accepted: Sequence[AcceptedProposal]
) -> tuple[Mention, ...]:
    """The mentions of a report with those that a person accepted, in order of place.

    Laws: without any, and where the rules have a mention of that kind at that very place, nothing is added; no mention
    that the rules found is changed.
    """
    if not accepted:
        return tuple(found)
    held = {(mention.start, mention.end, mention.kind): mention for mention in found}
    drafts = Drafts.of(record)
    for one in accepted:
        mention = drafts.accepted(
            one.kind, (one.found.start, one.found.end), speaker=one.speaker, rule=one.rule, by=one.by
        )
        held.setdefault((mention.start, mention.end, mention.kind), mention)
    return tuple(mention for _, mention in sorted(held.items()))
