# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What words and possible names the pages of an index have, asked of its term dictionaries.

The field `names` holds what may be a name on a page as `key=word`, so that the terms that begin with a
key are the names behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tantivy import Searcher

from vorlage.names.keys import SEPARATOR, name_keys
from vorlage.search.compiling import stem_key
from vorlage.search.naming import MOST_FORMS
from vorlage.search.words import stem_of_query


def named_terms(text: str, folded_text: str) -> Iterable[str]:
    """The terms of the field `names` for a page, as written and folded, each once."""
    return dict.fromkeys(f"{key}{SEPARATOR}{form}" for key, form in name_keys(text, folded_text))


class IndexLexicon:
    """The words, stems and possible names of one state of the index."""

    def __init__(self, searcher: Searcher, languages: Sequence[str]) -> None:
        self._searcher = searcher
        self._languages = tuple(languages)

    def has_word(self, word: str) -> bool:
        """Whether a page has this folded word."""
        return self._searcher.doc_freq("words", word) > 0

    def has_stem(self, term: str) -> bool:
        """Whether a page has a word with the stem of this term, in the page's language."""
        keys = (stem_key(stem_of_query(term, language), language) for language in self._languages)
        return any(self._searcher.doc_freq("stems", key) > 0 for key in keys)

    def forms(self, key: str) -> Sequence[str]:
        """The stretches of characters behind a key, at most `MOST_FORMS`, in the order of their code points."""
        begun = f"{key}{SEPARATOR}"
        found = self._searcher.terms_with_prefix("names", begun, limit=MOST_FORMS)
        return [term.removeprefix(begun) for term, _ in found]
