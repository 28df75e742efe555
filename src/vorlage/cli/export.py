# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage export`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.claims.exporting.forms import ExportForm
from vorlage.cli.arguments import case_argument
from vorlage.cli.console import counted, errors_as_messages, talk


@click.command("export")
@case_argument
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in ExportForm]),
    required=True,
    help="ftm: FollowTheMoney, JSON lines. annotations: W3C. claims: schema.org. csv, parquet: tables.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="PATH",
    help="A new file; for csv and parquet a new folder of four tables, or one table when PATH ends so.",
)
def command(case: Path, form: str, out: Path) -> None:
    """Write the claims of CASE to PATH in a form that other programs read.

    Names and identifiers that are protected or undecided are masked. No member, checker or code name is in it, and
    nothing of when or how files came in. The custody log keeps the form and the counts.
    """
    with errors_as_messages(), Case.open(case) as opened:
        counts = opened.exports.write(ExportForm(form), out)
        talk().print(
            f"{counted(counts.claims, 'claim')}, {counted(counts.assertions, 'assertion')}, "
            f"{counted(counts.exhibits, 'exhibit')} of {counted(counts.records, 'record')} written as {form}, "
            "with names and identifiers masked."
        )
