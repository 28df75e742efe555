# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Fits the weights by which lineage/descent.py turns evidence into probabilities of descent, on made families.

A conditional logit model of three answers (a above b, b above a, neither), ridge-penalised, fitted by Newton steps.
Weights that the engine sets by hand are held. Figures are of pairs that were not fitted on: dossiers are dealt into six
folds, so no pair is judged by weights that saw another of its family. Only the development split is ever fitted; the
weights are then written into the engine by hand, with the day and the version.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from benchmarks.lineage_evaluation.dossiers import COPY, Dossier
from benchmarks.lineage_evaluation.measures import calibration_of
from vorlage.domain.lineage import Siglum
from vorlage.lineage.descent import BY_HAND, NEITHER, WAY_DOWN, Evidence
from vorlage.lineage.kinship import evidence_of
from vorlage.lineage.reading import Reading, Shelf

_FOLDS = 6
_RIDGE = 0.1
_STEPS = 40
_ANSWERED = 0.8
_PLACE = {"b_from_a": 0, "a_from_b": 1, "common_exemplar": 2}
_NEVER = -50.0
_NAMES = (*WAY_DOWN, *NEITHER)
_FREE = [place for place, name in enumerate(_NAMES) if name not in BY_HAND]
_HELD = [place for place, name in enumerate(_NAMES) if name in BY_HAND]
_SEED = 1974
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trial:
    """One true pair: for each of the three answers its features, with what is impossible; and the truth."""

    features: Matrix
    offset: Matrix
    truth: int
    dossier: int


def trials_of(dossiers: Sequence[Dossier]) -> Iterator[Trial]:
    """Every pair of every family that was found, with its evidence."""
    for number, dossier in enumerate(dossiers):
        truth = {(pair.a, pair.b): pair.derives for pair in dossier.pairs if pair.label == COPY}
        lineage = dossier.trace()
        shelf = Shelf(lineage.witnesses)
        place = {witness.siglum: at for at, witness in enumerate(lineage.witnesses)}
        for family in (origin.reports for origin in lineage.origins.origins if len(origin.reports) >= 3):
            inside = [pair for pair in lineage.pairs if {pair.a, pair.b} <= set(family)]
            _, evidence = evidence_of(family, inside, partial(_reading, shelf, place))
            at = {siglum: column for column, siglum in enumerate(family)}
            for pair in inside:
                derives = truth.get((str(pair.a), str(pair.b)))
                if derives is not None and pair.relation.joins_lineages:
                    yield _trial(evidence, at[pair.a], at[pair.b], _PLACE[derives], number)


def _reading(shelf: Shelf, place: Mapping[Siglum, int], siglum: Siglum) -> Reading:
    return shelf.reading(place[siglum])


def _trial(evidence: Evidence, a: int, b: int, truth: int, dossier: int) -> Trial:
    ways = len(WAY_DOWN)
    features = np.zeros((3, ways + len(NEITHER)))
    features[0, :ways], features[1, :ways] = evidence.way_down[a, b], evidence.way_down[b, a]
    features[2, ways:] = evidence.neither[a, b]
    offset = np.array([_NEVER * evidence.earlier[b, a], _NEVER * evidence.earlier[a, b], 0.0])
    held = features[:, _HELD] @ np.array([BY_HAND[_NAMES[place]] for place in _HELD])
    return Trial(features[:, _FREE], offset + held, truth, dossier)


def _probabilities(weights: Matrix, features: Matrix, offset: Matrix) -> Matrix:
    score = features @ weights + offset
    way = np.exp(score - score.max(axis=1, keepdims=True))
    return np.asarray(way / way.sum(axis=1, keepdims=True))


def fitted(trials: Sequence[Trial]) -> Matrix:
    """The weights that make the true answers likeliest, less the ridge."""
    features = np.stack([trial.features for trial in trials])
    offset = np.stack([trial.offset for trial in trials])
    truth = np.array([trial.truth for trial in trials])
    weights = np.zeros(features.shape[2])
    for _ in range(_STEPS):
        share = _probabilities(weights, features, offset)
        mean = np.einsum("nk,nkf->nf", share, features)
        slope = (features[np.arange(len(truth)), truth] - mean).sum(axis=0) - _RIDGE * weights
        bend = np.einsum("nk,nkf,nkg->fg", share, features, features) - mean.T @ mean + _RIDGE * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def measure_calibration(dossiers: Sequence[Dossier]) -> dict[str, object]:
    """The weights, and how good their probabilities are on pairs not fitted on."""
    trials = list(trials_of(dossiers))
    told: dict[int, list[tuple[float, bool, bool]]] = {}
    for fold in range(_FOLDS):
        kept = [trial for trial in trials if trial.dossier % _FOLDS == fold]
        weights = fitted([trial for trial in trials if trial.dossier % _FOLDS != fold])
        for trial in kept:
            share = _probabilities(weights, trial.features[None], trial.offset[None])[0]
            answer = int(share.argmax())
            way = answer != _PLACE["common_exemplar"]
            told.setdefault(trial.dossier, []).append((float(share.max()), answer == trial.truth, way))
    given = [[each for each in group if each[0] >= _ANSWERED] for group in told.values()]
    every = [each for group in given for each in group]
    ways = [is_right for _, is_right, is_way in every if is_way]
    weights = fitted(trials)
    return {
        "pairs": len(trials),
        "parent and child": sum(trial.truth != _PLACE["common_exemplar"] for trial in trials),
        "answered at 0.8": len(every),
        "right of those": sum(is_right for _, is_right, _ in every) / max(1, len(every)),
        "said parent and child": len(ways),
        "right of these": sum(ways) / max(1, len(ways)),
        "calibration, all pairs": _calibration(list(told.values())),
        "calibration, answered": _calibration(given),
        "weights": {_NAMES[place]: float(weight) for place, weight in zip(_FREE, weights, strict=True)},
    }


def _calibration(groups: Sequence[Sequence[tuple[float, bool, bool]]]) -> dict[str, object]:
    said = [[(sure, is_right) for sure, is_right, _ in group] for group in groups]
    return calibration_of(said, seed=_SEED).as_figures()
