# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Having a class of items read once more: after an installation, with passwords, by a later version.

What an item was before stands in the custody log. Nothing that people did is touched, texts are set aside and not
thrown away, and members of a container that is opened again stay the items they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from vorlage.catalogue import items as item_rows
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.events import next_sequence
from vorlage.catalogue.layers import await_ocr
from vorlage.catalogue.pages import record_of, unread_pages
from vorlage.custody.custody_log import record_events
from vorlage.domain.custody import CustodyEvent, EventKind, Item, Outcome
from vorlage.domain.pages import Page


def ask_for_outcome(catalogue: Catalogue, outcome: Outcome, *, now: datetime, tool: str) -> int:
    """Make every item of an outcome pending; return how many will be read.

    A member whose bytes never came out of its container is read by opening the container once more. Duplicates have
    nothing of their own to read, and pending items are read anyway: for both there is nothing to do here.
    """
    if outcome in {Outcome.DUPLICATE, Outcome.PENDING}:
        return 0
    with catalogue.writing() as connection:
        chosen: dict[int, Item] = {}
        for item in item_rows.list_items(connection, outcome=outcome):
            holder = _with_bytes(connection, item)
            if holder is not None:
                chosen[holder.number] = holder
        again = [chosen[number] for number in sorted(chosen)]
        for item in again:
            item_rows.make_pending(connection, item.number)
        _record(connection, again, "read again", now=now, tool=tool)
    return len(again)


def ask_for_unread_pages(
    catalogue: Catalogue, needs_ocr: Callable[[Page, str], bool], *, now: datetime, tool: str
) -> int:
    """Have every page that is not read, and can be drawn, recognised once more; return how many there are."""
    with catalogue.writing() as connection:
        again: list[Item] = []
        count = 0
        for number, page_numbers in unread_pages(connection).items():
            item, record = item_rows.item_by_number(connection, number), record_of(connection, number)
            if item is None or record is None or item.outcome is Outcome.PENDING:
                continue
            drawable = [
                page.number
                for page in record.pages
                if page.number in page_numbers and needs_ocr(_as_if_untried(page), record.media_type)
            ]
            for page_number in drawable:
                await_ocr(connection, number, page_number)
            if drawable:
                item_rows.make_pending(connection, number, settles_as=item.outcome)
                again.append(item)
                count += len(drawable)
        _record(connection, again, "unread pages tried again", now=now, tool=tool)
    return count


def _as_if_untried(page: Page) -> Page:
    return replace(page, engine="")


def _with_bytes(connection: Connection, item: Item) -> Item | None:
    """The item itself, or the nearest container above it whose bytes are held; a duplicate stands for its first."""
    found: Item | None = item
    while found is not None and (found.digest is None or found.outcome is Outcome.DUPLICATE):
        above = found.duplicate_of or found.parent
        found = item_rows.item_by_number(connection, above) if above is not None else None
    return found


def _record(connection: Connection, again: Sequence[Item], what: str, *, now: datetime, tool: str) -> None:
    """An event for each item: what it was, as its outcome and the code of its reason, which hold no text."""
    sequence = next_sequence(connection)
    events = []
    for position, item in enumerate(again):
        code = item.reason.partition(":")[0]
        was = f"{item.outcome} ({code})" if code else str(item.outcome)
        events.append(
            CustodyEvent(
                sequence=sequence + position,
                at=now,
                kind=EventKind.METADATA_EXTRACTION,
                accession=item.accession,
                item=item.number,
                digest=item.digest,
                tool=tool,
                detail=f"{what}; was {was}",
            )
        )
    record_events(connection, events)
