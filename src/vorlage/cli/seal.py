# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage seal`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import counted, errors_as_messages, paper, print_json
from vorlage.domain.custody import Outcome


@click.command("seal")
@case_argument
@click.argument("items", nargs=-1, metavar="[ITEM]...")
@json_option
def command(case: Path, items: tuple[str, ...], as_json: bool) -> None:
    """Seal records, so that parts of them can be shown later with a proof: those named, or all that were read.

    A seal shows that what is opened under it was there when it was made: the earlier it is made, the more that says.
    Its root stands in the custody log; the secrets that open it stay in the case. A record whose text changed since is
    sealed once more; all others keep the seal they have.
    """
    with errors_as_messages(), Case.open(case) as opened:
        if items:
            numbers = [opened.item(each).number for each in items]
        else:
            numbers = [item.number for item in opened.items() if item.outcome is Outcome.READ]
        seals = [opened.seals.seal(number) for number in numbers]
    if as_json:
        print_json(
            {"seals": [{"number": seal.item, "root": seal.root.hex, "at": seal.made_at.isoformat()} for seal in seals]}
        )
    else:
        for seal in seals:
            paper().print(f"{seal.item}  {seal.root.hex}", soft_wrap=True)
        paper().print(f"{counted(len(seals), 'record')} sealed.")
