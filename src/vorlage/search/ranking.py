# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The best pages of an answer, equal scores in the order of items and pages.

Tantivy orders equal scores by where a page lies in the index, which differs from one building of it to the next. So
more pages are asked for until the last one that is shown is told apart from those behind it, and a column of the index
orders the equal ones. Scores are sums of floating point numbers in an order that differs too: those that differ by a
few units in their last place are equal.

Residual risk: where more than `MOST_EQUAL` pages are equal at the place where the answer is cut, which of them are
shown is for the index to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tantivy import DocAddress, Order, Searcher, SearchResult
from tantivy import Query as Compiled

from vorlage.domain.search import All, FieldBetween, FieldIs, Not, Query, Weighted

Ranked = tuple[float, DocAddress]

MOST_EQUAL: Final = 50_000
_SPARE: Final = 12
_NEAR: Final = 1e-6


class BestPages:
    """The pages of an answer by their score, and how many there are: the first ones are looked for at once.

    Counting is done in the same pass: by itself it takes as long as finding the best.
    """

    def __init__(self, searcher: Searcher, compiled: Compiled, limit: int, offset: int) -> None:
        self._searcher = searcher
        self._compiled = compiled
        found = searcher.search(compiled, offset + limit + _SPARE)
        self.total = _counted(found)
        self._hits: Sequence[Ranked] = found.hits

    def __call__(self, limit: int, offset: int) -> list[Ranked]:
        """So many of the best pages, from so many on."""
        end = offset + limit
        if not end:
            return []
        spare = _SPARE
        while len(self._hits) < self.total and (
            len(self._hits) < end
            or (_are_equal(self._hits[end - 1][0], self._hits[-1][0]) and len(self._hits) - end < MOST_EQUAL)
        ):
            spare *= 8
            self._hits = self._searcher.search(self._compiled, end + spare, count=False).hits
        return in_order(self._hits, self._searcher)[offset:end]


def first_pages(searcher: Searcher, compiled: Compiled, limit: int, offset: int) -> list[Ranked]:
    """The same of pages that are all of one score: by item and page."""
    found = searcher.search(
        compiled, max(1, limit), count=False, order_by_field="by_place", offset=offset, order=Order.Asc
    )
    return [(0.0, address) for _, address in found.hits][:limit]


def count_of(searcher: Searcher, compiled: Compiled) -> int:
    """How many pages answer."""
    return _counted(searcher.search(Compiled.const_score_query(compiled, 0.0), 1))


def has_one_score(query: Query) -> bool:
    """Whether all pages that answer are of one score: nothing is asked but fields, or what is not there."""
    match query:
        case FieldIs() | FieldBetween() | Not():
            return True
        case Weighted(clause, _):
            return has_one_score(clause)
        case All(clauses):
            return all(map(has_one_score, clauses))
        case _:
            return False


def _are_equal(better: float, worse: float) -> bool:
    return better - worse <= _NEAR * abs(better)


def in_order(hits: Sequence[Ranked], searcher: Searcher) -> list[Ranked]:
    """Pages by falling score, equal ones by item and page."""
    hits = sorted(hits, key=lambda hit: -hit[0])
    places = searcher.fast_field_values("by_place", [address for _, address in hits])
    ordered: list[tuple[int, int, Ranked]] = []
    level = 0
    for number, (hit, place) in enumerate(zip(hits, places, strict=True)):
        level += number > 0 and not _are_equal(hits[number - 1][0], hit[0])
        ordered.append((level, int(place or 0), hit))
    return [hit for _, _, hit in sorted(ordered, key=lambda each: each[:2])]


def _counted(answer: SearchResult) -> int:
    return int(answer.count)  # type: ignore[attr-defined]  # the stub of 0.27 forgets it
