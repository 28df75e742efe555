# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The texts of a page: the one it shows stands in `pages`, all others it had in `layers`. None is thrown away."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, delete, func, insert, select, update

from vorlage.catalogue.generations import note_text_change
from vorlage.catalogue.pages import page_of, text_columns, unpack_words
from vorlage.catalogue.tables import heads, items, layers, pages
from vorlage.domain.custody import ItemNumber, Outcome
from vorlage.domain.pages import Page, PageOrigin, TextLayer, text_digest


def layers_of(connection: Connection, number: ItemNumber, page_number: int) -> tuple[TextLayer, ...]:
    """All texts of a page: the one it shows first, then the others by the time they were made."""
    shown = connection.execute(_shown(number).where(pages.c.number == page_number)).all()
    aside = connection.execute(
        select(layers)
        .where(layers.c.item == number, layers.c.page == page_number)
        .order_by(layers.c.made_at, layers.c.origin, layers.c.engine, layers.c.digest)
    )
    return (*(_layer(row, is_shown=True) for row in shown), *(_layer(row, is_shown=False) for row in aside))


def lay_over(connection: Connection, number: ItemNumber, page: Page, *, made_at: datetime) -> None:
    """Give a page another text. The better one is shown (see `Page.gives_way_to`), the other set aside.

    Label, hidden texts, and the page's size where it has one, stay as they are. The page no longer awaits OCR.
    """
    there = and_(pages.c.item == number, pages.c.number == page.number)
    row = connection.execute(_shown(number).where(there)).one()
    shown = page_of(row)
    if shown.gives_way_to(page):
        _set_aside(connection, number, row)
        size = {} if shown.width and shown.height else {"width": page.width, "height": page.height}
        changed = {**text_columns(page, made_at), **size}
    else:
        _insert_layer(connection, number, page, engine=page.engine, made_at=made_at.isoformat())
        changed = {} if shown.is_read else {"reason": page.reason or shown.reason}
    connection.execute(update(pages).where(there).values(awaits_ocr=False, **changed))
    note_text_change(connection, number)


def clear_pages(connection: Connection, number: ItemNumber) -> None:
    """Set aside every text of an item that is about to be read again; it then has no pages."""
    for row in connection.execute(_shown(number)).all():
        _set_aside(connection, number, row)
    connection.execute(delete(pages).where(pages.c.item == number))
    connection.execute(delete(heads).where(heads.c.item == number))
    note_text_change(connection, number)


def forget_repeated(connection: Connection, number: ItemNumber) -> None:
    """Drop what was set aside and is shown again, word for word, from the same origin: reading twice keeps it once."""
    if connection.execute(select(layers.c.item).where(layers.c.item == number)).first() is None:
        return
    for row in connection.execute(_shown(number)).all():
        same = (layers.c.item == number, layers.c.page == row.number, layers.c.origin == row.origin)
        connection.execute(delete(layers).where(*same, layers.c.digest == text_digest(row.text).hex))


def restore_human_texts(connection: Connection, number: ItemNumber) -> None:
    """Show what people wrote again, after an item was read anew: a machine's reading never takes its place."""
    query = (
        select(layers, pages.c.width, pages.c.height)
        .join(pages, and_(pages.c.item == layers.c.item, pages.c.number == layers.c.page))
        .where(layers.c.item == number, layers.c.origin == PageOrigin.HUMAN.value)
        .order_by(layers.c.made_at)
    )
    for row in connection.execute(query).all():
        page = Page(
            number=row.page,
            label="",
            width=row.width,
            height=row.height,
            text=row.text,
            origin=PageOrigin.HUMAN,
            language=row.language,
            words=unpack_words(row.words),
            is_read=row.is_read,
            engine=row.engine,
            reason=row.reason,
        )
        lay_over(connection, number, page, made_at=datetime.fromisoformat(row.made_at))


def await_ocr(connection: Connection, number: ItemNumber, page_number: int) -> None:
    """Note that a page is to be recognised."""
    there = and_(pages.c.item == number, pages.c.number == page_number)
    connection.execute(update(pages).where(there).values(awaits_ocr=True))


def pages_awaiting_ocr(connection: Connection) -> tuple[tuple[ItemNumber, int], ...]:
    """Every page still to be recognised, by item and number."""
    query = select(pages.c.item, pages.c.number).where(pages.c.awaits_ocr.is_(True))
    in_order = query.order_by(pages.c.item, pages.c.number)
    return tuple((ItemNumber(row.item), row.number) for row in connection.execute(in_order))


def settle_when_recognised(connection: Connection, number: ItemNumber) -> bool:
    """Give an item the outcome it has once no page of it awaits OCR any more; return whether that was so."""
    waiting = select(func.count()).where(pages.c.item == number, pages.c.awaits_ocr.is_(True))
    if connection.execute(waiting).scalar_one():
        return False
    connection.execute(
        update(items)
        .where(items.c.number == number, items.c.settles_as.is_not(None), items.c.outcome == Outcome.PENDING.value)
        .values(outcome=items.c.settles_as, settles_as=None, is_indexed=False)
    )
    return True


def languages_read(connection: Connection) -> tuple[str, ...]:
    """The languages of what originals themselves say, most frequent first; what an engine recognised does not count."""
    count = func.count().label("count")
    query = (
        select(pages.c.language, count)
        .where(pages.c.is_read.is_(True), pages.c.language != "")
        .where(pages.c.origin.in_((PageOrigin.NATIVE.value, PageOrigin.TEXT_LAYER.value)))
        .group_by(pages.c.language)
        .order_by(count.desc(), pages.c.language)
    )
    return tuple(row.language for row in connection.execute(query))


def _shown(number: ItemNumber) -> Select[Any]:
    return (
        select(pages, items.c.extraction_version)
        .join(items, items.c.number == pages.c.item)
        .where(pages.c.item == number)
    )


def _set_aside(connection: Connection, number: ItemNumber, row: Row[tuple[object, ...]]) -> None:
    if row.text:
        _insert_layer(connection, number, page_of(row), engine=_engine(row), made_at=row.made_at or "")


def _engine(row: Row[tuple[object, ...]]) -> str:
    return row.engine or f"reading {row.extraction_version}"


def _insert_layer(connection: Connection, number: ItemNumber, page: Page, *, engine: str, made_at: str) -> None:
    columns = {**text_columns(page, None), "engine": engine, "made_at": made_at}
    key = {"item": number, "page": page.number, "digest": text_digest(page.text).hex}
    same = [layers.c[name] == value for name, value in {**key, "origin": columns["origin"], "engine": engine}.items()]
    if page.text and not connection.execute(select(layers.c.item).where(*same)).first():
        connection.execute(insert(layers), {**key, **columns})


def _layer(row: Row[tuple[object, ...]], *, is_shown: bool) -> TextLayer:
    return TextLayer(
        origin=PageOrigin(row.origin),
        engine=_engine(row) if is_shown else row.engine,
        text=row.text,
        language=row.language,
        is_read=row.is_read,
        reason=row.reason or "",
        words=unpack_words(row.words),
        made_at=datetime.fromisoformat(row.made_at) if row.made_at else None,
        is_shown=is_shown,
    )
