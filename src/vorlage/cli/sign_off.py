# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage sign-off`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument
from vorlage.cli.console import errors_as_messages, paper


@click.command("sign-off")
@case_argument
@click.argument("subject")
@click.option("--as", "member", metavar="MEMBER", required=True, help="The code name by which you sign.")
@click.option("--reason", default="", help="Why, if there is more to say; kept in the case, never in the log.")
def command(case: Path, subject: str, member: str, reason: str) -> None:
    """Say as a second person the same as a decision in CASE. Whoever made the decision is refused.

    SUBJECT is decision-12, or what was decided upon, such as exhibit-...: then its newest decision is meant.
    """
    with errors_as_messages(), Case.open(case) as opened:
        made = opened.claims.sign_off(subject, by=member, reason=reason)
        paper().print(f"{made.suggestion}: signed off, recorded as decision-{made.sequence}")
