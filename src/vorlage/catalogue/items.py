# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Accessions and items in the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select, update

from vorlage.catalogue.tables import accessions, items
from vorlage.domain.custody import Accession, AccessionNumber, CodeName, Digest, Genre, Item, ItemNumber, Outcome


def insert_accession(connection: Connection, accession: Accession, *, salt: bytes, mark: bytes) -> None:
    """Open an accession. `salt` and `mark` let an interrupted intake find it again."""
    connection.execute(
        insert(accessions),
        {
            "number": accession.number,
            "genre": accession.genre.value,
            "code_name": accession.code_name.text if accession.code_name else None,
            "note": accession.note,
            "opened_at": accession.opened_at.isoformat(),
            "closed_at": None,
            "resume_salt": salt,
            "resume_mark": mark,
        },
    )


def close_accession(connection: Connection, number: AccessionNumber, closed_at: datetime) -> None:
    """Close an accession and erase what let it be resumed."""
    connection.execute(
        update(accessions)
        .where(accessions.c.number == number)
        .values(closed_at=closed_at.isoformat(), resume_salt=None, resume_mark=None)
    )


def list_accessions(connection: Connection) -> tuple[Accession, ...]:
    """All accessions, oldest first."""
    return tuple(_accession(row) for row in connection.execute(select(accessions).order_by(accessions.c.number)))


def open_accessions(connection: Connection) -> tuple[tuple[Accession, bytes, bytes], ...]:
    """Accessions whose intake has not ended, each with its salt and mark."""
    rows = connection.execute(select(accessions).where(accessions.c.closed_at.is_(None)))
    return tuple((_accession(row), bytes(row.resume_salt), bytes(row.resume_mark)) for row in rows)


def _accession(row: Row[tuple[object, ...]]) -> Accession:
    return Accession(
        number=AccessionNumber(row.number),
        genre=Genre(row.genre),
        code_name=CodeName(row.code_name) if row.code_name else None,
        note=row.note,
        opened_at=datetime.fromisoformat(row.opened_at),
        closed_at=datetime.fromisoformat(row.closed_at) if row.closed_at else None,
    )


def next_item_number(connection: Connection) -> ItemNumber:
    """The first number no item has."""
    return ItemNumber((connection.execute(select(func.max(items.c.number))).scalar() or 0) + 1)


def insert_items(connection: Connection, new: Iterable[Item]) -> None:
    """Enter items."""
    rows = [
        {
            "number": item.number,
            "accession": item.accession,
            "path": item.path,
            "digest": item.digest.hex if item.digest else None,
            "size_bytes": item.size_bytes,
            "genre": item.genre.value,
            "parent": item.parent,
            "media_type": item.media_type,
            "outcome": item.outcome.value,
            "reason": item.reason,
            "duplicate_of": item.duplicate_of,
            "extraction_version": "",
            "is_indexed": False,
        }
        for item in new
    ]
    if rows:
        connection.execute(insert(items), rows)


def update_outcome(connection: Connection, item: Item, extraction_version: str, *, has_unread: bool = False) -> None:
    """Write what became of an item, and by which version of the extraction.

    With pages still to be recognised it is pending, and the outcome is kept until they were tried.
    """
    outcome = Outcome.PENDING if has_unread else item.outcome
    connection.execute(
        update(items)
        .where(items.c.number == item.number)
        .values(
            media_type=item.media_type,
            outcome=outcome.value,
            reason=item.reason,
            extraction_version=extraction_version,
            settles_as=item.outcome.value if has_unread else None,
            is_indexed=False,
        )
    )


def make_pending(connection: Connection, number: ItemNumber, *, settles_as: Outcome | None = None) -> None:
    """Have an item read again; with `settles_as`, only the pages of it that await being recognised."""
    connection.execute(
        update(items)
        .where(items.c.number == number)
        .values(outcome=Outcome.PENDING.value, settles_as=settles_as.value if settles_as else None)
    )


def update_arrival(connection: Connection, item: Item) -> None:
    """Write digest, size and outcome of a member that could be taken out of its container only now."""
    connection.execute(
        update(items)
        .where(items.c.number == item.number)
        .values(
            digest=item.digest.hex if item.digest else None,
            size_bytes=item.size_bytes,
            outcome=item.outcome.value,
            reason=item.reason,
            duplicate_of=item.duplicate_of,
            settles_as=None,
            is_indexed=False,
        )
    )


def items_to_read(connection: Connection) -> tuple[Item, ...]:
    """Pending items that are still to be read, by number: not those that wait for their pages to be recognised."""
    query = select(items).where(items.c.outcome == Outcome.PENDING.value, items.c.settles_as.is_(None))
    return tuple(_item(row) for row in connection.execute(query.order_by(items.c.number)))


def tree_entries(connection: Connection) -> Iterator[tuple[int, int | None, int]]:
    """Number, parent and size of every item, by number."""
    for row in connection.execute(select(items.c.number, items.c.parent, items.c.size_bytes).order_by(items.c.number)):
        yield row.number, row.parent, row.size_bytes


def members_of(connection: Connection, number: ItemNumber) -> tuple[Item, ...]:
    """The members of a container, by number."""
    query = select(items).where(items.c.parent == number).order_by(items.c.number)
    return tuple(_item(row) for row in connection.execute(query))


def list_items(connection: Connection, *, outcome: Outcome | None = None) -> tuple[Item, ...]:
    """All items by number, or those with one outcome."""
    query = select(items).order_by(items.c.number)
    if outcome is not None:
        query = query.where(items.c.outcome == outcome.value)
    return tuple(_item(row) for row in connection.execute(query))


def item_by_number(connection: Connection, number: int) -> Item | None:
    """The item of a number, if there is one."""
    row = connection.execute(select(items).where(items.c.number == number)).first()
    return _item(row) if row else None


def items_by_path(connection: Connection, path: str) -> tuple[Item, ...]:
    """The items at an escaped path, in whichever accession."""
    rows = connection.execute(select(items).where(items.c.path == path).order_by(items.c.number))
    return tuple(_item(row) for row in rows)


def first_with_digest(connection: Connection, digest: Digest, genre: Genre) -> ItemNumber | None:
    """The earliest item of a genre with these bytes, if any: what a duplicate repeats."""
    query = select(func.min(items.c.number)).where(items.c.digest == digest.hex, items.c.genre == genre.value)
    found = connection.execute(query).scalar()
    return ItemNumber(found) if found is not None else None


def top_level_of(connection: Connection, accession: AccessionNumber) -> dict[str, Item]:
    """The files of an accession by escaped path, members of containers left out."""
    query = select(items).where(items.c.accession == accession, items.c.parent.is_(None))
    return {item.path: item for item in (_item(row) for row in connection.execute(query))}


def all_digests(connection: Connection) -> Iterator[Digest]:
    """Every digest in custody, once, in order."""
    query = select(items.c.digest).where(items.c.digest.is_not(None)).distinct().order_by(items.c.digest)
    for row in connection.execute(query):
        yield Digest(row.digest)


def not_indexed(connection: Connection) -> tuple[ItemNumber, ...]:
    """Read items whose pages the search index has not confirmed."""
    query = select(items.c.number).where(items.c.is_indexed.is_(False), items.c.outcome != Outcome.PENDING.value)
    return tuple(ItemNumber(row.number) for row in connection.execute(query.order_by(items.c.number)))


def mark_indexed(connection: Connection, numbers: Iterable[ItemNumber], *, indexed: bool = True) -> None:
    """Note that the search index holds the pages of these items, or no longer does."""
    for number in numbers:
        connection.execute(update(items).where(items.c.number == number).values(is_indexed=indexed))


def forget_index(connection: Connection) -> None:
    """Note that no page is indexed: the index is gone or of another version."""
    connection.execute(update(items).values(is_indexed=False))


def _item(row: Row[tuple[object, ...]]) -> Item:
    return Item(
        number=ItemNumber(row.number),
        accession=AccessionNumber(row.accession),
        path=row.path,
        digest=Digest(row.digest) if row.digest else None,
        size_bytes=row.size_bytes,
        genre=Genre(row.genre),
        parent=ItemNumber(row.parent) if row.parent is not None else None,
        media_type=row.media_type,
        outcome=Outcome(row.outcome),
        reason=row.reason,
        duplicate_of=ItemNumber(row.duplicate_of) if row.duplicate_of is not None else None,
    )
