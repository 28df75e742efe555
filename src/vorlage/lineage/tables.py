# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A lineage as seven tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vorlage.domain.lineage import Lineage, Pair
from vorlage.frames import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageTables:
    """A lineage as tables. `a` and `b` are sigla; starts and ends are code points, half-open.

    `low` and `high` bound the number of independent origins, of which `origins` is the list.
    """

    witnesses: Table
    pairs: Table
    passages: Table
    variants: Table
    exemplars: Table
    edges: Table
    origins: Table
    low: int
    high: int


_PAIR = {"a": str, "b": str}
_SPANS = {"a_start": int, "a_end": int, "b_start": int, "b_end": int}


def lineage_tables(lineage: Lineage) -> LineageTables:
    """Everything in a lineage, as tables. The texts are not repeated; passages quote theirs."""
    text = {witness.siglum: witness.text for witness in lineage.witnesses}
    return LineageTables(
        witnesses=_witnesses(lineage),
        pairs=_table(
            {**_PAIR, "relation": str, "derives": str, "confidence": float, "why": list},
            (
                (pair.a, pair.b, pair.relation.value, pair.derives.value, pair.confidence, list(pair.why))
                for pair in lineage.pairs
            ),
        ),
        passages=_table(
            {**_PAIR, "kind": str, **_SPANS, "a_text": str, "b_text": str},
            (row for pair in lineage.pairs for row in _passages(pair, text)),
        ),
        variants=_table(
            {**_PAIR, "kind": str, **_SPANS, "a_reading": str, "b_reading": str},
            (
                (pair.a, pair.b, variant.kind.value, *variant.a_span, *variant.b_span, variant.a, variant.b)
                for pair in lineage.pairs
                for variant in pair.variants
            ),
        ),
        exemplars=_table(
            {"id": str, "label": str, "held": bool, "copies": list},
            ((one.id, one.label, one.held, list(one.copies)) for one in lineage.exemplars),
        ),
        edges=_table(
            {"parent": str, "child": str, "confidence": float},
            ((edge.parent, edge.child, edge.confidence) for edge in lineage.edges),
        ),
        origins=_table(
            {"label": str, "reports": list},
            ((origin.label, list(origin.reports)) for origin in lineage.origins.origins),
        ),
        low=lineage.origins.low,
        high=lineage.origins.high,
    )


def _table(types: Mapping[str, type], rows: Iterable[Sequence[object]]) -> Table:
    return Table(types=types, rows=tuple(tuple(row) for row in rows))


def _witnesses(lineage: Lineage) -> Table:
    words = {"siglum": str, "title": str, "outlet": str, "published": str, "language": str}
    rows = (
        (
            *(getattr(one, name) for name in words),
            list(one.credits),
            len(one.text),
            one.siglum in lineage.unstable_names,
        )
        for one in lineage.witnesses
    )
    return _table({**words, "credits": list, "characters": int, "unstable_names": bool}, rows)


def _passages(pair: Pair, text: Mapping[Any, str]) -> Iterator[tuple[object, ...]]:
    for passage in pair.passages:
        a_text, b_text = text[pair.a][slice(*passage.a)], text[pair.b][slice(*passage.b)]
        yield pair.a, pair.b, passage.kind.value, *passage.a, *passage.b, a_text, b_text
