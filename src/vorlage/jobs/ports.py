# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The port for running tasks: local threads over child processes today, a cluster's workers tomorrow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")


class Runner(Protocol):
    """Runs independent tasks and gives their answers back in the order of the tasks.

    The order is part of the promise: whoever commits answers as they come numbers the members of containers the same
    way on every run. What it does not promise: durability. The catalogue is the truth; a task whose answer was not
    committed is run again.
    """

    def run(self, work: Callable[[Task], Answer], tasks: Iterable[Task]) -> Iterator[Answer]:
        """Answers of `work` over `tasks`, in order. An exception in `work` is raised at its turn."""
        ...
