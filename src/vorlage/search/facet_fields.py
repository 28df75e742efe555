# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The fields of the index by which an answer is narrowed, counted, ordered and grouped.

All are columns beside the words: none weighs in a score. Tags and stars are not among them. They change while people
work, and are asked of the catalogue by the numbers of items.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tantivy import SchemaBuilder

from vorlage.domain.facets import PAGES_UNREAD, UNDATED, Facet
from vorlage.search.own_date import OwnDate
from vorlage.search.printed_names import printed_names

FACET_FIELDS: Final[Mapping[Facet, str]] = {
    Facet.GENRE: "genre",
    Facet.ACCESSION: "accession",
    Facet.FOLDER: "folder",
    Facet.TYPE: "media_type",
    Facet.LANGUAGE: "language",
    Facet.DATE: "dated",
    Facet.OUTCOME: "outcome",
    Facet.ORIGIN: "origin",
    Facet.BODY: "body",
    Facet.PLACE: "place",
}
"""Where the index has each facet that it has."""

_KEPT: Final = ("genre", "language", "media_type", "dated", "outcome")
"""Stored too: exact search asks them of every candidate."""

_PAGE_BITS: Final = 16
_NUMBER_BITS: Final = 25
_LAST_DAY: Final = (9999 * 13 + 12) * 32 + 31


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStanding:
    """What a page is told apart by besides its words, in the form of the facets (`vorlage.domain.facets`)."""

    accession: str = ""
    outcome: str = ""
    has_unread_pages: bool = False
    origin: str = ""
    dated: OwnDate | None = None
    family: int = 0
    container: int = 0


NO_STANDING: Final = PageStanding()


def add_facet_fields(builder: SchemaBuilder) -> None:
    """Enter the fields into a schema."""
    for name in FACET_FIELDS.values():
        builder.add_text_field(name, stored=name in _KEPT, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("by_path", fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("family", "container", "earliest", "latest"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for name in ("by_place", "by_oldest", "by_newest"):
        builder.add_unsigned_field(name, fast=True)


def facet_values(
    standing: PageStanding, *, number: int, page_number: int, path: str, text: str, language: str
) -> dict[str, object]:
    """What the fields hold for a page, but for those that the page itself names: genre, language, type."""
    bodies, places = printed_names(text, language)
    place = min(number, 2**_NUMBER_BITS - 1) << _PAGE_BITS | min(page_number, 2**_PAGE_BITS - 1)
    values: dict[str, object] = {
        "accession": standing.accession,
        "folder": list(folders_of(path)),
        "dated": standing.dated.text if standing.dated else UNDATED,
        "outcome": [standing.outcome, *([PAGES_UNREAD] if standing.has_unread_pages else [])],
        "origin": standing.origin,
        "body": list(bodies),
        "place": list(places),
        "by_path": f"{path}\0{page_number:08}",
        "family": standing.family or number,
        "container": standing.container or number,
        "by_place": place,
    }
    if standing.dated:
        day = _day(standing.dated)
        values |= {
            "earliest": standing.dated.earliest,
            "latest": standing.dated.latest,
            "by_oldest": day << _NUMBER_BITS + _PAGE_BITS | place,
            "by_newest": _LAST_DAY - day << _NUMBER_BITS + _PAGE_BITS | place,
        }
    return values


def folders_of(path: str) -> tuple[str, ...]:
    """The folders and containers above an item, the outermost first: `a/b.zip!/c.pdf` lies in `a` and `a/b.zip!`."""
    return tuple(path[:place] for place, character in enumerate(path) if character == "/")


def _day(dated: OwnDate) -> int:
    """A number that orders dates: a year before its months, a month before its days."""
    year, month, day = dated.earliest // 10_000, dated.earliest // 100 % 100, dated.earliest % 100
    return (year * 13 + month) * 32 + day
