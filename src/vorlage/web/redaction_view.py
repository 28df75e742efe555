# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What is hidden of one page, as the page about it shows: boxes by names with their placeholders, boxes by people.

A placeholder has the number of a protected person where the desk gave one: [name 3]. It is asked for one page that is
being looked at, and there is nothing here that goes from a person to pages: that is a form of its own, and recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from vorlage.domain.pages import Page
from vorlage.domain.protection import PLACEHOLDERS, Person, PersonNumber, SpotKind, Standing
from vorlage.domain.redactions import DrawnBox, Fitting, Padding, Redaction, RedactionOrigin
from vorlage.domain.words import Box
from vorlage.protection.roster import Roster
from vorlage.redaction.copies.hiding import PageSpot, lines_of, redactions_drawn, sheet_of
from vorlage.redaction.copies.residual import fitting
from vorlage.redaction.copies.texts import stretches

MOST_CANDIDATES: Final = 5_000
"""Names that are tried on the boxes of a page at once; longer lists go through the command line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedBox:
    """A box that is there because of the words under it. `label` never says these."""

    box: Box
    label: str
    person: PersonNumber | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPiece:
    """A stretch of a page's text, or what stands for one that is hidden. `person` has a number where one is known."""

    text: str
    is_placeholder: bool = False
    person: PersonNumber | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonsBox:
    """A box that a person drew, and what is painted for it: wider, so that its width tells little."""

    drawn: DrawnBox
    painted: tuple[Box, ...]


def named_boxes(page: Page, hidden: Iterable[Redaction], persons: Sequence[Person]) -> tuple[NamedBox, ...]:
    """The boxes of a page that names and identifiers make, as they are painted, in reading order."""
    by_name = [redaction for redaction in hidden if redaction.origin is not RedactionOrigin.DRAWN]
    whose = list(_whose(page, persons)) if by_name else []
    boxes = []
    for redaction in by_name:
        person = next((number for number, line in whose if _holds(redaction.box, line)), None)
        label = f"[name {person}]" if person is not None else PLACEHOLDERS[redaction.kind or SpotKind.NAME]
        boxes.append(NamedBox(box=redaction.box, label=label, person=person))
    return tuple(sorted(boxes, key=lambda each: (each.box.y0, each.box.x0)))


def persons_boxes(page: Page, drawn: Iterable[DrawnBox]) -> tuple[PersonsBox, ...]:
    """The boxes that people drew on a page, each with what is painted for it."""
    return tuple(
        PersonsBox(drawn=each, painted=tuple(found.box for found in redactions_drawn(page, [each], Padding.STEPS)))
        for each in drawn
        if each.page_number == page.number
    )


def redacted_text(page: Page, spots: Iterable[PageSpot], persons: Sequence[Person]) -> tuple[TextPiece, ...]:
    """The text of a page as its copy in text has it, but that here a protected person has a number.

    Law: with the placeholders' own words put back, the pieces joined are the text.
    """
    whose = [
        (person.number, spot.start, spot.end)
        for person in persons
        if person.standing is Standing.PROTECTED
        for spot in _roster_of(person).protected_in(page.text)
    ]
    pieces, at = [], 0
    for start, end, placeholder in stretches(spots, ()):
        number = next((number for number, first, last in whose if first < end and start < last), None)
        pieces += [
            TextPiece(text=page.text[at:start]),
            TextPiece(
                text=f"[name {number}]" if number is not None else placeholder, is_placeholder=True, person=number
            ),
        ]
        at = end
    return tuple(piece for piece in (*pieces, TextPiece(text=page.text[at:])) if piece.text)


def fittings(page: Page, spots: Iterable[PageSpot], candidates: Sequence[str]) -> tuple[Fitting, ...]:
    """For every line of a hidden name how many of the candidates would fit the box over it. For our own boxes alone."""
    sheet = sheet_of(page)
    return tuple(
        fitting(page, line, spot.kind, sheet, Padding.STEPS, candidates)
        for spot in spots
        if spot.kind is SpotKind.NAME
        for line in lines_of(page, spot)
    )


def _whose(page: Page, persons: Sequence[Person]) -> Iterable[tuple[PersonNumber, Box]]:
    """The lines of protected names on a page."""
    for person in persons:
        if person.standing is Standing.PROTECTED:
            for spot in _roster_of(person).protected_in(page.text):
                for line in lines_of(page, PageSpot(spot.start, spot.end, spot.kind)):
                    yield person.number, line


@lru_cache(maxsize=1_000)
def _roster_of(person: Person) -> Roster:
    return Roster.of([person])


def _holds(box: Box, line: Box) -> bool:
    """Whether the middle of a line lies in a box."""
    across, down = (line.x0 + line.x1) / 2, (line.y0 + line.y1) / 2
    return box.x0 <= across <= box.x1 and box.y0 <= down <= box.y1
