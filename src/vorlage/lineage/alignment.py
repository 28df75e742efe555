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

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Run:
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

    def matched(self) -> tuple[Ints, Ints]:
        """The rows of every matched word in both texts."""
        a = [np.arange(run.a, run.a + run.length) for run in self.runs]
        b = [np.arange(run.b, run.b + run.length) for run in self.runs]
        return np.concatenate(a), np.concatenate(b)


def word_weights(is_han: Bools) -> NDArray[np.float64]:
    """How much of a word each token is."""
    return np.where(is_han, _HAN_WEIGHT, 1.0)


def align(a: TokenTable, b: TokenTable, a_weights: NDArray[np.float64]) -> tuple[Chain, ...]:
    """Every stretch of words that two texts have in common, longest first.

    Two texts of the same words are one chain. Linear in the words but for texts that repeat themselves.

    Args:
        a, b: The tokens of the two texts.
        a_weights: What each token of the first text counts for.
    """
    if len(a) and np.array_equal(a.word, b.word):
        return (Chain((Run(0, 0, len(a)),), ()),)
    chosen = _tiled(_chained(_anchor_runs(a.word, b.word)), a_weights, len(a), len(b))
    return tuple(_extended(_refined(runs, a.word, b.word), a, b) for runs in chosen)


def _anchor_runs(a: Hashes, b: Hashes) -> list[Run]:
    """Maximal runs of equal words that hold at least one rare anchor, by place in the first text."""
    grams_a, grams_b = runs_of(a, ANCHOR_WORDS), runs_of(b, ANCHOR_WORDS)
    if not len(grams_a) or not len(grams_b):
        return []
    order_b, order_a = np.argsort(grams_b, kind="stable"), np.sort(grams_a)
    sorted_b = grams_b[order_b]
    low, high = np.searchsorted(sorted_b, grams_a), np.searchsorted(sorted_b, grams_a, side="right")
    in_a = np.searchsorted(order_a, grams_a, side="right") - np.searchsorted(order_a, grams_a)
    count = high - low
    rows = np.flatnonzero((count > 0) & (count <= _MOST_REPEATS) & (in_a <= _MOST_REPEATS))
    if not len(rows):
        return []
    times = count[rows]
    i = np.repeat(rows, times)
    step = np.arange(len(i)) - np.repeat(np.concatenate(([0], np.cumsum(times)[:-1])), times)
    j = order_b[low[i] + step]
    by_diagonal = np.lexsort((i, j - i))
    i, j = i[by_diagonal], j[by_diagonal]
    breaks = np.flatnonzero((np.diff(j - i) != 0) | (np.diff(i) > ANCHOR_WORDS))
    begins = np.concatenate(([0], breaks + 1))
    ends = np.concatenate((breaks, [len(i) - 1]))
    lengths = i[ends] - i[begins] + ANCHOR_WORDS
    runs = zip(i[begins].tolist(), j[begins].tolist(), lengths.tolist(), strict=True)
    # Anchors up to three words apart on one diagonal touch: together they are one run of equal words.
    return sorted((Run(*run) for run in runs), key=lambda run: (run.a, run.b))


def _chained(runs: list[Run]) -> list[list[Run]]:
    """Runs joined where one follows another within the widest gap in both texts."""
    chains: list[list[Run]] = []
    active: list[list[Run]] = []
    for run in runs:
        active = [chain for chain in active if chain[-1].a + chain[-1].length + _WIDEST_GAP >= run.a]
        best: tuple[int, list[Run], Run] | None = None
        for chain in active:
            tail = chain[-1]
            overlap = max(tail.a + tail.length - run.a, tail.b + tail.length - run.b, 0)
            if overlap >= run.length:
                continue
            rest = Run(run.a + overlap, run.b + overlap, run.length - overlap)
            gap_a, gap_b = rest.a - tail.a - tail.length, rest.b - tail.b - tail.length
            if 0 <= gap_a <= _WIDEST_GAP and 0 <= gap_b <= _WIDEST_GAP and (best is None or gap_a + gap_b < best[0]):
                best = (gap_a + gap_b, chain, rest)
        if best is None:
            chain = [run]
            chains.append(chain)
            active.append(chain)
        else:
            best[1].append(best[2])
    return chains


def _tiled(
    chains: list[list[Run]], a_weights: NDArray[np.float64], a_length: int, b_length: int
) -> list[tuple[Run, ...]]:
    """Chains in order of weight, every word of either text used once."""
    weight_to = np.concatenate(([0.0], np.cumsum(a_weights)))

    def weight(runs: list[Run]) -> float:
        return float(sum(weight_to[run.a + run.length] - weight_to[run.a] for run in runs))

    used_a, used_b = np.zeros(a_length, np.bool_), np.zeros(b_length, np.bool_)
    kept: list[tuple[Run, ...]] = []
    ranked = sorted(
        ((weight(chain), chain) for chain in chains), key=lambda pair: (-pair[0], pair[1][0].a, pair[1][0].b)
    )
    for total, chain in ranked:
        if total < _LEAST_WEIGHT:
            break
        free = [part for run in chain for part in _free_parts(run, used_a, used_b)]
        if not free or weight(free) < _LEAST_WEIGHT:
            continue
        for run in free:
            used_a[run.a : run.a + run.length] = True
            used_b[run.b : run.b + run.length] = True
        kept.append(tuple(free))
    return kept


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
