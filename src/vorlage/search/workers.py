# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Preparing many pages for the index in child processes: Python prepares on one core at a time.

A child is this module run by the same Python. It reads batches of pages from its input and writes what the index holds
for them, and ends when its input does; it opens no file and no network. What passes between them is pickled: both ends
are this program, and pages are strings and numbers by then.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from queue import SimpleQueue
from typing import IO, Final

from vorlage.names.keys import NamesMet
from vorlage.search.preparing import Fields, IndexedPage, fields_of

LEAST_FOR_WORKERS: Final = 4_000
"""Fewer pages are prepared here: children take half a second to start."""

_BATCH: Final = 200


class Preparation:
    """Prepares pages here, or in child processes once there are many; they live until it is closed.

    Names that it told once it does not tell again: whoever asks keeps what each page tells.
    """

    def __init__(self) -> None:
        self._met = NamesMet()
        self._children: list[subprocess.Popen[bytes]] = []
        self._free: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()

    def prepared(self, pages: Iterable[IndexedPage]) -> Iterator[Fields]:
        """What the index holds for each page, in the order of the pages, which are taken no further ahead than needed.

        Raises:
            Exception: Whatever `pages` raises.
        """
        coming = iter(pages)
        is_whole = False
        try:
            first = list(islice(coming, LEAST_FOR_WORKERS))
            if len(first) < LEAST_FOR_WORKERS:
                yield from (fields_of(page, self._met) for page in first)
            else:
                yield from self._by_children(chain(first, coming), os.cpu_count() or 1)
            is_whole = True
        finally:
            if not is_whole:
                # Names may have been told of pages that nobody takes now.
                self.close()

    def close(self) -> None:
        """Let the children go, and forget what was told."""
        for child in self._children:
            _ended(child)
        self._children.clear()
        self._free = SimpleQueue()
        self._met = NamesMet()

    def _by_children(self, pages: Iterator[IndexedPage], count: int) -> Iterator[Fields]:
        while len(self._children) < count:
            self._children.append(_started())
            self._free.put(self._children[-1])
        under_way: deque[Future[list[Fields]]] = deque()
        with ThreadPoolExecutor(count) as threads:
            while batch := list(islice(pages, _BATCH)):
                under_way.append(threads.submit(self._answered, batch))
                if len(under_way) > 2 * count:
                    yield from under_way.popleft().result()
            while under_way:
                yield from under_way.popleft().result()

    def _answered(self, batch: list[IndexedPage]) -> list[Fields]:
        child = self._free.get()
        try:
            return _asked(child, batch)
        finally:
            self._free.put(child)


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _asked(child: subprocess.Popen[bytes], batch: list[IndexedPage]) -> list[Fields]:
    """What a child answers; one that has died is done without."""
    to_child, from_child = _pipes(child)
    try:
        _sent(batch, to_child)
        answer: list[Fields] = pickle.load(from_child)  # noqa: S301  # our own child wrote it
    except (OSError, EOFError, pickle.UnpicklingError):
        child.kill()
        return [fields_of(page, None) for page in batch]
    return answer


def _sent(what: object, to_child: IO[bytes]) -> None:
    pickle.dump(what, to_child, pickle.HIGHEST_PROTOCOL)
    to_child.flush()


def _pipes(child: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if child.stdin is None or child.stdout is None:
        raise ValueError("a child is started with pipes")
    return child.stdin, child.stdout


def _ended(child: subprocess.Popen[bytes]) -> None:
    """Its input ends, and so does it."""
    to_child, from_child = _pipes(child)
    try:
        to_child.close()
    except OSError:
        child.kill()
    from_child.close()
    child.wait()


def main() -> None:
    """Answer batches until there are no more."""
    met = NamesMet()
    try:
        while True:
            batch: list[IndexedPage] = pickle.load(sys.stdin.buffer)  # noqa: S301  # from who started us
            _sent([fields_of(page, met) for page in batch], sys.stdout.buffer)
    except EOFError:
        return


if __name__ == "__main__":
    main()
