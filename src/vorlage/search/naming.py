# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Names in a query: which words look like one, and the rows of words by which its other spellings are found.

Only what is asked of the pages positively is widened: a page is never left out for a name in another spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Final, Protocol

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
from vorlage.names.keys import sinitic_key, transcribed_key
from vorlage.names.scripts import Script, script_of_word
from vorlage.names.sinitic import SiniticName, how_printed, is_pinyin, readings_of, spellings_of
from vorlage.names.sounds import NOT_IN_NAMES, TRANSCRIBING
from vorlage.names.transliteration import (
    LEAST_CONSONANTS,
    consonants_in,
    form_in,
    loose_form_in,
    skeletons,
    sounds_alike,
)
from vorlage.search.patterns import FormError, FormTooLargeError
from vorlage.search.ways import MOST_FOR_EDITS, Close, Wanted, Way, form_of_words, ways_of
from vorlage.search.words import words_of_query

MOST_PARTS: Final = 4
LONGEST_NAME: Final = 80
MOST_WAYS: Final = 60
LEAST_FOR_TYPOS: Final = 5
MOST_FORMS: Final = 40

_LETTERED: Final = (Script.LATIN, Script.CYRILLIC, Script.ARABIC)
_PART: Final = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_DOTS: Final = re.compile("[·•・‧ ]+")


class Lexicon(Protocol):
    """What words and possible names the searched pages have."""

    def has_word(self, word: str) -> bool:
        """Whether a page has this folded word."""
        ...

    def has_stem(self, term: str) -> bool:
        """Whether a page has a word with the stem of this term, in the page's language."""
        ...

    def forms(self, key: str) -> Sequence[str]:
        """The stretches of characters behind a key of `vorlage.names.keys`."""
        ...


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
    alike = last.text[:1].isupper() == following.text[:1].isupper()
    return (
        len(scripts) == 1 and Script.HAN not in scripts and alike and _is_part(last.text) and _is_part(following.text)
    )


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
    words may be; in characters a surname and a given name, or characters that write foreign sounds. A single word
    says enough consonants.
    """
    if not all(map(_is_part, parts)) and script_of_word("".join(parts)) is not Script.HAN:
        return False
    script = script_of_word("".join(parts))
    if sum(map(len, parts)) > LONGEST_NAME:
        return False
    if script is Script.HAN:
        return len(parts) == 1 and (bool(readings_of(parts)) or _is_transcribed(parts[0]))
    if script is not Script.ARABIC and not all(part[0].isupper() for part in parts):
        return len(parts) > 1 and script in _LETTERED and bool(readings_of(parts))
    if len(parts) > 1:
        return script in _LETTERED
    return script in _LETTERED and consonants_in(parts[0]) >= LEAST_CONSONANTS


def _is_transcribed(text: str) -> bool:
    letters = _DOTS.sub("", text)
    return len(letters) > 2 and all(character in TRANSCRIBING for character in letters if character not in NOT_IN_NAMES)


def name_ways(text: str, options: SearchOptions, lexicon: Lexicon, *, is_asked: bool) -> tuple[Way, ...]:
    """The other rows of words in which a name may stand on the pages, at most `MOST_WAYS`.

    Args:
        text: The name as typed.
        options: Whether variants and transliterations are wanted.
        lexicon: What the pages have.
        is_asked: Said to be a name by who asks, so that a single word is looked for in its own script as well.
    """
    if len(text) > LONGEST_NAME:
        return ()
    parts = [part for part in (_DOTS.split(text) if script_of_word(text) is Script.HAN else text.split()) if part]
    own = tuple(words_of_query(text))
    found = _chinese(parts, lexicon)
    if not found or (script_of_word(text) is Script.HAN and _is_transcribed(text)):
        found = [*found, *_by_sound(parts, lexicon, is_asked=is_asked)]
    kinds = {MatchKind.VARIANT: options.variants, MatchKind.TRANSLITERATION: options.transliterations}
    ways = (
        Way(tuple(enumerate(row)), kind)
        for row, kind in found
        if kinds[kind] and row != own and all(not isinstance(word, str) or lexicon.has_word(word) for word in row)
    )
    return tuple(islice(dict.fromkeys(ways), MOST_WAYS))


def _chinese(parts: Sequence[str], lexicon: Lexicon) -> list[tuple[tuple[Wanted, ...], MatchKind]]:
    names: Sequence[SiniticName] = readings_of(parts)
    own = script_of_word("".join(parts))
    found: list[tuple[tuple[Wanted, ...], MatchKind]] = []
    for name in names:
        if own is not Script.HAN:
            for characters in lexicon.forms(sinitic_key((*name.surname, *name.given))):
                found.append((tuple(characters), MatchKind.TRANSLITERATION))
        found.extend((spelling.words, how_printed(own, spelling)) for spelling in spellings_of(name))
    return found


def _by_sound(
    parts: Sequence[str], lexicon: Lexicon, *, is_asked: bool
) -> Iterator[tuple[tuple[Wanted, ...], MatchKind]]:
    own = script_of_word("".join(parts))
    if not 0 < len(parts) <= MOST_PARTS:
        return
    if len(parts) == 1 and not is_asked and consonants_in(parts[0]) < LEAST_CONSONANTS:
        return
    for script in _LETTERED:
        if own is script and len(parts) == 1 and not is_asked:
            continue
        kind = MatchKind.VARIANT if own is script else MatchKind.TRANSLITERATION
        written = loose_form_in if own is Script.HAN else form_in
        try:
            row = tuple(form_of_words(written(part, script)) for part in parts)
        except (FormError, FormTooLargeError):
            continue
        yield row, kind
    if own is not Script.HAN:
        options = [_transcribed(part, lexicon, is_alone=len(parts) == 1) for part in parts]
        for chosen in islice(product(*options), MOST_WAYS):
            yield tuple(character for characters in chosen for character in characters), MatchKind.TRANSLITERATION


def _transcribed(part: str, lexicon: Lexicon, *, is_alone: bool) -> list[str]:
    forms = dict.fromkeys(form for skeleton in skeletons(part) for form in lexicon.forms(transcribed_key(skeleton)))
    return [form for form in forms if sounds_alike(part, form, is_alone=is_alone)]


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
