# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The lineage of the reports of an opened case: traced once for the texts as they are, with findings laid over it.

The room behind it takes long to import, so it is imported when first asked for.
"""

from __future__ import annotations

from collections.abc import Callable

from vorlage.app.workplace import Workplace
from vorlage.catalogue.findings import list_findings
from vorlage.catalogue.generations import text_generation
from vorlage.domain.custody import Genre
from vorlage.domain.lineage import Lineage, PairFinding
from vorlage.domain.pages import Record


class CaseLineage:
    """What `Case` answers `lineage` with."""

    def __init__(self, workplace: Workplace, records: Callable[[Genre], tuple[Record, ...]], *, processes: int) -> None:
        self._catalogue = workplace.catalogue
        self._records = records
        self._processes = processes
        self._traced: tuple[int, Lineage] | None = None
        """A generation of the reports' texts, and their lineage as the machine traced it."""
        self._decided: tuple[Lineage, int, Lineage] | None = None
        """The same, how many findings there were, and the lineage with them."""

    @property
    def was_traced(self) -> bool:
        """Whether the reports were looked at since the case was opened."""
        return self._traced is not None

    def lineage(self) -> Lineage:
        """The family tree of the reports, with people's findings laid over it."""
        findings, traced = self.findings(), self.traced()
        if self._decided is None or self._decided[0] is not traced or self._decided[1] != len(findings):
            from vorlage.lineage.findings import with_findings

            self._decided = (traced, len(findings), with_findings(traced, findings))
        return self._decided[2]

    def findings(self) -> tuple[PairFinding, ...]:
        """Everything people decided about pairs of reports, in order; of two on one pair the later counts."""
        with self._catalogue.reading() as connection:
            return list_findings(connection)

    def traced(self) -> Lineage:
        """The lineage as the machine traces it, without findings."""
        with self._catalogue.reading() as connection:
            generation = text_generation(connection, Genre.REPORT)
        if self._traced is None or self._traced[0] != generation:
            from vorlage.lineage.tracing import trace_lineage
            from vorlage.lineage.witnesses import witness_of_record

            witnesses = [witness_of_record(record) for record in self._records(Genre.REPORT)]
            self._traced = (generation, trace_lineage(witnesses, processes=self._processes))
        return self._traced[1]
