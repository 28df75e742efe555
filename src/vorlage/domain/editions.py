# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What is published: which passages, how much of each a reader can check, and what was said to be wrong later.

An edition names no original: neither its digest nor its size, name, number or place in the case. A record goes by the
root of its seal, which is salted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, NewType

from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Span
from vorlage.domain.redactions import OutputCheck
from vorlage.domain.words import Box

EditionNumber = NewType("EditionNumber", int)
"""The number of an edition of a case: from 1, without gaps, never used twice."""

LONGEST_CAPTION: Final = 2_000
LONGEST_TITLE: Final = 300
MOST_EXHIBITS: Final = 500

_LABEL = re.compile(r"([1-9]\d{0,5})\.([1-9]\d{0,5})")


class ExhibitMode(StrEnum):
    """How much of an exhibit a reader can check, from most to least; what shows more can expose more."""

    PIXELS = "pixels"
    """The page as a picture: every pixel that is not withheld is proven. Pictures can carry traces of who copied it."""
    RETYPED = "retyped"
    """The words, proven as the words of the record. Only its wording can carry traces."""
    STATEMENT = "statement"
    """Nothing of the record but the root of its seal: shown to be the same record, should more be opened later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitRequest:
    """An exhibit as a person asked for it.

    Invariants: `place` counts from 1 in the order of the list; a quote or a box, not both; a statement may do without
    both, and nothing else may. `quote` and `path` are of the case and never leave it as such.
    """

    place: int
    path: str = field(repr=False)
    page: int | None
    quote: str = field(repr=False)
    box: Box | None
    mode: ExhibitMode
    caption: str = field(repr=False)
    claim: str = field(default="", repr=False)
    """What the story says that this is offered for, in its own words; exhibits of one claim stand together."""

    def __post_init__(self) -> None:
        if self.place < 1 or (self.page is not None and self.page < 1):
            raise ValueError("exhibits and pages count from 1")
        if bool(self.quote) == (self.box is not None) and not (self.mode is ExhibitMode.STATEMENT and not self.quote):
            raise ValueError("an exhibit has a quote or a box")
        if self.box is not None and self.page is None:
            raise ValueError("a box is on a page")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitList:
    """What a person asked to publish: a title, and the exhibits in the order in which they are shown."""

    title: str = field(repr=False)
    language: str
    introduction: str = field(repr=False)
    exhibits: tuple[ExhibitRequest, ...]

    def __post_init__(self) -> None:
        if not 0 < len(self.exhibits) <= MOST_EXHIBITS:
            raise ValueError("an edition has one to 500 exhibits")
        if [each.place for each in self.exhibits] != list(range(1, len(self.exhibits) + 1)):
            raise ValueError("exhibits are numbered in the order of the list")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedExhibit:
    """An exhibit that was found: which record and page, and where on them. Stays in the case.

    `span` points into the record's text, None where a box without words or a whole record is meant. `boxes` are points
    on the page, one for each line of the passage.
    """

    request: ExhibitRequest
    record: ItemNumber
    page: int
    span: Span | None
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True, order=True)
class ExhibitLabel:
    """What an exhibit is called in public: edition and place in it, printed as `1.3`."""

    edition: int
    place: int

    def __post_init__(self) -> None:
        if self.edition < 1 or self.place < 1:
            raise ValueError("editions and exhibits count from 1")

    def __str__(self) -> str:
        return f"{self.edition}.{self.place}"

    @classmethod
    def of(cls, text: str) -> ExhibitLabel:
        """The label that is printed so.

        Raises:
            ValueError: It has not the form of one.
        """
        found = _LABEL.fullmatch(text)
        if found is None:
            raise ValueError("an exhibit goes by edition and place, such as 1.3")
        return cls(int(found[1]), int(found[2]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What was wrong in earlier editions, in words for the public; `retracts` is an exhibit that no longer stands."""

    words: str = field(repr=False)
    retracts: ExhibitLabel | None = None

    def __post_init__(self) -> None:
        if not self.words.strip() or len(self.words) > LONGEST_CAPTION:
            raise ValueError("a correction says what was wrong, in at most 2,000 characters")


class ObstacleKind(StrEnum):
    """Why an edition is not published yet."""

    NAME_IN_WORDS = "name_in_words"
    """Words of ours could name a person whom nobody marked public."""
    TRACES_UNREAD = "traces_unread"
    """A page picture, and nobody signed that the record's trace report was read as it is now."""
    PAGE_UNREAD = "page_unread"
    """No engine reads the page well, so that names on it cannot be found by matching."""
    PICTURE_UNDECIDED = "picture_undecided"
    """Something on the page is neither print nor paper, and nobody boxed it or signed that it shows nobody to hide."""
    BOXES_UNSIGNED = "boxes_unsigned"
    """Boxes were drawn, and no second person signed them as they are now."""
    REDACTIONS_UNEXAMINED = "redactions_unexamined"
    """Whether redactions of the received file hide what they should could not be found out."""
    NO_PICTURE = "no_picture"
    """The page cannot be drawn."""
    NO_PASSAGE = "no_passage"
    """No passage of the quote is without hidden words, so that none can be opened."""
    OPENED_BEFORE = "opened_before"
    """What was published before and this together would show what is withheld."""
    PASSAGE_HIDDEN = "passage_hidden"
    """All of what was asked for is withheld."""
    RETRACTED = "retracted"
    """It was retracted."""
    NAME_IN_OUTPUT = "name_in_output"
    """The check of all that would be published found what is to be hidden."""
    UNSOUND = "unsound"
    """What was written does not verify."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Why an edition is not published yet, and what to do. Holds no word of the case and no name.

    `exhibit` is its place in the list, None for the edition as a whole; `where` is a part of it in our own words.
    """

    kind: ObstacleKind
    exhibit: int | None
    where: str
    next_step: str
    page_number: int | None = None
    box: Box | None = None
    """Where on that page, if it is one place."""

    def __str__(self) -> str:
        whose = "the edition" if self.exhibit is None else f"exhibit {self.exhibit}"
        return f"{whose}, {self.where}: {self.kind.value}; {self.next_step}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What was published: its number, the date that the publisher states, and how many exhibits of each mode.

    `check` says what all of it was searched for, and how, before anybody saw it.
    """

    number: EditionNumber
    dated: date
    modes: tuple[ExhibitMode, ...]
    corrections: tuple[Correction, ...]
    check: OutputCheck

    def __post_init__(self) -> None:
        if self.number < 1 or not self.modes:
            raise ValueError("an edition has a number from 1 and an exhibit")

    def count(self, mode: ExhibitMode) -> int:
        """How many exhibits are of a mode."""
        return sum(each is mode for each in self.modes)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionProblem:
    """What is not as it was published. `path` is within the edition."""

    code: str
    path: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionCheck:
    """What a check of an edition looked at, and all that it found."""

    files: int
    exhibits: int
    entries: int
    key: str
    """The verifier key of its log, as C2SP writes it; empty when there is none. It does not tell whose it is."""
    problems: Sequence[EditionProblem]

    @property
    def is_ok(self) -> bool:
        """Whether everything is as it was published."""
        return not self.problems
