# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How far a long run is: pages a second, time left, how many need a look so far. Numbers only, on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.live import Live
from rich.table import Table

from vorlage.cli.console import counted, talk
from vorlage.extraction.pending import ReadItem
from vorlage.extraction.runs import Steps

_EVERY_S = 10.0
"""How often a line is printed where there is no terminal to draw on."""


@dataclass(slots=True)
class Stage:
    """One stage of a run: how many things there are, how many are done, since when."""

    name: str
    total: int = 0
    done: int = 0
    pages: int = 0
    begun: float = field(default_factory=time.monotonic)
    last: float = field(default_factory=time.monotonic)
    """When the last of them was done: a stage that has ended keeps its speed."""

    def line(self, now: float) -> str:
        """The stage in one line: done of total, pages a second, time left."""
        took = max((now if self.done < self.total else self.last) - self.begun, 0.001)
        parts = [f"{self.name}: {self.done} of {self.total}"]
        if self.pages:
            parts.append(f"{self.pages / took:.1f} pages/s")
        if 0 < self.done < self.total:
            parts.append(f"about {duration(took / self.done * (self.total - self.done))} left")
        return ", ".join(parts)


def duration(seconds: float) -> str:
    """A time as people say it, rounded: "40 s", "12 min", "3 h 05 min"."""
    if seconds < 90:
        return f"{max(round(seconds), 1)} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60:02d} min"


class RunProgress:
    """What is known of a run while it works, drawn on a terminal or printed now and then."""

    def __init__(self) -> None:
        self._stages: dict[str, Stage] = {}
        self._need_a_look = 0
        self._unread = 0
        self._printed = time.monotonic()
        self._live: Live | None = None

    def steps(self) -> Steps:
        """What a long call tells this progress."""
        return Steps(
            listed=lambda count: self._more("Taking in", count),
            taken_in=lambda count: self._did("Taking in", count),
            to_read=lambda count: self._more("Reading", count),
            read=self._read,
            to_recognise=lambda count: self._more("Recognising pages", count),
            recognised=self._recognised,
            checked=lambda count: self._did("Checking", count),
        )

    def stage(self, name: str, total: int) -> Callable[[int], None]:
        """Begin a stage of so many; what is returned is told how many more are done."""
        self._more(name, total)
        return lambda count: self._did(name, count)

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Draw on a terminal while the block runs; elsewhere, lines come by themselves."""
        if not sys.stderr.isatty():
            yield
            return
        with Live(console=talk(), transient=True, refresh_per_second=4, get_renderable=self._table) as self._live:
            yield

    def lines(self) -> list[str]:
        """The stages that have something to do, and what needs a look so far."""
        now = time.monotonic()
        lines = [stage.line(now) for stage in self._stages.values() if stage.total or stage.done]
        notes = [f"{self._need_a_look} need a look"] if self._need_a_look else []
        notes += [f"{counted(self._unread, 'page')} unread"] if self._unread else []
        return [*lines, "so far: " + ", ".join(notes)] if notes else lines

    def _table(self) -> Table:
        table = Table(box=None, show_header=False, pad_edge=False)
        for line in self.lines():
            table.add_row(line)
        return table

    def _stage(self, name: str) -> Stage:
        return self._stages.setdefault(name, Stage(name))

    def _more(self, name: str, count: int) -> None:
        if count:
            self._stage(name).total += count

    def _did(self, name: str, count: int, pages: int = 0) -> None:
        stage = self._stage(name)
        stage.done += count
        stage.pages += pages
        stage.total = max(stage.total, stage.done)
        stage.last = now = time.monotonic()
        if self._live is None and now - self._printed >= _EVERY_S:
            self._printed = now
            talk().print("; ".join(self.lines()))

    def _read(self, read: ReadItem) -> None:
        self._need_a_look += read.item.outcome.needs_a_look
        self._did("Reading", 1, read.pages)

    def _recognised(self, count: int, unread: int) -> None:
        self._unread += unread
        self._did("Recognising pages", count, count)


@contextmanager
def progress_steps() -> Iterator[Steps]:
    """Progress for one long call: drawn on a terminal, a line every ten seconds elsewhere."""
    progress = RunProgress()
    with progress.shown():
        yield progress.steps()


@contextmanager
def counting(name: str, total: int) -> Iterator[Callable[[int], None]]:
    """Progress for one stage of so many; told, each time, how many more are done."""
    progress = RunProgress()
    done = progress.stage(name, total)
    with progress.shown():
        yield done
