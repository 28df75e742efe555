# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Mandarin syllables as Thai script writes them: the table of the Royal Institute, and what the press writes beside it.

What all keep is told by *plain* letters: no tones, no mute h before a sonorant, long and short vowels one, letters of
one sound one.

Residual risks: zh and j, ch and q, sh, x and s are one in Thai: a name stands for several, and all are found.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys("่้๊๋็์", ""),
        **dict(zip("ีืูใฮศษสฉฌภผฝถธฑขฆบดฎฏญณฬ", "ิึุไหซซซชชพพฟทททคคปตตตยนล", strict=True)),
    }
)
_MUTE: Final = re.compile("ห(?=[งนมยรลว])")


def _table(pairs: str) -> dict[str, tuple[str, ...]]:
    """Parts of syllables with what they may be, `part:one+other`; `-` stands for the consonant."""
    return {part: tuple(written.split("+")) for part, written in (pair.split(":") for pair in pairs.split())}


_INITIALS: Final = _table(
    "b:ป p:พ m:ม f:ฟ d:ต t:ท n:น l:ล g:ก k:ค h:ห j:จ q:ช x:ซ zh:จ ch:ช sh:ซ+ช r:ร+ย z:จ+ซ c:ช+ซ s:ซ"
)
_FINALS: Final = _table(
    "a:-า o:โ-+-อ+-ัว e:เ-อ ai:ไ- ei:เ-ย ao:เ-า+-าว ou:โ-ว an:-าน+-ัน+แ-น en:เ-ิน ang:-าง+-ัง eng:เ-ิง+-ง ong:-ง+โ-ง+-ุง "
    "i:-ี ia:เ-ีย ie:เ-ีย iao:เ-ียว iu:-ิว ian:เ-ียน in:-ิน iang:เ-ียง ing:-ิง iong:-ยง+เ-ียง u:-ู ua:-ัว+-วา uo:-ัว+โ- "
    "uai:ไ-ว+-วาย ui:-ุย uan:-วน+-วาน un:-ุน uang:-วง+-วาง+-วัง v:-วี+-ู ve:เ-วีย+เ-วี van:เ-วียน+-วน vn:-วิน+-ุน"
)
_HISSED: Final = ("zh", "ch", "sh", "r", "z", "c", "s")
_WHOLE: Final = _table(
    "yi:อี+ยี ya:ยา ye:เย yao:เยา+ยาว you:โยว+ยู yan:เยียน+เอียน+ยาน yin:ยิน+อิน yang:ยาง+ยัง ying:ยิง+อิง yong:ยง "
    "yu:ยวี+อวี+ยู yue:เยวีย+เยว yuan:ยวน+เยวียน yun:ยุน+ยวิน+อวิน wu:อู+วู wa:วา wo:วอ+โว wai:ไว+วาย wei:เวย wan:วาน+วัน "
    "wen:เวิน wang:วาง+วัง weng:เวิง an:อัน+อาน ai:ไอ en:เอิน e:เออ er:เออ ang:อาง+อัง ao:เอา+อาว ou:โอว"
)


def plain_thai(word: str) -> str:
    """A word in Thai script by its plain letters."""
    return _MUTE.sub("", word.translate(_PLAIN))


@lru_cache(maxsize=1024)
def mandarin_in_thai(syllable: str) -> tuple[str, ...]:
    """The plain letters a syllable of pinyin without tone may have in Thai; none when it is no such syllable."""
    if syllable in _WHOLE:
        return tuple(map(plain_thai, _WHOLE[syllable]))
    initial = next((each for each in sorted(_INITIALS, key=len, reverse=True) if syllable.startswith(each)), "")
    final = syllable[len(initial) :]
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = {"u": "v", "ue": "ve", "uan": "van", "un": "vn"}.get(final, "")
    if final not in _FINALS or not initial:
        return ()
    patterns = ("-ือ",) if final == "i" and initial in _HISSED else _FINALS[final]
    written = (pattern.replace("-", letter) for letter in _INITIALS[initial] for pattern in patterns)
    return tuple(dict.fromkeys(plain_thai(each) for each in written))
