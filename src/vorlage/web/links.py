# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The address of every page, in one place: templates and routes ask here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlencode

from vorlage.domain.batches import BatchNumber
from vorlage.domain.claims import ClaimId
from vorlage.domain.custody import ItemNumber, Outcome
from vorlage.domain.kept_searches import SavedSearchNumber
from vorlage.domain.lineage import Span
from vorlage.domain.protection import PersonNumber


def to_items(outcome: Outcome | None = None) -> str:
    """The list of items, narrowed to an outcome."""
    return f"/items?{urlencode({'outcome': outcome.value})}" if outcome else "/items"


def to_item(number: ItemNumber) -> str:
    """One item."""
    return f"/items/{number}"


def to_traces(number: ItemNumber) -> str:
    """What in an item could identify who copied it."""
    return f"/items/{number}/traces"


def to_redactions(number: ItemNumber) -> str:
    """What in an item was to be hidden and is not."""
    return f"/items/{number}/redactions"


def to_redact(number: ItemNumber) -> str:
    """What people hide of an item, and its redacted copy."""
    return f"/items/{number}/redact"


def to_redact_page(number: ItemNumber, page: int) -> str:
    """A page to draw on."""
    return f"/items/{number}/pages/{page}/redact"


def to_release(number: ItemNumber) -> str:
    """What stands between an item and its publication."""
    return f"/items/{number}/release"


def to_everywhere(person: PersonNumber) -> str:
    """Every place where a protected person is named."""
    return f"/redact/persons/{person}"


FIRST_HIT = "hit-1"
LAST_HIT = "last-hit"


def to_page(
    number: ItemNumber,
    page: int,
    *,
    at: Span | None = None,
    query: Mapping[str, str] | Iterable[tuple[str, str]] = (),
    anchor: str = FIRST_HIT,
) -> str:
    """A page of a record: with a passage marked (offsets into the record's text), or the hits of a query.

    `anchor` is where it opens when something is marked: `at_hit` of an offset, the first hit, or the last.
    """
    pairs = query.items() if isinstance(query, Mapping) else query
    wanted = [(key, value) for key, value in pairs if value]
    if at is not None:
        wanted.append(("at", f"{at[0]}-{at[1]}"))
    return f"/items/{number}/pages/{page}" + (f"?{urlencode(wanted)}#{anchor}" if wanted else "")


def at_hit(start: int) -> str:
    """The anchor of the hit that begins at an offset of its record's text."""
    return f"at-{start}"


def to_batches() -> str:
    """Lists of queries."""
    return "/batches"


def to_batch(number: BatchNumber) -> str:
    """One list of queries."""
    return f"/batches/{number}"


def to_programs() -> str:
    """How programs come in."""
    return "/programs"


def to_kept() -> str:
    """Saved searches and history."""
    return "/saved"


def to_saved(number: SavedSearchNumber) -> str:
    """One saved search."""
    return f"/saved/{number}"


def to_concordance(query: Iterable[tuple[str, str]]) -> str:
    """Every hit of a query on a line."""
    kept = [(key, value) for key, value in query if key not in {"sort", "group"}]
    return f"/concordance?{urlencode(kept)}" if kept else "/concordance"


def to_similar(number: ItemNumber, page: int, at: Span | None = None) -> str:
    """Passages like one of a page; without one, the paragraphs of the page to choose from."""
    return f"/items/{number}/pages/{page}/similar" + (f"?at={at[0]}-{at[1]}" if at else "")


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
