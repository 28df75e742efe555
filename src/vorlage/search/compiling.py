# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""From a query tree to Tantivy's queries, over fields of our own words.

`words` holds a page's folded words with their positions, `stems` their stems, each behind its language (`en=lead`), so
that a stem of one language never meets a word of another.
"""

from __future__ import annotations

from collections.abc import Sequence

from tantivy import Occur, Schema, Searcher
from tantivy import Query as Compiled

from vorlage.domain.errors import QueryRefusedError
from vorlage.domain.search import All, Not, Nothing, Phrase, Prefix, Query, SearchOptions, Some, Term
from vorlage.names.scripts import is_unspaced
from vorlage.search.words import stem_of_query, words_of_query

STEM_WEIGHT = 0.5
"""A word that only shares a stem counts half."""

MOST_ENDINGS = 16_000
"""So many words may begin as the last one of a row: beyond 16,384 Tantivy gives up."""


def stem_key(stem: str, language: str) -> str:
    """A stem as the index holds it."""
    return f"{language}={stem}"


class Compiler:
    """Compiles queries for one state of the index and the languages its pages are written in.

    Raises:
        QueryRefusedError: From each compiling method: a row of words with too open an end.
    """

    def __init__(self, schema: Schema, searcher: Searcher, languages: Sequence[str]) -> None:
        self._schema = schema
        self._searcher = searcher
        self._languages = tuple(languages)

    def loose(self, query: Query) -> Compiled:
        """Pages that answer under loose search."""
        readable = without_wordless(query)
        return Compiled.empty_query() if isinstance(readable, Nothing) else self._loose(readable)

    def candidates(self, query: Query) -> Compiled:
        """At least the pages that answer under exact search; which of them do is for their text to say."""
        return Compiled.empty_query() if isinstance(query, Nothing) else self._candidates(query)

    def narrowed(self, compiled: Compiled, options: SearchOptions) -> Compiled:
        """Only pages of the genre, language and type asked for; it changes no score."""
        asked = (("genre", options.genre), ("language", options.language), ("media_type", options.media_type))
        clauses = [(Occur.Must, compiled)]
        for field, value in asked:
            if value is not None:
                term = Compiled.term_query(self._schema, field, str(value), "basic")
                clauses.append((Occur.Must, Compiled.const_score_query(term, 0.0)))
        return Compiled.boolean_query(clauses) if len(clauses) > 1 else compiled

    def _loose(self, query: Query) -> Compiled:
        match query:
            case Term(text):
                return self._term(text)
            case Phrase(text):
                return self._row(words_of_query(text))
            case Prefix(text):
                return self._prefix(words_of_query(text))
            case Not(clause):
                return self._without(self._loose(clause))
            case All(clauses):
                return self._all([self._loose(clause) for clause in clauses])
            case Some(clauses):
                return _some([self._loose(clause) for clause in clauses])
            case Nothing():
                return Compiled.empty_query()

    def _candidates(self, query: Query) -> Compiled:
        match query:
            case Term(text) | Phrase(text):
                words = words_of_query(text)
                return self._row(words) if words else Compiled.all_query()
            case Prefix(text):
                return self._prefix(words_of_query(text))
            case Not():
                # Folded words may stand where the written ones do not: nothing can be left out yet.
                return _every_page()
            case All(clauses):
                return self._all([self._candidates(clause) for clause in clauses])
            case Some(clauses):
                return _some([self._candidates(clause) for clause in clauses])
            case Nothing():
                return Compiled.empty_query()

    def _term(self, text: str) -> Compiled:
        words = words_of_query(text)
        row = self._row(words)
        if len(words) > 1 or is_unspaced(words[0][0]):
            return row
        keys = {stem_key(stem_of_query(text, language), language) for language in self._languages}
        stems = [Compiled.term_query(self._schema, "stems", key, "freq") for key in sorted(keys)]
        return _some([row, *(Compiled.boost_query(stem, STEM_WEIGHT) for stem in stems)])

    def _row(self, words: Sequence[str]) -> Compiled:
        if len(words) == 1:
            return Compiled.term_query(self._schema, "words", words[0])
        return Compiled.phrase_query(self._schema, "words", list(words))

    def _prefix(self, words: Sequence[str]) -> Compiled:
        """The last word only begun. Not `phrase_prefix_query`: it tries the first fifty words alone."""
        if is_unspaced(words[-1][0]):
            return self._row(words)
        # Words are letters, digits and marks: none means anything in a regular expression.
        begun = f"{words[-1]}.*"
        if len(words) == 1:
            return Compiled.regex_query(self._schema, "words", begun)
        if len(self._searcher.terms_with_prefix("words", words[-1], limit=MOST_ENDINGS + 1)) > MOST_ENDINGS:
            raise QueryRefusedError(
                "Too many words begin as the last word of a row does that ends in a star.",
                expected=f"at most {MOST_ENDINGS} words",
                found="more",
                unharmed="Nothing was searched and nothing changed.",
                next_step="type more of that word, or search for its parts: first AND last*",
            )
        return Compiled.regex_phrase_query(self._schema, "words", [*words[:-1], begun])

    def _all(self, clauses: list[Compiled]) -> Compiled:
        return Compiled.boolean_query([(Occur.Must, clause) for clause in clauses])

    def _without(self, clause: Compiled) -> Compiled:
        """Every page but these: an exclusion alone finds nothing in Tantivy."""
        return Compiled.boolean_query([(Occur.Must, _every_page()), (Occur.MustNot, clause)])


def _every_page() -> Compiled:
    return Compiled.const_score_query(Compiled.all_query(), 0.0)


def _some(clauses: list[Compiled]) -> Compiled:
    return clauses[0] if len(clauses) == 1 else Compiled.boolean_query([(Occur.Should, clause) for clause in clauses])


def without_wordless(query: Query) -> Query:
    """The query without phrases of signs alone (`"§"`): loose search knows words, so they ask for nothing."""
    match query:
        case Term(text) | Phrase(text) | Prefix(text):
            return query if words_of_query(text) else Nothing()
        case Not(clause):
            kept = without_wordless(clause)
            return kept if isinstance(kept, Nothing) else Not(kept)
        case All(clauses) | Some(clauses):
            readable = tuple(kept for clause in clauses if not isinstance(kept := without_wordless(clause), Nothing))
            if len(readable) < 2:
                return readable[0] if readable else Nothing()
            return All(readable) if isinstance(query, All) else Some(readable)
        case Nothing():
            return query
