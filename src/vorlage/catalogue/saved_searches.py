# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Saved searches in the catalogue, with the pages that answered when their owner last looked."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from vorlage.catalogue.option_text import options_as_text, options_from_text
from vorlage.catalogue.tables import saved_searches
from vorlage.domain.custody import ItemNumber
from vorlage.domain.kept_searches import PageMarks, SavedSearch, SavedSearchNumber


def next_number(connection: Connection) -> SavedSearchNumber:
    """The number that the next one takes."""
    highest = connection.execute(select(func.max(saved_searches.c.number))).scalar()
    return SavedSearchNumber(int(highest or 0) + 1)


def insert_saved_search(connection: Connection, saved: SavedSearch) -> None:
    """Enter one."""
    connection.execute(
        insert(saved_searches),
        {
            "number": saved.number,
            "member": saved.member,
            "name": saved.name,
            "query": saved.query,
            "options": options_as_text(saved.options),
            "is_shared": saved.is_shared,
            "made_at": saved.made_at.isoformat(),
            "seen_at": None,
            "seen": None,
        },
    )


def list_saved_searches(connection: Connection, member: str) -> tuple[SavedSearch, ...]:
    """Those that a member may read, their own and shared ones, by number."""
    query = (
        select(saved_searches)
        .where(or_(saved_searches.c.member == member, saved_searches.c.is_shared.is_(True)))
        .order_by(saved_searches.c.number)
    )
    return tuple(_saved(row) for row in connection.execute(query))


def delete_saved_search(connection: Connection, number: SavedSearchNumber) -> None:
    """Take one away."""
    connection.execute(delete(saved_searches).where(saved_searches.c.number == number))


def share_saved_search(connection: Connection, number: SavedSearchNumber, *, is_shared: bool) -> None:
    """Let the others read it, or not any more."""
    connection.execute(update(saved_searches).where(saved_searches.c.number == number).values(is_shared=is_shared))


def seen_pages(connection: Connection, number: SavedSearchNumber) -> PageMarks:
    """The pages that answered when its owner last looked; none when they never did."""
    held = connection.execute(select(saved_searches.c.seen).where(saved_searches.c.number == number)).scalar()
    marks = json.loads(held) if held else []
    return {(ItemNumber(number), page): mark for number, page, mark in marks}


def mark_seen(connection: Connection, number: SavedSearchNumber, marks: PageMarks, at: datetime) -> None:
    """Its owner looked at the answer, which was these pages."""
    told = json.dumps([[*place, mark] for place, mark in sorted(marks.items())], separators=(",", ":"))
    connection.execute(
        update(saved_searches).where(saved_searches.c.number == number).values(seen=told, seen_at=at.isoformat())
    )


def _saved(row: Row[tuple[object, ...]]) -> SavedSearch:
    return SavedSearch(
        number=SavedSearchNumber(row.number),
        member=row.member,
        name=row.name,
        query=row.query,
        options=options_from_text(row.options),
        is_shared=bool(row.is_shared),
        made_at=datetime.fromisoformat(row.made_at),
        seen_at=datetime.fromisoformat(row.seen_at) if row.seen_at else None,
    )
