# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage star`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument
from vorlage.cli.console import counted, errors_as_messages, paper


@click.command("star")
@case_argument
@click.argument("items", metavar="ITEM...", nargs=-1, required=True)
@click.option("--remove", is_flag=True, help="Take the star off; nothing is left of it.")
def command(case: Path, items: tuple[str, ...], remove: bool) -> None:
    """Star items of CASE for yourself: seen by nobody else, and in no log. `--only star=starred` searches them."""
    with errors_as_messages(), Case.open(case) as opened:
        numbers = [opened.item(item).number for item in items]
        count = opened.marks.unstar(numbers) if remove else opened.marks.star(numbers)
        paper().print(f"{counted(count, 'item')} {'no longer starred' if remove else 'starred'}", soft_wrap=True)
