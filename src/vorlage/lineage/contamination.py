# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Copies made from more than one text.

A copy that has one part from one text and another part from a second, where those two share nothing, was put together
from both: its second link joins no families, for the two texts remain two origins. A text that is earlier than both is
no compilation but what both drew on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vorlage.domain.lineage import Pair, Siglum, Span, StemmaEdge, Witness
from vorlage.lineage.direction import is_earlier
from vorlage.lineage.families import groups

_MOST_OVERLAP = 0.2


def second_parents(witnesses: Sequence[Witness], pairs: Sequence[Pair]) -> tuple[StemmaEdge, ...]:
    """For each compiled copy, the texts that it has further parts from, beside the one that it has most from."""
    published = {witness.siglum: witness.published for witness in witnesses}
    joined: dict[Siglum, dict[Siglum, Pair]] = {}
    for pair in pairs:
        if pair.relation.joins_lineages:
            joined.setdefault(pair.a, {})[pair.b] = pair
            joined.setdefault(pair.b, {})[pair.a] = pair
    found = (edge for child in sorted(joined) for edge in _of_child(child, joined, published))
    return tuple(found)


def _of_child(
    child: Siglum, joined: Mapping[Siglum, Mapping[Siglum, Pair]], published: Mapping[Siglum, str]
) -> list[StemmaEdge]:
    spans = {other: _spans_on(child, pair) for other, pair in joined[child].items()}
    ranked = sorted(spans, key=lambda other: (-_length(spans[other]), other))
    parents = ranked[:1]
    edges: list[StemmaEdge] = []
    for other in ranked[1:]:
        apart = all(
            other not in joined[parent]
            and _overlap(spans[other], spans[parent]) <= _MOST_OVERLAP * _length(spans[other])
            for parent in parents
        )
        is_origin = all(is_earlier(published[child], published[parent]) for parent in (*parents, other))
        if apart and not is_origin:
            parents.append(other)
            edges.append(StemmaEdge(other, child, round(joined[child][other].confidence, 3)))
    return edges


def _spans_on(child: Siglum, pair: Pair) -> list[Span]:
    return [passage.a if pair.a == child else passage.b for passage in pair.passages]


def _length(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)


def _overlap(some: Sequence[Span], others: Sequence[Span]) -> int:
    return sum(max(0, min(one[1], other[1]) - max(one[0], other[0])) for one in some for other in others)


def without_second_links(
    witnesses: Sequence[Witness], pairs: Sequence[Pair], second: Sequence[StemmaEdge]
) -> tuple[Pair, ...]:
    """The copying pairs that join families: a compiled copy joins the family that it has most from, and no other.

    Its links to every member of a second parent's family are left out, not the link to that parent alone.

    Args:
        witnesses: All reports.
        pairs: All pairs.
        second: What `second_parents` found.
    """
    copying = [pair for pair in pairs if pair.relation.joins_lineages]
    compiled = {edge.child for edge in second}
    plain = [pair for pair in copying if not compiled & {pair.a, pair.b}]
    joined = groups((witness.siglum for witness in witnesses), plain, lambda pair: pair.relation.joins_lineages)
    family = {siglum: number for number, group in enumerate(joined) for siglum in group}
    loose = {(edge.child, family[edge.parent]) for edge in second}
    return tuple(
        pair for pair in copying if (pair.a, family[pair.b]) not in loose and (pair.b, family[pair.a]) not in loose
    )
