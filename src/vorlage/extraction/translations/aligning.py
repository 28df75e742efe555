# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which sentences of a translation give which sentences of the page: by their lengths, and the numbers in them.

The method is that of Gale and Church, "A program for aligning sentences in bilingual corpora", Computational
Linguistics 19 (1993): long sentences become long ones, and the best path over one-to-one, one-to-none, two-to-one and
two-to-two is found by dynamic programming; paragraphs first, sentences within them. How long a translation is for its
page is taken from the two texts. Numbers that stand on both sides draw a pair together, an addition of ours.

Residual risks: lengths say nothing of meaning. A sentence left out where another was added is aligned wrongly; the
checker reads both sides.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vorlage.domain.lineage import Span
from vorlage.domain.translations import AlignedStretch
from vorlage.extraction.sentences import paragraphs, sentences

_BEADS: Final = {(1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (2, 1): 0.089, (1, 2): 0.089, (2, 2): 0.011}
"""How often so many sentences become so many (Gale and Church, table 5)."""
_VARIANCE: Final = 6.8
"""Of the length of a translation, for each character translated (ibid.)."""
_NUMBER_BONUS: Final = 2.5
"""What a number on both sides is worth, as a logarithm of odds."""
_MOST_NUMBERS: Final = 4
_MOST_CELLS: Final = 250_000
_NUMBER = re.compile(r"\d[\d.,٬٫]*\d|\d")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence or a paragraph: where it stands, how long it is, and the numbers in it."""

    span: Span
    length: int
    numbers: frozenset[str]


def align_translation(original: str, translated: str) -> tuple[AlignedStretch, ...]:
    """The stretches of two texts that say the same, sentence by sentence, in order; what has no partner is in none."""
    sides = _units(original, paragraphs(original)), _units(translated, paragraphs(translated))
    share = _length(translated) / max(1, _length(original))
    found: list[AlignedStretch] = []
    for ours, theirs in _aligned(*sides, share):
        inner = _within(original, ours), _within(translated, theirs)
        found.extend(_stretch(a, b) for a, b in _aligned(*inner, share))
    return tuple(found)


def _within(text: str, units: Sequence[_Unit]) -> list[_Unit]:
    """The sentences of paragraphs that stand one after the other."""
    start, end = units[0].span[0], units[-1].span[1]
    return _units(text, [(a + start, b + start) for a, b in sentences(text[start:end])])


def _stretch(ours: Sequence[_Unit], theirs: Sequence[_Unit]) -> AlignedStretch:
    return AlignedStretch((ours[0].span[0], ours[-1].span[1]), (theirs[0].span[0], theirs[-1].span[1]))


def _units(text: str, spans: Sequence[Span]) -> list[_Unit]:
    return [_Unit((start, end), _length(text[start:end]), _numbers(text[start:end])) for start, end in spans]


def _length(text: str) -> int:
    """Characters apart from white space."""
    return sum(not character.isspace() for character in text)


def _numbers(text: str) -> frozenset[str]:
    """The numbers of two digits or more, in one script and without the marks between their digits."""
    found = ("".join(str(unicodedata.digit(c)) for c in each if c.isdigit()) for each in _NUMBER.findall(text))
    return frozenset(number for number in found if len(number) > 1)


def _aligned(
    ours: Sequence[_Unit], theirs: Sequence[_Unit], share: float
) -> Iterator[tuple[Sequence[_Unit], Sequence[_Unit]]]:
    """The pairs of runs on the cheapest path; runs without a partner are passed over.

    Where there would be too much to compare (texts of many thousands of short lines), the whole is one pair.
    """
    if not ours or not theirs:
        return
    if len(ours) * len(theirs) > _MOST_CELLS:
        yield ours, theirs
        return
    for i, j, di, dj in _path(ours, theirs, share):
        if di and dj:
            yield ours[i : i + di], theirs[j : j + dj]


def _path(ours: Sequence[_Unit], theirs: Sequence[_Unit], share: float) -> list[tuple[int, int, int, int]]:
    """The cheapest path from the first to the last of both, as steps: where each begins, and how many it takes."""
    rows, columns = len(ours), len(theirs)
    best = [[math.inf] * (columns + 1) for _ in range(rows + 1)]
    taken: list[list[tuple[int, int]]] = [[(0, 0)] * (columns + 1) for _ in range(rows + 1)]
    best[0][0] = 0.0
    for i in range(rows + 1):
        for j in range(columns + 1):
            if math.isinf(best[i][j]):
                continue
            for (di, dj), often in _BEADS.items():
                if i + di > rows or j + dj > columns:
                    continue
                cost = best[i][j] - math.log(often) + _cost(ours[i : i + di], theirs[j : j + dj], share)
                if cost < best[i + di][j + dj]:
                    best[i + di][j + dj] = cost
                    taken[i + di][j + dj] = (di, dj)
    steps: list[tuple[int, int, int, int]] = []
    i, j = rows, columns
    while i or j:
        di, dj = taken[i][j]
        i, j = i - di, j - dj
        steps.append((i, j, di, dj))
    return steps[::-1]


def _cost(ours: Sequence[_Unit], theirs: Sequence[_Unit], share: float) -> float:
    """How unlikely it is that these are one another's translation: by lengths, less what shared numbers say."""
    length, other = sum(unit.length for unit in ours), sum(unit.length for unit in theirs)
    if not length and not other:
        return 0.0
    mean = max(1.0, (length + other / share) / 2)
    delta = abs(other - length * share) / math.sqrt(mean * _VARIANCE * max(share, 0.1))
    unlikely = -math.log(max(math.erfc(delta / math.sqrt(2)), 1e-12))
    mine = frozenset().union(*(unit.numbers for unit in ours))
    shared = len(mine & frozenset().union(*(unit.numbers for unit in theirs)))
    return unlikely - _NUMBER_BONUS * min(shared, _MOST_NUMBERS)
