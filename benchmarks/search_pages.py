# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How fast pages are indexed and answered, beside SQLite's FTS5 in the same run.

    python benchmarks/search_pages.py [--pages 20000] [--queries 200] [--seed 7]

Pages are made up: words drawn by Zipf's law from an invented vocabulary for each of five languages (Chinese, English,
Arabic, Russian, Uyghur), 500 to 900 characters each. Both engines get the same texts; FTS5 gets Han characters with
spaces between them, or it would find none. Ours folds, stems, counts facets, fetches pages and cuts snippets of 20
hits; FTS5 is asked for 20 hits by rank with its own snippet, and for the count.

The figures say how the two compare on this machine today, not what another machine or real pages would give.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vorlage.domain.custody import ItemNumber
from vorlage.domain.search import SearchOptions
from vorlage.search.page_index import IndexedPage, PageIndex
from vorlage.search.query import parse_query

_ALPHABETS = {
    "en": "etaoinshrdlucmfw",
    "ar": "ابتثجحدرسصطعفقكلمنهوي",
    "ru": "оеаинтсрвлкмдпуяыьгз",
    "ug": "ئابپتجخدرزژسشغفقكگلمنوۇۆۈۋېىي",
}
_SHARES = {"zh": 45, "ug": 18, "en": 19, "ar": 9, "ru": 9}
_ENDINGS = {
    "en": ("", "s", "ing", "ed"),
    "ru": ("", "а", "ов", "ами"),
    "ar": ("", "ها", "ات"),
    "ug": ("", "لار", "نىڭ"),
}
_HAN = re.compile(r"([\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """An invented language: its words by falling frequency."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    glue: str


def vocabularies(chance: random.Random) -> dict[str, Vocabulary]:
    """One vocabulary for each language, 20,000 forms each."""
    made = {}
    for language in _SHARES:
        words: dict[str, None] = {}
        while len(words) < 20_000:
            if language == "zh":
                words[
                    "".join(
                        chr(0x4E00 + int(chance.betavariate(1, 5) * 6000))
                        for _ in range(chance.choice((1, 2, 2, 2, 3)))
                    )
                ] = None
            else:
                root = "".join(chance.choices(_ALPHABETS[language], k=chance.randint(3, 9)))
                words.update(dict.fromkeys(root + ending for ending in _ENDINGS[language]))
        kept = tuple(words)[:20_000]
        made[language] = Vocabulary(
            kept, tuple(1 / (rank + 3) for rank in range(len(kept))), "" if language == "zh" else " "
        )
    return made


def made_up_pages(count: int, known: dict[str, Vocabulary], chance: random.Random) -> Iterator[IndexedPage]:
    """Pages of all languages, in an order that mixes them."""
    languages = chance.choices(list(_SHARES), weights=list(_SHARES.values()), k=count)
    for number, language in enumerate(languages, start=1):
        vocabulary = known[language]
        words = chance.choices(
            vocabulary.words, vocabulary.weights, k=chance.randint(80, 140) * (3 if language == "zh" else 1)
        )
        sentences = [vocabulary.glue.join(words[at : at + 12]) for at in range(0, len(words), 12)]
        yield IndexedPage(
            number=ItemNumber(number),
            path=f"primary/{number}.txt",
            page_number=1,
            page_start=0,
            genre="primary",
            language=language,
            media_type="text/plain",
            text="。\n".join(sentences) if language == "zh" else ".\n".join(sentences),
        )


def asked(count: int, pages: list[IndexedPage], known: dict[str, Vocabulary], chance: random.Random) -> list[str]:
    """Half rare words, a quarter phrases that stand somewhere, a quarter of the commonest words."""
    questions = []
    for number in range(count):
        page = chance.choice(pages)
        vocabulary = known[page.language]
        if number % 4 < 2:
            questions.append(vocabulary.words[chance.randint(2_000, 15_000)])
        elif number % 4 == 2:
            line = chance.choice(page.text.splitlines()).strip(".。")
            words = list(line) if page.language == "zh" else line.split()
            at = chance.randint(0, max(0, len(words) - 3))
            questions.append('"' + vocabulary.glue.join(words[at : at + 3]) + '"')
        else:
            questions.append(vocabulary.words[chance.randint(0, 3)])
    return questions


class Fts5:
    """SQLite's own full text, with its best settings for many scripts."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / "fts5.sqlite")
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute(
            'CREATE VIRTUAL TABLE pages USING fts5(text, tokenize="unicode61 remove_diacritics 2")'
        )

    def add(self, pages: list[IndexedPage]) -> None:
        rows = ((page.number, _HAN.sub(r" \1 ", page.text)) for page in pages)
        with self._connection:
            self._connection.executemany("INSERT INTO pages(rowid, text) VALUES (?, ?)", rows)

    def search(self, typed: str) -> int:
        match = '"' + _HAN.sub(r" \1 ", typed.strip('"')).strip() + '"'
        self._connection.execute(
            "SELECT rowid, snippet(pages, 0, '[', ']', '…', 24) FROM pages WHERE pages MATCH ? ORDER BY rank LIMIT 20",
            (match,),
        ).fetchall()
        row = self._connection.execute("SELECT count(*) FROM pages WHERE pages MATCH ?", (match,)).fetchone()
        return int(row[0])


def timed(search: Callable[[str], int], questions: list[str]) -> tuple[list[float], list[int]]:
    """Milliseconds and number of answers for each question, after one warming round of a tenth of them."""
    for question in questions[::10]:
        search(question)
    took, totals = [], []
    for question in questions:
        began = time.perf_counter()
        totals.append(search(question))
        took.append((time.perf_counter() - began) * 1000)
    return took, totals


def folder_bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _rare(took: list[float]) -> list[float]:
    return [one for number, one in enumerate(took) if number % 4 < 2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    wanted = parser.parse_args()
    chance = random.Random(wanted.seed)  # a repeatable sample, no secret
    known = vocabularies(chance)
    pages = list(made_up_pages(wanted.pages, known, chance))
    text_bytes = sum(len(page.text.encode()) for page in pages)
    questions = asked(wanted.queries, pages, known, chance)
    with tempfile.TemporaryDirectory() as place:
        ours, theirs = Path(place) / "ours", Path(place) / "fts5"
        theirs.mkdir()
        index, fts5 = PageIndex.open(ours), Fts5(theirs)
        began = time.perf_counter()
        index.add(pages)
        ours_built = time.perf_counter() - began
        began = time.perf_counter()
        fts5.add(pages)
        theirs_built = time.perf_counter() - began
        options = SearchOptions()
        ours_took, ours_totals = timed(
            lambda typed: index.search(parse_query(typed), options, raw=typed).total, questions
        )
        theirs_took, theirs_totals = timed(fts5.search, questions)
        sizes = folder_bytes(ours), folder_bytes(theirs)
    rows = [
        ("pages/s indexed", wanted.pages / ours_built, wanted.pages / theirs_built),
        ("index, % of text", 100 * sizes[0] / text_bytes, 100 * sizes[1] / text_bytes),
        ("query p50, ms", statistics.median(ours_took), statistics.median(theirs_took)),
        ("query p95, ms", statistics.quantiles(ours_took, n=20)[-1], statistics.quantiles(theirs_took, n=20)[-1]),
        ("  rare word p50", statistics.median(_rare(ours_took)), statistics.median(_rare(theirs_took))),
        ("  phrase p50", statistics.median(ours_took[2::4]), statistics.median(theirs_took[2::4])),
        ("  common word p50", statistics.median(ours_took[3::4]), statistics.median(theirs_took[3::4])),
        ("answers", sum(ours_totals), sum(theirs_totals)),
    ]
    print(f"{wanted.pages} pages, {text_bytes / 1e6:.1f} MB of text, {wanted.queries} queries, seed {wanted.seed}")
    print(f"{'':20}{'ours':>12}{'FTS5':>12}{'ours/FTS5':>12}")
    for label, mine, other in rows:
        print(f"{label:20}{mine:12.2f}{other:12.2f}{mine / other:12.2f}")
    fewer = sum(mine < other for mine, other in zip(ours_totals, theirs_totals, strict=True))
    print(f"queries on which ours finds fewer pages than FTS5: {fewer}")
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"largest memory: {megabytes:.0f} MB, the pages themselves included")


if __name__ == "__main__":
    main()
