# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The local runner answers as tasks end, draws new ones as it goes, and begins nothing more once its caller stops."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlage.jobs.local import LocalRunner


def drawn_from(tasks: deque[int]) -> Callable[[], int | None]:
    return lambda: tasks.popleft() if tasks else None


@given(tasks=st.lists(st.integers(), max_size=120), workers=st.integers(1, 5))
@settings(max_examples=30, deadline=None)
def test_every_task_is_answered_once(tasks: list[int], workers: int) -> None:
    """Whatever finishes first, each answer comes with its task, and none is missing."""
    answered = list(LocalRunner(workers).run(lambda task: task * 2, drawn_from(deque(tasks))))
    assert sorted(answered) == sorted((task, task * 2) for task in tasks)


def test_a_slow_task_delays_no_other() -> None:
    """All others are answered while one still runs."""
    others_done = threading.Event()

    def work(task: int) -> int:
        if task == 0:
            assert others_done.wait(20)
        return task

    answered = []
    for task, _ in LocalRunner(2).run(work, drawn_from(deque(range(40)))):
        answered.append(task)
        if len(answered) == 39:
            others_done.set()
    assert answered[-1] == 0
    assert sorted(answered) == list(range(40))


def test_an_answer_may_bring_new_tasks() -> None:
    """What turns up on the way is run in the same run, also after all else is done."""
    tasks = deque([3])
    answered = []
    for task, _ in LocalRunner(2).run(lambda task: task, drawn_from(tasks)):
        answered.append(task)
        tasks.extend(range(task))
    assert sorted(answered) == [0, 0, 0, 0, 1, 1, 2, 3]


def test_a_failure_stops_the_run() -> None:
    """It is raised to the caller, and tasks not begun by then are not begun."""
    begun = []

    def work(task: int) -> int:
        begun.append(task)
        if task == 3:
            raise ValueError("task 3")
        return task

    with pytest.raises(ValueError, match="task 3"):
        list(LocalRunner(2).run(work, drawn_from(deque(range(1000)))))
    assert len(begun) < 20


def test_tasks_are_drawn_only_as_far_ahead_as_workers_need() -> None:
    """An endless list of tasks can be run: what is not taken is not begun."""
    drawn = 0

    def endless() -> int:
        nonlocal drawn
        drawn += 1
        return drawn

    answers = LocalRunner(2).run(lambda task: task, endless)
    assert len({task for task, _ in (next(answers) for _ in range(5))}) == 5
    del answers
    assert drawn <= 5 + 4
