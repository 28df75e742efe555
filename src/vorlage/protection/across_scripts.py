# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Spellings of protected persons in the scripts nobody typed: Chinese names by their syllables, others by their sounds.

The rules are those of search (`vorlage.names`), with their residual risks; here they only ever hide more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import Final

from vorlage.domain.lineage import Span
from vorlage.names.folding import Folded, fold_text
from vorlage.names.hearing import keys_of, keys_to_ask
from vorlage.names.keys import name_keys, sinitic_key
from vorlage.names.scripts import Script, script_of_word
from vorlage.names.sinitic import readings_of, sound_of, spellings_of, surname_sounds
from vorlage.names.unlikeness import unlikeness
from vorlage.protection.affixes import (
    ARABIC_NAME_PREFIXES,
    CYRILLIC_NAME_SUFFIXES,
    KOREAN_NAME_ENDINGS,
    LATIN_NAME_SUFFIXES,
    UYGHUR_SUFFIXES,
    stems,
)
from vorlage.protection.chinese import surnamed_stretches

LEAST_CONSONANTS: Final = 3
"""A part of fewer is too like other words to be looked for alone."""

_MOST_ASKED_WIDELY: Final = 2_000
_FAR: Final = 0.24
_FAR_ALONE: Final = 0.14
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDINGS: Final[dict[Script, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    Script.ARABIC: (ARABIC_NAME_PREFIXES, UYGHUR_SUFFIXES),
    Script.CYRILLIC: ((), CYRILLIC_NAME_SUFFIXES),
    Script.LATIN: ((), LATIN_NAME_SUFFIXES),
    Script.HANGUL: ((), KOREAN_NAME_ENDINGS),
    Script.KATAKANA: ((), ()),
}

_Part = tuple[int, int]
"""The number of a name and of a part in it."""


class SoundIndex:
    """The names of protected persons by how they sound, in every script.

    Of more than two thousand spellings each is looked for under its own sounds alone, not under what else its letters
    may be in another script.
    """

    def __init__(self, names: Sequence[tuple[str, ...]]) -> None:
        self._names = names
        self._syllables: set[str] = set()
        self._parts: dict[str, set[_Part]] = {}
        asked = keys_to_ask if len(names) <= _MOST_ASKED_WIDELY else keys_of
        for number, name in enumerate(names):
            for reading in readings_of(name):
                self._syllables.add(sinitic_key((*reading.surname, *reading.given)))
            for at, part in enumerate(name):
                for key in asked(fold_text(part)):
                    self._parts.setdefault(key, set()).add((number, at))

    def places(self, text: str, folded: Folded) -> Iterator[Span]:
        """Where a name may stand in a text, by its sound; spans may overlap."""
        if not self._names:
            return
        yield from self._in_words(folded)
        if not text.isascii():
            yield from self._in_characters(text, folded)

    def _in_characters(self, text: str, folded: Folded) -> Iterator[Span]:
        """Chinese names by their syllables, and foreign ones in Chinese characters by their sounds."""
        if self._syllables:
            for start, given, end in surnamed_stretches(folded.text):
                sounds = (*surname_sounds(folded.text[start:given]), *map(sound_of, folded.text[given:end]))
                if sinitic_key(sounds) in self._syllables:
                    yield folded.span(start, end)
        wanted = {stretch for key, stretch in name_keys(text, folded.text) if self._is_wanted(key, stretch)}
        for stretch in wanted:
            for found in re.finditer(re.escape(stretch), folded.text):
                yield folded.span(*found.span())

    def _is_wanted(self, key: str, stretch: str) -> bool:
        if script_of_word(stretch) is not Script.HAN or key.startswith("p"):
            return False
        parts = (self._names[number][at] for number, at in self._parts.get(key[1:], ()))
        return any(_says_enough(part) and unlikeness(fold_text(part), stretch) <= _FAR_ALONE for part in parts)

    def _in_words(self, folded: Folded) -> Iterator[Span]:
        """Rows of words that sound like the parts of a name, in their order or with the last one first."""
        words = list(_WORD.finditer(folded.text))
        stems_at = [_stems(word.group()) for word in words]
        may_be = [self._candidates(each) for each in stems_at]
        for at, candidates in enumerate(may_be):
            for number, part in candidates:
                length = len(self._names[number])
                if part == 0:
                    order = list(range(length))
                elif part == length - 1:
                    order = [part, *range(part)]
                else:
                    continue
                if at + length > len(words) or any(
                    (number, each) not in may_be[at + n] for n, each in enumerate(order)
                ):
                    continue
                row = words[at : at + length]
                if _are_near(folded.text, row) and self._sounds_so(number, order, stems_at[at : at + length]):
                    yield folded.span(row[0].start(), row[-1].end())

    def _candidates(self, word_stems: tuple[str, ...]) -> set[_Part]:
        """Which parts of which names a word may be, by its consonants."""
        return set().union(*(self._parts.get(key, ()) for stem in word_stems for key in keys_of(stem)))

    def _sounds_so(self, number: int, order: Sequence[int], row: Sequence[tuple[str, ...]]) -> bool:
        """Whether words sound like the parts of a name, vowels heard too."""
        name = self._names[number]
        far = _FAR_ALONE if len(name) == 1 else _FAR
        if len(name) == 1 and not _says_enough(name[0]):
            return False
        return all(
            any(unlikeness(fold_text(name[part]), stem) <= far for stem in word_stems)
            for part, word_stems in zip(order, row, strict=True)
        )


@lru_cache(maxsize=65536)
def _stems(word: str) -> tuple[str, ...]:
    """A word, and what it may be without what is joined to it; nothing in a script that is not heard."""
    script = script_of_word(word)
    return tuple(dict.fromkeys((word, *stems(word, *_ENDINGS[script])))) if script in _ENDINGS else ()


def other_spellings(parts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """How a Chinese name is printed in letters, as rows of words; none for another name."""
    spellings = chain.from_iterable(map(spellings_of, readings_of(parts)))
    yield from dict.fromkeys(spelling.words for spelling in spellings)


def parts_of(spelling: str) -> tuple[str, ...]:
    """The parts of a spelling: words, or the sides of middle dots; of an identifier all that signs part."""
    is_identifier = "@" in spelling or any(map(str.isdigit, spelling))
    between = r"[\W_]+" if is_identifier else r"[\s,;·•・‧]+"
    return tuple(part for part in re.split(between, spelling) if fold_text(part))


def _are_near(text: str, words: Sequence[re.Match[str]]) -> bool:
    return all(re.fullmatch(r"[\s,._-]{1,4}", text[one.end() : other.start()]) for one, other in pairwise(words))


def _says_enough(part: str) -> bool:
    return any(len(key) >= LEAST_CONSONANTS for key in keys_of(fold_text(part))[:1])
