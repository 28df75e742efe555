# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage decide`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument
from vorlage.cli.console import errors_as_messages, interval, paper
from vorlage.domain.lineage import Decision


@click.command("decide")
@case_argument
@click.argument("suggestion")
@click.argument("decision", type=click.Choice([decision.value for decision in Decision]))
@click.option("--reason", required=True, help="Why, in a sentence; kept in the case, never in the log.")
def command(case: Path, suggestion: str, decision: str, reason: str) -> None:
    """Record what you decided about SUGGESTION, such as pair-30-31, in CASE. A later decision undoes it.

    accept: the relation holds. reject: no copying relation; the two are not counted as one lineage by it. hold: looked
    at and undecided; the pair counts at the low end of the interval only.
    """
    with errors_as_messages(), Case.open(case) as opened:
        finding = opened.decide(suggestion, Decision(decision), reason=reason)
        origins = opened.lineage().origins
        console = paper()
        console.print(f"{finding.suggestion}: {finding.decision.value}, recorded")
        console.print(f"{interval(origins.low, origins.high, 'independent origin')} behind the reports now")
