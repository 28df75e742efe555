# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Runner on this machine: threads that each wait for a child process (the jail does the work)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue

from vorlage.jobs.ports import Answer, Task

_AHEAD = 2
"""Tasks begun or waiting, for each worker: while an answer is committed, no worker runs dry."""


class LocalRunner:
    """Runs tasks on `workers` threads, at most twice as many drawn as there are threads. It gives no task up."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def run(
        self, work: Callable[[Task], Answer], next_task: Callable[[], Task | None]
    ) -> Iterator[tuple[Task, Answer | None]]:
        """Answers as they come. Tasks not yet begun when the caller stops, or when one fails, are never begun."""
        finished: SimpleQueue[tuple[Task, Future[Answer]]] = SimpleQueue()
        under_way = 0
        pool = ThreadPoolExecutor(self._workers, thread_name_prefix="vorlage-task")
        try:
            while True:
                while under_way < self._workers * _AHEAD and (task := next_task()) is not None:
                    future = pool.submit(work, task)
                    future.add_done_callback(_handing_in(finished, task))
                    under_way += 1
                if not under_way:
                    return
                task, future = finished.get()
                under_way -= 1
                yield task, future.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _handing_in(finished: SimpleQueue[tuple[Task, Future[Answer]]], task: Task) -> Callable[[Future[Answer]], None]:
    return lambda future: finished.put((task, future))
