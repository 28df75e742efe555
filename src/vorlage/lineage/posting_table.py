# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where texts that come one by one are found again: the candidates of one text, without looking at the others' pairs.

The answer for a text is the one that `find_candidates` gives for it among all texts, whatever the order they came in:
every weight, hub and choice that touches the text is worked out from the complete lists of texts under its keys.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vorlage.lineage.candidates import PARTNERS, Postings, chosen_pairs, clone_marks, find_candidates
from vorlage.lineage.shingles import MOST_TEXTS
from vorlage.lineage.sorted_shards import SortedShards
from vorlage.lineage.tokens import Bools, Hashes, Ints

Age = tuple[str, str]
"""What orders texts from the earliest (see `age_of`)."""

_TEXT = np.uint64(MOST_TEXTS - 1)


class PostingTable:
    """Keys of texts, numbered in the order they were filed. Texts of the very same keys are filed under the first."""

    def __init__(self) -> None:
        self._keys = SortedShards()
        self._ages: list[Age] = []
        self._rank: Ints = np.zeros(0, np.int64)
        self._size: Ints = np.zeros(0, np.int64)
        self._filed_under: Ints = np.zeros(0, np.int64)
        self._stands_for: Ints = np.zeros(0, np.int64)
        self._same_keys: dict[tuple[float, float], int] = {}

    def file(self, keys: Hashes, sizes: Ints, ages: Sequence[Age]) -> None:
        """Put texts on file.

        Args:
            keys: Theirs, numbered onwards from the texts filed so far.
            sizes: Their numbers of words.
            ages: What orders them.

        Raises:
            ValueError: More texts than a key has room for.
        """
        before = len(self._rank)
        if before + len(ages) > MOST_TEXTS:
            raise ValueError("more texts than a key has room for")
        self._insert_ages(ages)
        self._size = np.concatenate((self._size, sizes))
        self._filed_under = np.concatenate((self._filed_under, np.arange(before, before + len(ages))))
        self._stands_for = np.concatenate((self._stands_for, np.arange(before, before + len(ages))))
        low, high = clone_marks(keys - np.uint64(before), len(ages))
        for text, marks in enumerate(zip(low.tolist(), high.tolist(), strict=True), start=before):
            if marks[0] > 0:
                first = self._same_keys.setdefault(marks, text)
                self._filed_under[text] = first
                if self._rank[text] < self._rank[self._stands_for[first]]:
                    self._stands_for[first] = text
        owner = (keys & _TEXT).astype(np.int64)
        self._keys.add(keys[self._filed_under[owner] == owner])

    def arrays(self) -> dict[str, NDArray[Any]]:
        """All there is to keep, but for the ages."""
        return {"keys": self._keys.everything(), "size": self._size, "filed_under": self._filed_under}

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[Any]], ages: Sequence[Age]) -> PostingTable:
        """The table that `arrays` came from.

        Raises:
            ValueError: The arrays do not fit each other.
        """
        table = cls()
        if not len(arrays["size"]) == len(arrays["filed_under"]) == len(ages):
            raise ValueError("the postings do not fit the number of texts")
        table._keys = SortedShards(arrays["keys"])
        table._size, table._filed_under = arrays["size"], arrays["filed_under"]
        table._stands_for = np.arange(len(ages))
        table._insert_ages(ages)
        # Of each group the one of least rank: written last, in descending order, it stays.
        falling = np.argsort(-table._rank)
        table._stands_for[table._filed_under[falling]] = falling
        low, high = clone_marks(arrays["keys"], len(ages))
        filed = np.flatnonzero(low > 0).tolist()
        table._same_keys = dict(zip(zip(low[filed].tolist(), high[filed].tolist(), strict=True), filed, strict=True))
        return table

    def _insert_ages(self, ages: Sequence[Age]) -> None:
        if len(ages) == 1:
            place = bisect_left(self._ages, ages[0])
            self._ages.insert(place, ages[0])
            self._rank = np.append(self._rank + (self._rank >= place), place)
            return
        by_text = [self._ages[rank] for rank in self._rank.tolist()] + list(ages)
        order = sorted(range(len(by_text)), key=by_text.__getitem__)
        self._ages = [by_text[text] for text in order]
        self._rank = np.empty(len(by_text), np.int64)
        self._rank[order] = np.arange(len(by_text))

    def partners(self, text: int, keys_of: Callable[[Sequence[int]], Hashes]) -> list[int]:
        """The texts that a text is to be aligned with: those it chooses, and those that choose it.

        Milliseconds, but for a text that becomes the earliest or the longest of many under a frequent key: then each of
        them is asked in turn what it would choose.

        Args:
            text: Its number.
            keys_of: The keys of some texts, each with its number.
        """
        first = int(self._filed_under[text])
        stands_for = int(self._stands_for[first])
        if stands_for != text:
            return [stands_for]
        twins = np.flatnonzero(self._filed_under == first)
        about = np.zeros(len(self._rank), np.bool_)
        about[text] = True
        # Asked about this text alone, every other text has this pair only, and so chooses it.
        found = self._others(text, keys_of([text]), about)
        if len(found) > PARTNERS:
            about[found] = True
            found = self._others(text, keys_of([text, *found.tolist()]), about)
        return sorted({*found.tolist(), *twins.tolist()} - {text})

    def all_candidates(self) -> list[tuple[int, int]]:
        """The candidates of all texts, as `find_candidates` gives them."""
        texts = np.arange(len(self._rank))
        stands_for = self._stands_for[self._filed_under]
        found = find_candidates(Postings(self._with_stand_ins(self._keys.everything()), self._rank, self._size))
        twins = texts[stands_for != texts]
        return [
            *zip(found.a.tolist(), found.b.tolist(), strict=True),
            *zip(twins.tolist(), stands_for[twins].tolist(), strict=True),
        ]

    def _with_stand_ins(self, filed: Hashes) -> Hashes:
        """The keys, sorted, each with the text that stands for those filed under the same."""
        if not np.array_equal(self._stands_for, np.arange(len(self._stands_for))):
            stand_ins = self._stands_for[(filed & _TEXT).astype(np.int64)].view(np.uint64)
            filed = (filed & ~_TEXT) | stand_ins
        filed.sort()
        return filed

    def _others(self, text: int, keys: Hashes, about: Bools) -> Ints:
        """The partners of a text, when the pairs of all texts asked about are weighed."""
        wanted = np.unique(keys & ~_TEXT)
        filed = self._with_stand_ins(self._keys.between(wanted, wanted | _TEXT))
        pairs = chosen_pairs(Postings(filed, self._rank, self._size), about)
        return np.concatenate((pairs.b[pairs.a == text], pairs.a[pairs.b == text]))
