# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How well an agency's text that nobody holds is inferred, named and given its copies, on families with credits.

There is one to be found where an agency's text is lost and at least two survivors have no surviving text above them; it
can be named where at least two survivors print the agency. One that is drawn is right when all its copies have one lost
ancestor in common, and rightly named when that text, or one that it was made from, is the named agency's. One
family may have more than one drawn: of the texts that could be named, each is found once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.lineage_evaluation.dossiers import Dossier
from benchmarks.lineage_evaluation.family_trees import line_of, measure_families, trace_families
from benchmarks.lineage_evaluation.measures import Score, bootstrap_interval
from vorlage.domain.lineage import Exemplar, Lineage

_SEED = 1844


@dataclass(frozen=True, slots=True)
class Drawn:
    """One dossier: the lost agency's text there is or is not, and what was drawn."""

    wanted: int
    nameable: int
    drawn: int
    right: int
    found: int
    named: int
    rightly_named: int
    copies: Score


def _survivors(dossier: Dossier, root: str) -> dict[str, list[str]]:
    """The survivors of a family, each with its surviving ancestors."""
    alive = [each.siglum for each in dossier.witnesses]
    lines = {siglum: line_of(dossier.parents, siglum)[1:] for siglum in alive}
    return {siglum: [node for node in line if node in alive] for siglum, line in lines.items() if root in line}


def drawn_of(dossier: Dossier, lineage: Lineage) -> Drawn:
    """What was drawn of lost texts in one dossier, against the truth."""
    alive = {each.siglum for each in dossier.witnesses}
    agencies = {each: _agency(dossier, each.label) for each in lineage.exemplars}
    wanted = nameable = found = 0
    tops: set[str] = set()
    for root, agency in dossier.agencies.items():
        above = _survivors(dossier, root)
        of_root = {siglum for siglum, over in above.items() if not over}
        if root not in alive and len(of_root) > 1:
            wanted += 1
            tops |= of_root
            if sum(agency in each.credits for each in dossier.witnesses if each.siglum in above) > 1:
                nameable += 1
                found += any(
                    agencies[each] == agency and root in _lost_ancestors(dossier, each) for each in lineage.exemplars
                )
    right = [exemplar for exemplar in lineage.exemplars if _lost_ancestors(dossier, exemplar)]
    named = [exemplar for exemplar in lineage.exemplars if agencies[exemplar]]
    told = {str(copy) for exemplar in named for copy in exemplar.copies}
    return Drawn(
        wanted=wanted,
        nameable=nameable,
        drawn=len(lineage.exemplars),
        right=len(right),
        found=found,
        named=len(named),
        rightly_named=sum(_is_of(dossier, exemplar, agencies[exemplar]) for exemplar in right if exemplar in named),
        copies=Score(len(told & tops), len(told), len(tops)),
    )


def _agency(dossier: Dossier, label: str) -> str:
    printed = {name for each in dossier.witnesses for name in each.credits}
    return next((name for name in sorted(printed) if label.split(", ")[0] == name), "")


def _lost_ancestors(dossier: Dossier, exemplar: Exemplar) -> list[str]:
    alive = {each.siglum for each in dossier.witnesses}
    lines = [line_of(dossier.parents, str(copy)) for copy in exemplar.copies]
    return [node for node in lines[0] if node not in alive and all(node in line for line in lines)]


def _is_of(dossier: Dossier, exemplar: Exemplar, agency: str) -> bool:
    return any(dossier.agencies.get(node) == agency for node in _lost_ancestors(dossier, exemplar))


def measure_credited(dossiers: Sequence[Dossier], draws: int = 500) -> Mapping[str, object]:
    """The figures of families, and those of lost exemplars."""
    traced = trace_families(dossiers)
    drawn = [drawn_of(dossier, each.lineage) for dossier, each in zip(dossiers, traced, strict=True)]

    def recall(some: Sequence[Drawn]) -> float:
        return sum(each.found for each in some) / max(1, sum(each.nameable for each in some))

    def precision(some: Sequence[Drawn]) -> float:
        return sum(each.rightly_named for each in some) / max(1, sum(each.named for each in some))

    copies = Score(
        sum(each.copies.right for each in drawn),
        sum(each.copies.found for each in drawn),
        sum(each.copies.true for each in drawn),
    )
    return {
        **measure_families(traced),
        "lost agency texts": {
            "there": sum(each.wanted for each in drawn),
            "could be named": sum(each.nameable for each in drawn),
            "found and named": sum(each.found for each in drawn),
            "drawn, of any kind": sum(each.drawn for each in drawn),
            "right": sum(each.right for each in drawn),
            "named": sum(each.named for each in drawn),
            "rightly named": sum(each.rightly_named for each in drawn),
        },
        "found and named, of those that could be": [
            recall(drawn),
            *bootstrap_interval(drawn, recall, seed=_SEED, draws=draws),
        ],
        "rightly named, of those named": [
            precision(drawn),
            *bootstrap_interval(drawn, precision, seed=_SEED, draws=draws),
        ],
        "copies of named texts": {"precision": copies.precision, "recall": copies.recall},
    }
