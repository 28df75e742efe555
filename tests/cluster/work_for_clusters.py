# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What workers of a real cluster are asked to do in the tests: plain functions that they can import."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from vorlage.catalogue.stores import disk_full


def double(task: int) -> int:
    """A task that works."""
    return task * 2


def end_at_seven(task: int) -> int:
    """A task that ends the worker it runs on, for one number."""
    if task == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return task


def end_slowly_at_seven(task: int) -> int:
    """The same, while the other tasks take so long that they wait on the worker that dies."""
    time.sleep(0.3 if task == 7 else 1.5)
    return end_at_seven(task)


def slow_zero(task: tuple[int, str]) -> int:
    """Number 0 ends once the others were answered, of which a file tells."""
    number, told = task
    while number == 0 and not Path(told).exists():
        time.sleep(0.05)
    return number


def full(task: int) -> int:
    """A worker that has no room."""
    raise disk_full()
