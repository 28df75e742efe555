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

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cdist

from vorlage.lineage.facts import Fact, facts_between
from vorlage.lineage.reading import Reading
from vorlage.lineage.roles import Role
from vorlage.lineage.tokens import Ints, Trait

_FLOOR = 0.4
_LEAST_WORDS = 5
_MOST_WORDS = 250
_MOST_SENTENCES = 600
_COVER_TO_FILL = 0.3
_LEAST_FACT_WEIGHT = 3.0
_MOST_REMEMBERED = 1024

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence of a reading: the rows of its tokens that are no chrome, and which of them are own prose."""

    rows: Ints
    own: int


@dataclass(frozen=True, slots=True, eq=False)
class SentencePair:
    """Two sentences that belong together, as token rows, and how alike they are."""

    a: Ints
    b: Ints
    likeness: float


@dataclass(frozen=True, slots=True, eq=False)
class SentenceAlignment:
    """Sentences that belong together, in order, and what share of each text's own prose they make up.

    `fact_share` is the weight of shared facts in aligned sentences, of that in the text with fewer facts.
    """

    pairs: tuple[SentencePair, ...]
    cover_a: float
    cover_b: float
    likeness: float
    fact_weight: float
    fact_share: float


# A reading is compared with many others: what is its own is found once. A reading is known by its identity.
@lru_cache(maxsize=_MOST_REMEMBERED)
def sentences_of(reading: Reading) -> tuple[Sentence, ...]:
    """The sentences of at least five words, chrome left out. What runs on for hundreds of words is no sentence."""
    kept = np.flatnonzero(reading.roles != Role.CHROME)
    if not len(kept):
        return ()
    number = reading.table.sentence[kept]
    parts = np.split(kept, np.flatnonzero(np.diff(number)) + 1)
    own = reading.is_own
    told = [Sentence(rows, int(own[rows].sum())) for rows in parts if _LEAST_WORDS <= len(rows) <= _MOST_WORDS]
    return tuple(told[:_MOST_SENTENCES])


def is_one_language(a: Reading, b: Reading) -> bool:
    """Whether two texts are of one language, by the function words they have in common; by their codes when known."""
    codes = a.witness.language, b.witness.language
    if all(codes):
        return codes[0].split("-")[0] == codes[1].split("-")[0]
    sets = [set(reading.table.word[reading.table.has(Trait.FUNCTION)].tolist()) for reading in (a, b)]
    smaller = min(map(len, sets))
    return smaller > 0 and len(sets[0] & sets[1]) >= 0.5 * smaller


def align_sentences(a: Reading, b: Reading, *, one_language: bool) -> SentenceAlignment:
    """Which sentences of two readings belong together, keeping the order of both."""
    of_a, of_b = sentences_of(a), sentences_of(b)
    if not of_a or not of_b:
        return SentenceAlignment((), 0.0, 0.0, 0.0, 0.0, 0.0)
    facts_a, facts_b = facts_of(a), facts_of(b)
    if one_language:
        likeness = _kept_words(a, b)
        sizes = np.minimum.outer([len(s.rows) for s in of_a], [len(s.rows) for s in of_b])
        gain = np.maximum(likeness - _FLOOR, 0.0) * sizes
    else:
        likeness, gain = _shared_facts(facts_a, facts_b)
    path = _best_path(gain)
    strictly = max(_cover(of_a, [i for i, _ in path]), _cover(of_b, [j for _, j in path]))
    if not one_language or strictly >= _COVER_TO_FILL:
        path = _filled(path)
    pairs = tuple(SentencePair(of_a[i].rows, of_b[j].rows, float(likeness[i, j])) for i, j in path)
    weight, share = _fact_share(path, facts_a, facts_b)
    alike = float(np.mean([pair.likeness for pair in pairs])) if pairs else 0.0
    return SentenceAlignment(
        pairs, _cover(of_a, [i for i, _ in path]), _cover(of_b, [j for _, j in path]), alike, weight, share
    )


def _cover(sentences: Sequence[Sentence], chosen: list[int]) -> float:
    total = sum(sentence.own for sentence in sentences)
    return sum(sentences[k].own for k in set(chosen)) / total if total else 0.0


@lru_cache(maxsize=_MOST_REMEMBERED)
def _own_words(reading: Reading) -> tuple[list[list[int]], Ints]:
    """The own words of each sentence, and how many they are."""
    own = reading.is_own
    words = [reading.table.word[s.rows[own[s.rows]]].tolist() for s in sentences_of(reading)]
    return words, np.array([len(each) for each in words], dtype=np.int64)


def _kept_words(a: Reading, b: Reading) -> Matrix:
    """Words kept in order, as a share of both sentences' words. Public words count for neither side."""
    (words_a, sizes_a), (words_b, sizes_b) = _own_words(a), _own_words(b)
    kept = cdist(words_a, words_b, scorer=LCSseq.similarity, dtype=np.int32).astype(np.float64)
    sizes = np.add.outer(sizes_a, sizes_b).astype(np.float64)
    likeness = np.divide(2 * kept, sizes, out=np.zeros_like(kept), where=sizes > 0)
    few = np.logical_or.outer(sizes_a < _LEAST_WORDS, sizes_b < _LEAST_WORDS)
    return np.asarray(np.where(few, 0.0, likeness))


@dataclass(frozen=True, slots=True, eq=False)
class TextFacts:
    """The facts of each sentence with their weights; where each fact stands; the weight of each sentence."""

    by_sentence: tuple[Mapping[Fact, float], ...]
    where: Mapping[Fact, tuple[tuple[int, float], ...]]
    weights: NDArray[np.float64]


@lru_cache(maxsize=_MOST_REMEMBERED)
def facts_of(reading: Reading) -> TextFacts:
    """The facts of each sentence. What a text says in many sentences says little about any one of them."""
    table = reading.table
    facts = [
        facts_between(reading, int(table.start[s.rows[0]]), int(table.end[s.rows[-1]])) for s in sentences_of(reading)
    ]
    times = Counter(fact for here in facts for fact in here)
    by_sentence = tuple({fact: weight / times[fact] for fact, weight in here.items()} for here in facts)
    where: dict[Fact, list[tuple[int, float]]] = {}
    for place, here in enumerate(by_sentence):
        for fact, weight in here.items():
            where.setdefault(fact, []).append((place, weight))
    weights = np.array([sum(here.values()) for here in by_sentence], dtype=np.float64)
    return TextFacts(by_sentence, {fact: tuple(places) for fact, places in where.items()}, weights)


def _shared_facts(facts_a: TextFacts, facts_b: TextFacts) -> tuple[Matrix, Matrix]:
    """Share of facts in common, and their weight times that share, for each two sentences."""
    common = np.zeros((len(facts_a.by_sentence), len(facts_b.by_sentence)))
    for fact in sorted(facts_a.where.keys() & facts_b.where.keys()):  # in one order, so that sums are the same each run
        for i, weight in facts_a.where[fact]:
            for j, there in facts_b.where[fact]:
                common[i, j] += min(weight, there)
    common[common < _LEAST_FACT_WEIGHT] = 0.0
    either = np.add.outer(facts_a.weights, facts_b.weights) - common
    likeness = np.divide(common, either, out=np.zeros_like(common), where=common > 0)
    return likeness, common * likeness


def _best_path(gain: Matrix) -> list[tuple[int, int]]:
    """The heaviest set of cells that climbs in both directions. Cells without gain are never on it."""
    in_play = np.flatnonzero(gain.any(axis=1)), np.flatnonzero(gain.any(axis=0))
    gain = gain[np.ix_(*in_play)]
    rows, columns = gain.shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        best[i + 1, 1:] = np.maximum.accumulate(np.maximum(best[i, 1:], best[i, :-1] + gain[i]))
    path: list[tuple[int, int]] = []
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


def _filled(path: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The path with sentences that have little to go by added, where equally many lie between two aligned ones."""
    filled = path[:1]
    for here, there in pairwise(path):
        between = there[0] - here[0]
        if between == there[1] - here[1] and between <= 3:
            filled.extend((here[0] + step, here[1] + step) for step in range(1, between))
        filled.append(there)
    return filled


def _fact_share(path: list[tuple[int, int]], facts_a: TextFacts, facts_b: TextFacts) -> tuple[float, float]:
    """The weight of the facts that aligned sentences share, and its share of all that the poorer text gives."""
    common = 0.0
    for i, j in path:
        one, other = facts_a.by_sentence[i], facts_b.by_sentence[j]
        common += sum(min(one[fact], other[fact]) for fact in sorted(one.keys() & other.keys()))
    fewer = float(min(facts_a.weights.sum(), facts_b.weights.sum()))
    return common, common / fewer if fewer else 0.0
