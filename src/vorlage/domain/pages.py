# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A record as pages of text: region, page, text layer, passage; its words are those of `domain.words`.

Offsets are code points, half-open. Boxes are PDF points (pixels for images), origin top left.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vorlage.domain.custody import Digest, Genre, ItemNumber, require_utc
from vorlage.domain.words import Word, Words


class PageOrigin(StrEnum):
    """Where the text of a page comes from."""

    NATIVE = "native"
    TEXT_LAYER = "text-layer"
    OCR = "ocr"
    HUMAN = "human"


class HiddenKind(StrEnum):
    """Text that a reader of the page does not see, kept apart from its text."""

    NOTE = "note"
    COMMENT = "comment"
    TRACKED = "tracked"
    HIDDEN = "hidden"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class Hidden:
    """Text that stands in the file but not on the page as shown."""

    kind: HiddenKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a record.

    Invariants: `text` is NFC; every word lies within it; `number` starts at 1. `width` and `height`
    are 0 where the format has no pages of a size (plain text, mail, tables). `is_read` is False for
    a page that no engine could read: it may still have a picture.
    """

    number: int
    label: str
    width: float
    height: float
    text: str
    origin: PageOrigin
    language: str
    words: Sequence[Word] = ()
    hidden: tuple[Hidden, ...] = ()
    is_read: bool = True
    engine: str = ""
    """What recognised the text, with version and models; empty for what a reader took from the original itself."""
    reason: str = ""
    """Of a page that is not read: why, in words that hold nothing of its text."""

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError("page numbers start at 1")
        if not unicodedata.is_normalized("NFC", self.text):
            raise ValueError("the text of a page is NFC")
        if _reach(self.words) > len(self.text):
            raise ValueError("a word lies within the text of its page")

    @property
    def layer_digest(self) -> Digest:
        """The digest of this page's text: it changes when a word of it does. A `Passage` names that of its record."""
        return text_digest(self.text)

    def gives_way_to(self, other: Page) -> bool:
        """Whether another text of the same page is to be shown in place of this one.

        A person's text stands before any machine's; then what the original itself says, as far as it can be read; then
        what an engine recognised; then what could not be read well. Of equals the later one, so `other`, is shown.
        """
        return _standing(other) >= _standing(self)

    def __repr__(self) -> str:
        return f"Page({self.number}, {len(self.text)} characters, {self.origin})"


def _reach(words: Sequence[Word]) -> int:
    return words.reach if isinstance(words, Words) else max((word.end for word in words), default=0)


def _standing(page: Page) -> int:
    if page.origin is PageOrigin.HUMAN:
        return 4
    if not page.is_read:
        return 1 if page.text and page.origin is not PageOrigin.OCR else 0
    return 2 if page.origin is PageOrigin.OCR else 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLayer:
    """One text that a page has or had: cited by its digest, kept when a better one is shown.

    `engine` is what recognised it, or the version of the reading. `made_at` is aware and UTC; None for a text
    of a case made before that was noted.
    """

    origin: PageOrigin
    engine: str
    text: str
    language: str
    is_read: bool
    reason: str
    words: Sequence[Word]
    made_at: datetime | None
    is_shown: bool

    def __post_init__(self) -> None:
        if self.made_at is not None:
            require_utc(self.made_at)

    @property
    def digest(self) -> Digest:
        """What a citation names: the digest of the text."""
        return text_digest(self.text)

    def __repr__(self) -> str:
        return f"TextLayer({self.origin}, {len(self.text)} characters)"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHead:
    """What a report says of itself: nothing here is inferred beyond reading it off the page.

    `published` is a TIMEX3 date as precise as the page gives it, or empty. `credits` are agencies
    named as the origin of the text ("by AFP", "(Reuters)"), in the order of the page. `made_on` is of any
    record, report or not: the TIMEX3 date at which the original's own properties say it was made, or empty.
    """

    title: str = ""
    outlet: str = ""
    published: str = ""
    byline: str = ""
    credits: tuple[str, ...] = ()
    made_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A readable thing: an item's text, in pages."""

    number: ItemNumber
    path: str
    genre: Genre
    media_type: str
    pages: tuple[Page, ...]
    head: ReportHead = ReportHead()

    @property
    def text(self) -> str:
        """The record's text: its pages joined by one newline. Every citation's offsets point into it."""
        return join_pages(page.text for page in self.pages)

    def page(self, number: int) -> Page | None:
        """The page of this number; None when there is none."""
        return next((page for page in self.pages if page.number == number), None)

    def page_at(self, offset: int) -> Page:
        """The page on which the character at `offset` of the record's text stands.

        Raises:
            ValueError: The offset is outside the text.
        """
        start = 0
        for page in self.pages:
            if start <= offset <= start + len(page.text):
                return page
            start += len(page.text) + 1
        raise ValueError("the offset is outside the record")

    def page_start(self, number: int) -> int:
        """Where the text of page `number` starts in the record's text.

        Raises:
            ValueError: There is no such page.
        """
        start = 0
        for page in self.pages:
            if page.number == number:
                return start
            start += len(page.text) + 1
        raise ValueError("no such page")

    def __repr__(self) -> str:
        return f"Record({self.number}, {len(self.pages)} pages)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of one record that can be cited.

    Invariant: `text` is `record.text[start:end]` for the record whose text has `layer_digest`, so a citation
    still points at the same words after re-extraction, or fails loudly.
    """

    record: ItemNumber
    page_number: int
    layer_digest: Digest
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or len(self.text) != self.end - self.start:
            raise ValueError("a passage is as long as its text")

    def __repr__(self) -> str:
        return f"Passage({self.record}, {self.start}-{self.end})"


def cite(record: Record, start: int, end: int) -> Passage:
    """The passage of `record` from `start` to `end`, anchored to the text layer it was read from.

    Raises:
        ValueError: The offsets are outside the record.
    """
    text = record.text
    if not 0 <= start <= end <= len(text):
        raise ValueError("the passage is outside the record")
    return Passage(
        record=record.number,
        page_number=record.page_at(start).number,
        layer_digest=text_digest(text),
        start=start,
        end=end,
        text=text[start:end],
    )


def join_pages(texts: Iterable[str]) -> str:
    """Pages joined as a record's text: one newline between them."""
    return "\n".join(texts)


def text_digest(text: str) -> Digest:
    """SHA-256 over the UTF-8 of a text."""
    return Digest(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
