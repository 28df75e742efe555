# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Redactions in one opened case: boxes that people draw, what names add to them, copies, and the check of outputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from vorlage.app.workplace import Workplace
from vorlage.catalogue.items import item_by_number
from vorlage.catalogue.pages import numbers_with_pages, record_of, records
from vorlage.catalogue.persons import list_persons
from vorlage.catalogue.redaction_boxes import boxes_and_removals
from vorlage.custody.leaving import check_place, hand_out
from vorlage.custody.vault import Vault
from vorlage.domain.custody import CodeName, EventKind, Genre, Item, ItemNumber
from vorlage.domain.errors import RedactionError, UnknownItemError
from vorlage.domain.lineage import Span
from vorlage.domain.pages import Page, Record
from vorlage.domain.protection import Person, PersonNumber, Standing
from vorlage.domain.redactions import (
    BoxRemoval,
    CopyForm,
    DrawnBox,
    OutputCheck,
    Padding,
    RedactedCopy,
    Redaction,
    RedactionGround,
    standing,
)
from vorlage.domain.seals import PageRaster
from vorlage.domain.words import Box
from vorlage.extraction.page_pictures import no_such_page
from vorlage.extraction.worker import jail_of_this_process
from vorlage.protection.masking import joined
from vorlage.protection.persons import THIS_DESK
from vorlage.protection.roster import Roster
from vorlage.redaction.checking.checking import check_output
from vorlage.redaction.checking.forbidden import MustNotHold
from vorlage.redaction.copies.drawing import BoxDrawn, check_box, draw_box, remove_box
from vorlage.redaction.copies.hiding import (
    PageSpot,
    on_pages,
    redactions_by_name,
    redactions_drawn,
    spots_by_page,
    words_under,
)
from vorlage.redaction.copies.making import (
    CopyOrder,
    Studio,
    hidden_words,
    make_copy,
    page_raster,
    redact_page,
    unmatched_pages,
)
from vorlage.redaction.copies.painting import paint
from vorlage.redaction.copies.seeing import Eyes

if TYPE_CHECKING:
    from vorlage.app.everywhere import RedactEverywhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """Where a protected name stands on a page, as boxes that would hide it. Never the words."""

    item: ItemNumber
    page_number: int
    boxes: tuple[Box, ...]


class CaseRedactions:
    """What `Case` hands out as `redactions`. Nothing here changes an original or its text."""

    def __init__(self, workplace: Workplace, failed: Callable[[ItemNumber], Sequence[Span]]) -> None:
        """`failed` gives the stretches of an item's text that redactions of the received file were to hide."""
        self._workplace = workplace
        self._failed = failed
        self._catalogue = workplace.catalogue
        self._vault = Vault(workplace.folder)

    def boxes(self, number: ItemNumber) -> tuple[DrawnBox, ...]:
        """The boxes that people drew on an item and that hold now; of a duplicate, those of what it repeats."""
        return standing(self.history(number))

    def history(self, number: ItemNumber) -> tuple[DrawnBox | BoxRemoval, ...]:
        """Everything that was drawn on an item and taken away again, in order."""
        with self._catalogue.reading() as connection:
            item = item_by_number(connection, number)
            return boxes_and_removals(connection, (item.duplicate_of or number) if item else number)

    def draw(
        self, number: ItemNumber, page_number: int, box: Box, ground: RedactionGround, by: CodeName = THIS_DESK
    ) -> DrawnBox:
        """Enter a box on a page, in the measure of the page.

        Raises:
            UnknownItemError: The item has no pages.
            UnknownPageError: It has no such page.
            RedactionError: The box hides nothing.
            CaseBusyError: Another process is adding.
        """
        item, record = self._shown(number)
        page = _page_of(record, page_number)
        place, drawn = self._workplace, BoxDrawn(box=box, ground=ground, by=by)
        with place.writing():
            return draw_box(place.catalogue, item.number, page, drawn, now=place.clock(), tool=place.tool)

    def remove(self, number: ItemNumber, box: int, by: CodeName = THIS_DESK) -> BoxRemoval:
        """Take a box of an item away; it stays on record.

        Raises:
            RedactionError: The item has no such box.
            CaseBusyError: Another process is adding.
        """
        place, shown = self._workplace, self._record(number).number
        with place.writing():
            return remove_box(place.catalogue, shown, box, by=by, now=place.clock(), tool=place.tool)

    def hidden_boxes(
        self, number: ItemNumber, page_number: int, padding: Padding = Padding.STEPS
    ) -> tuple[Redaction, ...]:
        """All that is to be hidden on a page, padded: what people drew, and what is protected or undecided.

        It is no promise that the page can be hidden by names alone: see `unmatched`.
        """
        record = self._record(number)
        page = _page_of(record, page_number)
        spots = spots_by_page(record, self._roster())[page_number]
        drawn = [box for box in self.boxes(number) if box.page_number == page_number]
        return (*redactions_drawn(page, drawn, padding), *redactions_by_name(page, spots, padding))

    def page_redactions(
        self, number: ItemNumber, page_number: int, padding: Padding = Padding.STEPS
    ) -> tuple[Redaction, ...]:
        """All of `hidden_boxes`, and what is to be hidden of the words that are read on the page so painted.

        Raises:
            UnknownPageError: There is no such page.
            RedactionError: It cannot be drawn.
            JailUnavailableError: No child process could be started.
        """
        item, record = self._shown(number)
        page = _page_of(record, page_number)
        drawn = [box.box for box in self.boxes(number) if box.page_number == page_number]
        order = CopyOrder(form=CopyForm.PDF, boxes={page_number: drawn}, by_names=True, padding=padding)
        with self._studio() as studio:
            spots = spots_by_page(record, studio.roster)[page_number]
            return redact_page(studio, item, page, spots, order, Eyes(studio.jail, studio.work))[1]

    def hidden_spans(self, number: ItemNumber) -> Mapping[int, tuple[PageSpot, ...]]:
        """For every page of an item the stretches of its text that are hidden: by names, and under drawn boxes."""
        record = self._record(number)
        spots, under = spots_by_page(record, self._roster()), self._under(record)
        return {page.number: (*spots[page.number], *under.get(page.number, ())) for page in record.pages}

    def unmatched(self, number: ItemNumber) -> Mapping[int, str]:
        """The pages of an item on which names cannot be hidden by matching: two people sign these. With reasons."""
        record = self._record(number)
        return unmatched_pages(record, spots_by_page(record, self._roster()))

    def every_occurrence(self, person: PersonNumber, padding: Padding = Padding.STEPS) -> tuple[Occurrence, ...]:
        """Every page on which a protected person is named, with the boxes that would hide it; noted in the log.

        For hiding alone: it gives no text, and answers for protected persons only.

        Raises:
            RedactionError: Nobody of this number is protected.
            CaseBusyError: Another process is adding.
        """
        chosen = next((each for each in self._persons() if each.number == person), None)
        if chosen is None or chosen.standing is not Standing.PROTECTED:
            raise RedactionError(
                f"Nobody of the number {person} is protected.",
                unharmed="Nothing was drawn or shown.",
                next_step="see who is: vorlage protect CASE list",
            )
        found = tuple(self._occurrences(Roster.of([chosen]), padding))
        with self._workplace.writing():
            told = f"places of one protected name shown for redaction: {len(found)} pages"
            self._workplace.record(EventKind.METADATA_MODIFICATION, told)
        return found

    def raster(self, number: ItemNumber, page_number: int, boxes: Sequence[Box] = ()) -> PageRaster:
        """A page as the raster that is sealed, with just these boxes painted.

        Raises:
            UnknownPageError: There is no such page.
            RedactionError: It cannot be drawn.
        """
        item, record = self._shown(number)
        page = _page_of(record, page_number)
        with self._studio() as studio:
            plain = page_raster(studio, item, page)
        return paint(plain, boxes, width=page.width or plain.width, height=page.height or plain.height)

    def copy(self, number: ItemNumber, order: CopyOrder) -> RedactedCopy:
        """A redacted copy, made and searched through, with what people drew on the item as well as what is ordered.

        Raises:
            RedactionError: It cannot be made as ordered.
            PageUnmatchedError: A page cannot be redacted by names.
            OutputMissError: The finished copy held something that must not leave the case.
            JailUnavailableError: No child process could be started.
        """
        item, record = self._shown(number)
        for page_number, given in order.boxes.items():
            for box in given:
                check_box(number, _page_of(record, page_number), box)
        boxes = {page: list(given) for page, given in order.boxes.items()}
        for drawn in self.boxes(number):
            boxes.setdefault(drawn.page_number, []).append(drawn.box)
        with self._studio() as studio:
            withheld = on_pages(record, self._failed(item.number))
            return make_copy(studio, item, record, replace(order, boxes=boxes, withheld=withheld))

    def write(self, number: ItemNumber, order: CopyOrder, place: Path) -> RedactedCopy:
        """Write a redacted copy to a new place: the custody log has it first, and of a failed one nothing is left.

        Raises:
            ExportError: The place is taken, not there, or in the case.
            CaseBusyError: Another process is adding, so that the log cannot be written; nothing was handed out.
            RedactionError, PageUnmatchedError, OutputMissError, JailUnavailableError: See `copy`.
        """
        check_place(place, case=self._workplace.folder.root)
        made = self.copy(number, order)
        hand_out(place, made.content, note=lambda: self._note(number, made))
        return made

    def handed_out(self, number: ItemNumber, order: CopyOrder) -> RedactedCopy:
        """A redacted copy for somebody who saves it: searched through, and in the custody log, before it is given.

        Raises:
            CaseBusyError: Another process is adding, so that the log cannot be written; nothing was handed out.
            RedactionError, PageUnmatchedError, OutputMissError, JailUnavailableError: See `copy`.
        """
        made = self.copy(number, order)
        self._note(number, made)
        return made

    def must_not_hold(self, numbers: Sequence[ItemNumber], *, own_words: Sequence[str] = ()) -> MustNotHold:
        """What no output made of these records may hold: protected spellings, and the hidden words of the records."""
        roster = self._roster()
        hidden: list[str] = []
        for number in numbers:
            record = self._record(number)
            hidden += hidden_words(record, spots_by_page(record, roster), self._under(record))
        return MustNotHold(self._persons(), hidden, own_words=own_words)

    def check_output(self, output: bytes | Path, must_not_hold: MustNotHold, *, ending: str = "") -> OutputCheck:
        """Search an output, or every file of a folder, in all its layers. See `redaction.checking.checking`."""
        with self._studio() as studio:
            eyes = Eyes(studio.jail, studio.work)
            return check_output(output, must_not_hold, jail=studio.jail, eyes=eyes, work=studio.work, ending=ending)

    def _note(self, number: ItemNumber, made: RedactedCopy) -> None:
        told = (
            f"redacted copy of item {number} as {made.form.value}: {made.pages} pages, {len(made.redactions)} boxes, "
            f"{made.replaced} placeholders; searched in {len(made.check.searched)} ways, nothing found"
        )
        with self._workplace.writing():
            self._workplace.record(EventKind.DISSEMINATION, told)

    def _occurrences(self, roster: Roster, padding: Padding) -> Iterator[Occurrence]:
        with self._catalogue.reading() as connection:
            listed = [each for genre in Genre for each in numbers_with_pages(connection, genre)]
            for record in records(connection, sorted(listed)):
                for page in record.pages:
                    found = joined(page.text, roster.protected_in(page.text))
                    spots = [PageSpot(spot.start, spot.end, spot.kind) for spot in found]
                    if spots:
                        boxes = tuple(each.box for each in redactions_by_name(page, spots, padding))
                        yield Occurrence(item=record.number, page_number=page.number, boxes=boxes)

    def _under(self, record: Record) -> dict[int, tuple[PageSpot, ...]]:
        drawn: dict[int, list[Box]] = {}
        for box in self.boxes(record.number):
            drawn.setdefault(box.page_number, []).append(box.box)
        withheld = on_pages(record, self._failed(record.number))
        return {
            page.number: (*words_under(page, drawn.get(page.number, ())), *withheld[page.number])
            for page in record.pages
        }

    @property
    def everywhere(self) -> RedactEverywhere:
        """Every place where a protected person is named, boxed at once."""
        from vorlage.app.everywhere import RedactEverywhere  # it stands on this module

        return RedactEverywhere(self._workplace, self)

    @contextmanager
    def _studio(self) -> Iterator[Studio]:
        """What copies are made with; its folder is gone afterwards."""
        with TemporaryDirectory(prefix="redact-", dir=self._workplace.folder.work) as work:
            yield Studio(
                vault=self._vault,
                jail=jail_of_this_process(),
                persons=self._persons(),
                roster=self._roster(),
                work=Path(work),
            )

    def _persons(self) -> tuple[Person, ...]:
        with self._catalogue.reading() as connection:
            return list_persons(connection)

    def _roster(self) -> Roster:
        return Roster.of(self._persons())

    def _record(self, number: ItemNumber) -> Record:
        return self._shown(number)[1]

    def _shown(self, number: ItemNumber) -> tuple[Item, Record]:
        """The item whose pages are shown for this one, and its record as it was read."""
        with self._catalogue.reading() as connection:
            item = item_by_number(connection, number)
            if item is not None and item.duplicate_of is not None:
                item = item_by_number(connection, item.duplicate_of)
            record = record_of(connection, item.number) if item is not None else None
        if item is None or record is None:
            raise UnknownItemError(
                f"Item {number} has no pages that could be redacted.",
                record=number,
                unharmed="Nothing was changed; the original is in the archive.",
                next_step="see why in its outcome: vorlage status CASE --items",
            )
        return item, record


def _page_of(record: Record, page_number: int) -> Page:
    page = record.page(page_number)
    if page is None:
        raise no_such_page(record.number)
    return page
