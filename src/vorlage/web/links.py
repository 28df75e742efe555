# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The address of every page, in one place: templates and routes ask here."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from vorlage.domain.claims import ClaimId
from vorlage.domain.custody import ItemNumber, Outcome
from vorlage.domain.lineage import Span


def to_items(outcome: Outcome | None = None) -> str:
    """The list of items, narrowed to an outcome."""
    return f"/items?{urlencode({'outcome': outcome.value})}" if outcome else "/items"


def to_item(number: ItemNumber) -> str:
    """One item."""
    return f"/items/{number}"


def to_page(number: ItemNumber, page: int, *, at: Span | None = None, query: Mapping[str, str] | None = None) -> str:
    """A page of a record: with a passage marked (offsets into the record's text), or the hits of a query."""
    wanted = {key: value for key, value in (query or {}).items() if value}
    if at is not None:
        wanted["at"] = f"{at[0]}-{at[1]}"
    anchor = "#hit-1" if wanted else ""
    return f"/items/{number}/pages/{page}" + (f"?{urlencode(wanted)}" if wanted else "") + anchor


def to_picture(number: ItemNumber, page: int) -> str:
    """The picture of a page."""
    return f"/items/{number}/pages/{page}/picture.png"


def to_sheet(number: ItemNumber, page: int) -> str:
    """The text of a page that has no picture, set on a sheet."""
    return f"/items/{number}/pages/{page}/sheet.svg"


def to_beside(number: ItemNumber, other: ItemNumber) -> str:
    """Two records and where their texts differ."""
    return f"/items/{number}/beside/{other}"


def to_record(number: ItemNumber, at: Span) -> str:
    """Where a passage of a record stands, when its page is not known yet."""
    return f"/items/{number}/passage?at={at[0]}-{at[1]}"


def to_pair(a: ItemNumber, b: ItemNumber) -> str:
    """Two reports side by side."""
    return f"/lineage/{a}/{b}"


def to_claim(claim: ClaimId) -> str:
    """One claim."""
    return f"/claims/{quote(claim, safe='')}"


def with_query(path: str, query: Mapping[str, str]) -> str:
    """A page with a query, what is empty left out."""
    kept = {key: value for key, value in query.items() if value}
    return f"{path}?{urlencode(kept)}" if kept else path
