# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The ways in which a leaf of a query may stand on a page: rows of words, each with the reason it counts.

One account for both who need it: the index is asked for these rows, and a page is marked where they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from vorlage.domain.search import (
    Fuzzy,
    Leaf,
    MatchKind,
    Name,
    Near,
    Phrase,
    Prefix,
    RegularExpression,
    Term,
    Wildcard,
    Written,
)
from vorlage.names.scripts import is_unspaced
from vorlage.search.patterns import WordForm, form_of, wildcard_as_expression
from vorlage.search.words import words_of_query

_ANY_LETTERS: Final = "\ua78f"
_ONE_LETTER: Final = "\ua7f7"
"""Two letters of phonetic notation stand for `*` and `?` while a wildcard is cut into words."""

MOST_FREE: Final = 4
"""So many characters may stand for a `*` between characters that are words."""

LEAST_FOR_EDITS: Final = 3
"""A shorter word is another word with each letter changed."""

MOST_FOR_EDITS: Final = 40
"""A longer run of letters is no word, and its automaton is large."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A word that begins so."""

    text: str

    def matches(self, word: str) -> bool:
        return word.startswith(self.text)


@dataclass(frozen=True, slots=True)
class Close:
    """A word so many edits away at most."""

    text: str
    edits: int

    def matches(self, word: str) -> bool:
        return OSA.distance(self.text, word, score_cutoff=self.edits) <= self.edits


Wanted = str | Begun | Close | WordForm


@dataclass(frozen=True, slots=True)
class Way:
    """Words in a row, some places perhaps free: `row` is each word wanted with its place, from 0.

    `within` 0 is the row as it is; else its words may be moved, as `Near` says. `kind` None: what matches is compared
    with what was asked, to say whether it is exact or folded.
    """

    row: tuple[tuple[int, Wanted], ...]
    kind: MatchKind | None = None
    within: int = 0


def ways_of(leaf: Leaf) -> tuple[Way, ...]:
    """How a leaf may stand on a page by its own letters; stems and names apart. None when it has no word."""
    match leaf:
        case Term(text) | Phrase(text) | Written(text) | Name(text, _):
            return _rows(words_of_query(text))
        case Near(text, within):
            return tuple(Way(way.row, None, within) for way in _rows(words_of_query(text)))
        case Prefix(text):
            return _begun(words_of_query(text))
        case Wildcard(text):
            return _wildcard(text)
        case Fuzzy(text, edits):
            return _close(words_of_query(text), edits)
        case RegularExpression(text):
            return (Way(((0, form_of_words(text)),), MatchKind.EXACT),)


def _rows(words: Sequence[Wanted], kind: MatchKind | None = None) -> tuple[Way, ...]:
    return (Way(tuple(enumerate(words)), kind),) if words else ()


def _begun(words: Sequence[str]) -> tuple[Way, ...]:
    if not words or is_unspaced(words[-1][0]):
        return _rows(words)
    return _rows([*words[:-1], Begun(words[-1])])


@lru_cache(maxsize=1024)
def form_of_words(expression: str) -> WordForm:
    """The form that an expression says; one object for each, so that rows can be told apart."""
    return form_of(expression)


def _wildcard(written: str) -> tuple[Way, ...]:
    """Each word with its signs; between characters that are words, `?` is one of them and `*` up to `MOST_FREE`."""
    words = words_of_query(written.replace("*", _ANY_LETTERS).replace("?", _ONE_LETTER))
    letters = [word.replace(_ANY_LETTERS, "*").replace(_ONE_LETTER, "?") for word in words]
    is_open = any(word == "*" for word in letters[1:-1])
    rows = (_spread(letters, free) for free in range(MOST_FREE + 1 if is_open else 1))
    return tuple(Way(row, MatchKind.EXACT) for row in dict.fromkeys(rows) if row)


def _spread(letters: Sequence[str], free: int) -> tuple[tuple[int, Wanted], ...]:
    """A row in which each `*` that stands alone leaves so many places free."""
    row: list[tuple[int, Wanted]] = []
    place = 0
    for word in letters:
        if not word.strip("*?"):
            place += word.count("?") + free * ("*" in word)
            continue
        has_signs = "*" in word or "?" in word
        row.append((place, form_of_words(wildcard_as_expression(word)) if has_signs else word))
        place += 1
    return tuple((at - row[0][0], wanted) for at, wanted in row)


def _close(words: Sequence[str], edits: int) -> tuple[Way, ...]:
    """A word some edits away; of several words, or of characters that are words, one edit in the row."""
    if len(words) == 1:
        (word,) = words
        return _rows([Close(word, edits) if LEAST_FOR_EDITS <= len(word) <= MOST_FOR_EDITS else word], MatchKind.FUZZY)
    exact = _rows(words)
    if len(words) < LEAST_FOR_EDITS and all(is_unspaced(word[0]) for word in words):
        return exact
    ways: list[Way] = []
    for at, word in enumerate(words):
        if is_unspaced(word[0]):
            changed = [(place, other) for place, other in enumerate(words) if place != at]
            missing = [(place - (place > at), other) for place, other in changed]
            added = [(place + (place >= at), other) for place, other in enumerate(words)]
            ways.extend(
                Way(_from_first(row), MatchKind.FUZZY) for row in (changed, missing, added if at else []) if row
            )
        elif LEAST_FOR_EDITS < len(word) <= MOST_FOR_EDITS:
            row: list[Wanted] = [Close(word, 1) if place == at else other for place, other in enumerate(words)]
            ways.extend(_rows(row, MatchKind.FUZZY))
    return (*exact, *dict.fromkeys(ways))


def _from_first(row: Sequence[tuple[int, str]]) -> tuple[tuple[int, Wanted], ...]:
    first = row[0][0]
    return tuple((place - first, word) for place, word in row)


def one_edit_expression(word: str) -> str:
    """The regular expression of `Close(word, 1)`, for places where Tantivy takes no automaton but this."""
    options = [word]
    for at in range(len(word)):
        before, after = word[:at], word[at + 1 :]
        options += [f"{before}.?{after}", f"{before}.{word[at:]}"]
        if after:
            options.append(f"{before}{after[0]}{word[at]}{after[1:]}")
    return "|".join([*options, f"{word}."])
