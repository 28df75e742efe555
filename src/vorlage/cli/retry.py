# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage retry`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.accounting import print_accounting
from vorlage.cli.arguments import case_argument, cluster_option, password_option, reading_options, without_jail_option
from vorlage.cli.console import counted, errors_as_messages, talk
from vorlage.cli.exit_codes import ExitCode
from vorlage.cli.progress import progress_steps
from vorlage.domain.custody import Outcome

_OUTCOMES = [outcome.value for outcome in Outcome if outcome is not Outcome.DUPLICATE]


@click.command("retry")
@case_argument
@click.option("--outcome", type=click.Choice(_OUTCOMES), help="Read every item of this outcome once more.")
@click.option("--pages-unread", is_flag=True, help="Recognise every page that no engine could read once more.")
@password_option
@cluster_option
@without_jail_option
@click.pass_context
def command(
    context: click.Context,
    case: Path,
    outcome: str | None,
    pages_unread: bool,
    password_file: Path | None,
    cluster: str | None,
    without_jail: bool,
) -> None:
    """Read a class of items of CASE once more: after installing something, with passwords, or with a later version.

    What an item was before stands in the custody log. Nothing that people decided is touched. Nothing is ever read
    again by itself: a later version of Vorlage leaves what it finds until you ask. Interrupted? Give the same command
    again.
    """
    if outcome is None and not pages_unread:
        raise click.UsageError("say what is to be read again: --outcome OUTCOME, --pages-unread, or both", context)
    with errors_as_messages(), Case.open(case) as opened:
        reading = reading_options(password_file, cluster, without_jail=without_jail)
        with progress_steps() as steps:
            items, pages = opened.retry(
                Outcome(outcome) if outcome else None, pages_unread=pages_unread, steps=steps, reading=reading
            )
        asked = [counted(items, "item")] if outcome else []
        asked += [counted(pages, "unread page")] if pages_unread else []
        talk().print(f"Read again: {' and '.join(asked)}.")
        held = opened.accounting()
        print_accounting(held, talk())
        context.exit(ExitCode.NEEDS_A_LOOK if held.counts.needing_a_look else ExitCode.DONE)
