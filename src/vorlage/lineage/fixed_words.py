# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A fixed set of word hashes that millions of words are looked up in: one fetch and one comparison each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_SLOT_BITS = 16


class FixedWords:
    """A small set of hashes, each in a slot of its own: a perfect hash table, found by trying shifts.

    Half a megabyte, so that it stays in the cache of a core.
    """

    def __init__(self, hashes: Sequence[int]) -> None:
        words = np.unique(np.array(hashes, np.uint64))
        self._shift = next(shift for shift in range(64 - _SLOT_BITS) if _is_free_of_collisions(words, shift))
        self._slots = np.zeros(1 << _SLOT_BITS, np.uint64)
        self._slots[0] = 1 << self._shift  # what belongs into slot one: slot nought is empty and holds not even nought
        self._slots[self._slots_of(words)] = words

    def hold(self, words: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Which of the hashes are in the set."""
        return np.asarray(self._slots[self._slots_of(words)] == words)

    def _slots_of(self, words: NDArray[np.uint64]) -> NDArray[np.int64]:
        return _slots_of(words, self._shift)


def _slots_of(words: NDArray[np.uint64], shift: int) -> NDArray[np.int64]:
    return np.asarray(((words >> np.uint64(shift)) & np.uint64((1 << _SLOT_BITS) - 1)).astype(np.int64))


def _is_free_of_collisions(words: NDArray[np.uint64], shift: int) -> bool:
    return len(np.unique(_slots_of(words, shift))) == len(words)
