# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Mandarin syllables as katakana say them, whatever the house that writes them.

Newspapers, broadcasters and encyclopaedias of Japan each have a table (チャオ and ジャオ, イエン and ヤン, フォン and
ホン). What all of them keep is told by *plain* sounds: voiced or not, long or short, y or i is one.

Residual risks: n and ng are one in kana, and so are b and p, d and t, g and k, zh and j, ch and q: a name in katakana
stands for many, and all are found.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from vorlage.names.kana import in_katakana, sounds_of_kana

_PLAIN: Final = {
    **dict.fromkeys("bp", "p"),
    **dict.fromkeys("dt", "t"),
    **dict.fromkeys("gk", "k"),
    **dict.fromkeys(("j", "ch"), "c"),
    **dict.fromkeys(("z", "ts"), "z"),
    **dict.fromkeys("fh", "h"),
    "sh": "x",
    "y": "i",
    "w": "u",
    "-": "",
}


def _table(pairs: str) -> dict[str, tuple[str, ...]]:
    """Parts of syllables with what they may be, `part:one+other`."""
    return {part: tuple(said.split("+")) for part, said in (pair.split(":") for pair in pairs.split())}


_INITIALS: Final = _table("b:p p:p m:m f:h d:t t:t n:n l:r g:k k:k h:h j:c q:c x:x zh:c ch:c sh:x r:r+c z:z c:z s:s")
"""任 is レン or ジェン."""

_FINALS: Final = _table(
    "a:a o:o e:o+a+u+e ai:ai ei:ei ao:ao ou:ou+o an:an en:en+on+un ang:an eng:en+on+un ong:on+un er:aru+eru+a "
    "i:i ia:ia ie:ie iao:iao iu:iu+iou ian:ien+ian in:in iang:ian ing:in iong:ion+iun u:u ua:ua+oa+a uo:uo+o "
    "uai:uai+oai ui:ui+uei uan:uan+oan+an un:un+uen uang:uan+oan+an v:iu+u ve:iue+ue van:iuan+iuen vn:iun+in"
)
_WITHOUT_INITIAL: Final = _table(
    "yi:i ya:ia ye:ie yao:iao you:iu yan:ian yin:in yang:iang ying:ing yong:iong yu:v yue:ve yuan:van yun:vn wu:u "
    "wa:ua wo:uo wai:uai wei:ui wan:uan wen:un wang:uang weng:ong"
)
_HISSED: Final = ("z", "c", "s")


@lru_cache(maxsize=4096)
def plain_kana(word: str) -> str:
    """A word in kana by its plain sounds."""
    return _plain("".join(_PLAIN.get(sound, sound) for sound in sounds_of_kana(in_katakana(word))))


def _plain(said: str) -> str:
    """Vowels once; after a hiss no i is heard before another vowel."""
    return re.sub(r"([aeiou])\1+", r"\1", re.sub("(?<=[cxz])i(?=[aeou])", "", said))


@lru_cache(maxsize=1024)
def mandarin_in_kana(syllable: str) -> tuple[str, ...]:
    """The plain sounds a syllable of pinyin without tone may have in katakana; none when it is no such syllable."""
    initial = next((each for each in sorted(_INITIALS, key=len, reverse=True) if syllable.startswith(each)), "")
    final = syllable[len(initial) :]
    if syllable in _WITHOUT_INITIAL:
        initial, final = "", _WITHOUT_INITIAL[syllable][0]
    elif initial in ("j", "q", "x") and final.startswith("u"):
        final = {"u": "v", "ue": "ve", "uan": "van", "un": "vn"}.get(final, "")
    if final not in _FINALS:
        return ()
    said = ("u", "i") if final == "i" and initial in _HISSED else _FINALS[final]
    firsts = _INITIALS.get(initial, ("",))
    if not initial:
        # 志远 is ジーユエン: of two i beside each other one is heard.
        said = (*said, *(vowels[1:] for vowels in said if vowels[0] in "iu" and len(vowels) > 1))
    return tuple(dict.fromkeys(_plain(first + vowel) for first in firsts for vowel in said))
