# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Names in a query: which words look like one, and the rows of words by which its other spellings are found.

Only what is asked of the pages positively is widened: a page is never left out for a name in another spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from vorlage.domain.search import (
    All,
    Leaf,
    MatchKind,
    Name,
    Query,
    SearchOptions,
    Some,
    Term,
    Weighted,
)
from vorlage.names.japanese import readings_in_japanese
from vorlage.names.korean import readings_of_korean
from vorlage.names.scripts import Script, script_of_word
from vorlage.names.sinitic import is_pinyin, readings_of
from vorlage.names.sounds import NOT_IN_NAMES, TRANSCRIBING
from vorlage.search.name_rows import name_rows
from vorlage.search.name_sounds import LEAST_CONSONANTS, MOST_FORMS, Lexicon, consonants_in
from vorlage.search.ways import MOST_FOR_EDITS, Close, Way, ways_of
from vorlage.search.words import words_of_query

MOST_PARTS: Final = 4
LONGEST_NAME: Final = 80
MOST_WAYS: Final = 100
LEAST_FOR_TYPOS: Final = 5

__all__ = ["MOST_FORMS", "Lexicon", "Readings", "looks_like_name", "name_ways", "typo_ways", "widened"]

_KANA: Final = (Script.HIRAGANA, Script.KATAKANA)
_LETTER: Final = "[^\\W\\d_](?:[^\\W\\d_]|[\u0300-\u036f\u0e31\u0e34-\u0e4e\u064b-\u0652])*"
_PART: Final = re.compile(f"{_LETTER}(?:['’ʼ-]{_LETTER})*")
_DOTS: Final = re.compile("[·•・‧ =＝゠]+")


def widened(query: Query, options: SearchOptions) -> Query:
    """The query with each name in it also asked for as a name; nothing is widened under exact search or under NOT."""
    if options.exact or not (options.variants or options.transliterations):
        return query
    match query:
        case Term():
            return _named((query,))
        case Weighted(clause, weight):
            return Weighted(widened(clause, options), weight)
        case Some(clauses):
            return Some(tuple(widened(clause, options) for clause in clauses))
        case All(clauses):
            return All(tuple(_grouped(clauses, options)))
        case _:
            return query


def _grouped(clauses: Sequence[Query], options: SearchOptions) -> Iterator[Query]:
    """The clauses with neighbouring parts of a name taken together."""
    run: list[Term] = []
    for clause in clauses:
        if isinstance(clause, Term) and (not run or _goes_on(run[-1], clause)):
            run.append(clause)
            continue
        if run:
            yield _named(tuple(run))
        run = [clause] if isinstance(clause, Term) else []
        if not isinstance(clause, Term):
            yield widened(clause, options)
    if run:
        yield _named(tuple(run))


def _goes_on(last: Term, following: Term) -> bool:
    """Whether two terms beside each other may be parts of one name."""
    scripts = {script_of_word(last.text), script_of_word(following.text)}
    alike = last.text[:1].isupper() == following.text[:1].isupper() or _has_small_article((last.text, following.text))
    are_of_one = len(scripts) == 1 or scripts == set(_KANA)
    return are_of_one and Script.HAN not in scripts and alike and _is_part(last.text) and _is_part(following.text)


def _is_part(text: str) -> bool:
    return _PART.fullmatch(text) is not None


def _named(run: tuple[Term, ...]) -> Query:
    """The terms, or the name that they may be; of three or more also each two beside each other."""
    plain: Query = run[0] if len(run) == 1 else All(run)
    options: list[Query] = [plain]
    if len(run) <= MOST_PARTS and looks_like_name([term.text for term in run]):
        options.append(Name(" ".join(term.text for term in run), is_asked=False))
    if len(run) > 2:
        for at in range(len(run) - 1):
            pair = run[at : at + 2]
            if looks_like_name([term.text for term in pair]):
                others = (*run[:at], *run[at + 2 :])
                options.append(All((Name(" ".join(term.text for term in pair), is_asked=False), *map(_alone, others))))
    if len(run) > 1 and any(isinstance(_alone(term), Some) for term in run):
        options.append(All(tuple(map(_alone, run))))
    return options[0] if len(options) == 1 else Some(tuple(options))


def _alone(term: Term) -> Query:
    return Some((term, Name(term.text, is_asked=False))) if looks_like_name([term.text]) else term


def looks_like_name(parts: Sequence[str]) -> bool:
    """Whether words may be a name, by how they are written.

    In letters with capitals, each begins with one, or together they are a Chinese name in pinyin; in Arabic letters any
    words may be; in characters a surname and a given name, or characters that write foreign sounds; in Hangul a
    surname and a given name. In Hangul, kana and Thai any two words may be. A single word says enough consonants.
    """
    parts = _cut(parts)
    script = script_of_word("".join(parts))
    if not parts or not all(map(_is_part, parts)) or sum(map(len, parts)) > LONGEST_NAME:
        return False
    match script:
        case Script.HAN:
            return len(parts) > 1 or _is_read(parts) or _is_transcribed(parts[0])
        case Script.HANGUL:
            return len(parts) > 1 or bool(readings_of_korean(parts) or readings_of(parts))
        case Script.HIRAGANA | Script.KATAKANA | Script.THAI:
            return len(parts) > 1
        case Script.LATIN | Script.CYRILLIC if not all(part[0].isupper() for part in parts):
            return len(parts) > 1 and (bool(readings_of(parts)) or _has_small_article(parts))
        case Script.LATIN | Script.CYRILLIC | Script.ARABIC:
            return len(parts) > 1 or consonants_in(parts[0]) >= LEAST_CONSONANTS
        case _:
            return False


def _has_small_article(parts: Sequence[str]) -> bool:
    """Whether all parts begin with a capital, but for an Arabic article before it."""
    return all(part[0].isupper() or part.rpartition("-")[2][:1].isupper() for part in parts)


def _cut(parts: Sequence[str]) -> list[str]:
    """The parts of a name, those that stand between dots and, in kana, double hyphens."""
    return [piece for part in parts for piece in _DOTS.split(part) if piece]


def _is_read(parts: Sequence[str]) -> bool:
    """Whether characters may be a name in Chinese, Korean or Japanese."""
    return bool(readings_of(parts) or readings_of_korean(parts) or readings_in_japanese(parts[0])[0])


def _is_transcribed(text: str) -> bool:
    return len(text) > 2 and all(character in TRANSCRIBING for character in text if character not in NOT_IN_NAMES)


def name_ways(text: str, options: SearchOptions, lexicon: Lexicon, *, is_asked: bool) -> tuple[Way, ...]:
    """The other rows of words in which a name may stand on the pages, at most `MOST_WAYS`.

    Args:
        text: The name as typed.
        options: Whether variants and transliterations are wanted.
        lexicon: What the pages have.
        is_asked: Said to be a name by who asks, so that a single word is looked for in its own script as well.
    """
    parts = _cut([text])
    if len(text) > LONGEST_NAME or not 0 < len(parts) <= MOST_PARTS:
        return ()
    own = tuple(words_of_query(text))
    kinds = {MatchKind.VARIANT: options.variants, MatchKind.TRANSLITERATION: options.transliterations}
    ways = (
        Way(tuple(enumerate(row)), kind)
        for row, kind in name_rows(parts, lexicon, is_asked=is_asked)
        if kinds[kind] and row and row != own
    )
    return tuple(islice(dict.fromkeys(ways), MOST_WAYS))


def typo_ways(term: str, lexicon: Lexicon) -> tuple[Way, ...]:
    """Words one letter away, for a word that no page has in any form.

    Not for numbers, short words, and what may be a name (a capital, pinyin, any word in Arabic letters, which show no
    names): there one letter more is something or somebody else. `~` asks for it.
    """
    words = words_of_query(term)
    if len(words) != 1 or not LEAST_FOR_TYPOS <= len(words[0]) <= MOST_FOR_EDITS or not words[0].isalpha():
        return ()
    (word,) = words
    if (
        term[0].isupper()
        or script_of_word(word) is Script.ARABIC
        or is_pinyin(word)
        or lexicon.has_word(word)
        or lexicon.has_stem(term)
    ):
        return ()
    return (Way(((0, Close(word, 1)),), MatchKind.FUZZY),)


class Readings:
    """What each leaf of one query may be on the pages searched, worked out once."""

    def __init__(self, options: SearchOptions, lexicon: Lexicon) -> None:
        self.options = options
        self._lexicon = lexicon
        self._ways: dict[Leaf, tuple[Way, ...]] = {}

    def ways(self, leaf: Leaf) -> tuple[Way, ...]:
        """The rows of words for a leaf: its own first, then those that loosen it."""
        if leaf not in self._ways:
            own = ways_of(leaf)
            if isinstance(leaf, Name) and own:
                own = (*own, *name_ways(leaf.text, self.options, self._lexicon, is_asked=leaf.is_asked))
            elif isinstance(leaf, Term) and self.options.typos:
                own = (*own, *typo_ways(leaf.text, self._lexicon))
            self._ways[leaf] = own
        return self._ways[leaf]
