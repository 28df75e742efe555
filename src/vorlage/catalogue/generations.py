# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How often the texts of a genre have changed: what was derived from them can tell whether it is of today's texts.

Whatever writes pages or heads says so here, in the same transaction. Cheap to ask, however many pages there are.
"""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from vorlage.catalogue.tables import items, text_generations
from vorlage.domain.custody import Genre, ItemNumber


def note_text_change(connection: Connection, number: ItemNumber) -> None:
    """Note that a page or the head of an item is another now, or is gone."""
    genre = connection.execute(select(items.c.genre).where(items.c.number == number)).scalar_one()
    there = text_generations.c.genre == genre
    risen = update(text_generations).where(there).values(generation=text_generations.c.generation + 1)
    if not connection.execute(risen).rowcount:
        connection.execute(insert(text_generations), {"genre": genre, "generation": 1})


def text_generation(connection: Connection, genre: Genre) -> int:
    """How often texts of a genre changed. Law: two equal numbers of one catalogue mean the same texts."""
    query = select(text_generations.c.generation).where(text_generations.c.genre == genre.value)
    return int(connection.execute(query).scalar() or 0)
