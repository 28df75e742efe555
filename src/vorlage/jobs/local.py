# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Runner on this machine: threads that each wait for a child process (the jail does the work)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from vorlage.jobs.ports import Answer, Task

# Answers finished ahead of a slow one wait in memory; a page of text is some 3 kB, so this stays small.
_AHEAD_PER_WORKER = 16


class LocalRunner:
    """Runs tasks on `workers` threads, at most `16 x workers` ahead of the answer being waited for."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def run(self, work: Callable[[Task], Answer], tasks: Iterable[Task]) -> Iterator[Answer]:
        """Answers in the order of the tasks. Tasks not yet begun when the caller stops are never begun."""
        waiting: deque[Future[Answer]] = deque()
        remaining = iter(tasks)
        with ThreadPoolExecutor(self._workers, thread_name_prefix="vorlage-task") as pool:
            try:
                for task in remaining:
                    waiting.append(pool.submit(work, task))
                    if len(waiting) >= self._workers * _AHEAD_PER_WORKER:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                for future in waiting:
                    future.cancel()
