# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a word is to search: a run of letters and digits, or one character of a script without word spaces.

Words are taken from the folded text (`vorlage.names.folding`), so that every spelling gives the same words. An
apostrophe, hyphen, dot or comma parts two words: `O'Brien` is two, found as a phrase, as is `1,535`.

Stems are Snowball's (Porter, "Snowball: a language for stemming algorithms", 2001; snowballstemmer 3), taken from the
word as written in the language of its page, then folded. A page in a language without a stemmer has no stems.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

import snowballstemmer

from vorlage.names.folding import Folded, fold, fold_text
from vorlage.names.scripts import unspaced_ranges

LONGEST_WORD = 255
"""Longer runs of letters (encoded attachments) are known by so many characters from their start."""

_ALGORITHMS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}


class Word(NamedTuple):
    """A folded word and its place in the folded text, or in the text as given, as the function says."""

    text: str
    start: int
    end: int


@cache
def _marks() -> str:
    """Marks that belong to the letter before them, as the inside of a character class."""
    codes = [code for code in range(0x0300, 0x10000) if unicodedata.category(chr(code)) in ("Mn", "Mc", "Me")]
    # Neighbours become ranges: a short class compiles a hundred times faster.
    return "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in _ranges(codes))


def _ranges(codes: list[int]) -> Iterator[tuple[int, int]]:
    """Sorted code points as ranges, both ends included."""
    for _, run in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0]):
        members = [code for _, code in run]
        yield members[0], members[-1]


@cache
def _words() -> re.Pattern[str]:
    unspaced = unspaced_ranges()
    spaced = f"[^\\W_{unspaced}]"
    return re.compile(f"{spaced}+(?:[{_marks()}]+{spaced}*)*|[{unspaced}][{_marks()}]*")


_ASCII_WORDS = re.compile("[a-z0-9]+")


def _pattern_for(text: str) -> re.Pattern[str]:
    return _ASCII_WORDS if text.isascii() else _words()


def words_in(folded_text: str) -> list[str]:
    """The words of a folded text, in order."""
    found = _pattern_for(folded_text).findall(folded_text)
    return [word[:LONGEST_WORD] for word in found]


def words_with_places(folded: Folded) -> Iterator[Word]:
    """The words of a folded text with their places in the text as given."""
    for match in _pattern_for(folded.text).finditer(folded.text):
        start, end = folded.span(match.start(), match.end())
        yield Word(match.group()[:LONGEST_WORD], start, end)


def words_of_query(text: str) -> tuple[str, ...]:
    """The folded words of a term or phrase, in order."""
    return tuple(words_in(fold_text(text)))


def written_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are written, in order."""
    return tuple(text[word.start : word.end] for word in words_with_places(fold(text)))


def base_language(language: str) -> str:
    """The language of a tag, without region or script: `en` of `en-GB`."""
    return language.partition("-")[0].lower()


def has_stems(language: str) -> bool:
    """Whether words of this language have stems here."""
    return base_language(language) in _ALGORITHMS


_OWN = threading.local()


@lru_cache(maxsize=1 << 18)
def stem_of(written: str, language: str) -> str:
    """The folded stem of a word as written, in a language that has stems.

    Args:
        written: The word as it stands, in any case.
        language: A tag for which `has_stems`.
    """
    # A stemmer keeps the word it works on in itself: one for each thread.
    stemmers: dict[str, snowballstemmer.stemmer] | None = getattr(_OWN, "stemmers", None)
    if stemmers is None:
        stemmers = _OWN.stemmers = {}
    name = _ALGORITHMS[base_language(language)]
    if name not in stemmers:
        stemmers[name] = snowballstemmer.stemmer(name)
    return fold_text(stemmers[name].stemWord(written[:LONGEST_WORD].lower()))


def stems_in(text: str, folded: Folded, language: str) -> list[str]:
    """The stems of a page's words, in order; none for a language without stems."""
    if not has_stems(language):
        return []
    if folded.keeps_places:
        # Same places, same words: cutting the text as written costs no translation.
        return [stem_of(text[m.start() : m.end()], language) for m in _pattern_for(folded.text).finditer(folded.text)]
    return [stem_of(text[word.start : word.end], language) for word in words_with_places(folded)]
