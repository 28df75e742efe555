# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Stretches of Chinese text that may be names, each behind a key by which a name in letters finds it.

Chinese has no spaces and no capitals: what may be a name is a surname and one or two characters that are no grammar,
or a run of characters that write foreign sounds. Most of what is found is no name, and no harm: a key is only looked
up for a name that somebody asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby

from vorlage.names.folding import fold_text, is_beyond_bmp
from vorlage.names.scripts import is_han
from vorlage.names.sinitic import sound_of, surname_sounds
from vorlage.names.sounds import COMPOUND_SURNAMES, NOT_IN_NAMES, SURNAMES, TRANSCRIBING
from vorlage.names.transliteration import skeletons_of_han

SEPARATOR = "="

_BETWEEN = "."


def sinitic_key(syllables: Sequence[str]) -> str:
    """The key of a Chinese name by its syllables in pinyin without tones."""
    return f"p{_BETWEEN.join(syllables)}"


def transcribed_key(skeleton: str) -> str:
    """The key of a foreign name in characters by its consonants."""
    return f"t{skeleton}"


def name_keys(folded_text: str) -> Iterator[tuple[str, str]]:
    """Each stretch of a folded text that may be a Chinese name or a foreign one, with its key; a stretch may repeat."""
    if _any_surname().search(folded_text) is None:
        return
    for characters in _runs().findall(folded_text):
        yield from _transcribed_keys(characters)
    for stretch in _persons(beyond_bmp=is_beyond_bmp(folded_text)).findall(folded_text):
        long = 2 if stretch[:2] in _compound() else 1
        key = _surname_key(stretch[:long])
        for end in range(long + 1, min(len(stretch), long + 2) + 1):
            key = f"{key}{_BETWEEN}{sound_of(stretch[end - 1])}"
            yield key, stretch[:end]


@lru_cache(maxsize=1 << 16)
def _transcribed_keys(characters: str) -> tuple[tuple[str, str], ...]:
    return tuple((transcribed_key(skeleton), characters) for skeleton in skeletons_of_han(characters))


@cache
def _surname_key(characters: str) -> str:
    return sinitic_key(surname_sounds(characters))


@cache
def _compound() -> frozenset[str]:
    return frozenset(fold_text(surname) for surname in COMPOUND_SURNAMES)


@cache
def _any_surname() -> re.Pattern[str]:
    """Finds a character with which a name in characters may begin: on most pages of other scripts there is none."""
    firsts = SURNAMES | TRANSCRIBING | {surname[0] for surname in COMPOUND_SURNAMES}
    return re.compile(f"[{''.join(sorted(firsts))}]")


@cache
def _persons(*, beyond_bmp: bool) -> re.Pattern[str]:
    """Finds the firsts of surnames with up to three characters behind them, those that overlap too."""
    given = f"[{_given(0x10000)}]"
    if beyond_bmp:
        # Python looks a class up in constant time only as long as nothing above U+FFFF is in it.
        given = f"(?:{given}|[{_given(0x32000, first=0x10000)}])"
    firsts = SURNAMES | {surname[0] for surname in COMPOUND_SURNAMES}
    return re.compile(f"(?=([{''.join(sorted(firsts))}]{given}{{1,3}}))")


def _given(end: int, *, first: int = 0x2E80) -> str:
    """The characters that may be in a given name, as ranges of a character class."""
    codes = [code for code in range(first, end) if _may_be_given(chr(code))]
    runs = (list(run) for _, run in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0]))
    return "".join(f"\\U{run[0][1]:08x}-\\U{run[-1][1]:08x}" for run in runs)


@cache
def _runs() -> re.Pattern[str]:
    characters = "".join(sorted(TRANSCRIBING))
    return re.compile(f"[{characters}]{{2}}(?:[{characters}]{{1,6}}|(?=·)|(?<=·..))")


def _may_be_given(character: str) -> bool:
    return is_han(character) and character not in NOT_IN_NAMES
