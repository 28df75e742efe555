# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The measures themselves: known values and laws, because a wrong ruler measures nothing."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from random import Random
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

_FOLDER = Path(__file__).resolve().parents[2] / "benchmarks" / "lineage_evaluation"


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"lineage_evaluation_{name}", _FOLDER / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


measures, edits = _load("measures"), _load("edits")


@pytest.mark.parametrize(
    ("events", "trials", "bound"), [(0, 3000, 0.000998), (0, 10, 0.2589), (1, 20, 0.2161), (5, 100, 0.1023)]
)
def test_upper_bound_is_clopper_and_pearsons(events: int, trials: int, bound: float) -> None:
    """Values from the published tables; nothing seen in n trials is about 3/n."""
    assert measures.upper_bound(events, trials) == pytest.approx(bound, abs=2e-4)


def test_b_cubed_is_that_of_its_paper() -> None:
    """The two examples of Bagga and Baldwin: 76 % and 58 % precision, full recall."""
    truth = dict.fromkeys(range(1, 6), "a") | dict.fromkeys((6, 7), "b") | dict.fromkeys(range(8, 13), "c")
    first = dict.fromkeys(range(1, 6), 1) | dict.fromkeys(range(6, 13), 2)
    second = dict.fromkeys((1, 2, 3, 4, 5, *range(8, 13)), 1) | dict.fromkeys((6, 7), 2)
    assert measures.b_cubed(truth, first)[:2] == pytest.approx((0.7619, 1.0), abs=1e-3)
    assert measures.b_cubed(truth, second)[:2] == pytest.approx((0.5833, 1.0), abs=1e-3)


@given(st.dictionaries(st.integers(0, 20), st.integers(0, 3), min_size=1))
def test_b_cubed_of_the_truth_is_one(truth: dict[int, int]) -> None:
    """Whoever answers the truth has every point."""
    assert measures.b_cubed(truth, truth) == pytest.approx((1.0, 1.0, 1.0))


def test_calibration_error_is_the_gap() -> None:
    """Always sure and right half the time is half off; sure by half and right by half is not off at all."""
    right = [True, False] * 50
    assert measures.calibration_error([1.0] * 100, right, bins=1) == pytest.approx(0.5)
    assert measures.calibration_error([0.5] * 100, right, bins=1) == pytest.approx(0.0)
    assert measures.calibration_error([0.5] * 100, right) == pytest.approx(0.0)
    assert measures.calibration_error([], []) == 0.0


@given(st.lists(st.tuples(st.sampled_from([0.5, 0.6, 0.8, 0.95, 1.0]), st.booleans()), max_size=60), st.randoms())
def test_calibration_error_does_not_depend_on_the_order_of_answers(
    answers: list[tuple[float, bool]], random: Random
) -> None:
    """Answers of one confidence are one heap, whichever came first."""
    shuffled = random.sample(answers, k=len(answers))
    one, other = (
        measures.calibration_error([c for c, _ in each], [right for _, right in each]) for each in (answers, shuffled)
    )
    assert one == pytest.approx(other)


def test_calibration_says_what_chance_alone_would_show() -> None:
    """Few answers show an error where there is none; many do not; a machine too sure of itself is beyond chance."""
    random = Random(1)

    def told(sure: float, share: float, groups: int) -> list[list[tuple[float, bool]]]:
        return [[(sure, random.random() < share) for _ in range(10)] for _ in range(groups)]

    few = measures.calibration_of(told(0.7, 0.7, 4), seed=1, draws=100)
    many = measures.calibration_of(told(0.7, 0.7, 400), seed=1, draws=100)
    assert few.answers == 40
    assert few.by_chance > 0.04 > many.by_chance
    assert many.error < 0.03
    too_sure = measures.calibration_of(told(0.9, 0.7, 400), seed=1, draws=100)
    assert too_sure.by_chance < 0.05 < too_sure.low <= too_sure.error <= too_sure.high
    assert too_sure.error == pytest.approx(0.2, abs=0.03)


@given(st.text(min_size=1, max_size=60), st.data())
def test_an_edit_knows_where_it_stands_in_both(parent: str, data: st.DataObject) -> None:
    """Whatever edits are made, old and new words stand at the spans on record."""
    made = []
    for _ in range(data.draw(st.integers(0, 5))):
        start = data.draw(st.integers(0, len(parent)))
        end = data.draw(st.integers(start, len(parent)))
        made.append(edits.Edit(start, end, data.draw(st.text(max_size=5)), "word"))
    copy, planted = edits.apply_edits(parent, made)
    for each in planted:
        assert parent[slice(*each.old_span)] == each.old
        assert copy[slice(*each.new_span)] == each.new
