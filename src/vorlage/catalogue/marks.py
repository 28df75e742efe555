# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Tags and stars in the catalogue: marks of people on items."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from vorlage.catalogue.tables import stars, tags
from vorlage.domain.custody import ItemNumber


def items_by_tag(connection: Connection) -> tuple[tuple[str, frozenset[ItemNumber]], ...]:
    """Every tag with its items, in the order of the tags' code points."""
    found: dict[str, set[ItemNumber]] = {}
    for row in connection.execute(select(tags.c.tag, tags.c.item)):
        found.setdefault(row.tag, set()).add(ItemNumber(row.item))
    return tuple((tag, frozenset(found[tag])) for tag in sorted(found))


def spellings_of_tags(connection: Connection) -> tuple[str, ...]:
    """The tags there are, as they are spelled."""
    return tuple(row.tag for row in connection.execute(select(tags.c.tag).distinct()))


def insert_tag(connection: Connection, numbers: Iterable[ItemNumber], tag: str, *, by: str, at: datetime) -> None:
    """Put a tag on items that have not got it."""
    rows = [{"item": number, "tag": tag, "made_by": by, "made_at": at.isoformat()} for number in numbers]
    if rows:
        connection.execute(insert(tags), rows)


def delete_tag(connection: Connection, numbers: Iterable[ItemNumber], tag: str) -> None:
    """Take a tag off items."""
    for number in numbers:
        connection.execute(delete(tags).where(tags.c.item == number, tags.c.tag == tag))


def starred_by(connection: Connection, member: str) -> frozenset[ItemNumber]:
    """The items a member has starred."""
    rows = connection.execute(select(stars.c.item).where(stars.c.member == member))
    return frozenset(ItemNumber(row.item) for row in rows)


def insert_stars(connection: Connection, numbers: Iterable[ItemNumber], *, member: str, at: datetime) -> None:
    """Star items that a member has not starred."""
    rows = [{"member": member, "item": number, "made_at": at.isoformat()} for number in numbers]
    if rows:
        connection.execute(insert(stars), rows)


def delete_stars(connection: Connection, numbers: Iterable[ItemNumber], *, member: str) -> None:
    """Take a member's stars off items; nothing is left of them."""
    for number in numbers:
        connection.execute(delete(stars).where(stars.c.member == member, stars.c.item == number))
