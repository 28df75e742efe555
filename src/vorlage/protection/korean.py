# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Possible names in Korean text: every word in Hangul whose stem is not known to be ordinary.

A word is hidden with the particles joined to it: their forms would tell how the name ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from vorlage.domain.lineage import Span
from vorlage.protection.affixes import KOREAN_ENDINGS, is_ending
from vorlage.protection.ordinary_words import folded_words
from vorlage.protection.ordinary_words.hangul_and_thai import KOREAN
from vorlage.protection.writing import HANGUL

_VERBAL: Final = re.compile(".(?:습니다|했다|하였다|었다|았다|였다|한다|된다|됐다|린다|진다|겠다)$")
"""Ends a sentence: no name does so."""

# Longer rows of syllables without a space are no words of a text, and trying every cut of one costs its length squared.
_LONGEST_WORD: Final = 60


def possible_names(folded: str) -> Iterator[Span]:
    """Each word that may be a name.

    Args:
        folded: Folded text; spans are of it.
    """
    for found in _words().finditer(folded):
        if not _is_ordinary(found.group()):
            yield found.span()
    for found in _surname_alone().finditer(folded):
        yield found.span()


@cache
def _words() -> re.Pattern[str]:
    return re.compile(f"[{HANGUL}]+")


@cache
def _surname_alone() -> re.Pattern[str]:
    """One syllable, and a form of address or an office."""
    address = "씨|님|군|양|선생|여사|교수|국장|과장|부장|사장|회장|의원|장관"
    return re.compile(f"(?<![{HANGUL}])[{HANGUL}](?= ?(?:{address})(?:[은는이가을를의에와과도]|[^{HANGUL}]|$))")


@cache
def _ordinary() -> frozenset[str]:
    return folded_words(KOREAN)


@lru_cache(maxsize=65536)
def _is_ordinary(word: str) -> bool:
    if len(word) > _LONGEST_WORD:
        return False
    if len(word) == 1 or word in _ordinary() or _VERBAL.search(word):
        return True
    ends = range(1, len(word)) if len(word) > 2 else range(1, 2)
    # A stem of one syllable says too little: 이가 may be "this" or a name.
    return any(
        len(word[:end]) > 1 and word[:end] in _ordinary() and (is_ending(word[end:], KOREAN_ENDINGS)) for end in ends
    ) or _is_compound(word)


def _is_compound(word: str) -> bool:
    """Whether two ordinary words of two syllables or more stand in one, with or without an ending."""
    for cut in range(2, len(word) - 1):
        if word[:cut] not in _ordinary():
            continue
        for end in range(cut + 2, len(word) + 1):
            if word[cut:end] in _ordinary() and is_ending(word[end:], KOREAN_ENDINGS):
                return True
    return False
