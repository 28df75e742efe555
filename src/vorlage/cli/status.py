# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage status`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.accounting import print_accounting, print_items
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import errors_as_messages, paper, print_json
from vorlage.cli.exit_codes import ExitCode
from vorlage.custody.shape import accounting_as_json, items_as_json


@click.command("status")
@case_argument
@click.option("--items", "with_items", is_flag=True, help="List every item with its outcome and why.")
@json_option
@click.pass_context
def command(context: click.Context, case: Path, with_items: bool, as_json: bool) -> None:
    """Account for every item of CASE: each has exactly one outcome, and the outcomes add up.

    Exit code 1 when an item is damaged, refused or pending.
    """
    with errors_as_messages(), Case.open(case) as opened:
        held = opened.accounting()
        if as_json:
            shape = accounting_as_json(held.counts, pages=held.pages, pages_unread=held.pages_unread)
            if with_items:
                shape["items"] = items_as_json(opened.items(), opened.page_facts(), opened.kinships(), opened.threads())
            print_json(shape)
        else:
            print_accounting(held, paper())
            if with_items:
                print_items(opened.items(), paper())
        context.exit(ExitCode.NEEDS_A_LOOK if held.counts.needing_a_look else ExitCode.DONE)
