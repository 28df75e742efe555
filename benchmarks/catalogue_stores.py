# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How much slower a case is with its catalogue in a PostgreSQL than in its folder: the same work on both, in one run.

    python -m benchmarks.catalogue_stores [--files 3000]

The server is one of its own on this machine, with its disk writes on, reached over a socket: what a network adds is not
in the figures. Seconds say how busy the machine is; the ratios are what to look at. Both stores take turns.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from tests.a_postgresql import a_server
from vorlage.app import Case
from vorlage.domain.custody import Genre
from vorlage.domain.search import SearchOptions

WORDS = ("harbour", "tap", "crane", "board", "letter", "survey", "quay", "mercury", "tariff", "lantern", "gauge")
ROUNDS = 3


def files(folder: Path, count: int) -> None:
    """Letters of some two hundred words, no two alike."""
    chance = random.Random(5)
    for number in range(count):
        text = " ".join(chance.choices(WORDS, k=200))
        (folder / f"letter {number:05}.txt").write_text(f"Letter {number}\n{text}\n")


@contextmanager
def catalogue_in(address: str | None) -> Iterator[None]:
    """The setting, for as long as the block runs."""
    if address is not None:
        os.environ["VORLAGE_CATALOGUE"] = address
    try:
        yield
    finally:
        os.environ.pop("VORLAGE_CATALOGUE", None)


def timed(what: Callable[[], object]) -> float:
    begun = time.perf_counter()
    what()
    return time.perf_counter() - begun


def measure(case: Path, leak: Path) -> dict[str, float]:
    """Seconds of each kind of work on a new case."""
    with Case.create(case) as made:
        took = {"add: take in, read, index": timed(lambda: made.add([leak], genre=Genre.PRIMARY))}
        numbers = [item.number for item in made.items()]
        took["open and account"] = timed(lambda: [opened.accounting() for opened in [Case.open(case)]])
        took["list all items"] = timed(made.items)
        took["read 500 records"] = timed(lambda: [made.record(number) for number in numbers[:500]])
        made.search("harbour", SearchOptions())
        took["20 searches"] = timed(lambda: [made.search(word, SearchOptions()) for word in WORDS + WORDS[:9]])
        took["verify"] = timed(made.verify)
    return took


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=3000)
    count = parser.parse_args().files
    with tempfile.TemporaryDirectory() as folder, a_server() as server:
        leak = Path(folder) / "leak"
        leak.mkdir()
        files(leak, count)
        found: dict[str, list[dict[str, float]]] = {"here": [], "there": []}
        for turn in range(ROUNDS):
            for name in found if turn % 2 == 0 else reversed(found):
                with catalogue_in(server.new_database() if name == "there" else None):
                    found[name].append(measure(Path(folder) / f"{name}-{turn}", leak))
    print(f"{count} files, medians of {ROUNDS}\n{'':28}{'folder, s':>12}{'PostgreSQL, s':>15}{'ratio':>8}")
    for kind in found["here"][0]:
        here, there = (median(each[kind] for each in found[name]) for name in ("here", "there"))
        ratio = median(b[kind] / a[kind] for a, b in zip(found["here"], found["there"], strict=True))
        print(f"{kind:28}{here:12.2f}{there:15.2f}{ratio:8.2f}")


if __name__ == "__main__":
    main()
