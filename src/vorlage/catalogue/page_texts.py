# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The texts of single pages, without their words and pictures: for what looks at many pages of many records."""

from __future__ import annotations

import hashlib
from itertools import groupby
from typing import Final

from sqlalchemy import Connection, select

from vorlage.catalogue.tables import items, pages
from vorlage.domain.custody import Genre, ItemNumber

_AT_ONCE: Final = 200
"""Rows that are held at once: each has the text of a page."""


def page_text(connection: Connection, number: ItemNumber, page_number: int) -> str:
    """The text of a page, as its record has it; empty when there is no such page."""
    query = select(pages.c.text).where(pages.c.item == number, pages.c.number == page_number)
    return str(connection.execute(query).scalar() or "")


def page_texts(connection: Connection, number: ItemNumber) -> tuple[tuple[int, str], ...]:
    """The numbers and texts of all pages of an item, in order; none when it has no pages."""
    query = select(pages.c.number, pages.c.text).where(pages.c.item == number).order_by(pages.c.number)
    return tuple((row.number, row.text) for row in connection.execute(query))


def text_marks(connection: Connection, genre: Genre) -> dict[ItemNumber, str]:
    """For every item of a genre with pages, a digest that changes with their texts, or with what is known of these."""
    query = (
        select(pages.c.item, pages.c.number, pages.c.text, pages.c.language, pages.c.is_read, pages.c.origin)
        .join(items, items.c.number == pages.c.item)
        .where(items.c.genre == genre.value)
        .order_by(pages.c.item, pages.c.number)
        .execution_options(yield_per=_AT_ONCE)
    )
    marks: dict[ItemNumber, str] = {}
    for number, rows in groupby(connection.execute(query), key=lambda row: row.item):
        digest = hashlib.sha256()
        for row in rows:
            digest.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
        marks[ItemNumber(number)] = digest.hexdigest()
    return marks
