# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Custody events in the catalogue: written in the transaction of what they record (decision 0003)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select

from vorlage.catalogue.tables import custody_events
from vorlage.domain.custody import AccessionNumber, CustodyEvent, Digest, EventKind, ItemNumber


def next_sequence(connection: Connection) -> int:
    """The sequence number the next event takes."""
    highest = connection.execute(select(func.max(custody_events.c.sequence))).scalar()
    return 0 if highest is None else int(highest) + 1


def insert_events(connection: Connection, events: list[CustodyEvent]) -> None:
    """Enter events, in order."""
    rows = [
        {
            "sequence": event.sequence,
            "at": event.at.isoformat(),
            "kind": event.kind.value,
            "accession": event.accession,
            "item": event.item,
            "digest": event.digest.hex if event.digest else None,
            "tool": event.tool,
            "detail": event.detail,
        }
        for event in events
    ]
    if rows:
        connection.execute(insert(custody_events), rows)


def events_from(connection: Connection, sequence: int) -> Iterator[CustodyEvent]:
    """Events from a sequence number on, in order."""
    query = select(custody_events).where(custody_events.c.sequence >= sequence).order_by(custody_events.c.sequence)
    for row in connection.execute(query):
        yield _event(row)


def events_of_kind(connection: Connection, kind: EventKind) -> Iterator[CustodyEvent]:
    """All events of a kind, in order."""
    query = select(custody_events).where(custody_events.c.kind == kind.value).order_by(custody_events.c.sequence)
    for row in connection.execute(query):
        yield _event(row)


def _event(row: Row[tuple[object, ...]]) -> CustodyEvent:
    return CustodyEvent(
        sequence=row.sequence,
        at=datetime.fromisoformat(row.at),
        kind=EventKind(row.kind),
        accession=AccessionNumber(row.accession) if row.accession else None,
        item=ItemNumber(row.item) if row.item is not None else None,
        digest=Digest(row.digest) if row.digest else None,
        tool=row.tool,
        detail=row.detail,
    )
