# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage withdraw`"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from vorlage.app import Case
from vorlage.app.withdrawal import Withdrawn
from vorlage.cli.arguments import case_argument, member_named
from vorlage.cli.console import counted, errors_as_messages, paper
from vorlage.domain.custody import ItemNumber
from vorlage.domain.withdrawals import WithdrawalPlan

_LISTED: Final = 50


@click.command("withdraw")
@case_argument
@click.argument("item")
@click.option("--ground", metavar="TEXT", help="Why; kept in the case, never in the log.")
@click.option("--as", "member", metavar="MEMBER", help="The code name by which you withdraw it.")
@click.option("--all-copies", is_flag=True, help="Also every item with the same bytes, and containers that hold it.")
@click.option("--plan", "is_plan", is_flag=True, help="List what would leave; change nothing.")
@click.pass_context
def command(
    context: click.Context,
    case: Path,
    item: str,
    ground: str | None,
    member: str | None,
    all_copies: bool,
    is_plan: bool,
) -> None:
    """Take ITEM out of CASE for good: its original, its text, and all that was made of it.

    A tombstone stays: its number, with an event in the custody log, so that the case still adds up and verifies.
    Members of a container leave with it. What other items hold too stays theirs; without --all-copies, an item whose
    bytes lie in others is refused, and they are listed.

    It cannot be undone. Backups, exports and editions are listed for you to look after. End vorlage serve first: what a
    browser shows is not taken back.
    """
    if not is_plan and ground is None:
        raise click.UsageError("say on what ground: --ground TEXT.", context)
    with errors_as_messages(), Case.open(case) as opened:
        found = opened.item(item)
        if is_plan:
            _tell_plan(opened.withdrawals.plan(found))
            return
        by = member_named(member) if member else None
        done = opened.withdrawals.withdraw(found, ground=ground or "", by=by, all_copies=all_copies)
    _tell(done)


def _tell_plan(plan: WithdrawalPlan) -> None:
    paper().print(f"{counted(len(plan.items), 'item')} would leave: {_listed(plan.items)}.", soft_wrap=True)
    if plan.others:
        paper().print(
            f"Among them, for the bytes of item {plan.asked} lie there too: {_listed(plan.others)}. "
            "They leave with --all-copies only.",
            soft_wrap=True,
        )
    if plan.read_again:
        paper().print(f"Would stay, and be read on their own: {_listed(plan.read_again)}.", soft_wrap=True)


def _tell(done: Withdrawn) -> None:
    items = done.plan.items
    paper().print(f"{counted(len(items), 'item')} withdrawn: {_listed(items)}.", soft_wrap=True)
    if done.plan.read_again:
        paper().print(f"Read on their own from now on: {_listed(done.plan.read_again)}.", soft_wrap=True)
    if done.near:
        paper().print(f"Records with nearly the same text stay: {_listed(done.near)}.", soft_wrap=True)
    paper().print("What lies outside the case is for you to look after:", soft_wrap=True)
    paper().print(
        f"  destroy backups, snapshots and copies of the case folder, and of its database, from before "
        f"{done.done_at:%Y-%m-%d %H:%M} UTC",
        soft_wrap=True,
    )
    for each in done.handed_out:
        paper().print(f"  handed out {each.at:%Y-%m-%d %H:%M} UTC: {each.told}", soft_wrap=True, markup=False)
    for edition in done.editions:
        paper().print(f"  published: edition {edition} shows something of it", soft_wrap=True)


def _listed(numbers: Sequence[ItemNumber]) -> str:
    more = len(numbers) - _LISTED
    return ", ".join(map(str, numbers[:_LISTED])) + (f" and {more} more" if more > 0 else "")
