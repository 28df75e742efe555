# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage decide`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument
from vorlage.cli.console import errors_as_messages, interval, paper
from vorlage.domain.claim_decisions import ClaimDecision, decision_suggestion
from vorlage.domain.claims import Stance
from vorlage.domain.custody import THIS_DESK
from vorlage.domain.lineage import Decision


@click.command("decide")
@case_argument
@click.argument("suggestion")
@click.argument("decision", type=click.Choice([decision.value for decision in Decision]))
@click.option("--reason", required=True, help="Why, in a sentence; kept in the case, never in the log.")
@click.option(
    "--stance",
    type=click.Choice([stance.value for stance in Stance]),
    help="What a passage says of its claim: to accept an exhibit, and for nothing else.",
)
@click.option("--as", "member", metavar="MEMBER", default=THIS_DESK, help="The code name by which you decide.")
@click.option("--ask-second", is_flag=True, help="It counts once another member has signed it off.")
def command(
    case: Path, suggestion: str, decision: str, reason: str, stance: str | None, member: str, ask_second: bool
) -> None:
    """Record what you decided about SUGGESTION in CASE, named as it is shown. A later decision undoes it.

    pair-30-31, two reports. accept: the relation holds. reject: no copying relation; the two are not counted as one
    lineage by it. hold: looked at and undecided; the pair counts at the low end of the interval only.

    exhibit-..., a passage for a claim. accept, with --stance: what it says of the claim. reject: it has no bearing.

    member-..., a mention in a claim. accept: it belongs there. reject: it is split off.

    claims-...-..., two claims. accept: they are one. reject: they are kept apart.

    name-..., two printed names. accept: one person's; two people are needed where somebody protected the name.

    proposal-..., words that a model proposed. accept: they are a mention, as if a rule had found it.

    decision-12, an earlier decision. reject: it is undone.
    """
    with errors_as_messages(), Case.open(case) as opened:
        made = opened.claims.decide(
            suggestion,
            Decision(decision),
            reason=reason,
            stance=Stance(stance) if stance else None,
            by=member,
            asks_second=ask_second,
        )
        console = paper()
        if isinstance(made, ClaimDecision):
            said = f", {made.stance.value}" if made.stance else ""
            number = decision_suggestion(made.sequence)
            console.print(f"{made.suggestion}: {made.decision.value}{said}, recorded as {number}", soft_wrap=True)
            if made.needs_second:
                console.print(f"It counts once somebody else signs it off: vorlage sign-off CASE {number} --as MEMBER")
        else:
            origins = opened.lineage().origins
            console.print(f"{made.suggestion}: {made.decision.value}, recorded")
            console.print(f"{interval(origins.low, origins.high, 'independent origin')} behind the reports now")
