# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What crosses from the jail when a received original is examined for failed redactions, and within which bounds."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from vorlage.domain.bad_redactions import BadRedactionKind, RedactionSureness
from vorlage.extraction.answers import MAX_PAGES, Coordinate

MOST_FOUND = 5_000
"""In one turn; more are counted as cut off."""
LONGEST_WORDS = 4_000
"""Of the words told with one finding; how many characters there are is told in full."""

Code = Annotated[str, Meta(pattern=r"\A[a-z0-9_.-]{1,40}\Z")]
Count = Annotated[int, Meta(ge=0, le=1_000_000_000)]


class ExamineRequest(Struct, frozen=True, forbid_unknown_fields=True):
    """Examine this original. `first_page` is where to begin, as with reading; `is_redacted`: an earlier turn saw that
    the record has redactions."""

    media_type: str
    passwords: tuple[str, ...] = ()
    first_page: Annotated[int, Meta(ge=1, le=MAX_PAGES)] = 1
    is_redacted: bool = False


class FoundAnswer(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One failed redaction. `page` is 0 for what belongs to the record as a whole."""

    kind: BadRedactionKind
    layer: Code
    sure: RedactionSureness
    page: Annotated[int, Meta(ge=0, le=MAX_PAGES)] = 0
    box: tuple[Coordinate, Coordinate, Coordinate, Coordinate] | None = None
    recoverable: bool = True
    characters: Count = 0
    words: Annotated[str, Meta(max_length=LONGEST_WORDS)] = ""


class ExamineAnswer(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """All that was found in one turn; `next_page` is from where to ask again, 0 when this is all.

    `is_redacted`: a page of this turn, or of an earlier one, shows something that looks like a redaction. `reason` is
    why the original, or a part, could not be examined.
    """

    found: Annotated[tuple[FoundAnswer, ...], Meta(max_length=MOST_FOUND)] = ()
    next_page: Annotated[int, Meta(ge=0, le=MAX_PAGES)] = 0
    is_redacted: bool = False
    reason: Annotated[str, Meta(pattern=r"\A[ -~]{0,300}\Z")] = ""
