# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a character is to the tokeniser: its class, its folded form, its consonant class.

Tables over the basic plane, built once from the Unicode data of the standard library, so that whole batches of text
are read by array look-ups. Characters beyond it are Han (the ideographic planes) or no part of any word.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

OTHER, LETTER, DIGIT, HAN, IGNORED, APOSTROPHE = range(6)

STOP, WIDE_STOP, DOUBLE_QUOTE, SINGLE_OPEN, SINGLE_CLOSE, POINT, GAP, NEWLINE = (1 << bit for bit in range(8))
"""What a mark may do, as bits: one character may do several things."""

_MARKS = {
    STOP: ".!?…؟۔",
    WIDE_STOP: "。！？｡",
    DOUBLE_QUOTE: '"“”„‟«»「」＂〝〞',
    SINGLE_OPEN: "'‘‚",
    SINGLE_CLOSE: "'’",
    POINT: ".,٫٬．，",
    GAP: "\u00a0\u202f\u2009'’",
    NEWLINE: "\n",
}

_APOSTROPHES = "'’ʼ‘＇´"
_IGNORED_EXTRA = "\u00ad\u0640\u200b\u200c\u200d\u2060\ufeff"

_LATIN_SKELETON = {"szxjçšžśźșşčćž": 1, "kgqcğ": 2, "bpfv": 3, "dtþð": 4, "l": 5, "r": 6, "m": 7, "nñ": 8}
_CYRILLIC_SKELETON = {"сзжшщчцѕћђџ": 1, "кгґқғ": 2, "бпвф": 3, "дт": 4, "лљ": 5, "р": 6, "м": 7, "нњң": 8}
_ARABIC_SKELETON = {"سشصزجژچظ": 1, "كقگکغ": 2, "بفپڤۋ": 3, "تدطضثذة": 4, "ل": 5, "ر": 6, "م": 7, "نڭ": 8}


class CharacterTables(NamedTuple):
    """Look-up tables over the 65,536 characters of the basic plane."""

    kind: NDArray[np.uint8]
    folded: NDArray[np.uint32]
    is_upper: NDArray[np.bool_]
    is_lower: NDArray[np.bool_]
    skeleton: NDArray[np.uint8]
    marks: NDArray[np.uint8]


def _kind_of(code: int, char: str, category: str) -> int:
    if char in _APOSTROPHES:
        return APOSTROPHE
    if char in _IGNORED_EXTRA or category in ("Mn", "Me"):
        return IGNORED
    if category == "Nd":
        return DIGIT
    if category[0] != "L":
        return OTHER
    # Scripts that put no spaces between words are read character by character: Han and kana, Thai, Lao, Burmese, Khmer.
    unspaced = 0x3040 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF
    unspaced = unspaced or 0x0E00 <= code <= 0x0EFF or 0x1000 <= code <= 0x109F or 0x1780 <= code <= 0x17FF
    return HAN if unspaced else LETTER


def _fold(char: str, category: str) -> int:
    if category == "Nd":
        return ord("0") + unicodedata.decimal(char)
    if char in "ىی":  # alef maqsura and Persian ye are written for ye
        return ord("ي")
    if char == "ک":
        return ord("ك")
    base = unicodedata.normalize("NFKD", char)[0] if category[0] == "L" else char
    return ord((base.casefold() or base)[0])


@lru_cache(maxsize=1)
def character_tables() -> CharacterTables:
    """The tables, built at first use (about a tenth of a second)."""
    kind = np.zeros(0x10000, np.uint8)
    folded = np.arange(0x10000, dtype=np.uint32)
    upper = np.zeros(0x10000, np.bool_)
    lower = np.zeros(0x10000, np.bool_)
    for code in range(0xFFFF):
        if 0xAC00 <= code <= 0xD7A3:  # Hangul is spaced and needs no folding
            kind[code] = LETTER
            continue
        char = chr(code)
        category = unicodedata.category(char)
        if category[0] not in "LMNCP" and char not in _APOSTROPHES:
            continue
        kind[code] = _kind_of(code, char, category)
        if category[0] in "LN":
            folded[code] = _fold(char, category)
            upper[code] = category in ("Lu", "Lt")
            lower[code] = category == "Ll"
    folded[[ord(mark) for mark in _APOSTROPHES]] = ord("'")
    skeleton = np.zeros(0x10000, np.uint8)
    for letters in (_LATIN_SKELETON, _CYRILLIC_SKELETON, _ARABIC_SKELETON):
        for row, number in letters.items():
            skeleton[[ord(letter) for letter in row]] = number
    marks = np.zeros(0x10000, np.uint8)
    for bit, characters in _MARKS.items():
        marks[[ord(mark) for mark in characters]] |= np.uint8(bit)
    return CharacterTables(kind, folded, upper, lower, skeleton, marks)
