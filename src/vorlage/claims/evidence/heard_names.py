# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What may be a name in the passages, behind keys of its sounds, so that another script's spelling finds it."""

from __future__ import annotations

from collections.abc import Sequence

from tantivy import Searcher

from vorlage.names.keys import HEARD_SCRIPTS, SEPARATOR, heard_key, name_keys
from vorlage.names.scripts import Script
from vorlage.search.name_sounds import MOST_FORMS


def heard_terms(text: str, folded_text: str) -> tuple[str, ...]:
    """The terms of what may be a name in a text, as written and folded: `key=word`, each once."""
    return tuple(dict.fromkeys(f"{key}{SEPARATOR}{form}" for key, form in name_keys(text, folded_text)))


class PassageLexicon:
    """The words and possible names of the passages, as `vorlage.search.name_rows` asks for them."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def has_word(self, word: str) -> bool:
        """Whether a passage has this folded word."""
        return bool(self._searcher.doc_freq("words", word))

    def has_stem(self, term: str) -> bool:
        """Whether a passage has this word; stems are not asked for names."""
        return self.has_word(term)

    def forms(self, key: str) -> Sequence[str]:
        """The names behind a key of their syllables, at most `MOST_FORMS`."""
        return self._behind(f"{key}{SEPARATOR}")

    def heard(self, consonants: str) -> Sequence[tuple[Script, str]]:
        """The words behind the key of their consonants, with their scripts, at most `MOST_FORMS` of each."""
        return [
            (script, word)
            for script in HEARD_SCRIPTS
            for word in self._behind(f"{heard_key(consonants, script)}{SEPARATOR}")
        ]

    def _behind(self, beginning: str) -> Sequence[str]:
        found = self._searcher.terms_with_prefix("names", beginning, limit=MOST_FORMS)
        return [term.removeprefix(beginning) for term, _ in found]
