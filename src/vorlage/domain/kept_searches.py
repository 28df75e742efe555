# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Searches that are kept: saved ones, which tell what is new, and the history of a member, which is nobody else's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, NewType

from vorlage.domain.custody import ItemNumber, require_utc
from vorlage.domain.search import SearchOptions

SavedSearchNumber = NewType("SavedSearchNumber", int)
"""The number of a saved search in its case, from 1."""

LONGEST_NAME: Final = 100
LONGEST_HISTORY: Final = 1_000
"""How many searches of a member are kept; the oldest go first."""

PageMarks = Mapping[tuple[ItemNumber, int], str]
"""For each page of an answer, by item and page: a mark that changes when its text does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A query with its options under a name. It is its member's own unless shared, and then is read by others only.

    `seen_at` is None until its owner looked at its answer.
    """

    number: SavedSearchNumber
    member: str
    name: str = field(repr=False)
    query: str = field(repr=False)
    options: SearchOptions
    is_shared: bool
    made_at: datetime
    seen_at: datetime | None

    def __post_init__(self) -> None:
        require_utc(self.made_at)
        if not is_search_name(self.name):
            raise ValueError("a saved search has a name of 1 to 100 characters on one line")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchNews:
    """What an answer holds that it did not hold when it was last seen, by item and page.

    Law: `new`, `changed` and `unchanged` have no page in common and are together all that answers now; `gone` are the
    pages that answered then and do not now. Where nothing was seen before, all is new.
    """

    new: tuple[tuple[ItemNumber, int], ...]
    changed: tuple[tuple[ItemNumber, int], ...]
    gone: tuple[tuple[ItemNumber, int], ...]
    unchanged: int

    @classmethod
    def between(cls, seen: PageMarks, now: PageMarks) -> SearchNews:
        """Compare two answers."""
        both = [place for place in now if place in seen]
        changed = tuple(sorted(place for place in both if now[place] != seen[place]))
        return cls(
            new=tuple(sorted(place for place in now if place not in seen)),
            changed=changed,
            gone=tuple(sorted(place for place in seen if place not in now)),
            unchanged=len(both) - len(changed),
        )

    @property
    def total(self) -> int:
        """How many pages answer now."""
        return len(self.new) + len(self.changed) + self.unchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class PastSearch:
    """A search that a member made: seen by nobody else, and forgotten when they say so."""

    sequence: int
    member: str
    asked_at: datetime
    query: str = field(repr=False)
    options: SearchOptions
    total: int

    def __post_init__(self) -> None:
        require_utc(self.asked_at)


def is_search_name(text: str) -> bool:
    """Whether a name for a saved search says something, on one line, and is not too long."""
    return bool(text.strip()) and len(text) <= LONGEST_NAME and len(text.splitlines()) == 1
