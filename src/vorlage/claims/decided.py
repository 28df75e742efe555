# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Everything people decided about claims, as it is shown: what became of it, and on which claims it bears now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vorlage.claims.decisions import PlacedDecision
from vorlage.claims.findings import ClaimsByMention
from vorlage.domain.claim_decisions import AnchorStanding, ClaimDecision, DecisionKind
from vorlage.domain.claims import ClaimId, Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionShown:
    """A decision, and what became of it.

    `undone_by` is the number of the decision that undid it. `claims` are those it bears on as they are now: none for
    one that is stale, or was undone.
    """

    decision: ClaimDecision
    standing: AnchorStanding
    signed_by: tuple[str, ...] = ()
    waits: bool = False
    undone_by: int | None = None
    claims: tuple[ClaimId, ...] = ()


def decisions_shown(
    decisions: Iterable[ClaimDecision], placed: Sequence[PlacedDecision], ledger: Ledger
) -> tuple[DecisionShown, ...]:
    """All decisions in order: nothing that people did is left out, undone and stale ones least of all."""
    listed = tuple(decisions)
    undone = {each.about: each.sequence for each in listed if each.kind is DecisionKind.UNDO}
    by_sequence = {each.decision.sequence: each for each in placed}
    claims = ClaimsByMention(ledger)
    return tuple(
        _shown(decision, undone.get(decision.sequence), by_sequence.get(decision.sequence), claims, ledger)
        for decision in listed
    )


def _shown(
    decision: ClaimDecision,
    undone_by: int | None,
    placed: PlacedDecision | None,
    claims: ClaimsByMention,
    ledger: Ledger,
) -> DecisionShown:
    if placed is None:
        return DecisionShown(decision=decision, standing=AnchorStanding.HOLDS, undone_by=undone_by)
    return DecisionShown(
        decision=decision,
        standing=standing_now(placed, claims),
        signed_by=placed.signed.signed_by,
        waits=placed.signed.waits,
        claims=tuple(ledger.claims[at].id for at in claims.all_of(placed)),
    )


def standing_now(placed: PlacedDecision, claims: ClaimsByMention) -> AnchorStanding:
    """What became of a decision: also stale when its words stand there and are no mention any more."""
    if placed.decision.kind in (DecisionKind.NAME, DecisionKind.PROPOSAL) or placed.standing is AnchorStanding.STALE:
        return placed.standing
    found = claims.of(placed)
    if found is None:
        return AnchorStanding.STALE
    return placed.standing if found[1] else AnchorStanding.CARRIED
