# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Editions of one opened case: what is published, and everything that has to hold before it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, cast

from vorlage.app.protection import CaseProtection
from vorlage.app.received_redactions import CaseReceivedRedactions
from vorlage.app.redactions import CaseRedactions
from vorlage.app.release import CaseRelease
from vorlage.app.seals import CaseSeals, Opening
from vorlage.app.traces import CaseTraces
from vorlage.app.workplace import Workplace
from vorlage.catalogue.editions import (
    PublishedPlace,
    edition_log_entries,
    insert_edition,
    published_places,
)
from vorlage.catalogue.pages import records
from vorlage.custody.leaving import Folder, check_place, hand_out
from vorlage.domain.claims import Ledger
from vorlage.domain.custody import EventKind, Item, ItemNumber
from vorlage.domain.editions import (
    Correction,
    Edition,
    ExhibitLabel,
    ExhibitList,
    ExhibitMode,
    ExhibitRequest,
    Obstacle,
    ObstacleKind,
    PlacedExhibit,
)
from vorlage.domain.errors import AmbiguousItemError, EditionLogError, UnknownItemError
from vorlage.domain.lineage import Lineage
from vorlage.domain.pages import Record
from vorlage.domain.redactions import OutputCheck
from vorlage.domain.release import ReleaseSubject, SignedSubject
from vorlage.publishing.checking import check_edition
from vorlage.publishing.claims_table import Outward, missed_in_words, shown_claims
from vorlage.publishing.composing import EditionOrder, MadeEdition, as_folder, make_edition
from vorlage.publishing.edition_key import edition_key
from vorlage.publishing.edition_log import EditionLog
from vorlage.publishing.exhibit_list import refused
from vorlage.publishing.gate import blocked, check_corrections, retracted_obstacles, words_obstacles
from vorlage.publishing.opening import OpenedExhibit, Workshop, open_exhibit
from vorlage.publishing.own_words import fixed_words
from vorlage.publishing.placing import place_exhibit
from vorlage.publishing.searching import concealing, obstacles_in, searched
from vorlage.publishing.stemma import printed_words, public_labels, shown_lineage
from vorlage.redaction.checking.forbidden import MustNotHold
from vorlage.search.outgoing import Masked


class PublishingCase(Protocol):
    """What the editions of a case stand on: the case itself."""

    @property
    def seals(self) -> CaseSeals:
        """Sealed records."""
        ...

    @property
    def redactions(self) -> CaseRedactions:
        """What is hidden of pages."""
        ...

    @property
    def traces(self) -> CaseTraces:
        """Trace reports."""
        ...

    @property
    def received_redactions(self) -> CaseReceivedRedactions:
        """Redactions in received items that hide nothing."""
        ...

    @property
    def release(self) -> CaseRelease:
        """What people sign."""
        ...

    @property
    def protection(self) -> CaseProtection:
        """Whom people decided to protect or to show."""
        ...

    def item(self, reference: str) -> Item:
        """An item by number or path."""
        ...

    def record(self, number: ItemNumber) -> Record:
        """The pages of an item."""
        ...

    def ledger(self) -> Ledger:
        """The claims of the reports."""
        ...

    def lineage(self) -> Lineage:
        """The family tree of the reports."""
        ...


class CaseEditions:
    """What `Case` hands out as `editions`."""

    def __init__(self, workplace: Workplace, case: PublishingCase) -> None:
        self._workplace = workplace
        self._catalogue = workplace.catalogue
        self._case = case

    def publish(
        self, listed: ExhibitList, place: Path, *, dated: date, corrections: Sequence[Correction] = ()
    ) -> Edition:
        """Publish an edition into a new folder, whole or not at all.

        Steps: 1. find every exhibit. 2. the gate: words, traces, pages, what was retracted; all obstacles at once.
        3. make the edition. 4. search all of it for what must not leave the case, and verify it as a reader does.
        5. the log of editions and the custody log have it. 6. it gets its name. A kill between the last two leaves an
        edition in the log that nobody saw: the next one has the next number.

        Args:
            listed: What is to be published.
            place: Where nothing is.
            dated: The day that the edition states.
            corrections: Of earlier editions, and exhibits that are retracted.

        Raises:
            ExportError: The place is taken, not there, or in the case.
            ExhibitListError: An exhibit is not found, or a correction is of nothing published.
            EditionBlockedError: Something stands in the way; all of it is listed.
            EditionLogError: The log or the key of earlier editions is not as it was.
            CaseBusyError: Another process is adding, so that nothing could be recorded.
        """
        check_place(place, case=self._workplace.folder.root)
        log, published = self._log_so_far(dated)
        check_corrections(corrections, published)
        placed = [self._placed(request) for request in listed.exhibits]  # step 1
        must_not_hold = self._must_not_hold(placed)
        opened = self._through_gate(listed, corrections, placed, must_not_hold, log, published)  # step 2
        order = self._order(listed, corrections, dated, log, opened, must_not_hold)
        with self._workplace.writing():
            key = edition_key(self._workplace.folder, was_used=bool(log.lines))
        made = make_edition(order, key)  # step 3
        check = self._search(made, must_not_hold)  # step 4
        edition = Edition(
            number=made.log.editions[-1].number,
            dated=dated,
            modes=tuple(each.request.mode for each in placed),
            corrections=tuple(corrections),
            check=check,
        )
        hand_out(  # steps 5 and 6
            place,
            cast(Folder, as_folder(made.files)),
            note=lambda: self._note(edition, made, log, placed, opened),
            dated=datetime.combine(dated, time(), UTC),
        )
        return edition

    def editions(self) -> EditionLog:
        """The log of what was published so far.

        Raises:
            EditionLogError: It cannot be read.
        """
        with self._catalogue.reading() as connection:
            lines = edition_log_entries(connection)
        try:
            return EditionLog(lines=lines)
        except ValueError as broken:
            raise EditionLogError(
                "The log of editions cannot be read.",
                unharmed="Nothing was published; editions that are out, and their proofs, hold as before.",
                next_step="check the case: vorlage verify CASE",
            ) from broken

    def verifier_key(self) -> str:
        """The key by which readers check the log of editions, as C2SP writes it.

        Raises:
            EditionLogError: Nothing was published yet, or the key is not there.
        """
        return edition_key(self._workplace.folder, was_used=True).verifier.text

    def _log_so_far(self, dated: date) -> tuple[EditionLog, tuple[PublishedPlace, ...]]:
        log = self.editions()
        if log.editions and dated < log.editions[-1].dated:
            what = f"Edition {log.editions[-1].number} is dated later than this one would be."
            raise refused(None, what, "give the same day or a later one: --date YYYY-MM-DD")
        with self._catalogue.reading() as connection:
            return log, published_places(connection)

    def _placed(self, request: ExhibitRequest) -> PlacedExhibit:
        try:
            item = self._case.item(request.path)
            record = self._case.record(item.number)
        except AmbiguousItemError as several:
            raise refused(request.place, several.what, "give its number as path, in quotation marks") from several
        except UnknownItemError as missing:
            what = "Its path names no item with pages."
            raise refused(request.place, what, "give the path as vorlage status CASE --items shows it") from missing
        return place_exhibit(request, record)

    def _must_not_hold(self, placed: Sequence[PlacedExhibit]) -> MustNotHold:
        numbers = tuple(dict.fromkeys(each.record for each in placed))
        printed = printed_words(self._case.lineage(), self._case.protection.roster())
        return self._case.redactions.must_not_hold(numbers, own_words=(*fixed_words(), *printed))

    def _through_gate(
        self,
        listed: ExhibitList,
        corrections: Sequence[Correction],
        placed: Sequence[PlacedExhibit],
        must_not_hold: MustNotHold,
        log: EditionLog,
        published: Sequence[PublishedPlace],
    ) -> tuple[OpenedExhibit, ...]:
        """Every exhibit opened, when nothing stands in the way of any."""
        obstacles = list(words_obstacles(listed, corrections, self._case.protection.roster(), must_not_hold))
        retracted = {each.retracts for edition in log.editions for each in edition.corrections}
        retracted |= {each.retracts for each in corrections}
        gone = frozenset(label for label in retracted if label is not None)
        obstacles += retracted_obstacles(placed, published, gone)
        remembered = _Remembered(self._case.redactions, self._case.release)
        workshop = Workshop(seals=self._case.seals, pages=remembered, traces=remembered)
        opened: list[OpenedExhibit] = []
        for each in placed:
            obstacles += self._case.release.obstacles(each)
            outcome = open_exhibit(each, self._case.record(each.record), workshop)
            if isinstance(outcome, OpenedExhibit):
                opened.append(outcome)
            else:
                obstacles += outcome
        if obstacles:
            raise blocked(sorted(obstacles, key=lambda each: each.exhibit or 0))
        self._case.seals.require_together(_openings(opened))
        return tuple(opened)

    def _order(
        self,
        listed: ExhibitList,
        corrections: Sequence[Correction],
        dated: date,
        log: EditionLog,
        opened: tuple[OpenedExhibit, ...],
        must_not_hold: MustNotHold,
    ) -> EditionOrder:
        ledger, lineage, roster = self._case.ledger(), self._case.lineage(), self._case.protection.roster()
        number = len(log.editions) + 1
        labels = {ExhibitLabel(number, each.placed.request.place): each.placed for each in opened}
        called = public_labels(lineage, roster)
        outward = Outward(
            read=self._records,
            veil=Masked(roster, self._case.received_redactions.besides()),
            conceal=concealing(must_not_hold),
            outlets={witness.number: called[witness.siglum] for witness in lineage.witnesses},
        )
        claims = shown_claims(ledger, labels, outward)
        return EditionOrder(
            listed=listed,
            opened=opened,
            corrections=tuple(corrections),
            dated=dated,
            log=log,
            claims=claims,
            claims_unlisted=len(ledger.claims) - len(claims),
            lineage=shown_lineage(lineage, roster),
            missed=missed_in_words(ledger, lineage),
        )

    def _search(self, made: MadeEdition, must_not_hold: MustNotHold) -> OutputCheck:
        """Step 4: on a copy in the case, before any file of it is where others see it."""
        with TemporaryDirectory(prefix="edition-", dir=self._workplace.folder.work) as work:
            copy = Path(work) / "edition"
            for name, content in made.files.items():
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                (copy / name).write_bytes(content)
            check = self._case.redactions.check_output(copy, must_not_hold)
            obstacles = list(obstacles_in(check, copy))
            obstacles += (
                Obstacle(
                    kind=ObstacleKind.UNSOUND,
                    exhibit=None,
                    where=f"{problem.path}, {problem.code}",
                    next_step="report this: it is a fault in Vorlage, and not in your files",
                )
                for problem in check_edition(copy).problems
            )
        if obstacles:
            raise blocked(obstacles)
        return check

    def _note(
        self,
        edition: Edition,
        made: MadeEdition,
        before: EditionLog,
        placed: Sequence[PlacedExhibit],
        opened: Sequence[OpenedExhibit],
    ) -> None:
        """Step 5. What is opened counts as opened before anybody sees it."""
        place, retracted = self._workplace, sum(each.retracts is not None for each in edition.corrections)
        told = (
            f"edition {edition.number} published: {len(edition.modes)} exhibits"
            f" ({', '.join(f'{edition.count(mode)} {mode.value}' for mode in ExhibitMode)}),"
            f" {len(edition.corrections)} corrections, {retracted} retractions"
        )
        with place.writing():
            with self._catalogue.writing() as connection:
                if edition_log_entries(connection) != before.lines:
                    raise EditionLogError(
                        "Another edition was published meanwhile.",
                        unharmed="Nothing was published or written by this call.",
                        next_step="look at that edition, then give the same command again",
                    )
                insert_edition(
                    connection, edition.number, first=len(before.lines), lines=made.new_lines, exhibits=placed
                )
            place.record(EventKind.DISSEMINATION, told)
            place.record(EventKind.METADATA_MODIFICATION, f"edition {edition.number} {searched(edition.check)}")
        self._case.seals.commit(_openings(opened))

    def _records(self, numbers: Sequence[ItemNumber]) -> Iterator[Record]:
        with self._catalogue.reading() as connection:
            yield from records(connection, numbers)


class _Remembered:
    """What is hidden of records and who signed, worked out once for each while one edition is made."""

    def __init__(self, redactions: CaseRedactions, release: CaseRelease) -> None:
        self._release = release
        self.hidden_boxes = redactions.page_redactions
        self.hidden_spans = cache(redactions.hidden_spans)
        self.unmatched = cache(release.unsigned_pages)

    def is_signed(self, number: ItemNumber) -> bool:
        """Whether somebody signed the trace report of a record as it is now."""
        return self._release.is_signed(SignedSubject(kind=ReleaseSubject.TRACES, item=number))


def _openings(opened: Sequence[OpenedExhibit]) -> list[Opening]:
    """What was opened, as the seals of the case gave it."""
    return [cast(Opening, each.opening) for each in opened]
