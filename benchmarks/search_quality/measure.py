# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How much of what is there a search finds, and how much of what it shows first is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search_quality.made_leak import KnownQuery, known_queries, made_leak
from vorlage.search.page_index import PageIndex
from vorlage.search.query import parse_query

SHOWN_FIRST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A query with what was found, best first."""

    query: KnownQuery
    found: tuple[int, ...]

    @property
    def recall(self) -> float:
        """The share of the right pages that were found; 1 where there is none."""
        right = self.query.answers
        return len(right.intersection(self.found)) / len(right) if right else 1.0

    @property
    def precision(self) -> float:
        """The share of right pages among the first five; 1 where nothing was to be found and nothing was."""
        first = self.found[:SHOWN_FIRST]
        return len(self.query.answers.intersection(first)) / len(first) if first else float(not self.query.answers)

    @property
    def is_exact(self) -> bool:
        """Whether just the right pages were found."""
        return frozenset(self.found) == self.query.answers


def answers(folder: Path) -> list[Answered]:
    """Every query put to an index of the made leak in a folder."""
    pages = made_leak()
    index = PageIndex.open(folder)
    index.add(each.page for each in pages)
    answered = []
    for query in known_queries(pages):
        hits = index.search(parse_query(query.typed), query.options, raw=query.typed).hits
        answered.append(Answered(query=query, found=tuple(int(hit.number) for hit in hits)))
    return answered


def table(
    answered: Iterable[Answered], row_of: Callable[[KnownQuery], str]
) -> list[tuple[str, int, float, float, float]]:
    """For each row: queries, mean recall, mean precision among five, share with just the right pages."""
    rows: dict[str, list[Answered]] = {}
    for each in answered:
        rows.setdefault(row_of(each.query), []).append(each)
    return [
        (
            row,
            len(those),
            sum(each.recall for each in those) / len(those),
            sum(each.precision for each in those) / len(those),
            sum(each.is_exact for each in those) / len(those),
        )
        for row, those in sorted(rows.items())
    ]
