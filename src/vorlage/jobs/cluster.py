# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Runner on a cluster: the workers of a Dask scheduler, which someone else started and pointed us at.

The scheduler's state is in its memory alone, which is enough: the catalogue is the truth, and what was not committed
is asked for again by the next run. `distributed` is imported here only; it is the extra `cluster`.

Residual risks: tasks, answers and passwords travel between the machines of the cluster; unless its own
configuration has TLS switched on, they travel in the clear.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from queue import Empty, SimpleQueue
from typing import Any, Final

from vorlage import __version__
from vorlage.domain.errors import ClusterUnreachableError, ExtraMissingError, VorlageError
from vorlage.jobs.ports import Answer, Task

CONNECT_S: Final = 20
"""How long a scheduler, and a first worker, may take to answer."""
FETCH_S: Final = 300
"""How long a finished answer may take to come: a busy cluster is slow, not lost."""
_LOOK_S: Final = 5.0
_WITHOUT_WORKERS_S: Final = 60.0
"""How long the cluster may be without any worker before the run stops."""
_AHEAD: Final = 2


class ClusterRunner:
    """Runs tasks on the workers of a scheduler, at most twice as many under way as they have threads.

    A task whose worker dies is run by another. One of which several workers died (the scheduler's `allowed-failures`,
    3 where nobody set it) is a suspect only: the scheduler blames every task that was on a dead worker, also those
    that merely waited there. Suspects are run again after all others, each alone, and only one that ends its workers
    even so is given up.
    """

    def __init__(self, client: Any) -> None:
        self._client = client

    def run(
        self, work: Callable[[Task], Answer], next_task: Callable[[], Task | None]
    ) -> Iterator[tuple[Task, Answer | None]]:
        """Answers as they come. What is under way when the caller stops is cancelled.

        Raises:
            ClusterUnreachableError: The scheduler, or every worker, is gone.
        """
        finished: SimpleQueue[Any] = SimpleQueue()
        under_way: dict[Any, Task] = {}
        suspects: deque[Task] = deque()

        def submit(task: Task) -> None:
            with _lost_named():
                future = self._client.submit(work, task, pure=False)
                under_way[future] = task
                future.add_done_callback(finished.put)

        try:
            while True:
                while len(under_way) < self._threads() * _AHEAD and (task := next_task()) is not None:
                    submit(task)
                alone = not under_way
                if alone:
                    if not suspects:
                        return
                    submit(suspects.popleft())
                future = self._next_done(finished)
                if _ended_its_workers(future) and not alone:
                    suspects.append(under_way.pop(future))
                    continue
                yield under_way.pop(future), _answer_of(future)
        finally:
            if under_way:
                with suppress(Exception):  # the run has ended; whether the cluster hears of it changes nothing here
                    self._client.cancel(list(under_way), force=True)

    def _threads(self) -> int:
        with _lost_named():
            return max(1, sum(int(count) for count in self._client.nthreads().values()))

    def _next_done(self, finished: SimpleQueue[Any]) -> Any:
        """Wait until a future is done, as long as there is a scheduler with workers to do it."""
        last_seen = time.monotonic()
        while True:
            with suppress(Empty):
                future = finished.get(timeout=_LOOK_S)
                if future.status not in {"pending", "lost"}:
                    return future
                future.add_done_callback(finished.put)  # its worker died with the answer; it is run again
            with _lost_named():
                if self._client.nthreads():
                    last_seen = time.monotonic()
            if time.monotonic() - last_seen > _WITHOUT_WORKERS_S:
                raise _unreachable("It has no workers any more.")


def _ended_its_workers(future: Any) -> bool:
    return future.status == "error" and type(future.exception(timeout=FETCH_S)).__name__ == "KilledWorker"


def _answer_of(future: Any) -> Any:
    if future.status == "cancelled":
        raise _unreachable("It was lost while it worked.")
    if _ended_its_workers(future):
        return None
    try:
        return future.result(timeout=FETCH_S)
    except VorlageError:
        raise
    except Exception as failure:
        raise _unreachable("It was lost while it worked, or a worker could not do what it was asked.") from failure


@contextmanager
def cluster_runner(address: str) -> Iterator[ClusterRunner]:
    """A runner on the cluster whose scheduler has this address, such as `tcp://10.0.0.5:8786`.

    Raises:
        ExtraMissingError: `distributed` is not installed here.
        ClusterUnreachableError: Nobody answers there, it has no workers, or they run another version of Vorlage.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError as missing:
        raise ExtraMissingError(
            "Reading on a cluster needs a part of Vorlage that is not installed.",
            expected="the extra cluster",
            found="no such package",
            unharmed="Nothing was added or changed.",
            next_step="pip install 'vorlage[cluster]'",
        ) from missing
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what it says may hold addresses of machines
    try:
        client = distributed.Client(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, ValueError, TypeError) as failure:
        raise _unreachable("Nobody answers there.") from failure
    try:
        _check_workers(client)
        yield ClusterRunner(client)
    finally:
        client.close(timeout=CONNECT_S)


def _check_workers(client: Any) -> None:
    try:
        client.wait_for_workers(1, timeout=CONNECT_S)
        versions = set(client.run(version_here, on_error="return").values())
    except (OSError, TimeoutError) as failure:
        raise _unreachable("It has no workers.") from failure
    if versions != {__version__}:
        raise _unreachable("Not every worker has this version of Vorlage.")


def version_here() -> str:
    """The version of Vorlage where this is called: a worker must have ours, or it would read otherwise."""
    return __version__


@contextmanager
def _lost_named() -> Iterator[None]:
    """Turn what `distributed` raises when a connection is gone into the one error people can act on."""
    # What `distributed` raises for a lost connection (CommClosedError) is an OSError.
    try:
        yield
    except TimeoutError:
        raise
    except (OSError, RuntimeError) as failure:
        raise _unreachable("It was lost while it worked.") from failure


def _unreachable(what: str) -> ClusterUnreachableError:
    return ClusterUnreachableError(
        f"The cluster cannot be used. {what}",
        unharmed="Everything read so far is complete and in place.",
        next_step="start or mend the cluster and give the same command again; it goes on where it stopped",
    )
