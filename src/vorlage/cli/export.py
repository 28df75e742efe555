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
from vorlage.custody.packages.contents import PackageForm


@click.command("export")
@case_argument
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in (*ExportForm, *PackageForm)]),
    required=True,
    help="ftm: FollowTheMoney, JSON lines. annotations: W3C. claims: schema.org. csv, parquet: tables. "
    "bagit, ocfl: the archive itself.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="PATH",
    help="A new file; for csv and parquet a new folder of four tables, or one table when PATH ends so; for bagit and "
    "ocfl a new folder.",
)
def command(case: Path, form: str, out: Path) -> None:
    """Write the claims of CASE to PATH in a form that other programs read; or the archive, for an institution to keep.

    Of claims, names and identifiers that are protected or undecided are masked. No member, checker or code name is in
    it, and nothing of when or how files came in. The custody log keeps the form and the counts.

    The archive (bagit, ocfl) is every received file as it came, with the custody log: nothing is masked in it. No
    secret of the case, no code name and no note goes with it.
    """
    with errors_as_messages(), Case.open(case) as opened:
        if form in set(PackageForm):
            files = opened.exports.package(PackageForm(form), out)
            talk().print(f"{counted(files, 'received file')} written as {form}, as they came. Nothing in it is masked.")
            return
        counts = opened.exports.write(ExportForm(form), out)
        talk().print(
            f"{counted(counts.claims, 'claim')}, {counted(counts.assertions, 'assertion')}, "
            f"{counted(counts.exhibits, 'exhibit')} of {counted(counts.records, 'record')} written as {form}, "
            "with names and identifiers masked."
        )
        if counts.not_examined:
            talk().print(
                f"Not examined yet for redactions that hide nothing: {counted(counts.not_examined, 'item')}. What lies "
                "open under these is masked only as far as it is a name: vorlage redactions CASE",
                soft_wrap=True,
            )
