# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A list of queries asked one after another: its lines, the terms it is asked on, and what each line found.

What it finds is pages. There is no score, no order and no count of the lines among each other: a line may be somebody's
name (decision 0026).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, NewType

from vorlage.domain.custody import ItemNumber, require_utc
from vorlage.domain.lineage import Span
from vorlage.domain.search import SearchOptions

BatchNumber = NewType("BatchNumber", int)
"""The number of a batch in its case, from 1; never given again."""

LONGEST_REASON: Final = 500
MOST_LINES: Final = 20_000
MOST_PAGES_OF_A_LINE: Final = 1_000


class LineFault(StrEnum):
    """Why a line of a list was not asked. The lines beside it were."""

    NO_QUERY = "no_query"
    """It has other cells, and none in the column of queries; or the query has no word that can be looked for."""
    MALFORMED = "malformed"
    """Quotation marks that are not closed, or more cells than the header."""
    BAD_OPTION = "bad_option"
    """An option has a value that it cannot have."""
    VARIANTS_OFF = "variants_off"
    """It asks for spellings of names, and the batch was not begun with them."""
    REFUSED = "refused"
    """The query is beyond the limits that keep the machine answering."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchTerms:
    """On what terms a list is asked: why, and how loosely.

    Invariants: a reason of 1 to 500 characters on one line; no typos, for a name one letter off is somebody else.
    """

    reason: str = field(repr=False)
    options: SearchOptions

    def __post_init__(self) -> None:
        if not is_reason(self.reason):
            raise ValueError("a batch gives a reason of 1 to 500 characters on one line")
        if self.options.typos or not 1 <= self.options.limit <= MOST_PAGES_OF_A_LINE or self.options.offset:
            raise ValueError("a batch looks for no typos, and shows 1 to 1,000 pages of a line, from the first")

    @property
    def loosens_names(self) -> bool:
        """Whether names are looked for in other spellings and scripts too."""
        return self.options.variants or self.options.transliterations


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """One query of a list: the number of its line in the list, from 1, and what the list calls it."""

    line: int
    query: str = field(repr=False)
    name: str = field(repr=False)
    options: SearchOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedLine:
    """A line that was not asked, and why."""

    line: int
    fault: LineFault


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPlace:
    """A page that answers a line, and where on it the first hit stands (in the text of the record), if anywhere."""

    number: ItemNumber
    page_number: int
    at: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAnswer:
    """What a line found: pages in the order of the records; more than its limit, or not."""

    line: int
    places: tuple[BatchPlace, ...]
    has_more: bool


class BatchState(StrEnum):
    """How far a batch is."""

    RUNNING = "running"
    INTERRUPTED = "interrupted"
    """Nobody is at it, and lines are left: it goes on where it was when asked to."""
    STOPPED = "stopped"
    """A person ended it; what was answered until then stands."""
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A list that was given, and how far it is. `lines` counts those with a query, failed ones included."""

    number: BatchNumber
    member: str
    begun_at: datetime
    terms: BatchTerms
    state: BatchState
    lines: int
    answered: int
    failed: tuple[FailedLine, ...]
    pages: int
    """Pages found so far; a page that answers several lines counts for each."""

    def __post_init__(self) -> None:
        require_utc(self.begun_at)
        if not 0 <= self.answered + len(self.failed) <= self.lines:
            raise ValueError("lines are answered, failed or left")


def is_reason(text: str) -> bool:
    """Whether a reason says something, on one line, and is not too long."""
    return bool(text.strip()) and len(text) <= LONGEST_REASON and len(text.splitlines()) == 1
