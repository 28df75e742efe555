# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Asking the index for pages that may hold a passage like one: by the rarest of its traits, so many of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from tantivy import Occur
from tantivy import Query as Compiled

from vorlage.domain.search import Name
from vorlage.extraction.date_words import MONTHS
from vorlage.names.folding import fold_text
from vorlage.names.scripts import is_unspaced
from vorlage.search.page_index import IndexedPage, IndexReading
from vorlage.search.traits import BEGINNING, Standing, Trait, TraitKind, distinct
from vorlage.search.words import base_language, has_stems, stem_key, words_of_query

MOST_WORDS: Final = 24
MOST_BEGINNINGS: Final = 6
"""Words of languages without a stemmer, asked for by how they begin: each takes an automaton."""
MOST_ROWS: Final = 48
"""Characters in a row that are counted, those of the rarest characters."""
MOST_FACTS: Final = 12
MOST_NAMES: Final = 4
_DATE_SLOP: Final = 2
"""`24 de junio de 2024`: so many words may stand between the parts of a date."""


class PageCounts:
    """On how many pages a trait stands, as far as the index tells without reading them: never less than one."""

    def __init__(self, reading: IndexReading, language: str) -> None:
        self._reading = reading
        self._language = base_language(language)
        self.all = max(1, int(reading.searcher.num_docs))

    def of(self, trait: Trait, printed: str) -> int:
        """On at most how many pages the rarest part of a trait stands. `printed` is how the passage has it."""
        frequency = self._reading.searcher.doc_freq
        if trait.kind is TraitKind.WORD and is_unspaced(trait.key[0]):
            return max(1, min((frequency("words", word) for word in words_of_query(trait.key)), default=1))
        if trait.kind is TraitKind.WORD and has_stems(self._language):
            return frequency("stems", stem_key(trait.key, self._language)) or 1
        return max(1, min((frequency("words", word) for word in words_of_query(printed)), default=1))

    def counted(self, pages: Mapping[Trait, int]) -> dict[Trait, int]:
        """The same, with the rarest characters in a row counted: looking for two in a row takes a while."""
        rows = sorted((trait for trait in pages if is_unspaced(trait.key[0])), key=lambda trait: pages[trait])
        return {**pages, **{trait: self._in_a_row(trait) for trait in rows[:MOST_ROWS]}}

    def _in_a_row(self, trait: Trait) -> int:
        found = self._reading.searcher.search(_row(self._reading, words_of_query(trait.key)), 1)
        return max(1, int(found.count))  # type: ignore[attr-defined]  # the stub of 0.27 forgets it


def likeness_query(
    reading: IndexReading,
    standing: Sequence[Standing],
    weights: Mapping[Trait, float],
    language: str,
    most_pages: int,
) -> list[tuple[IndexedPage, str]]:
    """Pages with most of the rarest traits of a passage, by BM25, each with the date its record bears.

    Args:
        reading: One state of the index.
        standing: The traits where they stand in the passage.
        weights: What each weighs; what weighs nothing is not asked for.
        language: That of the passage.
        most_pages: How many to give.
    """
    rarest = [trait for trait in sorted(distinct(standing), key=lambda trait: -weights[trait]) if weights[trait] > 0]
    clauses = list(_clauses(reading, rarest, base_language(language)))
    if not clauses:
        return []
    compiled = Compiled.boolean_query([(Occur.Should, clause) for clause in clauses])
    hits = reading.searcher.search(compiled, most_pages, count=False).hits
    return [(reading.page(address), reading.dateline(address)) for _, address in hits]


def _clauses(reading: IndexReading, rarest: Sequence[Trait], language: str) -> Iterator[Compiled]:
    words = [trait.key for trait in rarest if trait.kind is TraitKind.WORD][:MOST_WORDS]
    for number, key in enumerate(words):
        if is_unspaced(key[0]):
            yield _row(reading, words_of_query(key))
        elif has_stems(language):
            yield Compiled.term_query(reading.schema, "stems", stem_key(key, language), "freq")
        elif len(key) < BEGINNING:
            yield Compiled.term_query(reading.schema, "words", key)
        elif number < MOST_BEGINNINGS:
            yield Compiled.regex_query(reading.schema, "words", f"{key}.*")
    facts = [trait for trait in rarest if trait.kind in (TraitKind.NUMBER, TraitKind.DATE)][:MOST_FACTS]
    for trait in facts:
        rows = dates_printed(trait.key) if trait.kind is TraitKind.DATE else numbers_printed(trait.key)
        slop = _DATE_SLOP if trait.kind is TraitKind.DATE else 0
        # The best of the ways to print it, and not their sum: it is one thing.
        yield Compiled.disjunction_max_query([_row(reading, row, slop) for row in rows])
    for trait in [trait for trait in rarest if trait.kind is TraitKind.NAME][:MOST_NAMES]:
        yield reading.compiler.loose(Name(trait.key))


def _row(reading: IndexReading, words: Sequence[str], slop: int = 0) -> Compiled:
    if len(words) == 1:
        return Compiled.term_query(reading.schema, "words", words[0])
    return Compiled.phrase_query(reading.schema, "words", list(words), slop=slop)


def numbers_printed(value: str) -> tuple[tuple[str, ...], ...]:
    """The words in which a number may be printed: its thousands together or apart, and by ten thousands."""
    whole, _, decimals = value.partition(".")
    if not whole.isdecimal():
        return (words_of_query(value) or (value,),)
    part = (decimals,) if decimals else ()
    rows = [(whole, *part), (*_thousands(whole), *part)]
    for unit, zeros in (("万", 4), ("亿", 8)):
        if not decimals and len(whole) > zeros:
            more = whole[-zeros:].rstrip("0")
            rows.append((whole[:-zeros], *((more,) if more else ()), unit))
    return tuple(dict.fromkeys(rows))


def _thousands(whole: str) -> tuple[str, ...]:
    first = len(whole) % 3 or 3
    return (whole[:first], *(whole[at : at + 3] for at in range(first, len(whole), 3)))


def dates_printed(timex: str) -> tuple[tuple[str, ...], ...]:
    """The words in which a day or a month may be printed, in figures and in the languages whose months we know."""
    year, month, *rest = timex[:10].split("-")
    if not (month.isdecimal() and all(part.isdecimal() for part in rest)):
        return ((year,),)
    months = dict.fromkeys((month, str(int(month))))
    named = _month_names()[int(month)]
    if not rest:
        rows = [(name, year) for name in named] + [(year, each, "月") for each in months]
        return (*rows, *((year, "年", each, "月") for each in months), (year, month), (month, year))
    days = dict.fromkeys((rest[0], str(int(rest[0]))))
    rows = [row for day in days for name in named for row in ((day, name, year), (name, day, year))]
    figures = [
        row for day in days for each in months for row in ((year, each, day), (day, each, year), (each, day, year))
    ]
    han = [(year, "年", each, "月", day, "日") for day in days for each in months]
    return tuple(dict.fromkeys((*rows, *figures, *han)))


@cache
def _month_names() -> Mapping[int, tuple[str, ...]]:
    """The folded names of each month, those of one word."""
    names: dict[int, dict[str, None]] = {}
    for name, month in MONTHS.items():
        folded = words_of_query(fold_text(name))
        if len(folded) == 1:
            names.setdefault(month, {})[folded[0]] = None
    return {month: tuple(each) for month, each in names.items()}
