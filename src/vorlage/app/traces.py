# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Traces in the items of one opened case: looked for when asked, in the jail; values only after an event in the log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from vorlage.app.workplace import Workplace
from vorlage.catalogue.items import item_by_number
from vorlage.custody.durable import full_disk_named
from vorlage.custody.vault import Vault
from vorlage.domain.custody import Digest, EventKind, Item, ItemNumber
from vorlage.domain.errors import UnknownItemError
from vorlage.domain.families import KinshipKind
from vorlage.domain.traces import TraceKind, TraceReport
from vorlage.extraction.families.keeping import kinships
from vorlage.jail.supervisor import Jail
from vorlage.traces.comparing import CopyComparer
from vorlage.traces.examining import Examiner
from vorlage.traces.forms import RULES_VERSION

_AT_ONCE: Final = 2
_MOST_KEPT: Final = 2_000
_MOST_NUMBERS: Final = 40
_VERSION: Final = KinshipKind.VERSION
_MOST_COPIES: Final = 3
"""The nearest of the near duplicates; the others are compared when they are named."""
_Key = tuple[Digest | None, tuple[ItemNumber, ...]]


class CaseTraces:
    """What `Case` hands out as `traces`. Reports are kept while the case is open, values never."""

    def __init__(self, workplace: Workplace, jail: Jail) -> None:
        self._workplace = workplace
        self._vault = Vault(workplace.folder)
        self._examiner = Examiner(jail=jail)
        self._comparer = CopyComparer(jail=jail)
        self._kept: dict[ItemNumber, tuple[_Key, TraceReport]] = {}

    def made(self, number: ItemNumber) -> TraceReport | None:
        """The report of one item if it was made since the case was opened; making one takes up to seconds."""
        kept = self._kept.get(number)
        return kept[1] if kept else None

    def report(self, number: ItemNumber) -> TraceReport:
        """What was found in one item, without what it says. Its `reading` is what a person signs.

        Its nearest near duplicates in the case are compared with it: a second copy finds what nothing else can.

        Raises:
            UnknownItemError: There is no such item.
            JailUnavailableError: Nothing was opened.
        """
        item = self._item(number)
        key = (item.digest, self._copies_of(number))
        kept = self._kept.get(number)
        if kept is not None and kept[0] == key:
            return kept[1]
        made = self._examined(item, key[1], with_values=False)
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[number] = (key, made)
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
        self._record_showing(items)
        return tuple(self._examined(item, self._copies_of(item.number), with_values=True) for item in items)

    def compared(self, number: ItemNumber, other: ItemNumber, *, are_shown: bool = False) -> TraceReport:
        """How one item differs from another copy of the same text, and nothing else of it.

        Args:
            number: The item whose differences are told.
            other: The other copy.
            are_shown: Also what stands in each copy; then the showing is a custody event, made first.

        Raises:
            UnknownItemError: There is no such item; nothing was shown.
            CaseBusyError: Another process is adding; nothing was shown.
            CaseReadOnlyError: The showing could not be recorded, so nothing was shown.
        """
        items = [self._item(number), self._item(other)]
        if are_shown:
            self._record_showing(items)
        bare = TraceReport(
            number=number, digest=items[0].digest, media_type=items[0].media_type, rules=RULES_VERSION, traces=(),
            looked_for=frozenset({TraceKind.COPY_DIFFERENCE}),
        )  # fmt: skip
        return self._with_differences(bare, items[0], (other,), with_values=are_shown)

    def _record_showing(self, items: Sequence[Item]) -> None:
        named = " ".join(str(item.number) for item in items[:_MOST_NUMBERS])
        more = f" and {len(items) - _MOST_NUMBERS} more" if len(items) > _MOST_NUMBERS else ""
        with self._workplace.writing():
            told = f"values of traces shown: {len(items)} items: {named}{more}"
            self._workplace.record(EventKind.DISSEMINATION, told)

    def _examined(self, item: Item, copies: tuple[ItemNumber, ...], *, with_values: bool) -> TraceReport:
        original = self._vault.original(item.digest) if item.digest is not None else None
        with full_disk_named(), TemporaryDirectory(prefix="traces-", dir=self._workplace.folder.work) as work:
            alone = self._examiner.examine(item, original, work=Path(work), with_values=with_values)
        return self._with_differences(alone, item, copies, with_values=with_values)

    def _with_differences(
        self, report: TraceReport, item: Item, copies: tuple[ItemNumber, ...], *, with_values: bool
    ) -> TraceReport:
        for number in copies:
            other = self._item(number)
            if item.digest is None or other.digest is None:
                report = replace(report, gaps=tuple(sorted({*report.gaps, "bytes"})))
                continue
            pair = ((item, self._vault.original(item.digest)), (other, self._vault.original(other.digest)))
            with full_disk_named(), TemporaryDirectory(prefix="copies-", dir=self._workplace.folder.work) as work:
                found = self._comparer.compare(*pair, work=Path(work), with_values=with_values)
            report = replace(
                report,
                traces=(*report.traces, *found.traces),
                looked_for=report.looked_for | {TraceKind.COPY_DIFFERENCE},
                gaps=tuple(sorted({*report.gaps, *found.gaps})),
            )
        return report

    def _copies_of(self, number: ItemNumber) -> tuple[ItemNumber, ...]:
        near = (kin for kin in kinships(self._workplace.catalogue).get(number, ()) if kin.kind is not _VERSION)
        return tuple(kin.other(number) for kin in near)[:_MOST_COPIES]

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
