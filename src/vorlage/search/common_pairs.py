# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pairs of characters that stand on many pages, as words of their own.

Where characters are words, a word of two of them is a row of two very common words: the most expensive thing to look
for, a third of a microsecond for every page that has both. All pairs as words would cost a third of the text; those on
one page in two hundred, as a sample tells them, are a small part of that, and are what takes long. Which they are is
chosen once for an index, when it begins with many pages, and kept in its folder; a smaller one has none and needs none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import add
from pathlib import Path
from typing import Final

from vorlage.names.folding import fold_text
from vorlage.names.scripts import is_unspaced
from vorlage.search.words import words_in

SAMPLE_PAGES: Final = 4_000
"""So many pages tell which pairs are common."""

MOST_PAIRS: Final = 20_000

_LEAST_SHARE: Final = 200
_KEPT_IN: Final = "pairs.txt"


def common_pairs(texts: Iterable[str]) -> frozenset[str]:
    """The pairs of characters that stand on at least one of `_LEAST_SHARE` texts, at most `MOST_PAIRS`."""
    counts: Counter[str] = Counter()
    pages = 0
    for text in texts:
        pages += 1
        words = words_in(fold_text(text))
        alone = {word for word in set(words) if is_unspaced(word[0])}
        if alone:
            counts.update({one + other for one, other in pairwise(words) if one in alone and other in alone})
    most = counts.most_common(MOST_PAIRS)
    return frozenset(pair for pair, count in most if count * _LEAST_SHARE >= pages)


def pairs_among(words: Sequence[str], common: frozenset[str]) -> Iterator[str]:
    """The common pairs in a row of folded words, in order, each as often as it stands there."""
    return filter(common.__contains__, map(add, words, words[1:])) if common else iter(())


def kept_pairs(folder: Path) -> frozenset[str]:
    """The common pairs of the index in a folder; none when none were chosen."""
    place = folder / _KEPT_IN
    return frozenset(place.read_text("utf-8").split()) if place.exists() else frozenset()


def keep_pairs(folder: Path, pairs: frozenset[str]) -> None:
    """Keep the pairs of an index; whole or not at all, however this ends."""
    growing = folder / f"{_KEPT_IN}.new"
    growing.write_text("\n".join(sorted(pairs)), "utf-8")
    growing.replace(folder / _KEPT_IN)
