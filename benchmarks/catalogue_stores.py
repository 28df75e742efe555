# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How much slower the catalogue is in a PostgreSQL than in the case folder: the same work on both, in turns.

    python -m benchmarks.catalogue_stores [--files 3000] [--rounds 3]

What files say is made here and not read in the jail, so that what is left is custody, catalogue and index: in a real
run the reading comes on top, the same for both. The server is one of its own on this machine, with its disk writes on,
reached over a socket; a network adds its own way to each statement. Seconds say how busy the machine is: look at the
ratios.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

from tests.a_postgresql import a_server
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.items import list_items
from vorlage.catalogue.pages import page_facts, record_of
from vorlage.custody.accession import accession_of, take_in
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.catalogue_place import create_catalogue
from vorlage.custody.delivery import list_delivery
from vorlage.custody.log_following import follow_catalogue
from vorlage.custody.vault import Vault
from vorlage.domain.custody import Genre, ItemNumber, Outcome
from vorlage.domain.pages import Page, PageOrigin
from vorlage.domain.words import Box, Word
from vorlage.extraction.pending import ReadingRoom, read_pending
from vorlage.extraction.reader import READ_LIMITS, Extracted
from vorlage.extraction.worker import Answer, ReadingTerms, ReadOrder
from vorlage.search.indexing import bring_up_to_date

NOON = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)
WORDS = ("harbour", "tap", "crane", "board", "letter", "survey", "quay", "mercury", "tariff", "lantern", "gauge")
Task = TypeVar("Task")


def a_page(number: int, seed: int) -> Page:
    """Some two hundred words, each with its place."""
    text, words = "", []
    for at, word in enumerate(random.Random(seed * 7 + number).choices(WORDS, k=200)):
        left, top = at % 10 * 50.0, at // 10 * 20.0
        words.append(Word(len(text), len(text) + len(word), Box(left, top, left + 40, top + 12), 0.9))
        text += f"{word} "
    return Page(
        number=number,
        label="",
        width=595.0,
        height=842.0,
        text=text,
        origin=PageOrigin.TEXT_LAYER,
        language="en",
        words=tuple(words),
        is_read=True,
    )


class MadeAnswers:
    """A runner that makes up what every file says: two pages each."""

    def run(
        self,
        work: Callable[[Task], Any],  # noqa: ARG002 - the shape asked for
        next_task: Callable[[], Task | None],
    ) -> Iterator[tuple[Task, Any | None]]:
        """See `Runner`."""
        while (task := next_task()) is not None:
            assert isinstance(task, ReadOrder)
            pages = tuple(a_page(number, task.item.number) for number in (1, 2))
            yield task, Answer(Extracted(outcome=Outcome.READ, reason="", media_type="text/plain", pages=pages))


def measure(root: Path, leak: Path, address: str | None) -> dict[str, float]:
    """Seconds of each kind of work on a new case."""
    folder = CaseFolder.create(root)
    catalogue = create_catalogue(folder, address)
    took: dict[str, float] = {}

    def timed(name: str, what: Callable[[], object]) -> None:
        begun = time.perf_counter()
        what()
        took[name] = time.perf_counter() - begun

    with catalogue.sole_writer():
        timed("take in", lambda: take_in_all(folder, catalogue, leak))
        timed("enter what was read", lambda: read_all(folder, catalogue))
        timed("index", lambda: bring_up_to_date(folder.index, catalogue))
    took["all of a run but the reading"] = sum(took.values())
    timed("log", lambda: follow_catalogue(folder, catalogue, now=NOON))
    with catalogue.reading() as connection:
        timed("list every item and page", lambda: (list_items(connection), page_facts(connection)))
    timed("open 500 records", lambda: [open_record(catalogue, number) for number in range(1, 501)])
    catalogue.close()
    return took


def take_in_all(folder: CaseFolder, catalogue: Catalogue, leak: Path) -> None:
    delivery = list_delivery([leak], genre=Genre.PRIMARY, code_name=None, note="")
    accession = accession_of(catalogue, delivery, now=NOON)
    assert accession is not None
    take_in(
        catalogue, Vault(folder), accession, delivery, clock=lambda: NOON, tool="test", progress=lambda _count: None
    )


def read_all(folder: CaseFolder, catalogue: Catalogue) -> None:
    room = ReadingRoom(
        catalogue=catalogue,
        terms=ReadingTerms(root=folder.root, limits=READ_LIMITS),
        runner=MadeAnswers(),
        needs_ocr=lambda _page, _media_type: False,
        recognise=lambda _terms, _batch: (),
        clock=lambda: NOON,
        tool="test",
    )
    read_pending(room, waiting=lambda _count: None, progress=lambda _read: None)


def open_record(catalogue: Catalogue, number: int) -> object:
    with catalogue.reading() as connection:
        return record_of(connection, ItemNumber(number))


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    count, rounds = asked.files, asked.rounds
    with tempfile.TemporaryDirectory() as place, a_server() as server:
        leak = Path(place) / "leak"
        leak.mkdir()
        for number in range(count):
            (leak / f"letter {number:05}.txt").write_text(f"Letter {number}")
        found: dict[str, list[dict[str, float]]] = {"here": [], "there": []}
        for turn in range(rounds):
            for name in found if turn % 2 == 0 else reversed(found):
                address = server.new_database() if name == "there" else None
                found[name].append(measure(Path(place) / f"{name}-{turn}", leak, address))
                print(name, {kind: round(took, 2) for kind, took in found[name][-1].items()}, flush=True)
    print(f"{count} files of two pages, medians of {rounds}")
    print(f"{'':30}{'folder, s':>12}{'PostgreSQL, s':>15}{'ratio':>8}")
    for kind in found["here"][0]:
        here, there = (median(each[kind] for each in found[name]) for name in ("here", "there"))
        ratio = median(b[kind] / a[kind] for a, b in zip(found["here"], found["there"], strict=True))
        print(f"{kind:30}{here:12.2f}{there:15.2f}{ratio:8.2f}")


if __name__ == "__main__":
    main()
