# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The texts of single pages, without their words and pictures: for what looks at many pages of many records."""

from __future__ import annotations

from sqlalchemy import Connection, select

from vorlage.catalogue.tables import pages
from vorlage.domain.custody import ItemNumber


def page_text(connection: Connection, number: ItemNumber, page_number: int) -> str:
    """The text of a page, as its record has it; empty when there is no such page."""
    query = select(pages.c.text).where(pages.c.item == number, pages.c.number == page_number)
    return str(connection.execute(query).scalar() or "")


def page_texts(connection: Connection, number: ItemNumber) -> tuple[tuple[int, str], ...]:
    """The numbers and texts of all pages of an item, in order; none when it has no pages."""
    query = select(pages.c.number, pages.c.text).where(pages.c.item == number).order_by(pages.c.number)
    return tuple((row.number, row.text) for row in connection.execute(query))
