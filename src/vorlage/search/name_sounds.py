# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of words that sound like the parts of a name, script by script, of those that the pages searched have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from typing import Final, Protocol

from vorlage.domain.search import MatchKind
from vorlage.names.arabic import ARTICLE, ARTICLES, cuts_of_arabic, may_stand_before
from vorlage.names.hearing import keys_to_ask, sounds_of
from vorlage.names.hearing_together import unlikenesses
from vorlage.names.japanese import japanese_readings, plain_readings
from vorlage.names.keys import ARABIC_ARTICLE, HEARD_SCRIPTS, LATIN_ARTICLE
from vorlage.names.scripts import Script, script_of_word
from vorlage.names.unlikeness import ends_elsewhere
from vorlage.search.words import words_of_query

MOST_FORMS: Final = 300
MOST_OF_A_PART: Final = 6
MOST_OF_A_SCRIPT: Final = 8
MOST_WITH_ARTICLES: Final = 30
LEAST_CONSONANTS: Final = 3
"""A single name of fewer is too like other words to be looked for in other scripts."""

_FAR: Final = 0.24
_FAR_ALONE: Final = 0.14
_FAR_SHORT: Final = 0.16
_FAR_OF_A_VOWEL: Final = 0.1
_SHORT: Final = 3
LETTERED: Final = (Script.LATIN, Script.CYRILLIC)
_SYLLABLES_TOLD: Final = (*LETTERED, Script.KATAKANA, Script.HANGUL)

Row = tuple[tuple[str, ...], MatchKind]
"""Folded words in a row, and whether they are another spelling or another script."""


class Lexicon(Protocol):
    """What words and possible names the searched pages have."""

    def has_word(self, word: str) -> bool:
        """Whether a page has this folded word."""
        ...

    def has_stem(self, term: str) -> bool:
        """Whether a page has a word with the stem of this term, in the page's language."""
        ...

    def forms(self, key: str) -> Sequence[str]:
        """The names in characters behind a key of their syllables, at most `MOST_FORMS`."""
        ...

    def heard(self, consonants: str) -> Sequence[tuple[Script, str]]:
        """The words behind the key of their consonants, with their scripts, at most `MOST_FORMS` of each."""
        ...


def rows_by_sound(parts: Sequence[str], own: Script, lexicon: Lexicon, *, is_asked: bool) -> Iterator[Row]:
    """The rows of a name as typed in a script, articles with it or not; a short single word only when it is asked for.

    Args:
        parts: The words of the name.
        own: Their script.
        lexicon: What the pages have.
        is_asked: Said to be a name by who asks, so that a single word is looked for in its own script as well.
    """
    said = [part for part in parts if not ARTICLE.fullmatch(part)]
    cores = [ARTICLE.sub("", part) for part in said]
    has_article = len(said) < len(parts) or cores != said
    if not cores or not all(cores):
        return
    is_alone = len(cores) == 1
    if is_alone and not is_asked and consonants_in(cores[0]) < LEAST_CONSONANTS:
        return
    is_japanese = bool(japanese_readings(parts))
    for others in cuts_of_arabic(cores, own):
        heard = [heard_on_pages(core, lexicon, is_alone=is_alone, is_japanese=is_japanese) for core in others]
        if is_alone and not is_asked:
            heard[0].pop(own, None)
        yield from rows_in_scripts(heard, own, lexicon, has_article=has_article or others[0] != cores[0])


def rows_in_scripts(
    heard: Sequence[dict[Script, list[tuple[float, str]]]],
    own: Script,
    lexicon: Lexicon,
    *,
    has_article: bool = False,
) -> Iterator[Row]:
    """The words that sound like the parts of a name, put together script by script."""
    for script in HEARD_SCRIPTS:
        kind = MatchKind.VARIANT if own is script else MatchKind.TRANSLITERATION
        for at, row in enumerate(_likest(product(*(each.get(script, ()) for each in heard)))):
            yield words_of_query(" ".join(row)), kind
            if len(row) == 2 and at < MOST_OF_A_SCRIPT // 2:
                yield words_of_query(" ".join(reversed(row))), kind
            if script in ARTICLES and at < MOST_OF_A_SCRIPT // 2:
                for words in _with_articles(row, script, lexicon, is_first=has_article):
                    yield words, kind


def _likest(rows: Iterable[tuple[tuple[float, str], ...]]) -> list[list[str]]:
    """The rows that are the least apart from what was typed, at most `MOST_OF_A_SCRIPT`."""
    found = sorted((sum(apart for apart, _ in row), [word for _, word in row]) for row in rows)
    return [words for _, words in found[:MOST_OF_A_SCRIPT]]


def _with_articles(
    words: Sequence[str], script: Script, lexicon: Lexicon, *, is_first: bool
) -> Iterator[tuple[str, ...]]:
    """The words with Arabic articles before them, before the first only when one was typed."""
    articles = [article for article in ARTICLES[script] if lexicon.has_word(article)]
    options = [
        ("", *(article for article in articles if (at or is_first) and may_stand_before(article, word)))
        for at, word in enumerate(words)
    ]
    for chosen in islice(product(*options), 1, MOST_WITH_ARTICLES):
        yield words_of_query(" ".join(f"{article} {word}" for article, word in zip(chosen, words, strict=True)))


def heard_on_pages(
    part: str, lexicon: Lexicon, *, is_alone: bool = False, is_japanese: bool = False
) -> dict[Script, list[tuple[float, str]]]:
    """The words on the pages that sound like a part of a name, by script, with how far they are apart; likest first.

    Of a Japanese name letters and kana say each syllable: there nothing else is the same.
    """
    told = _SYLLABLES_TOLD if is_japanese else (Script.KATAKANA,) if is_alone else ()
    said = plain_readings(part) if told else frozenset()
    own, length = script_of_word(part), len(sounds_of(part))
    far = _FAR_ALONE if is_alone else _FAR if length > _SHORT else _FAR_SHORT if length > 1 else _FAR_OF_A_VOWEL
    heard: dict[Script, list[tuple[float, str]]] = {}
    for script, forms in forms_behind(keys_to_ask(part), lexicon).items():
        if said and script in told:
            heard[script] = [(0.0, form) for form in forms if not said.isdisjoint(plain_readings(form))]
            continue
        if script in LETTERED and own in LETTERED:
            forms = {form: None for form in forms if not ends_elsewhere(part, form)}
        heard[script] = _likest_forms(part, forms, far)
    return heard


def _likest_forms(part: str, forms: Iterable[str], far: float) -> list[tuple[float, str]]:
    cores = [(form, core) for form in forms for core in _cores(form)]
    least: dict[str, float] = {}
    for (form, _), apart in zip(cores, unlikenesses(part, tuple(core for _, core in cores)), strict=True):
        if apart <= far:
            least[form] = min(apart, least.get(form, apart))
    return sorted((apart, form) for form, apart in least.items())[:MOST_OF_A_PART]


def forms_behind(keys: Sequence[str], lexicon: Lexicon) -> dict[Script, dict[str, None]]:
    """The words behind keys, by script."""
    forms: dict[Script, dict[str, None]] = {}
    for key in keys:
        for script, word in lexicon.heard(key):
            forms.setdefault(script, {})[word] = None
    return forms


def _cores(form: str) -> tuple[str, ...]:
    """A word of a page, and what is left of it without an Arabic article."""
    for article in (ARABIC_ARTICLE, LATIN_ARTICLE):
        if form.startswith(article) and len(form) > len(article) + 2:
            return form, form.removeprefix(article)
    return (form,)


def consonants_in(part: str) -> int:
    """How many consonants a part of a name says, by its likeliest key."""
    return len(next(iter(keys_to_ask(part)), "")) if sounds_of(part) else 0
