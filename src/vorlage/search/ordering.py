# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The order of an answer other than by score, and its pages gathered into groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tantivy import DocAddress, Order, Searcher
from tantivy import Query as Compiled

from vorlage.domain.facets import Grouping, SortOrder

Ranked = tuple[float, DocAddress]
Ranking = Callable[[int, int], Sequence[Ranked]]
"""So many pages of an answer, from so many on, in its order."""

MOST_GROUPED: Final = 20_000
"""So many pages of an answer are gathered into groups, the first ones: those of a later page are not shown."""

MOST_COMPANIONS: Final = 5

_SORTED_BY: Final[Mapping[SortOrder, str]] = {
    SortOrder.OLDEST: "by_oldest",
    SortOrder.NEWEST: "by_newest",
    SortOrder.PATH: "by_path",
    SortOrder.NUMBER: "by_place",
}
_GROUPED_BY: Final[Mapping[Grouping, str]] = {
    Grouping.RECORD: "number",
    Grouping.FAMILY: "family",
    Grouping.CONTAINER: "container",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that stand as one: the first in the order of the answer, how many there are, and the next few."""

    best: Ranked
    size: int
    companions: tuple[DocAddress, ...]


@dataclass(slots=True)
class _Growing:
    best: Ranked
    others: list[DocAddress] = field(default_factory=list)


def sorted_pages(searcher: Searcher, compiled: Compiled, order: SortOrder, limit: int, offset: int) -> list[Ranked]:
    """Pages in an order that asks for no score, with 0 in its place."""
    found = searcher.search(
        compiled, max(1, limit), count=False, order_by_field=_SORTED_BY[order], offset=offset, order=Order.Asc
    )
    return [(0.0, address) for _, address in found.hits][:limit]


def grouped(
    searcher: Searcher, ranking: Ranking, grouping: Grouping, leaders: Mapping[int, int], *, total: int
) -> tuple[list[Group], bool]:
    """The groups of an answer, in the order of their best pages, and whether they hold all of it.

    Args:
        searcher: A state of the index.
        ranking: The pages of the answer, in order.
        grouping: What stands as one.
        leaders: Of families that are one although the index does not know it: the family that leads each.
        total: How many pages answer.
    """
    pages = ranking(min(total, MOST_GROUPED), 0)
    keys = searcher.fast_field_values(_GROUPED_BY[grouping], [address for _, address in pages])
    groups: dict[int, _Growing] = {}
    for page, key in zip(pages, keys, strict=True):
        leader = int(key or 0)
        if grouping is Grouping.FAMILY:
            leader = leaders.get(leader, leader)
        if leader in groups:
            groups[leader].others.append(page[1])
        else:
            groups[leader] = _Growing(page)
    made = [
        Group(group.best, 1 + len(group.others), tuple(group.others[:MOST_COMPANIONS])) for group in groups.values()
    ]
    return made, len(pages) == total
