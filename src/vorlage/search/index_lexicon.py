# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What words and possible names the pages of an index have, asked of its term dictionaries.

The field `names`, in an index of its own beside that of the pages, holds what may be a name on any of them as
`key=word`, so that the terms that begin with a key are the names behind it. What a page that is no more had stays
there until the index is made anew: the words of every name are asked of the pages, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import starmap
from typing import Final

from tantivy import Searcher

from vorlage.names.keys import HEARD_SCRIPTS, SEPARATOR, NamesMet, heard_key, is_sinitic, name_keys, script_of_key
from vorlage.names.scripts import Script
from vorlage.search.naming import MOST_FORMS
from vorlage.search.words import stem_key, stem_of_query

_HEARD: Final = "s"
_MOST_KEYS: Final = 4_000
"""So many keys are kept with the names behind them: some ten megabytes."""
_MOST_WORDS: Final = 50_000


def named_terms(text: str, folded_text: str, met: NamesMet | None = None) -> Iterable[str]:
    """The terms of the field `names` for a page, as written and folded, each once; without those that were met."""
    return dict.fromkeys(starmap(_term, name_keys(text, folded_text, met)))


@lru_cache(maxsize=1 << 15)
def _term(key: str, form: str) -> str:
    return f"{_placed(key)}{SEPARATOR}{form}"


def _placed(key: str) -> str:
    """A key as the index holds it: consonants before their script, so that one look finds the words of all scripts."""
    return key if is_sinitic(key) else f"{_HEARD}{key[1:]}.{key[0]}"


class IndexLexicon:
    """The words, stems and possible names of one state of the index. May be used by several threads at once."""

    def __init__(self, searcher: Searcher, names: Searcher, languages: Sequence[str]) -> None:
        self._searcher = searcher
        self._names = names
        self._languages = tuple(languages)
        self._known: dict[str, Sequence[str]] = {}
        self._has: dict[str, bool] = {}

    def has_word(self, word: str) -> bool:
        """Whether a page has this folded word."""
        has_it = self._has.get(word)
        if has_it is None:
            has_it = self._searcher.doc_freq("words", word) > 0
            if len(self._has) >= _MOST_WORDS:
                self._has.clear()
            self._has[word] = has_it
        return has_it

    def has_stem(self, term: str) -> bool:
        """Whether a page has a word with the stem of this term, in the page's language."""
        keys = (stem_key(stem_of_query(term, language), language) for language in self._languages)
        return any(self._searcher.doc_freq("stems", key) > 0 for key in keys)

    def forms(self, key: str) -> Sequence[str]:
        """The names behind a key of their syllables, at most `MOST_FORMS`, in the order of their code points."""
        return self._behind(f"{key}{SEPARATOR}")

    def heard(self, consonants: str) -> Sequence[tuple[Script, str]]:
        """The words behind the key of their consonants, with their scripts, at most `MOST_FORMS` of each."""
        found = self._behind(f"{_HEARD}{consonants}.")
        if len(found) >= MOST_FORMS:
            letters = (heard_key("", script) for script in HEARD_SCRIPTS)
            behind = ((letter, self._behind(f"{_HEARD}{consonants}.{letter}")) for letter in letters)
            found = [f"{letter}{word}" for letter, words in behind for word in words]
        return [(script_of_key(form[0]), form[2:]) for form in found]

    def _behind(self, beginning: str) -> Sequence[str]:
        """The names behind a key; keys are asked for again and again, by every name that sounds alike."""
        known = self._known.get(beginning)
        if known is None:
            found = self._names.terms_with_prefix("names", beginning, limit=MOST_FORMS)
            known = [term.removeprefix(beginning) for term, _ in found]
            if len(self._known) >= _MOST_KEYS:
                self._known.clear()
            self._known[beginning] = known
        return known
