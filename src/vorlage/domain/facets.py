# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Facets: the ways to narrow, order and group what a search finds; and marks that people put on items.

A facet counts and lists over many records. Of people that is allowed for those marked public only, such as holders of
an office in office; they stand in the order of their names, never by how often they are named (decision 0024).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from vorlage.domain.custody import ItemNumber


class Facet(StrEnum):
    """What the pages that answer can be told apart by. Tags and stars are people's marks; all else is read off."""

    GENRE = "genre"
    ACCESSION = "accession"
    FOLDER = "folder"
    """The folders a record lies in, from the outermost to the innermost; a container counts as a folder."""
    TYPE = "type"
    LANGUAGE = "lang"
    DATE = "date"
    """The date a record itself bears, by year and month."""
    OUTCOME = "outcome"
    """What became of the item; and, of a record some pages of which no engine could read, that."""
    ORIGIN = "origin"
    """Where the text of the page comes from."""
    BODY = "body"
    """Institutions as the page prints them, where the words themselves say so."""
    PLACE = "place"
    """Places as the page prints them, where the words themselves say so."""
    PERSON = "person"
    """People marked public, as they are spelled there. Whoever is protected or undecided has no value."""
    TAG = "tag"
    STAR = "star"
    """Items the member has starred: seen by nobody else."""


UNDATED = "undated"
"""The value of the facet of dates for records that bear none."""

PAGES_UNREAD = "pages-unread"
"""The value of the facet of outcomes for records with a page that no engine could read, beside their outcome."""

STARRED = "starred"
"""The one value of the facet of stars."""


@dataclass(frozen=True, slots=True, order=True)
class FacetValue:
    """One value of a facet, to be asked for or left out."""

    facet: Facet
    value: str

    def __str__(self) -> str:
        return f"{self.facet.value}={self.value}"


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many pages of an answer have a value. A page has several folders, bodies, places and tags."""

    value: str
    count: int


class SortOrder(StrEnum):
    """The order of an answer. What is equal in it comes by item and page."""

    BEST = "best"
    OLDEST = "oldest"
    """By the record's own date; a month before its days; what bears no date comes last."""
    NEWEST = "newest"
    PATH = "path"
    NUMBER = "number"


class Grouping(StrEnum):
    """What stands as one in an answer, shown by its best page."""

    PAGE = "page"
    RECORD = "record"
    """All pages of a record."""
    FAMILY = "family"
    """A message or document with all that was inside it; records with the same or nearly the same text with them."""
    CONTAINER = "container"
    """All that came in one received file, such as an archive or a mailbox."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What people marked, as a search asks for it: which items have which tags and stars, and which names are public.

    Tags and stars are on items, never on persons.
    """

    tags: tuple[tuple[str, frozenset[ItemNumber]], ...] = ()
    starred: frozenset[ItemNumber] = frozenset()
    public: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    """The spellings of each person marked public; by the first one they are called."""

    def tagged(self, tag: str) -> frozenset[ItemNumber]:
        """The items with a tag; capitals make no difference."""
        wanted = tag.casefold()
        return frozenset().union(*(items for each, items in self.tags if each.casefold() == wanted))

    def spellings_of(self, name: str) -> tuple[str, ...]:
        """All spellings of the public persons called so; of anybody else, none."""
        return tuple(spelling for spellings in self.public if spellings[0] == name for spelling in spellings)

    def tags_of(self, number: ItemNumber) -> tuple[str, ...]:
        """The tags of an item, in order."""
        return tuple(sorted(tag for tag, items in self.tags if number in items))


NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class Companion:
    """A page that stands under another's in a grouped answer."""

    number: ItemNumber
    path: str
    page_number: int
