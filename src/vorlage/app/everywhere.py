# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Every place where a protected person is named: listed, with what nobody can know; boxed at once, undone at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vorlage.app.redactions import CaseRedactions
from vorlage.app.workplace import Workplace
from vorlage.catalogue.pages import records, unread_pages
from vorlage.catalogue.persons import list_persons
from vorlage.catalogue.redaction_boxes import boxes_and_removals, items_with_boxes
from vorlage.domain.custody import CodeName, ItemNumber
from vorlage.domain.pages import Page
from vorlage.domain.protection import PersonNumber
from vorlage.domain.redactions import BoxNumber, DrawnBox, RedactionGround, standing
from vorlage.domain.words import Box
from vorlage.protection.masking import joined
from vorlage.protection.roster import Roster
from vorlage.redaction.copies.drawing import BoxDrawn, draw_box, remove_box
from vorlage.redaction.copies.hiding import PageSpot, lines_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPage:
    """A page on which the person is named: where, one box a line, as tight as the words are. Never the words."""

    item: ItemNumber
    page: Page
    open_lines: tuple[Box, ...]
    """Those that no drawn box covers yet."""
    covered: int
    """How many are covered."""
    without_place: int
    """How many names on it have no known place: no box can be drawn there by a machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Everywhere:
    """Where a protected person is named, and where nobody can know.

    It does not promise that the person is named nowhere else: see `unread`, and pictures that hold words.
    """

    person: PersonNumber
    pages: tuple[NamedPage, ...]
    unread: Mapping[ItemNumber, tuple[int, ...]]
    """Pages of the whole case that no engine reads well: matching cannot vouch for these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnEverywhere:
    """What one call drew: boxes of consecutive numbers, so that it can be undone by them."""

    first: BoxNumber
    last: BoxNumber
    pages: int


class RedactEverywhere:
    """Redacts every occurrence of a protected name. Changes no original and no text."""

    def __init__(self, workplace: Workplace, redactions: CaseRedactions) -> None:
        self._workplace = workplace
        self._catalogue = workplace.catalogue
        self._redactions = redactions

    def of(self, person: PersonNumber) -> Everywhere:
        """Every page on which a protected person is named. The custody log has that they were shown.

        Raises:
            RedactionError: Nobody of this number is protected.
            CaseBusyError: Another process is adding.
        """
        wanted: dict[ItemNumber, set[int]] = {}
        for each in self._redactions.every_occurrence(person):
            wanted.setdefault(each.item, set()).add(each.page_number)
        with self._catalogue.reading() as connection:
            named = [each for each in list_persons(connection) if each.number == person]
            unread = {item: tuple(pages) for item, pages in unread_pages(connection).items()}
        return Everywhere(person=person, pages=tuple(self._pages(wanted, Roster.of(named))), unread=unread)

    def draw(self, person: PersonNumber, by: CodeName) -> DrawnEverywhere | None:
        """Draw a box over every line that names the person and that no drawn box covers; None when all are covered.

        Raises:
            RedactionError: Nobody of this number is protected, or an item takes no more boxes: those before are drawn.
            CaseBusyError: Another process is adding.
        """
        pages, place = self.of(person).pages, self._workplace
        numbers: list[BoxNumber] = []
        with place.writing():
            for named in pages:
                for box in named.open_lines:
                    order = BoxDrawn(box=box, ground=RedactionGround.NAME, by=by)
                    drawn = draw_box(place.catalogue, named.item, named.page, order, now=place.clock(), tool=place.tool)
                    numbers.append(drawn.number)
        if not numbers:
            return None
        return DrawnEverywhere(first=numbers[0], last=numbers[-1], pages=sum(bool(page.open_lines) for page in pages))

    def undo(self, first: int, last: int, by: CodeName) -> int:
        """Take the boxes over names away that have these numbers and stand still; how many. They stay on record.

        Raises:
            CaseBusyError: Another process is adding.
        """
        place, count = self._workplace, 0
        with place.writing():
            with self._catalogue.reading() as connection:
                standing_on = {
                    item: standing(boxes_and_removals(connection, item))
                    for item in items_with_boxes(connection, first, last)
                }
            for item, boxes in standing_on.items():
                for box in boxes:
                    if first <= box.number <= last and box.ground is RedactionGround.NAME:
                        remove_box(place.catalogue, item, box.number, by=by, now=place.clock(), tool=place.tool)
                        count += 1
        return count

    def _pages(self, wanted: Mapping[ItemNumber, set[int]], roster: Roster) -> Iterator[NamedPage]:
        drawn = {item: self._redactions.boxes(item) for item in wanted}
        with self._catalogue.reading() as connection:
            for record in records(connection, sorted(wanted)):
                for page in record.pages:
                    if page.number in wanted[record.number]:
                        yield _named_page(record.number, page, roster, drawn[record.number])


def _named_page(item: ItemNumber, page: Page, roster: Roster, drawn: tuple[DrawnBox, ...]) -> NamedPage:
    here = [box.box for box in drawn if box.page_number == page.number]
    spots = [PageSpot(spot.start, spot.end, spot.kind) for spot in joined(page.text, roster.protected_in(page.text))]
    lines = [lines_of(page, spot) for spot in spots]
    every = [line for each in lines for line in each]
    still_open = tuple(line for line in every if not any(_covers(box, line) for box in here))
    return NamedPage(
        item=item,
        page=page,
        open_lines=still_open,
        covered=len(every) - len(still_open),
        without_place=sum(not each for each in lines),
    )


def _covers(box: Box, line: Box) -> bool:
    return box.x0 <= line.x0 and box.y0 <= line.y0 and box.x1 >= line.x1 and box.y1 >= line.y1
