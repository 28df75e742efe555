# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The runner on a cluster, on a real scheduler with two workers: what the port promises, and what becomes of deaths."""

from __future__ import annotations

import sys
from collections import deque
from pathlib import Path

import pytest

from vorlage.domain.errors import ClusterUnreachableError, DiskFullError, ExtraMissingError
from vorlage.jobs.cluster import cluster_runner

from .started import Cluster
from .work_for_clusters import double, end_at_seven, end_slowly_at_seven, full, slow_zero


def test_every_task_is_answered_once_and_may_bring_others(cluster: Cluster, tmp_path: Path) -> None:
    """As on this machine: each answer with its task, none missing, a slow one delays nobody."""
    with cluster_runner(cluster.address) as runner:
        tasks = deque(range(60))
        answered = []
        for task, answer in runner.run(double, lambda: tasks.popleft() if tasks else None):
            answered.append((task, answer))
            if task == 59:
                tasks.extend(range(60, 70))
        assert sorted(answered) == [(task, task * 2) for task in range(70)]
        told = tmp_path / "told"
        slow = deque((number, str(told)) for number in range(30))
        order = []
        for slow_task, _ in runner.run(slow_zero, lambda: slow.popleft() if slow else None):
            order.append(slow_task[0])
            if len(order) == 29:
                told.touch()
        assert order[-1] == 0


def test_a_task_that_ends_its_workers_is_given_up(cluster: Cluster) -> None:
    """Others that were on the same workers are run again and answered."""
    with cluster_runner(cluster.address) as runner:
        tasks = deque(range(20))
        answered = dict(runner.run(end_at_seven, lambda: tasks.popleft() if tasks else None))
    assert answered == {task: (None if task == 7 else task) for task in range(20)}


def test_tasks_beside_one_that_ends_its_workers_are_not_given_up_with_it(cluster: Cluster) -> None:
    """The scheduler blames them too, for they were on the same workers as often as it was."""
    with cluster_runner(cluster.address) as runner:
        tasks = deque([7, *range(7)])
        answered = dict(runner.run(end_slowly_at_seven, lambda: tasks.popleft() if tasks else None))
    assert answered == {task: (None if task == 7 else task) for task in range(8)}


def test_an_error_of_ours_is_raised_as_it_is(cluster: Cluster) -> None:
    """A worker without room stops the run with the message that says so."""
    with cluster_runner(cluster.address) as runner, pytest.raises(DiskFullError):
        tasks = deque(range(3))
        list(runner.run(full, lambda: tasks.popleft() if tasks else None))


def test_a_scheduler_that_dies_stops_the_run(mortal_cluster: Cluster) -> None:
    """With the error that says what to do, and not with a wait without end."""
    with pytest.raises(ClusterUnreachableError), cluster_runner(mortal_cluster.address) as runner:
        for task, _ in runner.run(double, iter(range(100_000)).__next__):
            if task == 10:
                mortal_cluster.kill_scheduler()


def test_where_nobody_answers_nothing_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong address is an error that says so."""
    monkeypatch.setattr("vorlage.jobs.cluster.CONNECT_S", 2)
    with pytest.raises(ClusterUnreachableError), cluster_runner("tcp://127.0.0.1:9"):
        pass


def test_without_the_extra_one_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of Vorlage does not need it."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ExtraMissingError), cluster_runner("tcp://127.0.0.1:9"):
        pass
