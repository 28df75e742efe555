# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Withdrawals in the catalogue, and the one place where rows that were entered are emptied or taken away.

What people wrote of their own (reasons, findings, grounds, queries) stays; words of a record go wherever they are.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from vorlage.catalogue.generations import note_text_change
from vorlage.catalogue.tables import (
    accessions,
    authenticity_exhibits,
    decision_anchors,
    derivations,
    edition_exhibits,
    heads,
    items,
    layers,
    pages,
    proposals,
    redaction_boxes,
    saved_searches,
    stars,
    tags,
    translation_steps,
    translations,
    withdrawals,
)
from vorlage.domain.custody import Digest, Item, ItemNumber, Outcome
from vorlage.domain.withdrawals import WITHDRAWN, Withdrawal, tombstone_path

_NO_DIGEST: Final = "0" * 64
_NO_WORDS: Final = "\N{WHITE SQUARE}"
"""Stands where words of a withdrawn record stood, in a decision that hangs on them: it stays, and is stale."""


def insert_withdrawals(connection: Connection, leaving: Iterable[Item], *, ground: str, by: str, now: datetime) -> None:
    """Enter that items are to leave."""
    rows = [
        {
            "item": item.number,
            "digest": item.digest.hex if item.digest else None,
            "ground": ground,
            "made_by": by,
            "asked_at": now.isoformat(),
            "done_at": None,
        }
        for item in leaving
    ]
    connection.execute(insert(withdrawals), rows)


def list_withdrawals(connection: Connection, *, unfinished_only: bool = False) -> tuple[Withdrawal, ...]:
    """Withdrawals by number of item."""
    query = select(withdrawals).order_by(withdrawals.c.item)
    if unfinished_only:
        query = query.where(withdrawals.c.done_at.is_(None))
    return tuple(_withdrawal(row) for row in connection.execute(query))


def mark_withdrawn(connection: Connection, numbers: Iterable[ItemNumber], now: datetime) -> None:
    """Note that nothing is left of these items."""
    for number in numbers:
        connection.execute(update(withdrawals).where(withdrawals.c.item == number).values(done_at=now.isoformat()))


def items_with_digest(connection: Connection, digest: Digest) -> tuple[ItemNumber, ...]:
    """The items that have these bytes, by number. One that was withdrawn has none."""
    query = select(items.c.number).where(items.c.digest == digest.hex).order_by(items.c.number)
    return tuple(ItemNumber(row.number) for row in connection.execute(query))


def repeating(connection: Connection, numbers: Collection[ItemNumber]) -> tuple[ItemNumber, ...]:
    """The items outside `numbers` that repeat one of them, by number."""
    query = select(items.c.number, items.c.duplicate_of).where(items.c.duplicate_of.is_not(None))
    rows = connection.execute(query.order_by(items.c.number))
    return tuple(ItemNumber(row.number) for row in rows if row.duplicate_of in numbers and row.number not in numbers)


def repeat_another(connection: Connection, number: ItemNumber, first: ItemNumber | None) -> None:
    """Have a duplicate repeat another item; with None it repeats nothing, and is pending."""
    reason = f"custody.duplicate: the same bytes as item {first}" if first else ""
    outcome = Outcome.DUPLICATE if first else Outcome.PENDING
    changed = {"duplicate_of": first, "reason": reason, "outcome": outcome.value, "settles_as": None}
    connection.execute(update(items).where(items.c.number == number).values(**changed))


def empty_item(connection: Connection, number: ItemNumber) -> None:
    """Leave of an item its tombstone: number, accession, container; take away all that was read in it or laid on it."""
    note_text_change(connection, number)
    for table in (pages, layers, heads, tags, stars, proposals, redaction_boxes):
        connection.execute(delete(table).where(table.c.item == number))
    its_translations = select(translations.c.number).where(translations.c.item == number)
    connection.execute(delete(translation_steps).where(translation_steps.c.translation.in_(its_translations)))
    connection.execute(delete(translations).where(translations.c.item == number))
    no_words = {"exact": _NO_WORDS, "prefix": "", "suffix": "", "start_offset": 0, "end_offset": len(_NO_WORDS)}
    anchors, exhibits = decision_anchors, authenticity_exhibits
    connection.execute(update(anchors).where(anchors.c.item == number).values(layer_digest=_NO_DIGEST, **no_words))
    connection.execute(update(exhibits).where(exhibits.c.item == number).values(digest=_NO_DIGEST))
    quoted = exhibits.c.page.is_not(None)
    connection.execute(update(exhibits).where(exhibits.c.item == number, quoted).values(**no_words))
    _make_tombstone(connection, number)


def _make_tombstone(connection: Connection, number: ItemNumber) -> None:
    left = {
        "path": tombstone_path(number),
        "digest": None,
        "size_bytes": 0,
        "media_type": "",
        "outcome": Outcome.EMPTY.value,
        "reason": WITHDRAWN,
        "duplicate_of": None,
        "extraction_version": "",
        "settles_as": None,
    }
    connection.execute(update(items).where(items.c.number == number).values(**left))


def forget_derived(connection: Connection, numbers: Collection[ItemNumber]) -> None:
    """Let go of every machine result but those of one other item each, the search index too."""
    for row in connection.execute(select(derivations.c.kind, derivations.c.key)).all():
        is_of_one = row.key.isascii() and row.key.isdigit() and len(row.key) < len(_NO_DIGEST)
        if not is_of_one or int(row.key) in numbers:
            its = (derivations.c.kind == row.kind, derivations.c.key == row.key)
            connection.execute(delete(derivations).where(*its))


def forget_places(connection: Connection, numbers: Collection[ItemNumber]) -> None:
    """Take items out of what saved searches answered, and the notes from accessions of which nothing is left."""
    for row in connection.execute(select(saved_searches.c.number, saved_searches.c.seen)).all():
        seen = json.loads(row.seen) if row.seen else []
        kept = [mark for mark in seen if mark[0] not in numbers]
        if len(kept) != len(seen):
            told = json.dumps(kept, separators=(",", ":"))
            connection.execute(update(saved_searches).where(saved_searches.c.number == row.number).values(seen=told))
    there = select(items.c.accession).where(or_(items.c.reason != WITHDRAWN, items.c.outcome != Outcome.EMPTY.value))
    gone = accessions.c.closed_at.is_not(None) & accessions.c.number.not_in(there)
    connection.execute(update(accessions).where(gone).values(note=""))


def editions_showing(connection: Connection, numbers: Sequence[ItemNumber]) -> tuple[int, ...]:
    """The editions that were published with an exhibit of one of these items."""
    query = select(edition_exhibits.c.edition).where(edition_exhibits.c.item.in_(numbers)).distinct()
    return tuple(row.edition for row in connection.execute(query.order_by(edition_exhibits.c.edition)))


def _withdrawal(row: Row[Any]) -> Withdrawal:
    return Withdrawal(
        item=ItemNumber(row.item),
        digest=Digest(row.digest) if row.digest else None,
        ground=row.ground,
        by=row.made_by,
        asked_at=datetime.fromisoformat(row.asked_at),
        done_at=datetime.fromisoformat(row.done_at) if row.done_at else None,
    )
