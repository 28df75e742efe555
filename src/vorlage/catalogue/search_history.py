# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a member searched for, in the catalogue: every reading is of one member alone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Row, delete, func, insert, select

from vorlage.catalogue.option_text import options_as_text, options_from_text
from vorlage.catalogue.tables import search_history
from vorlage.domain.kept_searches import LONGEST_HISTORY, PastSearch


def next_sequence(connection: Connection) -> int:
    """The number that the next one takes."""
    highest = connection.execute(select(func.max(search_history.c.sequence))).scalar()
    return 0 if highest is None else int(highest) + 1


def insert_past_search(connection: Connection, past: PastSearch) -> None:
    """Enter one; the oldest of the member's go, and so does an earlier one that asked the same."""
    own = search_history.c.member == past.member
    options = options_as_text(past.options)
    same = (search_history.c.query == past.query) & (search_history.c.options == options)
    connection.execute(delete(search_history).where(own, same))
    connection.execute(
        insert(search_history),
        {
            "sequence": past.sequence,
            "member": past.member,
            "asked_at": past.asked_at.isoformat(),
            "query": past.query,
            "options": options,
            "total": past.total,
        },
    )
    newest = select(search_history.c.sequence).where(own).order_by(search_history.c.sequence.desc())
    oldest_kept = connection.execute(newest.offset(LONGEST_HISTORY - 1).limit(1)).scalar()
    if oldest_kept is not None:
        connection.execute(delete(search_history).where(own, search_history.c.sequence < oldest_kept))


def list_past_searches(connection: Connection, member: str) -> tuple[PastSearch, ...]:
    """What a member searched for, the newest first."""
    query = select(search_history).where(search_history.c.member == member).order_by(search_history.c.sequence.desc())
    return tuple(_past(row) for row in connection.execute(query))


def clear_past_searches(connection: Connection, member: str) -> int:
    """Forget all of a member's; return how many there were. SQLite overwrites them (`secure_delete`)."""
    return int(connection.execute(delete(search_history).where(search_history.c.member == member)).rowcount)


def _past(row: Row[tuple[object, ...]]) -> PastSearch:
    return PastSearch(
        sequence=row.sequence,
        member=row.member,
        asked_at=datetime.fromisoformat(row.asked_at),
        query=row.query,
        options=options_from_text(row.options),
        total=row.total,
    )
