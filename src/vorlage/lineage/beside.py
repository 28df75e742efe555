# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""One text beside some reports: what it shares with each of them, without a family tree of all."""

from __future__ import annotations

from collections.abc import Sequence

from vorlage.domain.lineage import Pair, Witness
from vorlage.lineage.filing import file_texts
from vorlage.lineage.roles import public_runs
from vorlage.lineage.tracing import relate
from vorlage.lineage.workers import Stock


def relate_to_each(text: Witness, reports: Sequence[Witness]) -> tuple[Pair, ...]:
    """The pairs that one text makes with some reports, those that have a relation.

    What is quoted in two of these texts is public among them, as it is when all reports are traced together. The
    reports are not compared with each other, so background that all of them carry is not told from copying.

    Raises:
        ValueError: The text has the siglum of a report.
    """
    if any(report.siglum == text.siglum for report in reports):
        raise ValueError("a text is set beside other texts")
    witnesses = (text, *reports)
    filed = file_texts([witness.text for witness in witnesses], with_tables=True)
    reading = Stock(witnesses, public_runs(filed.quoted), filed.tables).shelf().reading
    found = (relate(reading(0), reading(place)) for place in range(1, len(witnesses)))
    return tuple(pair for pair in found if pair is not None)
