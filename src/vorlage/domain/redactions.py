# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What is not shown of a page, who drew it and why; a copy made without it, and the check that the copy holds none.

Boxes are PDF points (pixels for images), origin top left. Originals and their text are never changed by any of this.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

from vorlage.domain.custody import CodeName, ItemNumber, require_utc
from vorlage.domain.protection import SpotKind
from vorlage.domain.words import Box

BoxNumber = NewType("BoxNumber", int)
"""The number of a box that somebody drew: from 1, unique in the case; taking it away has a number of its own."""


class RedactionGround(StrEnum):
    """Why something is not shown. Free text is not kept: it would say what the box hides."""

    NAME = "name"
    """It names somebody who is protected, or about whom nobody decided."""
    IDENTIFIER = "identifier"
    """A number, an address or a plate by which somebody is found."""
    FACE = "face"
    """A person is seen: face, hand, tattoo, clothes."""
    INFORMANT = "informant"
    """It could tell who gave or copied the record."""
    SAFETY = "safety"
    """It could bring somebody into danger in another way."""
    PRIVACY = "privacy"
    """It is nobody's business: health, family, a body."""
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnBox:
    """A box that a person drew on a page: human work, which is never changed. Taking it away is a row of its own."""

    number: BoxNumber
    item: ItemNumber
    page_number: int
    box: Box
    ground: RedactionGround
    by: CodeName
    at: datetime

    def __post_init__(self) -> None:
        require_utc(self.at)
        if self.number < 1 or self.page_number < 1:
            raise ValueError("boxes and pages are numbered from 1")
        if not (self.box.x0 < self.box.x1 and self.box.y0 < self.box.y1):
            raise ValueError("a box that hides something has a width and a height")

    def __repr__(self) -> str:
        return f"DrawnBox({self.number}, page {self.page_number})"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxRemoval:
    """That a box is not to be painted any more, by whom and when. The box stays on record."""

    number: BoxNumber
    removes: BoxNumber
    by: CodeName
    at: datetime

    def __post_init__(self) -> None:
        require_utc(self.at)
        if not 1 <= self.removes < self.number:
            raise ValueError("a box is taken away after it was drawn")


def standing(rows: Iterable[DrawnBox | BoxRemoval]) -> tuple[DrawnBox, ...]:
    """The boxes that hold now, by number. Rows may come in any order; removing twice is removing once."""
    listed = tuple(rows)
    removed = {row.removes for row in listed if isinstance(row, BoxRemoval)}
    boxes = (row for row in listed if isinstance(row, DrawnBox) and row.number not in removed)
    return tuple(sorted(boxes, key=lambda box: box.number))


class Padding(StrEnum):
    """How far a box goes beyond what it hides, so that its width does not say what that was."""

    STEPS = "steps"
    """To the next step, and at least to what the longest of its kind needs; words it touches are covered whole."""
    LINE = "line"
    """Over the whole line: nothing of a width is left but that there was a line."""


class RedactionOrigin(StrEnum):
    """How a redaction came about."""

    DRAWN = "drawn"
    """A person drew the box."""
    NAME = "name"
    """The words there are protected, or undecided."""
    SEEN = "seen"
    """Recognised on the finished picture, where the record's own text had nothing: words in a picture or a stamp."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """A box as it is painted: padded so that its width tells little. `kind` is that of the spot; None if drawn."""

    page_number: int
    box: Box
    origin: RedactionOrigin
    kind: SpotKind | None = None

    def __repr__(self) -> str:
        return f"Redaction(page {self.page_number}, {self.origin})"


class CheckedLayer(StrEnum):
    """Where an output was searched for what must not be there."""

    BYTES = "bytes"
    """The bytes as they are, in every encoding that text is found in."""
    STREAMS = "streams"
    """What is compressed or encoded in them, unpacked."""
    OBJECTS = "objects"
    """Strings and names of the objects that a PDF is made of."""
    TEXT = "text"
    """What programs that show or copy text find in it."""
    METADATA = "metadata"
    PIXELS = "pixels"
    """Words recognised on its pictures, after stretching their contrast."""
    STRUCTURE = "structure"
    """What it is built of, against the short list of what it may be built of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One way in which an output was searched: where, by what means, and how much was looked at."""

    layer: CheckedLayer
    means: str
    amount: int
    """Characters of text, or of other layers the things looked at: objects, pages, parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A place of an output that holds what it must not hold. It never says what that is."""

    layer: CheckedLayer
    means: str
    where: str
    """In words of ours: "page 2", "object 7", "part 3, character 120"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputCheck:
    """What an output was searched for and how; and where something was found, if so.

    Nothing found is no proof that nothing is there: it says what was looked for, and by which means. `not_searched`
    names the means that could not be used here.
    """

    spellings: int
    """How many protected spellings were looked for, each with the ways in which it may be disguised."""
    words: int
    """How many hidden words of the records themselves were."""
    searched: tuple[Search, ...]
    misses: tuple[Miss, ...] = ()
    not_searched: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether it was searched, and nothing was found."""
        return bool(self.searched) and not self.misses


class CopyForm(StrEnum):
    """What a redacted copy is made of."""

    PDF = "pdf"
    """One picture a page, and nothing else."""
    TEXT = "txt"
    CSV = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """How many entries of a list of candidates fit a box that we painted ourselves: what its width gives away."""

    page_number: int
    fitting: int
    """For who does not know the words that were covered beside it."""
    if_guessed: int
    """For who guessed them all, and so has the width itself."""
    candidates: int

    def __post_init__(self) -> None:
        if not (0 <= self.fitting <= self.candidates and 0 <= self.if_guessed <= self.candidates):
            raise ValueError("no more candidates fit than there are")


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactedCopy:
    """A copy of a record as it may leave the case, with what was painted or replaced and how it was checked."""

    content: bytes = field(repr=False)
    form: CopyForm
    pages: int
    redactions: tuple[Redaction, ...]
    replaced: int
    """In a text: how many spots a placeholder stands for."""
    visible_possible_names: int
    """Spots that could be names, and are left to be seen: none where names are hidden."""
    check: OutputCheck
    fittings: tuple[Fitting, ...] = ()
