# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Failed redactions of received items in one opened case: looked for when asked, in the jail.

What lies open is never stored. Where it stands in the text of a record is: positions alone, as a derived result, so
that masking and exports hide it without opening anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from vorlage.app.workplace import Workplace
from vorlage.catalogue.items import item_by_number, list_items
from vorlage.catalogue.pages import record_of
from vorlage.custody.durable import full_disk_named
from vorlage.custody.vault import Vault
from vorlage.domain.bad_redactions import RedactionsExamined
from vorlage.domain.custody import Digest, EventKind, Item, ItemNumber, Outcome
from vorlage.domain.errors import UnknownItemError
from vorlage.domain.lineage import Span
from vorlage.jail.supervisor import Jail
from vorlage.redaction.received.examining import Examination, can_examine, examine_original
from vorlage.redaction.received.failed_words import FailedWords, KeptStretches
from vorlage.redaction.received.hiding import hidden_spans

_AT_ONCE: Final = 2
_MOST_KEPT: Final = 500
_MOST_NUMBERS: Final = 40
_EXAMINED: Final = (Outcome.READ, Outcome.DAMAGED, Outcome.ENCRYPTED)


class CaseReceivedRedactions:
    """What `Case` hands out as `received_redactions`.

    Examinations are kept in memory while the case is open, so that a page is not examined at each look; the words in
    them leave this class through `shown`, which records it first, and as the stretches of `hidden_spans`. The stretches
    are kept in the catalogue with the first look at an item, where it can be written.
    """

    def __init__(self, workplace: Workplace, jail: Jail) -> None:
        self._workplace = workplace
        self._vault = Vault(workplace.folder)
        self._jail = jail
        self._kept: dict[Digest, Examination] = {}
        self._stretches = KeptStretches(workplace.catalogue)

    def examinable(self) -> tuple[ItemNumber, ...]:
        """The items that can be examined, in order: PDF, images, Office documents of the ZIP kind; no duplicates."""
        with self._workplace.catalogue.reading() as connection:
            items = list_items(connection)
        return tuple(
            item.number
            for item in items
            if item.outcome in _EXAMINED and item.digest is not None and can_examine(item.media_type)
        )

    def examined(self, numbers: Sequence[ItemNumber]) -> Iterator[RedactionsExamined]:
        """The failed redactions of some items, in their order, without a word of what lies open.

        Raises:
            UnknownItemError: There is no such item.
            JailUnavailableError: Nothing was opened.
        """
        items = [self._item(number) for number in numbers]
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            for item, told in zip(items, threads.map(self._told, items), strict=True):
                self._noted(item, told)
                yield replace(told, found=tuple(replace(each, recovered="") for each in told.found))

    def of(self, number: ItemNumber) -> RedactionsExamined:
        """The failed redactions of one item: see `examined`."""
        return next(self.examined([number]))

    def shown(self, numbers: Sequence[ItemNumber]) -> tuple[RedactionsExamined, ...]:
        """The failed redactions of some items with the words that lie open. The showing is a custody event, made first.

        Whoever shows them treats them as protected.

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
            told = f"words under failed redactions shown: {len(items)} items: {named}{more}"
            self._workplace.record(EventKind.DISSEMINATION, told)
        told_of = [(item, self._told(item)) for item in items]
        for item, found in told_of:
            self._noted(item, found)
        return tuple(found for _, found in told_of)

    def hidden_spans(self, number: ItemNumber) -> tuple[Span, ...]:
        """Where in the record's text the words stand that failed redactions were to hide: nobody is handed these.

        Offsets point into the record's text as it is now. Examines the original once while the case is open.

        Raises:
            UnknownItemError: There is no such item.
            JailUnavailableError: Nothing was opened.
        """
        item = self._item(number)
        with self._workplace.catalogue.reading() as connection:
            record = record_of(connection, item.number)
        if record is None or item.digest is None:
            return ()
        kept = self._stretches.of(item.digest, record)
        return self._noted(item, self._told(item)) if kept is None else kept

    def besides(self) -> FailedWords:
        """What masking hides besides names: see `redaction.received.failed_words`. Opens no original."""
        return self._stretches.failed_words()

    def not_examined(self) -> int:
        """How many items could be examined and were not: what lies open in these is not hidden by masking."""
        known = self._stretches.examined()
        with self._workplace.catalogue.reading() as connection:
            items = list_items(connection)
        digests = {
            item.digest.hex
            for item in items
            if item.outcome in _EXAMINED and item.digest is not None and can_examine(item.media_type)
        }
        return len(digests - known)

    def _noted(self, item: Item, told: RedactionsExamined) -> tuple[Span, ...]:
        """The stretches of an item's record; kept when all of it was examined."""
        with self._workplace.catalogue.reading() as connection:
            record = record_of(connection, item.number)
        if record is None or item.digest is None:
            return ()
        spans = hidden_spans(record, told.found)
        if not told.unexamined:
            self._stretches.keep(item.digest, record, spans)
        return spans

    def _told(self, item: Item) -> RedactionsExamined:
        reason = ""
        examination = Examination(())
        if item.digest is None or item.outcome not in _EXAMINED:
            reason = "item.unread: has no pages of its own"
        elif not can_examine(item.media_type):
            reason = "format.unexamined: of a format that is not examined for redactions"
        else:
            examination = self._examination(item, item.digest)
            reason = examination.unexamined
        return RedactionsExamined(number=item.number, path=item.path, found=examination.found, unexamined=reason)

    def _examination(self, item: Item, digest: Digest) -> Examination:
        kept = self._kept.get(digest)
        if kept is not None:
            return kept
        with full_disk_named(), TemporaryDirectory(prefix="redactions-", dir=self._workplace.folder.work) as work:
            made = examine_original(
                self._jail, self._vault.original(digest), media_type=item.media_type, work=Path(work)
            )
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[digest] = made
        return made

    def _item(self, number: ItemNumber) -> Item:
        """The item, or the one it repeats."""
        with self._workplace.catalogue.reading() as connection:
            item = item_by_number(connection, number)
            if item is not None and item.duplicate_of is not None:
                first = item_by_number(connection, item.duplicate_of)
                item = replace(first, path=item.path) if first is not None else None
        if item is None:
            raise UnknownItemError(
                f"There is no item {number}.",
                record=number,
                unharmed="Nothing was shown or changed.",
                next_step="list what there is: vorlage status CASE --items",
            )
        return item
