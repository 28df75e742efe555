# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""From hit to hit: where the next one stands when a page has no further one, in this record and then in the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from vorlage.domain.custody import ItemNumber
from vorlage.domain.pages import Record
from vorlage.search.walking import PageAddress, Walk
from vorlage.web import links

NO_STEP = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HitSteps:
    """The pages of a record that answer a query, and where its hits go on before and after the page shown.

    Addresses are empty where there is nothing more. `before` leads to the last hit there, `after` to the first.
    """

    pages: tuple[int, ...]
    before: str
    after: str
    leaves_record_before: bool
    leaves_record_after: bool


def hit_steps(walk: Walk, record: Record, page_number: int, carried: Sequence[tuple[str, str]]) -> HitSteps:
    """The steps from one page of a record."""
    here = record.number
    in_record = takewhile(lambda place: place[0] == here, walk.addresses(begin=(here, 1)))
    pages = tuple(page for _, page in in_record)
    earlier = [page for page in pages if page < page_number]
    later = [page for page in pages if page > page_number]
    before = (here, earlier[-1]) if earlier else _beyond(walk, ItemNumber(here - 1), backwards=True)
    after = (here, later[0]) if later else _beyond(walk, ItemNumber(here + 1), backwards=False)
    return HitSteps(
        pages=pages,
        before=_address(before, carried, links.LAST_HIT),
        after=_address(after, carried, links.FIRST_HIT),
        leaves_record_before=before is not None and not earlier,
        leaves_record_after=after is not None and not later,
    )


def _beyond(walk: Walk, number: ItemNumber, *, backwards: bool) -> PageAddress | None:
    """The nearest page that answers in the records from this number on."""
    begin = (number, _PAST_ALL_PAGES if backwards else 1)
    return next(walk.addresses(begin=begin, backwards=backwards), None) if number > 0 else None


_PAST_ALL_PAGES = 1 << 31


def _address(place: PageAddress | None, carried: Sequence[tuple[str, str]], anchor: str) -> str:
    if place is None:
        return NO_STEP
    return links.to_page(*place, query=carried, anchor=anchor)
