# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where on a page the words of a query stand, and how each came to match.

The same rules as the index: what the index answers has a place here, and what has none here it does not answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache

from vorlage.domain.lineage import Span
from vorlage.domain.search import (
    All,
    FieldBetween,
    FieldIs,
    Leaf,
    Match,
    MatchKind,
    Near,
    Not,
    Nothing,
    Prefix,
    Query,
    SearchOptions,
    Some,
    Term,
    Weighted,
    Written,
)
from vorlage.names.folding import fold
from vorlage.names.keys import HEARD_SCRIPTS, heard_key, name_keys
from vorlage.names.scripts import Script
from vorlage.search.as_written import places_as_written
from vorlage.search.naming import MOST_FORMS, Readings, widened
from vorlage.search.page_facts import PageFacts
from vorlage.search.patterns import WordForm
from vorlage.search.query import positive_leaves
from vorlage.search.rows import rows_in
from vorlage.search.ways import Begun, Wanted, Way
from vorlage.search.words import (
    base_language,
    has_stems,
    stem_key,
    stem_keys_of,
    stem_of_query,
    word_pattern,
    word_spans,
    words_in,
    words_of_query,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a page that a word or phrase of the query found, and how."""

    start: int
    end: int
    match: Match


class PageWords:
    """A page's words with their places, folded and stemmed once for all the leaves of a query."""

    def __init__(self, text: str, languages: Iterable[str], readings: Readings | None = None) -> None:
        self.text = text
        self._readings = readings or Readings(SearchOptions(), PagesLexicon([self]))
        self._places_of: dict[Wanted, Sequence[int]] = {}
        self._folded = fold(text)
        self._stretches: dict[str, dict[int, Span]] = {}
        self._languages = tuple(language for language in languages if has_stems(language))

    def places(self, leaf: Leaf) -> Iterator[tuple[Span, MatchKind]]:
        """Every place of a leaf under loose search, in no order; a leaf without a word has none."""
        if isinstance(leaf, Written):
            for span in places_as_written(leaf, self.text, match_case=False):
                yield span, MatchKind.EXACT
            return
        seen: set[Span] = set()
        for span, kind in self._found(leaf):
            # What stands there as asked is not told again as a variant of itself.
            if span not in seen:
                seen.add(span)
                yield span, kind

    def _found(self, leaf: Leaf) -> Iterator[tuple[Span, MatchKind]]:
        for way in self._readings.ways(leaf):
            yield from self._stands(way, leaf)
        if isinstance(leaf, Term) and self._readings.options.stems and len(wanted := words_of_query(leaf.text)) == 1:
            yield from self._by_stem(wanted[0], leaf.text)

    def read_for(self, readings: Readings) -> None:
        """Look for what leaves may be on more pages than this one."""
        self._readings = readings

    def has_word(self, word: str) -> bool:
        """Whether this folded word stands on the page."""
        return word in self._numbers

    def has_stem(self, term: str) -> bool:
        """Whether a word of the same stem stands on the page."""
        return any(
            stem_key(stem_of_query(term, language), language) in self._stems[language] for language in self._languages
        )

    @cached_property
    def name_forms(self) -> dict[str, dict[str, None]]:
        """What may be names on the page, behind their keys."""
        forms: dict[str, dict[str, None]] = {}
        for key, form in name_keys(self.text, self._folded.text):
            forms.setdefault(key, {})[form] = None
        return forms

    def _stands(self, way: Way, leaf: Leaf) -> Iterator[tuple[Span, MatchKind]]:
        for span in self._spans_of(way):
            yield span, way.kind or self._kind(span, leaf)

    def _spans_of(self, way: Way) -> Iterator[Span]:
        """Where a way stands in the text. Words in a row are looked for without cutting the page into words."""
        last = way.row[-1][1]
        words = [each.text if isinstance(each, Begun) and each is last else each for _, each in way.row]
        row = [word for word in words if isinstance(word, str)]
        if not way.within and len(row) == len(words) == way.row[-1][0] + 1:
            if row[0] in self._folded.text:
                is_begun = isinstance(last, Begun)
                for start, end in rows_in(self._folded.text, row, last_is_begun=is_begun, pattern=self._pattern):
                    yield self._folded.span(start, end)
            return
        for numbers in self._near(way) if way.within else self._spread(way):
            yield self._span(min(numbers), max(numbers))

    def _spread(self, way: Way) -> Iterator[tuple[int, ...]]:
        """Where words of these forms stand in a row, with the places between them left free."""
        (_, first_wanted), *others = way.row
        for number in self._where(first_wanted):
            last = number + way.row[-1][0]
            if last < len(self._words) and all(_is(self._words[number + place], wanted) for place, wanted in others):
                yield number, last

    def _near(self, way: Way) -> Iterator[tuple[int, ...]]:
        """Where each wanted word stands so that, put in a row, none is moved further than allowed from another.

        A window over the words, each counted from where the row would then begin; the nearest of each is taken.
        """
        begins = sorted((number - place, place, number) for place, wanted in way.row for number in self._where(wanted))
        latest: dict[int, tuple[int, int]] = {}
        for begin, place, number in begins:
            latest[place] = begin, number
            if len(latest) == len(way.row) and begin - min(other for other, _ in latest.values()) <= way.within:
                yield tuple(at for _, at in latest.values())

    def _where(self, wanted: Wanted) -> Sequence[int]:
        """The numbers of the words that are wanted, in order."""
        kept = self._places_of.get(wanted)
        if kept is None:
            kept = sorted(number for word in _alike(self._numbers, wanted) for number in self._numbers[word])
            self._places_of[wanted] = kept
        return kept

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return word_pattern(self._folded.text)

    @cached_property
    def _words(self) -> list[str]:
        return words_in(self._folded.text)

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = {}
        for number, word in enumerate(self._words):
            numbers.setdefault(word, []).append(number)
        return numbers

    def _kind(self, span: Span, leaf: Leaf) -> MatchKind:
        found, typed = _plain(self.text[span[0] : span[1]]), _plain_words(leaf.text)
        same = found.startswith(typed) if isinstance(leaf, Prefix) else found == typed
        if isinstance(leaf, Near):
            same = sorted(found.split()) == sorted(typed.split()) or set(typed.split()) <= set(found.split())
        return MatchKind.EXACT if same else MatchKind.FOLD

    def _by_stem(self, folded: str, asked: str) -> Iterator[tuple[Span, MatchKind]]:
        for language in self._languages:
            wanted = stem_key(stem_of_query(asked, language), language)
            for number in _numbers_of(wanted, self._stems[language]):
                if self._words[number] != folded:
                    yield self._span(number, number), MatchKind.STEM

    def _span(self, first: int, last: int) -> Span:
        """Where the words from `first` to `last` stand in the text."""
        return self._folded.span(self._stretch(first)[0], self._stretch(last)[1])

    def _stretch(self, number: int) -> Span:
        """Where a word stands in the folded text: the places of one word are looked for, not those of all words."""
        word = self._words[number]
        if word not in self._stretches:
            numbers = _numbers_of(word, self._words)
            spans = rows_in(self._folded.text, [word], pattern=self._pattern)
            self._stretches[word] = dict(zip(numbers, spans, strict=True))
        return self._stretches[word][number]

    @cached_property
    def _stems(self) -> dict[str, list[str]]:
        return {language: stem_keys_of(self.text, self._folded, self._words, language) for language in self._languages}


def _numbers_of(word: str, words: Sequence[str]) -> Iterator[int]:
    """Where a word stands in a row of words."""
    at = -1
    with suppress(ValueError):
        while True:
            at = words.index(word, at + 1)
            yield at


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


@lru_cache(maxsize=1024)
def _plain_words(asked: str) -> str:
    """What was asked, from its first word to its last: as it would stand on a page."""
    folded = fold(asked)
    spans = list(word_spans(folded.text))
    start, end = folded.span(spans[0][0], spans[-1][1])
    return _plain(asked[start:end])


def _is(word: str, wanted: Wanted) -> bool:
    return word == wanted if isinstance(wanted, str) else wanted.matches(word)


def _alike(words: Mapping[str, object], wanted: Wanted) -> Iterable[str]:
    if isinstance(wanted, str):
        return (wanted,) if wanted in words else ()
    return wanted.among(words) if isinstance(wanted, WordForm) else filter(wanted.matches, words)


class PagesLexicon:
    """The words and possible names of some pages, without an index."""

    def __init__(self, pages: Sequence[PageWords]) -> None:
        self._pages = pages

    def has_word(self, word: str) -> bool:
        """Whether a page has this folded word."""
        return any(page.has_word(word) for page in self._pages)

    def has_stem(self, term: str) -> bool:
        """Whether a page has a word with the stem of this term, in the page's language."""
        return any(page.has_stem(term) for page in self._pages)

    def heard(self, consonants: str) -> Sequence[tuple[Script, str]]:
        """The words behind the key of their consonants, with their scripts, at most `MOST_FORMS` of each."""
        return [(script, form) for script in HEARD_SCRIPTS for form in self.forms(heard_key(consonants, script))]

    def forms(self, key: str) -> Sequence[str]:
        """The names behind a key, at most `MOST_FORMS`, in the order of their code points."""
        found = {form for page in self._pages for form in page.name_forms.get(key, ())}
        return sorted(found, key=lambda form: form.encode("utf-8", "surrogatepass"))[:MOST_FORMS]


def find_places(
    query: Query,
    text: str,
    options: SearchOptions,
    languages: Iterable[str] = (),
    readings: Readings | None = None,
) -> tuple[Place, ...]:
    """Every place where the words and phrases of a query stand that are under no NOT, in reading order.

    Args:
        query: As parsed; with its names widened already, when readings are given.
        text: One page, or any other text.
        options: `exact` and `match_case` decide how places are found.
        languages: What the text is written in, for stems; none given, words match by their folded form alone.
        readings: What the leaves may be on the pages searched; None: on this page alone.

    Returns:
        Places by start; two leaves may share one.
    """
    found: list[Place] = []
    page = None if options.exact else PageWords(text, tuple(dict.fromkeys(map(base_language, languages))), readings)
    if page and readings is None:
        page.read_for(Readings(options, PagesLexicon([page])))
    for leaf in positive_leaves(widened(query, options) if readings is None else query):
        spans: Iterable[tuple[Span, MatchKind]]
        if page is None:
            written = places_as_written(leaf, text, match_case=options.match_case)
            spans = ((span, MatchKind.EXACT) for span in written)
        else:
            spans = page.places(leaf)
        found.extend(Place(start, end, Match(leaf.text, text[start:end], how)) for (start, end), how in spans)
    return tuple(sorted(dict.fromkeys(found), key=lambda place: (place.start, place.end)))


def holds_loosely(query: Query, page: PageWords, facts: PageFacts | None = None) -> bool:
    """Whether a page answers a query under loose search: the plain reading that the index must agree with."""
    match query:
        case Not(clause):
            return not holds_loosely(clause, page, facts)
        case Weighted(clause, _):
            return holds_loosely(clause, page, facts)
        case All(clauses):
            return all(holds_loosely(clause, page, facts) for clause in clauses)
        case Some(clauses):
            return any(holds_loosely(clause, page, facts) for clause in clauses)
        case FieldIs() | FieldBetween():
            return facts is not None and facts.are(query)
        case Nothing():
            return False
        case _:
            return any(True for _ in page.places(query))
