# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""People's decisions on claims in the catalogue: rows are added and never changed, with the words they hang on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select

from vorlage.catalogue.tables import claim_decisions, decision_anchors, decision_standings
from vorlage.domain.claim_decisions import Anchor, AnchorRole, AnchorStanding, ClaimDecision, DecisionKind
from vorlage.domain.claims import ClaimKind, Stance
from vorlage.domain.custody import Digest, ItemNumber
from vorlage.domain.lineage import Decision, SuggestionId


def insert_claim_decision(connection: Connection, decision: ClaimDecision) -> None:
    """Enter a decision; its sequence is that of `next_decision`."""
    connection.execute(
        insert(claim_decisions),
        {
            "sequence": decision.sequence,
            "kind": decision.kind.value,
            "suggestion": decision.suggestion,
            "decision": decision.decision.value,
            "stance": decision.stance.value if decision.stance else None,
            "machine": decision.machine,
            "about": decision.about,
            "needs_second": decision.needs_second,
            "reason": decision.reason,
            "made_by": decision.by,
            "made_at": decision.at.isoformat(),
        },
    )
    rows = [
        {"decision": decision.sequence, "position": position, "role": role.value, **_columns(anchor)}
        for position, (role, anchor) in enumerate(decision.anchors)
    ]
    if rows:
        connection.execute(insert(decision_anchors), rows)


def next_decision(connection: Connection) -> int:
    """The sequence of the decision that comes next; the first is 1, for people type these numbers."""
    return count_claim_decisions(connection) + 1


def count_claim_decisions(connection: Connection) -> int:
    """How many there are; since none is ever taken away, also whether any came since one last looked."""
    return int(connection.execute(select(func.count()).select_from(claim_decisions)).scalar_one())


def list_claim_decisions(connection: Connection) -> tuple[ClaimDecision, ...]:
    """All decisions, in the order in which they were made."""
    anchors: defaultdict[int, list[tuple[AnchorRole, Anchor]]] = defaultdict(list)
    query = select(decision_anchors).order_by(decision_anchors.c.decision, decision_anchors.c.position)
    for row in connection.execute(query):
        anchors[row.decision].append((AnchorRole(row.role), _anchor(row)))
    return tuple(
        _decision(row, tuple(anchors[row.sequence]))
        for row in connection.execute(select(claim_decisions).order_by(claim_decisions.c.sequence))
    )


def last_standings(connection: Connection) -> Mapping[int, AnchorStanding]:
    """What was last noted of each decision whose texts changed."""
    query = select(decision_standings).order_by(decision_standings.c.sequence)
    return {row.decision: AnchorStanding(row.standing) for row in connection.execute(query)}


def insert_standings(connection: Connection, noted: Mapping[int, AnchorStanding], at: datetime) -> None:
    """Note what became of decisions, after all that was noted before."""
    count = int(connection.execute(select(func.count()).select_from(decision_standings)).scalar_one())
    rows = [
        {"sequence": count + place, "decision": decision, "standing": standing.value, "noted_at": at.isoformat()}
        for place, (decision, standing) in enumerate(sorted(noted.items()))
    ]
    if rows:
        connection.execute(insert(decision_standings), rows)


def _columns(anchor: Anchor) -> dict[str, object]:
    return {
        "claim_kind": anchor.claim_kind.value if anchor.claim_kind else None,
        "item": anchor.number,
        "page": anchor.page,
        "start_offset": anchor.start,
        "end_offset": anchor.end,
        "layer_digest": anchor.layer_digest.hex,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }


def _anchor(row: Row[tuple[object, ...]]) -> Anchor:
    return Anchor(
        number=ItemNumber(row.item),
        page=row.page,
        start=row.start_offset,
        end=row.end_offset,
        layer_digest=Digest(row.layer_digest),
        exact=row.exact,
        prefix=row.prefix,
        suffix=row.suffix,
        claim_kind=ClaimKind(row.claim_kind) if row.claim_kind else None,
    )


def _decision(row: Row[tuple[object, ...]], anchors: tuple[tuple[AnchorRole, Anchor], ...]) -> ClaimDecision:
    return ClaimDecision(
        sequence=row.sequence,
        kind=DecisionKind(row.kind),
        suggestion=SuggestionId(row.suggestion),
        decision=Decision(row.decision),
        stance=Stance(row.stance) if row.stance else None,
        machine=row.machine,
        about=row.about,
        needs_second=bool(row.needs_second),
        reason=row.reason,
        by=row.made_by,
        at=datetime.fromisoformat(row.made_at),
        anchors=anchors,
    )
