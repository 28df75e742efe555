# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Forty million sorted numbers to which a few hundred are added in a millisecond or two.

The numbers lie in shards by their highest bits. What is added goes into one small sorted array first; each addition
then sends one shard's part of it home, shard after shard in turn. So no addition ever moves more than one shard and a
few thousand waiting numbers: there is no slow one among them (a log-structured merge, O'Neil 1996, in instalments).
"""

from __future__ import annotations

import numpy as np

from vorlage.lineage.tokens import Bools, Hashes, Ints

_BITS = 6
_MANY = 200_000


class SortedShards:
    """A multiset of 64-bit numbers."""

    def __init__(self, values: Hashes | None = None) -> None:
        self._shards: list[Hashes] = []
        self._waiting = np.zeros(0, np.uint64)
        self._turn = 0
        self._fill(np.zeros(0, np.uint64) if values is None else np.sort(values))

    def add(self, values: Hashes) -> None:
        """Put more numbers in. A great many at once are sorted in with all the rest."""
        if len(values) > _MANY:
            together = np.concatenate((self.everything(), values))
            self._shards, self._waiting = [], np.zeros(0, np.uint64)
            together.sort()
            self._fill(together)
            return
        fresh = np.sort(values)
        self._waiting = np.insert(self._waiting, np.searchsorted(self._waiting, fresh), fresh)
        low, high = np.searchsorted(
            self._waiting >> np.uint64(64 - _BITS), np.array([self._turn, self._turn + 1], np.uint64)
        )
        home = self._shards[self._turn]
        moved = self._waiting[low:high]
        self._shards[self._turn] = np.insert(home, np.searchsorted(home, moved), moved)
        self._waiting = np.delete(self._waiting, slice(low, high))
        self._turn = (self._turn + 1) % len(self._shards)

    def between(self, low: Hashes, high: Hashes) -> Hashes:
        """Every number from some `low` up to and with the `high` beside it, in no order.

        Args:
            low, high: Ranges that lie within one shard and do not overlap, sorted.
        """
        cuts = np.searchsorted(low >> np.uint64(64 - _BITS), np.arange(len(self._shards) + 1, dtype=np.uint64))
        found = [_within(self._waiting, low, high)]
        found.extend(
            _within(shard, low[cuts[place] : cuts[place + 1]], high[cuts[place] : cuts[place + 1]])
            for place, shard in enumerate(self._shards)
            if cuts[place] < cuts[place + 1]
        )
        return np.concatenate(found)

    def hold(self, values: Hashes) -> Bools:
        """Which of some numbers, sorted and each once, are here."""
        return np.isin(values, self.between(values, values))

    def everything(self) -> Hashes:
        """All numbers, sorted."""
        together = np.concatenate([*self._shards, self._waiting])
        if len(self._waiting):
            together.sort()
        return together

    def _fill(self, values: Hashes) -> None:
        edges = np.arange(1, 1 << _BITS, dtype=np.uint64) << np.uint64(64 - _BITS)
        # Copies, so that a shard that is replaced frees its memory.
        self._shards = [shard.copy() for shard in np.split(values, np.searchsorted(values, edges))]


def _within(values: Hashes, low: Hashes, high: Hashes) -> Hashes:
    starts: Ints = np.searchsorted(values, low)
    sizes = np.searchsorted(values, high, side="right") - starts
    begins = np.cumsum(sizes) - sizes
    return np.asarray(values[np.arange(int(sizes.sum())) + np.repeat(starts - begins, sizes)])
