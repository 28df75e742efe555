# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Records and lineages for tests of claims: valid by default, everything invented."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.lineage import (
    Derivation,
    Exemplar,
    Lineage,
    Origin,
    OriginCount,
    Pair,
    PassageKind,
    Relation,
    SharedPassage,
    Siglum,
)
from vorlage.domain.pages import Page, PageOrigin, Record, ReportHead

_NUMBERS = count(1)


def a_record(
    *texts: str,
    path: str = "",
    genre: Genre = Genre.REPORT,
    published: str = "",
    outlet: str = "",
    language: str = "en",
) -> Record:
    """A record of one page per text."""
    number = next(_NUMBERS)
    return Record(
        number=ItemNumber(number),
        path=path or f"reports/{number:06}.txt",
        genre=genre,
        media_type="text/plain",
        pages=tuple(
            Page(number=n, label=str(n), width=0, height=0, text=text, origin=PageOrigin.NATIVE, language=language)
            for n, text in enumerate(texts, start=1)
        ),
        head=ReportHead(outlet=outlet, published=published),
    )


def unrelated(records: Sequence[Record]) -> Lineage:
    """A lineage in which nothing is related: every report its own origin, as far as is known."""
    origins = tuple(Origin(record.path, (Siglum(record.path),)) for record in sorted(records, key=lambda r: r.path))
    return Lineage(
        witnesses=(), pairs=(), exemplars=(), edges=(), origins=OriginCount(len(origins), len(origins), origins)
    )


def siblings(one: Record, other: Record, *others: Record, spans: Sequence[tuple[int, int, int, int]] = ()) -> Lineage:
    """A lineage in which two reports are copies of one lost wire story, and all others their own origin."""
    first, second = sorted((one, other), key=lambda record: record.path)
    a, b = Siglum(first.path), Siglum(second.path)
    whole = ((0, len(first.text), 0, len(second.text)),)
    pair = Pair(
        a=a,
        b=b,
        relation=Relation.LIGHT_EDIT,
        derives=Derivation.COMMON_EXEMPLAR,
        confidence=0.9,
        why=("shares words of own prose",),
        passages=tuple(SharedPassage((s, e), (t, f), PassageKind.SAME) for s, e, t, f in spans or whole),
        variants=(),
    )
    origins = (
        Origin("Tarn Wire", (a, b)),
        *(Origin(record.path, (Siglum(record.path),)) for record in sorted(others, key=lambda r: r.path)),
    )
    exemplar = Exemplar(id=Siglum("alpha"), label="Tarn Wire", held=False, copies=(a, b))
    count_ = OriginCount(len(origins), len(origins), origins)
    return Lineage(witnesses=(), pairs=(pair,), exemplars=(exemplar,), edges=(), origins=count_)
