# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Recording what a person decided about a pair of reports."""

from __future__ import annotations

from datetime import datetime

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.findings import insert_finding
from vorlage.custody.custody_log import record_change
from vorlage.domain.custody import THIS_DESK
from vorlage.domain.errors import ReasonError, UnknownSuggestionError
from vorlage.domain.lineage import Decision, Lineage, PairFinding, is_reason, suggested_pair


def finding_on(
    suggestion: str, decision: Decision, *, reason: str, traced: Lineage, shown: Lineage, now: datetime
) -> PairFinding:
    """The finding of a person on a pair that is shown. Nothing is recorded yet.

    It keeps what the machine suggests now; for a pair that the machine no longer sees, what the earlier finding kept.

    Args:
        suggestion: As it stands beside the pair.
        decision: What was decided.
        reason: Why, in the person's own words.
        traced: The lineage as the machine traced it.
        shown: The same with the findings so far.
        now: When, aware and UTC.

    Raises:
        UnknownSuggestionError: No such pair is shown.
        ReasonError: The reason is blank or too long.
    """
    if not is_reason(reason):
        raise ReasonError(
            "A finding needs a reason of one to 2,000 characters.",
            unharmed="Nothing was changed.",
            next_step="say in a sentence what you saw: vorlage decide CASE SUGGESTION accept --reason TEXT",
        )
    numbers = suggested_pair(suggestion)
    sigla = [witness.siglum for witness in shown.witnesses if numbers and witness.number in numbers]
    pair = shown.pair(*sigla) if len(sigla) == 2 else None
    if numbers is None or pair is None:
        raise UnknownSuggestionError(
            "No suggestion of this name is shown.",
            unharmed="Nothing was changed.",
            next_step="copy the name as it stands beside the pair: vorlage lineage CASE",
        )
    suggested = traced.pair(pair.a, pair.b) or pair.finding or pair
    return PairFinding(
        numbers=numbers,
        decision=decision,
        relation=suggested.relation,
        derives=suggested.derives,
        reason=reason.strip(),
        by=THIS_DESK,
        at=now,
    )


def record_finding(catalogue: Catalogue, finding: PairFinding, *, tool: str) -> None:
    """Enter a finding and its custody event, in one transaction. The caller is the case's only writer.

    The event says which pair and what was decided; the reason stays in the catalogue.
    """
    with catalogue.writing() as connection:
        insert_finding(connection, finding)
        told = f"finding on {finding.suggestion}: {finding.decision.value}"
        record_change(connection, told, now=finding.at, tool=tool)
