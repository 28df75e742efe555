# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where on a page the words of a query stand, and how each came to match.

The same rules as the index: what the index answers has a place here, and what has none here it does not answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

from vorlage.domain.lineage import Span
from vorlage.domain.search import All, Match, MatchKind, Not, Nothing, Phrase, Prefix, Query, SearchOptions, Some, Term
from vorlage.names.folding import fold
from vorlage.names.scripts import is_unspaced
from vorlage.search.as_written import places_as_written
from vorlage.search.query import positive_leaves
from vorlage.search.words import base_language, has_stems, stem_of_query, stems_of, word_spans, words_in, words_of_query


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a page that a word or phrase of the query found, and how."""

    start: int
    end: int
    match: Match


class PageWords:
    """A page's words with their places, folded and stemmed once for all the leaves of a query."""

    def __init__(self, text: str, languages: Iterable[str]) -> None:
        self.text = text
        self._folded = fold(text)
        self._words = words_in(self._folded.text)
        self._uncounted = word_spans(self._folded.text)
        self._spans: list[Span] = []
        # Words in a row are looked for in one string, each behind a space: in C, and in time linear in the page.
        self._row = f" {' '.join(self._words)} "
        self._languages = tuple(language for language in languages if has_stems(language))

    def places(self, leaf: Term | Prefix | Phrase) -> Iterator[tuple[Span, MatchKind]]:
        """Every place of a leaf under loose search, in no order; a leaf without a word has none."""
        wanted = words_of_query(leaf.text)
        if not wanted:
            return
        open_ended = isinstance(leaf, Prefix) and not is_unspaced(wanted[-1][0])
        yield from self._runs(wanted, open_ended=open_ended, asked=leaf.text)
        if isinstance(leaf, Term) and len(wanted) == 1:
            yield from self._stems(wanted[0], leaf.text)

    def _runs(self, wanted: tuple[str, ...], *, open_ended: bool, asked: str) -> Iterator[tuple[Span, MatchKind]]:
        """Places where the wanted words stand in a row, the last one perhaps only begun; those that overlap, once."""
        needle = f" {' '.join(wanted)}" if open_ended else f" {' '.join(wanted)} "
        at = self._row.find(needle)
        while at >= 0:
            first = self._row.count(" ", 0, at)
            span = self._span(first, first + len(wanted) - 1)
            yield span, self._kind(span, asked, open_ended=open_ended)
            # The space behind one word is the one before the next.
            at = self._row.find(needle, at + len(needle) - 1)

    def _kind(self, span: Span, asked: str, *, open_ended: bool) -> MatchKind:
        found, typed = _plain(self.text[span[0] : span[1]]), _plain_words(asked)
        same = found.startswith(typed) if open_ended else found == typed
        return MatchKind.EXACT if same else MatchKind.FOLD

    def _stems(self, folded: str, asked: str) -> Iterator[tuple[Span, MatchKind]]:
        for language in self._languages:
            for number in self._by_stem[language].get(stem_of_query(asked, language), ()):
                if self._words[number] != folded:
                    yield self._span(number, number), MatchKind.STEM

    def _span(self, first: int, last: int) -> Span:
        """Where the words from `first` to `last` stand in the text; words are counted no further than asked for."""
        if len(self._spans) <= last:
            self._spans.extend(islice(self._uncounted, last + 1 - len(self._spans)))
        return self._folded.span(self._spans[first][0], self._spans[last][1])

    @cached_property
    def _by_stem(self) -> dict[str, dict[str, list[int]]]:
        stems: dict[str, dict[str, list[int]]] = {}
        for language in self._languages:
            of_language = stems[language] = {}
            for number, stem in enumerate(stems_of(self.text, self._folded, language)):
                of_language.setdefault(stem, []).append(number)
        return stems


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


@lru_cache(maxsize=1024)
def _plain_words(asked: str) -> str:
    """What was asked, from its first word to its last: as it would stand on a page."""
    folded = fold(asked)
    spans = list(word_spans(folded.text))
    start, end = folded.span(spans[0][0], spans[-1][1])
    return _plain(asked[start:end])


def find_places(query: Query, text: str, options: SearchOptions, languages: Iterable[str] = ()) -> tuple[Place, ...]:
    """Every place where the words and phrases of a query stand that are under no NOT, in reading order.

    Args:
        query: As parsed.
        text: One page, or any other text.
        options: `exact` and `match_case` decide how places are found.
        languages: What the text is written in, for stems; none given, words match by their folded form alone.

    Returns:
        Places by start; two leaves may share one.
    """
    found: list[Place] = []
    page = None if options.exact else PageWords(text, tuple(dict.fromkeys(map(base_language, languages))))
    for leaf in positive_leaves(query):
        spans: Iterable[tuple[Span, MatchKind]]
        if page is None:
            written = places_as_written(leaf, text, match_case=options.match_case)
            spans = ((span, MatchKind.EXACT) for span in written)
        else:
            spans = page.places(leaf)
        found.extend(Place(start, end, Match(leaf.text, text[start:end], how)) for (start, end), how in spans)
    return tuple(sorted(found, key=lambda place: (place.start, place.end)))


def holds_loosely(query: Query, page: PageWords) -> bool:
    """Whether a page answers a query under loose search: the plain reading that the index must agree with."""
    match query:
        case Term() | Prefix() | Phrase():
            return any(True for _ in page.places(query))
        case Not(clause):
            return not holds_loosely(clause, page)
        case All(clauses):
            return all(holds_loosely(clause, page) for clause in clauses)
        case Some(clauses):
            return any(holds_loosely(clause, page) for clause in clauses)
        case Nothing():
            return False
