# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Spellings of protected persons in the scripts nobody typed: Chinese names by their syllables, others by their sounds.

The rules are those of search (`vorlage.names`), with their residual risks; here they only ever hide more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Final

from vorlage.domain.lineage import Span
from vorlage.names.folding import Folded, fold_text
from vorlage.names.hearing import keys_of, keys_to_ask, unlikeness
from vorlage.names.keys import name_keys, sinitic_key
from vorlage.names.scripts import Script, script_of_word
from vorlage.names.sinitic import readings_of, spellings_of
from vorlage.protection.affixes import (
    ARABIC_NAME_PREFIXES,
    CYRILLIC_NAME_SUFFIXES,
    KOREAN_NAME_ENDINGS,
    LATIN_NAME_SUFFIXES,
    UYGHUR_SUFFIXES,
    stems,
)

LEAST_CONSONANTS: Final = 3
"""A part of fewer is too like other words to be looked for alone."""

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
    """The names of protected persons by how they sound, in every script."""

    def __init__(self, names: Sequence[tuple[str, ...]]) -> None:
        self._names = names
        self._syllables: set[str] = set()
        self._parts: dict[str, list[_Part]] = {}
        for number, name in enumerate(names):
            for reading in readings_of(name):
                self._syllables.add(sinitic_key((*reading.surname, *reading.given)))
            for at, part in enumerate(name):
                for key in keys_to_ask(fold_text(part)):
                    self._parts.setdefault(key, []).append((number, at))

    def places(self, text: str, folded: Folded) -> Iterator[Span]:
        """Where a name may stand in a text, by its sound; spans may overlap."""
        if not self._names:
            return
        yield from self._in_words(folded)
        if not text.isascii():
            yield from self._in_characters(text, folded)

    def _in_characters(self, text: str, folded: Folded) -> Iterator[Span]:
        """Chinese names by their syllables, and foreign ones in Chinese characters by their sounds."""
        wanted = {stretch for key, stretch in name_keys(text, folded.text) if self._is_wanted(key, stretch)}
        for stretch in wanted:
            for found in re.finditer(re.escape(stretch), folded.text):
                yield folded.span(*found.span())

    def _is_wanted(self, key: str, stretch: str) -> bool:
        if key in self._syllables:
            return True
        if script_of_word(stretch) is not Script.HAN or key.startswith("p"):
            return False
        parts = (self._names[number][at] for number, at in self._parts.get(key[1:], ()))
        return any(_says_enough(part) and unlikeness(fold_text(part), stretch) <= _FAR_ALONE for part in parts)

    def _in_words(self, folded: Folded) -> Iterator[Span]:
        words = list(_WORD.finditer(folded.text))
        heard_before: dict[str, frozenset[_Part]] = {}
        heard = [heard_before.setdefault(word, self._heard(word)) for word in (each.group() for each in words)]
        for at, candidates in enumerate(heard):
            for number, part in candidates:
                name = self._names[number]
                # The parts in their order, or the last one first.
                if part == 0:
                    order = list(range(len(name)))
                elif part == len(name) - 1:
                    order = [part, *range(part)]
                else:
                    continue
                row = words[at : at + len(order)]
                if len(row) < len(order) or not _are_near(folded.text, row):
                    continue
                if all((number, each) in heard[at + ahead] for ahead, each in enumerate(order)) and (
                    len(name) > 1 or _says_enough(name[0])
                ):
                    yield folded.span(row[0].start(), row[-1].end())

    def _heard(self, word: str) -> frozenset[_Part]:
        """Which parts of which names a word may be, with what is joined to it."""
        script = script_of_word(word)
        if script not in _ENDINGS:
            return frozenset()
        found: set[_Part] = set()
        for stem in dict.fromkeys((word, *stems(word, *_ENDINGS[script]))):
            for key in keys_of(stem):
                for number, at in self._parts.get(key, ()):
                    name = self._names[number]
                    far = _FAR_ALONE if len(name) == 1 else _FAR
                    if (number, at) not in found and unlikeness(fold_text(name[at]), stem) <= far:
                        found.add((number, at))
        return frozenset(found)


def other_spellings(parts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """How a Chinese name is printed in letters, as rows of words; none for another name."""
    spellings = chain.from_iterable(map(spellings_of, readings_of(parts)))
    yield from dict.fromkeys(spelling.words for spelling in spellings)


def parts_of(spelling: str) -> tuple[str, ...]:
    """The parts of a spelling: words, or the sides of middle dots."""
    return tuple(part for part in re.split(r"[\s,;·•・‧]+", spelling) if fold_text(part))


def _are_near(text: str, words: Sequence[re.Match[str]]) -> bool:
    return all(re.fullmatch(r"[\s,._-]{1,4}", text[one.end() : other.start()]) for one, other in pairwise(words))


def _says_enough(part: str) -> bool:
    return any(len(key) >= LEAST_CONSONANTS for key in keys_of(fold_text(part))[:1])
