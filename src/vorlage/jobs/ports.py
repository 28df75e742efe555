# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The port for running tasks: threads over child processes on this machine, or the workers of a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")


class Runner(Protocol):
    """Runs independent tasks and gives each answer back, with its task, as soon as it is there.

    One slow task delays no other. What it does not promise: an order, and durability. The catalogue is the truth; a
    task whose answer was not committed is run again.
    """

    def run(
        self, work: Callable[[Task], Answer], next_task: Callable[[], Task | None]
    ) -> Iterator[tuple[Task, Answer | None]]:
        """Answers of `work` over the tasks that `next_task` gives, as they come.

        Args:
            work: A plain function with plain arguments: it may run in another process, on another machine.
            next_task: The next task, or None when there is none for now. Called in the caller's thread, never further
                ahead than the workers need, and again after each answer, which may have brought new tasks.

        Yields:
            A task with its answer; with None when it was given up because whoever ran it died of it several times.
            It ends when nothing is under way and there is no next task. An exception in `work` is raised.
        """
        ...
