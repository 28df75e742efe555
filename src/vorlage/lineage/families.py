# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Groups of copies: lost exemplars, copying steps, and how many origins that leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from vorlage.domain.lineage import (
    Derivation,
    Exemplar,
    Origin,
    OriginCount,
    Pair,
    Relation,
    Siglum,
    StemmaEdge,
    Witness,
)
from vorlage.lineage.direction import course_of
from vorlage.lineage.kinship import Kin

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_GREEK = (
    *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"),
    *("nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"),
)


def groups(
    sigla: Iterable[Siglum], pairs: Iterable[Pair], joins: Callable[[Pair], bool]
) -> tuple[tuple[Siglum, ...], ...]:
    """Sigla that some pair joins, directly or over others, as sorted groups in order of their first."""
    root = {siglum: siglum for siglum in sigla}

    def find(siglum: Siglum) -> Siglum:
        while root[siglum] != siglum:
            root[siglum] = root[root[siglum]]
            siglum = root[siglum]
        return siglum

    for pair in pairs:
        if joins(pair):
            low, high = sorted((find(pair.a), find(pair.b)))
            root[high] = low
    members: dict[Siglum, list[Siglum]] = {}
    for siglum in sorted(root):
        members.setdefault(find(siglum), []).append(siglum)
    return tuple(tuple(group) for group in members.values())


def lost_exemplars(witnesses: Sequence[Witness], pairs: Sequence[Pair], kins: Sequence[Kin]) -> tuple[Exemplar, ...]:
    """One lost exemplar for each group of siblings of a text nobody holds, named from their credits and first day.

    Args:
        witnesses: All reports.
        pairs: All pairs.
        kins: The trees of the larger families; their siblings are those that hang from the lost text itself.
    """
    by_siglum = {witness.siglum: witness for witness in witnesses}
    in_trees = {siglum for kin in kins for siglum in kin.parent}
    found = [(kin.tops(), tuple(kin.parent)) for kin in kins if kin.has_lost_exemplar]
    small = (pair for pair in pairs if pair.a not in in_trees and pair.b not in in_trees)
    siblings = groups(by_siglum, small, lambda pair: pair.derives is Derivation.COMMON_EXEMPLAR)
    found.extend((group, group) for group in siblings if len(group) > 1)
    return tuple(
        Exemplar(
            id=_exemplar_id(k, by_siglum),
            label=_label([by_siglum[s] for s in group], [by_siglum[s] for s in family]),
            held=False,
            copies=group,
        )
        for k, (group, family) in enumerate(sorted(found))
    )


def _exemplar_id(index: int, taken: Mapping[Siglum, Witness]) -> Siglum:
    name = _GREEK[index % len(_GREEK)] + (str(index // len(_GREEK) + 1) if index >= len(_GREEK) else "")
    while name in taken:
        name += "'"
    return Siglum(name)


def _label(copies: Sequence[Witness], family: Sequence[Witness]) -> str:
    """ "Agency, 25 November 2019", as much of it as the copies say: an agency that the family credits twice and does
    not hold itself."""
    credits = Counter(credit for witness in family for credit in witness.credits)
    printed = {credit for witness in copies for credit in witness.credits}
    held = {witness.outlet.casefold() for witness in family}
    shared = [
        credit for credit, count in credits.items() if count > 1 and credit in printed and credit.casefold() not in held
    ]
    agency = max(sorted(shared), key=lambda credit: credits[credit], default="")
    day = _day(min((witness.published for witness in copies if witness.published), default=""))
    name = agency or f"unnamed text behind {len(copies)} reports"
    return f"{name}, {day}" if day else name


def _day(published: str) -> str:
    parts = published[:10].split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts) and 1 <= int(parts[1]) <= 12:
        return f"{int(parts[2])} {_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    if len(parts) == 2 and all(part.isdigit() for part in parts) and 1 <= int(parts[1]) <= 12:
        return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return parts[0] if parts[0].isdigit() else ""


def copying_steps(
    witnesses: Sequence[Witness], pairs: Sequence[Pair], exemplars: Sequence[Exemplar], kins: Sequence[Kin]
) -> tuple[StemmaEdge, ...]:
    """Who was made from what: each exemplar to its copies, each copy to its parent. Never a circle.

    In a larger family the steps are those of its tree, with how sure they are; elsewhere those that a pair's own
    evidence gives, as sure as that direction is, which is less than how sure it is that one text was copied at all.
    """
    by_siglum = {witness.siglum: witness for witness in witnesses}

    def sure_of(pair: Pair) -> float:
        return min(pair.confidence, course_of(by_siglum[pair.a], by_siglum[pair.b], pair.variants).confidence)

    in_trees = {siglum: kin for kin in kins for siglum in kin.parent}
    steps: list[StemmaEdge] = []
    for exemplar in exemplars:
        for copy in exemplar.copies:
            sure = in_trees[copy].sure[copy] if copy in in_trees else _surest(pairs, copy, exemplar.copies, sure_of)
            steps.append(StemmaEdge(exemplar.id, copy, round(sure, 3)))
    for kin in kins:
        for child, parent in kin.parent.items():
            if parent is not None:
                steps.append(StemmaEdge(parent, child, round(kin.sure[child], 3)))
    directed = [
        StemmaEdge(pair.b, pair.a, sure_of(pair))
        if pair.derives is Derivation.A_FROM_B
        else StemmaEdge(pair.a, pair.b, sure_of(pair))
        for pair in pairs
        if pair.derives in (Derivation.A_FROM_B, Derivation.B_FROM_A) and pair.a not in in_trees
    ]
    return tuple(sorted([*steps, *directed], key=lambda step: (step.parent, step.child)))


def _surest(pairs: Sequence[Pair], copy: Siglum, copies: Sequence[Siglum], sure_of: Callable[[Pair], float]) -> float:
    among = [
        sure_of(pair)
        for pair in pairs
        if copy in (pair.a, pair.b) and pair.derives is Derivation.COMMON_EXEMPLAR and pair.a in copies
    ]
    return max(among, default=0.5)


def count_origins(
    witnesses: Sequence[Witness],
    pairs: Sequence[Pair],
    exemplars: Sequence[Exemplar],
    families: Sequence[tuple[Siglum, ...]],
) -> OriginCount:
    """How many independent origins stand behind the reports, as an interval with its list.

    `high` counts every group of copies; a pair of no listed relation is independent there. `low` also joins what may
    have one origin: unknown relations, a desk's shared background, and the second text of a compilation.

    Args:
        witnesses, pairs, exemplars: All of them.
        families: The groups of copies (see `families_of`).
    """
    by_siglum = {witness.siglum: witness for witness in witnesses}
    doubtful = groups(
        by_siglum,
        pairs,
        lambda pair: pair.relation.joins_lineages or pair.relation in (Relation.UNKNOWN, Relation.SHARED_SOURCE),
    )
    label_of = {exemplar.copies: exemplar.label for exemplar in exemplars}
    origins = tuple(Origin(_origin_label(group, by_siglum, label_of), group) for group in families)
    return OriginCount(len(doubtful), len(origins), origins)


def families_of(witnesses: Sequence[Witness], joining: Sequence[Pair]) -> tuple[tuple[Siglum, ...], ...]:
    """Groups of reports joined by copying.

    Args:
        witnesses: All reports.
        joining: The copying pairs that join; what a compilation has from a second family is not among them.
    """
    return groups((witness.siglum for witness in witnesses), joining, lambda pair: pair.relation.joins_lineages)


def _origin_label(
    group: tuple[Siglum, ...], by_siglum: Mapping[Siglum, Witness], label_of: Mapping[tuple[Siglum, ...], str]
) -> str:
    for copies, label in label_of.items():
        if set(copies) <= set(group):
            return label
    first = min(
        (by_siglum[siglum] for siglum in group), key=lambda witness: (witness.published or "9999", witness.siglum)
    )
    credits = [credit for siglum in group for credit in by_siglum[siglum].credits]
    return ", ".join(dict.fromkeys(credits)) or first.outlet or first.title or first.siglum
