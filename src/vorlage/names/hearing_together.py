# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How alike one word and many others sound, all of them at once: `vorlage.names.unlikeness` for a whole shelf.

A name that is asked for is compared with hundreds of words of the pages. The distance is the same, sum by sum; only the
table of Wagner and Fischer is filled in for all words together, one cell of each at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vorlage.names.hearing import VOWELS, rows_heard
from vorlage.names.scripts import Script, script_of_word
from vorlage.names.unlikeness import (
    APART,
    OPEN_SYLLABLES,
    OTHER_END,
    costs_of_silence,
    is_other_vowel,
    said_once,
    sound_costs,
    unlikeness,
)

_LEAST_TOGETHER: Final = 8
"""Fewer are compared faster one by one."""

_MOST_SOUNDS: Final = 256
_NASAL: Final = ("n", "ng")

Costs = NDArray[np.float64]


@lru_cache(maxsize=64)
def unlikenesses(one: str, others: tuple[str, ...]) -> Sequence[float]:
    """How far each word is from one, as `unlikeness` tells it: 0 the same, 1 nothing in common, or further apart.

    The latest are kept: of a name of several parts each is compared alone and beside the others.

    Args:
        one: A word in any script.
        others: Words in any scripts.
    """
    if len(others) < _LEAST_TOGETHER:
        return [unlikeness(one, other) for other in others]
    apart = np.full(len(others), np.inf)
    by_script: dict[Script, list[tuple[int, bytes]]] = {}
    for place, other in enumerate(others):
        rows = by_script.setdefault(script_of_word(other), [])
        rows += [(place, row) for row in _rows_in_code(other)]
    for script, placed in by_script.items():
        scripts = frozenset((script_of_word(one), script))
        shelf = _Shelf([row for _, row in placed])
        places = np.array([place for place, _ in placed])
        for row in _rows_in_code(one):
            np.minimum.at(apart, places, shelf.distances(row, scripts))
    return [float(distance) for distance in apart]


@lru_cache(maxsize=65536)
def _rows_in_code(word: str) -> tuple[bytes, ...]:
    """Each row of sounds a word may be, doubled sounds once, a number for each sound."""
    return tuple(bytes(map(_code, said_once(row))) for row in rows_heard(word))


_CODES: Final[dict[str, int]] = {}


def _code(sound: str) -> int:
    """A number for a sound, from 1; threads that meet one sound together give it one number."""
    code = _CODES.get(sound)
    return code if code is not None else _CODES.setdefault(sound, _next_code())


def _next_code() -> int:
    return next(_NUMBERS)


_NUMBERS: Final = iter(range(1, _MOST_SOUNDS))


class _Shelf:
    """Rows of sounds side by side: column by column, each as long as the longest."""

    def __init__(self, rows: Sequence[bytes]) -> None:
        self._sizes = np.array(list(map(len, rows)))
        longest = max(1, int(self._sizes.max()))
        whole = np.frombuffer(b"".join(row.ljust(longest, b"\0") for row in rows), np.uint8)
        self._sounds = np.ascontiguousarray(whole.reshape(len(rows), longest).T)
        self._last = self._sound_at(1)

    def distances(self, one: bytes, scripts: frozenset[Script]) -> Costs:
        """How far each row is from one."""
        if not one:
            return np.ones(len(self._sizes))
        silence = _silence(scripts)
        unsaid = silence[self._sounds]
        above = np.concatenate([np.zeros((1, len(self._sizes))), np.cumsum(unsaid, axis=0)])
        for sound in one:
            gap = silence[sound]
            row = np.empty_like(above)
            row[0] = above[0] + gap
            best = np.minimum(above[:-1] + _changes(scripts)[sound][self._sounds], above[1:] + gap)
            for at, cell in enumerate(best):
                np.minimum(cell, row[at] + unsaid[at], out=row[at + 1])
            above = row
        total = above[self._sizes, np.arange(len(self._sizes))]
        total += np.where(self._end_otherwise(one, scripts), OTHER_END, 0.0)
        return np.where(self._sizes > 0, total / np.maximum(len(one), self._sizes), 1.0)

    def _end_otherwise(self, one: bytes, scripts: frozenset[Script]) -> NDArray[np.bool_]:
        differs = np.zeros(len(self._sizes), np.bool_)
        if Script.ARABIC not in scripts:
            differs |= _other_vowels()[one[-1]][self._last]
        if not scripts.isdisjoint(OPEN_SYLLABLES):
            vowels, nasals = _are(tuple(VOWELS)), _are(_NASAL)
            if len(one) > 1 and vowels[one[-1]] and nasals[one[-2]]:
                differs |= nasals[self._last]
            if nasals[one[-1]]:
                differs |= vowels[self._last] & nasals[self._sound_at(2)] & (self._sizes > 1)
        return differs

    def _sound_at(self, from_end: int) -> NDArray[np.uint8]:
        """The sound of each row at a place counted from its end; of a shorter one any."""
        found: NDArray[np.uint8] = self._sounds[np.maximum(self._sizes - from_end, 0), np.arange(len(self._sizes))]
        return found


@lru_cache(maxsize=64)
def _changes(scripts: frozenset[Script]) -> Costs:
    """What it costs to hear one sound as another, between words of these scripts."""
    costs = np.full((_MOST_SOUNDS, _MOST_SOUNDS), APART)
    for (one, other), cost in sound_costs(scripts).items():
        costs[_code(one), _code(other)] = cost
    np.fill_diagonal(costs, 0.0)
    return costs


@lru_cache(maxsize=64)
def _silence(scripts: frozenset[Script]) -> Costs:
    """What it costs not to hear a sound, between words of these scripts."""
    costs = np.ones(_MOST_SOUNDS)
    for sound, cost in costs_of_silence(scripts).items():
        costs[_code(sound)] = cost
    return costs


@cache
def _are(sounds: tuple[str, ...]) -> NDArray[np.bool_]:
    """Which numbers are those of these sounds."""
    are = np.zeros(_MOST_SOUNDS, np.bool_)
    are[[_code(sound) for sound in sounds]] = True
    return are


@cache
def _other_vowels() -> NDArray[np.bool_]:
    """Which two vowels at the ends of words make two words of them."""
    others = np.zeros((_MOST_SOUNDS, _MOST_SOUNDS), np.bool_)
    for one in VOWELS:
        for other in VOWELS:
            others[_code(one), _code(other)] = is_other_vowel(one, other)
    return others
