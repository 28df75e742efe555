# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Exact search: the characters as written, standing as whole words.

Runs of white space are equal; case is ignored unless asked for; nothing else folds: accents, vowel signs, punctuation
and the form of characters must be those on the page. `lead` is not in `misleading`; in a script without word
spaces the characters may stand anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from vorlage.domain.lineage import Span
from vorlage.domain.search import All, Not, Nothing, Phrase, Prefix, Query, Some, Term
from vorlage.names.folding import fold_text
from vorlage.names.scripts import is_unspaced


def places_as_written(leaf: Term | Prefix | Phrase, text: str, *, match_case: bool) -> list[Span]:
    """Every place where a word or phrase stands as written, in order, not overlapping."""
    return list(_places(leaf, text, match_case))


def holds_as_written(query: Query, text: str, *, match_case: bool) -> bool:
    """Whether a page answers a query, every word and phrase of it taken as written."""
    match query:
        case Term() | Prefix() | Phrase():
            return next(_places(query, text, match_case), None) is not None
        case Not(clause):
            return not holds_as_written(clause, text, match_case=match_case)
        case All(clauses):
            return all(holds_as_written(clause, text, match_case=match_case) for clause in clauses)
        case Some(clauses):
            return any(holds_as_written(clause, text, match_case=match_case) for clause in clauses)
        case Nothing():
            return False


def _places(leaf: Term | Prefix | Phrase, text: str, match_case: bool) -> Iterator[Span]:
    pattern = _pattern(leaf.text, match_case)
    at = 0
    while match := pattern.search(text, at):
        start, end = match.span()
        if isinstance(leaf, Prefix):
            while end < len(text) and _is_inside_word(text[end]):
                end += 1
        if _begins_here(text, start) and (isinstance(leaf, Prefix) or _ends_here(text, end)):
            yield start, end
            at = end
        else:
            at = start + 1


def _begins_here(text: str, start: int) -> bool:
    """Whether no word is cut before `start`."""
    return start == 0 or not (_is_spaced(text[start]) and _is_inside_word(text[start - 1]))


def _ends_here(text: str, end: int) -> bool:
    """Whether no word is cut before `end`, and no mark there makes the last character another one."""
    if end == len(text):
        return True
    following = text[end]
    return not (unicodedata.category(following)[0] == "M" or (_is_spaced(text[end - 1]) and _is_inside_word(following)))


@lru_cache(maxsize=4096)
def _pattern(written: str, match_case: bool) -> re.Pattern[str]:
    body = r"\s+".join(re.escape(part) for part in written.split())
    return re.compile(body, 0 if match_case else re.IGNORECASE)


@lru_cache(maxsize=65536)
def _is_spaced(character: str) -> bool:
    """A letter or digit of a script with word spaces."""
    return character.isalnum() and not is_unspaced(character)


@lru_cache(maxsize=65536)
def _is_inside_word(character: str) -> bool:
    """A letter, or a mark or invisible character, that does not end a word of a script with word spaces."""
    return _is_spaced(character) or fold_text(f"a{character}") == "a"
