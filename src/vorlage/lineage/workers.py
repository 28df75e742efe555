# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Work that needs readings, done in this process or shared out among several. The answers are the same, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_all_start_methods, get_context
from threading import active_count
from typing import Protocol, TypeVar

from vorlage.domain.lineage import Witness
from vorlage.lineage.reading import Reading, Shelf, TextKeys
from vorlage.lineage.tokens import Hashes, TokenTable

Portion = TypeVar("Portion")
Answer = TypeVar("Answer")
Readings = Callable[[int], Reading]
"""Gives the reading of a witness by its place."""

_PORTIONS_EACH = 16
_PAIRS_WORTH = {"fork": 400, "spawn": 4000}


@dataclass(frozen=True, slots=True, eq=False)
class Stock:
    """All witnesses, the public runs among them (see `public_runs`), and, where they are at hand, tokens and keys."""

    witnesses: Sequence[Witness]
    public: Hashes
    tables: Sequence[TokenTable] = ()
    keys: Mapping[int, TextKeys] = field(default_factory=dict)

    def shelf(self) -> Shelf:
        """A shelf with these witnesses."""
        return Shelf(self.witnesses, self.public, self.tables, self.keys)


class Workers(Protocol):
    """Whoever does the work."""

    def __call__(self, work: Callable[[Readings, Portion], Answer], portions: Sequence[Portion]) -> Iterable[Answer]:
        """What `work` gives for each portion, in order."""
        ...


class OneProcess:
    """Everything is done here, one portion when the next is asked for."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings

    def __call__(self, work: Callable[[Readings, Portion], Answer], portions: Sequence[Portion]) -> Iterable[Answer]:
        """What `work` gives for each portion, in order."""
        return (work(self._readings, portion) for portion in portions)


class SeveralProcesses:
    """Portions go to a pool of processes; each has all witnesses, and reads those it needs."""

    def __init__(self, pool: ProcessPoolExecutor, processes: int) -> None:
        self._pool, self._processes = pool, processes

    def __call__(self, work: Callable[[Readings, Portion], Answer], portions: Sequence[Portion]) -> Iterable[Answer]:
        """What `work` gives for each portion, in order. `work` is a function of a module."""
        together = len(portions) // (self._processes * _PORTIONS_EACH) + 1
        return self._pool.map(partial(_with_own_shelf, work), portions, chunksize=together)


def processes_worth(processes: int, pairs: int) -> int:
    """How many processes to share some pairs among: one, where starting others would take longer than they save.

    Measured in November 2026 in one run: forking two processes took as long as reading and aligning 30 pairs, starting
    two afresh as long as 660; it is done twice. At four hundred and four thousand the gain is sure.
    """
    return processes if pairs >= _PAIRS_WORTH[_way_to_start()] else 1


def _way_to_start() -> str:
    """Forking is quick, and safe only while nothing else runs in this process: a lock held by another thread would stay
    locked for ever in the child. A server has threads."""
    return "fork" if "fork" in get_all_start_methods() and active_count() == 1 else "spawn"


@contextmanager
def workers_for(stock: Stock, processes: int) -> Iterator[Workers]:
    """Workers who have some witnesses at hand.

    Args:
        stock: The witnesses, and what is known of them.
        processes: How many to share the work among; 1 is this one.
    """
    if processes <= 1:
        yield OneProcess(stock.shelf().reading)
        return
    context = get_context(_way_to_start())
    with ProcessPoolExecutor(processes, context, initializer=_open_shelf, initargs=(stock,)) as pool:
        yield SeveralProcesses(pool, processes)


_own_shelf: list[Shelf] = []
"""The one shelf of a process of the pool; empty everywhere else."""


def _open_shelf(stock: Stock) -> None:
    _own_shelf[:] = [stock.shelf()]


def _with_own_shelf(work: Callable[[Readings, Portion], Answer], portion: Portion) -> Answer:
    return work(_own_shelf[0].reading, portion)
