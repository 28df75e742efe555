# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Facts of a sentence: what survives when every word was changed, even into another language.

Numbers by value, dates by month and day, name words by their consonant skeleton, each with how much meeting it again
says. No translation model and no dictionary: two sentences are compared by these alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from vorlage.lineage.reading import Reading, once_for_each_reading
from vorlage.lineage.sentences import sentences_of
from vorlage.lineage.tokens import Hashes, Ints, Trait

_DAY = re.compile(r"(\d{2})-(\d{2})$")
Fact = tuple[str, str]
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class TextFacts:
    """The facts of a text in order of their hashes, and where they stand.

    Fact k stands in the sentences `sentences[first[k] : first[k] + times[k]]`, and weighs `each[k]` in every one of
    them: what a text says in many sentences says little about any one. `weights` holds the sum for each sentence.
    """

    hashes: Hashes
    each: Matrix
    first: Ints
    times: Ints
    sentences: Ints
    weights: Matrix


@once_for_each_reading
def facts_of(reading: Reading) -> TextFacts:
    """The facts of each sentence."""
    told = _facts_by_sentence(reading)
    times = Counter(fact for here in told for fact in here)
    weight = {fact: weight / times[fact] for here in told for fact, weight in here.items()}
    hashes = {fact: _hash_of(fact) for fact in times}
    ordered = sorted(times, key=lambda fact: (hashes[fact], fact))
    where: dict[Fact, list[int]] = {fact: [] for fact in ordered}
    for place, here in enumerate(told):
        for fact in here:
            where[fact].append(place)
    counts = np.array([times[fact] for fact in ordered], np.int64)
    return TextFacts(
        hashes=np.array([hashes[fact] for fact in ordered], np.uint64),
        each=np.array([weight[fact] for fact in ordered], np.float64),
        first=np.cumsum(counts) - counts,
        times=counts,
        sentences=np.array([place for fact in ordered for place in where[fact]], np.int64),
        weights=np.array([sum(weight[fact] for fact in here) for here in told], np.float64),
    )


def shared_weight(a: TextFacts, b: TextFacts) -> Matrix:
    """The weight of the facts that each sentence of one text shares with each of another: the lesser of both weights,
    summed over facts."""
    shape = len(a.weights), len(b.weights)
    at = np.searchsorted(b.hashes, a.hashes)
    at[at == len(b.hashes)] = 0
    in_a = np.flatnonzero(b.hashes[at] == a.hashes) if len(b.hashes) else np.zeros(0, np.int64)
    if not len(in_a):
        return np.zeros(shape)
    in_b = at[in_a]
    times_a, times_b = a.times[in_a], b.times[in_b]
    times = times_a * times_b
    ends = np.cumsum(times)
    step = np.arange(int(ends[-1])) - np.repeat(ends - times, times)
    step_a, step_b = np.divmod(step, np.repeat(times_b, times))
    i = a.sentences[np.repeat(a.first[in_a], times) + step_a]
    j = b.sentences[np.repeat(b.first[in_b], times) + step_b]
    each = np.repeat(np.minimum(a.each[in_a], b.each[in_b]), times)
    return np.asarray(np.bincount(i * shape[1] + j, each, shape[0] * shape[1]).reshape(shape), np.float64)


def _hash_of(fact: Fact) -> int:
    return int.from_bytes(blake2b("\0".join(fact).encode(), digest_size=8).digest(), "big")


def _facts_by_sentence(reading: Reading) -> list[dict[Fact, float]]:
    """The facts of each sentence with their weights (about bits that chance would have to supply)."""
    table = reading.table
    starts = [int(table.start[sentence.rows[0]]) for sentence in sentences_of(reading)]
    ends = [int(table.end[sentence.rows[-1]]) for sentence in sentences_of(reading)]
    told: list[dict[Fact, float]] = [{} for _ in starts]

    def sentence_around(start: int, end: int) -> int | None:
        place = bisect_right(starts, start) - 1
        return place if place >= 0 and end <= ends[place] else None

    taken: list[tuple[int, int]] = []
    for day in reading.dates:
        place = sentence_around(day.start, day.end)
        if place is not None and day.value:
            match = _DAY.search(day.value)
            taken.append((day.start, day.end))
            told[place]["date", match.group() if match else day.value] = 6.0 if match else 3.0
    for number in reading.numbers:
        place = sentence_around(number.start, number.end)
        if place is None or number.value is None:
            continue
        if not any(start < number.end and number.start < end for start, end in taken):
            told[place]["number", f"{number.value:g}"] = number_weight(number.value)
    _add_names(reading, told, sentence_around)
    return told


def number_weight(value: float) -> float:
    """How much it says that two texts give this number: small and round ones say little."""
    if value != int(value):
        return 6.0
    digits = str(abs(int(value)))
    significant = len(digits.rstrip("0"))
    if len(digits) == 1:
        return 1.5
    return min(2.0 + 2.0 * significant, 9.0) if len(digits) > 2 else 3.5


def _add_names(
    reading: Reading, told: list[dict[Fact, float]], sentence_around: Callable[[int, int], int | None]
) -> None:
    """Take in every word of four letters and more that is part of a name, function words and numbers left out."""
    table = reading.table
    is_word = (table.traits & np.uint8(int(Trait.FUNCTION | Trait.NUMBER | Trait.HAN))) == 0
    rows = np.flatnonzero(is_word & (table.end - table.start >= 4))
    starts, ends = table.start[rows].tolist(), table.end[rows].tolist()
    skeletons = table.skeleton[rows].tolist()
    for start, end in reading.names:
        place = sentence_around(start, end)
        if place is None:
            continue
        row = bisect_left(starts, start)
        while row < len(ends) and ends[row] <= end:
            told[place]["name", str(skeletons[row])] = 4.0
            row += 1
