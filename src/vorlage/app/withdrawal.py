# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Withdrawing items from an opened case: every room lets go of them, in an order that a kill does not spoil.

That items are to leave is entered first. From then on each step can be done twice, and whoever next writes to the case
does those that are left, before anything else.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from vorlage.app.workplace import Workplace
from vorlage.catalogue import withdrawals as rows
from vorlage.catalogue.events import events_from
from vorlage.catalogue.items import list_accessions
from vorlage.catalogue.seals import mark_forgotten, seals_made_of
from vorlage.custody.accounting_report import write_accounting
from vorlage.custody.durable import sync_folder
from vorlage.custody.fixity import write_manifest
from vorlage.custody.vault import Vault
from vorlage.custody.withdrawal import (
    delete_originals,
    enter_tombstones,
    enter_withdrawal,
    plan_withdrawal,
    require_alone,
    require_ground,
)
from vorlage.domain.custody import THIS_DESK, AccessionNumber, CodeName, EventKind, Item, ItemNumber
from vorlage.domain.withdrawals import Withdrawal, WithdrawalPlan
from vorlage.extraction.families.keeping import kinships
from vorlage.sealing.keeping import forget_seals


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOut:
    """Something that left the case while an item was in it, as the custody log has it: when, and what in numbers."""

    at: datetime
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """What left the case, and where people have to look themselves.

    `near` are records whose texts are near those that left, and stay. Copies outside the case: backups of it made
    before `done_at`, what was handed out, and editions with an exhibit of it.
    """

    plan: WithdrawalPlan
    done_at: datetime
    near: tuple[ItemNumber, ...]
    handed_out: tuple[HandedOut, ...]
    editions: tuple[int, ...]


class CaseWithdrawals:
    """What `Case` hands out as `withdrawals`."""

    def __init__(self, workplace: Workplace, after: Callable[[], None], forget: Callable[[], None]) -> None:
        """`after` reads what is pending and makes anew what was derived; `forget` lets go of what is held in memory."""
        self._workplace, self._after, self._forget = workplace, after, forget

    def list(self) -> tuple[Withdrawal, ...]:
        """Everything that was withdrawn, by number of item, with its ground."""
        with self._workplace.catalogue.reading() as connection:
            return rows.list_withdrawals(connection)

    def plan(self, item: Item) -> WithdrawalPlan:
        """What would leave with an item; nothing is changed.

        Raises:
            WithdrawalError: It was withdrawn already.
        """
        with self._workplace.catalogue.reading() as connection:
            return plan_withdrawal(connection, item)

    def withdraw(
        self,
        item: Item,
        *,
        ground: str,
        by: CodeName | None = None,
        all_copies: bool = False,
        told: Callable[[str], None] = lambda _: None,
    ) -> Withdrawn:
        """Delete an item: its original, and everything that was read in it or made of it. It cannot be undone.

        What other items hold too stays theirs. What people wrote themselves stays: reasons, findings, queries.

        Args:
            item: It.
            ground: Why; kept in the case with who it was, never in the log.
            by: Who withdraws it.
            all_copies: Items with the same bytes, and containers that hold it, may leave with it.
            told: Told the name of each step of `finish_withdrawals` before it is taken.

        Raises:
            ReasonError: The ground is blank or too long.
            WithdrawalError: It was withdrawn already, or others would have to leave with it and may not.
            CaseBusyError: Another process is adding, or reads all the while. What was decided goes on at the next call.
        """
        ground, now = require_ground(ground), self._workplace.clock()
        with self._workplace.writing():
            plan = self.plan(item)
            if not all_copies:
                require_alone(plan)
            near = self._near(plan)
            with self._workplace.catalogue.writing() as connection:
                enter_withdrawal(connection, plan, ground=ground, by=by.text if by else THIS_DESK, now=now)
            finish_withdrawals(self._workplace, told)
            self._after()
        self._forget()
        with self._workplace.catalogue.reading() as connection:
            return Withdrawn(
                plan=plan,
                done_at=self._workplace.clock(),
                near=near,
                handed_out=tuple(_handed_out_since(connection, item.accession)),
                editions=rows.editions_showing(connection, plan.items),
            )

    def _near(self, plan: WithdrawalPlan) -> tuple[ItemNumber, ...]:
        kin = kinships(self._workplace.catalogue)
        near = {each for number in plan.items for pair in kin.get(number, ()) for each in (pair.a, pair.b)}
        return tuple(sorted(near - set(plan.items)))


def _handed_out_since(connection: Connection, accession: AccessionNumber) -> Iterator[HandedOut]:
    since = next(each.opened_at for each in list_accessions(connection) if each.number == accession)
    for event in events_from(connection, 0):
        if event.kind is EventKind.DISSEMINATION and event.at >= since:
            yield HandedOut(at=event.at, told=event.detail)


def finish_withdrawals(workplace: Workplace, told: Callable[[str], None] = lambda _: None) -> None:
    """Do what is left to do of withdrawals that were entered. The caller is the only writer of the case.

    Raises:
        CaseBusyError: Somebody reads the catalogue all the while; the rest is done by the next writer.
        DiskFullError: There is no room to write the catalogue anew; the rest is done by the next writer.
    """
    with workplace.catalogue.reading() as connection:
        leaving = rows.list_withdrawals(connection, unfinished_only=True)
    if leaving:
        for step, take in _STEPS.items():
            told(step)
            take(workplace, leaving)


def _delete_bytes(workplace: Workplace, leaving: Sequence[Withdrawal]) -> None:
    delete_originals(workplace.catalogue, Vault(workplace.folder), leaving)
    digests = {each.digest.hex for each in leaving if each.digest is not None}
    for picture in workplace.folder.pictures.glob("*.png"):
        if picture.name.partition("-")[0] in digests:
            picture.unlink(missing_ok=True)


def _delete_seals(workplace: Workplace, leaving: Sequence[Withdrawal]) -> None:
    """Rasters, leaves and seeds first, the note of it last: it must not be believed before it is so."""
    for each in leaving:
        with workplace.catalogue.reading() as connection:
            seals = seals_made_of(connection, each.item)
        forget_seals(workplace.folder, seals)
        with workplace.catalogue.writing() as connection:
            mark_forgotten(connection, each.item, workplace.clock())


def _delete_texts(workplace: Workplace, leaving: Sequence[Withdrawal]) -> None:
    enter_tombstones(workplace.catalogue, leaving, now=workplace.clock(), tool=workplace.tool)


def _delete_derived(workplace: Workplace, leaving: Sequence[Withdrawal]) -> None:  # noqa: ARG001  # it is one folder
    """Whole: an index takes words out of its files only when it is made anew, and cannot be told when."""
    for place in (workplace.folder.index, workplace.folder.passages):
        _delete_folder(place)


def _write_lists(workplace: Workplace, leaving: Sequence[Withdrawal]) -> None:  # noqa: ARG001  # they are of all items
    write_manifest(workplace.folder, workplace.catalogue)
    write_accounting(workplace.folder, workplace.catalogue, now=workplace.clock())


def _log(workplace: Workplace, leaving: Sequence[Withdrawal]) -> None:  # noqa: ARG001  # their events are recorded
    workplace.follow_log()


def _rewrite_catalogue(workplace: Workplace, leaving: Sequence[Withdrawal]) -> None:  # noqa: ARG001  # all of it
    workplace.catalogue.rewrite(workplace.folder.work)


def _mark_done(workplace: Workplace, leaving: Sequence[Withdrawal]) -> None:
    with workplace.catalogue.writing() as connection:
        rows.mark_withdrawn(connection, [each.item for each in leaving], workplace.clock())


_STEPS: Final[dict[str, Callable[[Workplace, Sequence[Withdrawal]], None]]] = {
    "originals": _delete_bytes,
    "seals": _delete_seals,
    "texts": _delete_texts,
    "derived": _delete_derived,
    "lists": _write_lists,
    "log": _log,
    "catalogue": _rewrite_catalogue,
    "done": _mark_done,
}
STEPS: Final = tuple(_STEPS)
"""What is done, in order, once it is entered that items leave."""


def _delete_folder(place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
        sync_folder(place.parent)
