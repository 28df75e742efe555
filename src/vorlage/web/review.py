# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The review queue: what waits for a person, one after the other, each with what stands there and a form to decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vorlage.app import Case
from vorlage.claims.decided import DecisionShown
from vorlage.domain.claim_decisions import decision_suggestion, exhibit_suggestion, member_suggestion
from vorlage.domain.claims import Claim, ClaimId, Exhibit, Member
from vorlage.domain.lineage import SuggestionId, suggested_pair
from vorlage.domain.names import NameProposal
from vorlage.domain.review_queue import QueueEntry, QueueKind
from vorlage.web.claim_words import words_of
from vorlage.web.links import to_pair
from vorlage.web.marking import Segment
from vorlage.web.site import asked_count, asked_member, site_of

ENTRIES_ON_A_PAGE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEntry:
    """An entry of the queue with what has to be seen to decide it. At most one of the five last is there."""

    entry: QueueEntry
    claim: Claim | None
    said: tuple[Segment, ...]
    exhibit: Exhibit | None = None
    member: Member | None = None
    proposal: NameProposal | None = None
    earlier: DecisionShown | None = None
    pair_address: str = ""


def review(request: Request) -> Response:
    """What waits, in the order of what hangs on it; and the newest decisions, each with a way to undo it."""
    site = site_of(request)
    kind = asked_member(request, "kind", QueueKind)
    step = asked_count(request, "step")
    waiting, decisions = site.case.claims.queue(), site.case.claims.decisions()
    wanted = [entry for entry in waiting if kind is None or entry.kind is kind]
    start = (step - 1) * ENTRIES_ON_A_PAGE
    steps = max(1, -(-len(wanted) // ENTRIES_ON_A_PAGE))
    return site.page(
        "review.html",
        here="claims",
        entries=_shown(site.case, wanted[start : start + ENTRIES_ON_A_PAGE], decisions),
        order=site.case.claims.queue_order,
        total=len(wanted),
        kinds=[(each, sum(entry.kind is each for entry in waiting)) for each in QueueKind],
        kind=kind,
        decided=decisions[:-11:-1],
        step=step,
        steps=steps,
        query={"kind": kind or ""},
    )


def _shown(case: Case, entries: list[QueueEntry], decisions: Iterable[DecisionShown]) -> list[ShownEntry]:
    claims = {claim.id: claim for claim in case.ledger().claims}
    proposals = {proposal.suggestion: proposal for proposal in case.claims.names()}
    decided = {decision_suggestion(each.decision.sequence): each for each in decisions}
    return [_entry(entry, claims, proposals, decided) for entry in entries]


def _entry(
    entry: QueueEntry,
    claims: Mapping[ClaimId, Claim],
    proposals: Mapping[SuggestionId, NameProposal],
    decided: Mapping[SuggestionId, DecisionShown],
) -> ShownEntry:
    claim = next((claims[each] for each in entry.claims if each in claims), None)
    pair = suggested_pair(entry.suggestion)
    return ShownEntry(
        entry=entry,
        claim=claim,
        said=words_of(claim) if claim else (),
        exhibit=_exhibit(claim, entry.suggestion) if claim else None,
        member=_member(claim, entry.suggestion) if claim else None,
        proposal=proposals.get(entry.suggestion),
        earlier=decided.get(entry.suggestion),
        pair_address=f"{to_pair(*pair)}#finding" if pair else "",
    )


def _exhibit(claim: Claim, suggestion: SuggestionId) -> Exhibit | None:
    wanted = (each for each in claim.exhibits if exhibit_suggestion(claim.id, each) == suggestion)
    return next(wanted, None)


def _member(claim: Claim, suggestion: SuggestionId) -> Member | None:
    return next((each for each in claim.members if member_suggestion(each.mention) == suggestion), None)


ROUTES = [Route("/review", review)]
