# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Taking in: every file listed, copied, digested, entered as an item with its accession event.

Never recorded: logins, host names, the folder files came from, or times of files (decision 0006).
"""

from __future__ import annotations

import hmac
import secrets
import stat
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from vorlage.catalogue import items as item_rows
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.events import next_sequence
from vorlage.custody.custody_log import record_events
from vorlage.custody.delivery import Delivery, Listed
from vorlage.custody.vault import Kept, Vault, digest_of
from vorlage.domain.custody import (
    Accession,
    AccessionNumber,
    CustodyEvent,
    Digest,
    EventKind,
    Item,
    ItemNumber,
    Outcome,
)
from vorlage.domain.withdrawals import is_tombstone

_BATCH: Final = 32


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file or a member as it stands before it is an item: its bytes in the vault, or why there are none."""

    path: str
    kept: Kept | None
    outcome: Outcome
    reason: str


def accession_of(catalogue: Catalogue, delivery: Delivery, *, now: datetime) -> Accession | None:
    """The accession a delivery belongs to: the one an interrupted call left open, or a new one.

    Returns None when all of it is held already, under the same paths, genre and code name: nothing is to be done.
    """
    with catalogue.reading() as connection:
        for accession, salt, mark in item_rows.open_accessions(connection):
            if hmac.compare_digest(mark, _sealed(salt, delivery)):
                return accession
        closed = [each for each in item_rows.list_accessions(connection) if each.closed_at is not None]
        if any(_holds(connection, accession, delivery) for accession in closed):
            return None
    with catalogue.writing() as connection:
        year = f"{now:%Y}-"
        taken = [int(each.number[5:]) for each in item_rows.list_accessions(connection) if each.number[:5] == year]
        accession = Accession(
            number=AccessionNumber(f"{year}{max(taken, default=0) + 1:03d}"),
            genre=delivery.genre,
            code_name=delivery.code_name,
            note=delivery.note,
            opened_at=now,
            closed_at=None,
        )
        salt = secrets.token_bytes(32)
        item_rows.insert_accession(connection, accession, salt=salt, mark=_sealed(salt, delivery))
    return accession


def _sealed(salt: bytes, delivery: Delivery) -> bytes:
    return hmac.digest(salt, delivery.mark, sha256)


def _holds(connection: Connection, accession: Accession, delivery: Delivery) -> bool:
    same_call = (accession.genre, accession.code_name, accession.note) == (
        delivery.genre,
        delivery.code_name,
        delivery.note,
    )
    here = item_rows.top_level_of(connection, accession.number) if same_call else {}
    held = {path: item for path, item in here.items() if not is_tombstone(item)}
    if not delivery.files or {listed.path for listed in delivery.files} != set(held):
        return False
    return all(_is_as_held(listed.place, held[listed.path].digest) for listed in delivery.files)


def _is_as_held(place: Path, digest: Digest | None) -> bool:
    try:
        return digest is not None and stat.S_ISREG(place.lstat().st_mode) and digest_of(place) == digest
    except OSError:
        return False


def take_in(
    catalogue: Catalogue,
    vault: Vault,
    accession: Accession,
    delivery: Delivery,
    *,
    clock: Callable[[], datetime],
    tool: str,
    progress: Callable[[int], None],
) -> int:
    """Take in the files of a delivery that are not items of the accession yet; return how many.

    Each file becomes an item with its one accession event, in one transaction with others of its batch. A kill loses no
    more than the last batch's entries, and a second call goes on from there with the same numbers.
    """
    with catalogue.reading() as connection:
        held = set(item_rows.top_level_of(connection, accession.number))
    remaining = iter([listed for listed in delivery.files if listed.path not in held])
    taken = 0
    while batch := list(islice(remaining, _BATCH)):
        arrivals = [_arrive(vault, listed) for listed in batch]
        with catalogue.writing() as connection:
            enter_items(connection, accession, arrivals, parent=None, now=clock(), tool=tool)
        taken += len(batch)
        progress(len(batch))
    return taken


def _arrive(vault: Vault, listed: Listed) -> Arrival:
    try:
        if not stat.S_ISREG(listed.place.lstat().st_mode):
            reason = "custody.not-a-file: a link or a special file, not followed and not opened"
            return Arrival(listed.path, None, Outcome.REFUSED, reason)
        with listed.place.open("rb") as untrusted_stream:
            kept = vault.keep(untrusted_stream)
    except OSError as failure:
        reason = f"custody.unreadable: could not be read where it lay (system error {failure.errno})"
        return Arrival(listed.path, None, Outcome.DAMAGED, reason)
    return arrival_of(listed.path, kept)


def arrival_of(path: str, kept: Kept) -> Arrival:
    """How bytes in the vault arrive: pending, or empty at once."""
    if kept.size_bytes == 0:
        return Arrival(path, kept, Outcome.EMPTY, "custody.empty: no bytes")
    return Arrival(path, kept, Outcome.PENDING, "")


def enter_items(
    connection: Connection,
    accession: Accession,
    arrivals: Iterable[Arrival],
    *,
    parent: ItemNumber | None,
    now: datetime,
    tool: str,
) -> tuple[Item, ...]:
    """Enter arrivals as items, in order, each with its accession event. Bytes held already make a duplicate."""
    number = item_rows.next_item_number(connection)
    sequence = next_sequence(connection)
    entered: list[Item] = []
    for arrival in arrivals:
        new = _item(arrival, accession, ItemNumber(number + len(entered)), parent)
        item = _as_duplicate(connection, new)
        item_rows.insert_items(connection, [item])
        entered.append(item)
    events = [_accessioned(sequence + position, item, now=now, tool=tool) for position, item in enumerate(entered)]
    record_events(connection, events)
    return tuple(entered)


def enter_members(
    connection: Connection,
    accession: Accession,
    arrivals: Sequence[Arrival],
    *,
    parent: ItemNumber,
    now: datetime,
    tool: str,
) -> tuple[Item, ...]:
    """Enter what came out of a container; return the items that are new or have their bytes only now.

    A container that is opened once more does not double its members: one with the same path and bytes is the item it
    was. One whose bytes stayed inside at first, and came out now, keeps its number and gets an event for its bytes.
    No member that was there is taken away.
    """
    held: dict[str, list[Item]] = {}
    for member in item_rows.members_of(connection, parent):
        held.setdefault(member.path, []).append(member)
    if not held:
        return enter_items(connection, accession, arrivals, parent=parent, now=now, tool=tool)
    strange = [arrival for arrival in arrivals if not _take_equal(held, arrival)]
    unpacked, new = [], []
    for arrival in strange:
        closed = _take_closed(held, arrival)
        if closed is None:
            new.append(arrival)
        elif arrival.kept is not None:
            item = replace(
                closed,
                digest=arrival.kept.digest,
                size_bytes=arrival.kept.size_bytes,
                outcome=arrival.outcome,
                reason=arrival.reason,
            )
            unpacked.append(_as_duplicate(connection, item))
            item_rows.update_arrival(connection, unpacked[-1])
        elif closed.digest is None:
            item_rows.update_arrival(connection, replace(closed, outcome=arrival.outcome, reason=arrival.reason))
    sequence = next_sequence(connection)
    record_events(
        connection,
        [
            _accessioned(sequence + position, item, now=now, tool=tool, kind=EventKind.UNPACKING)
            for position, item in enumerate(unpacked)
        ],
    )
    return (*unpacked, *enter_items(connection, accession, new, parent=parent, now=now, tool=tool))


def _take_equal(held: dict[str, list[Item]], arrival: Arrival) -> bool:
    """Take the member that has the arrival's bytes out of those held, if there is one."""
    for member in held.get(arrival.path, []):
        if arrival.kept is not None and member.digest == arrival.kept.digest:
            held[arrival.path].remove(member)
            return True
    return False


def _take_closed(held: dict[str, list[Item]], arrival: Arrival) -> Item | None:
    """The member at the arrival's path that it must be: one without bytes, or any when the arrival has none itself."""
    for member in held.get(arrival.path, []):
        if member.digest is None or arrival.kept is None:
            held[arrival.path].remove(member)
            return member
    return None


def _item(arrival: Arrival, accession: Accession, number: ItemNumber, parent: ItemNumber | None) -> Item:
    return Item(
        number=number,
        accession=accession.number,
        path=arrival.path,
        digest=arrival.kept.digest if arrival.kept else None,
        size_bytes=arrival.kept.size_bytes if arrival.kept else 0,
        genre=accession.genre,
        parent=parent,
        media_type="",
        outcome=arrival.outcome,
        reason=arrival.reason,
        duplicate_of=None,
    )


def _as_duplicate(connection: Connection, item: Item) -> Item:
    if item.digest is None or item.outcome is not Outcome.PENDING:
        return item
    earlier = item_rows.first_with_digest(connection, item.digest, item.genre)
    if earlier is None or earlier >= item.number:
        return item
    reason = f"custody.duplicate: the same bytes as item {earlier}"
    return replace(item, outcome=Outcome.DUPLICATE, duplicate_of=earlier, reason=reason)


def _accessioned(
    sequence: int, item: Item, *, now: datetime, tool: str, kind: EventKind = EventKind.ACCESSION
) -> CustodyEvent:
    return CustodyEvent(
        sequence=sequence,
        at=now,
        kind=kind,
        accession=item.accession,
        item=item.number,
        digest=item.digest,
        tool=tool,
        detail="file" if item.parent is None else f"member of item {item.parent}",
    )


def close_accession(catalogue: Catalogue, accession: Accession, *, now: datetime, tool: str) -> None:
    """End the intake of an accession, and erase what let it be resumed."""
    with catalogue.writing() as connection:
        item_rows.close_accession(connection, accession.number, now)
        event = CustodyEvent(
            sequence=next_sequence(connection),
            at=now,
            kind=EventKind.INGESTION_END,
            accession=accession.number,
            item=None,
            digest=None,
            tool=tool,
            detail="",
        )
        record_events(connection, [event])
