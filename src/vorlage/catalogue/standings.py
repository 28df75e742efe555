# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where items stand among others: what they were inside of, and which items repeat them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from vorlage.catalogue.tables import items
from vorlage.domain.custody import ItemNumber, Outcome

_AT_ONCE = 500
"""So many numbers go into one question: the least that any SQLite takes is 999."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An item among others.

    `family` is the outermost record it was inside of, such as the message of an attachment, or itself: archives and
    mailboxes, which are no records, found no family. `container` is the file it came in as received, or itself.
    """

    accession: str
    outcome: Outcome
    family: ItemNumber
    container: ItemNumber


def standings_of(connection: Connection, numbers: Iterable[ItemNumber]) -> Mapping[ItemNumber, Standing]:
    """The standings of items. Asks once for each level of containers inside one another."""
    asked = list(numbers)
    known: dict[int, tuple[str, Outcome, int | None]] = {}
    missing: set[int] = set(asked)
    while missing:
        for row in _rows(connection, sorted(missing)):
            known[row[0]] = row[1:]
        missing = {row[2] for row in known.values() if row[2] is not None and row[2] not in known}
    return {number: _standing(number, known) for number in asked if number in known}


def _rows(connection: Connection, numbers: list[int]) -> Iterable[tuple[int, str, Outcome, int | None]]:
    for start in range(0, len(numbers), _AT_ONCE):
        query = select(items.c.number, items.c.accession, items.c.outcome, items.c.parent).where(
            items.c.number.in_(numbers[start : start + _AT_ONCE])
        )
        for row in connection.execute(query):
            yield row.number, row.accession, Outcome(row.outcome), row.parent


def _standing(number: ItemNumber, known: Mapping[int, tuple[str, Outcome, int | None]]) -> Standing:
    accession, outcome, parent = known[number]
    family = container = int(number)
    while parent is not None:
        container = parent
        _, of_parent, above = known[parent]
        if of_parent is not Outcome.CONTAINER:
            family = parent
        parent = above
    return Standing(accession=accession, outcome=outcome, family=ItemNumber(family), container=ItemNumber(container))


def repeated_by(
    connection: Connection, numbers: Iterable[ItemNumber]
) -> Mapping[ItemNumber, tuple[tuple[int, str], ...]]:
    """For every item of these that others repeat byte for byte: the numbers and paths of those, by number."""
    found: dict[ItemNumber, list[tuple[int, str]]] = {}
    asked = sorted(set(numbers))
    for start in range(0, len(asked), _AT_ONCE):
        query = select(items.c.number, items.c.path, items.c.duplicate_of).where(
            items.c.duplicate_of.in_(asked[start : start + _AT_ONCE])
        )
        for row in connection.execute(query.order_by(items.c.number)):
            found.setdefault(ItemNumber(row.duplicate_of), []).append((row.number, row.path))
    return {number: tuple(each) for number, each in found.items()}
