# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A draft held against the ledger, for `vorlage claims --draft`. What is printed is for whoever wrote it: unmasked."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from vorlage.app import Case
from vorlage.claims.draft_shape import draft_as_json
from vorlage.cli.console import counted, interval, paper, print_json
from vorlage.domain.drafts import LONGEST_DRAFT, DraftCheck, DraftClaim
from vorlage.domain.errors import DraftError

_MOST_BYTES: Final = 4 * LONGEST_DRAFT
_PASSAGES_SHOWN: Final = 2


def check_draft_file(opened: Case, place: Path, *, dated: str, as_json: bool) -> None:
    """Hold the story in a file against the ledger, and print what comes of it.

    Raises:
        DraftError: It cannot be read, or is no draft.
    """
    check = opened.drafts.check(_text(place), dated=dated)
    if as_json:
        print_json(draft_as_json(check))
        return
    console = paper()
    for each in check.claims:
        first = each.claim.members[0].mention
        _print_claim(each, line=check.text.count("\n", 0, first.start) + 1)
    nobody, nothing = counted(len(check.said_by_nobody), "claim"), counted(len(check.without_passage), "claim")
    console.print(f"{counted(len(check.claims), 'claim')} in the draft")
    console.print(f"  {nobody} that none of {check.reports} reports makes", soft_wrap=True)
    console.print(f"  {nothing} without a passage in the leak: {_searched(check)}", soft_wrap=True)


def _text(place: Path) -> str:
    try:
        with place.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as failure:
        raise DraftError(
            "The draft cannot be read as a text in UTF-8.",
            unharmed="Nothing was kept or changed.",
            next_step="check where it is, save it as plain text in UTF-8, and give the command again",
        ) from failure


def _print_claim(each: DraftClaim, *, line: int) -> None:
    console, claim = paper(), each.claim
    console.print(f"[{claim.id}] line {line}, {claim.kind.value}: {claim.text}", style="bold", soft_wrap=True)
    if each.met:
        origins = interval(claim.independence.origins.low, claim.independence.origins.high, "origin")
        console.print(f"  said too by {counted(claim.independence.outlets, 'outlet')}, {origins}; {claim.status.value}")
        reports = ", ".join(dict.fromkeys(member.mention.siglum for member in each.said_by))
        console.print(f"    in {reports}  ({', '.join(met.id for met in each.met)})", soft_wrap=True)
    else:
        console.print(f"  no report says it; {claim.status.value}")
    for kind, before, after in dict.fromkeys((edge.kind.value, edge.before, edge.after) for edge in claim.drift):
        console.print(f"  drift, {kind}: {before or '(nothing)'} | {after or '(nothing)'}", soft_wrap=True)
    for other in each.otherwise:
        who = f" ({other.mention.who})" if other.mention.who else ""
        told = f"{other.mention.quote}{who}, in {other.mention.siglum}"
        console.print(f"  otherwise, {other.kind.value}: {told}", soft_wrap=True)
    for exhibit in claim.exhibits[:_PASSAGES_SHOWN]:
        place = f"{exhibit.path}, page {exhibit.page}"
        console.print(f"  machine suggests ({exhibit.machine.value}): {place}", soft_wrap=True)


def _searched(check: DraftCheck) -> str:
    pages = check.searched
    if not pages.records:
        return "no primary records were there to search"
    unread = f", {counted(pages.pages_unread, 'more page')} could not be read" if pages.pages_unread else ""
    return f"{counted(pages.pages, 'page')} of {counted(pages.records, 'primary record')} were searched{unread}"
