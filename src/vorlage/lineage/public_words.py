# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What is public in a corpus that grows, and when it became so.

A run of words is public once two texts have it inside quotation marks (see `roles`). A text that comes later can make
words public in texts read long before; so each run carries the moment, and who was read before it can be told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vorlage.lineage.function_words import is_among
from vorlage.lineage.sorted_shards import SortedShards
from vorlage.lineage.tokens import Hashes


class PublicWords:
    """Public runs in the order they became public. A *moment* is how many there were."""

    def __init__(self) -> None:
        self._quoted_once = SortedShards()
        self._order = np.zeros(0, np.uint64)
        self._sorted = np.zeros(0, np.uint64)
        self._moments = np.zeros(0, np.int64)

    @property
    def now(self) -> int:
        """The moment."""
        return len(self._order)

    @property
    def runs(self) -> Hashes:
        """The public runs, sorted."""
        return self._sorted

    def add(self, quoted: Sequence[Hashes]) -> None:
        """Take in the quoted runs of more texts, each text's sorted and each run once."""
        runs, times = np.unique(np.concatenate([np.zeros(0, np.uint64), *quoted]), return_counts=True)
        known = self._quoted_once.hold(runs)
        self._quoted_once.add(runs[~known])
        again = runs[known | (times > 1)]
        fresh = again[~is_among(again, self._sorted)]
        if len(fresh):
            self._set_order(np.concatenate((self._order, fresh)))

    def _set_order(self, runs: Hashes) -> None:
        order = np.argsort(runs, kind="stable")
        self._order, self._sorted, self._moments = runs, runs[order], order + 1

    def arrays(self) -> dict[str, NDArray[Any]]:
        """All there is to keep."""
        return {"quoted_once": self._quoted_once.everything(), "became_public": self._order}

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> PublicWords:
        """The public words that `arrays` came from."""
        words = cls()
        words._quoted_once = SortedShards(arrays["quoted_once"])
        words._set_order(arrays["became_public"])
        return words

    def last_change(self, runs: Hashes) -> int:
        """The moment since which nothing has become public among the runs of a text."""
        if not len(self._sorted) or not len(runs):
            return 0
        at = np.minimum(np.searchsorted(self._sorted, runs), len(self._sorted) - 1)
        return int(np.where(self._sorted[at] == runs, self._moments[at], 0).max())
