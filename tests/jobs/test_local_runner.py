# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The local runner answers in order and begins nothing more once its caller stops."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlage.jobs.local import LocalRunner


@given(tasks=st.lists(st.integers(), max_size=120), workers=st.integers(1, 5))
@settings(max_examples=30, deadline=None)
def test_answers_come_in_the_order_of_the_tasks(tasks: list[int], workers: int) -> None:
    """Whatever finishes first, answers are handed over in order, each once."""
    assert list(LocalRunner(workers).run(lambda task: task * 2, tasks)) == [task * 2 for task in tasks]


def test_a_failure_is_raised_at_its_turn() -> None:
    """Answers before the failing task are handed over first."""

    def work(task: int) -> int:
        if task == 3:
            raise ValueError("task 3")
        return task

    answers = LocalRunner(2).run(work, range(10))
    assert [next(answers), next(answers), next(answers)] == [0, 1, 2]
    with pytest.raises(ValueError, match="task 3"):
        next(answers)


def test_tasks_are_drawn_only_as_far_ahead_as_answers_may_wait() -> None:
    """An endless list of tasks can be run: what is not taken is not begun."""
    drawn = 0
    lock = threading.Lock()

    def endless() -> Iterator[int]:
        nonlocal drawn
        while True:
            with lock:
                drawn += 1
            yield drawn

    answers = LocalRunner(2).run(lambda task: task, endless())
    assert [next(answers) for _ in range(5)] == [1, 2, 3, 4, 5]
    assert isinstance(answers, Iterator)
    del answers
    assert drawn < 100
