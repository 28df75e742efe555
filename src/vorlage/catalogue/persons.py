# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Decided persons in the catalogue: spellings are added, decisions are rows that are never changed.

All persons are read at once or not at all: there is no query by name, and nothing joins a person with pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from vorlage.catalogue.tables import name_decisions, person_spellings
from vorlage.domain.custody import CodeName
from vorlage.domain.protection import NameDecision, NameDecisionKind, Person, PersonNumber


def insert_spellings(connection: Connection, person: PersonNumber, spellings: Sequence[str]) -> None:
    """Enter spellings of a person after those there are."""
    query = select(func.count()).select_from(person_spellings).where(person_spellings.c.person == person)
    first = int(connection.execute(query).scalar_one())
    rows = [{"person": person, "position": first + at, "spelling": each} for at, each in enumerate(spellings)]
    if rows:
        connection.execute(insert(person_spellings), rows)


def insert_name_decision(connection: Connection, decision: NameDecision) -> None:
    """Enter a decision after all others."""
    connection.execute(
        insert(name_decisions),
        {
            "sequence": count_name_decisions(connection),
            "person": decision.person,
            "kind": decision.kind.value,
            "ground": decision.ground,
            "made_by": decision.by.text,
            "made_at": decision.at.isoformat(),
        },
    )


def count_name_decisions(connection: Connection) -> int:
    """How many decisions there are; since none is ever taken away, also whether any came since one last looked."""
    return int(connection.execute(select(func.count()).select_from(name_decisions)).scalar_one())


def list_persons(connection: Connection) -> tuple[Person, ...]:
    """Everybody who was decided about, by number."""
    spellings: defaultdict[int, list[str]] = defaultdict(list)
    for row in connection.execute(select(person_spellings).order_by(person_spellings.c.position)):
        spellings[row.person].append(row.spelling)
    decisions: defaultdict[int, list[NameDecision]] = defaultdict(list)
    for row in connection.execute(select(name_decisions).order_by(name_decisions.c.sequence)):
        decision = NameDecision(
            person=PersonNumber(row.person),
            kind=NameDecisionKind(row.kind),
            ground=row.ground,
            by=CodeName(row.made_by),
            at=datetime.fromisoformat(row.made_at),
        )
        decisions[row.person].append(decision)
    return tuple(
        Person(number=PersonNumber(number), spellings=tuple(spellings[number]), decisions=tuple(decisions[number]))
        for number in sorted(decisions)
    )
