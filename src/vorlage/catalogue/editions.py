# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Editions in the catalogue: the public entries of their log, what each exhibit was taken from, and sign-offs.

Rows are added and never changed. What an exhibit was taken from stays in the case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from vorlage.catalogue.tables import edition_entries, edition_exhibits, release_sign_offs
from vorlage.domain.custody import CodeName, ItemNumber
from vorlage.domain.editions import ExhibitLabel, ExhibitMode, PlacedExhibit


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPlace:
    """What a published exhibit was taken from. `span` is None where it has no words."""

    label: ExhibitLabel
    record: ItemNumber
    page: int
    mode: ExhibitMode
    span: tuple[int, int] | None


def edition_log_entries(connection: Connection) -> tuple[str, ...]:
    """The entries of the log of editions, in order."""
    query = select(edition_entries.c.line).order_by(edition_entries.c.sequence)
    return tuple(row.line for row in connection.execute(query))


def insert_edition(
    connection: Connection, edition: int, *, first: int, lines: Sequence[str], exhibits: Sequence[PlacedExhibit]
) -> None:
    """Enter an edition: its lines of the log from place `first`, and what its exhibits were taken from."""
    entries = [{"sequence": first + at, "line": line} for at, line in enumerate(lines)]
    connection.execute(insert(edition_entries), entries)
    rows = [
        {
            "edition": edition,
            "place": each.request.place,
            "item": each.record,
            "page": each.page,
            "mode": each.request.mode.value,
            "start_offset": each.span[0] if each.span else None,
            "end_offset": each.span[1] if each.span else None,
        }
        for each in exhibits
    ]
    connection.execute(insert(edition_exhibits), rows)


def published_places(connection: Connection) -> tuple[PublishedPlace, ...]:
    """What every exhibit of every edition was taken from, in order."""
    table = edition_exhibits
    query = select(table).order_by(table.c.edition, table.c.place)
    return tuple(
        PublishedPlace(
            label=ExhibitLabel(row.edition, row.place),
            record=ItemNumber(row.item),
            page=row.page,
            mode=ExhibitMode(row.mode),
            span=None if row.start_offset is None else (row.start_offset, row.end_offset),
        )
        for row in connection.execute(query)
    )


def insert_sign_off(connection: Connection, *, subject: str, reading: str, by: CodeName, at: datetime) -> int:
    """Enter that a member signed a subject as it reads now; the number of the sign-off.

    A row without a reading takes back what the member signed of the subject before.
    """
    highest = connection.execute(select(func.max(release_sign_offs.c.sequence))).scalar()
    sequence = 1 if highest is None else int(highest) + 1
    row = {
        "sequence": sequence,
        "subject": subject,
        "reading": reading,
        "signed_by": by.text,
        "signed_at": at.isoformat(),
    }
    connection.execute(insert(release_sign_offs), row)
    return sequence


def signers(connection: Connection, subject: str, reading: str) -> tuple[CodeName, ...]:
    """Who signed a subject for just this reading and did not take it back, each once, whatever the capitals."""
    table = release_sign_offs
    query = select(table.c.signed_by, table.c.reading).where(table.c.subject == subject).order_by(table.c.sequence)
    found: dict[str, CodeName] = {}
    for row in connection.execute(query):
        if row.reading == reading:
            found[row.signed_by.casefold()] = CodeName(row.signed_by)
        elif not row.reading:
            found.pop(row.signed_by.casefold(), None)
    return tuple(found.values())
