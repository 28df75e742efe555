# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which script a character or a word is written in.

Ranges follow the blocks of the Unicode Standard (Blocks.txt, 15.0), coarser than the Script property: a block
is given to the script it was made for. Digits, punctuation and marks of no script are `COMMON`.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter
from enum import StrEnum
from functools import cache, lru_cache


class Script(StrEnum):
    """A writing system, as far as search and names tell them apart."""

    LATIN = "latin"
    GREEK = "greek"
    CYRILLIC = "cyrillic"
    ARMENIAN = "armenian"
    HEBREW = "hebrew"
    ARABIC = "arabic"
    THAI = "thai"
    LAO = "lao"
    TIBETAN = "tibetan"
    MYANMAR = "myanmar"
    KHMER = "khmer"
    HANGUL = "hangul"
    HAN = "han"
    HIRAGANA = "hiragana"
    KATAKANA = "katakana"
    BOPOMOFO = "bopomofo"
    OTHER = "other"
    COMMON = "common"


_BLOCKS: tuple[tuple[int, int, Script], ...] = (
    (0x0041, 0x024F, Script.LATIN),
    (0x0250, 0x02AF, Script.LATIN),
    (0x0370, 0x03FF, Script.GREEK),
    (0x0400, 0x052F, Script.CYRILLIC),
    (0x0530, 0x058F, Script.ARMENIAN),
    (0x0590, 0x05FF, Script.HEBREW),
    (0x0600, 0x06FF, Script.ARABIC),
    (0x0750, 0x077F, Script.ARABIC),
    (0x0870, 0x08FF, Script.ARABIC),
    (0x0E00, 0x0E7F, Script.THAI),
    (0x0E80, 0x0EFF, Script.LAO),
    (0x0F00, 0x0FFF, Script.TIBETAN),
    (0x1000, 0x109F, Script.MYANMAR),
    (0x1100, 0x11FF, Script.HANGUL),
    (0x1780, 0x17FF, Script.KHMER),
    (0x1C80, 0x1C8F, Script.CYRILLIC),
    (0x1D00, 0x1D25, Script.LATIN),
    (0x1D26, 0x1D2A, Script.GREEK),
    (0x1D2B, 0x1D2B, Script.CYRILLIC),
    (0x1D2C, 0x1DBF, Script.LATIN),
    (0x1E00, 0x1EFF, Script.LATIN),
    (0x1F00, 0x1FFF, Script.GREEK),
    (0x2C60, 0x2C7F, Script.LATIN),
    (0x2DE0, 0x2DFF, Script.CYRILLIC),
    (0x2E80, 0x2FDF, Script.HAN),
    (0x3005, 0x3007, Script.HAN),
    (0x3021, 0x3029, Script.HAN),
    (0x3038, 0x303B, Script.HAN),
    (0x3041, 0x309F, Script.HIRAGANA),
    (0x30A1, 0x30FA, Script.KATAKANA),
    (0x30FC, 0x30FF, Script.KATAKANA),
    (0x3105, 0x312F, Script.BOPOMOFO),
    (0x3131, 0x318E, Script.HANGUL),
    (0x31A0, 0x31BF, Script.BOPOMOFO),
    (0x31F0, 0x31FF, Script.KATAKANA),
    (0x3400, 0x4DBF, Script.HAN),
    (0x4E00, 0x9FFF, Script.HAN),
    (0xA640, 0xA69F, Script.CYRILLIC),
    (0xA720, 0xA7FF, Script.LATIN),
    (0xA9E0, 0xA9FF, Script.MYANMAR),
    (0xA960, 0xA97F, Script.HANGUL),
    (0xAA60, 0xAA7F, Script.MYANMAR),
    (0xAB30, 0xAB64, Script.LATIN),
    (0xAC00, 0xD7FF, Script.HANGUL),
    (0xF900, 0xFAFF, Script.HAN),
    (0xFB00, 0xFB06, Script.LATIN),
    (0xFB13, 0xFB17, Script.ARMENIAN),
    (0xFB1D, 0xFB4F, Script.HEBREW),
    (0xFB50, 0xFDFF, Script.ARABIC),
    (0xFE70, 0xFEFE, Script.ARABIC),
    (0xFF21, 0xFF5A, Script.LATIN),
    (0xFF66, 0xFF9F, Script.KATAKANA),
    (0xFFA0, 0xFFDC, Script.HANGUL),
    (0x1AFF0, 0x1B16F, Script.HIRAGANA),
    (0x20000, 0x323AF, Script.HAN),
)
_STARTS = tuple(sorted(block[0] for block in _BLOCKS))
_BY_START = {block[0]: block for block in _BLOCKS}

UNSPACED = frozenset(
    {
        Script.HAN,
        Script.HIRAGANA,
        Script.KATAKANA,
        Script.BOPOMOFO,
        Script.HANGUL,
        Script.THAI,
        Script.LAO,
        Script.KHMER,
        Script.MYANMAR,
        Script.TIBETAN,
    }
)
"""Scripts whose words search takes character by character.

They are written without spaces between words; Korean has spaces, but glues particles to its nouns, so that a
noun is found only inside a longer written word.
"""


@lru_cache(maxsize=65536)
def script_of(character: str) -> Script:
    """The script of one character. Digits, punctuation, symbols and unassigned code points are `COMMON`."""
    code = ord(character)
    if unicodedata.category(character)[0] not in "LMN" or unicodedata.category(character) == "Nd":
        return Script.COMMON
    at = bisect_right(_STARTS, code) - 1
    if at >= 0:
        first, last, script = _BY_START[_STARTS[at]]
        if first <= code <= last:
            return script
    return Script.OTHER if unicodedata.category(character)[0] == "L" else Script.COMMON


@lru_cache(maxsize=65536)
def script_of_word(word: str) -> Script:
    """The script most characters of a word are written in; of equals, the first. `COMMON` when it has no letter.

    A Latin word with one Cyrillic look-alike is still Latin: that it is mixed is for others to say.
    """
    scripts = set(map(script_of, word)) - {Script.COMMON}
    if len(scripts) < 2:
        return scripts.pop() if scripts else Script.COMMON
    counts = Counter(script for character in word if (script := script_of(character)) is not Script.COMMON)
    return counts.most_common(1)[0][0] if counts else Script.COMMON


def is_han(character: str) -> bool:
    """Whether this is a Han character, of any country's form."""
    return script_of(character) is Script.HAN


def is_unspaced(character: str) -> bool:
    """Whether this is a letter of a script that search takes character by character."""
    return script_of(character) in UNSPACED


@cache
def unspaced_ranges(*, beyond_bmp: bool = True) -> str:
    """The blocks of the unspaced scripts, as the inside of a regular expression's character class.

    Args:
        beyond_bmp: With those above U+FFFF.
    """
    return "".join(
        f"\\U{first:08x}-\\U{last:08x}"
        for first, last, script in sorted(_BLOCKS)
        if script in UNSPACED and (beyond_bmp or last <= 0xFFFF)
    )
