# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Marks in one opened case: tags, which all see, and stars, which their member alone sees; and what is beside a hit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from vorlage.app.workplace import Workplace
from vorlage.catalogue import marks as mark_rows
from vorlage.catalogue.persons import list_persons
from vorlage.catalogue.standings import repeated_by, standings_of
from vorlage.domain.custody import THIS_DESK, ItemNumber
from vorlage.domain.facets import Facet, Grouping, Marks
from vorlage.domain.families import KinshipKind
from vorlage.domain.protection import Person, Standing
from vorlage.domain.search import SearchOptions
from vorlage.extraction.families.keeping import kinships
from vorlage.search.tagging import put_tag, take_tag_off

_BY_MARK: Final = frozenset({Facet.TAG, Facet.STAR, Facet.PERSON})


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside an item in a list: where else it is held, what is near it, and its marks."""

    also_held: tuple[tuple[int, str], ...]
    """Items with the same bytes, which have no hits of their own: number and path."""
    near_duplicates: tuple[ItemNumber, ...]
    tags: tuple[str, ...]
    is_starred: bool


class CaseMarks:
    """What `Case` hands out as `marks`."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._catalogue = workplace.catalogue

    def tag(self, numbers: Iterable[ItemNumber], tag: str) -> tuple[str, int]:
        """Put a tag on items; the tag as it is kept, and how many items got it.

        Raises:
            TagError: It has not the form of a tag.
            CaseBusyError: Another process is adding.
        """
        place = self._workplace
        with place.writing():
            return put_tag(place.catalogue, numbers, tag, by=THIS_DESK, now=place.clock(), tool=place.tool)

    def untag(self, numbers: Iterable[ItemNumber], tag: str) -> tuple[str, int]:
        """Take a tag off items; the tag as it was kept, and how many items had it.

        Raises:
            TagError: It has not the form of a tag.
            CaseBusyError: Another process is adding.
        """
        place = self._workplace
        with place.writing():
            return take_tag_off(place.catalogue, numbers, tag, now=place.clock(), tool=place.tool)

    def star(self, numbers: Iterable[ItemNumber], member: str = THIS_DESK) -> int:
        """Star items for a member; how many were not starred before. Nobody else sees it, and no log says it."""
        with self._catalogue.writing() as connection:
            new = sorted(set(numbers) - mark_rows.starred_by(connection, member))
            mark_rows.insert_stars(connection, new, member=member, at=self._workplace.clock())
        return len(new)

    def unstar(self, numbers: Iterable[ItemNumber], member: str = THIS_DESK) -> int:
        """Take a member's stars off items; how many there were. Nothing is left of them."""
        with self._catalogue.writing() as connection:
            held = sorted(set(numbers) & mark_rows.starred_by(connection, member))
            mark_rows.delete_stars(connection, held, member=member)
        return len(held)

    def all(self, member: str = THIS_DESK) -> Marks:
        """All tags, the member's own stars, and the names marked public."""
        with self._catalogue.reading() as connection:
            return Marks(
                tags=mark_rows.items_by_tag(connection),
                starred=mark_rows.starred_by(connection, member),
                public=tuple(
                    names
                    for person in list_persons(connection)
                    if person.standing is Standing.PUBLIC and (names := _names_of(person))
                ),
            )

    def known_to(self, options: SearchOptions, query: str) -> SearchOptions:
        """The options with the marks that a search needs to know: for facets, for a narrowing by them, for `tag:`."""
        by_mark = any(each.facet in _BY_MARK for each in (*options.only, *options.without))
        if not (options.with_facets or by_mark or "tag:" in query):
            return options
        return replace(options, marks=self.all())

    def beside(self, numbers: Iterable[ItemNumber], member: str = THIS_DESK) -> Mapping[ItemNumber, Beside]:
        """What stands beside each of these items."""
        asked = tuple(dict.fromkeys(numbers))
        marks = self.all(member)
        kin = kinships(self._catalogue)
        with self._catalogue.reading() as connection:
            repeats = repeated_by(connection, asked)
        return {
            number: Beside(
                also_held=repeats.get(number, ()),
                near_duplicates=tuple(
                    each.other(number) for each in kin.get(number, ()) if each.kind is not KinshipKind.VERSION
                ),
                tags=marks.tags_of(number),
                is_starred=number in marks.starred,
            )
            for number in asked
        }

    def leaders(self, grouping: Grouping) -> Mapping[int, int]:
        """Families that are shown as one: records with the same or nearly the same text, neither inside another one.

        A text that is attached to many messages does not make one family of them.
        """
        if grouping is not Grouping.FAMILY:
            return {}
        edges = [
            (kin.a, kin.b)
            for number, found in kinships(self._catalogue).items()
            for kin in found
            if kin.a == number and kin.kind is not KinshipKind.VERSION
        ]
        with self._catalogue.reading() as connection:
            standings = standings_of(connection, {number for edge in edges for number in edge})
        return _leaders((a, b) for a, b in sorted(edges) if standings[a].family == a and standings[b].family == b)


def _names_of(person: Person) -> tuple[str, ...]:
    """A person's spellings without numbers of any kind: what stands in a facet is a name."""
    return tuple(spelling for spelling in person.spellings if not any(map(str.isdigit, spelling)))


def _leaders(edges: Iterable[tuple[ItemNumber, ItemNumber]]) -> dict[int, int]:
    """For every number that edges join to a lower one, the lowest it is joined to (union by the lower root)."""
    above: dict[int, int] = {}

    def root(number: int) -> int:
        while number in above:
            number = above[number]
        return number

    for a, b in edges:
        low, high = sorted((root(a), root(b)))
        if low != high:
            above[high] = low
    return {number: root(number) for number in above}
