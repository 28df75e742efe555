# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Mandarin syllables in Hangul, by the rules of the National Institute of Korean Language (1986) for Chinese."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from vorlage.names.korean import composed

_INITIALS: Final = {
    "b": "ㅂ",
    "p": "ㅍ",
    "m": "ㅁ",
    "f": "ㅍ",
    "d": "ㄷ",
    "t": "ㅌ",
    "n": "ㄴ",
    "l": "ㄹ",
    "g": "ㄱ",
    "k": "ㅋ",
    "h": "ㅎ",
    "j": "ㅈ",
    "q": "ㅊ",
    "x": "ㅅ",
    "zh": "ㅈ",
    "ch": "ㅊ",
    "sh": "ㅅ",
    "r": "ㄹ",
    "z": "ㅉ",
    "c": "ㅊ",
    "s": "ㅆ",
    "": "ㅇ",
}
_FINALS: Final = {
    # The vowel, the final consonant and the syllables after it.
    "a": ("ㅏ", "", ""),
    "o": ("ㅗ", "", ""),
    "e": ("ㅓ", "", ""),
    "ai": ("ㅏ", "", "이"),
    "ei": ("ㅔ", "", "이"),
    "ao": ("ㅏ", "", "오"),
    "ou": ("ㅓ", "", "우"),
    "an": ("ㅏ", "ㄴ", ""),
    "en": ("ㅓ", "ㄴ", ""),
    "ang": ("ㅏ", "ㅇ", ""),
    "eng": ("ㅓ", "ㅇ", ""),
    "ong": ("ㅜ", "ㅇ", ""),
    "er": ("ㅓ", "ㄹ", ""),
    "i": ("ㅣ", "", ""),
    "ia": ("ㅑ", "", ""),
    "ie": ("ㅖ", "", ""),
    "iao": ("ㅑ", "", "오"),
    "iu": ("ㅠ", "", ""),
    "ian": ("ㅖ", "ㄴ", ""),
    "in": ("ㅣ", "ㄴ", ""),
    "iang": ("ㅑ", "ㅇ", ""),
    "ing": ("ㅣ", "ㅇ", ""),
    "iong": ("ㅠ", "ㅇ", ""),
    "u": ("ㅜ", "", ""),
    "ua": ("ㅘ", "", ""),
    "uo": ("ㅝ", "", ""),
    "uai": ("ㅘ", "", "이"),
    "ui": ("ㅜ", "", "이"),
    "uan": ("ㅘ", "ㄴ", ""),
    "un": ("ㅜ", "ㄴ", ""),
    "uang": ("ㅘ", "ㅇ", ""),
    "v": ("ㅟ", "", ""),
    "ve": ("ㅞ", "", ""),
    "van": ("ㅟ", "", "안"),
    "vn": ("ㅟ", "ㄴ", ""),
}
_ZERO: Final = {
    "yi": "i",
    "ya": "ia",
    "ye": "ie",
    "yao": "iao",
    "you": "iu",
    "yan": "ian",
    "yin": "in",
    "yang": "iang",
    "ying": "ing",
    "yong": "iong",
    "yu": "v",
    "yue": "ve",
    "yuan": "van",
    "yun": "vn",
    "wu": "u",
    "wa": "ua",
    "wo": "uo",
    "wai": "uai",
    "wan": "uan",
    "wang": "uang",
}
_WHOLE: Final = {
    "wei": "웨이",
    "wen": "원",
    "weng": "웡",
    "zhi": "즈",
    "chi": "츠",
    "shi": "스",
    "ri": "르",
    "zi": "쯔",
}
_WHOLE_TOO: Final = {"ci": "츠", "si": "쓰", "yo": "요"}
_PLAIN: Final = {"ㅑ": "ㅏ", "ㅛ": "ㅗ", "ㅠ": "ㅜ", "ㅖ": "ㅔ"}
"""After ㅈ, ㅉ and ㅊ no y is written."""


@lru_cache(maxsize=1024)
def mandarin_in_hangul(syllable: str) -> tuple[str, ...]:
    """How a syllable of pinyin without tone is written, one way; none when it is no such syllable."""
    whole = _WHOLE.get(syllable) or _WHOLE_TOO.get(syllable)
    if whole:
        return (whole,)
    initial = next((each for each in sorted(_INITIALS, key=len, reverse=True) if syllable.startswith(each)), "")
    final = syllable[len(initial) :]
    if syllable in _ZERO:
        initial, final = "", _ZERO[syllable]
    elif initial in ("j", "q", "x") and final.startswith("u"):
        final = {"u": "v", "ue": "ve", "uan": "van", "un": "vn"}.get(final, "")
    elif final == "ue":
        final = "ve"
    if final not in _FINALS:
        return ()
    vowel, last, after = _FINALS[final]
    letter = _INITIALS[initial]
    if letter in "ㅈㅉㅊ":
        vowel = _PLAIN.get(vowel, vowel)
    return (composed(letter, vowel, last) + after,)
