# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Names typed in one script and looked for in the others: recall and precision for each pair of scripts.

Four groups of invented persons, written by hand from how the press and the registers of each country print names,
before the rules that they measure; checked by no native reader. C was measured only until November 2026; then its
first, third, fifth... person became C1, which is looked at while rules are made, as D and F are. The others of C (C2)
and E, which was written before the rules of that day, are measured only. Every name stands on a page of its own, and
every neighbour that is somebody else on one more. A name is typed as it stands there; what should be found are the
other pages of that person.

A line of `names_c.txt`, `names_d.txt` or `names_e.txt` is one person: `script:name`, parted by `|`; after `!` stands
the name of somebody else, a syllable or a consonant away. zh, hant: simplified and traditional characters; kj, hj: as
Japan and Korea write them; py, wg, yue, nan: pinyin, Wade-Giles, Cantonese, Hokkien; en, en2, en3: as printed in
English or another Latin spelling; mr: McCune-Reischauer; ru: Russian; kk, ka, kl: Kazakh in Cyrillic, Arabic, Latin
letters; ky: Kyrgyz; uk: Ukrainian; ug, uq, uc: Uyghur in Arabic, Latin, Cyrillic letters; ar: Arabic; ko: Hangul; hi,
ja: hiragana and katakana; th: Thai.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.search_quality.made_leak import LOOSE
from benchmarks.search_quality.words import SENTENCES
from vorlage.domain.custody import ItemNumber
from vorlage.search.page_index import IndexedPage, PageIndex
from vorlage.search.query import parse_query

_WRITING: Final = {
    **dict.fromkeys(("zh", "hant", "hj", "kj"), "Han"),
    **dict.fromkeys(("py", "wg", "yue", "nan", "en", "en2", "en3", "mr", "kl", "uq"), "Latin"),
    **dict.fromkeys(("ru", "kk", "ky", "uk", "uc"), "Cyrillic"),
    **dict.fromkeys(("ar", "ug", "ka"), "Arabic"),
    "ko": "Hangul",
    "hi": "kana",
    "ja": "kana",
    "th": "Thai",
}
_LANGUAGE: Final = {
    **dict.fromkeys(("zh", "hant"), "zh"),
    **dict.fromkeys(("ru", "kk", "ky", "uk", "uc"), "ru"),
    **dict.fromkeys(("kj", "hi", "ja"), "ja"),
    **dict.fromkeys(("ug", "ka"), "ug"),
    **dict.fromkeys(("ko", "hj"), "ko"),
    "ar": "ar",
    "th": "th",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPage:
    """A page with one name. `person` is whose line it stands in; `is_other` says that it names somebody else."""

    person: int
    script: str
    name: str
    is_other: bool
    page: IndexedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """One name typed, and what was found of the pages of that person and of all others."""

    typed: NamedPage
    wanted: tuple[NamedPage, ...]
    found: tuple[NamedPage, ...]
    cpu_ms: float

    @property
    def right(self) -> tuple[NamedPage, ...]:
        """Pages of the person that were found."""
        return tuple(page for page in self.wanted if page in self.found)

    @property
    def wrong(self) -> tuple[NamedPage, ...]:
        """Pages found that name somebody else."""
        return tuple(page for page in self.found if page.person != self.typed.person or page.is_other)


def writing_of(script: str) -> str:
    """The script of one of the codes."""
    return _WRITING[script]


def _lines(group: str) -> list[str]:
    """The persons of a group; C1 and C2 are every other line of C, C1 with the first."""
    name, half = group[:1], group[1:]
    persons = Path(__file__).with_name(f"names_{name.lower()}.txt").read_text(encoding="utf-8").splitlines()
    return persons[int(half) - 1 :: 2] if half else persons


def named_pages(group: str) -> list[NamedPage]:
    """The pages of a group, in the order of its lines."""
    pages: list[NamedPage] = []
    for person, line in enumerate(_lines(group)):
        for form in line.split("|"):
            script, name = form.lstrip("!").split(":")
            at = len(pages) + 1
            language = _LANGUAGE.get(script, "en")
            page = IndexedPage(
                number=ItemNumber(at),
                path=f"primary/{at}.txt",
                page_number=1,
                page_start=0,
                genre="primary",
                language=language,
                media_type="text/plain",
                text=unicodedata.normalize("NFC", SENTENCES[language][1].format(name=name)),
            )
            pages.append(
                NamedPage(person=person, script=script, name=name, is_other=form.startswith("!"), page=page),
            )
    return pages


def crossings(folder: Path, group: str) -> Iterator[Crossing]:
    """Every name of every person of a group, typed into an index of the group's pages in a folder."""
    pages = named_pages(group)
    index = PageIndex.open(folder)
    index.add(each.page for each in pages)
    for typed in pages:
        if typed.is_other:
            continue
        began = time.process_time()
        hits = index.search(parse_query(typed.name), LOOSE, raw=typed.name).hits
        spent = (time.process_time() - began) * 1000
        wanted = tuple(page for page in pages if page.person == typed.person and not page.is_other and page != typed)
        found = tuple(pages[int(hit.number) - 1] for hit in hits)
        yield Crossing(typed=typed, wanted=wanted, found=found, cpu_ms=spent)


def by_pair(
    crossed: Iterable[Crossing], pair_of: Callable[[NamedPage, NamedPage], str]
) -> list[tuple[str, int, float, float]]:
    """For each pair: pages wanted, the share of them found, and the share of what was found that is right.

    Pages in the very letters typed count for precision only where they name somebody else.
    """
    rows: dict[str, list[int]] = {}
    for each in crossed:
        for page in each.wanted:
            row = rows.setdefault(pair_of(each.typed, page), [0, 0, 0])
            row[0] += 1
            row[1] += page in each.found
        for page in each.wrong:
            rows.setdefault(pair_of(each.typed, page), [0, 0, 0])[2] += 1
    return [
        (pair, wanted, right / wanted if wanted else 1.0, right / (right + wrong) if right + wrong else 1.0)
        for pair, (wanted, right, wrong) in sorted(rows.items())
    ]
