# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which words of one text are the words of another: anchors, runs, chains.

1. Anchors: runs of three words that stand at most four times in each text.
2. Anchors on one diagonal make a run; runs that follow each other in both texts with small gaps make a chain.
3. Longest chain first, every word is used once (greedy tiling; Wise 1993). Chains of fewer than eight words are chance.
4. Inside the gaps of a chain, words are aligned by edit distance; what is left unequal is where the witnesses differ.

Order inside a chain is kept; whole passages may have moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from vorlage.lineage.roles import runs_of
from vorlage.lineage.tokens import Bools, Hashes, Ints, TokenTable

ANCHOR_WORDS = 3
_MOST_REPEATS = 4
_WIDEST_GAP = 12
_LEAST_WEIGHT = 8.0
_HAN_WEIGHT = 0.6
"""A Chinese word has about 1.7 characters, so a character counts as 0.6 of a word."""

Block = tuple[int, int, int, int]
"""A place where two witnesses differ: token rows a_low, a_high, b_low, b_high, half-open, either may be empty."""


class Run(NamedTuple):
    """`length` equal words, from row `a` of one text and row `b` of the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Runs in one order in both texts, and the places between them where the texts differ."""

    runs: tuple[Run, ...]
    differences: tuple[Block, ...]

    @property
    def a_rows(self) -> tuple[int, int]:
        """First row and row after the last, in the first text."""
        return self.runs[0].a, self.runs[-1].a + self.runs[-1].length

    @property
    def b_rows(self) -> tuple[int, int]:
        """First row and row after the last, in the second text."""
        return self.runs[0].b, self.runs[-1].b + self.runs[-1].length


def rows_of_runs(runs: Sequence[Run]) -> tuple[Ints, Ints, Ints]:
    """The rows of every matched word in both texts, run after run, and where the words of each run begin."""
    columns = np.array(runs, np.int64).reshape(-1, 3)
    lengths = columns[:, 2]
    ends = np.cumsum(lengths)
    begins = ends - lengths
    step = np.arange(int(ends[-1]) if len(ends) else 0)
    return (
        np.repeat(columns[:, 0] - begins, lengths) + step,
        np.repeat(columns[:, 1] - begins, lengths) + step,
        begins,
    )


def word_weights(is_han: Bools) -> NDArray[np.float64]:
    """How much of a word each token is."""
    return np.where(is_han, _HAN_WEIGHT, 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Anchors:
    """The runs of three words that stand at most four times in a text, in order of their hashes.

    Run k of `grams` stands at the rows `rows[first[k] : first[k] + times[k]]`, ascending. `weight_to` is what the
    tokens before each row count for, and before the end.
    """

    grams: Hashes
    first: Ints
    times: Ints
    rows: Ints
    weight_to: NDArray[np.float64]


def anchors_of(words: Hashes, weights: NDArray[np.float64]) -> Anchors:
    """The anchors of a text. What stands more often than four times is no anchor.

    Args:
        words: Its tokens.
        weights: What each counts for.
    """
    grams = runs_of(words, ANCHOR_WORDS)
    rows = np.argsort(grams, kind="stable")
    ordered = grams[rows]
    first = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1]))) if len(ordered) else rows
    times = np.diff(np.append(first, len(ordered)))
    rare = times <= _MOST_REPEATS
    return Anchors(ordered[first[rare]], first[rare], times[rare], rows, np.concatenate(([0.0], np.cumsum(weights))))


def align(a: TokenTable, b: TokenTable, a_anchors: Anchors, b_anchors: Anchors) -> tuple[Chain, ...]:
    """Every stretch of words that two texts have in common, longest first.

    Two texts of the same words are one chain. Linear in the words but for texts that repeat themselves.

    Args:
        a, b: The tokens of the two texts.
        a_anchors, b_anchors: Their anchors (see `anchors_of`).
    """
    if len(a) and np.array_equal(a.word, b.word):
        return (Chain((Run(0, 0, len(a)),), ()),)
    chosen = _tiled(_chained(_anchor_runs(a_anchors, b_anchors)), a_anchors.weight_to, len(b))
    return tuple(_extended(_refined(runs, a.word, b.word), a, b) for runs in chosen)


def _anchor_runs(a: Anchors, b: Anchors) -> list[tuple[int, int, int]]:
    """Maximal runs of equal words that hold at least one anchor of both texts: row of either text and length, by rows.

    The anchors met are sorted as whole numbers that hold diagonal and row, which is quicker than sorting by columns.
    """
    if not len(a.grams) or not len(b.grams):
        return []
    at = np.searchsorted(b.grams, a.grams)
    at[at == len(b.grams)] = 0
    in_a = np.flatnonzero(b.grams[at] == a.grams)
    if not len(in_a):
        return []
    i, j = _met(a, in_a, b, at[in_a])
    wide = np.int64(len(a.rows) + ANCHOR_WORDS)  # so wide that runs of two diagonals never look like one
    met = (j - i + wide) * wide + i
    met.sort()
    # Anchors up to three words apart on one diagonal touch: together they are one run of equal words.
    apart = met[1:] - met[:-1] > ANCHOR_WORDS
    begins = np.concatenate((met[:1], met[1:][apart]))
    lengths = np.concatenate((met[:-1][apart], met[-1:])) - begins + ANCHOR_WORDS
    diagonal, rows_a = np.divmod(begins, wide)
    rows_b = rows_a + diagonal - wide
    return sorted(zip(rows_a.tolist(), rows_b.tolist(), lengths.tolist(), strict=True))


def _met(a: Anchors, in_a: Ints, b: Anchors, in_b: Ints) -> tuple[Ints, Ints]:
    """Rows of both texts, each with each, where anchors `in_a` of the one and `in_b` of the other are the same."""
    times_a, times_b = a.times[in_a], b.times[in_b]
    times = times_a * times_b
    if times.max() == 1:
        return a.rows[a.first[in_a]], b.rows[b.first[in_b]]
    ends = np.cumsum(times)
    step = np.arange(int(ends[-1])) - np.repeat(ends - times, times)
    step_a, step_b = np.divmod(step, np.repeat(times_b, times))
    return a.rows[np.repeat(a.first[in_a], times) + step_a], b.rows[np.repeat(b.first[in_b], times) + step_b]


@dataclass(slots=True, eq=False)
class _Growing:
    """A chain while runs are added to it: where it ends in both texts."""

    a_end: int
    b_end: int
    words: int
    runs: list[Run]


def _chained(runs: list[tuple[int, int, int]]) -> list[list[Run]]:
    """Runs joined where one follows another within the widest gap in both texts.

    Chains of fewer words than count are left out here: no word weighs more than one.
    """
    chains: list[_Growing] = []
    active: list[_Growing] = []
    for a, b, length in runs:
        if active:
            active = [chain for chain in active if chain.a_end + _WIDEST_GAP >= a]
        nearest, least = None, 2 * _WIDEST_GAP + 1
        for chain in active:
            gap_a, gap_b = a - chain.a_end, b - chain.b_end
            overlap = -min(gap_a, gap_b, 0)
            gap_a, gap_b = gap_a + overlap, gap_b + overlap
            if overlap < length and gap_a <= _WIDEST_GAP and gap_b <= _WIDEST_GAP and gap_a + gap_b < least:
                nearest, least, rest = chain, gap_a + gap_b, Run(a + overlap, b + overlap, length - overlap)
        if nearest is None:
            nearest, rest = _Growing(0, 0, 0, []), Run(a, b, length)
            chains.append(nearest)
            active.append(nearest)
        nearest.runs.append(rest)
        nearest.words += rest.length
        nearest.a_end, nearest.b_end = a + length, b + length
    return [chain.runs for chain in chains if chain.words >= _LEAST_WEIGHT]


def _tiled(chains: list[list[Run]], weight_to: NDArray[np.float64], b_length: int) -> list[tuple[Run, ...]]:
    """Chains in order of weight, every word of either text used once."""
    if not chains:
        return []

    def weight(runs: Sequence[Run]) -> float:
        return float(sum(weight_to[run.a + run.length] - weight_to[run.a] for run in runs))

    used_a, used_b = np.zeros(len(weight_to) - 1, np.bool_), np.zeros(b_length, np.bool_)
    kept: list[tuple[Run, ...]] = []
    ranked = sorted(
        ((weight(chain), chain) for chain in chains), key=lambda pair: (-pair[0], pair[1][0].a, pair[1][0].b)
    )
    for total, chain in ranked:
        if total < _LEAST_WEIGHT:
            break
        free: Sequence[Run] = chain
        if any(_overlap(chain, other) for other in kept):
            free = [part for run in chain for part in _free_parts(run, used_a, used_b)]
            if not free or weight(free) < _LEAST_WEIGHT:
                continue
        for run in free:
            used_a[run.a : run.a + run.length] = True
            used_b[run.b : run.b + run.length] = True
        kept.append(tuple(free))
    return kept


def _overlap(one: Sequence[Run], other: Sequence[Run]) -> bool:
    """Whether two chains reach over one place in either text; only then can they have a word in common."""
    (first, last), (other_first, other_last) = (one[0], one[-1]), (other[0], other[-1])
    return (first.a < other_last.a + other_last.length and other_first.a < last.a + last.length) or (
        first.b < other_last.b + other_last.length and other_first.b < last.b + last.length
    )


def _free_parts(run: Run, used_a: Bools, used_b: Bools) -> list[Run]:
    """What is left of a run when words already used are taken out."""
    free = ~(used_a[run.a : run.a + run.length] | used_b[run.b : run.b + run.length])
    if free.all():
        return [run]
    edges = np.flatnonzero(np.diff(np.concatenate(([False], free, [False])).astype(np.int8)))
    pairs = edges.reshape(-1, 2).tolist()
    return [Run(run.a + low, run.b + low, high - low) for low, high in pairs]


def _refined(runs: tuple[Run, ...], a: Hashes, b: Hashes) -> Chain:
    """The chain with its gaps aligned word by word."""
    refined: list[Run] = [runs[0]]
    differences: list[Block] = []
    for run in runs[1:]:
        tail = refined[-1]
        gap = (tail.a + tail.length, run.a, tail.b + tail.length, run.b)
        more, unequal = aligned_gap(a, b, gap)
        differences.extend(unequal)
        for part in (*more, run):
            last = refined[-1]
            if last.a + last.length == part.a and last.b + last.length == part.b:
                refined[-1] = Run(last.a, last.b, last.length + part.length)
            else:
                refined.append(part)
    return Chain(tuple(refined), tuple(differences))


def _extended(chain: Chain, a: TokenTable, b: TokenTable) -> Chain:
    """The chain, let out at both ends over single changed words, as long as an equal word of the sentence follows.

    A changed name often stands at the edge of what was copied ("James X, an expert on ...").
    """
    runs, differences = list(chain.runs), list(chain.differences)

    def is_equal(i: int, j: int, edge_i: int, edge_j: int) -> bool:
        inside = 0 <= i < len(a) and 0 <= j < len(b)
        return bool(
            inside
            and a.word[i] == b.word[j]
            and a.sentence[i] == a.sentence[edge_i]
            and b.sentence[j] == b.sentence[edge_j]
        )

    while is_equal((i := runs[0].a) - 2, (j := runs[0].b) - 2, i, j):
        differences.insert(0, (i - 1, i, j - 1, j))
        runs.insert(0, Run(i - 2, j - 2, 1))
    while is_equal((i := runs[-1].a + runs[-1].length) + 1, (j := runs[-1].b + runs[-1].length) + 1, i - 1, j - 1):
        differences.append((i, i + 1, j, j + 1))
        runs.append(Run(i + 1, j + 1, 1))
    return Chain(tuple(runs), tuple(differences))


def aligned_gap(a: Hashes, b: Hashes, gap: Block) -> tuple[list[Run], list[Block]]:
    """Equal words and unequal blocks inside a gap, by edit distance. Touching unequal blocks are one."""
    a_low, a_high, b_low, b_high = gap
    equal: list[Run] = []
    unequal: list[Block] = []
    if a_low == a_high and b_low == b_high:
        return equal, unequal
    if a_low == a_high or b_low == b_high:
        return equal, [gap]
    steps = Levenshtein.opcodes(a[a_low:a_high].tolist(), b[b_low:b_high].tolist())
    for step in steps:
        i, i_end, j, j_end = (
            step.src_start + a_low,
            step.src_end + a_low,
            step.dest_start + b_low,
            step.dest_end + b_low,
        )
        if step.tag == "equal":
            equal.append(Run(i, j, i_end - i))
        elif unequal and unequal[-1][1] == i and unequal[-1][3] == j:
            unequal[-1] = (unequal[-1][0], i_end, unequal[-1][2], j_end)
        else:
            unequal.append((i, i_end, j, j_end))
    return equal, unequal
