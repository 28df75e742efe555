# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""One case, opened: the only place that chooses adapters, and all that the command line and the web page stand on.

Rooms that take long to import (lineage, claims) are imported when first asked for, so that `vorlage status` answers
at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from vorlage import __version__
from vorlage.app.authenticity import CaseAuthenticity
from vorlage.app.claims import CaseClaims, Surroundings
from vorlage.app.custody import CaseCustody
from vorlage.app.documents import CaseDocuments
from vorlage.app.drafts import CaseDrafts
from vorlage.app.exports import CaseExports
from vorlage.app.item_named import item_named
from vorlage.app.lineage import CaseLineage
from vorlage.app.marks import CaseMarks
from vorlage.app.proposals import CaseProposals
from vorlage.app.protection import CaseProtection
from vorlage.app.received_redactions import CaseReceivedRedactions
from vorlage.app.searches import Asking, CaseSearches, TabledAnswer
from vorlage.app.traces import CaseTraces
from vorlage.app.translations import CaseTranslations
from vorlage.app.withdrawal import CaseWithdrawals
from vorlage.app.workplace import Workplace
from vorlage.catalogue import items as item_rows
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.events import events_from, next_sequence
from vorlage.catalogue.layers import layers_of
from vorlage.catalogue.pages import numbers_with_pages, page_counts, page_facts, record_of, records
from vorlage.custody.accession import accession_of, close_accession, take_in
from vorlage.custody.accounting_report import write_accounting
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.catalogue_place import create_catalogue, open_catalogue
from vorlage.custody.delivery import Delivery, list_delivery, read_code_name
from vorlage.custody.durable import full_disk_named
from vorlage.custody.fixity import write_manifest
from vorlage.custody.problems import Verification
from vorlage.custody.shape import PageFacts
from vorlage.custody.vault import Vault
from vorlage.custody.withdrawal import without_withdrawn
from vorlage.domain.claim_decisions import ClaimDecision
from vorlage.domain.claims import Ledger
from vorlage.domain.custody import (
    Accession,
    Accounting,
    CustodyEvent,
    Genre,
    Item,
    ItemNumber,
    Outcome,
    escape_path,
)
from vorlage.domain.errors import (
    CaseBusyError,
    CaseReadOnlyError,
    UnknownItemError,
)
from vorlage.domain.families import Kinship
from vorlage.domain.lineage import Decision, Lineage, PairFinding, Span
from vorlage.domain.pages import Record, TextLayer
from vorlage.domain.search import SearchOptions
from vorlage.extraction.correcting import corrected, record_correction
from vorlage.extraction.families.differences import Change, compare
from vorlage.extraction.families.keeping import bring_kinship_up_to_date, kinships, threads
from vorlage.extraction.ocr.recognising import needs_ocr
from vorlage.extraction.page_pictures import PagePictures, no_such_page
from vorlage.extraction.pending import ReadingRoom, read_pending
from vorlage.extraction.reader import READ_LIMITS
from vorlage.extraction.retrying import ask_for_outcome, ask_for_unread_pages
from vorlage.extraction.runs import ReadingOptions, Steps
from vorlage.extraction.typesetting.setting import with_places
from vorlage.extraction.unread_pages import recognise_pending
from vorlage.extraction.worker import jail_of_this_process, recognise_batch
from vorlage.jail.limits import JailLimits
from vorlage.jobs.local import LocalRunner
from vorlage.jobs.ports import Runner
from vorlage.search.indexing import bring_up_to_date, is_up_to_date
from vorlage.search.page_index import PageIndex
from vorlage.search.query import parse_query
from vorlage.search.snippets import locate
from vorlage.search.views import Views
from vorlage.settings import Settings, read_settings

if TYPE_CHECKING:
    from vorlage.app.editions import CaseEditions
    from vorlage.app.redactions import CaseRedactions
    from vorlage.app.release import CaseRelease
    from vorlage.app.seals import CaseSeals

TOOL = f"vorlage {__version__}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAccounting:
    """What a case holds, in numbers that add up."""

    counts: Accounting
    pages: int
    pages_unread: int
    accessions: tuple[Accession, ...]


def utc_now() -> datetime:
    """The time now, aware and UTC: the one clock."""
    return datetime.now(UTC)


class Case:
    """An opened case. Reading never waits for, or changes, anything; only `add` and `verify` write."""

    def __init__(self, folder: CaseFolder, catalogue: Catalogue, settings: Settings) -> None:
        self._folder = replace(folder, sole_writer=catalogue.sole_writer)
        self._catalogue = catalogue
        self._workplace = Workplace(folder=self._folder, catalogue=catalogue, clock=utc_now, tool=TOOL)
        self._settings = settings
        self._vault = Vault(folder)
        self._pictures = PagePictures(
            catalogue=catalogue, vault=self._vault, jail=jail_of_this_process(), kept=folder.pictures
        )
        self._lineage = CaseLineage(self._workplace, self._records, processes=settings.workers)

    @classmethod
    def create(cls, root: Path) -> Case:
        """A new, empty case at `root`.

        Raises:
            CaseExistsError: Something is there already.
        """
        settings, _ = read_settings(os.environ)
        folder = CaseFolder.create(root)
        return cls(folder, create_catalogue(folder, settings.catalogue_address), settings)

    @classmethod
    def open(cls, root: Path) -> Case:
        """The case at `root`.

        Raises:
            CaseMissingError: There is none.
            CaseVersionError: Its layout is of another version.
            CaseStoreError: Its catalogue lies in a database and none is set, or the other way round.
        """
        settings, _ = read_settings(os.environ)
        folder = CaseFolder.open(root)
        return cls(folder, open_catalogue(folder, settings.catalogue_address), settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of catalogue and index."""
        self._catalogue.close()

    @property
    def name(self) -> str:
        """The name of the case folder, safe to print."""
        return escape_path(self._folder.root.name)

    @property
    def root(self) -> Path:
        """The case folder."""
        return self._folder.root

    def add(
        self,
        paths: Sequence[Path],
        *,
        genre: Genre,
        code_name: str | None = None,
        note: str = "",
        within: Path | None = None,
        steps: Steps | None = None,
        reading: ReadingOptions | None = None,
    ) -> Accession | None:
        """Take in `paths`, read what came in, and make it searchable; None when all of it was held already.

        Steps: 1. list. 2. copy into the vault and enter as items. 3. read in the jail, members of containers too, and
        recognise pages. 4. manifest. 5. kin, search index, report. 6. close the accession; log. A kill at any moment
        loses nothing: the same call again goes on where it stopped, and ends with the same archive.

        Raises:
            SourcePathError: A path is not there.
            CodeNameError: `code_name` is not of the form of one.
            CaseBusyError: Another process is adding.
            DiskFullError: No space; nothing is lost, and the same call goes on once there is some.
            ClusterUnreachableError: The cluster named is not there, or was lost; nothing else was.
        """
        steps, reading = steps or Steps(), reading or ReadingOptions()
        delivery = list_delivery(paths, genre=genre, code_name=read_code_name(code_name), note=note, within=within)
        delivery = without_withdrawn(self._catalogue, delivery)
        steps.listed(len(delivery.files))  # step 1
        with full_disk_named(), self._workplace.writing():
            self._workplace.follow_log()
            accession = accession_of(self._catalogue, delivery, now=utc_now())
            if accession is not None:
                self._take_in(accession, delivery, steps)  # step 2
            self._read(steps, reading)  # steps 3 to 5
            if accession is not None:
                close_accession(self._catalogue, accession, now=utc_now(), tool=TOOL)  # step 6
        self._forget_derived()
        return accession

    def retry(
        self,
        outcome: Outcome | None = None,
        *,
        pages_unread: bool = False,
        steps: Steps | None = None,
        reading: ReadingOptions | None = None,
    ) -> tuple[int, int]:
        """Read every item of an outcome once more, and recognise unread pages once more, with the tools of today.

        What each item was stands in the custody log; what people did is untouched, and members of containers are not
        doubled. What is pending from an earlier run is read too. Interrupted, the same call goes on.

        Returns:
            How many items, and how many pages, were asked for once more.

        Raises:
            CaseBusyError: Another process is adding.
        """
        steps, reading = steps or Steps(), reading or ReadingOptions()
        items = pages = 0
        with full_disk_named(), self._workplace.writing():
            self._workplace.follow_log()
            if outcome is not None:
                items = ask_for_outcome(self._catalogue, outcome, now=utc_now(), tool=TOOL)
            if pages_unread:
                pages = ask_for_unread_pages(self._catalogue, needs_ocr, now=utc_now(), tool=TOOL)
            self._read(steps, reading)
        self._forget_derived()
        return items, pages

    def _take_in(self, accession: Accession, delivery: Delivery, steps: Steps) -> None:
        take_in(
            self._catalogue,
            self._vault,
            accession,
            delivery,
            clock=utc_now,
            tool=TOOL,
            progress=steps.taken_in,
        )

    def _read(self, steps: Steps, reading: ReadingOptions) -> None:
        """Read all that is pending, and bring what follows from it up to date."""
        with self._runner(reading) as runner:
            room = ReadingRoom(
                catalogue=self._catalogue,
                terms=reading.terms(self._folder.root, self._limits),
                runner=runner,
                needs_ocr=needs_ocr,
                recognise=recognise_batch,
                clock=utc_now,
                tool=TOOL,
            )
            read_pending(room, waiting=steps.to_read, progress=steps.read)
            recognise_pending(room, waiting=steps.to_recognise, progress=steps.recognised)
        write_manifest(self._folder, self._catalogue)
        bring_kinship_up_to_date(self._catalogue)
        bring_up_to_date(self._folder.index, self._catalogue)
        self.claims.after_reading()
        write_accounting(self._folder, self._catalogue, now=utc_now())

    @contextmanager
    def _runner(self, reading: ReadingOptions) -> Iterator[Runner]:
        if reading.cluster is None:
            yield LocalRunner(self._settings.workers)
        else:
            from vorlage.jobs.cluster import cluster_runner  # imported when asked for: an extra

            with cluster_runner(reading.cluster) as runner:
                yield runner

    @property
    def _limits(self) -> JailLimits:
        wall_s, memory_bytes = self._settings.read_timeout_s, self._settings.read_memory_mib * 1024 * 1024
        return replace(READ_LIMITS, wall_s=wall_s, memory_bytes=memory_bytes)

    def _forget_derived(self) -> None:
        self.__dict__.pop("_index", None)

    @cached_property
    def _index(self) -> PageIndex:
        """The search index, made again when it is gone, broken or of another version.

        While another process is adding, it answers with the pages indexed so far.
        """
        if not is_up_to_date(self._folder.index, self._catalogue):
            with suppress(CaseBusyError, CaseReadOnlyError), self._folder.writer():  # nothing in it is an event
                return bring_up_to_date(self._folder.index, self._catalogue)
        return PageIndex.open(self._folder.index)

    def accounting(self) -> CaseAccounting:
        """How many items ended how, and how many pages could be read."""
        with self._catalogue.reading() as connection:
            pages, unread = page_counts(connection)
            return CaseAccounting(
                counts=Accounting.of(item_rows.list_items(connection)),
                pages=pages,
                pages_unread=unread,
                accessions=item_rows.list_accessions(connection),
            )

    def items(self) -> tuple[Item, ...]:
        """All items by number."""
        with self._catalogue.reading() as connection:
            return item_rows.list_items(connection)

    def page_facts(self) -> PageFacts:
        """For every item with pages: number, whether read, language and origin of each page."""
        with self._catalogue.reading() as connection:
            return page_facts(connection)

    def kinships(self) -> Mapping[ItemNumber, tuple[Kinship, ...]]:
        """Near-duplicates and versions: for every record with kin, its kinships, the nearest first."""
        return kinships(self._catalogue)

    def threads(self) -> Mapping[ItemNumber, tuple[ItemNumber, ...]]:
        """For every message that is in a thread of mail: all messages of it."""
        return threads(self._catalogue)

    def differences(self, first: ItemNumber, second: ItemNumber) -> tuple[Change, ...]:
        """Where the texts of two records differ, word by word.

        Raises:
            UnknownItemError: One of them has no pages.
            TooLongToCompareError: One of them is too long for it.
        """
        return compare(self.record(first).text, self.record(second).text)

    def item(self, reference: str) -> Item:
        """The item of a number or a path, typed as written or as shown.

        Raises:
            UnknownItemError: There is none.
            AmbiguousItemError: The path names several; the error lists their numbers.
        """
        with self._catalogue.reading() as connection:
            return item_named(connection, reference)

    def record(self, number: ItemNumber) -> Record:
        """The pages of an item; those of the item it repeats, for a duplicate.

        Words of a page that has no size of its own get the places they have on its sheet (see `sheet`).

        Raises:
            UnknownItemError: The item has no pages.
        """
        with self._catalogue.reading() as connection:
            item = item_rows.item_by_number(connection, number)
            found = record_of(connection, (item.duplicate_of or number) if item else number)
        if found is None:
            raise UnknownItemError(
                f"Item {number} has no pages to show.",
                record=number,
                unharmed="Nothing was changed; the original is in the archive.",
                next_step="see why in its outcome: vorlage status CASE --items",
            )
        return replace(found, pages=tuple(with_places(page) for page in found.pages))

    def text_layers(self, number: ItemNumber, page_number: int) -> tuple[TextLayer, ...]:
        """All texts a page has or had, the one it shows first."""
        with self._catalogue.reading() as connection:
            return layers_of(connection, number, page_number)

    def correct(self, number: ItemNumber, page_number: int, text: str) -> None:
        """Take a person's reading of a page: shown, searched and cited from now on; the machine's is kept beside it.

        Raises:
            UnknownPageError: There is no such page.
            ValueError: The text is blank or too long.
            CaseBusyError: Another process is adding.
        """
        with self._catalogue.reading() as connection:
            record = record_of(connection, number)
        page = record.page(page_number) if record else None
        if page is None:
            raise no_such_page(number)
        page = corrected(page, text)
        with self._workplace.writing():
            record_correction(self._catalogue, number, page, now=utc_now(), tool=TOOL)
            bring_kinship_up_to_date(self._catalogue)
            bring_up_to_date(self._folder.index, self._catalogue)
            self.claims.after_reading()
        self._forget_derived()

    def pages_unread_of(self, number: ItemNumber) -> tuple[int, ...]:
        """The pages of an item that no engine could read."""
        return tuple(page for page, is_read, _, _ in self.page_facts().get(number, ()) if not is_read)

    def search(self, query: str, options: SearchOptions = SearchOptions()) -> TabledAnswer:  # noqa: B008  # frozen
        """Pages that answer a query, best first.

        Raises:
            QueryRefusedError: The query is beyond the limits that keep the machine answering.
        """
        known = self.marks.known_to(options, query)
        leaders = self.marks.leaders(options.group)
        beside = self.translations.searched()
        answer = self._index.search(parse_query(query), known, raw=query, leaders=leaders, translated=beside)
        return TabledAnswer.of(answer, self.searches.outgoing)

    @cached_property
    def searches(self) -> CaseSearches:
        """Batches, saved searches and history."""
        besides = self.received_redactions.besides
        asking = Asking(self.search, lambda: self._index, self.marks.known_to, self.protection.roster, besides)
        return CaseSearches(self._workplace, asking)

    @cached_property
    def marks(self) -> CaseMarks:
        """Tags and stars, and what is beside a hit."""
        return CaseMarks(self._workplace)

    @cached_property
    def views(self) -> Views:
        """Concordance, stepper, similar passages, timeline."""
        return Views(self._catalogue, lambda: self._index, self.marks.known_to)

    def locate(self, query: str, text: str, options: SearchOptions, *, language: str = "") -> tuple[Span, ...]:
        """Where the words of a query stand in a text; stems are those of its language."""
        return locate(parse_query(query), text, options, (language,) if language else ())

    def lineage(self) -> Lineage:
        """The family tree of the reports, with people's findings laid over it."""
        return self._lineage.lineage()

    def findings(self) -> tuple[PairFinding, ...]:
        """Everything people decided about pairs of reports, in order; of two on one pair the later counts."""
        return self._lineage.findings()

    def decide(self, suggestion: str, decision: Decision, *, reason: str) -> ClaimDecision | PairFinding:
        """Record what a person decided about a suggestion: see `CaseClaims.decide`, which takes more."""
        return self.claims.decide(suggestion, decision, reason=reason)

    def _records(self, genre: Genre) -> tuple[Record, ...]:
        with self._catalogue.reading() as connection:
            return tuple(records(connection, numbers_with_pages(connection, genre)))

    def ledger(self) -> Ledger:
        """The claims of the reports, with the pages of the leak that may bear on each."""
        return self.claims.ledger()

    @cached_property
    def claims(self) -> CaseClaims:
        """The ledger, decisions on it, and what waits for a person."""
        surroundings = Surroundings(
            lineage=self.lineage,
            traced=self._lineage.traced,
            records=self._records,
            pages_unread=lambda: self.accounting().pages_unread,
            roster=self.protection.roster,
            table=self.exports.table,
        )
        return CaseClaims(self._workplace, surroundings)

    @cached_property
    def drafts(self) -> CaseDrafts:
        """Drafts held against the ledger."""
        return CaseDrafts(self._workplace, self.ledger, self.claims.evidence)

    @cached_property
    def documents(self) -> CaseDocuments:
        """Documents that the reports refer to."""
        return CaseDocuments(self._workplace)

    @cached_property
    def exports(self) -> CaseExports:
        """The ledger on its way out."""
        not_examined = self.received_redactions.not_examined
        return CaseExports(self._workplace, self.ledger, self.searches.masked, not_examined)

    @cached_property
    def translations(self) -> CaseTranslations:
        """Translations of pages, beside their texts."""
        return CaseTranslations(self._workplace)

    @cached_property
    def proposals(self) -> CaseProposals:
        """What models that a person named propose to be said in reports."""
        return CaseProposals(self._workplace, lambda: self._records(Genre.REPORT))

    @cached_property
    def authenticity(self) -> CaseAuthenticity:
        """What was done to learn whether records are genuine."""
        return CaseAuthenticity(self._workplace)

    @cached_property
    def traces(self) -> CaseTraces:
        """What in items could identify who copied them."""
        return CaseTraces(self._workplace, jail_of_this_process())

    @cached_property
    def received_redactions(self) -> CaseReceivedRedactions:
        """Redactions in received items that hide nothing."""
        return CaseReceivedRedactions(self._workplace, jail_of_this_process())

    @cached_property
    def editions(self) -> CaseEditions:
        """What is published of the case."""
        from vorlage.app.editions import CaseEditions  # imported when asked for

        return CaseEditions(self._workplace, self)

    def has_picture(self, number: ItemNumber) -> bool:
        """Whether pages of this item can be drawn."""
        return self._pictures.can_draw(number)

    def picture(self, number: ItemNumber, page_number: int) -> bytes:
        """A page drawn as PNG in the jail, kept for the next time.

        Raises:
            UnknownPageError: The item has no such page, or none that can be drawn.
        """
        return self._pictures.draw(number, page_number)

    def sheet(self, number: ItemNumber, page_number: int) -> str:
        """The text of a page that has no picture, set on a sheet and drawn as SVG: a letter, a table, a web page.

        Raises:
            UnknownPageError: There is no such page, or no text on it.
        """
        return self._pictures.sheet(number, page_number)

    @cached_property
    def withdrawals(self) -> CaseWithdrawals:
        """Taking items out for good."""
        return CaseWithdrawals(self._workplace, partial(self._read, Steps(), ReadingOptions()), self._forget_derived)

    @cached_property
    def protection(self) -> CaseProtection:
        """Decisions about names, and masking by them."""
        return CaseProtection(self._workplace)

    @cached_property
    def seals(self) -> CaseSeals:
        """Records sealed, and what of them was ever shown."""
        from vorlage.app.seals import CaseSeals  # imported when asked for

        return CaseSeals(self._workplace, self._vault, jail_of_this_process())

    @cached_property
    def redactions(self) -> CaseRedactions:
        """Boxes that hide, redacted copies, and the check of outputs."""
        from vorlage.app.redactions import CaseRedactions  # imported when asked for

        return CaseRedactions(self._workplace, self.received_redactions.hidden_spans)

    @cached_property
    def release(self) -> CaseRelease:
        """What people sign before something is published."""
        from vorlage.app.release import CaseRelease  # imported when asked for

        return CaseRelease(self._workplace, self)

    def custody_events(self, limit: int) -> tuple[CustodyEvent, ...]:
        """The newest custody events, oldest first."""
        with self._catalogue.reading() as connection:
            return tuple(events_from(connection, max(0, next_sequence(connection) - limit)))

    @cached_property
    def custody(self) -> CaseCustody:
        """What vouches for the archive: its verification, checkpoints, cosignatures, timestamps."""
        return CaseCustody(self._workplace, self._vault, self.seals.verified)

    def verify(self, steps: Steps | None = None) -> Verification:
        """Check originals, manifest, log and seals: see `CaseCustody.verify`, which takes more."""
        return self.custody.verify(steps)
