# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Reports with gold, and the whole way over them: heads, lineage, mentions, grouping, drift."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.claims_grouping.marks import Label, Marks
from benchmarks.claims_grouping.scoring import Score, score_groups
from vorlage.claims.ledger import build_ledger
from vorlage.domain.claims import Ledger
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.lineage import Lineage, Siglum
from vorlage.domain.pages import Page, PageOrigin, Record, ReportHead
from vorlage.lineage import trace_lineage, witness_from_text


@dataclass(slots=True)
class Dossier:
    """Some reports, what in them is one claim, and which changes were planted on which edge."""

    name: str
    records: list[Record] = field(default_factory=list)
    gold: dict[Siglum, tuple[Label, ...]] = field(default_factory=dict)
    open_pairs: frozenset[tuple[str, str]] = frozenset()
    drift: list[tuple[str, str, str, str]] = field(default_factory=list)

    def put(
        self, path: str, marked: str, marks: Marks, *, published: str = "", outlet: str = "", language: str = "en"
    ) -> None:
        """One more report, its gold read off its marks."""
        text, labels = marks.read(marked)
        record = a_record(
            path, text, number=len(self.records) + 1, published=published, outlet=outlet, language=language
        )
        self.records.append(record)
        self.gold[Siglum(path)] = labels


def a_record(
    path: str, text: str, *, number: int = 1, published: str = "", outlet: str = "", language: str = "en"
) -> Record:
    """A report of one page."""
    page = Page(number=1, label="1", width=0, height=0, text=text, origin=PageOrigin.NATIVE, language=language)
    return Record(
        number=ItemNumber(number),
        path=path,
        genre=Genre.REPORT,
        media_type="text/plain",
        pages=(page,),
        head=ReportHead(outlet=outlet, published=published),
    )


def lineage_of(dossier: Dossier) -> Lineage:
    """The real lineage of a dossier's reports: nothing of the gold is told."""
    return trace_lineage(
        [
            witness_from_text(
                record.path,
                record.text,
                number=record.number,
                outlet=record.head.outlet,
                published=record.head.published,
                language=record.pages[0].language,
            )
            for record in dossier.records
        ]
    )


def measured(dossier: Dossier, lineage: Lineage) -> tuple[Score, Ledger]:
    """The ledger of a dossier and its score."""
    ledger = build_ledger(dossier.records, lineage, (), pages_unread=0)
    return score_groups([claim.members for claim in ledger.claims], dossier.gold, dossier.open_pairs), ledger
