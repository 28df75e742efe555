# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage lineage`"""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import counted, errors_as_messages, interval, paper, print_json
from vorlage.domain.lineage import Lineage, PairFinding, VariantKind, pair_suggestion
from vorlage.lineage.shape import lineage_as_json


@click.command("lineage")
@case_argument
@json_option
def command(case: Path, as_json: bool) -> None:
    """Show who among the reports of CASE shares whose text, passage by passage, and why.

    A pair that is not listed: no relation was found. That is no proof of independence.
    """
    with errors_as_messages(), Case.open(case) as opened:
        lineage = opened.lineage()
        if as_json:
            print_json(lineage_as_json(lineage))
        else:
            print_lineage(lineage)


def print_lineage(lineage: Lineage) -> None:
    """The tree, the pairs with their reasons, and the count of origins with its list."""
    console = paper()
    origins = lineage.origins
    console.print(
        f"{counted(len(lineage.witnesses), 'report')}, {interval(origins.low, origins.high, 'independent origin')}"
    )
    for number, origin in enumerate(origins.origins, start=1):
        console.print(f"  {number}. {origin.label}: " + "; ".join(origin.reports), soft_wrap=True)
    for exemplar in lineage.exemplars:
        held = "held" if exemplar.held else "nobody here holds it"
        console.print(f"Exemplar {exemplar.id}: {exemplar.label} ({held})", soft_wrap=True)
        for copy in exemplar.copies:
            console.print(f"  copy: {copy}", soft_wrap=True)
    numbers = {witness.siglum: witness.number for witness in lineage.witnesses}
    for pair in lineage.pairs:
        console.print(f"{pair.a}\n{pair.b}", style="bold", soft_wrap=True)
        suggestion = pair_suggestion(numbers[pair.a], numbers[pair.b])
        console.print(
            f"  {pair.relation.value}, {pair.derives.value}, confidence {pair.confidence:.2f}  [{suggestion}]"
        )
        if pair.finding is not None:
            print_finding(pair.finding)
        for reason in pair.why:
            console.print(f"  - {reason}", soft_wrap=True)
        # Names, numbers and dates first: a changed word hides a changed number otherwise.
        telling = sorted(pair.variants, key=lambda variant: variant.kind is VariantKind.WORD)
        for variant in telling[:8]:
            console.print(f"  {variant.kind.value}: {variant.a or '(nothing)'} | {variant.b or '(nothing)'}")
        if len(pair.variants) > 8:
            console.print(f"  and {len(pair.variants) - 8} more variants (--json lists all)")


def print_finding(finding: PairFinding) -> None:
    """What a person decided, told apart from what the machine says."""
    suggested = f"{finding.relation.value}, {finding.derives.value}"
    console = paper()
    console.print(f"  decided by a person ({finding.by}, {finding.at:%Y-%m-%d %H:%M} UTC): {finding.decision.value}")
    console.print(f"    reason: {finding.reason}", soft_wrap=True)
    console.print(f"    the machine had suggested: {suggested}")
