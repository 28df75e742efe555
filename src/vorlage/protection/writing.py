# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Classes of characters for regular expressions: letters with and without capitals, marks, and what has no shape.

Ranges follow the blocks of the Unicode Standard (Blocks.txt, 15.0), as `vorlage.names.scripts` does.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

WITH_CAPITALS: Final = (
    "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af"  # Latin
    "\u0370-\u0373\u0376\u0377\u037b-\u037d\u037f-\u03ff\u1f00-\u1fff"  # Greek
    "\u0400-\u052f\u1c80-\u1c8f\ua640-\ua66d\ua680-\ua69d"  # Cyrillic
    "\u0531-\u0587\u1d00-\u1dbf\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua7ff\uab30-\uab6f\ufb00-\ufb17"
    "\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7cb"  # as wide forms and as mathematical signs
)
HAN: Final = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
HIRAGANA: Final = "\u3041-\u3096\u309d-\u309f"
KATAKANA: Final = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
HANGUL: Final = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc"
THAI: Final = "\u0e01-\u0e3a\u0e40-\u0e4e"
WITHOUT_SPACES: Final = "\u0e80-\u0edf\u0f40-\u0fbc\u1000-\u103f\u1050-\u109f\u1780-\u17d3\ua9e0-\ua9ff\uaa60-\uaa7f"
"""Lao, Tibetan, Myanmar and Khmer."""


@cache
def marks() -> str:
    """Combining marks, and characters without a shape: they may stand inside any word, or hide one."""
    ranges: list[str] = []
    first: int | None = None
    for code in range(0x00A0, 0x20000):
        is_mark = unicodedata.category(chr(code)) in ("Mn", "Mc", "Me", "Cf")
        if is_mark and first is None:
            first = code
        elif not is_mark and first is not None:
            ranges.append(f"\\U{first:08x}-\\U{code - 1:08x}")
            first = None
    return "".join(ranges)


@cache
def words_without_capitals() -> str:
    """A regular expression for words of every script that has spaces and no capitals: Arabic, Hebrew, Devanagari…"""
    elsewhere = f"{WITH_CAPITALS}{HAN}{HIRAGANA}{KATAKANA}{HANGUL}{THAI}{WITHOUT_SPACES}"
    letter = rf"(?![{elsewhere}])[^\W\d_]"
    inner = f"(?:{letter}|[{marks()}])"
    return rf"{letter}{inner}*(?:['\"’׳״]{inner}+)*['’׳]?"
