# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage add`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.accounting import print_accounting
from vorlage.cli.arguments import case_argument, cluster_option, password_option, reading_options, without_jail_option
from vorlage.cli.console import errors_as_messages, talk
from vorlage.cli.exit_codes import ExitCode
from vorlage.cli.progress import progress_steps
from vorlage.domain.custody import Genre


@click.command("add")
@case_argument
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--genre", type=click.Choice([genre.value for genre in Genre]), required=True, help="What the files are.")
@click.option("--from", "code_name", metavar="CODENAME", help="A code name for who gave them. Never a real name.")
@click.option("--note", default="", metavar="TEXT", help="A note kept with the accession.")
@password_option
@cluster_option
@without_jail_option
@click.pass_context
def command(
    context: click.Context,
    case: Path,
    paths: tuple[Path, ...],
    genre: str,
    code_name: str | None,
    note: str,
    password_file: Path | None,
    cluster: str | None,
    without_jail: bool,
) -> None:
    """Take files and folders into CASE, as one accession.

    Originals are copied under their digest and never written again. A folder stands for what is in it: its own name
    is not recorded, nor is your login or this machine's name. Interrupted? Give the same command again. Afterwards
    CASE/reports/ has every file and what became of it, as HTML and CSV.
    """
    with errors_as_messages(), Case.open(case) as opened:
        reading = reading_options(password_file, cluster, without_jail=without_jail)
        with progress_steps() as steps:
            accession = opened.add(
                list(paths), genre=Genre(genre), code_name=code_name, note=note, steps=steps, reading=reading
            )
        if accession is None:
            talk().print("Nothing new: all of it is held already, byte for byte, under the same paths.")
        else:
            talk().print(f"Accession {accession.number} is complete.")
        held = opened.accounting()
        print_accounting(held, talk())
        context.exit(ExitCode.NEEDS_A_LOOK if held.counts.needing_a_look else ExitCode.DONE)
