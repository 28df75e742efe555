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
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache

from vorlage.domain.lineage import Span
from vorlage.domain.search import (
    All,
    FieldBetween,
    FieldIs,
    Fuzzy,
    Leaf,
    Near,
    Not,
    Nothing,
    Prefix,
    Query,
    RegularExpression,
    Some,
    Term,
    Weighted,
    Wildcard,
)
from vorlage.names.folding import fold, fold_text
from vorlage.names.scripts import is_unspaced
from vorlage.search.page_facts import PageFacts
from vorlage.search.patterns import wildcard_as_expression, written_form
from vorlage.search.ways import LEAST_FOR_EDITS, MOST_FOR_EDITS, Close
from vorlage.search.words import word_spans, words_of_query


def places_as_written(leaf: Leaf, text: str, *, match_case: bool) -> list[Span]:
    """Every place where a word or phrase stands as written, in order, not overlapping."""
    match leaf:
        case Near(asked, within):
            return list(_near(asked.split(), within, text, match_case))
        case Wildcard() | RegularExpression() | Fuzzy():
            return [span for word, span in _words_written(text, match_case) if _form(leaf, match_case)(word)]
        case _:
            return list(_places(leaf, text, match_case))


def holds_as_written(query: Query, text: str, *, match_case: bool, facts: PageFacts | None = None) -> bool:
    """Whether a page answers a query, every word and phrase of it taken as written."""
    match query:
        case Not(clause):
            return not holds_as_written(clause, text, match_case=match_case, facts=facts)
        case Weighted(clause, _):
            return holds_as_written(clause, text, match_case=match_case, facts=facts)
        case All(clauses):
            return all(holds_as_written(clause, text, match_case=match_case, facts=facts) for clause in clauses)
        case Some(clauses):
            return any(holds_as_written(clause, text, match_case=match_case, facts=facts) for clause in clauses)
        case FieldIs() | FieldBetween():
            return facts is not None and facts.are(query)
        case Nothing():
            return False
        case Near() | Wildcard() | RegularExpression() | Fuzzy():
            return bool(places_as_written(query, text, match_case=match_case))
        case _:
            return next(_places(query, text, match_case), None) is not None


def _places(leaf: Leaf, text: str, match_case: bool) -> Iterator[Span]:
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


def _near(asked: list[str], within: int, text: str, match_case: bool) -> Iterator[Span]:
    """Where words stand as written near each other, counted in words as loose search counts them."""
    begins: list[tuple[int, int, Span]] = []
    starts = [start for _, (start, _) in _words_written(text, match_case)]
    before = 0
    for part in asked:
        for span in _places(Term(part), text, match_case):
            number = bisect_left(starts, span[0])
            begins.append((number - before, before, span))
        before += max(1, len(words_of_query(part)))
    latest: dict[int, tuple[int, Span]] = {}
    parts = len(asked)
    for begin, place, span in sorted(begins):
        latest[place] = begin, span
        if len(latest) == parts and begin - min(other for other, _ in latest.values()) <= within:
            spans = [found for _, found in latest.values()]
            yield min(spans)[0], max(end for _, end in spans)


@lru_cache(maxsize=2)
def _words_written(text: str, match_case: bool) -> list[tuple[str, Span]]:
    """The words of a text as written, in small letters unless case counts, with their places."""
    folded = fold(text)
    spans = [folded.span(start, end) for start, end in word_spans(folded.text)]
    return [(text[start:end] if match_case else text[start:end].lower(), (start, end)) for start, end in spans]


@lru_cache(maxsize=1024)
def _form(leaf: Wildcard | RegularExpression | Fuzzy, match_case: bool) -> Callable[[str], bool]:
    """Whether a word as written is of the form asked for."""
    if isinstance(leaf, Fuzzy):
        typed = leaf.text if match_case else leaf.text.lower()
        return Close(typed, leaf.edits if LEAST_FOR_EDITS <= len(typed) <= MOST_FOR_EDITS else 0).matches
    expression = leaf.text if isinstance(leaf, RegularExpression) else wildcard_as_expression(leaf.text)
    return written_form(expression, match_case=match_case).matches


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
