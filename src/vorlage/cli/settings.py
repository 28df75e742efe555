# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage settings`"""

from __future__ import annotations

import os
from dataclasses import fields

import click
from rich.table import Table

from vorlage.cli.console import errors_as_messages, paper
from vorlage.settings import PREFIX, Settings, read_settings


@click.command("settings")
def command() -> None:
    """Show every setting, its value, where that comes from, and what it means."""
    with errors_as_messages():
        settings, origins = read_settings(os.environ)
    table = Table(box=None, pad_edge=False)
    for heading in ("Setting", "Value", "From", "Meaning"):
        table.add_column(heading, overflow="fold")
    for each in fields(Settings):
        value = str(getattr(settings, each.name))
        table.add_row(PREFIX + each.name.upper(), value, origins[each.name], each.metadata["help"])
    paper().print(table)
