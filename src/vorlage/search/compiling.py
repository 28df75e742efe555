# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""From a query tree to Tantivy's queries, over fields of our own words.

`words` holds a page's folded words with their positions, `stems` their stems, each behind its language (`en=lead`), so
that a stem of one language never meets a word of another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tantivy import FieldType, Occur, Schema, Searcher
from tantivy import Query as Compiled

from vorlage.domain.errors import QueryRefusedError
from vorlage.domain.facets import Facet
from vorlage.domain.search import (
    All,
    Field,
    FieldBetween,
    FieldIs,
    Fuzzy,
    Name,
    Near,
    Not,
    Nothing,
    Phrase,
    Query,
    RegularExpression,
    SearchOptions,
    Some,
    Term,
    Weighted,
    Wildcard,
    Written,
)
from vorlage.names.scripts import is_unspaced
from vorlage.search.facets import narrowing, pages_of
from vorlage.search.naming import Readings
from vorlage.search.page_facts import FIELD_NAMES
from vorlage.search.patterns import loosest_form, value_form, wildcard_as_expression
from vorlage.search.ways import Begun, Close, Wanted, Way, one_edit_expression, ways_of
from vorlage.search.words import stem_key, stem_of_query, words_of_query

STEM_WEIGHT = 0.5
"""A word that only shares a stem counts half."""

MOST_AUTOMATA = 256
"""So many forms of words are kept ready: making an automaton takes milliseconds, and names are asked for again."""

MOST_ENDINGS = 16_000
"""So many words may begin as the last one of a row: beyond 16,384 Tantivy gives up."""


class Compiler:
    """Compiles queries for one state of the index and the languages it has stems of.

    Raises:
        QueryRefusedError: From each compiling method: a row of words with too open an end.
    """

    def __init__(
        self,
        schema: Schema,
        searcher: Searcher,
        languages: Sequence[str],
        readings: Readings,
        automata: dict[tuple[str, str], Compiled],
    ) -> None:
        self._schema = schema
        self._searcher = searcher
        self._languages = tuple(languages)
        self._readings = readings
        self._automata = automata

    def loose(self, query: Query) -> Compiled:
        """Pages that answer under loose search."""
        readable = without_wordless(query)
        return Compiled.empty_query() if isinstance(readable, Nothing) else self._loose(readable)

    def candidates(self, query: Query) -> Compiled:
        """At least the pages that answer under exact search; which of them do is for their text to say."""
        return Compiled.empty_query() if isinstance(query, Nothing) else self._candidates(query)

    def narrowed(self, compiled: Compiled, options: SearchOptions, *, besides: Facet | None = None) -> Compiled:
        """Only pages of the genre, language and type asked for, and of the facets but one; it changes no score."""
        asked = (("genre", options.genre), ("language", options.language), ("media_type", options.media_type))
        clauses = [(Occur.Must, compiled)]
        for field, value in asked:
            if value is not None:
                term = Compiled.term_query(self._schema, field, str(value), "basic")
                clauses.append((Occur.Must, Compiled.const_score_query(term, 0.0)))
        clauses += narrowing(self._schema, options, besides=besides)
        return Compiled.boolean_query(clauses) if len(clauses) > 1 else compiled

    def pages_of(self, keys: Sequence[str]) -> Compiled:
        """The pages of these keys; they have no score."""
        return Compiled.const_score_query(Compiled.term_set_query(self._schema, "page_key", list(keys)), 0.0)

    def _loose(self, query: Query) -> Compiled:
        match query:
            case Written(text):
                words = words_of_query(text)
                return self._way(Way(tuple(enumerate(words)))) if words else Compiled.all_query()
            case Term(text):
                return self._term(text)
            case Not(clause):
                # What is written is only known from the text: until then no page is left out.
                return _every_page() if needs_text(clause) else self._without(self._loose(clause))
            case _:
                return self._joined(query, self._loose)

    def _candidates(self, query: Query) -> Compiled:
        match query:
            case Term(text) | Phrase(text) | Near(text, _) | Written(text) | Name(text, _) if not words_of_query(text):
                return Compiled.all_query()
            case RegularExpression(text):
                return self._way(Way(((0, loosest_form(text)),)))
            case Wildcard() | Fuzzy():
                return self._loosest(query)
            case Not():
                # Folded words may stand where the written ones do not: nothing can be left out yet.
                return _every_page()
            case _:
                return self._joined(query, self._candidates)

    def _joined(self, query: Query, compiled: Callable[[Query], Compiled]) -> Compiled:
        match query:
            case All(clauses):
                return self._all([compiled(clause) for clause in clauses])
            case Some(clauses):
                return _some([compiled(clause) for clause in clauses])
            case Weighted(clause, weight):
                return Compiled.boost_query(compiled(clause), weight)
            case FieldIs(field, value):
                return Compiled.const_score_query(self._field(field, value), 0.0)
            case FieldBetween(field, low, high):
                return Compiled.const_score_query(self._between(field, low, high), 0.0)
            case Nothing() | Not():
                return Compiled.empty_query()
            case _:
                ways = self._readings.ways(query)
                return _some([self._way(way) for way in ways]) if ways else Compiled.empty_query()

    def _loosest(self, query: Wildcard | Fuzzy) -> Compiled:
        """At least the pages with a word of this form as written: by the letters that folding leaves alone."""
        if not query.text.isascii() or len(words_of_query(query.text)) != 1:
            return _every_page()
        if isinstance(query, Fuzzy):
            return _some([self._way(way) for way in ways_of(query)])
        return self._way(Way(((0, loosest_form(wildcard_as_expression(query.text))),)))

    def _term(self, text: str) -> Compiled:
        row = _some([self._way(way) for way in self._readings.ways(Term(text))])
        words = words_of_query(text)
        if len(words) > 1 or is_unspaced(words[0][0]) or not self._readings.options.stems:
            return row
        keys = {stem_key(stem_of_query(text, language), language) for language in self._languages}
        stems = [Compiled.term_query(self._schema, "stems", key, "freq") for key in sorted(keys)]
        return _some([row, *(Compiled.boost_query(stem, STEM_WEIGHT) for stem in stems)])

    def _way(self, way: Way) -> Compiled:
        """Not `phrase_prefix_query` for a word that is begun: it tries the first fifty words alone."""
        if len(way.row) == 1:
            return self._word(way.row[0][1])
        if way.within and len(way.row) > 2:
            return self._all([self._word(wanted) for wanted in dict.fromkeys(wanted for _, wanted in way.row)])
        row: list[str | tuple[int, str]] = [(place, _expression(wanted)) for place, wanted in way.row]
        if all(isinstance(wanted, str) for _, wanted in way.row):
            return Compiled.phrase_query(self._schema, "words", row, slop=way.within)
        for _, wanted in way.row:
            if isinstance(wanted, Begun) and self._beginning(wanted.text) > MOST_ENDINGS:
                raise _too_open()
        return Compiled.regex_phrase_query(self._schema, "words", row, slop=way.within)

    def _word(self, wanted: Wanted) -> Compiled:
        match wanted:
            case str():
                return Compiled.term_query(self._schema, "words", wanted)
            case Close(text, edits):
                return Compiled.fuzzy_term_query(self._schema, "words", text, edits)
            case _:
                return self._regex("words", _expression(wanted))

    def _regex(self, field: str, expression: str) -> Compiled:
        kept = self._automata.get((field, expression))
        if kept is None:
            try:
                kept = Compiled.regex_query(self._schema, field, expression)
            except ValueError as cause:
                raise _too_large() from cause
            if len(self._automata) >= MOST_AUTOMATA:
                self._automata.clear()
            self._automata[field, expression] = kept
        return kept

    def _beginning(self, text: str) -> int:
        return len(self._searcher.terms_with_prefix("words", text, limit=MOST_ENDINGS + 1))

    def _field(self, field: Field, value: str) -> Compiled:
        """Of a path its words in a row; of the others the whole value, or a part of it between signs."""
        if field is Field.TAG:
            return pages_of(self._schema, self._readings.options.marks.tagged(value))
        if field is not Field.PATH:
            return self._regex(FIELD_NAMES[field], value_form(value).for_index)
        words = words_of_query(value)
        row: list[str | tuple[int, str]] = list(words)
        if value.endswith("*") and not is_unspaced(words[-1][0]):
            if len(row) == 1:
                return self._regex("path_words", f"{words[-1]}.*")
            row[-1] = f"{words[-1]}.*"
            return Compiled.regex_phrase_query(self._schema, "path_words", row)
        if len(row) == 1:
            return Compiled.term_query(self._schema, "path_words", words[0])
        return Compiled.phrase_query(self._schema, "path_words", row)

    def _between(self, field: Field, low: int | None, high: int | None) -> Compiled:
        if low is not None and high is not None and low > high:
            return Compiled.empty_query()
        unsigned = FieldType.Unsigned
        if field is Field.DATE:
            after = Compiled.range_query(self._schema, "latest", unsigned, low or 0, None)
            if high is None:
                return after
            return self._all([after, Compiled.range_query(self._schema, "earliest", unsigned, None, high)])
        return Compiled.range_query(self._schema, FIELD_NAMES[field], unsigned, low, high)

    def _all(self, clauses: list[Compiled]) -> Compiled:
        return Compiled.boolean_query([(Occur.Must, clause) for clause in clauses])

    def _without(self, clause: Compiled) -> Compiled:
        """Every page but these: an exclusion alone finds nothing in Tantivy."""
        return Compiled.boolean_query([(Occur.Must, _every_page()), (Occur.MustNot, clause)])


def _expression(wanted: Wanted) -> str:
    """A wanted word as a regular expression. Words are letters, digits and marks: none has a meaning there."""
    match wanted:
        case str():
            return wanted
        case Begun(text):
            return f"{text}.*"
        case Close(text, _):
            return one_edit_expression(text)
        case _:
            return wanted.for_index


def _refused(what: str, expected: str, next_step: str) -> QueryRefusedError:
    unharmed = "Nothing was searched and nothing changed."
    return QueryRefusedError(what, expected=expected, found="more", unharmed=unharmed, next_step=next_step)


def _too_open() -> QueryRefusedError:
    return _refused(
        "Too many words begin as the last word of a row does that ends in a star.",
        f"at most {MOST_ENDINGS} words",
        "type more of that word, or search for its parts: first AND last*",
    )


def _too_large() -> QueryRefusedError:
    return _refused("A word's form is too large to look for.", "a smaller form", "ask in several smaller forms.")


def _every_page() -> Compiled:
    return Compiled.const_score_query(Compiled.all_query(), 0.0)


def _some(clauses: list[Compiled]) -> Compiled:
    return clauses[0] if len(clauses) == 1 else Compiled.boolean_query([(Occur.Should, clause) for clause in clauses])


def without_wordless(query: Query) -> Query:
    """The query without phrases of signs alone (`"§"`): loose search knows words, so they ask for nothing."""
    match query:
        case Not(clause):
            kept = without_wordless(clause)
            return kept if isinstance(kept, Nothing) else Not(kept)
        case Weighted(clause, weight):
            kept = without_wordless(clause)
            return kept if isinstance(kept, Nothing) else Weighted(kept, weight)
        case All(clauses) | Some(clauses):
            readable = tuple(kept for clause in clauses if not isinstance(kept := without_wordless(clause), Nothing))
            if len(readable) < 2:
                return readable[0] if readable else Nothing()
            return All(readable) if isinstance(query, All) else Some(readable)
        case Nothing() | FieldIs() | FieldBetween() | Written():
            return query
        case _:
            return query if ways_of(query) else Nothing()


def needs_text(query: Query) -> bool:
    """Whether only the text of a page can tell: characters as written, or more than two words near each other.

    Of three words and more Tantivy 0.27 counts other pages than it finds.
    """
    match query:
        case Written():
            return True
        case Near(text, _):
            return len(words_of_query(text)) > 2
        case Not(clause) | Weighted(clause, _):
            return needs_text(clause)
        case All(clauses) | Some(clauses):
            return any(map(needs_text, clauses))
        case _:
            return False
