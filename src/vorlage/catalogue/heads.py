# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What every record is and says of itself, without its pages: for views of the whole case."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Connection, and_, func, select

from vorlage.catalogue.tables import accessions, heads, items, pages
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.pages import ReportHead

_CREDITS = msgspec.json.Decoder(tuple[str, ...])
_BEGINNING = 8_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordHead:
    """A record without its pages. `beginning` is that of its first page's text, where it was asked for.

    `taken_in` is when its accession was opened.
    """

    number: ItemNumber
    path: str
    genre: Genre
    media_type: str
    head: ReportHead
    beginning: str
    taken_in: datetime

    def __repr__(self) -> str:
        return f"RecordHead({self.number})"


def record_heads(connection: Connection, *, beginnings_of: Collection[str] = ()) -> Iterator[RecordHead]:
    """Every record by number, read as they are asked for; the text of first pages only of some media types."""
    wanted = and_(pages.c.item == items.c.number, pages.c.number == 1, items.c.media_type.in_(sorted(beginnings_of)))
    query = (
        select(
            items.c.number,
            items.c.path,
            items.c.genre,
            items.c.media_type,
            accessions.c.opened_at,
            heads,
            func.substr(pages.c.text, 1, _BEGINNING, type_=pages.c.text.type).label("beginning"),
        )
        .join(heads, heads.c.item == items.c.number)
        .join(accessions, accessions.c.number == items.c.accession)
        .outerjoin(pages, wanted)
        .order_by(items.c.number)
    )
    for row in connection.execute(query):
        yield RecordHead(
            number=ItemNumber(row.number),
            path=row.path,
            genre=Genre(row.genre),
            media_type=row.media_type,
            head=ReportHead(
                title=row.title,
                outlet=row.outlet,
                published=row.published,
                byline=row.byline,
                credits=_CREDITS.decode(row.credits),
                made_on=row.made_on or "",
            ),
            beginning=row.beginning or "",
            taken_in=datetime.fromisoformat(row.opened_at),
        )


def reports_by_path(connection: Connection) -> dict[str, tuple[ItemNumber, str]]:
    """Every report that has a text, by path: its number, and its outlet as printed, or empty."""
    query = (
        select(items.c.number, items.c.path, heads.c.outlet)
        .join(heads, heads.c.item == items.c.number)
        .where(items.c.genre == Genre.REPORT.value)
        .order_by(items.c.number)
    )
    return {row.path: (ItemNumber(row.number), row.outlet) for row in connection.execute(query)}
