# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The way a claim went: from which report each report that carries it has it, as far as the stemma knows.

A copy has the claim from its nearest ancestor that carries it. Copies of a lost exemplar have it from a text that
nobody holds: what that said is what most of them say. Where the stemma is silent, related pairs join what is left, the
surest first, so that each report is compared with one other and a change is named once, where it happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from vorlage.domain.lineage import Decision, Derivation, Lineage, Pair, Siglum


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One step that a claim took between two reports that carry it.

    `over` is the lost exemplar that both were copied from, if that is how they are related; `passed` counts the copies
    between that do not print the claim.
    """

    before: Siglum
    after: Siglum
    passed: int = 0
    over: Siglum | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ascent:
    """Where a report's line of exemplars leads: to a report that carries the claim, to a lost exemplar, or nowhere."""

    ancestor: Siglum | None
    lost: Siglum | None
    passed: int


def parents_of(lineage: Lineage) -> dict[Siglum, Siglum]:
    """The exemplar of each copy; of several the surest."""
    parents: dict[Siglum, Siglum] = {}
    for edge in sorted(lineage.edges, key=lambda edge: (edge.confidence, edge.parent)):
        parents[edge.child] = edge.parent
    return parents


def ascent(siglum: Siglum, carriers: set[Siglum], parents: dict[Siglum, Siglum], lost: set[Siglum]) -> Ascent:
    """Follow the exemplars of a report upward to the first that carries the claim; else to the first lost one."""
    seen, passed, met, above = {siglum}, 0, None, parents.get(siglum)
    while above is not None and above not in seen:
        if above in carriers:
            return Ascent(ancestor=above, lost=None, passed=passed)
        if above in lost:
            met = met or above
        else:
            passed += 1
        seen.add(above)
        above = parents.get(above)
    return Ascent(ancestor=None, lost=met, passed=passed)


def ways_of(
    carriers: Iterable[Siglum],
    lineage: Lineage,
    reading_of: Callable[[Siglum], object],
    published: dict[Siglum, str],
    may_compare: Callable[[Pair], bool],
) -> Iterator[Way]:
    """The steps between reports that carry a claim: a forest, so that every report but the first of a family has one.

    Args:
        carriers: The reports that carry the claim.
        lineage: How the reports are related.
        reading_of: What a report prints of the claim; equal readings are one.
        published: Days of publication, as far as known.
        may_compare: Whether a pair that is no copying relation may be compared for this claim.
    """
    listed = sorted(set(carriers))
    held, parents = set(listed), parents_of(lineage)
    lost = {exemplar.id for exemplar in lineage.exemplars if not exemplar.held}
    joined = {siglum: siglum for siglum in listed}
    under: dict[Siglum, list[Siglum]] = {}
    for siglum in listed:
        up = ascent(siglum, held, parents, lost)
        if up.ancestor is not None:
            yield Way(before=up.ancestor, after=siglum, passed=up.passed)
            _unite(joined, up.ancestor, siglum)
        elif up.lost is not None:
            under.setdefault(up.lost, []).append(siglum)
    for exemplar, siblings in sorted(under.items()):
        first = _truest(siblings, reading_of, published)
        for siglum in siblings:
            if siglum != first:
                yield Way(before=first, after=siglum, over=exemplar)
                _unite(joined, first, siglum)
    pairs = [
        pair for pair in lineage.pairs if pair.a in held and pair.b in held and pair.decision is not Decision.REJECT
    ]
    for pair in sorted(pairs, key=lambda pair: (not pair.relation.joins_lineages, -pair.confidence, pair.a, pair.b)):
        if _root(joined, pair.a) == _root(joined, pair.b):
            continue
        if pair.relation.joins_lineages or may_compare(pair):
            before, after = in_order(pair, published)
            yield Way(before=before, after=after)
            _unite(joined, pair.a, pair.b)


def _truest(siblings: Sequence[Siglum], reading_of: Callable[[Siglum], object], published: dict[Siglum, str]) -> Siglum:
    """The copy that reads as most copies of one lost exemplar do; of two readings as common, the earlier printed."""
    readings = [reading_of(siglum) for siglum in siblings]
    return min(
        siblings,
        key=lambda siglum: (-readings.count(reading_of(siglum)), published.get(siglum) or "9999", siglum),
    )


def in_order(pair: Pair, published: dict[Siglum, str]) -> tuple[Siglum, Siglum]:
    """The two reports in the order in which the text went; else by day; else by name, which says nothing."""
    if pair.derives is Derivation.A_FROM_B:
        return pair.b, pair.a
    if pair.derives is Derivation.B_FROM_A:
        return pair.a, pair.b
    one, other = published.get(pair.a, ""), published.get(pair.b, "")
    return (pair.b, pair.a) if one and other and other < one else (pair.a, pair.b)


def _root(joined: dict[Siglum, Siglum], siglum: Siglum) -> Siglum:
    while joined[siglum] != siglum:
        joined[siglum] = joined[joined[siglum]]
        siglum = joined[siglum]
    return siglum


def _unite(joined: dict[Siglum, Siglum], one: Siglum, other: Siglum) -> None:
    low, high = sorted((_root(joined, one), _root(joined, other)))
    joined[high] = low
