# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What waits for a person, and what people decided: printed for `vorlage claims`."""

from __future__ import annotations

from vorlage.app import Case
from vorlage.claims.review_shape import decisions_as_json, queue_as_json
from vorlage.cli.console import counted, paper, print_json
from vorlage.domain.claim_decisions import AnchorStanding, DecisionKind, decision_suggestion


def print_queue(case: Case, *, as_json: bool) -> None:
    """The review queue, with how to read its order."""
    entries = case.claims.queue()
    if as_json:
        print_json(queue_as_json(entries))
        return
    console = paper()
    console.print(f"{counted(len(entries), 'thing')} to decide. {case.claims.queue_order if entries else ''}".rstrip())
    said = {claim.id: claim.text for claim in case.ledger().claims}
    printed = {each.suggestion: f"{each.one[0].printed} | {each.other[0].printed}" for each in case.claims.names()}
    for entry in entries:
        effect = entry.effect
        reach = (
            f"{counted(effect.claims, 'claim')}, {counted(effect.reports, 'report')}, {counted(effect.pages, 'page')}"
        )
        console.print(f"[{entry.suggestion}] {entry.kind.value}: {entry.about} ({reach})", soft_wrap=True)
        words = printed.get(entry.suggestion) or (said.get(entry.claims[0], "") if entry.claims else "")
        if words:
            console.print(f"  {words}", soft_wrap=True)


def print_decisions(case: Case, *, as_json: bool) -> None:
    """All decisions, in order."""
    shown = case.claims.decisions()
    if as_json:
        print_json(decisions_as_json(shown))
        return
    console = paper()
    console.print(f"{counted(len(shown), 'decision')}.")
    for each in shown:
        decision = each.decision
        about = f" of {decision_suggestion(decision.about)}" if decision.about is not None else ""
        stance = f" ({decision.stance.value})" if decision.stance else ""
        what = f"{decision.kind.value}{about} {decision.decision.value}{stance}"
        if decision.kind in (DecisionKind.UNDO, DecisionKind.SIGN_OFF):
            what = f"{decision.kind.value}{about}"
        became = [
            *(("waits for a second person",) if each.waits else ()),
            *((f"signed off by {', '.join(each.signed_by)}",) if each.signed_by else ()),
            *((f"undone by {decision_suggestion(each.undone_by)}",) if each.undone_by else ()),
            *((each.standing.value,) if each.standing is not AnchorStanding.HOLDS else ()),
        ]
        said = f"; {'; '.join(became)}" if became else ""
        console.print(f"{decision_suggestion(decision.sequence)}  {decision.by}: {what}{said}", soft_wrap=True)
        console.print(f"  {decision.suggestion}: {decision.reason}", soft_wrap=True)
