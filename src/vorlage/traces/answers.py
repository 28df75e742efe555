# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What crosses from the jail when traces are looked for, and within which bounds.

A child says which rule found something, where in a closed list of kinds of place, with numbers: it has no words. What
was found goes along, bounded; the host drops it at once unless somebody asked to see it.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

MOST_FINDINGS = 4_000
MOST_PLACES = 6
MOST_VALUES = 12
LONGEST_VALUE = 400
MOST_COUNT = 1_000_000_000

Code = Annotated[str, Meta(pattern=r"\A[a-z0-9_]{1,20}\.[a-z0-9_]{1,40}\Z")]
PlaceCode = Annotated[str, Meta(pattern=r"\A[a-z_]{0,20}\Z")]
Count = Annotated[int, Meta(ge=1, le=MOST_COUNT)]
Number = Annotated[int, Meta(ge=1, le=MOST_COUNT)]
Value = Annotated[str, Meta(max_length=LONGEST_VALUE)]


class TraceRequest(Struct, frozen=True, forbid_unknown_fields=True):
    """Look for traces in this original. `name` is a hint, as for reading; `first_page` is where to go on."""

    name: str
    first_page: Annotated[int, Meta(ge=1, le=10_001)] = 1
    with_values: bool = False


class FindingAnswer(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One finding: the rule, the page (0: of the whole file), how many, at which places, and what it says."""

    code: Code
    count: Count = 1
    page: Annotated[int, Meta(ge=0, le=10_000)] = 0
    place: PlaceCode = ""
    at: Annotated[tuple[Number, ...], Meta(max_length=MOST_PLACES)] = ()
    bits: Annotated[int, Meta(ge=0, le=MOST_COUNT)] = 0
    """An upper bound of what it could carry; 0 where none can be given."""
    values: Annotated[tuple[Value, ...], Meta(max_length=MOST_VALUES)] = ()


class TraceAnswer(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """All that was found in one turn. `gaps` are codes of what could not be looked at."""

    media_type: Annotated[str, Meta(max_length=200)] = ""
    findings: Annotated[tuple[FindingAnswer, ...], Meta(max_length=MOST_FINDINGS)] = ()
    gaps: Annotated[tuple[PlaceCode, ...], Meta(max_length=20)] = ()
    next_page: Annotated[int, Meta(ge=0, le=10_001)] = 0


class CopyPageAnswer(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A page of a copy: its text and, where known, places of its characters: pairs of 32-bit numbers, little-endian."""

    text: Annotated[str, Meta(max_length=2_000_000)]
    places: Annotated[bytes, Meta(max_length=16_000_000)] = b""


class CopyAnswer(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The text of a copy, to be compared with another. `gaps` are codes of what could not be read."""

    pages: Annotated[tuple[CopyPageAnswer, ...], Meta(max_length=2_000)] = ()
    gaps: Annotated[tuple[PlaceCode, ...], Meta(max_length=20)] = ()
