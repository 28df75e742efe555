# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How fast pages are indexed and answered at any size, beside SQLite's FTS5 and Lucene in the same run.

    python -m benchmarks.search_pages FOLDER --pages 100000 [--queries 400] [--lucene JARS] [--without ENGINE]

The pages are made up (`search_corpus.py`), and kept with the indexes in FOLDER, so that a second run measures queries
alone. FTS5 and Lucene get the words as we fold and cut them, ready to be split at spaces, so that all three find the
same pages; folding is in our time and in none of theirs. Every engine gives the count of all answers and the best 20 by
BM25 with a snippet each. `ours` is a search with all that loosens it and with facets, `hits` the same without facets,
`equal` one by folded words alone: compare that one with the others.

JARS is a folder with lucene-core, -queries, -highlighter, -memory and -analyzers-common (Debian: liblucene8-java) and
needs a JDK. Figures are CPU time of the asking thread and wall time, with the load of the machine beside them.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.search_corpus import Question, made_up_pages, questions
from vorlage.domain.search import SearchOptions
from vorlage.names.folding import fold_text
from vorlage.search.page_index import IndexedPage, PageIndex
from vorlage.search.query import parse_query
from vorlage.search.words import words_in, words_of_query

_COMMIT_PAGES = 50_000
_EQUAL = SearchOptions(stems=False, variants=False, transliterations=False, typos=False, with_facets=False)
_OPTIONS = {"ours": SearchOptions(), "hits": replace(SearchOptions(), with_facets=False), "equal": _EQUAL}
_LUCENE = Path(__file__).with_name("search_lucene.java")
_BEST = "SELECT rowid, snippet(pages, 0, '[', ']', '…', 24) FROM pages WHERE pages MATCH ? ORDER BY rank LIMIT 20"


def kept_pages(folder: Path, count: int, seed: int) -> Iterator[list[IndexedPage]]:
    """The pages in lists, from the file that keeps them; it is written first when it is not there."""
    place = folder / "pages.pickle"
    if not place.exists():
        growing = folder / "pages.growing"
        with growing.open("wb") as kept:
            pages = made_up_pages(count, seed)
            while batch := list(islice(pages, 500)):
                pickle.dump(batch, kept)
        growing.rename(place)
    with place.open("rb") as kept:
        while True:
            try:
                yield pickle.load(kept)  # noqa: S301  # written above
            except EOFError:
                return


def one_by_one(batches: Iterable[list[IndexedPage]]) -> Iterator[IndexedPage]:
    for batch in batches:
        yield from batch


def build_ours(folder: Path, batches: Iterator[list[IndexedPage]]) -> None:
    with PageIndex.open(folder / "ours").writing() as held:
        pages = one_by_one(batches)
        while held.add(islice(pages, _COMMIT_PAGES)):
            held.commit()


def as_words(page: IndexedPage) -> str:
    return " ".join(words_in(fold_text(page.text)))


def build_fts5(folder: Path, batches: Iterator[list[IndexedPage]]) -> None:
    connection = sqlite3.connect(folder / "fts5.sqlite")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute('CREATE VIRTUAL TABLE pages USING fts5(text, tokenize="unicode61 remove_diacritics 0")')
    for batch in batches:
        with connection:
            rows = ((page.number, as_words(page)) for page in batch)
            connection.executemany("INSERT INTO pages(rowid, text) VALUES (?, ?)", rows)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def build_lucene(folder: Path, batches: Iterator[list[IndexedPage]], jars: Path) -> None:
    with lucene(jars, "build", folder / "lucene") as java:
        to_java = java.stdin
        for batch in batches:
            for page in batch:
                text = as_words(page).encode()
                to_java.write(len(text).to_bytes(4, "big") + text)  # type: ignore[union-attr]
        to_java.close()  # type: ignore[union-attr]
        java.wait()


def lucene(jars: Path, *arguments: object) -> subprocess.Popen[bytes]:
    command = ["java", "-Xmx1g", "-cp", f"{jars}/*", str(_LUCENE), *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def ask_ours(folder: Path, asked: list[Question], options: SearchOptions) -> Iterator[tuple[int, float, float]]:
    index = PageIndex.open(folder / "ours")

    def search(question: Question) -> int:
        return index.search(parse_query(question.typed), options, raw=question.typed).total

    return timed(search, asked)


def ask_fts5(folder: Path, asked: list[Question]) -> Iterator[tuple[int, float, float]]:
    connection = sqlite3.connect(folder / "fts5.sqlite")

    def search(question: Question) -> int:
        match = " ".join(f'"{row}"' for row in rows_of(question))
        connection.execute(_BEST, (match,)).fetchall()
        return int(connection.execute("SELECT count(*) FROM pages WHERE pages MATCH ?", (match,)).fetchone()[0])

    return timed(search, asked)


def ask_lucene(folder: Path, asked: list[Question], jars: Path) -> Iterator[tuple[int, float, float]]:
    lines = "".join("\t".join(rows_of(question)) + "\n" for question in asked)
    with lucene(jars, "ask", folder / "lucene") as java:
        answer, _ = java.communicate(lines.encode())
    for line in answer.decode().splitlines():
        total, cpu, wall = line.split()
        yield int(total), float(cpu), float(wall)


def rows_of(question: Question) -> list[str]:
    """The rows of words that a page must have, as loose search by folded words alone takes the question."""
    if question.kind == "phrase":
        return [" ".join(words_of_query(question.typed.strip('"')))]
    return [" ".join(words_of_query(part)) for part in question.typed.split()]


def timed(search: Callable[[Question], int], asked: list[Question]) -> Iterator[tuple[int, float, float]]:
    """How many pages answer, and milliseconds of CPU and of the clock; every question is asked for the first time."""
    for question in asked:
        wall, cpu = time.perf_counter(), time.thread_time()
        total = search(question)
        yield total, (time.thread_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000


def measured(phase: Callable[[], object], label: str) -> dict[str, Any]:
    """What a phase cost this process and its children."""

    def used() -> float:
        both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return sum(each.ru_utime + each.ru_stime for each in both)

    wall, cpu = time.perf_counter(), used()
    phase()
    return {
        "phase": label,
        "wall_s": round(time.perf_counter() - wall, 1),
        "cpu_s": round(used() - cpu, 1),
        "most_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "load": os.getloadavg()[0],
    }


def at(values: list[float], share: float) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1]


def table(asked: list[Question], answers: dict[str, list[tuple[int, float, float]]]) -> None:
    print(f"{'':10}{'':10}{'CPU p50':>9}{'p95':>9}{'p99':>9}{'wall p50':>10}{'p95':>9}{'p99':>9}{'answers':>12}")
    for kind in ("all", "name", "phrase", "common"):
        for engine, found in answers.items():
            of_kind = [each for question, each in zip(asked, found, strict=True) if kind in ("all", question.kind)]
            cpu, wall = [each[1] for each in of_kind], [each[2] for each in of_kind]
            figures = "".join(f"{at(cpu, share):9.2f}" for share in (0.5, 0.95, 0.99))
            figures += f"{at(wall, 0.5):10.2f}" + "".join(f"{at(wall, share):9.2f}" for share in (0.95, 0.99))
            print(f"{kind:10}{engine:10}{figures}{sum(each[0] for each in of_kind):12}")


def folder_bytes(place: Path) -> int:
    return sum(each.stat().st_size for each in [place, *place.rglob("*")] if each.is_file())


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=400)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--lucene", type=Path)
    parser.add_argument("--without", action="append", default=[], help="fts5, ours")
    parser.add_argument("--phase", help=argparse.SUPPRESS)
    return parser.parse_args()


def phase_of(wanted: argparse.Namespace, asked: list[Question]) -> None:
    """One phase in a process of its own, so that its memory is its own."""
    folder, seed = wanted.folder, wanted.seed
    batches = kept_pages(folder, wanted.pages, seed)
    what, _, engine = wanted.phase.partition(" ")
    if what == "build":
        built = {"ours": build_ours, "fts5": build_fts5}
        if engine == "lucene":
            done = measured(lambda: build_lucene(folder, batches, wanted.lucene), wanted.phase)
        else:
            done = measured(lambda: built[engine](folder, batches), wanted.phase)
        print(json.dumps(done))
        return
    answers: list[tuple[int, float, float]] = []

    def ask() -> None:
        match engine:
            case "fts5":
                answers.extend(ask_fts5(folder, asked))
            case "lucene":
                answers.extend(ask_lucene(folder, asked, wanted.lucene))
            case _:
                answers.extend(ask_ours(folder, asked, _OPTIONS[engine]))

    done = measured(ask, wanted.phase)
    print(json.dumps(done | {"answers": answers}))


def child(wanted: argparse.Namespace, phase: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.search_pages", *sys.argv[1:], "--phase", phase]
    done: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    told = {key: figure for key, figure in done.items() if key != "answers"}
    if phase.startswith("build"):
        told["pages_per_s"] = round(wanted.pages / done["wall_s"])
        told["cpu_us_per_page"] = round(done["cpu_s"] / wanted.pages * 1e6)
    print(told, flush=True)
    return done


def main() -> None:
    wanted = options()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    batches = kept_pages(wanted.folder, wanted.pages, wanted.seed)
    sample = list(islice(one_by_one(batches), 20_000))
    asked = questions(wanted.queries, sample, wanted.seed)
    if wanted.phase:
        phase_of(wanted, asked)
        return
    engines = [engine for engine in ("ours", "fts5") if engine not in wanted.without]
    engines += ["lucene"] if wanted.lucene else []
    text_bytes = sum(len(page.text.encode()) for page in sample) / len(sample) * wanted.pages
    print(f"{wanted.pages} made-up pages, {text_bytes / 1e6:.0f} MB of text, {wanted.queries} queries", flush=True)
    for engine in engines:
        place = wanted.folder / ("fts5.sqlite" if engine == "fts5" else engine)
        if not place.exists():
            child(wanted, f"build {engine}")
        print(f"{engine}: {100 * folder_bytes(place) / text_bytes:.0f} % of the text", flush=True)
    ways = [way for engine in engines for way in (_OPTIONS if engine == "ours" else [engine])]
    answers = {way: child(wanted, f"ask {way}")["answers"] for way in ways}
    table(asked, answers)
    for engine in set(engines) - {"ours"}:
        unlike = sum(mine[0] != other[0] for mine, other in zip(answers["equal"], answers[engine], strict=True))
        print(f"queries on which `equal` and {engine} do not find equally many pages: {unlike}")


if __name__ == "__main__":
    main()
