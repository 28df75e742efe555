# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Own labels on five real reports that lie outside the project: places and claims by number, no word of the texts.

One person of this project read the five reports and said which mentions are one claim; the mentions are those that
our own reader found then, so nothing is said here of finding them. Claims of which nobody can tell whether they are one
are on the list `open`. The reports are known by their digests. The labels are few (about 45 pairs); the rules were
written with these reports in view.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks.claims_grouping.dossiers import Dossier, a_record
from benchmarks.claims_grouping.marks import Label
from vorlage.domain.claims import ClaimKind
from vorlage.domain.lineage import Siglum
from vorlage.extraction.heads import read_head

_LABELS = Path(__file__).with_name("labels_of_five_reports.json")


class _Row(msgspec.Struct):
    claim: str
    kind: ClaimKind
    start: int
    end: int


class _Labels(msgspec.Struct):
    reports: dict[str, list[_Row]]
    open: list[tuple[str, str]]


_DECODER = msgspec.json.Decoder(_Labels)


def five_reports(folder: Path) -> Iterator[Dossier]:
    """The dossier of the labelled reports that lie in a folder, one text file each."""
    labels = _DECODER.decode(_LABELS.read_bytes())
    dossier = Dossier(name="five reports", open_pairs=frozenset((one, other) for one, other in labels.open))
    for number, path in enumerate(sorted(folder.glob("*.txt")), start=1):
        rows = labels.reports.get(hashlib.sha256(path.read_bytes()).hexdigest())
        if rows is None:
            continue
        text, siglum = path.read_text(encoding="utf-8"), f"reports/{number:03}.txt"
        head = read_head(text)
        dossier.records.append(a_record(siglum, text, number=number, published=head.published, outlet=head.outlet))
        dossier.gold[Siglum(siglum)] = tuple(
            Label(claim=row.claim, kind=row.kind, start=row.start, end=row.end) for row in rows
        )
    yield dossier
