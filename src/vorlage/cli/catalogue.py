# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage catalogue`"""

from __future__ import annotations

import os
from pathlib import Path

import click

from vorlage.app import TOOL, utc_now
from vorlage.cli.arguments import case_argument
from vorlage.cli.console import counted, errors_as_messages, paper, talk
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.catalogue_moving import CataloguePlace, move_catalogue
from vorlage.custody.catalogue_place import schema_of
from vorlage.settings import read_settings


@click.command("catalogue")
@case_argument
@click.option(
    "--move-to",
    type=click.Choice([place.value for place in CataloguePlace]),
    help="Move it: every row is copied, compared, and only then the old one taken away.",
)
def command(case: Path, move_to: str | None) -> None:
    """Show where the catalogue of CASE lies, or move it.

    It lies in the case folder, or in a schema of the PostgreSQL that the setting VORLAGE_CATALOGUE names; moving it
    either way needs that setting. Interrupted? Give the same command again.
    """
    with errors_as_messages():
        folder = CaseFolder.open(case)
        if move_to is not None:
            _move(folder, CataloguePlace(move_to))
        schema = schema_of(folder)
        where = "in the case folder" if schema is None else f"in a PostgreSQL, in the schema {schema}"
        paper().print(f"The catalogue lies {where}.", soft_wrap=True)
        if folder.leftover_schema.exists():
            talk().print(
                "A move was interrupted, and a copy may be left in the database.\n"
                f"Next: vorlage catalogue CASE --move-to {move_to or 'postgresql'}"
            )


def _move(folder: CaseFolder, to: CataloguePlace) -> None:
    settings, _ = read_settings(os.environ)
    count = move_catalogue(folder, to, settings.catalogue_address, now=utc_now(), tool=TOOL)
    if count is None:
        talk().print("Nothing to move: it lies there already.")
        return
    talk().print(f"Moved: {counted(count, 'row')}, compared one by one. The old one is gone.")
    if to is CataloguePlace.FOLDER:
        talk().print("Next: unset VORLAGE_CATALOGUE and VORLAGE_CATALOGUE_FILE to work on this case.")
