# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How well pairs are found and relations named, on labelled dossiers.

Detection: a pair counts as found when the relation answered is one of copying (verbatim to translated). True pairs
are those made by copying, siblings over a common parent included; a shared background or quotation, and every
independent pair, must not be called copying. Naming: over the pairs that have a relation of their own and the
independents; siblings are left out there. An answer of `unknown` finds nothing and names nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.lineage_evaluation.dossiers import COPY, INDEPENDENT, Dossier, MadePair, answers
from benchmarks.lineage_evaluation.measures import (
    Score,
    bootstrap_interval,
    calibration_error,
    macro_f1,
    score_of_label,
)
from vorlage.domain.lineage import Relation

NAMED = tuple(relation.value for relation in Relation if relation is not Relation.UNKNOWN)
COPYING = frozenset(relation.value for relation in Relation if relation.joins_lineages)
_SEED = 20191125


@dataclass(frozen=True, slots=True)
class Answered:
    """One true pair and the relation answered."""

    pair: MadePair
    relation: str
    confidence: float

    @property
    def is_copy(self) -> bool:
        """Whether it was made by copying."""
        return self.pair.label in COPYING or self.pair.label == COPY

    @property
    def called_copy(self) -> bool:
        """Whether the answer says copying."""
        return self.relation in COPYING

    @property
    def named(self) -> tuple[str, str]:
        """True and answered relation. A real shared quotation between independents is no wrong answer."""
        fair = self.pair.quote_is_fair and self.relation == Relation.SHARED_QUOTE
        return self.pair.label, INDEPENDENT if fair else self.relation


def answer_dossiers(dossiers: Sequence[Dossier]) -> list[list[Answered]]:
    """Every true pair of every dossier with its answer."""
    return [
        [Answered(pair, relation, sure) for pair, relation, sure in answers(dossier, dossier.trace())]
        for dossier in dossiers
    ]


def detection(groups: Sequence[Sequence[Answered]]) -> Score:
    """How well copies are found."""
    every = [each for group in groups for each in group]
    right = sum(each.is_copy and each.called_copy for each in every)
    return Score(right, sum(each.called_copy for each in every), sum(each.is_copy for each in every))


def _labels(groups: Sequence[Sequence[Answered]]) -> tuple[list[str], list[str]]:
    named = [each.named for group in groups for each in group if each.pair.label != COPY]
    return [truth for truth, _ in named], [answer for _, answer in named]


def _macro(groups: Sequence[Sequence[Answered]]) -> float:
    return macro_f1(*_labels(groups), NAMED)


def measure_pairs(dossiers: Sequence[Dossier], draws: int = 500) -> dict[str, object]:
    """Everything this page of figures says, ready for JSON.

    Args:
        dossiers: Of one split.
        draws: Bootstrap draws, over dossiers.
    """
    groups = answer_dossiers(dossiers)

    def interval(measure: str) -> tuple[float, float]:
        return bootstrap_interval(groups, lambda some: getattr(detection(some), measure), seed=_SEED, draws=draws)

    found = detection(groups)
    truth, answer = _labels(groups)
    return {
        "dossiers": len(dossiers),
        "pairs": {"named": sum(each in NAMED for each in truth), "independent": truth.count(INDEPENDENT)},
        "detection": {
            "precision": [found.precision, *interval("precision")],
            "recall": [found.recall, *interval("recall")],
            "f1": [found.f1, *interval("f1")],
            "false": found.found - found.right,
            "false, a background paragraph shared": _false(groups, Relation.SHARED_SOURCE),
            "false, a quotation shared": _false(groups, Relation.SHARED_QUOTE),
            "false, independent": _false(groups, INDEPENDENT),
            "missed": found.true - found.right,
        },
        "macro_f1": [_macro(groups), *bootstrap_interval(groups, _macro, seed=_SEED, draws=draws)],
        "relations": {label: _of_relation(groups, label, draws) for label in NAMED},
        "found_as_copy": _found_by_maker(groups),
        "named": _named_by_maker(groups),
        "calibration error of relations": _calibration(groups),
        "confusion": _confusion(truth, answer),
    }


def _of_relation(groups: Sequence[Sequence[Answered]], label: str, draws: int) -> dict[str, object]:
    score = score_of_label(*_labels(groups), label)

    def f1(some: Sequence[Sequence[Answered]]) -> float:
        return score_of_label(*_labels(some), label).f1

    return {
        "true": score.true,
        "precision": score.precision,
        "recall": score.recall,
        "f1": [score.f1, *bootstrap_interval(groups, f1, seed=_SEED, draws=draws)],
    }


def _false(groups: Sequence[Sequence[Answered]], label: str) -> int:
    return sum(each.called_copy and each.pair.label == label for group in groups for each in group)


def _named_by_maker(groups: Sequence[Sequence[Answered]]) -> dict[str, list[int]]:
    """For each way a pair was made: how many are called by their name, of how many."""
    right: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for each in (each for group in groups for each in group if each.pair.label in NAMED):
        name = f"{each.pair.label}: {each.pair.made_by}"
        whole[name] += 1
        right[name] += each.named[0] == each.named[1]
    return {name: [right[name], whole[name]] for name in sorted(whole)}


def _found_by_maker(groups: Sequence[Sequence[Answered]]) -> dict[str, list[int]]:
    """For each way a copy was made: how many are called copying, of how many. The recall the spun are asked for."""
    found: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for each in (each for group in groups for each in group if each.is_copy):
        name = f"{each.pair.label}: {each.pair.made_by}"
        whole[name] += 1
        found[name] += each.called_copy
    return {name: [found[name], whole[name]] for name in sorted(whole)}


def _calibration(groups: Sequence[Sequence[Answered]]) -> float:
    """Gap between the confidence printed with a relation and how often that relation is the true one."""
    said = [each for group in groups for each in group if each.pair.label != COPY and each.relation in NAMED]
    right = [each.named[0] == each.named[1] or each.named[1] == INDEPENDENT for each in said]
    return calibration_error([each.confidence for each in said], right)


def _confusion(truth: Sequence[str], answer: Sequence[str]) -> dict[str, dict[str, int]]:
    table: dict[str, Counter[str]] = {}
    for true, given in zip(truth, answer, strict=True):
        table.setdefault(true, Counter())[given] += 1
    return {true: dict(table[true].most_common()) for true in sorted(table)}
