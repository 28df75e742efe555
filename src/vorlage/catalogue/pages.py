# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pages, their words and hidden texts, and report heads in the catalogue."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, Row, func, insert, select, update

from vorlage.catalogue.generations import note_text_change
from vorlage.catalogue.tables import heads, items, pages
from vorlage.domain.custody import Genre, ItemNumber, Outcome
from vorlage.domain.pages import Hidden, HiddenKind, Page, PageOrigin, Record, ReportHead
from vorlage.domain.words import Box, Word, Words

_PACKED = b"\x02"
"""Stands before words that are packed; what lacks it (zlib begins with 0x78) is in the form of earlier versions."""

# Of earlier versions, one word: start, end, then left, top, right, bottom (or None), then confidence (or None).
_PackedWord = tuple[int, int, tuple[float, float, float, float] | None, float | None]
_WORDS = msgspec.msgpack.Decoder(list[_PackedWord])
_HIDDEN = msgspec.msgpack.Decoder(list[tuple[str, str]])
_CREDITS = msgspec.json.Decoder(tuple[str, ...])


def insert_pages(
    connection: Connection,
    number: ItemNumber,
    new: Iterable[Page],
    head: ReportHead,
    *,
    made_at: datetime | None = None,
    awaiting_ocr: Collection[int] = (),
) -> None:
    """Enter the pages and the head of a record that has none yet; `awaiting_ocr` numbers those to be recognised."""
    rows = [
        {
            "item": number,
            "number": page.number,
            "label": page.label,
            "width": page.width,
            "height": page.height,
            "hidden": _pack_hidden(page.hidden),
            "awaits_ocr": page.number in awaiting_ocr,
            **text_columns(page, made_at),
        }
        for page in new
    ]
    if rows:
        connection.execute(insert(pages), rows)
        connection.execute(insert(heads), {"item": number, **_head_columns(head)})
        note_text_change(connection, number)


def text_columns(page: Page, made_at: datetime | None) -> dict[str, object]:
    """The columns that hold the text a page shows, with all that belongs to this text alone."""
    return {
        "text": page.text,
        "origin": page.origin.value,
        "language": page.language,
        "is_read": page.is_read,
        "words": pack_words(page.words),
        "engine": page.engine,
        "reason": page.reason,
        "made_at": made_at.isoformat() if made_at else None,
    }


def replace_head(connection: Connection, number: ItemNumber, head: ReportHead) -> None:
    """Give a record that has pages another head."""
    connection.execute(update(heads).where(heads.c.item == number).values(**_head_columns(head)))
    note_text_change(connection, number)


def _head_columns(head: ReportHead) -> dict[str, str]:
    return {
        "title": head.title,
        "outlet": head.outlet,
        "published": head.published,
        "byline": head.byline,
        "credits": msgspec.json.encode(head.credits).decode(),
        "made_on": head.made_on,
    }


def record_of(connection: Connection, number: ItemNumber) -> Record | None:
    """The record of an item with its words, or None when the item has no pages."""
    return next(iter(records(connection, [number])), None)


def records(connection: Connection, numbers: Iterable[ItemNumber]) -> Iterable[Record]:
    """Records one after another, in the order asked for; items without pages are passed over."""
    for number in numbers:
        rows = connection.execute(select(pages).where(pages.c.item == number).order_by(pages.c.number)).all()
        if not rows:
            continue
        item = connection.execute(select(items).where(items.c.number == number)).one()
        head = connection.execute(select(heads).where(heads.c.item == number)).one()
        yield Record(
            number=number,
            path=item.path,
            genre=Genre(item.genre),
            media_type=item.media_type,
            pages=tuple(page_of(row) for row in rows),
            head=ReportHead(
                title=head.title,
                outlet=head.outlet,
                published=head.published,
                byline=head.byline,
                credits=_CREDITS.decode(head.credits),
                made_on=head.made_on or "",
            ),
        )


def numbers_with_pages(connection: Connection, genre: Genre) -> tuple[ItemNumber, ...]:
    """The items of a genre that have pages, by number. Duplicates have none of their own."""
    query = (
        select(items.c.number)
        .where(items.c.genre == genre.value, items.c.outcome != Outcome.DUPLICATE.value)
        .where(select(pages.c.item).where(pages.c.item == items.c.number).exists())
        .order_by(items.c.number)
    )
    return tuple(ItemNumber(row.number) for row in connection.execute(query))


def page_counts(connection: Connection) -> tuple[int, int]:
    """How many pages there are, and how many of them no engine could read."""
    total, read = connection.execute(
        select(func.count(), func.coalesce(func.sum(pages.c.is_read.cast(_INTEGER)), 0))
    ).one()
    return int(total), int(total) - int(read)


def page_facts(connection: Connection) -> Mapping[ItemNumber, tuple[tuple[int, bool, str, str], ...]]:
    """For every item with pages: number, whether read, language and origin of each page, without its text."""
    query = select(pages.c.item, pages.c.number, pages.c.is_read, pages.c.language, pages.c.origin)
    found: dict[ItemNumber, list[tuple[int, bool, str, str]]] = {}
    for row in connection.execute(query.order_by(pages.c.item, pages.c.number)):
        found.setdefault(ItemNumber(row.item), []).append((row.number, row.is_read, row.language, row.origin))
    return {number: tuple(each) for number, each in found.items()}


def unread_pages(connection: Connection) -> Mapping[ItemNumber, Mapping[int, str]]:
    """For every item with pages that are not read: their numbers, each with why."""
    query = select(pages.c.item, pages.c.number, pages.c.reason).where(pages.c.is_read.is_(False))
    found: dict[ItemNumber, dict[int, str]] = {}
    for row in connection.execute(query.order_by(pages.c.item, pages.c.number)):
        found.setdefault(ItemNumber(row.item), {})[row.number] = row.reason or ""
    return found


_INTEGER = pages.c.number.type


def pack_words(words: Sequence[Word]) -> bytes:
    """Words as a column holds them."""
    packed = words if isinstance(words, Words) else Words.of(words)
    return _PACKED + zlib.compress(packed.packed(), 1)


def unpack_words(held: bytes) -> Words:
    """Words as `pack_words` packed them, or as it did before it marked what it packed."""
    if held.startswith(_PACKED):
        return Words.unpacked(zlib.decompress(held[len(_PACKED) :]))
    words = _WORDS.decode(zlib.decompress(held))
    return Words.of(Word(start, end, Box(*box) if box else None, sure) for start, end, box, sure in words)


def _pack_hidden(hidden: Iterable[Hidden]) -> bytes:
    return zlib.compress(msgspec.msgpack.encode([(each.kind.value, each.text) for each in hidden]), 1)


def page_of(row: Row[tuple[object, ...]]) -> Page:
    """The page of a row of `pages`."""
    return Page(
        number=row.number,
        label=row.label,
        width=row.width,
        height=row.height,
        text=row.text,
        origin=PageOrigin(row.origin),
        language=row.language,
        is_read=row.is_read,
        words=unpack_words(row.words),
        hidden=tuple(Hidden(HiddenKind(kind), text) for kind, text in _HIDDEN.decode(zlib.decompress(row.hidden))),
        engine=row.engine or "",
        reason=row.reason or "",
    )
