# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Seals and openings in the catalogue: rows are added; a seal that was forgotten says when, and keeps its root."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from vorlage.catalogue.tables import seal_openings, seals
from vorlage.domain.custody import Digest, ItemNumber
from vorlage.domain.seals import Seal, SealNumber


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """An opening as it is kept: of which seal, and two canonical texts."""

    seal: Seal
    shown: str
    withheld: str


def next_seal(connection: Connection) -> SealNumber:
    """The number that the next seal takes."""
    highest = connection.execute(select(func.max(seals.c.number))).scalar()
    return SealNumber(1 if highest is None else int(highest) + 1)


def insert_seal(connection: Connection, seal: Seal) -> None:
    """Enter a seal."""
    connection.execute(
        insert(seals),
        {
            "number": seal.number,
            "item": seal.item,
            "root": seal.root.hex,
            "layer_digest": seal.layer_digest.hex,
            "version": seal.version,
            "made_at": seal.made_at.isoformat(),
        },
    )


def list_seals(connection: Connection, item: ItemNumber | None = None) -> tuple[Seal, ...]:
    """All seals that can be opened, of one item or of all, in the order in which they were made."""
    query = select(seals).where(seals.c.forgotten_at.is_(None)).order_by(seals.c.number)
    if item is not None:
        query = query.where(seals.c.item == item)
    return tuple(_seal(row._mapping) for row in connection.execute(query))


def seals_made_of(connection: Connection, item: ItemNumber) -> tuple[Seal, ...]:
    """All seals of one item, those that can be opened no more too."""
    query = select(seals).where(seals.c.item == item).order_by(seals.c.number)
    return tuple(_seal(row._mapping) for row in connection.execute(query))


def mark_forgotten(connection: Connection, item: ItemNumber, now: datetime) -> None:
    """Note that what could open the seals of an item is gone."""
    mark = update(seals).where(seals.c.item == item, seals.c.forgotten_at.is_(None))
    connection.execute(mark.values(forgotten_at=now.isoformat()))


def insert_opening(connection: Connection, opening: OpeningRow, now: datetime) -> None:
    """Enter an opening after all others."""
    count = connection.execute(select(func.count()).select_from(seal_openings)).scalar_one()
    connection.execute(
        insert(seal_openings),
        {
            "sequence": int(count),
            "seal": opening.seal.number,
            "shown": opening.shown,
            "withheld": opening.withheld,
            "made_at": now.isoformat(),
        },
    )


def openings_of(connection: Connection, item: ItemNumber) -> tuple[OpeningRow, ...]:
    """Everything of an item that left the case, under any of its seals, in order."""
    joined = select(seals, seal_openings.c.shown, seal_openings.c.withheld).join(
        seal_openings, seal_openings.c.seal == seals.c.number
    )
    query = joined.where(seals.c.item == item).order_by(seal_openings.c.sequence)
    return tuple(_opening(row) for row in connection.execute(query))


def _opening(row: Row[Any]) -> OpeningRow:
    return OpeningRow(seal=_seal(row._mapping), shown=row.shown, withheld=row.withheld)


def _seal(columns: Mapping[str, Any] | Any) -> Seal:
    return Seal(
        number=SealNumber(columns["number"]),
        item=ItemNumber(columns["item"]),
        root=Digest(columns["root"]),
        layer_digest=Digest(columns["layer_digest"]),
        version=columns["version"],
        made_at=datetime.fromisoformat(columns["made_at"]),
    )
