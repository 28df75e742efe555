# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What two witnesses share, in figures that have names.

Everything a relation is decided on stands here, so that each can be printed as a reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from vorlage.domain.lineage import PassageKind, SharedPassage
from vorlage.lineage.alignment import Chain, align, rows_of_runs
from vorlage.lineage.reading import Reading, once_for_each_reading
from vorlage.lineage.roles import Role
from vorlage.lineage.tokens import Bools, Ints, Trait

_LEAST_WORDS = 12.0
_LEAST_PIECE = 8


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
        return PassageKind.QUOTE in _kinds(self, below_report=False)


def compare(a: Reading, b: Reading) -> Comparison:
    """Align two readings and take the figures."""
    chains = align(a.table, b.table, a.anchors, b.anchors)
    shared = _shared(a, b, chains) if chains else _NOTHING
    rest_a = _rest(a, [chain.a_rows for chain in chains]) if chains else _whole(a)
    rest_b = _rest(b, [chain.b_rows for chain in chains]) if chains else _whole(b)
    evidence = Evidence(
        own_a=a.own_words(),
        own_b=b.own_words(),
        shared_own=shared.own,
        shared_public=shared.public,
        longest_own=shared.longest,
        rare_own=shared.rare,
        changed=shared.changed / (shared.own + shared.changed) if shared.own + shared.changed else 0.0,
        rest_a=rest_a.words,
        rest_b=rest_b.words,
        rest_pieces_a=rest_a.pieces,
        rest_pieces_b=rest_b.pieces,
        largest_rest_a=rest_a.largest,
        largest_rest_b=rest_b.largest,
        longest_line_a=rest_a.longest_line,
        longest_line_b=rest_b.longest_line,
        in_order=_in_order(chains),
    )
    return Comparison(a, b, chains, evidence)


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the passages of a pair come to, in words (see `Evidence`); `changed` is no share here."""

    own: float
    public: float
    longest: int
    rare: int
    changed: float


_NOTHING = _Shared(0.0, 0.0, 0, 0, 0.0)


def _shared(a: Reading, b: Reading, chains: Sequence[Chain]) -> _Shared:
    """All passages at once, their words row by row; sums are of whole fifths of a word, so exact in any order."""
    rows_a, rows_b, begins = _rows_of_chains(chains)
    fifths = a.own_fifths[rows_a] * b.is_own[rows_b]
    breaks = (rows_a[1:] - rows_a[:-1] != 1) | (rows_b[1:] - rows_b[:-1] != 1)
    breaks[begins[1:] - 1] = True
    stretches = np.add.reduceat(fifths, np.concatenate(([0], np.flatnonzero(breaks) + 1)))
    rare = np.add.reduceat(fifths * _plain(a)[rows_a], begins)
    whole = int(np.rint(a.weights[rows_a].sum() * 5))
    shared_own = int(fifths.sum())
    return _Shared(
        own=shared_own / 5,
        public=(whole - shared_own) / 5,
        longest=int(stretches.max()) // 5,
        rare=-(-int(rare.max()) // 5),
        changed=_changed_fifths(a, b, chains) / 5,
    )


def _rows_of_chains(chains: Sequence[Chain]) -> tuple[Ints, Ints, Ints]:
    """The rows of every matched word in both texts, chain after chain, and where the words of each chain begin."""
    rows_a, rows_b, begins = rows_of_runs([run for chain in chains for run in chain.runs])
    first_run = [0, *accumulate(len(chain.runs) for chain in chains)][:-1]
    return rows_a, rows_b, begins[first_run]


@once_for_each_reading
def _plain(reading: Reading) -> Bools:
    """Which words are neither function words nor capitalised, unless they open a sentence."""
    table = reading.table
    return ~(table.has(Trait.FUNCTION) | (table.has(Trait.CAPITAL) & ~table.has(Trait.OPENS)))


def _changed_fifths(a: Reading, b: Reading, chains: Sequence[Chain]) -> int:
    blocks = np.array([block for chain in chains for block in chain.differences], np.int64).reshape(-1, 4).T
    in_a = a.own_fifths_to[blocks[1]] - a.own_fifths_to[blocks[0]]
    in_b = b.own_fifths_to[blocks[3]] - b.own_fifths_to[blocks[2]]
    return int(np.maximum(in_a, in_b).sum())


@dataclass(frozen=True, slots=True)
class _Rest:
    """Own words outside the passages; in how many stretches of at least eight; in the largest; in the longest line."""

    words: float
    pieces: int
    largest: float
    longest_line: float


@once_for_each_reading
def _whole(reading: Reading) -> _Rest:
    return _rest(reading, [])


@once_for_each_reading
def _paragraph_begins(reading: Reading) -> Ints:
    paragraph = reading.table.paragraph
    return np.flatnonzero(np.concatenate((np.ones(min(len(paragraph), 1), np.bool_), np.diff(paragraph) != 0)))


def _rest(reading: Reading, taken: list[tuple[int, int]]) -> _Rest:
    """What is left of a reading beside the rows that passages take."""
    left = reading.own_fifths.copy()
    if not len(left):
        return _Rest(0.0, 0, 0.0, 0.0)
    cuts = [0]
    for low, high in sorted(taken):
        left[low:high] = 0
        if low > cuts[-1] or len(cuts) == 1:
            cuts.extend((low, high))
        else:
            cuts[-1] = max(cuts[-1], high)
    cuts.append(len(left))
    to = reading.own_fifths_to[cuts]
    sizes = to[1::2] - to[::2]
    lines = np.add.reduceat(left, _paragraph_begins(reading))
    return _Rest(
        int(left.sum()) / 5,
        int(np.count_nonzero(sizes >= _LEAST_PIECE * 5)),
        int(sizes.max()) / 5,
        int(lines.max()) / 5,
    )


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
        SharedPassage(a.span_of_rows(*chain.a_rows), b.span_of_rows(*chain.b_rows), kind)
        for chain, kind in zip(comparison.chains, _kinds(comparison, below_report=below_report), strict=True)
    )


def _kinds(comparison: Comparison, *, below_report: bool) -> list[PassageKind]:
    """The kind of each passage: by how many of its words are own prose in both, and how many quotation in either."""
    a, b, chains = comparison.a, comparison.b, comparison.chains
    if not chains:
        return []
    rows_a, rows_b, begins = _rows_of_chains(chains)
    words = np.diff(np.append(begins, len(rows_a)))
    own = np.add.reduceat((a.is_own[rows_a] & b.is_own[rows_b]).astype(np.int64), begins) / words
    quoted = (a.roles[rows_a] == Role.QUOTE) | (b.roles[rows_b] == Role.QUOTE)
    quotation = np.add.reduceat(quoted.astype(np.int64), begins) / words
    return [
        _kind(chain, own_share, quoted_share, below_report)
        for chain, own_share, quoted_share in zip(chains, own.tolist(), quotation.tolist(), strict=True)
    ]


def _kind(chain: Chain, own: float, quoted: float, below_report: bool) -> PassageKind:
    if own < 0.2:
        return PassageKind.QUOTE if quoted >= 0.5 else PassageKind.BACKGROUND
    if below_report:
        return PassageKind.BACKGROUND
    return PassageKind.EDITED if chain.differences else PassageKind.SAME
