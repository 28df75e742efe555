# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What crosses from the jail, and within which bounds: the strict schema of a reader's request and answer.

Both sides share these shapes; only the parent is trusted, so it checks every number again (`checking`).
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from vorlage.domain.custody import Genre, Outcome
from vorlage.domain.pages import HiddenKind, PageOrigin
from vorlage.domain.words import BYTES_A_WORD

MAX_PAGES = 10_000
MAX_MEMBERS = 10_000
MAX_WORDS = 200_000
"""On one page."""
MAX_CHARACTERS = 20_000_000
"""On one page: a long plain text is one page."""
MAX_HIDDEN = 5_000
MAX_NAME = 4_000
MAX_SIDE = 100_000.0
"""Of a page or an image, in points or pixels."""
MAX_PICTURE_PIXELS = 24_000_000

Name = Annotated[str, Meta(max_length=MAX_NAME)]
Line = Annotated[str, Meta(max_length=2_000)]
Side = Annotated[float, Meta(ge=0, le=MAX_SIDE)]
Offset = Annotated[int, Meta(ge=0, le=MAX_CHARACTERS)]
LongText = Annotated[str, Meta(max_length=MAX_CHARACTERS)]
Coordinate = Annotated[float, Meta(ge=-MAX_SIDE, le=MAX_SIDE)]


class ReadRequest(Struct, frozen=True, forbid_unknown_fields=True):
    """Read this original. `name` is only a hint: its last part, for formats that content cannot tell apart.

    `passwords` are tried in turn on what asks for one; they never come back in an answer. `first_page`
    is where to begin: a long record is read in several turns (see `ReadAnswer.next_page`).
    """

    name: str
    genre: Genre
    passwords: tuple[str, ...] = ()
    first_page: Annotated[int, Meta(ge=1, le=MAX_PAGES)] = 1


class DrawRequest(Struct, frozen=True, forbid_unknown_fields=True):
    """Draw one page as a picture."""

    media_type: str
    page_number: int
    dpi: int
    passwords: tuple[str, ...] = ()


class RecogniseRequest(Struct, frozen=True, forbid_unknown_fields=True):
    """Recognise the text on these pages of an original that can be drawn (OCR)."""

    media_type: str
    page_numbers: tuple[int, ...]
    languages: tuple[str, ...] = ()
    """What the case is known to hold, as ISO 639-3 codes: a hint, never a limit."""
    models: tuple[str, ...] = ()
    """Folders in which models may lie."""
    passwords: tuple[str, ...] = ()
    cpu_s: float = 240.0
    """Of processor time; pages not begun by then are left unread."""


class HiddenAnswer(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Text in the file that the page as shown does not show."""

    kind: HiddenKind
    text: LongText


class PageAnswer(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One page. Its text is clean: see `characters.clean_text`."""

    text: LongText = ""
    label: Line = ""
    width: Side = 0.0
    height: Side = 0.0
    origin: PageOrigin = PageOrigin.NATIVE
    words: Annotated[bytes, Meta(max_length=MAX_WORDS * BYTES_A_WORD)] = b""
    """`domain.words.Words`, packed."""
    hidden: Annotated[tuple[HiddenAnswer, ...], Meta(max_length=MAX_HIDDEN)] = ()
    is_read: bool = True
    reason: Line = ""
    """Of a page that is not read: why, in words that hold nothing of its text."""


class HeadAnswer(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a page's markup says of itself; the rest of a head is read off the text by `heads`."""

    title: Line = ""
    outlet: Line = ""
    published: Line = ""
    byline: Line = ""
    above: LongText = ""
    """The lines of the page that stand outside its main text: bylines, datelines and credits hide there."""


class MemberAnswer(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One member of a container. `slot` numbers its bytes in the work folder; None when they were not taken out."""

    name: Name
    slot: Annotated[int, Meta(ge=0, lt=MAX_MEMBERS)] | None = None
    size_bytes: Annotated[int, Meta(ge=0)] = 0
    outcome: Outcome | None = None
    reason: Line = ""


class ReadAnswer(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """All a reader says of one original."""

    outcome: Outcome
    media_type: Line = ""
    reason: Line = ""
    pages: Annotated[tuple[PageAnswer, ...], Meta(max_length=MAX_PAGES)] = ()
    head: HeadAnswer = HeadAnswer()
    members: Annotated[tuple[MemberAnswer, ...], Meta(max_length=MAX_MEMBERS)] = ()
    next_page: Annotated[int, Meta(ge=0, le=MAX_PAGES)] = 0
    """From which page on to ask again; 0 when this is all."""
    made_on: Annotated[str, Meta(pattern=r"\A([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?\Z")] = ""
    """When the original's own properties say it was made: a TIMEX3 date, or empty."""


class OcrPageAnswer(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One page as an engine saw it: which engine with which models, and the quarter turn that made it upright."""

    number: Annotated[int, Meta(ge=1, le=MAX_PAGES)]
    page: PageAnswer
    engine: Line = ""
    models: Annotated[tuple[Line, ...], Meta(max_length=20)] = ()
    turn: Literal[0, 90, 180, 270] = 0


class OcrAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """The pages that were to be recognised, in the order asked."""

    pages: Annotated[tuple[OcrPageAnswer, ...], Meta(max_length=MAX_PAGES)]


class DrawAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """A picture as bare pixels, three bytes each, row by row: nothing in it can be parsed wrongly."""

    width: Annotated[int, Meta(ge=1, le=20_000)]
    height: Annotated[int, Meta(ge=1, le=20_000)]
    pixels: bytes


def unreadable(outcome: Outcome, media_type: str, reason: str) -> ReadAnswer:
    """An answer without pages: why there are none."""
    return ReadAnswer(outcome=outcome, media_type=media_type, reason=reason)
