# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The sentences of a reading, as they are compared with those of another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from vorlage.lineage.reading import Reading, once_for_each_reading
from vorlage.lineage.roles import Role
from vorlage.lineage.tokens import Ints

LEAST_WORDS = 5
_MOST_WORDS = 250
_MOST_SENTENCES = 600


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence of a reading: the rows of its tokens that are no chrome, and how many of them are own prose."""

    rows: Ints
    own: int


@once_for_each_reading
def sentences_of(reading: Reading) -> tuple[Sentence, ...]:
    """The sentences of at least five words, chrome left out. What runs on for hundreds of words is no sentence."""
    kept = np.flatnonzero(reading.roles != Role.CHROME)
    if not len(kept):
        return ()
    number = reading.table.sentence[kept]
    parts = np.split(kept, np.flatnonzero(np.diff(number)) + 1)
    own = reading.is_own
    told = [Sentence(rows, int(own[rows].sum())) for rows in parts if LEAST_WORDS <= len(rows) <= _MOST_WORDS]
    return tuple(told[:_MOST_SENTENCES])
