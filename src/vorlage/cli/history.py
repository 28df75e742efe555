# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage history`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument
from vorlage.cli.console import counted, errors_as_messages, paper, talk


@click.command("history")
@case_argument
@click.option("--limit", type=click.IntRange(1, 1_000), default=20, show_default=True, help="How many to show.")
@click.option("--clear", is_flag=True, help="Forget all of it.")
def command(case: Path, limit: int, clear: bool) -> None:
    """Show what you searched CASE for, the newest first. Nobody else sees it; no log has it.

    Searches of the command line and of the pages are kept, the last thousand, each once; those of lists, scripts and
    programs are not.
    """
    with errors_as_messages(), Case.open(case) as opened:
        if clear:
            talk().print(f"Searches forgotten: {opened.searches.clear_history()}.")
            return
        past = opened.searches.history()[:limit]
        for each in past:
            exact = ", exactly as written" if each.options.exact else ""
            paper().print(
                f"{each.asked_at:%Y-%m-%d %H:%M}  {counted(each.total, 'page')}  {each.query}{exact}", soft_wrap=True
            )
        if not past:
            talk().print("Nothing is kept.")
