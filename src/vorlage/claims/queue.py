# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The review queue: what waits for a person, in the order of what hangs on it. Entries are about claims, not persons.

What a person held is not asked again, and neither is what was decided; of a passage that somebody decided about, others
may still disagree by deciding too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from vorlage.claims.decided import standing_now
from vorlage.claims.decisions import PlacedDecision
from vorlage.claims.findings import ClaimsByMention
from vorlage.claims.names.proposals import claims_touched
from vorlage.domain.claim_decisions import (
    AnchorStanding,
    decision_suggestion,
    exhibit_suggestion,
    member_suggestion,
)
from vorlage.domain.claims import Claim, ClaimStatus, DriftKind, Exhibit, Ledger, MachineState, Quantity
from vorlage.domain.lineage import Derivation, Lineage, Siglum, SuggestionId, pair_suggestion
from vorlage.domain.names import NameProposal
from vorlage.domain.review_queue import Effect, QueueEntry, QueueKind, effect_of, in_order_of_effect

_CHANGED = frozenset({DriftKind.CHANGED, DriftKind.UNIT})
_TOLD = frozenset({MachineState.QUOTE_MATCH, MachineState.NUMBER_MATCH})
"""States that say more of a passage than that it ranks."""


def review_queue(
    ledger: Ledger,
    lineage: Lineage,
    placed: Sequence[PlacedDecision],
    proposals: Sequence[NameProposal],
) -> tuple[QueueEntry, ...]:
    """What waits for a person: each suggestion once, those first that most claims, reports and pages hang on.

    Args:
        ledger: With people's findings.
        lineage: With people's findings.
        placed: Decisions that nobody undid.
        proposals: Names that may be one person's.
    """
    decided = {each.decision.suggestion for each in placed}
    entries: dict[SuggestionId, QueueEntry] = {}
    found = (
        *_of_decisions(ledger, placed),
        *_of_names(proposals, ledger, decided),
        *(entry for claim in ledger.claims for entry in _of_claim(claim, decided)),
        *_of_lineage(ledger, lineage),
    )
    for entry in found:
        entries.setdefault(entry.suggestion, entry)
    return in_order_of_effect(entries.values())


def _of_decisions(ledger: Ledger, placed: Sequence[PlacedDecision]) -> Iterator[QueueEntry]:
    """Decisions that lost their words, unless the same was decided anew; and those that wait for a second person."""
    claims = ClaimsByMention(ledger)
    newest = {each.decision.suggestion: each.decision.sequence for each in placed}
    for each in placed:
        decision = each.decision
        is_stale = (
            standing_now(each, claims) is AnchorStanding.STALE and newest[decision.suggestion] == decision.sequence
        )
        if not is_stale and not each.signed.waits:
            continue
        touched = [ledger.claims[at] for at in claims.all_of(each)]
        yield QueueEntry(
            kind=QueueKind.STALE if is_stale else QueueKind.SECOND_PERSON,
            suggestion=decision_suggestion(decision.sequence),
            claims=tuple(claim.id for claim in touched),
            about=decision.kind.value,
            # Of a claim that is not found any more all that is known is that there was one.
            effect=effect_of(touched) if touched else Effect(claims=1, reports=1, pages=1),
        )


def _of_names(proposals: Sequence[NameProposal], ledger: Ledger, decided: set[SuggestionId]) -> Iterator[QueueEntry]:
    """Names that may be one person's, with the claims that either of them speaks in."""
    made_in = _claims_by_report(ledger.claims)
    for proposal in proposals:
        if proposal.suggestion in decided:
            continue
        near = sorted({at for name in (*proposal.one, *proposal.other) for at in made_in[name.siglum]})
        touched = claims_touched(proposal, [ledger.claims[at] for at in near])
        yield QueueEntry(
            kind=QueueKind.NAME,
            suggestion=proposal.suggestion,
            claims=tuple(claim.id for claim in touched),
            about=proposal.comparison.verdict.value,
            effect=effect_of(touched),
        )


def _of_claim(claim: Claim, decided: set[SuggestionId]) -> Iterator[QueueEntry]:
    """What waits about one claim: values that changed or were lost on the way, and passages without a stance."""
    drifted = (each for each in _drifted(claim) if each[1] not in decided)
    for kind, suggestion, about in (*drifted, *_passages(claim)):
        yield QueueEntry(kind=kind, suggestion=suggestion, claims=(claim.id,), about=about, effect=effect_of((claim,)))


def _drifted(claim: Claim) -> Iterator[tuple[QueueKind, SuggestionId, str]]:
    """Mentions whose value is not that of the mention they were set beside, or is none."""
    first_in: dict[Siglum, SuggestionId] = {}
    for member in claim.members:
        first_in.setdefault(member.mention.siglum, member_suggestion(member.mention))
        value = member.mention.value
        if isinstance(value, Quantity) and value.amount is None and len(claim.members) > 1:
            yield QueueKind.CORRUPT, member_suggestion(member.mention), DriftKind.CORRUPTED.value
    for drift in claim.drift:
        if drift.at[1] not in first_in:
            continue
        if drift.kind is DriftKind.CORRUPTED:
            yield QueueKind.CORRUPT, first_in[drift.at[1]], drift.kind.value
        elif drift.kind in _CHANGED:
            yield QueueKind.DRIFT, first_in[drift.at[1]], drift.kind.value


def _passages(claim: Claim) -> Iterator[tuple[QueueKind, SuggestionId, str]]:
    """Of a claim, the best passage that says otherwise; where nobody took a stance yet, the best that tells more.

    One of each at a time: the next one comes up when the first is decided.
    """
    if claim.status is ClaimStatus.DISPUTED:
        newest = max((each for each in claim.exhibits if each.finding), key=_decided_at)
        yield QueueKind.CONFLICT, exhibit_suggestion(claim.id, newest), ClaimStatus.DISPUTED.value
    waiting = [each for each in claim.exhibits if each.finding is None and each.decision is None]
    differing = next((each for each in waiting if each.machine is MachineState.VALUE_DIFFERS), None)
    if differing is not None:
        yield QueueKind.CONFLICT, exhibit_suggestion(claim.id, differing), differing.machine.value
    if waiting and claim.status is ClaimStatus.UNREVIEWED:
        best = next((each for each in waiting if each.machine in _TOLD), waiting[0])
        yield QueueKind.EVIDENCE, exhibit_suggestion(claim.id, best), best.machine.value


def _decided_at(exhibit: Exhibit) -> str:
    return exhibit.finding.at.isoformat() if exhibit.finding is not None else ""


def _of_lineage(ledger: Ledger, lineage: Lineage) -> Iterator[QueueEntry]:
    """Copies of which nobody can tell which came first, with the claims that both of them make."""
    number_of = {witness.siglum: witness.number for witness in lineage.witnesses}
    undated = [
        pair
        for pair in lineage.pairs
        if pair.derives is Derivation.UNKNOWN and pair.relation.joins_lineages and pair.decision is None
    ]
    made_in = _claims_by_report(ledger.claims)
    for pair in undated:
        touched = [ledger.claims[at] for at in sorted(made_in[pair.a] & made_in[pair.b])]
        yield QueueEntry(
            kind=QueueKind.UNDATED,
            suggestion=pair_suggestion(number_of[pair.a], number_of[pair.b]),
            claims=tuple(claim.id for claim in touched),
            about=pair.relation.value,
            effect=effect_of(touched),
        )


def _claims_by_report(claims: Iterable[Claim]) -> defaultdict[Siglum, set[int]]:
    made_in: defaultdict[Siglum, set[int]] = defaultdict(set)
    for place, claim in enumerate(claims):
        for member in claim.members:
            made_in[member.mention.siglum].add(place)
    return made_in
