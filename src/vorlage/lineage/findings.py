# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What people decided about pairs, laid over what the machine traced: a finding overrules it everywhere.

The words of the texts stay what they are: passages, variants and reasons are kept. Relation, direction, copying steps,
lost exemplars and the count of origins follow the finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import (
    Decision,
    Derivation,
    Exemplar,
    Lineage,
    Pair,
    PairFinding,
    Relation,
    Siglum,
    StemmaEdge,
)
from vorlage.lineage.contamination import second_parents, without_second_links
from vorlage.lineage.families import count_origins, families_of

_NOT_SEEN_NOW = "the texts, as they are read now, show the machine nothing; the relation is a person's finding alone"
_SURE = 1.0
"""A copying step that a person accepted and the machine does not see has no number of the machine's."""


def with_findings(lineage: Lineage, findings: Iterable[PairFinding]) -> Lineage:
    """The lineage as people left it: accepted pairs hold, rejected ones join nothing, held ones are in doubt.

    Accept: relation and direction are those that were accepted. Reject: no copying relation; the pair joins no lineage
    at either end of the interval, though other pairs may still join its reports. Hold: the tree stays, and the pair
    joins at the low end only. A finding about a report that is no longer here has no effect.

    Laws: the same findings twice change nothing more; among findings on one pair the later in order wins; the order of
    findings on different pairs makes no difference; without findings the lineage is returned as it is.

    Args:
        lineage: As the machine traced it.
        findings: In the order in which they were made.
    """
    siglum_of = {witness.number: witness.siglum for witness in lineage.witnesses}
    latest = {finding.numbers: finding for finding in findings if set(finding.numbers) <= siglum_of.keys()}
    if not latest:
        return lineage
    pairs = _decided_pairs(lineage.pairs, latest, siglum_of)
    standing = [pair for pair in pairs if pair.decision is not Decision.REJECT]
    sure = [pair for pair in standing if pair.decision is not Decision.HOLD]
    trees = families_of(lineage.witnesses, standing)
    exemplars_left = _standing_exemplars(lineage.exemplars, pairs, trees)
    exemplars = tuple(exemplar for parts in exemplars_left.values() for exemplar in parts)
    second = second_parents(lineage.witnesses, sure)
    families = families_of(lineage.witnesses, without_second_links(lineage.witnesses, sure, second))
    return replace(
        lineage,
        pairs=pairs,
        exemplars=exemplars,
        edges=_standing_edges(lineage.edges, exemplars_left, pairs),
        origins=count_origins(lineage.witnesses, standing, exemplars, families),
    )


def still_joined_through(lineage: Lineage, pair: Pair) -> tuple[Siglum, ...]:
    """The reports over which a rejected pair still stands in one lineage, shortest way; empty when it does not.

    Says which pairs to look at next: a rejected pair is not counted, and the others are.
    """
    beside: dict[Siglum, list[Siglum]] = {}
    for other in lineage.pairs:
        if other.relation.joins_lineages and other.decision is not Decision.HOLD:
            beside.setdefault(other.a, []).append(other.b)
            beside.setdefault(other.b, []).append(other.a)
    ways: dict[Siglum, tuple[Siglum, ...]] = {pair.a: ()}
    waiting = [pair.a]
    for at in waiting:
        for following in sorted(beside.get(at, ())):
            if following == pair.b:
                return ways[at]
            if following not in ways:
                ways[following] = (*ways[at], following)
                waiting.append(following)
    return ()


def _decided_pairs(
    pairs: Sequence[Pair],
    latest: dict[tuple[ItemNumber, ItemNumber], PairFinding],
    siglum_of: dict[ItemNumber, Siglum],
) -> tuple[Pair, ...]:
    """The pairs with their findings; one that the machine no longer sees is listed for its finding's sake."""
    by_sigla = {frozenset(siglum_of[number] for number in numbers): finding for numbers, finding in latest.items()}
    decided = [_decided(pair, by_sigla.pop(frozenset((pair.a, pair.b)), None)) for pair in pairs]
    for sigla, finding in by_sigla.items():
        a, b = sorted(sigla)
        unseen = Pair(
            a=a,
            b=b,
            relation=Relation.UNKNOWN,
            derives=Derivation.UNKNOWN,
            confidence=0.0,
            why=(_NOT_SEEN_NOW,),
            passages=(),
            variants=(),
        )
        decided.append(_decided(unseen, finding))
    return tuple(sorted(decided, key=lambda pair: (pair.a, pair.b)))


def _decided(pair: Pair, finding: PairFinding | None) -> Pair:
    if finding is None:
        return pair
    if finding.decision is Decision.ACCEPT:
        return replace(pair, relation=finding.relation, derives=finding.derives, finding=finding)
    if finding.decision is Decision.REJECT:
        return replace(pair, relation=Relation.UNKNOWN, derives=Derivation.UNKNOWN, finding=finding)
    return replace(pair, finding=finding)


def _standing_exemplars(
    exemplars: Sequence[Exemplar], pairs: Sequence[Pair], trees: Sequence[tuple[Siglum, ...]]
) -> dict[Siglum, tuple[Exemplar, ...]]:
    """By the id that it had, each lost exemplar with the copies left to it: none, or one for each part they fell into.

    A copy leaves when a person rejected a pair of it and no pair of it with another copy of the same exemplar stands.
    """
    tree_of = {siglum: number for number, tree in enumerate(trees) for siglum in tree}
    rejected = [pair for pair in pairs if pair.decision is Decision.REJECT]
    standing = [pair for pair in pairs if pair.relation.joins_lineages]
    taken = {exemplar.id for exemplar in exemplars} | tree_of.keys()
    left: dict[Siglum, tuple[Exemplar, ...]] = {}
    for exemplar in exemplars:
        torn = _members(rejected, exemplar.copies) - _members(standing, exemplar.copies)
        parts: dict[int, list[Siglum]] = {}
        for copy in exemplar.copies:
            if copy not in torn:
                parts.setdefault(tree_of.get(copy, -1), []).append(copy)
        whole = sorted((tuple(part) for part in parts.values() if len(part) > 1), key=lambda part: (-len(part), part))
        names = _names(exemplar.id, taken)
        left[exemplar.id] = tuple(replace(exemplar, id=next(names), copies=part) for part in whole)
    return left


def _members(pairs: Iterable[Pair], copies: Sequence[Siglum]) -> set[Siglum]:
    """The copies that stand in a pair with another of them."""
    return {siglum for pair in pairs if pair.a in copies and pair.b in copies for siglum in (pair.a, pair.b)}


def _names(first: Siglum, taken: set[Siglum]) -> Iterator[Siglum]:
    """The id that an exemplar had, then further ones that nobody has."""
    yield first
    yield from (name for number in count(2) if (name := Siglum(f"{first}-{number}")) not in taken)


def _standing_edges(
    edges: Sequence[StemmaEdge], exemplars: dict[Siglum, tuple[Exemplar, ...]], pairs: Sequence[Pair]
) -> tuple[StemmaEdge, ...]:
    """The copying steps that no finding speaks against, with those that accepted pairs add."""
    by_sigla = {frozenset((pair.a, pair.b)): pair for pair in pairs}
    kept: list[StemmaEdge] = []
    for edge in edges:
        pair = by_sigla.get(frozenset((edge.parent, edge.child)))
        if edge.parent in exemplars:
            parts = (part for part in exemplars[edge.parent] if edge.child in part.copies)
            kept.extend(replace(edge, parent=part.id) for part in parts)
        elif pair is None or pair.decision in (None, Decision.HOLD) or edge == _step(pair, edge.confidence):
            kept.append(edge)
    for pair in pairs:
        step = _step(pair, _SURE) if pair.decision is Decision.ACCEPT else None
        if step and not _descends(step.child, step.parent, kept) and not _descends(step.parent, step.child, kept):
            kept.append(step)
    return tuple(sorted(kept, key=lambda edge: (edge.parent, edge.child)))


def _step(pair: Pair, confidence: float) -> StemmaEdge | None:
    """The copying step that a pair's direction says, if it says one."""
    if pair.derives is Derivation.A_FROM_B:
        return StemmaEdge(pair.b, pair.a, confidence)
    return StemmaEdge(pair.a, pair.b, confidence) if pair.derives is Derivation.B_FROM_A else None


def _descends(siglum: Siglum, ancestor: Siglum, edges: Sequence[StemmaEdge]) -> bool:
    """Whether the steps lead from an ancestor down to a report."""
    reached, waiting = {ancestor}, [ancestor]
    for at in waiting:
        for edge in edges:
            if edge.parent == at and edge.child not in reached:
                reached.add(edge.child)
                waiting.append(edge.child)
    return siglum in reached
