# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What two witnesses share, in figures that have names.

Everything a relation is decided on stands here, so that each can be printed as a reason.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from vorlage.domain.lineage import PassageKind, SharedPassage
from vorlage.lineage.alignment import Chain, align
from vorlage.lineage.reading import Reading
from vorlage.lineage.roles import Role
from vorlage.lineage.tokens import Bools, Ints, Trait

_LEAST_WORDS = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The figures of one pair. Words are words of own prose unless said."""

    own_a: float
    own_b: float
    shared_own: float
    """Aligned words that are own prose in both."""
    shared_public: float
    """Aligned words that are public in either."""
    longest_own: int
    """Consecutive equal words of own prose, the longest such stretch (public words between them do not break it)."""
    rare_own: int
    """The most aligned own words in one passage that are neither function words nor capitalised."""
    changed: float
    """Share of unequal words inside the shared passages, of own prose, insertions and deletions counted once."""
    rest_a: float
    """Own words of `a` outside every passage, and the same for `b`."""
    rest_b: float
    rest_pieces_a: int
    """In how many stretches the rest of `a` lies, and the same for `b`."""
    rest_pieces_b: int
    largest_rest_a: float
    """Own words in the largest of those stretches of `a`, and the same for `b`."""
    largest_rest_b: float
    longest_line_a: float
    """Own words in the longest paragraph of `a` outside every passage, as far as it is outside; the same for `b`."""
    longest_line_b: float
    in_order: float
    """Share of the aligned words that stand in the same order in both."""

    @property
    def cover_a(self) -> float:
        """Share of the own prose of `a` that stands in `b`."""
        return self.shared_own / self.own_a if self.own_a else 0.0

    @property
    def cover_b(self) -> float:
        """Share of the own prose of `b` that stands in `a`."""
        return self.shared_own / self.own_b if self.own_b else 0.0

    @property
    def cover_shorter(self) -> float:
        """Share of the shorter witness's own prose that is aligned."""
        return self.cover_a if self.own_a <= self.own_b else self.cover_b

    @property
    def largest_rest_of_shorter(self) -> float:
        """Own words in the longest stretch of the shorter witness that the other has not."""
        return self.largest_rest_a if self.own_a <= self.own_b else self.largest_rest_b

    @property
    def rest_of_longer(self) -> float:
        """Own words of the longer witness outside every passage."""
        return self.rest_b if self.own_a <= self.own_b else self.rest_a

    @property
    def longest_line_of_longer(self) -> float:
        """Own words in the longest paragraph of that rest."""
        return self.longest_line_b if self.own_a <= self.own_b else self.longest_line_a

    @property
    def cover_longer(self) -> float:
        """Share of the longer witness's own prose that is aligned."""
        return self.cover_b if self.own_a <= self.own_b else self.cover_a


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readings, what aligns, and the figures."""

    a: Reading
    b: Reading
    chains: tuple[Chain, ...]
    evidence: Evidence

    def is_same_throughout(self) -> bool:
        """Whether the two texts are the same words, public ones included, and enough of them to say so."""
        words = float(self.a.weights.sum())
        return words >= _LEAST_WORDS and bool(np.array_equal(self.a.table.word, self.b.table.word))

    def shares_quotation(self) -> bool:
        """Whether some shared passage is quotation (and not site furniture alone)."""
        return any(_kind(chain, self.a, self.b, False) is PassageKind.QUOTE for chain in self.chains)


def compare(a: Reading, b: Reading) -> Comparison:
    """Align two readings and take the figures."""
    chains = align(a.table, b.table, a.weights)
    own_a, own_b = a.is_own, b.is_own
    shared_own = shared_public = changed = 0.0
    longest = rare = 0
    for chain in chains:
        rows_a, rows_b = chain.matched()
        own = own_a[rows_a] & own_b[rows_b]
        shared_own += float(a.weights[rows_a[own]].sum())
        shared_public += float(a.weights[rows_a[~own]].sum())
        longest = max(longest, _longest_stretch(rows_a, rows_b, own, a))
        rare = max(rare, _rare_words(a, rows_a[own]))
        changed += _changed_words(chain, own_a, own_b, a, b)
    rest_a, pieces_a, largest_a, line_a = _rest(a, [chain.a_rows for chain in chains])
    rest_b, pieces_b, largest_b, line_b = _rest(b, [chain.b_rows for chain in chains])
    evidence = Evidence(
        own_a=a.own_words(),
        own_b=b.own_words(),
        shared_own=shared_own,
        shared_public=shared_public,
        longest_own=longest,
        rare_own=rare,
        changed=changed / (shared_own + changed) if shared_own + changed else 0.0,
        rest_a=rest_a,
        rest_b=rest_b,
        rest_pieces_a=pieces_a,
        rest_pieces_b=pieces_b,
        largest_rest_a=largest_a,
        largest_rest_b=largest_b,
        longest_line_a=line_a,
        longest_line_b=line_b,
        in_order=_in_order(chains),
    )
    return Comparison(a, b, chains, evidence)


def _longest_stretch(rows_a: Ints, rows_b: Ints, own: Bools, a: Reading) -> int:
    breaks = np.flatnonzero((np.diff(rows_a) != 1) | (np.diff(rows_b) != 1)) + 1
    sums = np.add.reduceat(np.where(own, a.weights[rows_a], 0.0), np.concatenate(([0], breaks)))
    return int(sums.max())


def _rare_words(a: Reading, rows: Ints) -> int:
    plain = ~(a.table.has(Trait.FUNCTION)[rows] | (a.table.has(Trait.CAPITAL) & ~a.table.has(Trait.OPENS))[rows])
    return int(np.ceil(a.weights[rows][plain].sum()))


def _changed_words(chain: Chain, own_a: Bools, own_b: Bools, a: Reading, b: Reading) -> float:
    total = 0.0
    for a_low, a_high, b_low, b_high in chain.differences:
        in_a = float(a.weights[a_low:a_high][own_a[a_low:a_high]].sum())
        in_b = float(b.weights[b_low:b_high][own_b[b_low:b_high]].sum())
        total += max(in_a, in_b)
    return total


def _rest(reading: Reading, taken: list[tuple[int, int]]) -> tuple[float, int, float, float]:
    """Own words outside the passages; in how many stretches of at least eight; in the largest; in the longest line."""
    free = np.ones(len(reading.table), np.bool_)
    for low, high in taken:
        free[low:high] = False
    own = reading.is_own & free
    total = float(reading.weights[own].sum())
    edges = np.flatnonzero(np.diff(np.concatenate(([False], free, [False])).astype(np.int8))).reshape(-1, 2)
    sizes = [float(reading.weights[low:high][own[low:high]].sum()) for low, high in edges.tolist()]
    lines = np.unique(reading.table.paragraph[own], return_inverse=True)[1]
    longest = float(np.bincount(lines, reading.weights[own]).max()) if len(lines) else 0.0
    return total, sum(size >= 8 for size in sizes), max(sizes, default=0.0), longest


def _in_order(chains: tuple[Chain, ...]) -> float:
    """Share of aligned words in the heaviest set of passages that keep one order (weighted increasing sequence)."""
    ordered = sorted(chains, key=lambda chain: chain.a_rows)
    sizes = [sum(run.length for run in chain.runs) for chain in ordered]
    best: list[int] = []
    for k, chain in enumerate(ordered[:400]):
        before = [best[m] for m in range(k) if ordered[m].b_rows[1] <= chain.b_rows[0]]
        best.append(sizes[k] + max(before, default=0))
    total = sum(sizes[:400])
    return max(best) / total if total else 0.0


def passages_of(comparison: Comparison, *, below_report: bool) -> tuple[SharedPassage, ...]:
    """The shared passages with their kind.

    Args:
        comparison: The aligned pair.
        below_report: The pair shares a desk's background rather than a report: own prose is then background.
    """
    a, b = comparison.a, comparison.b
    return tuple(
        SharedPassage(a.span_of_rows(*chain.a_rows), b.span_of_rows(*chain.b_rows), _kind(chain, a, b, below_report))
        for chain in comparison.chains
    )


def _kind(chain: Chain, a: Reading, b: Reading, below_report: bool) -> PassageKind:
    rows_a, rows_b = chain.matched()
    own = float((a.is_own[rows_a] & b.is_own[rows_b]).mean())
    if own < 0.2:
        quoted = (a.roles[rows_a] == Role.QUOTE) | (b.roles[rows_b] == Role.QUOTE)
        return PassageKind.QUOTE if quoted.mean() >= 0.5 else PassageKind.BACKGROUND
    if below_report:
        return PassageKind.BACKGROUND
    return PassageKind.EDITED if chain.differences else PassageKind.SAME
