# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Measures with their uncertainty: agreement on labels, families, calibration, rates.

Everything here is arithmetic on counts; nothing knows the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, log1p
from random import Random
from typing import TypeVar

Group = TypeVar("Group")
Member = TypeVar("Member", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 with the counts behind them. Nothing found and nothing to find is a perfect score."""

    right: int
    found: int
    true: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what there is that was found."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.found + self.true
        return 2 * self.right / both if both else 1.0


def score_of_label(truth: Sequence[str], answer: Sequence[str], label: str) -> Score:
    """How well one label was given."""
    right = sum(t == a == label for t, a in zip(truth, answer, strict=True))
    return Score(right, sum(a == label for a in answer), sum(t == label for t in truth))


def macro_f1(truth: Sequence[str], answer: Sequence[str], labels: Sequence[str]) -> float:
    """Mean F1 over labels, each counting alike however often it occurs."""
    return sum(score_of_label(truth, answer, label).f1 for label in labels) / len(labels)


def bootstrap_interval(
    groups: Sequence[Group], measure: Callable[[Sequence[Group]], float], *, seed: int, draws: int = 1000
) -> tuple[float, float]:
    """95 % percentile interval of a measure, drawing whole groups with replacement (Efron 1979).

    Drawing groups, not pairs, keeps pairs of one family together: they are not independent observations.
    """
    random = Random(seed)
    values = sorted(measure(random.choices(groups, k=len(groups))) for _ in range(draws))
    return values[int(0.025 * draws)], values[min(draws - 1, int(0.975 * draws))]


def upper_bound(events: int, trials: int, level: float = 0.95) -> float:
    """One-sided upper Clopper-Pearson bound of a rate (Clopper and Pearson 1934), by bisection.

    The rate at which `events` or fewer in `trials` would be seen with probability 1 - level. It supposes independent
    trials; pairs that share a text are not, so it is a lower limit of the honest uncertainty.
    """
    if events >= trials:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(80):
        middle = (low + high) / 2
        if _at_most(events, trials, middle) > 1 - level:
            low = middle
        else:
            high = middle
    return high


def _at_most(events: int, trials: int, rate: float) -> float:
    if rate <= 0.0:
        return 1.0
    if rate >= 1.0:
        return 0.0
    whole = lgamma(trials + 1)
    return sum(
        exp(whole - lgamma(k + 1) - lgamma(trials - k + 1) + k * log(rate) + (trials - k) * log1p(-rate))
        for k in range(events + 1)
    )


def b_cubed(truth: Mapping[Member, Hashable], answer: Mapping[Member, Hashable]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F of a grouping (Bagga and Baldwin 1998).

    Args:
        truth, answer: The group of each member, over the same members.
    """
    if truth.keys() != answer.keys() or not truth:
        raise ValueError("both groupings cover the same members, at least one")
    precision = recall = 0.0
    for member in truth:
        same_answer = {other for other in answer if answer[other] == answer[member]}
        same_truth = {other for other in truth if truth[other] == truth[member]}
        both = len(same_answer & same_truth)
        precision += both / len(same_answer)
        recall += both / len(same_truth)
    precision, recall = precision / len(truth), recall / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


@dataclass(frozen=True, slots=True)
class Calibration:
    """A calibration error with its interval, and what chance alone gives."""

    error: float
    low: float
    high: float
    by_chance: float
    """What a machine that is right exactly as often as it says would show on as many answers, in the mean."""
    answers: int

    def as_figures(self) -> dict[str, object]:
        """Ready for JSON."""
        return {"error": [self.error, self.low, self.high], "by chance": self.by_chance, "answers": self.answers}


def calibration_of(
    groups: Sequence[Sequence[tuple[float, bool]]], *, seed: int, draws: int = 500, bins: int = 10
) -> Calibration:
    """The calibration error of answers (confidence, right), with its bootstrap interval over whole groups.

    The error is never negative, so few answers show one where there is none: with ten bins of forty answers about 0.05.
    `by_chance` says how much, by drawing which answers are right from their confidences; an error below it is no sign
    of bad calibration, and both shrink with the number of answers (Brocker and Smith 2007 call such draws consistency
    resampling).
    """
    flat = [answer for group in groups for answer in group]
    sure = [confidence for confidence, _ in flat]

    def error(some: Sequence[Sequence[tuple[float, bool]]]) -> float:
        drawn = [answer for group in some for answer in group]
        return calibration_error([c for c, _ in drawn], [right for _, right in drawn], bins)

    random = Random(seed)
    chance = [calibration_error(sure, [random.random() < each for each in sure], bins) for _ in range(draws)]
    low, high = bootstrap_interval(groups, error, seed=seed, draws=draws)
    return Calibration(error(groups), low, high, sum(chance) / draws, len(flat))


def calibration_error(confidences: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error: mean gap between confidence and share right, over bins of about equal count.

    Bins of equal count (Nixon et al. 2019) because confidences crowd at the top, where equal width would leave one bin.
    Answers of one confidence stay in one bin, that in which the middle of them falls: parted, they would be parted by
    the order in which they came, and an error would show that is none. Law: their order makes no difference.
    """
    tied: dict[float, list[bool]] = {}
    for confidence, is_right in zip(confidences, right, strict=True):
        tied.setdefault(confidence, []).append(is_right)
    size, before = len(confidences), 0
    gaps = [0.0] * bins
    for confidence in sorted(tied):
        alike = tied[confidence]
        place = int(bins * (before + len(alike) / 2) / size)
        gaps[place] += confidence * len(alike) - sum(alike)
        before += len(alike)
    return sum(abs(gap) for gap in gaps) / max(1, size)
