# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What one opened case hands out in others' forms, each time in the log: the ledger, masked; and the whole archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vorlage.app.workplace import Workplace
from vorlage.catalogue.items import list_accessions, list_items
from vorlage.catalogue.pages import records
from vorlage.custody.leaving import check_place, hand_out
from vorlage.custody.packages.bagit_writing import bag_of
from vorlage.custody.packages.contents import PackageForm, contents_of
from vorlage.custody.packages.ocfl_writing import storage_root_of
from vorlage.custody.vault import Vault
from vorlage.domain.claims import Ledger
from vorlage.domain.custody import EventKind, ItemNumber
from vorlage.domain.pages import Record
from vorlage.frames import Table
from vorlage.search.outgoing import Veil

if TYPE_CHECKING:  # claims take long to import: see the docstring of `vorlage.app.case`
    from vorlage.claims.exporting.forms import ExportForm
    from vorlage.claims.exporting.outgoing import OutgoingLedger


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """How much was handed out."""

    claims: int
    assertions: int
    exhibits: int
    records: int
    not_examined: int
    """Items that were not examined for redactions that hide nothing: words under these are not masked."""


class CaseExports:
    """What `Case` hands out as `exports`."""

    def __init__(
        self,
        workplace: Workplace,
        ledger: Callable[[], Ledger],
        masked: Callable[[], Veil],
        not_examined: Callable[[], int],
    ) -> None:
        self._workplace = workplace
        self._not_examined = not_examined
        self._ledger = ledger
        self._masked = masked

    def write(self, form: ExportForm, place: Path) -> Exported:
        """Write the ledger to a new place, in a form: nothing of it is there before all of it is.

        Tables make a folder of four files, unless the place ends in `.csv` or `.parquet`: then it is the one table of
        assertions. The custody log says form and counts, before the file has its name.

        Raises:
            ExportError: The place is taken, not there, or in the case.
            ExtraMissingError: Parquet is asked for and cannot be written here.
            CaseBusyError: Another process is adding, so that the log cannot be written; nothing was handed out.
        """
        from vorlage.claims.exporting.forms import exported  # imported when asked for

        check_place(place, case=self._workplace.folder.root)
        ledger = self._outgoing()
        content = exported(ledger, form, is_one_table=place.suffix.lower() == f".{form.value}")
        counts = Exported(
            claims=len(ledger.claims),
            assertions=sum(len(claim.assertions) for claim in ledger.claims),
            exhibits=sum(len(claim.exhibits) for claim in ledger.claims),
            records=len(ledger.records),
            not_examined=self._not_examined(),
        )
        told = (
            f"claims exported as {form.value}, names masked: {counts.claims} claims, {counts.assertions} assertions, "
            f"{counts.exhibits} exhibits, of {counts.records} records"
        )
        hand_out(place, content, note=lambda: self._note(told))
        return counts

    def package(self, form: PackageForm, place: Path) -> int:
        """Write every received file and the custody log to a new folder that institutions keep; return how many files.

        Not masked, and not for publication: whoever has it has the leak. No secret of the case is in it, no code name,
        no note and nothing of the catalogue but the list of items. Each original is read and has the digest it came
        in with. The custody log says form and count, before the folder has its name.

        Raises:
            ExportError: The place is taken, not there, or in the case; or an original is not what came in.
            OriginalMissingError: An original is not there.
            CaseBusyError: Another process is adding; nothing was handed out.
        """
        check_place(place, case=self._workplace.folder.root)
        with self._workplace.writing():
            pass  # tiles and checkpoint stand at the last event from here on
        with self._workplace.catalogue.reading() as connection:
            accessions, items = list_accessions(connection), list_items(connection)
        contents = contents_of(self._workplace.folder, Vault(self._workplace.folder), accessions, items)
        now = self._workplace.clock()
        package = (
            bag_of(contents, made_on=now.date(), tool=self._workplace.tool)
            if form is PackageForm.BAGIT
            else storage_root_of(contents, made_at=now, tool=self._workplace.tool)
        )
        told = f"originals handed over as {form.value}: {contents.files} files"
        hand_out(place, package, note=lambda: self._note(told))
        return contents.files

    def table(self, name: str) -> Table:
        """A table of the ledger as it may leave the case: `claims`, `assertions`, `drift` or `exhibits`.

        Raises:
            KeyError: None is called so.
        """
        from vorlage.claims.exporting.tables import TABLES  # imported when asked for

        return TABLES[name](self._outgoing())

    def _outgoing(self) -> OutgoingLedger:
        from vorlage.claims.exporting.outgoing import outgoing_ledger  # imported when asked for

        return outgoing_ledger(self._ledger(), self._records, self._masked())

    def _records(self, numbers: Sequence[ItemNumber]) -> Iterator[Record]:
        with self._workplace.catalogue.reading() as connection:
            yield from records(connection, numbers)

    def _note(self, told: str) -> None:
        with self._workplace.writing():
            self._workplace.record(EventKind.DISSEMINATION, told)
