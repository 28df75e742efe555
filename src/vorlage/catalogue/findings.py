# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""People's findings in the catalogue: rows are added and never changed; a later one on the same suggestion undoes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select

from vorlage.catalogue.tables import findings
from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Decision, Derivation, PairFinding, Relation


def insert_finding(connection: Connection, finding: PairFinding) -> None:
    """Enter a finding after all others."""
    connection.execute(
        insert(findings),
        {
            "sequence": count_findings(connection),
            "item_a": finding.numbers[0],
            "item_b": finding.numbers[1],
            "decision": finding.decision.value,
            "relation": finding.relation.value,
            "derives": finding.derives.value,
            "reason": finding.reason,
            "made_by": finding.by,
            "made_at": finding.at.isoformat(),
        },
    )


def count_findings(connection: Connection) -> int:
    """How many findings there are; since none is ever taken away, also whether any came since one last looked."""
    return int(connection.execute(select(func.count()).select_from(findings)).scalar_one())


def list_findings(connection: Connection) -> tuple[PairFinding, ...]:
    """All findings, in the order in which they were made."""
    return tuple(_finding(row) for row in connection.execute(select(findings).order_by(findings.c.sequence)))


def _finding(row: Row[tuple[object, ...]]) -> PairFinding:
    return PairFinding(
        numbers=(ItemNumber(row.item_a), ItemNumber(row.item_b)),
        decision=Decision(row.decision),
        relation=Relation(row.relation),
        derives=Derivation(row.derives),
        reason=row.reason,
        by=row.made_by,
        at=datetime.fromisoformat(row.made_at),
    )
