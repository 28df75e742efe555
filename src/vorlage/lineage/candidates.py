# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which pairs of texts are worth aligning, when there are too many to align them all.

1. Clones (texts of equal keys) are collapsed: the first stands for all.
2. Each key that several texts have gives pairs, weighted by how rare it is. A key that more texts have than the cap is
   never dropped, for the most copied text has the most frequent keys: it becomes a star, every text paired with the
   earliest and with the longest that has it.
3. Weights are whole numbers, summed per pair; each text keeps its best few, and a pair is kept if either text keeps it.

The same answer whatever the order or batches of the texts. Time is that of sorting the keys; memory that of the keys,
about three times.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vorlage.lineage.shingles import MOST_TEXTS, TEXT_BITS
from vorlage.lineage.tokens import Bools, Hashes, Ints

Floats = NDArray[np.float64]

PARTNERS = 12
"""How many partners a text may choose; it may be chosen by more."""

_CAP = 12
_LEAST_KEYS = 3
_CHUNK = 4_000_000
_WEIGHT_BITS = 10
_UNIT = 16
_LONGEST = (1 << 22) - 1
"""Words beyond which one text is as long as another."""


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Every key of every text (see `keys_of`).

    `rank` orders texts by date and siglum, each its own rank; `size` is their number of words.
    """

    keys: Hashes
    rank: Ints
    size: Ints

    def __post_init__(self) -> None:
        if len(self.rank) > MOST_TEXTS:
            raise ValueError("more texts than a key has room for")

    @property
    def count(self) -> int:
        """How many texts there are."""
        return len(self.rank)


class Candidates(NamedTuple):
    """Pairs to align, first text before second, with their weight; clones with the text that stands for them."""

    a: Ints
    b: Ints
    weight: Ints


def find_candidates(postings: Postings) -> Candidates:
    """The pairs worth aligning: at most `PARTNERS` chosen by each text."""
    stands_for = stand_ins(postings)
    stands_alone = stands_for == np.arange(postings.count)
    keys = postings.keys[stands_alone[_texts_of(postings.keys)]]
    keys.sort()
    codes, weights = _summed(_weighed(keys, postings))
    a, b = codes // postings.count, codes % postings.count
    chosen = _best(a, b, weights, postings)
    twins = np.flatnonzero(stands_for != np.arange(postings.count))
    all_a = np.concatenate((a[chosen], np.minimum(twins, stands_for[twins])))
    all_b = np.concatenate((b[chosen], np.maximum(twins, stands_for[twins])))
    all_weights = np.concatenate((weights[chosen], np.full(len(twins), int(weights.max(initial=1)), np.int64)))
    final = np.lexsort((all_b, all_a))
    return Candidates(all_a[final], all_b[final], all_weights[final])


def chosen_pairs(postings: Postings, about: Bools) -> Candidates:
    """The pairs that `find_candidates` keeps of some texts, from a part of the postings.

    Promise: for a text of `about` whose keys are all here, each with every text that has it and none of them a clone,
    its pairs with other such texts are those of the whole; what its partners outside `about` would choose is not known.

    Args:
        postings: Some of the keys, sorted; `rank` and `size` of all texts.
        about: Which texts are asked about.
    """
    codes, weights = _summed(_weighed(postings.keys, postings, about))
    a, b = codes // postings.count, codes % postings.count
    chosen = _best(a, b, weights, postings)
    return Candidates(a[chosen], b[chosen], weights[chosen])


def clone_marks(keys: Hashes, count: int) -> tuple[Floats, Floats]:
    """Two numbers for each text, the same for texts of the very same keys, nought for a text without any."""
    marks = np.zeros((2, count))
    for at in range(0, len(keys), _CHUNK):
        part = keys[at : at + _CHUNK]
        hashes = (part >> np.uint64(TEXT_BITS)) * np.uint64(0x9E3779B97F4A7C15)
        texts = _texts_of(part)
        # Sums of 32-bit numbers, exact in floating point up to two million keys, so parts and order make no difference.
        marks[0] += np.bincount(texts, (hashes >> np.uint64(32)).astype(np.float64), count)
        marks[1] += np.bincount(texts, (hashes & np.uint64(0xFFFFFFFF)).astype(np.float64), count)
    return marks[0], marks[1]


def _texts_of(keys: Hashes) -> Ints:
    return np.asarray((keys & np.uint64(MOST_TEXTS - 1)).view(np.int64))


def stand_ins(postings: Postings) -> Ints:
    """For each text the one that stands for it: the first in rank of those with the very same keys."""
    low, high = clone_marks(postings.keys, postings.count)
    order = np.lexsort((postings.rank, high, low))
    same = (low[order][1:] == low[order][:-1]) & (high[order][1:] == high[order][:-1]) & (low[order][1:] > 0)
    first = np.concatenate(([True], ~same))
    stands_for = np.arange(postings.count)
    stands_for[order] = order[np.flatnonzero(first)][np.cumsum(first) - 1]
    return stands_for


def _weighed(keys: Hashes, postings: Postings, about: Bools | None = None) -> Iterator[Ints]:
    """For every key the pairs it gives, as pair code and weight in one number; only those of texts asked about."""
    starts, sizes = _shared(keys)
    for size in range(2, _CAP + 1):
        begins = starts[sizes == size]
        if not len(begins):
            continue
        texts = [_texts_of(keys[begins + place]) for place in range(size)]
        for a, b in combinations(texts, 2):
            yield _coded(a, b, size, postings, about)
    yield from _stars(keys, starts[sizes > _CAP], sizes[sizes > _CAP], postings, about)


def _shared(keys: Hashes) -> tuple[Ints, Ints]:
    """Where the keys of several texts begin among the sorted keys, and how many texts have each."""
    apart = keys[1:] ^ keys[:-1]
    apart >>= np.uint64(TEXT_BITS)
    same = np.concatenate(([False], apart == 0, [False]))
    starts = np.flatnonzero(~same[:-1] & same[1:])
    return starts, np.flatnonzero(same[:-1] & ~same[1:]) + 1 - starts


def _stars(keys: Hashes, starts: Ints, sizes: Ints, postings: Postings, about: Bools | None) -> Iterator[Ints]:
    """Every text that has a frequent key, with the earliest and with the longest that has it."""
    if not len(starts):
        return
    begins = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    hub = np.repeat(np.arange(len(starts)), sizes)
    members = _texts_of(keys[np.arange(len(hub)) - begins[hub] + starts[hub]])
    # One number orders by rank, or by size and then rank, and carries the text in its low bits.
    low = np.int64(MOST_TEXTS - 1)
    by_rank = (postings.rank[members] << TEXT_BITS) | members
    earliest = np.minimum.reduceat(by_rank, begins) & low
    size = np.minimum(postings.size[members], _LONGEST)
    by_size = (size << (2 * TEXT_BITS)) | ((low - postings.rank[members]) << TEXT_BITS) | members
    longest = np.maximum.reduceat(by_size, begins) & low
    frequency = sizes[hub]
    for centre, other in ((earliest[hub], None), (longest[hub], earliest[hub])):
        rows = members != centre
        if other is not None:
            rows &= (centre != other) & (members != other)
        yield _coded(members[rows], centre[rows], frequency[rows], postings, about)


def _coded(a: Ints, b: Ints, frequency: Ints | int, postings: Postings, about: Bools | None) -> Ints:
    count = postings.count
    weight = np.rint(_UNIT * np.log2(count / np.minimum(frequency, count))).astype(np.int64)
    weight = np.clip(weight, 1, (1 << _WEIGHT_BITS) - 1)
    code = np.minimum(a, b) * count + np.maximum(a, b)
    coded = np.asarray((code << _WEIGHT_BITS) | weight)
    return coded if about is None else coded[about[a] | about[b]]


def _summed(parts: Iterator[Ints]) -> tuple[Ints, Ints]:
    """Pair codes, each once, with the sum of their weights; memory is bounded by summing up chunk by chunk."""
    codes, weights = np.zeros(0, np.int64), np.zeros(0, np.int64)
    waiting: list[Ints] = []
    for part in parts:
        waiting.append(part)
        if sum(map(len, waiting)) >= _CHUNK:
            codes, weights = _merged(codes, weights, waiting)
            waiting = []
    return _merged(codes, weights, waiting)


def _merged(codes: Ints, weights: Ints, waiting: list[Ints]) -> tuple[Ints, Ints]:
    fresh = np.sort(np.concatenate(waiting)) if waiting else np.zeros(0, np.int64)
    fresh_codes, fresh_weights = _added(fresh >> _WEIGHT_BITS, fresh & ((1 << _WEIGHT_BITS) - 1))
    if not len(codes):
        return fresh_codes, fresh_weights
    together = np.concatenate((codes, fresh_codes))
    order = np.argsort(together, kind="stable")
    return _added(together[order], np.concatenate((weights, fresh_weights))[order])


def _added(codes: Ints, weights: Ints) -> tuple[Ints, Ints]:
    if not len(codes):
        return codes, weights
    first = np.flatnonzero(np.concatenate(([True], codes[1:] != codes[:-1])))
    return codes[first], np.add.reduceat(weights, first)


def _best(a: Ints, b: Ints, weights: Ints, postings: Postings) -> Ints:
    """The rows that one of their two texts has among its best, and that more than chance keys hold up."""
    rows = np.flatnonzero(weights >= _LEAST_KEYS * _UNIT * np.log2(max(postings.count, 2)) / 2)
    if not len(rows):
        return rows
    side = np.concatenate((a[rows], b[rows]))
    other = np.concatenate((b[rows], a[rows]))
    row = np.concatenate((rows, rows))
    order = np.lexsort((postings.rank[other], -weights[row], side))
    side, row = side[order], row[order]
    begins = np.flatnonzero(np.concatenate(([True], side[1:] != side[:-1])))
    place = np.arange(len(side)) - np.repeat(begins, np.diff(np.append(begins, len(side))))
    return np.unique(row[place < PARTNERS])
