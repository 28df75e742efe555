# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a word is to search: a run of letters and digits, or one character of a script without word spaces.

Words are taken from the folded text (`vorlage.names.folding`), so that every spelling gives the same words. An
apostrophe, hyphen, dot or comma parts two words: `O'Brien` is two, found as a phrase, as is `1,535`.

Stems are Snowball's (Porter, "Snowball: a language for stemming algorithms", 2001), taken from the word as written, in
the language of its page, then folded. Tantivy's stemmers take a microsecond for a word, the pure Python ones of
snowballstemmer 20 to 100; these serve the languages it lacks. A page in a language without a stemmer has no stems.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby

import snowballstemmer
import tantivy

from vorlage.names.folding import Folded, fold, fold_text, is_beyond_bmp
from vorlage.names.scripts import unspaced_ranges

LONGEST_WORD = 255
"""Longer runs of letters (encoded attachments) are known by so many characters from their start."""

_MOST_KNOWN_STEMS = 50_000
"""Of each language; then it begins anew."""

_TANTIVY_STEMMERS = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}
_PYTHON_STEMMERS = {
    "ca": "catalan",
    "cs": "czech",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "ga": "irish",
    "hi": "hindi",
    "hy": "armenian",
    "id": "indonesian",
    "lt": "lithuanian",
    "ne": "nepali",
    "pl": "polish",
    "sr": "serbian",
    "yi": "yiddish",
}


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
def _words(*, beyond_bmp: bool) -> re.Pattern[str]:
    # Python looks a class up in constant time only as long as nothing above U+FFFF is in it.
    unspaced = unspaced_ranges(beyond_bmp=beyond_bmp)
    spaced = f"[^\\W_{unspaced}]"
    if beyond_bmp:
        return re.compile(f"{spaced}(?:{spaced}|[{_marks()}])*|[{unspaced}][{_marks()}]*")
    # Said as what it is and not as what it is not, a class is looked up once.
    plane = "".join(map(chr, range(0x10000)))
    letters = "".join(f"\\u{match.start():04x}-\\u{match.end() - 1:04x}" for match in re.finditer(f"{spaced}+", plane))
    return re.compile(f"[{letters}][{letters}{_marks()}]*|[{unspaced}][{_marks()}]*")


_ASCII_WORDS = re.compile("[a-z0-9]+")


def word_pattern(folded_text: str) -> re.Pattern[str]:
    """What finds the words of this folded text, whole: one beyond `LONGEST_WORD` is known by its beginning."""
    if folded_text.isascii():
        return _ASCII_WORDS
    return _words(beyond_bmp=is_beyond_bmp(folded_text))


def words_in(folded_text: str) -> list[str]:
    """The words of a folded text, in order."""
    found: list[str] = word_pattern(folded_text).findall(folded_text)
    if max(map(len, found), default=0) > LONGEST_WORD:
        return [word[:LONGEST_WORD] for word in found]
    return found


def word_spans(folded_text: str) -> Iterator[tuple[int, int]]:
    """Where the words of a folded text stand in it, in order."""
    return (match.span() for match in word_pattern(folded_text).finditer(folded_text))


def written_words(text: str, folded: Folded) -> list[str]:
    """The words of a text as they are written, in order; `folded` is what it folds to."""
    spans = word_spans(folded.text)
    if folded.keeps_places:
        return [text[start:end] for start, end in spans]
    starts, ends = folded.starts, folded.ends
    return [text[starts[start] : ends[end - 1]] for start, end in spans]


@lru_cache(maxsize=4096)
def words_of_query(text: str) -> tuple[str, ...]:
    """The folded words of a term or phrase, in order."""
    return tuple(words_in(fold_text(text)))


def base_language(language: str) -> str:
    """The language of a tag, without region or script: `en` of `en-GB`."""
    return language.partition("-")[0].lower()


def has_stems(language: str) -> bool:
    """Whether words of this language (as `base_language` gives it) have stems here."""
    return language in _TANTIVY_STEMMERS or language in _PYTHON_STEMMERS


def stem_key(stem: str, language: str) -> str:
    """A stem as the index holds it: behind its language, so that it never meets a word of another."""
    return f"{language}={stem}"


def stem_keys_of(text: str, folded: Folded, words: Sequence[str], language: str) -> list[str]:
    """The folded stem of each word of a text, in order, as the index holds it.

    Args:
        text: As written, in any case.
        folded: What it folds to.
        words: The words of the folded text.
        language: One that `has_stems`.
    """
    written = _lower_words(text, folded, words)
    known = _KNOWN_STEMS.setdefault(language, {})
    missing = list(set(written).difference(known))
    if missing:
        if len(known) > _MOST_KNOWN_STEMS:
            # Not emptied: other threads may be reading it.
            known = _KNOWN_STEMS[language] = {}
            missing = list(set(written))
        stems = _stems_of_words(missing, language)
        known.update((word, stem_key(stem, language)) for word, stem in zip(missing, stems, strict=True))
    return list(map(known.__getitem__, written))


def stems_of(text: str, folded: Folded, language: str) -> list[str]:
    """The folded stem of each word of a text, in order.

    Args:
        text: As written, in any case.
        folded: What it folds to.
        language: One that `has_stems`.
    """
    before = len(stem_key("", language))
    return [key[before:] for key in stem_keys_of(text, folded, words_in(folded.text), language)]


def _lower_words(text: str, folded: Folded, words: Sequence[str]) -> Sequence[str]:
    """The words of a text as written, but for their capitals."""
    lower = text.lower()
    if lower == folded.text:
        return words
    if folded.keeps_places and len(lower) == len(text):
        # Cut where the folded text is: nearly always at the same places, which the lengths of all words tell.
        written = words_in(lower)
        if list(map(len, written)) == list(map(len, words)):
            return written
    return [word[:LONGEST_WORD].lower() for word in written_words(text, folded)]


_KNOWN_STEMS: dict[str, dict[str, str]] = {}
"""Stems of words met before, which most words of a page are; shared by threads, who put the same into it."""


def _stems_of_words(written: Sequence[str], language: str) -> list[str]:
    if language in _TANTIVY_STEMMERS:
        stems = list(_analyser(language).analyze(" ".join(written)))
    else:
        stems = [_stemmed(word, language) for word in written]
    together = fold_text(" ".join(stems)).split(" ")
    # A compatibility form may fold to a space: then one by one.
    return together if len(together) == len(written) else [fold_text(stem).replace(" ", "") for stem in stems]


_OWN = threading.local()
"""Stemmers keep the word they work on in themselves: each thread has its own."""


def _analyser(language: str) -> tantivy.TextAnalyzer:
    kept: dict[str, tantivy.TextAnalyzer] = _OWN.__dict__.setdefault("analysers", {})
    if language not in kept:
        stemming = tantivy.Filter.stemmer(_TANTIVY_STEMMERS[language])
        kept[language] = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).filter(stemming).build()
    return kept[language]


def _stemmed(word: str, language: str) -> str:
    kept: dict[str, snowballstemmer.stemmer] = _OWN.__dict__.setdefault("stemmers", {})
    if language not in kept:
        kept[language] = snowballstemmer.stemmer(_PYTHON_STEMMERS[language])
    return str(kept[language].stemWord(word))


@lru_cache(maxsize=4096)
def stem_of_query(term: str, language: str) -> str:
    """The folded stem of a term of one word, in a language that `has_stems`."""
    return stems_of(term, fold(term), language)[0]
