# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The accounting as people read it: used by `run`, `add` and `status`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rich.console import Console
from rich.table import Table

from vorlage.app import CaseAccounting
from vorlage.cli.console import counted
from vorlage.domain.custody import Item, Outcome

MEANING: Final = {
    Outcome.READ: "text was read",
    Outcome.CONTAINER: "opened; its members are items",
    Outcome.DUPLICATE: "same bytes as an earlier item",
    Outcome.ENCRYPTED: "asks for a password",
    Outcome.UNSUPPORTED: "of a kind not read yet",
    Outcome.DAMAGED: "broken, in whole or in part",
    Outcome.REFUSED: "not opened, for safety",
    Outcome.EMPTY: "no bytes",
    Outcome.PENDING: "not read to the end yet: give the same add again",
}


def print_accounting(held: CaseAccounting, console: Console) -> None:
    """Every outcome that occurs, adding up to the items held."""
    received = counted(held.counts.received, "file")
    console.print(f"{received} received, {counted(held.counts.items, 'item')} with members of containers:")
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(justify="right")
    table.add_column()
    table.add_column()
    for outcome, meaning in MEANING.items():
        if count := held.counts.by_outcome[outcome]:
            table.add_row(str(count), outcome.value, meaning)
    table.add_row("=" + str(held.counts.items), "items", "")
    console.print(table)
    unread = f", {held.pages_unread} of them unread" if held.pages_unread else ""
    console.print(f"{counted(held.pages, 'page')}{unread}.")


def print_items(items: Iterable[Item], console: Console) -> None:
    """A line an item: number, outcome, path, and why."""
    table = Table(box=None, pad_edge=False)
    table.add_column("No.", justify="right")
    table.add_column("Outcome")
    table.add_column("Path", overflow="fold")
    table.add_column("Why", overflow="fold")
    for item in items:
        table.add_row(str(item.number), item.outcome.value, item.path, item.reason)
    console.print(table)
