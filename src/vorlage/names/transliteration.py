# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Words in Latin, Cyrillic and Arabic letters as sounds, whatever the language.

Residual risks: a letter says other things in other languages (j, x, c, w): one sound stands for it here, and
`vorlage.names.hearing` knows what else it may be.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import anyascii

from vorlage.names.folding import fold_text
from vorlage.names.scripts import Script, script_of_word

_LATIN_SOUNDS: Final = re.compile(
    "Cc(?=[ei])|schtsch|shch|tsch|dsch|tch|sch|dzh|zh|kh|gh|ch|sh|ts|tz|dz|dj|ng|th|ph|ck|ou|oo|ee|c(?=[eiy])|[a-zC]"
)
_AS_SOUND: Final = {
    "schtsch": ("shch",),
    "tsch": ("ch",),
    "dsch": ("j",),
    "tch": ("ch",),
    "sch": ("sh",),
    "dzh": ("j",),
    "dj": ("j",),
    "tz": ("ts",),
    "ph": ("f",),
    "ck": ("k",),
    "C": ("hard",),
    "Cc": ("ch",),
    "kh": ("x",),
    "ou": ("u",),
    "oo": ("u",),
    "ee": ("i",),
}
_ARABIC_SOUNDS: Final = re.compile("تش|تس|.", re.DOTALL)
"""Arabic has no letter for ch and ts."""
_CYRILLIC_SOUNDS: Final = re.compile("дж|дз|[а-яёa-zѐ-ӿ]")


def _table(pairs: str) -> dict[str, tuple[str, ...]]:
    """Letters with their sounds, `letter:sound` or `letter:sound+sound`, as a table is most easily read."""
    return {letter: tuple(sounds.split("+")) for letter, sounds in (pair.split(":") for pair in pairs.split())}


_CYRILLIC: Final = _table(
    "а:a б:b в:v г:g ғ:gh д:d е:e ә:e ж:zh җ:j з:z и:i й:y к:k қ:q л:l м:m н:n ң:ng о:o ө:o п:p р:r с:s т:t у:u ү:u "
    "ұ:u ф:f х:x һ:h ц:ts ч:ch ш:sh щ:shch ы:i і:i э:e ю:y+u я:y+a ё:y+o ў:w дж:j дз:dz є:y+e ї:y+i ґ:g"
)
_ARABIC: Final = _table(
    "ا:a آ:a أ:a إ:i ە:e ب:b پ:p ت:t ث:th ج:j چ:ch ح:h خ:x د:d ذ:z ر:r ز:z ژ:zh س:s ش:sh ص:s ض:d ط:t ظ:z غ:gh ف:f ق:q"
    " تش:ch تس:ts ك:k ک:k گ:g ڭ:ng ل:l م:m ن:n ھ:h ه:h و:u ۇ:u ۆ:o ۈ:u ۋ:w ې:e ى:i ي:i ی:i ة:a ؤ:u"
)


@lru_cache(maxsize=32768)
def sounds_of_letters(word: str) -> tuple[str, ...]:
    """The sounds of a word in letters, as far as it writes them; in Arabic script short vowels may be left out."""
    script = script_of_word(word)
    if script is Script.ARABIC:
        return tuple(sound for letter in _ARABIC_SOUNDS.findall(word) for sound in _ARABIC.get(letter, ()))
    folded = fold_text(word)
    if script is Script.CYRILLIC:
        return tuple(sound for letter in _CYRILLIC_SOUNDS.findall(folded) for sound in _CYRILLIC.get(letter, ()))
    plain = folded if folded.isascii() else anyascii.anyascii(folded)
    # A c that French says s, Turkish ch or j, once its mark is folded away.
    found = re.sub("c(?![eiyhk])", "C", plain) if "c" in plain else plain
    return tuple(sound for letter in _LATIN_SOUNDS.findall(found) for sound in _AS_SOUND.get(letter, (letter,)))
