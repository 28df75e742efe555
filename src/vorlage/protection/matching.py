# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where spellings of decided persons stand in a text, however they are disguised.

A text is squeezed to its folded letters and digits, look-alikes read as the letters they look like; each keeps its
place. A spelling is looked for in that, so that line breaks, hyphens, quoted-printable line ends, zero-width
characters, letterspacing, underscores and camel case do not hide it. Then the edges are looked at: a name inside a
longer word counts only where the language joins words (a prefix of Arabic, endings of Uyghur, Turkish, Russian).

Residual risks: a spelling misread by OCR in more than its look-alikes, an abbreviation, or a nickname is found only
when it is one of the person's spellings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from vorlage.domain.lineage import Span
from vorlage.names.folding import fold
from vorlage.names.scripts import Script, is_unspaced, script_of, script_of_word
from vorlage.protection.affixes import (
    ARABIC_NAME_PREFIXES,
    ARABIC_NAME_SUFFIXES,
    CYRILLIC_NAME_SUFFIXES,
    LATIN_NAME_SUFFIXES,
    UYGHUR_SUFFIXES,
    is_ending,
)

_LOOK_ALIKES: Final = {
    **dict(zip("асеорхуіјѕһԁԛԝвнктмг", "aceopxyijshdqwbhktmr", strict=True)),
    **dict(zip("αοερντυικχγω", "aoepvtuikxyw", strict=True)),
    "ı": "i",
}
"""Cyrillic and Greek letters that are taken for Latin ones, small; where a word mixes scripts they are read so."""

_SHORTEST: Final = 2
_BEGINNING: Final = 3
_LONGEST_GAP: Final = 6
_LONGEST_DIGIT_GAP: Final = 3
_LONGEST_DIALLING_CODE: Final = 5
_LEAST_SPACED: Final = 2
_LEAST_WITH_ENDINGS: Final = 4


@dataclass(frozen=True, slots=True)
class Squeezed:
    """The folded letters and digits of a text, and where each stood."""

    letters: str
    starts: Sequence[int]
    ends: Sequence[int]
    text: str


def squeeze(text: str) -> Squeezed:
    """Take everything but letters and digits out of a folded text; mixed words are read in Latin."""
    folded = fold(text)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for word in re.finditer(r"[^\W_]+", folded.text):
        read = _in_latin(word.group())
        for at, letter in enumerate(read):
            start, end = folded.span(word.start() + at, word.start() + at + 1)
            letters.append(letter)
            starts.append(start)
            ends.append(end)
    return Squeezed("".join(letters), starts, ends, text)


@lru_cache(maxsize=65536)
def _in_latin(word: str) -> str:
    """A folded word with look-alikes read as Latin letters, if it has Latin letters too."""
    scripts = {script_of(letter) for letter in word}
    if Script.LATIN not in scripts or not scripts & {Script.CYRILLIC, Script.GREEK}:
        return word
    return "".join(_LOOK_ALIKES.get(letter, letter) for letter in word)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of letters to look for: the parts of a spelling, squeezed, and where each part ends."""

    letters: str
    part_ends: frozenset[int]
    script: Script
    needs_capital: bool = False
    """Only where the text writes it with a capital: a part that may be an ordinary word, standing alone."""

    @classmethod
    def of(cls, parts: Sequence[str], *, needs_capital: bool = False) -> Pattern:
        """The pattern of the parts of a name, in this order."""
        squeezed = [_letters_of(part) for part in parts]
        ends: set[int] = set()
        length = 0
        for part in squeezed:
            length += len(part)
            ends.add(length)
        letters = "".join(squeezed)
        if letters.isdigit():
            # What is dialled from abroad lacks the zero.
            letters = letters.lstrip("0")
        return cls(letters, frozenset(ends), script_of_word(letters), needs_capital)


@lru_cache(maxsize=4096)
def _letters_of(part: str) -> str:
    return squeeze(part).letters


class PatternIndex:
    """Many patterns, looked for at once: a text costs its length and what is found, however many patterns there are."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._by_beginning: dict[str, list[Pattern]] = {}
        self._lengths: set[int] = set()
        for pattern in dict.fromkeys(patterns):
            if len(pattern.letters) >= _SHORTEST:
                beginning = pattern.letters[:_BEGINNING]
                self._by_beginning.setdefault(beginning, []).append(pattern)
                self._lengths.add(len(beginning))

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self._by_beginning)

    def places(self, squeezed: Squeezed) -> Iterator[Span]:
        """Where a pattern stands in a text, with what is joined to it; spans may overlap."""
        for at in range(len(squeezed.letters)):
            for length in self._lengths:
                for pattern in self._by_beginning.get(squeezed.letters[at : at + length], ()):
                    if squeezed.letters.startswith(pattern.letters, at):
                        whole = _whole(squeezed, pattern, at, at + len(pattern.letters))
                        if whole is not None:
                            yield squeezed.starts[whole[0]], squeezed.ends[whole[1] - 1]


def _whole(squeezed: Squeezed, pattern: Pattern, at: int, end: int) -> Span | None:
    """The stretch of letters with what is joined to it; None when it is a part of another word."""
    if pattern.needs_capital and not (squeezed.text[squeezed.starts[at]].isupper() or squeezed.text.islower()):
        return None
    if not _gaps_fit(squeezed, pattern, at, end):
        return None
    if any(map(is_unspaced, pattern.letters)):
        return at, end
    first = at if _is_camel(squeezed, at) else _word_start(squeezed, at)
    last = end if _is_camel(squeezed, end) else _word_end(squeezed, end)
    before, after = squeezed.letters[first:at], squeezed.letters[end:last]
    if before and not _may_precede(before, pattern):
        return None
    if after and not _may_follow(after, pattern):
        return None
    return first, last


def _gaps_fit(squeezed: Squeezed, pattern: Pattern, at: int, end: int) -> bool:
    """Whether only what may part letters of a name stands between them."""
    inner: list[str] = []
    is_unspaced_name = all(map(is_unspaced, pattern.letters))
    for place in range(at, end - 1):
        if squeezed.ends[place] >= squeezed.starts[place + 1]:
            continue
        gap = _shapely(squeezed.text[squeezed.ends[place] : squeezed.starts[place + 1]])
        if not gap or _may_cut(gap) or (pattern.letters.isdigit() and len(gap) <= _LONGEST_DIGIT_GAP):
            continue
        if is_unspaced_name and len(gap) <= _LONGEST_DIGIT_GAP and gap.isspace():
            continue
        if len(gap) > _LONGEST_GAP:
            return False
        if place - at + 1 not in pattern.part_ends:
            inner.append(gap)
    # One sign between every two letters: A n n a, A.n.n.a
    spaced = len(pattern.letters) - len(pattern.part_ends)
    return not inner or (len(inner) >= max(_LEAST_SPACED, spaced) and len(set(inner)) == 1)


def _shapely(gap: str) -> str:
    """A gap without characters that have no shape, and marks."""
    return "".join(each for each in gap if unicodedata.category(each) not in ("Cf", "Mn", "Me", "Mc"))


def _may_cut(gap: str) -> bool:
    """Whether a gap may stand inside a part: a line's end with or without a hyphen or "=", a hyphen, an apostrophe."""
    return re.fullmatch(r"[-‐‑=]?[ \t]*\r?\n[ \t>]*|[-‐‑'’ʼ´`·]", gap) is not None


def _word_start(squeezed: Squeezed, at: int) -> int:
    while at and squeezed.ends[at - 1] == squeezed.starts[at]:
        at -= 1
    return at


def _word_end(squeezed: Squeezed, end: int) -> int:
    while end < len(squeezed.letters) and squeezed.ends[end - 1] == squeezed.starts[end]:
        end += 1
    return end


def _is_camel(squeezed: Squeezed, at: int) -> bool:
    """Whether a word begins here though no space does: aB, a1, 1a, or another script."""
    if not 0 < at < len(squeezed.letters):
        return False
    before, after = squeezed.text[squeezed.starts[at - 1]], squeezed.text[squeezed.starts[at]]
    scripts = {script_of(before), script_of(after)}
    is_other = Script.COMMON not in scripts and len(scripts) > 1
    return (before.islower() and after.isupper()) or before.isdigit() != after.isdigit() or is_other


def _may_precede(before: str, pattern: Pattern) -> bool:
    if pattern.letters.isdigit():
        return before.isdigit() and len(before) <= _LONGEST_DIALLING_CODE
    is_joined = pattern.script is Script.ARABIC and before in ARABIC_NAME_PREFIXES
    return is_joined and len(pattern.letters) >= _LEAST_WITH_ENDINGS


def _may_follow(after: str, pattern: Pattern) -> bool:
    if len(pattern.letters) < _LEAST_WITH_ENDINGS:
        return False
    match pattern.script:
        case Script.ARABIC:
            return is_ending(after, (*UYGHUR_SUFFIXES, *ARABIC_NAME_SUFFIXES))
        case Script.CYRILLIC:
            return is_ending(after, CYRILLIC_NAME_SUFFIXES)
        case Script.LATIN:
            return is_ending(after, LATIN_NAME_SUFFIXES)
        case _:
            return False
