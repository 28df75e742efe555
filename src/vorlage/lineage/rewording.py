# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How words were changed in sentences that belong together: exchanged one for one, or said anew.

A synonym spinner exchanges content words where they stand and leaves function words and names alone. A text that went
through another language and back has other function words, other word order, and names spelt otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from vorlage.lineage.alignment import Block, aligned_gap
from vorlage.lineage.reading import Reading, once_for_each_reading
from vorlage.lineage.sentence_alignment import SentencePair
from vorlage.lineage.tokens import Trait

_HARDLY = 0.1
_LONG_RUN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """Figures of the aligned sentences, over own prose, and the blocks of unequal words for collation."""

    kept_words: float
    """Equal words, in order."""
    changed: float
    """Share of words that are unequal."""
    exchanged: float
    """Of the unequal words, the share in blocks of as many words on either side."""
    function_kept: float
    """Of the function words of the sentence that has more of them, the share that stands in order in the other."""
    content_kept: float
    """The same for content words."""
    untouched: float
    """Share of the aligned words that stand in sentences left nearly as they were. Rewording by rule touches nearly
    every sentence, a desk rewrites some and leaves others."""
    in_long_runs: float
    """Share of the kept words that stand in runs of eight and more. A desk that rewrites keeps whole phrases."""
    blocks: tuple[Block, ...]


def rewording_of(a: Reading, b: Reading, pairs: Iterable[SentencePair]) -> Rewording:
    """Align the words of each pair of sentences and take the figures."""
    kept = exchanged = unequal = untouched = in_long_runs = 0
    functions, contents = [0, 0], [0, 0]
    blocks: list[Block] = []
    of_a, of_b = _counts(a), _counts(b)
    for pair in pairs:
        place = (int(pair.a[0]), int(pair.a[-1]) + 1, int(pair.b[0]), int(pair.b[-1]) + 1)
        equal, differing = aligned_gap(a.table.word, b.table.word, place)
        blocks.extend(differing)
        unequal_here = 0
        for low, high, low_b, high_b in differing:
            left, right = of_a.own(low, high), of_b.own(low_b, high_b)
            unequal_here += max(left, right)
            exchanged += left if left == right else 0
        matched = sum(of_a.own(run.a, run.a + run.length) for run in equal)
        matched_functions = sum(of_a.functions(run.a, run.a + run.length) for run in equal)
        kept += matched
        in_long_runs += sum(of_a.own(run.a, run.a + run.length) for run in equal if run.length >= _LONG_RUN)
        unequal += unequal_here
        untouched += matched if unequal_here <= _HARDLY * matched else 0
        functions[0] += matched_functions
        functions[1] += max(of_a.functions(*place[:2]), of_b.functions(*place[2:]))
        contents[0] += matched - matched_functions
        contents[1] += max(of_a.contents(*place[:2]), of_b.contents(*place[2:]))
    return Rewording(
        kept_words=kept,
        changed=unequal / (kept + unequal) if kept + unequal else 0.0,
        exchanged=exchanged / unequal if unequal else 0.0,
        function_kept=functions[0] / functions[1] if functions[1] else 0.0,
        content_kept=contents[0] / contents[1] if contents[1] else 0.0,
        in_long_runs=in_long_runs / kept if kept else 0.0,
        untouched=untouched / kept if kept else 0.0,
        blocks=tuple(blocks),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Counts:
    """How many tokens before each row are own prose, and how many of those function words."""

    own_to: list[int]
    functions_to: list[int]

    def own(self, low: int, high: int) -> int:
        return self.own_to[high] - self.own_to[low]

    def functions(self, low: int, high: int) -> int:
        return self.functions_to[high] - self.functions_to[low]

    def contents(self, low: int, high: int) -> int:
        return self.own(low, high) - self.functions(low, high)


@once_for_each_reading
def _counts(reading: Reading) -> _Counts:
    functions = reading.is_own & reading.table.has(Trait.FUNCTION)
    own_to, functions_to = (np.cumsum(which).tolist() for which in (reading.is_own, functions))
    return _Counts([0, *own_to], [0, *functions_to])
