# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage sign-off`"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument, member_named
from vorlage.cli.console import errors_as_messages, paper
from vorlage.domain.custody import ItemNumber

_TRACES: Final = re.compile(r"traces-([1-9]\d{0,8})")


@click.command("sign-off")
@case_argument
@click.argument("subject")
@click.option("--as", "member", metavar="MEMBER", required=True, help="The code name by which you sign.")
@click.option("--reason", default="", help="Why, if there is more to say; kept in the case, never in the log.")
def command(case: Path, subject: str, member: str, reason: str) -> None:
    """Say as a second person the same as a decision in CASE. Whoever made the decision is refused.

    SUBJECT is decision-12, or what was decided upon, such as exhibit-...: then its newest decision is meant. Or it is
    traces-12: that you read what could identify who copied item 12, as its trace report is now (vorlage traces). Then
    pages of it can be published as pictures, until something else is found in it.
    """
    with errors_as_messages(), Case.open(case) as opened:
        item = _TRACES.fullmatch(subject)
        if item is not None:
            signed = opened.editions.sign_off_traces(ItemNumber(int(item[1])), by=member_named(member))
            paper().print(f"{subject}: its trace report is signed off as it is now, sign-off {signed}")
            return
        made = opened.claims.sign_off(subject, by=member, reason=reason)
        paper().print(f"{made.suggestion}: signed off, recorded as decision-{made.sequence}")
