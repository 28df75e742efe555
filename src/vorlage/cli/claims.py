# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage claims`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.claims.shape import ledger_as_json
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import counted, errors_as_messages, interval, paper, print_json
from vorlage.cli.documents import print_documents
from vorlage.cli.draft import check_draft_file
from vorlage.cli.review import print_decisions, print_queue
from vorlage.domain.claim_decisions import exhibit_suggestion, member_suggestion
from vorlage.domain.claims import Claim, Exhibit, Ledger


@click.command("claims")
@case_argument
@click.option("--draft", type=click.Path(path_type=Path), metavar="FILE", help="Hold a story against the claims.")
@click.option("--dated", default="", metavar="DATE", help="With --draft: the day it is written for, as 2026-03-02.")
@click.option("--queue", is_flag=True, help="List what waits for a person, what changes most first.")
@click.option("--decisions", is_flag=True, help="List what people decided, and what became of it.")
@click.option("--documents", is_flag=True, help="List the documents the reports refer to, and what each may be.")
@json_option
def command(
    case: Path, draft: Path | None, dated: str, queue: bool, decisions: bool, documents: bool, as_json: bool
) -> None:
    """Show the claims of the reports of CASE: who says each, from whom they have it, which page may bear on it.

    What stands here was found by a machine: a passage is a candidate until a person has decided.

    With --draft: what a story claims, with passages, who else says it, and what is not held. The story is not kept.
    """
    if (draft is not None) + queue + decisions + documents > 1:
        raise click.UsageError("Give one of --draft, --queue, --decisions and --documents.")
    if dated and draft is None:
        raise click.UsageError("--dated goes with --draft.")
    with errors_as_messages(), Case.open(case) as opened:
        if draft is not None:
            check_draft_file(opened, draft, dated=dated, as_json=as_json)
            return
        if queue:
            print_queue(opened, as_json=as_json)
            return
        if decisions:
            print_decisions(opened, as_json=as_json)
            return
        if documents:
            print_documents(opened, as_json=as_json)
            return
        ledger = opened.ledger()
        if as_json:
            print_json(ledger_as_json(ledger))
        else:
            print_ledger(ledger, limit=None)


def print_ledger(ledger: Ledger, *, limit: int | None) -> None:
    """Claims, those in the most reports first."""
    console = paper()
    ordered = sorted(ledger.claims, key=lambda claim: (-claim.independence.outlets, claim.kind, claim.text))
    console.print(f"{counted(len(ordered), 'claim')}; {searched(ledger)}.")
    for claim in ordered[:limit]:
        _print_claim(claim)
    if limit is not None and len(ordered) > limit:
        console.print(f"and {len(ordered) - limit} more: vorlage claims CASE")


def searched(ledger: Ledger) -> str:
    """What was searched for exhibits, in words: absence in a part of a leak is not contradiction."""
    pages = ledger.searched
    if not pages.records:
        return "no primary records were there to search"
    gave_up = f", {pages.pages_failed_ocr} of them given up by recognition" if pages.pages_failed_ocr else ""
    unread = f" ({counted(pages.pages_unread, 'more page')} could not be read{gave_up})" if pages.pages_unread else ""
    bridged = [
        f"{counted(each.pages, 'page')} in {each.language or '?'}" for each in pages.languages if not each.own_words
    ]
    facts = f"; by numbers, dates, names and offices alone: {', '.join(bridged)}" if bridged else ""
    return f"searched in {counted(pages.records, 'primary record')}, {counted(pages.pages, 'page')}{unread}{facts}"


def _print_claim(claim: Claim) -> None:
    console = paper()
    origins = claim.independence.origins
    counts = f"{counted(claim.independence.outlets, 'outlet')}, {interval(origins.low, origins.high, 'origin')}"
    console.print(f"[{claim.id}] {claim.kind.value}: {claim.text}", style="bold", soft_wrap=True)
    console.print(f"  {counts}; {claim.status.value}")
    for member in claim.members:
        mention = member.mention
        speaker = f" ({mention.who})" if mention.who else ""
        suggestion = f"  [{member_suggestion(mention)}]" if len(claim.members) > 1 else ""
        console.print(f"  said in {mention.siglum}{speaker}{suggestion}", soft_wrap=True)
    changes = dict.fromkeys((drift.kind.value, drift.before, drift.after, drift.may_be_update) for drift in claim.drift)
    for kind, before, after, may_be_update in changes:
        said = f"{before or '(nothing)'} | {after or '(nothing)'}"
        edition = " (a later edition: may be an update)" if may_be_update else ""
        console.print(f"  drift, {kind}: {said}{edition}", soft_wrap=True)
    for exhibit in _worth_printing(claim):
        _print_exhibit(claim, exhibit)


def _worth_printing(claim: Claim) -> list[Exhibit]:
    """The two passages that the machine offers first, and all that somebody decided about."""
    return [each for at, each in enumerate(claim.exhibits) if at < 2 or each.finding or each.decision]


def _print_exhibit(claim: Claim, exhibit: Exhibit) -> None:
    console = paper()
    place = f"{exhibit.path}, page {exhibit.page}"
    suggestion = exhibit_suggestion(claim.id, exhibit)
    console.print(f"  machine suggests ({exhibit.machine.value}): {place}  [{suggestion}]", soft_wrap=True)
    for finding in exhibit.findings:
        carried = ", carried over from an earlier text" if finding.is_carried else ""
        signed = f", signed off by {', '.join(finding.signed_by)}" if finding.signed_by else ""
        console.print(f"    {finding.by}: {finding.stance.value}{signed}{carried}: {finding.reason}", soft_wrap=True)
    if exhibit.decision is not None:
        console.print(f"    {'put aside' if exhibit.is_put_aside else 'looked at, in doubt'} by a person")
