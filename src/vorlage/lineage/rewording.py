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

from vorlage.lineage.alignment import Block, Run, aligned_gap
from vorlage.lineage.reading import Reading
from vorlage.lineage.sentence_alignment import SentencePair
from vorlage.lineage.tokens import Bools, Trait

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
    kept = exchanged = unequal = untouched = in_long_runs = 0.0
    functions = [0.0, 0.0]
    contents = [0.0, 0.0]
    blocks: list[Block] = []
    own_a, own_b = a.is_own, b.is_own
    function_a, function_b = a.table.has(Trait.FUNCTION), b.table.has(Trait.FUNCTION)
    for pair in pairs:
        gap = (int(pair.a[0]), int(pair.a[-1]) + 1, int(pair.b[0]), int(pair.b[-1]) + 1)
        equal, differing = aligned_gap(a.table.word, b.table.word, gap)
        blocks.extend(differing)
        unequal_here = 0
        for low, high, low_b, high_b in differing:
            left, right = int(own_a[low:high].sum()), int(own_b[low_b:high_b].sum())
            unequal_here += max(left, right)
            exchanged += left if left == right else 0
        matched = _matched(equal, own_a)
        kept += len(matched)
        in_long_runs += len(_matched([run for run in equal if run.length >= _LONG_RUN], own_a))
        unequal += unequal_here
        untouched += len(matched) if unequal_here <= _HARDLY * len(matched) else 0
        for tally, in_a, in_b in ((functions, function_a, function_b), (contents, ~function_a, ~function_b)):
            tally[0] += int(in_a[matched].sum())
            tally[1] += max(_count(in_a & own_a, pair.a), _count(in_b & own_b, pair.b))
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


def _matched(equal: list[Run], own: Bools) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    rows = [np.arange(run.a, run.a + run.length) for run in equal]
    matched = np.concatenate(rows) if rows else np.zeros(0, np.int64)
    return np.asarray(matched[own[matched]])


def _count(which: Bools, rows: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> int:
    return int(which[rows].sum())
