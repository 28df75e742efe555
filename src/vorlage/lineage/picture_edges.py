# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which lines a stemma's picture has, and what each says: relation, support, direction, and who decided."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vorlage.domain.lineage import Decision, Exemplar, Lineage, Pair, Relation, Siglum, StemmaEdge

DIRECTED_FROM = 0.8
"""Below this support a step has no arrowhead."""


class LinkKind(StrEnum):
    """How a line is drawn."""

    SAME = "same"
    """Solid: the same words, whole or in part."""
    REWORDED = "reworded"
    """Dashed: other words for the same text."""
    LOOSE = "loose"
    """Dotted: common background, or nobody knows how."""


_REWORDED = frozenset({Relation.SPUN, Relation.BACK_TRANSLATED, Relation.TRANSLATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A line between two spots. `pair` is what a reader finds behind it, None when no pair stands behind it."""

    start: Siglum
    end: Siglum
    kind: LinkKind
    support: float
    is_directed: bool
    pair: Pair | None

    @property
    def decision(self) -> Decision | None:
        """What a person decided about the pair behind it."""
        return None if self.pair is None else self.pair.decision


def links_of(lineage: Lineage, drawn: Collection[Siglum], *, most_loose: int) -> tuple[tuple[Link, ...], int]:
    """The lines among what is drawn, and how many loose ones were left out for their number.

    Every copying step is a line. Copying pairs without a known direction are lines only where they join what the steps
    leave apart, the surest first; loose ones only between origins, one between two. A rejected pair is no line.
    """
    exemplars = {exemplar.id: exemplar for exemplar in lineage.exemplars}
    by_sigla = {frozenset((pair.a, pair.b)): pair for pair in lineage.pairs}
    steps = [edge for edge in lineage.edges if edge.parent in drawn and edge.child in drawn]
    links = [_step(edge, _behind(edge, exemplars, by_sigla)) for edge in steps]
    among = [pair for pair in lineage.pairs if pair.a in drawn and pair.b in drawn]
    joined = _Joined((link.start, link.end) for link in links)
    for pair in _surest(pair for pair in among if pair.relation.joins_lineages):
        if joined.join(pair.a, pair.b):
            links.append(_undirected(pair, _kind(pair.relation)))
    origin_of = {siglum: place for place, origin in enumerate(lineage.origins.origins) for siglum in origin.reports}
    loose: dict[frozenset[int], Link] = {}
    for pair in _surest(pair for pair in among if _is_loose(pair)):
        between = frozenset((origin_of[pair.a], origin_of[pair.b]))
        if len(between) == 2:
            loose.setdefault(between, _undirected(pair, LinkKind.LOOSE))
    if len(loose) > most_loose:
        return tuple(links), len(loose)
    return (*links, *loose.values()), 0


def hung(
    parents: Mapping[Siglum, Siglum], links: Iterable[Link], order: Mapping[Siglum, tuple[str, str]]
) -> dict[Siglum, Siglum]:
    """The parents, and beside them where to hang what only lines without a direction join: for the layout alone.

    Of the two ends, one that hangs from nothing is hung from the other; the later of the two, where both could be.
    Promise: going up from anywhere still ends.

    Args:
        parents: The likeliest parent of each copy.
        links: The lines.
        order: What sorts the reports by date.
    """
    above = dict(parents)

    def top(siglum: Siglum) -> Siglum:
        while siglum in above:
            siglum = above[siglum]
        return siglum

    for link in links:
        ends = sorted((link.start, link.end), key=lambda siglum: order.get(siglum, ("", siglum)), reverse=True)
        for child, parent in (ends, reversed(ends)):
            if link.kind is not LinkKind.LOOSE and child not in above and top(parent) != child:
                above[child] = parent
                break
    return above


def _is_loose(pair: Pair) -> bool:
    """Whether a pair may be related, and is not said to be a copy, and nobody rejected it."""
    return pair.relation in (Relation.UNKNOWN, Relation.SHARED_SOURCE) and pair.decision is not Decision.REJECT


def _surest(pairs: Iterable[Pair]) -> list[Pair]:
    return sorted(pairs, key=lambda pair: (-pair.confidence, pair.a, pair.b))


def _kind(relation: Relation) -> LinkKind:
    if relation in _REWORDED:
        return LinkKind.REWORDED
    return LinkKind.SAME if relation.joins_lineages else LinkKind.LOOSE


def _step(edge: StemmaEdge, pair: Pair | None) -> Link:
    is_accepted = (
        pair is not None and pair.decision is Decision.ACCEPT and {pair.a, pair.b} == {edge.parent, edge.child}
    )
    return Link(
        start=edge.parent,
        end=edge.child,
        kind=LinkKind.LOOSE if pair is None else _kind(pair.relation),
        support=edge.confidence,
        is_directed=is_accepted or edge.confidence >= DIRECTED_FROM,
        pair=pair,
    )


def _undirected(pair: Pair, kind: LinkKind) -> Link:
    return Link(
        start=pair.a,
        end=pair.b,
        kind=kind,
        support=pair.confidence,
        is_directed=False,
        pair=pair,
    )


def _behind(
    edge: StemmaEdge, exemplars: Mapping[Siglum, Exemplar], by_sigla: Mapping[frozenset[Siglum], Pair]
) -> Pair | None:
    """The pair to look at behind a step: its own, or a copy's surest with another copy of the same lost exemplar."""
    own = by_sigla.get(frozenset((edge.parent, edge.child)))
    if own is not None or edge.parent not in exemplars:
        return own
    copies: Sequence[Siglum] = exemplars[edge.parent].copies
    beside = (by_sigla.get(frozenset((edge.child, copy))) for copy in copies)
    copying = [pair for pair in beside if pair is not None and pair.relation.joins_lineages]
    return min(copying, key=lambda pair: (pair.relation in _REWORDED, -pair.confidence, pair.a, pair.b), default=None)


class _Joined:
    """Which spots hang together over lines drawn so far (union by root)."""

    def __init__(self, lines: Iterable[tuple[Siglum, Siglum]]) -> None:
        self._above: dict[Siglum, Siglum] = {}
        for one, other in lines:
            self.join(one, other)

    def join(self, one: Siglum, other: Siglum) -> bool:
        """Join two; whether they hung apart before."""
        root, other_root = self._root(one), self._root(other)
        self._above[root] = other_root
        return root != other_root

    def _root(self, siglum: Siglum) -> Siglum:
        while (above := self._above.get(siglum, siglum)) != siglum:
            siglum = above
        return siglum
