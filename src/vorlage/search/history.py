# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The history of a member's searches: on the case, for that member alone, cleared when they say so.

It is a convenience and no record: what keeps custody is the custody log, which knows of no search but batches. Searches
by the interface, from Python and by batches are not kept here.
"""

from __future__ import annotations

from datetime import datetime

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.option_text import unpaged
from vorlage.catalogue.search_history import (
    clear_past_searches,
    insert_past_search,
    list_past_searches,
    next_sequence,
)
from vorlage.domain.kept_searches import PastSearch
from vorlage.domain.search import SearchOptions


def keep_search(
    catalogue: Catalogue, query: str, options: SearchOptions, *, total: int, member: str, now: datetime
) -> None:
    """Keep a search in the history of its member. The caller is the case's only writer."""
    with catalogue.writing() as connection:
        past = PastSearch(
            sequence=next_sequence(connection),
            member=member,
            asked_at=now,
            query=query,
            options=unpaged(options),
            total=total,
        )
        insert_past_search(connection, past)


def past_searches(catalogue: Catalogue, member: str) -> tuple[PastSearch, ...]:
    """What a member searched for, the newest first; each search stands there once."""
    with catalogue.reading() as connection:
        return list_past_searches(connection, member)


def clear_history(catalogue: Catalogue, member: str) -> int:
    """Forget what a member searched for; return how many there were. The caller is the case's only writer."""
    with catalogue.writing() as connection:
        return clear_past_searches(connection, member)
