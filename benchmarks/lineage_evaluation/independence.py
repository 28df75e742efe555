# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which real pairs are independent, by a rule that knows nothing of the engine.

Rule, for two texts on one event with at least 80 words outside quotation marks each:
  independent  no run of 12 equal words outside quotation marks, and less than 2 % of the shorter text's 5-grams (those
               wholly outside quotation marks) stand in the other;
  in between   anything else: left out, and counted.
The labels are ours and only as good as the rule: a thorough rewrite of a colleague's report passes as independent,
and two reporters who both use a release word for word do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.lineage_evaluation.press_texts import PressText

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_LONG_RUN, _GRAM, _QUOTE_RUN, _ANY_QUOTE_RUN = 12, 5, 8, 4
_MOST_CONTAINED, _LEAST_WORDS = 0.02, 80
_MARKS = frozenset('"“”„«»')


@dataclass(frozen=True, slots=True)
class WordsOfText:
    """The words of a text in one spelling, and which stand inside quotation marks."""

    words: tuple[str, ...]
    quoted: tuple[bool, ...]

    def grams(self, size: int, *, quoted: bool | None) -> set[int]:
        """Digests of runs of `size` words wholly inside (True) or outside (False) quotation marks, or anywhere."""
        found, run = set(), 0
        for end, is_quoted in enumerate(self.quoted, start=1):
            run = run + 1 if quoted is None or is_quoted is quoted else 0
            if run >= size:
                found.add(hash(self.words[end - size : end]))
        return found


def words_of(text: str) -> WordsOfText:
    """Split a text into words; a quotation mark toggles within its paragraph and never beyond it."""
    words: list[str] = []
    quoted: list[bool] = []
    for block in text.split("\n"):
        marks = [place for place, character in enumerate(block) if character in _MARKS]
        for match in _WORD.finditer(block):
            words.append(unicodedata.normalize("NFKC", match.group()).casefold().replace("’", "'"))
            quoted.append(sum(place < match.start() for place in marks) % 2 == 1)
    return WordsOfText(tuple(words), tuple(quoted))


@dataclass(frozen=True, slots=True)
class PairLabels:
    """For texts of one event, which pairs are independent and which of these share a quotation. Symmetric."""

    keys: tuple[str, ...]
    long_enough: NDArray[np.bool_]
    independent: NDArray[np.bool_]
    shares_quote: NDArray[np.bool_]
    """Eight or more equal words in a row, inside quotation marks in both."""
    may_share_quote: NDArray[np.bool_]
    """Four or more, inside quotation marks in one of them: the other may paraphrase, or quote without marks."""

    def count(self) -> tuple[int, int]:
        """How many pairs are independent, and how many in between."""
        usable = np.outer(self.long_enough, self.long_enough)
        upper = np.triu(np.ones_like(self.independent), 1).astype(np.bool_)
        return int((self.independent & upper).sum()), int((usable & ~self.independent & upper).sum())


def label_pairs(texts: Sequence[PressText]) -> PairLabels:
    """Label every pair of texts by the rule of this module."""
    split = [words_of(text.text) for text in texts]
    own = [words.grams(_GRAM, quoted=False) for words in split]
    sizes = np.array([max(1, len(grams)) for grams in own], np.float64)
    contained = _shared(own) / np.minimum.outer(sizes, sizes)
    long_run = _shared([words.grams(_LONG_RUN, quoted=False) for words in split]) > 0
    enough = np.array([words.quoted.count(False) >= _LEAST_WORDS for words in split])
    independent = ~long_run & (contained < _MOST_CONTAINED) & np.outer(enough, enough)
    np.fill_diagonal(independent, False)
    return PairLabels(
        keys=tuple(text.key for text in texts),
        long_enough=enough,
        independent=independent,
        shares_quote=_shared([words.grams(_QUOTE_RUN, quoted=True) for words in split]) > 0,
        may_share_quote=_quoted_by_one(split),
    )


def _quoted_by_one(split: Sequence[WordsOfText]) -> NDArray[np.bool_]:
    quoted = [words.grams(_ANY_QUOTE_RUN, quoted=True) for words in split]
    every = [words.grams(_ANY_QUOTE_RUN, quoted=None) for words in split]
    one_way = np.array([[not said.isdisjoint(grams) for grams in every] for said in quoted])
    return np.asarray(one_way | one_way.T)


def _shared(sets: Sequence[Iterable[int]]) -> NDArray[np.int64]:
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for index, grams in enumerate(sets):
        for gram in grams:
            holders[gram].append(index)
    counts = np.zeros((len(sets), len(sets)), np.int64)
    for indices in holders.values():
        if len(indices) > 1:
            counts[np.ix_(indices, indices)] += 1
    return counts
