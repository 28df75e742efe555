# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage new`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument
from vorlage.cli.console import errors_as_messages, talk

DISK_NOTICE = (
    "The case folder is open to your account alone, but it is not encrypted.\n"
    "Keep it on an encrypted disk: Vorlage does not encrypt text, index or originals by itself."
)


@click.command("new")
@case_argument
def command(case: Path) -> None:
    """Make a new, empty case in the folder CASE.

    The folder is closed to other accounts (0700), and everything Vorlage writes stays inside it. Its disk must be
    encrypted: Vorlage does not do that for you.
    """
    with errors_as_messages(), Case.create(case) as made:
        talk().print(f"Made the case {made.name}.\n{DISK_NOTICE}")
        talk().print("Next: vorlage add CASE PATH --genre primary")
