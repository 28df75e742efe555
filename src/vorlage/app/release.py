# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What people sign in one opened case before something is published, and what still waits for a signature."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, Protocol

from vorlage.app.received_redactions import CaseReceivedRedactions
from vorlage.app.redactions import CaseRedactions
from vorlage.app.traces import CaseTraces
from vorlage.app.workplace import Workplace
from vorlage.catalogue.editions import insert_sign_off, signers
from vorlage.catalogue.items import item_by_number
from vorlage.catalogue.pages import record_of
from vorlage.domain.custody import CodeName, EventKind, ItemNumber
from vorlage.domain.editions import ExhibitMode, Obstacle, PlacedExhibit
from vorlage.domain.errors import RedactionError, UnknownItemError
from vorlage.domain.pages import Page, Record
from vorlage.domain.redactions import BoxRemoval, DrawnBox
from vorlage.domain.release import SIGNERS_NEEDED, PictureRegion, ReleaseSignOff, ReleaseSubject, SignedSubject
from vorlage.extraction.page_pictures import no_such_page
from vorlage.protection.persons import THIS_DESK
from vorlage.publishing.picture_regions import REGIONS_VERSION, picture_regions
from vorlage.publishing.waiting import boxes_unsigned, pictures_undecided, unexamined
from vorlage.sealing.raster import RASTER_VERSION

_UNHARMED: Final = "Nothing was signed or recorded."
_NO_REDACTIONS: Final = ("format.unexamined", "item.unread")
"""Reasons of a format that has no pages to be redacted: nothing was left out there."""


class ReleasedCase(Protocol):
    """What sign-offs of a case stand on: the case itself."""

    @property
    def redactions(self) -> CaseRedactions:
        """What is hidden of pages."""
        ...

    @property
    def received_redactions(self) -> CaseReceivedRedactions:
        """Redactions in received items that hide nothing."""
        ...

    @property
    def traces(self) -> CaseTraces:
        """Trace reports."""
        ...


class CaseRelease:
    """What `Case` hands out as `release`. Who signed is told to nobody outside the case."""

    def __init__(self, workplace: Workplace, case: ReleasedCase) -> None:
        self._workplace = workplace
        self._case = case
        self._regions: dict[tuple[str, str], tuple[PictureRegion, ...]] = {}

    def sign(self, subject: SignedSubject, *, by: CodeName) -> ReleaseSignOff:
        """Enter that a member signs a subject as it reads now.

        Raises:
            UnknownItemError: There is no such item.
            UnknownPageError: It has no such page.
            RedactionError: There is nothing to sign, or the member drew or took away a box that is to be signed.
            JailUnavailableError: Nothing could be opened.
            CaseBusyError: Another process is adding.
        """
        subject = self._of_shown(subject)
        self._require_signable(subject, by)
        return self._enter(subject, self.reading(subject), by)

    def withdraw(self, subject: SignedSubject, *, by: CodeName) -> ReleaseSignOff:
        """Take back what a member signed of a subject; both stay on record.

        Raises:
            RedactionError: The member did not sign it.
            CaseBusyError: Another process is adding.
        """
        subject = self._of_shown(subject)
        if by.text.casefold() not in {each.text.casefold() for each in self.signers(subject)}:
            raise _refused(subject.item, f"{subject} is not signed by this member as it is now.", "see who signed")
        return self._enter(subject, "", by)

    def signers(self, subject: SignedSubject) -> tuple[CodeName, ...]:
        """Who signed a subject as it reads now: for the desk's own eyes."""
        subject = self._of_shown(subject)
        reading = self.reading(subject)
        with self._workplace.catalogue.reading() as connection:
            return signers(connection, str(subject), reading)

    def is_signed(self, subject: SignedSubject) -> bool:
        """Whether as many members as are needed signed a subject as it reads now."""
        return self.missing(subject) == 0

    def missing(self, subject: SignedSubject) -> int:
        """How many members still have to sign a subject as it reads now."""
        return max(0, SIGNERS_NEEDED[subject.kind] - len(self.signers(subject)))

    def signed_pages(self, number: ItemNumber) -> frozenset[int]:
        """The pages of an item that do not pass by matching, and that two members signed."""
        return frozenset(self._case.redactions.unmatched(number)) - set(self.unsigned_pages(number))

    def unsigned_pages(self, number: ItemNumber) -> Mapping[int, str]:
        """The pages of an item on which names cannot be found by matching, and which two members did not sign."""
        pages = self._case.redactions.unmatched(number)
        shown = self._shown(number)
        return {
            page: why
            for page, why in pages.items()
            if not self.is_signed(SignedSubject(kind=ReleaseSubject.PAGE, item=shown, page_number=page))
        }

    def pictures(self, number: ItemNumber, page_number: int) -> tuple[PictureRegion, ...]:
        """The parts of a page that may show somebody and are under no drawn box: see `publishing.picture_regions`.

        Raises:
            UnknownItemError, UnknownPageError: There is no such page.
            RedactionError: It cannot be drawn.
        """
        page = self._page(number, page_number)
        boxed = [each.box for each in self._case.redactions.boxes(number) if each.page_number == page_number]
        key = self._digest(number), repr((page_number, page.layer_digest.hex, boxed))
        if key not in self._regions:
            self._regions[key] = picture_regions(self._case.redactions.raster(number, page_number), page, boxed)
        return self._regions[key]

    def obstacles(self, placed: PlacedExhibit) -> Iterator[Obstacle]:
        """What people have not decided of an exhibit. Its traces and its names are asked where it is opened.

        Raises:
            JailUnavailableError: Nothing could be opened.
        """
        number, mode = placed.record, placed.request.mode
        if mode is ExhibitMode.STATEMENT:
            return
        why = self._case.received_redactions.of(number).unexamined
        if why and not why.startswith(_NO_REDACTIONS):
            yield unexamined(placed, why.partition(":")[0])
        boxes = SignedSubject(kind=ReleaseSubject.REDACTION, item=number)
        if self._case.redactions.boxes(number) and not self.is_signed(boxes):
            yield boxes_unsigned(placed)
        if mode is ExhibitMode.PIXELS:
            yield from self._pictures_undecided(placed)

    def _pictures_undecided(self, placed: PlacedExhibit) -> Iterator[Obstacle]:
        try:
            regions = self.pictures(placed.record, placed.page)
        except RedactionError:
            return  # said where the page is opened
        subject = SignedSubject(kind=ReleaseSubject.PICTURES, item=placed.record, page_number=placed.page)
        if regions and not self.is_signed(subject):
            yield from pictures_undecided(placed, regions)

    def reading(self, subject: SignedSubject) -> str:
        """What a subject reads as now, in 64 digits: it changes with whatever the signature was about.

        Traces: their report. A page: the picture of it and the boxes drawn on it. Boxes: every one that was drawn on
        the item or taken away. Pictures: the picture of the page, where they are, and the boxes.
        """
        number, page = subject.item, subject.page_number
        if subject.kind is ReleaseSubject.TRACES:
            return self._case.traces.report(number).reading
        parts: list[object] = [subject.kind.value, self._digest(number), RASTER_VERSION]
        if subject.kind is ReleaseSubject.REDACTION:
            parts += (_shape(row) for row in self._case.redactions.history(number))
        else:
            parts.append(page)
            parts += (_shape(box) for box in self._case.redactions.boxes(number) if box.page_number == page)
        if subject.kind is ReleaseSubject.PICTURES and page is not None:
            parts.append(REGIONS_VERSION)
            parts += (region.box for region in self.pictures(number, page))
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    def _require_signable(self, subject: SignedSubject, by: CodeName) -> None:
        redactions, number, page = self._case.redactions, subject.item, subject.page_number
        if by == THIS_DESK:
            raise _refused(number, "A signature needs somebody's code name.", "give it: --as HERON")
        if page is not None:
            self._page(number, page)
        if subject.kind is ReleaseSubject.PAGE and page not in redactions.unmatched(number):
            raise _refused(number, f"Page {page} of item {number} is read: it passes by matching.", "nothing to do")
        if subject.kind is ReleaseSubject.PICTURES and page is not None and not self.pictures(number, page):
            raise _refused(number, f"Page {page} of item {number} has no picture without a box.", "nothing to do")
        if subject.kind is ReleaseSubject.REDACTION:
            history = redactions.history(number)
            if not redactions.boxes(number):
                raise _refused(number, f"Item {number} has no boxes.", "draw them first, if any are needed")
            if by.text.casefold() in {row.by.text.casefold() for row in history}:
                raise _refused(
                    number,
                    "Whoever drew a box of an item, or took one away, does not sign its boxes.",
                    "let a second person look at them, and sign",
                )

    def _enter(self, subject: SignedSubject, reading: str, by: CodeName) -> ReleaseSignOff:
        place, now = self._workplace, self._workplace.clock()
        with place.writing():
            with place.catalogue.writing() as connection:
                signed = insert_sign_off(connection, subject=str(subject), reading=reading, by=by, at=now)
            did = "signed" if reading else "sign-off taken back"
            place.record(EventKind.METADATA_MODIFICATION, f"before publication, {subject} {did}: {signed}")
        return ReleaseSignOff(number=signed, subject=subject, by=by, at=now, is_withdrawal=not reading)

    def _page(self, number: ItemNumber, page_number: int) -> Page:
        page = self._record(number).page(page_number)
        if page is None:
            raise no_such_page(number)
        return page

    def _record(self, number: ItemNumber) -> Record:
        with self._workplace.catalogue.reading() as connection:
            record = record_of(connection, self._shown(number))
        if record is None:
            raise _unknown(number)
        return record

    def _of_shown(self, subject: SignedSubject) -> SignedSubject:
        """The subject of the item whose pages are shown: of a duplicate, the item that it repeats."""
        return replace(subject, item=self._shown(subject.item))

    def _shown(self, number: ItemNumber) -> ItemNumber:
        """The item whose pages are shown for this one."""
        with self._workplace.catalogue.reading() as connection:
            item = item_by_number(connection, number)
        if item is None:
            raise _unknown(number)
        return item.duplicate_of or number

    def _digest(self, number: ItemNumber) -> str:
        with self._workplace.catalogue.reading() as connection:
            item = item_by_number(connection, self._shown(number))
        return item.digest.hex if item is not None and item.digest is not None else ""


def _shape(row: DrawnBox | BoxRemoval) -> tuple[object, ...]:
    """A box or a removal as far as it says what is hidden: not who and when."""
    if isinstance(row, BoxRemoval):
        return (row.number, row.removes)
    return (row.number, row.page_number, row.box)


def _refused(number: ItemNumber, what: str, next_step: str) -> RedactionError:
    return RedactionError(what, record=number, unharmed=_UNHARMED, next_step=next_step)


def _unknown(number: ItemNumber) -> UnknownItemError:
    return UnknownItemError(
        f"Item {number} has no pages that could be signed for.",
        record=number,
        unharmed=_UNHARMED,
        next_step="list what there is: vorlage status CASE --items",
    )
