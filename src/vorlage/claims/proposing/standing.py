# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where what was proposed stands: in the text of today, and with people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vorlage.claims.anchors import Found
from vorlage.claims.decisions import TextOf
from vorlage.domain.claim_decisions import AnchorStanding, ClaimDecision, DecisionKind, SignedDecision
from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import SuggestionId
from vorlage.domain.proposals import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalShown:
    """A proposal, where its words stand now (None when they are lost), and what was decided of it last, if anything."""

    proposal: Proposal
    path: str
    found: Found | None
    decision: ClaimDecision | None = None

    @property
    def standing(self) -> AnchorStanding:
        """What became of its words."""
        return self.found.standing if self.found is not None else AnchorStanding.STALE

    @property
    def waits(self) -> bool:
        """Whether a person has yet to decide: nobody did, and its words are there."""
        return self.decision is None and self.found is not None


def proposals_shown(
    proposals: Iterable[Proposal],
    decisions: Sequence[SignedDecision],
    text_of: TextOf,
    paths: Mapping[ItemNumber, str],
) -> tuple[ProposalShown, ...]:
    """All that was proposed, in order. Of several decisions on one proposal the later is shown."""
    last: dict[SuggestionId, ClaimDecision] = {
        each.decision.suggestion: each.decision for each in decisions if each.decision.kind is DecisionKind.PROPOSAL
    }
    return tuple(
        ProposalShown(
            proposal=each,
            path=paths.get(each.anchor.number, ""),
            found=text.find(each.anchor) if (text := text_of(each.anchor.number)) is not None else None,
            decision=last.get(each.suggestion),
        )
        for each in proposals
    )
