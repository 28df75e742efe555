# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A Dask scheduler and its workers as processes of their own, on the loopback interface, without a page to look at."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]


class Cluster:
    """A scheduler with workers; each can be killed, and started again."""

    def __init__(self, place: Path, workers: int = 2) -> None:
        place.mkdir()
        self._place = place
        self.port = _free_port()
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.scheduler = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard", "--no-show"
        )
        self.workers = [self._worker() for _ in range(workers)]
        _wait_for(self.port)

    def _worker(self) -> subprocess.Popen[bytes]:
        return self._start(
            "worker", self.address, "--host", "127.0.0.1", "--nworkers", "1", "--nthreads", "2", "--no-dashboard",
            "--memory-limit", "0", "--local-directory", str(self._place), "--nanny",
        )  # fmt: skip

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "PYTHONPATH": f"{TESTS}{os.pathsep}{TESTS.parent}",
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "2",
            "DASK_DISTRIBUTED__DIAGNOSTICS__NVML": "False",
        }
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *words],
            cwd=self._place,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def kill_worker(self, position: int) -> None:
        """End a worker with all its children, at once; another takes its place."""
        _kill(self.workers[position])
        self.workers[position] = self._worker()

    def kill_scheduler(self) -> None:
        """End the scheduler at once."""
        _kill(self.scheduler)

    def end(self) -> None:
        """End everything that was started."""
        for running in (*self.workers, self.scheduler):
            _kill(running)


def _kill(running: subprocess.Popen[bytes]) -> None:
    if running.poll() is None:
        os.killpg(running.pid, signal.SIGKILL)
    running.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as tried:
            tried.settimeout(1)
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the scheduler did not start")
