# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The readings of a family of copies as a table: places as rows, copies as columns.

The copy that shares most with the others is the measure: each of its words is a place, and every other copy reads there
as it does, otherwise (one row for each changed stretch, whatever its length), or has no text. Words left out count as
no text, for leaving out is free. What only other copies have is not in the table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from vorlage.domain.lineage import Relation, Siglum
from vorlage.lineage.reading import Reading
from vorlage.lineage.relating import aligned_words
from vorlage.lineage.roles import Role
from vorlage.lineage.stemma import LACUNA, Table
from vorlage.lineage.tokens import Hashes, mixed


def table_of(
    readings: Sequence[Reading], relation: Callable[[Siglum, Siglum], Relation | None], shared: Sequence[float]
) -> Table:
    """The table of some readings, columns in their order.

    Args:
        readings: The copies of one family.
        relation: What two copies are to each other; those in another language have no readings to compare.
        shared: How much each copy has in common with the others, word for word.
    """
    measure = min(range(len(readings)), key=lambda k: (-shared[k], readings[k].witness.siglum))
    pivot = readings[measure]
    table = np.full((len(pivot.table), len(readings)), LACUNA, np.int64)
    table[:, measure] = 0
    for column, reading in enumerate(readings):
        related = relation(pivot.witness.siglum, reading.witness.siglum)
        if column != measure and related is not Relation.TRANSLATED:
            _fill(table[:, column], pivot, reading, related in (Relation.SPUN, Relation.BACK_TRANSLATED))
    return np.asarray(table[pivot.roles != Role.CHROME])


def _fill(column: Table, pivot: Reading, reading: Reading, reworded: bool) -> None:
    runs, blocks = aligned_words(pivot, reading, is_reworded=reworded)
    for run in runs:
        column[run.a : run.a + run.length] = 0
    for a_low, a_high, b_low, b_high in blocks:
        if a_low < a_high and b_low < b_high:
            column[a_low] = _code(reading.table.word[b_low:b_high])


def _code(words: Hashes) -> int:
    """A positive number for a reading, the same wherever the same words stand."""
    total = np.zeros(1, np.uint64)
    for word in words:
        total = mixed(total * np.uint64(3) + word)
    return int(total[0] >> np.uint64(2)) + 1
