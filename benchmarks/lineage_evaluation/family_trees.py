# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How well families are kept apart, directions told and steps of copying drawn, on made families.

Groups: B-cubed of the groups in the list of origins. Direction: over pairs of one family, the share of answers that
are right among those given (anything but unknown), and how many pairs were answered; how often it can be known at all
is not ours to say, so both figures stand side by side. Steps: a drawn step is right when its parent is an ancestor of
its child (for a lost exemplar: when all its copies have a lost common ancestor); nearest, when nothing surviving lies
between. Calibration compares how sure a step, or the direction of a pair, is said to be with the share that is right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.lineage_evaluation.dossiers import COPY, Dossier
from benchmarks.lineage_evaluation.measures import b_cubed, bootstrap_interval, calibration_of
from vorlage.domain.lineage import Derivation, Lineage, Pair

_SEED = 1917
_SURE = re.compile(r"\((\d+)%\)$")
"""How sure a direction is said to be, as the last reason of a pair of a family prints it."""


@dataclass(frozen=True, slots=True)
class Told:
    """One direction answered or not, or one step drawn."""

    right: bool
    confidence: float
    true: str
    given: str


@dataclass(frozen=True, slots=True)
class FamilyOutcome:
    """What came out on one dossier."""

    lineage: Lineage
    precision: float
    recall: float
    f: float
    directions: tuple[Told, ...]
    steps: tuple[Told, ...]
    nearest: int
    dated: bool


def trace_families(dossiers: Sequence[Dossier]) -> list[FamilyOutcome]:
    """Trace each dossier and compare."""
    return [_outcome(dossier, dossier.trace()) for dossier in dossiers]


def _outcome(dossier: Dossier, lineage: Lineage) -> FamilyOutcome:
    truth = {siglum: place for place, group in enumerate(dossier.groups) for siglum in group}
    answer = {str(siglum): place for place, each in enumerate(lineage.origins.origins) for siglum in each.reports}
    steps, nearest = _steps(dossier, lineage)
    return FamilyOutcome(
        lineage,
        *b_cubed(truth, answer),
        directions=_directions(dossier, lineage),
        steps=steps,
        nearest=nearest,
        dated=any(each.published for each in dossier.witnesses),
    )


def _directions(dossier: Dossier, lineage: Lineage) -> tuple[Told, ...]:
    listed = {(str(pair.a), str(pair.b)): pair for pair in lineage.pairs}
    told = []
    for pair in dossier.pairs:
        if pair.label == COPY:
            found = listed.get((pair.a, pair.b))
            given = found.derives.value if found is not None else "unknown"
            told.append(Told(given == pair.derives, _said(found), pair.derives, given))
    return tuple(told)


def _said(pair: Pair | None) -> float:
    """How sure the direction of a pair is said to be; 0 where nothing is said of that."""
    if pair is None or pair.derives is Derivation.UNKNOWN:
        return 0.0
    printed = [match for why in pair.why if (match := _SURE.search(why))]
    return int(printed[-1][1]) / 100 if printed else 0.0


def line_of(parents: Mapping[str, str], node: str) -> list[str]:
    """A node and all that it was made from, nearest first."""
    found = [node]
    while found[-1] in parents:
        found.append(parents[found[-1]])
    return found


def _steps(dossier: Dossier, lineage: Lineage) -> tuple[tuple[Told, ...], int]:
    alive = {each.siglum for each in dossier.witnesses}
    copies = {str(each.id): [str(copy) for copy in each.copies] for each in lineage.exemplars}
    told, nearest = [], 0
    for edge in lineage.edges:
        parent, line = str(edge.parent), line_of(dossier.parents, str(edge.child))[1:]
        if parent in copies and parent not in alive:
            shared = [node for node in line if all(node in line_of(dossier.parents, each) for each in copies[parent])]
            told.append(Told(any(node not in alive for node in shared), edge.confidence, "lost", "lost"))
            continue
        right = parent in line
        nearest += right and not any(node in alive for node in line[: line.index(parent)])
        told.append(Told(right, edge.confidence, "held", "held"))
    return tuple(told), nearest


def measure_families(outcomes: Sequence[FamilyOutcome], draws: int = 500) -> dict[str, object]:
    """Every figure of this module, ready for JSON."""

    def mean_f(some: Sequence[FamilyOutcome]) -> float:
        return sum(each.f for each in some) / len(some)

    directions = [told for each in outcomes for told in each.directions]
    steps = [told for each in outcomes for told in each.steps]
    held = [told for told in steps if told.given == "held"]
    return {
        "dossiers": len(outcomes),
        "texts": sum(len(each.lineage.witnesses) for each in outcomes),
        "b_cubed": {
            "precision": sum(each.precision for each in outcomes) / len(outcomes),
            "recall": sum(each.recall for each in outcomes) / len(outcomes),
            "f": [mean_f(outcomes), *bootstrap_interval(outcomes, mean_f, seed=_SEED, draws=draws)],
        },
        "direction": _of_directions(directions),
        "direction, some dated": _of_directions([t for each in outcomes if each.dated for t in each.directions]),
        "direction, undated": _of_directions([t for each in outcomes if not each.dated for t in each.directions]),
        "steps": {
            "drawn": len(steps),
            "right": sum(told.right for told in steps) / max(1, len(steps)),
            "from survivors": len(held),
            "from survivors right": sum(told.right for told in held) / max(1, len(held)),
            "nearest survivor": sum(each.nearest for each in outcomes) / max(1, len(held)),
            "mean support": sum(told.confidence for told in steps) / max(1, len(steps)),
        },
        "calibration of steps": _calibration([each.steps for each in outcomes], draws),
        "calibration of directions given": _calibration([each.directions for each in outcomes], draws),
        "directions given": _table(directions),
    }


def _calibration(groups: Sequence[Sequence[Told]], draws: int) -> dict[str, object]:
    """Of all that is said with how sure it is; the rest (unknown, or a pair outside a larger family) says nothing."""
    said = [[(told.confidence, told.right) for told in group if told.confidence > 0.0] for group in groups]
    return calibration_of(said, seed=_SEED, draws=draws).as_figures()


def _of_directions(directions: Sequence[Told]) -> dict[str, object]:
    given = [told for told in directions if told.given != "unknown"]
    ways = [told for told in given if told.given.endswith(("from_a", "from_b"))]
    return {
        "pairs": len(directions),
        "answered": len(given),
        "right": sum(told.right for told in given) / max(1, len(given)),
        "said parent and child": len(ways),
        "right of those": sum(told.right for told in ways) / max(1, len(ways)),
    }


def _table(directions: Sequence[Told]) -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {}
    for told in directions:
        true, given = _as_seen(told)
        row = table.setdefault(true, {})
        row[given] = row.get(given, 0) + 1
    return table


def _as_seen(told: Told) -> tuple[str, str]:
    """Truth and answer with the chance order of a and b taken out."""
    true = "common exemplar" if told.true == "common_exemplar" else "parent and child"
    if told.given in ("unknown", "common_exemplar"):
        return true, told.given.replace("_", " ")
    if told.true == "common_exemplar":
        return true, "parent and child"
    return true, "right way" if told.right else "wrong way"
