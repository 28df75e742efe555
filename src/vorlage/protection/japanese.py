# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Possible names in Japanese text: Chinese characters and katakana that no ordinary word covers; kana before -san.

Works on folded text. Which text is Japanese is told by its hiragana; there is no table of surnames, which are open.

Residual risks: a name in hiragana without a form of address, and a name that is an ordinary word, is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from vorlage.domain.lineage import Span
from vorlage.protection.ordinary_words import folded_words
from vorlage.protection.ordinary_words.han import JAPANESE, JAPANESE_KATAKANA
from vorlage.protection.writing import HAN, HIRAGANA, KATAKANA

_ADDRESS: Final = (
    "さん|ちゃん|くん|様|氏|君|先生|殿|教授|議員|議長|知事|市長|社長|会長|局長|部長|課長"
    "|大臣|首相|弁護士|容疑者|被告|記者"
)
_PARTICLES: Final = "はがのもをへにとでや、。「」 　"


def is_japanese(folded: str) -> bool:
    """Whether a text with Chinese characters is Japanese: it has hiragana."""
    return _hiragana().search(folded) is not None


def possible_names(folded: str) -> Iterator[Span]:
    """Each stretch of a folded Japanese text that may be a name.

    Args:
        folded: Folded text; spans are of it.
    """
    for run in re.finditer(f"[{HAN}々〆ヶ]+", folded):
        yield from _in_run(folded, run.start(), run.end())
    yield from katakana_names(folded)
    for found in _addressed().finditer(folded):
        yield found.span()


def katakana_names(folded: str) -> Iterator[Span]:
    """Each run of katakana that is no ordinary word: foreign names, and some Japanese ones."""
    for found in re.finditer(f"[{KATAKANA}]{{2,}}(?:[·=][{KATAKANA}]+)*", folded):
        if found.group() not in folded_words(JAPANESE_KATAKANA):
            yield found.span()


def _in_run(folded: str, start: int, end: int) -> Iterator[Span]:
    """What is left of a run of characters when ordinary words are taken out, the longest first from the left."""
    words, longest = _ordinary()
    pieces: list[tuple[int, int]] = []
    at = start
    while at < end:
        length = next((n for n in range(min(longest, end - at), 0, -1) if folded[at : at + n] in words), 0)
        pieces.append((at, length))
        at += length or 1
    free_from = start
    for number, (place, length) in enumerate(pieces):
        beside = pieces[max(0, number - 1) : number] + pieces[number + 1 : number + 2]
        # A word of one character is a part of surnames too, wherever it stands beside what is no word.
        if length > 1 or (length == 1 and all(other for _, other in beside)):
            yield from _left(folded, free_from, place)
            free_from = place + length
    yield from _left(folded, free_from, end)


def _left(folded: str, start: int, end: int) -> Iterator[Span]:
    """Two characters or more; one, when no ending of a verb follows. With kana behind it that may be a given name."""
    if start == end:
        return
    after = folded[end : end + 1]
    if end - start > 1 or after == "" or after in _PARTICLES or _address().match(folded, end):
        kana = _given_in_kana().match(folded, end)
        yield start, kana.end() if kana is not None else end


@cache
def _ordinary() -> tuple[frozenset[str], int]:
    words = folded_words(JAPANESE)
    return words, max(map(len, words))


@cache
def _hiragana() -> re.Pattern[str]:
    return re.compile(f"[{HIRAGANA}]")


@cache
def _address() -> re.Pattern[str]:
    return re.compile(_ADDRESS)


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(f"(?<![{HIRAGANA}])[{HIRAGANA}]{{2,6}}(?={_ADDRESS})")


@cache
def _given_in_kana() -> re.Pattern[str]:
    """Hiragana that begins with no particle, up to a form of address or the end of a phrase."""
    return re.compile(
        f"(?![はがのもをへにとでやかしさす])[{HIRAGANA}]{{2,3}}(?=さん|ちゃん|くん|氏|様|は|が|の|、|。|$)"
    )
