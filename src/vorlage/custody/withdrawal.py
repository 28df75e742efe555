# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Taking an item out of the archive: what goes with it, its bytes, its tombstone, and the event that says so.

The log is never rewritten: it keeps the digest that the item came in with, and gets one event more. The tombstone has
no digest, path, size or type. Words of the item elsewhere (index, seals) are for the rooms that put them there.

Residual risks: a digest shows who has the same bytes that they were here. Deleted is what the file system deletes:
blocks that a disk or a snapshot keeps are out of our reach, and backups are for people to destroy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from vorlage.catalogue import items as item_rows
from vorlage.catalogue import withdrawals as rows
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.events import next_sequence
from vorlage.custody.custody_log import record_events
from vorlage.custody.delivery import Delivery, Listed
from vorlage.custody.durable import sync_folder
from vorlage.custody.vault import Vault, digest_of
from vorlage.domain.custody import CustodyEvent, EventKind, Item, ItemNumber
from vorlage.domain.errors import ReasonError, WithdrawalError
from vorlage.domain.withdrawals import LONGEST_GROUND, Withdrawal, WithdrawalPlan, is_ground, is_tombstone

_SHOWN: Final = 20


def plan_withdrawal(connection: Connection, item: Item) -> WithdrawalPlan:
    """What has to leave so that no byte of an item is left: its copies, what holds one of them, all members of these.

    A member of a container that leaves may be held elsewhere too: what came on its own stays, and keeps its bytes.

    Raises:
        WithdrawalError: It was withdrawn already.
    """
    if is_tombstone(item):
        raise WithdrawalError(
            f"Item {item.number} was withdrawn already.",
            record=item.number,
            unharmed="Nothing was changed.",
            next_step="see that nothing of it is left: vorlage verify CASE",
        )
    holding = _holding(connection, item)
    leaving: set[ItemNumber] = set()
    waiting = [number for number, held in holding.items() if held.parent is None]
    while waiting:
        number = waiting.pop()
        leaving.add(number)
        waiting += [member.number for member in item_rows.members_of(connection, number)]
    return WithdrawalPlan(
        asked=item.number,
        items=tuple(sorted(leaving)),
        others=tuple(sorted(set(holding) - {item.number})),
        read_again=tuple(sorted(set(_firsts(connection, leaving).values()))),
    )


def _holding(connection: Connection, item: Item) -> dict[ItemNumber, Item]:
    """The item, all with its bytes, all containers around one of them, all with the bytes of one of these."""
    held: dict[ItemNumber, Item] = {}
    waiting = [item]
    while waiting:
        each = waiting.pop()
        if each.number not in held:
            held[each.number] = each
            near = rows.items_with_digest(connection, each.digest) if each.digest else ()
            around = (each.parent,) if each.parent is not None else ()
            found = (item_rows.item_by_number(connection, number) for number in (*near, *around))
            waiting += [other for other in found if other is not None]
    return held


def require_ground(ground: str) -> str:
    """The ground of a withdrawal, without white space around it.

    Raises:
        ReasonError: It is blank or too long.
    """
    if not is_ground(ground):
        raise ReasonError(
            "A withdrawal says on what ground.",
            expected=f"one to {LONGEST_GROUND} characters",
            found="nothing, or more than that",
            unharmed="Nothing was withdrawn.",
            next_step="give the command again with --ground and a sentence; it is kept in the case, never in the log",
        )
    return ground.strip()


def require_alone(plan: WithdrawalPlan) -> None:
    """Refuse a withdrawal for which others have to leave too.

    Raises:
        WithdrawalError: They have to. It lists them by number.
    """
    if plan.others:
        listed = ", ".join(map(str, plan.others[:_SHOWN])) + (", and more" if len(plan.others) > _SHOWN else "")
        raise WithdrawalError(
            f"The bytes of item {plan.asked} lie in {len(plan.others)} more items: {listed}.",
            record=plan.asked,
            expected="items that have its bytes, or hold it inside them, leave with it",
            found=f"{len(plan.items)} items that would leave, members among them",
            unharmed="Nothing was withdrawn.",
            next_step="see all of them with --plan; to withdraw them together, add --all-copies",
        )


def enter_withdrawal(connection: Connection, plan: WithdrawalPlan, *, ground: str, by: str, now: datetime) -> None:
    """Enter that the items of a plan are to leave: from here on they will, whatever is killed."""
    leaving = [item for item in item_rows.list_items(connection) if item.number in set(plan.items)]
    rows.insert_withdrawals(connection, leaving, ground=ground, by=by, now=now)


def delete_originals(catalogue: Catalogue, vault: Vault, leaving: Sequence[Withdrawal]) -> int:
    """Delete the bytes of items that leave, but for those that an item that stays has too; return how many."""
    deleted = 0
    numbers = {each.item for each in leaving}
    for digest in sorted({each.digest for each in leaving if each.digest is not None}):
        with catalogue.reading() as connection:
            is_held = bool(set(rows.items_with_digest(connection, digest)) - numbers)
        place = vault.path_of(digest)
        if not is_held and place.exists():
            place.unlink()
            sync_folder(place.parent)
            deleted += 1
    return deleted


def enter_tombstones(catalogue: Catalogue, leaving: Sequence[Withdrawal], *, now: datetime, tool: str) -> None:
    """Leave a tombstone of each item and record its deletion, in one transaction; done already, it changes nothing.

    Items that repeated one of them and stay are pending, or repeat the first of those.
    """
    numbers = {each.item for each in leaving}
    with catalogue.writing() as connection:
        held = {each: item_rows.item_by_number(connection, each) for each in sorted(numbers)}
        here = [item for item in held.values() if item is not None and not is_tombstone(item)]
        left = _firsts(connection, numbers)
        again = [item_rows.item_by_number(connection, number) for number in sorted(set(left.values()))]
        for number, first in left.items():
            rows.repeat_another(connection, number, None if number == first else first)
        for item in here:
            rows.empty_item(connection, item.number)
        rows.forget_derived(connection, numbers)
        rows.forget_places(connection, numbers)
        item_rows.forget_index(connection)
        told = [(item, EventKind.DELETION, _told(connection, item)) for item in here]
        told += [(item, EventKind.METADATA_EXTRACTION, "read again; was duplicate") for item in again if item]
        _record(connection, told, now=now, tool=tool)


def _told(connection: Connection, item: Item) -> str:
    if item.digest is None:
        return "withdrawn; no bytes were held"
    return (
        "withdrawn" if not rows.items_with_digest(connection, item.digest) else "withdrawn; other items hold its bytes"
    )


def _firsts(connection: Connection, leaving: set[ItemNumber]) -> dict[ItemNumber, ItemNumber]:
    """For each item that stays and repeats one that leaves: the first that stays and repeats the same one."""
    firsts: dict[ItemNumber | None, ItemNumber] = {}
    found: dict[ItemNumber, ItemNumber] = {}
    for number in rows.repeating(connection, leaving):
        item = item_rows.item_by_number(connection, number)
        if item is not None:
            found[number] = firsts.setdefault(item.duplicate_of, number)
    return found


def _record(connection: Connection, told: Sequence[tuple[Item, EventKind, str]], *, now: datetime, tool: str) -> None:
    sequence = next_sequence(connection)
    events = [
        CustodyEvent(
            sequence=sequence + position,
            at=now,
            kind=kind,
            accession=item.accession,
            item=item.number,
            digest=item.digest,
            tool=tool,
            detail=detail,
        )
        for position, (item, kind, detail) in enumerate(told)
    ]
    record_events(connection, events)


def without_withdrawn(catalogue: Catalogue, delivery: Delivery) -> Delivery:
    """A delivery without the files whose bytes were withdrawn: what was taken out does not come in again by mistake.

    Not found is what lies inside a container that was not here before. Files are read once more in a case from which
    something was withdrawn, and in no other.
    """
    with catalogue.reading() as connection:
        gone = {each.digest for each in rows.list_withdrawals(connection) if each.digest is not None}
        still = {digest for digest in gone if rows.items_with_digest(connection, digest)}
    gone -= still
    if not gone:
        return delivery

    def was_withdrawn(listed: Listed) -> bool:
        try:
            return listed.place.is_file() and not listed.place.is_symlink() and digest_of(listed.place) in gone
        except OSError:
            return False

    return replace(delivery, files=tuple(listed for listed in delivery.files if not was_withdrawn(listed)))
