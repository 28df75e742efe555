# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where a report refers to a document, and which held records may be the one it means, with reasons for and against.

A reference is no claim: it says which papers a claim rests on. A link is an offer with its reasons, never an identity;
where two records fit, both are offered.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vorlage.domain.claims import CalendarDate, Quantity
from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Siglum, Span


class DocumentForm(StrEnum):
    """What sort of paper a reference names: the documentary form, whatever the language."""

    MEMO = "memo"
    TELEGRAM = "telegram"
    BULLETIN = "bulletin"
    LETTER = "letter"
    REPORT = "report"
    DIRECTIVE = "directive"
    MANUAL = "manual"
    MINUTES = "minutes"
    SPEECH = "speech"
    REGISTER = "register"
    CONTRACT = "contract"
    MESSAGE = "message"
    PAPERS = "papers"
    """No more than "documents", "files", "papers", or a title alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReference:
    """A document as one report refers to it, at its place, half-open; every slot as far as it is printed.

    `form_word`, `author` and `title` are as printed, empty when they are not. `pages` and `dated` are None when no
    number of pages and no date is printed with it. At least one of these, or an author or a title, is.
    """

    number: ItemNumber
    siglum: Siglum
    start: int
    end: int
    sentence: Span
    form: DocumentForm
    form_word: str
    pages: Quantity | None
    dated: CalendarDate | None
    author: str
    title: str

    def __post_init__(self) -> None:
        if not self.sentence[0] <= self.start < self.end <= self.sentence[1]:
            raise ValueError("a reference lies within its sentence")
        if self.pages is None and self.dated is None and not self.author and not self.title:
            raise ValueError("a reference prints something by which its document could be told")

    def __repr__(self) -> str:
        return f"DocumentReference({self.form}, {self.number}, {self.start}-{self.end})"


class LinkReason(StrEnum):
    """Why a held record may be the document that a report refers to."""

    PAGES_EQUAL = "pages_equal"
    PAGES_WITHIN = "pages_within"
    """The number of pages is within what is printed ("more than 300 pages")."""
    DATE_EQUAL = "date_equal"
    DATE_WITHIN = "date_within"
    """The record prints a day in the year or month that the reference prints."""
    TITLE_PRINTED = "title_printed"
    AUTHOR_PRINTED = "author_printed"
    FORM_PRINTED = "form_printed"
    """The record calls itself by a word for the same form, of whatever language."""


class LinkObjection(StrEnum):
    """Why a held record may not be the document that a report refers to."""

    PAGES_DIFFER = "pages_differ"
    DATE_DIFFERS = "date_differs"
    TITLE_ABSENT = "title_absent"
    AUTHOR_ABSENT = "author_absent"
    FORM_DIFFERS = "form_differs"
    """The record calls itself by a word for another form at its head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLink:
    """A held record that may be the one referred to, with all that speaks for it and against it.

    What cannot be compared (no pages of a size, another script) is neither a reason nor an objection.
    """

    number: ItemNumber
    path: str
    reasons: tuple[LinkReason, ...]
    against: tuple[LinkObjection, ...]

    def __post_init__(self) -> None:
        if not self.reasons:
            raise ValueError("a link has a reason")
