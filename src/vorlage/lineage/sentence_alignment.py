# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Sentence by sentence, for texts whose words were changed: reworded, back-translated, translated.

Two sentences of one language are alike by the words they keep in order (longest common subsequence); two of different
languages by the numbers, dates and names they share. A path through the matrix that keeps the order of both texts and
may skip on either side (dynamic programming, as Gale and Church 1993 on lengths) says which sentences belong together.
Likeness below a floor counts for nothing: among 17,900 pairs of independent same-event reports the share of a text so
aligned was below a third in every one, quotations included.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cdist

from vorlage.lineage.facts import facts_of, shared_weight
from vorlage.lineage.reading import Reading, once_for_each_reading
from vorlage.lineage.sentences import LEAST_WORDS, sentences_of
from vorlage.lineage.tokens import Bools, Hashes, Ints, Trait

_FLOOR = 0.4
_COVER_TO_FILL = 0.3
_LEAST_FACT_WEIGHT = 3.0
_ROUNDING = 1 + 1e-9
"""What floating point may take from a sum that is meant as an upper bound."""

Matrix = NDArray[np.float64]
Path = list[tuple[int, int]]


@dataclass(frozen=True, slots=True, eq=False)
class SentencePair:
    """Two sentences that belong together, as token rows, and how alike they are."""

    a: Ints
    b: Ints
    likeness: float


@dataclass(frozen=True, slots=True, eq=False)
class SentenceAlignment:
    """Sentences that belong together, in order, and what share of each text's own prose they make up.

    Of texts aligned by facts `fact_weight` is the weight of what aligned sentences share, `fact_share` its share of the
    facts of the text that has fewer.
    """

    pairs: tuple[SentencePair, ...]
    cover_a: float
    cover_b: float
    fact_weight: float = 0.0
    fact_share: float = 0.0


def is_one_language(a: Reading, b: Reading) -> bool:
    """Whether two texts are of one language, by the function words they have in common; by their codes when known."""
    codes = a.witness.language, b.witness.language
    if all(codes):
        return codes[0].split("-")[0] == codes[1].split("-")[0]
    sets = _function_words(a), _function_words(b)
    smaller = min(map(len, sets))
    return smaller > 0 and len(sets[0] & sets[1]) >= 0.5 * smaller


@once_for_each_reading
def _function_words(reading: Reading) -> frozenset[int]:
    return frozenset(reading.table.word[reading.table.has(Trait.FUNCTION)].tolist())


def align_sentences(a: Reading, b: Reading, *, one_language: bool) -> SentenceAlignment:
    """Which sentences of two readings belong together, keeping the order of both.

    Args:
        a, b: The readings.
        one_language: Whether to go by the words they keep, or by the facts they share.
    """
    found = align_by_words(a, b) if one_language else align_by_facts(a, b)
    return found or SentenceAlignment((), 0.0, 0.0)


def align_by_words(a: Reading, b: Reading, *, least_cover: float = 0.0) -> SentenceAlignment | None:
    """Sentences aligned by the words they keep; None when there are none, or clearly too few.

    Args:
        a, b: The readings.
        least_cover: The share of one text's own prose below which the caller has no use for the answer. Where all
            sentences that have any counterpart come to less, and to too little for gaps to be filled, it is None, and
            no order is looked for.
    """
    if not sentences_of(a) or not sentences_of(b):
        return None
    likeness = _kept_words(a, b)
    alike = np.asarray(likeness > _FLOOR)
    words_a, words_b = _own_words(a), _own_words(b)
    if max(words_a.share(np.any(alike, axis=1)), words_b.share(np.any(alike, axis=0))) < min(
        least_cover, _COVER_TO_FILL
    ):
        return None
    gain = np.where(alike, (likeness - _FLOOR) * np.minimum.outer(words_a.lengths, words_b.lengths), 0.0)
    path = _best_path(gain)
    if max(words_a.share([i for i, _ in path]), words_b.share([j for _, j in path])) >= _COVER_TO_FILL:
        path = _filled(path)
    return _aligned(a, b, path, likeness)


def align_by_facts(
    a: Reading, b: Reading, *, least_weight: float = 0.0, least_share: float = 0.0
) -> SentenceAlignment | None:
    """Sentences aligned by the numbers, dates and names they share; None when there are none, or clearly too few.

    Args:
        a, b: The readings.
        least_weight: The weight of shared facts below which the caller has no use for the answer. A sentence is aligned
            with one other at most, so no order brings more than each has in common with its best counterpart; where
            that comes to less the answer is None, and no order is looked for.
        least_share: The same for the share of the facts of the text that has fewer.
    """
    facts_a, facts_b = facts_of(a), facts_of(b)
    if not len(facts_a.weights) or not len(facts_b.weights):
        return None
    fewer = float(min(facts_a.weights.sum(), facts_b.weights.sum()))
    shared = shared_weight(facts_a, facts_b)
    most = float(min(shared.max(axis=1).sum(), shared.max(axis=0).sum())) * _ROUNDING
    if most < least_weight or most < least_share * fewer:
        return None
    common = np.where(shared < _LEAST_FACT_WEIGHT, 0.0, shared)
    either = np.add.outer(facts_a.weights, facts_b.weights) - common
    likeness = np.divide(common, either, out=np.zeros_like(common), where=common > 0)
    path = _filled(_best_path(common * likeness))
    weight = sum(float(shared[i, j]) for i, j in path)
    return _aligned(a, b, path, likeness, weight, weight / fewer if fewer else 0.0)


def _aligned(
    a: Reading, b: Reading, path: Path, likeness: Matrix, weight: float = 0.0, share: float = 0.0
) -> SentenceAlignment:
    of_a, of_b = sentences_of(a), sentences_of(b)
    return SentenceAlignment(
        tuple(SentencePair(of_a[i].rows, of_b[j].rows, float(likeness[i, j])) for i, j in path),
        _own_words(a).share([i for i, _ in path]),
        _own_words(b).share([j for _, j in path]),
        weight,
        share,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _OwnWords:
    """The own words of a text by sentence.

    The words of all sentences are one row, cut at `cuts`; `known` are the distinct ones, sorted, and `number` says for
    each word which of them it is. `sizes` counts the own words of each sentence, `lengths` all but chrome.
    """

    known: Hashes
    number: Ints
    cuts: list[int]
    sizes: Ints
    lengths: Ints

    def share(self, chosen: Bools | list[int]) -> float:
        """What share of all own words stands in some of the sentences, each named once."""
        total = int(self.sizes.sum())
        return int(self.sizes[chosen].sum()) / total if total and len(chosen) else 0.0


@once_for_each_reading
def _own_words(reading: Reading) -> _OwnWords:
    sentences = sentences_of(reading)
    rows = np.concatenate([np.zeros(0, np.int64), *(sentence.rows for sentence in sentences)])
    sizes = np.array([sentence.own for sentence in sentences], np.int64)
    known, number = np.unique(reading.table.word[rows[reading.is_own[rows]]], return_inverse=True)
    cuts = [0, *np.cumsum(sizes).tolist()]
    lengths = np.array([len(sentence.rows) for sentence in sentences], np.int64)
    return _OwnWords(known, number, cuts, sizes, lengths)


@once_for_each_reading
def _spelt(reading: Reading) -> list[str]:
    """The sentences of a reading, one character for each own word: the place of the word among the distinct ones."""
    words = _own_words(reading)
    return _strings(words.number, words.cuts)


def _spelt_as_in(known: Hashes, words: _OwnWords) -> list[str]:
    """The sentences of another reading in the same characters. Words that the first has not are left out: they are in
    no common sequence."""
    at = np.minimum(np.searchsorted(known, words.known), len(known) - 1)
    is_there = (known[at] == words.known)[words.number]
    cuts = np.concatenate((np.zeros(1, np.int64), np.cumsum(is_there)))[words.cuts]
    return _strings(at[words.number[is_there]], cuts.tolist())


def _strings(characters: Ints, cuts: list[int]) -> list[str]:
    row = characters.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    return [row[low:high] for low, high in pairwise(cuts)]


def _kept_words(a: Reading, b: Reading) -> Matrix:
    """Words kept in order, as a share of both sentences' words. Public words count for neither side."""
    words_a, words_b = _own_words(a), _own_words(b)
    if not len(words_a.known):
        return np.zeros((len(words_a.sizes), len(words_b.sizes)))
    kept = cdist(_spelt(a), _spelt_as_in(words_a.known, words_b), scorer=LCSseq.similarity, dtype=np.int32)
    sizes = np.add.outer(words_a.sizes, words_b.sizes)
    enough = np.logical_and.outer(words_a.sizes >= LEAST_WORDS, words_b.sizes >= LEAST_WORDS)
    return np.asarray(np.divide(2 * kept, sizes, out=np.zeros(kept.shape), where=enough))


def _best_path(gain: Matrix) -> Path:
    """The heaviest set of cells that climbs in both directions. Cells without gain are never on it."""
    in_play = np.flatnonzero(gain.any(axis=1)), np.flatnonzero(gain.any(axis=0))
    gain = gain[np.ix_(*in_play)]
    rows, columns = gain.shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        best[i + 1, 1:] = np.maximum.accumulate(np.maximum(best[i, 1:], best[i, :-1] + gain[i]))
    path: Path = []
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            path.append((int(in_play[0][i]), int(in_play[1][j])))
    return path[::-1]


def _filled(path: Path) -> Path:
    """The path with sentences that have little to go by added, where equally many lie between two aligned ones."""
    filled = path[:1]
    for here, there in pairwise(path):
        between = there[0] - here[0]
        if between == there[1] - here[1] and between <= 3:
            filled.extend((here[0] + step, here[1] + step) for step in range(1, between))
        filled.append(there)
    return filled
