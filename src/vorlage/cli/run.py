# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage run`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.accounting import print_accounting
from vorlage.cli.arguments import cluster_option, password_option, port_option, reading_options, without_jail_option
from vorlage.cli.claims import print_ledger
from vorlage.cli.console import counted, errors_as_messages, paper, talk
from vorlage.cli.exit_codes import ExitCode
from vorlage.cli.lineage import print_lineage
from vorlage.cli.new import DISK_NOTICE
from vorlage.cli.progress import progress_steps
from vorlage.custody.delivery import plan_run


@click.command("run")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--case",
    type=click.Path(path_type=Path),
    help="Where to keep the case. Default: FOLDER's name with .vorlage, in the folder you are in.",
)
@click.option("--no-serve", is_flag=True, help="End after printing the result.")
@port_option
@password_option
@cluster_option
@without_jail_option
@click.pass_context
def command(
    context: click.Context,
    folder: Path,
    case: Path | None,
    no_serve: bool,
    port: int,
    password_file: Path | None,
    cluster: str | None,
    without_jail: bool,
) -> None:
    """Take in FOLDER, trace it, print the result, and open it in a browser.

    FOLDER has primary/ (the leak) and reports/ (the press); either may be missing. With neither, everything is a report
    when it is only .txt and .html, else primary. Give the same command again after an interruption: it goes on.
    """
    with errors_as_messages():
        reading = reading_options(password_file, cluster, without_jail=without_jail)
        plan = plan_run(folder)
        place = case or Path(f"{folder.resolve().name}.vorlage")
        fresh = not place.exists() or (place.is_dir() and not any(place.iterdir()))
        with Case.create(place) if fresh else Case.open(place) as opened:
            if fresh:
                talk().print(f"Made the case {opened.name}.\n{DISK_NOTICE}")
            for part, genre in plan.parts:
                with progress_steps() as steps:
                    opened.add([part], genre=genre, within=folder, steps=steps, reading=reading)
            if plan.left_out:
                talk().print(f"Not taken in: {counted(plan.left_out, 'file')} beside primary/ and reports/.")
            held = opened.accounting()
            print_accounting(held, paper())
            print_lineage(opened.lineage())
            print_ledger(opened.ledger(), limit=12)
            if not no_serve:
                from vorlage.web.server import serve

                serve(opened, port)
            context.exit(ExitCode.NEEDS_A_LOOK if held.counts.needing_a_look else ExitCode.DONE)
