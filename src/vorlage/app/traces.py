# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Traces in the items of one opened case: looked for when asked, in the jail; values only after an event in the log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from vorlage.app.workplace import Workplace
from vorlage.catalogue.items import item_by_number
from vorlage.custody.durable import full_disk_named
from vorlage.custody.vault import Vault
from vorlage.domain.custody import EventKind, Item, ItemNumber
from vorlage.domain.errors import UnknownItemError
from vorlage.domain.traces import TraceReport
from vorlage.jail.supervisor import Jail
from vorlage.traces.examining import Examiner

_AT_ONCE: Final = 2
_MOST_KEPT: Final = 2_000
_MOST_NUMBERS: Final = 40


class CaseTraces:
    """What `Case` hands out as `traces`. Reports are kept while the case is open, values never."""

    def __init__(self, workplace: Workplace, jail: Jail) -> None:
        self._workplace = workplace
        self._vault = Vault(workplace.folder)
        self._examiner = Examiner(jail=jail)
        self._kept: dict[ItemNumber, TraceReport] = {}

    def made(self, number: ItemNumber) -> TraceReport | None:
        """The report of one item if it was made since the case was opened; making one takes up to seconds."""
        return self._kept.get(number)

    def report(self, number: ItemNumber) -> TraceReport:
        """What was found in one item, without what it says. Its `reading` is what a person signs.

        Raises:
            UnknownItemError: There is no such item.
            JailUnavailableError: Nothing was opened.
        """
        item = self._item(number)
        kept = self._kept.get(number)
        if kept is not None and kept.digest == item.digest:
            return kept
        made = self._examined(item, with_values=False)
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[number] = made
        return made

    def reports(self, numbers: Sequence[ItemNumber]) -> Iterator[TraceReport]:
        """The reports of some items, in their order, some being made at the same time.

        Raises:
            UnknownItemError: There is no such item.
            JailUnavailableError: Nothing was opened.
        """
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            yield from threads.map(self.report, numbers)

    def shown(self, numbers: Sequence[ItemNumber]) -> tuple[TraceReport, ...]:
        """The reports of some items with what was found. That they are shown is a custody event, made first.

        Values are made for this call and kept nowhere; whoever shows them treats them as protected.

        Raises:
            UnknownItemError: There is no such item; nothing was shown.
            CaseBusyError: Another process is adding; nothing was shown.
            CaseReadOnlyError: The showing could not be recorded, so nothing was shown.
        """
        items = [self._item(number) for number in numbers]
        if not items:
            return ()
        named = " ".join(str(item.number) for item in items[:_MOST_NUMBERS])
        more = f" and {len(items) - _MOST_NUMBERS} more" if len(items) > _MOST_NUMBERS else ""
        with self._workplace.writing():
            told = f"values of traces shown: {len(items)} items: {named}{more}"
            self._workplace.record(EventKind.DISSEMINATION, told)
        return tuple(self._examined(item, with_values=True) for item in items)

    def _examined(self, item: Item, *, with_values: bool) -> TraceReport:
        original = self._vault.original(item.digest) if item.digest is not None else None
        with full_disk_named(), TemporaryDirectory(prefix="traces-", dir=self._workplace.folder.work) as work:
            return self._examiner.examine(item, original, work=Path(work), with_values=with_values)

    def _item(self, number: ItemNumber) -> Item:
        with self._workplace.catalogue.reading() as connection:
            item = item_by_number(connection, number)
        if item is None:
            raise UnknownItemError(
                f"There is no item {number}.",
                record=number,
                unharmed="Nothing was shown or changed.",
                next_step="list what there is: vorlage status CASE --items",
            )
        return item
