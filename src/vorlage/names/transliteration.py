# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Names in the letters of another script, by the sounds of letters: what a spelling there may look like.

A name is taken apart into sounds; each sound has its letters in each script, vowels more than one, so that what comes
out is a form of words (a regular expression over folded words), not one spelling. In Arabic script vowels may be left
out; Uyghur writes them. Chinese characters that write foreign sounds are compared by their consonants (`skeleton`).

Residual risks: a form finds every word that sounds so, a name or not; the shorter the name, the more of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

import anyascii
from rapidfuzz.distance import Levenshtein

from vorlage.names.folding import fold_text
from vorlage.names.scripts import Script, script_of_word
from vorlage.names.sinitic import sound_of

LEAST_CONSONANTS: Final = 3
"""A single name of fewer is too like other words to be looked for in other scripts."""

_LEAST_ALIKE: Final = 0.6
_LEAST_ALIKE_ALONE: Final = 0.8
_VOWELS: Final = frozenset("aeiou")
_MANDARIN_VOWELS: Final = (("ai", "e"), ("ei", "e"), ("ao", "o"), ("ou", "o"), ("uo", "o"), ("x", "s"), ("v", "u"))

_LATIN_SOUNDS: Final = re.compile("tch|sch|dzh|zh|kh|gh|ch|sh|ts|dj|ng|th|ph|ck|ou|oo|ee|[a-z]")
_AS_SOUND: Final = {
    "tch": "ch",
    "sch": "sh",
    "dzh": "j",
    "dj": "j",
    "th": "t",
    "ph": "f",
    "ck": "k",
    "kh": "x",
    "ou": "u",
    "oo": "u",
    "ee": "i",
    "v": "w",
    "c": "k",
}


def _table(pairs: str) -> dict[str, tuple[str, ...]]:
    """Letters with their sounds, `letter:sound` or `letter:sound+sound`, as a table is most easily read."""
    return {letter: tuple(sounds.split("+")) for letter, sounds in (pair.split(":") for pair in pairs.split())}


_CYRILLIC: Final = _table(
    "а:a б:b в:w г:g ғ:gh д:d е:e ә:e ж:zh җ:j з:z и:i й:y к:k қ:q л:l м:m н:n ң:ng о:o ө:o п:p р:r с:s т:t у:u ү:u ф:f"
    " х:x һ:h ц:ts ч:ch ш:sh щ:sh ы:i і:i э:e ю:y+u я:y+a ё:y+o ў:w"
)
_ARABIC: Final = _table(
    "ا:a آ:a أ:a إ:i ە:e ب:b پ:p ت:t ث:s ج:j چ:ch ح:h خ:x د:d ذ:z ر:r ز:z ژ:zh س:s ش:sh ص:s ض:d ط:t ظ:z غ:gh ف:f ق:q"
    " ك:k ک:k گ:g ڭ:ng ل:l م:m ن:n ھ:h ه:h و:o ۇ:u ۆ:o ۈ:u ۋ:w ې:e ى:i ي:i ی:i ة:a ؤ:u"
)

_TO_ARABIC: Final = {
    "a": "[اهيې]{0,2}",
    "e": "[اهيې]{0,2}",
    "i": "[يې]{0,2}",
    "o": "[وۇۆۈ]{0,2}",
    "u": "[وۇۆۈ]{0,2}",
    "b": "ب",
    "p": "[پب]",
    "m": "م",
    "f": "ف",
    "d": "[دض]",
    "t": "[تطث]",
    "n": "ن",
    "l": "ل",
    "g": "[گغجك]",
    "k": "[كق]",
    "q": "[قكغ]",
    "h": "[هحخ]?",
    "x": "[خهح]",
    "j": "[جژ]",
    "zh": "[ژج]",
    "ch": "(چ|تش)",
    "sh": "ش",
    "r": "ر",
    "z": "[زذظ]",
    "s": "[سصث]",
    "ts": "(تس|[سص])",
    "w": "[وۋف]",
    "y": "ي?",
    "ng": "(ڭ|نغ|نك|نج|نق)",
    "gh": "[غگ]",
}
_TO_CYRILLIC: Final = {
    "a": "[аәяэ]{1,2}",
    "e": "[еэәяи]{1,2}",
    "i": "[иіыйе]{1,2}",
    "o": "[оөуё]{1,2}",
    "u": "[уүюөо]{1,2}",
    "b": "б",
    "p": "п",
    "m": "м",
    "f": "ф",
    "d": "д",
    "t": "т",
    "n": "н",
    "l": "л",
    "g": "[гғ]",
    "k": "[кқ]",
    "q": "[қк]",
    "h": "[һхг]?",
    "x": "[хһк]",
    "j": "(дж|дз|[жҗ])",
    "zh": "[жҗ]",
    "ch": "ч",
    "sh": "[шщ]",
    "r": "р",
    "z": "з",
    "s": "с",
    "ts": "(тс|ц)",
    "w": "[ву]",
    "y": "[йыи]?",
    "ng": "(нг|[ңн])",
    "gh": "[ғг]",
}
_TO_LATIN: Final = {
    "a": "[aei]{1,2}",
    "e": "[eai]{1,2}",
    "i": "[iye]{1,2}",
    "o": "[ou]{1,2}",
    "u": "[uo]{1,2}",
    "b": "b",
    "p": "p",
    "m": "m",
    "f": "(f|ph)",
    "d": "d",
    "t": "(t|th)",
    "n": "n",
    "l": "l",
    "g": "g",
    "k": "(k|q|c|ck)",
    "h": "h?",
    "q": "(q|k|g|gh)",
    "x": "(x|kh|h|ch)",
    "j": "(j|zh|dj|dzh)",
    "zh": "(zh|j)",
    "ch": "(ch|q|tch)",
    "r": "r",
    "sh": "(sh|x|sch|ch)",
    "z": "[zs]",
    "s": "[sz]",
    "ts": "(ts|c|z)",
    "w": "[wvuo]",
    "y": "[yij]?",
    "ng": "(ng|n)",
    "gh": "(gh|g)",
}
_LETTERS_OF: Final = {Script.ARABIC: _TO_ARABIC, Script.CYRILLIC: _TO_CYRILLIC, Script.LATIN: _TO_LATIN}
_ANY_VOWELS: Final = {
    Script.ARABIC: "[اهيوېۇۆۈ]{0,2}",
    Script.CYRILLIC: "[аәеэиыіоөуүюяйь]{0,2}",
    Script.LATIN: "[aeiouy]{0,2}",
}
_ONSET: Final = {Script.ARABIC: "[ياع]{0,2}", Script.CYRILLIC: "", Script.LATIN: ""}
_SOFT: Final = {Script.ARABIC: "", Script.CYRILLIC: "ь?", Script.LATIN: ""}

_CLASSES: Final = {
    **dict.fromkeys(("b", "p"), "p"),
    **dict.fromkeys(("d", "t"), "t"),
    **dict.fromkeys(("g", "k", "q", "gh", "x"), "k"),
    **dict.fromkeys(("j", "zh", "ch", "sh", "z", "s", "ts"), "s"),
    **dict.fromkeys(("l", "r"), "r"),
    "m": "m",
    "n": "n",
    "ng": "n",
    "f": "p",
}


@lru_cache(maxsize=16384)
def sounds_of(word: str) -> tuple[str, ...]:
    """The sounds of a word in any script with letters, as far as it writes them."""
    script = script_of_word(word)
    if script is Script.ARABIC:
        return _in_arabic(word)
    if script is Script.CYRILLIC:
        return tuple(sound for letter in fold_text(word) for sound in _CYRILLIC.get(letter, ()))
    folded = fold_text(word if script is Script.LATIN else anyascii.anyascii(word))
    return tuple(_AS_SOUND.get(sound, sound) for sound in _LATIN_SOUNDS.findall(folded))


def _in_arabic(word: str) -> tuple[str, ...]:
    sounds = [sound for letter in word for sound in _ARABIC.get(letter, ())]
    return tuple(sounds)


def form_in(part: str, script: Script) -> str:
    """The regular expression of a word of a name in another script, or in other spellings of its own."""
    own = script_of_word(part)
    letters, sounds = _LETTERS_OF[script], sounds_of(part)
    # Arabic leaves short vowels out: between two consonants there may be some.
    leaves_out = own is Script.ARABIC and not any(letter in "ەۇۆۈېھ" for letter in part)
    pieces = [_ONSET[script]]
    for at, sound in enumerate(sounds):
        is_vowel = sound in _VOWELS
        if at and sound == sounds[at - 1] and not is_vowel:
            continue
        said = letters.get(sound, "")
        if leaves_out and sound in ("i", "o"):
            # These letters are vowels or the consonants y and w.
            said = f"({said}|{letters['y' if sound == 'i' else 'w']}){_ANY_VOWELS[script]}"
        elif leaves_out and sound == "f":
            # Arabic has no letter for v.
            said = f"({said}|{letters['w']}){_ANY_VOWELS[script]}"
        elif not is_vowel:
            said = f"({said}){{1,2}}{_SOFT[script]}" if script is not Script.ARABIC else said
            said += _ANY_VOWELS[script] if leaves_out else ""
            if script is Script.ARABIC and at == 0 and sounds[1:2] and sounds[1] not in _VOWELS:
                # No word begins with two consonants there.
                said += "[ايو]?"
        elif script is not Script.ARABIC and not (at + 1 < len(sounds) and sounds[at + 1] in _VOWELS):
            # An h that is hardly heard comes and goes: Memet, Mehmet.
            said = f"{said}{letters['h']}"
        pieces.append(said)
    return "".join(pieces)


def loose_form_in(characters: str, script: Script) -> str:
    """The regular expression of what Chinese characters write, by their consonants alone."""
    alike: dict[str, list[str]] = {}
    for sound, said in _LETTERS_OF[script].items():
        if sound in _CLASSES:
            alike.setdefault(_CLASSES[sound], []).append(said)
    alike["k"].append(_LETTERS_OF[script]["x"])
    vowels = _ANY_VOWELS[script].replace("{0,2}", "{0,3}")
    breath = f"({'|'.join(_LETTERS_OF[script][sound] for sound in ('x', 'gh', 'h'))})?"
    either = f"{'|'.join(alike['s'])}|{'|'.join(alike['k'])}"
    pieces = []
    for sound in _mandarin_sounds(characters):
        # j, q and x stand for k and h before i in older words.
        said = either if sound in ("j", "q", "x") else "|".join(alike.get(_CLASSES.get(sound, ""), ()))
        if said:
            pieces.append(f"({said}){vowels}({breath}{vowels})")
    return f"{vowels}{breath}{vowels}{''.join(pieces)}{vowels}"


def consonants_in(part: str) -> int:
    """How many consonants a part of a name says, doubled ones once."""
    return len(skeleton_of_han(part)) if script_of_word(part) is Script.HAN else len(next(skeletons(part), ""))


def skeletons(part: str) -> Iterator[str]:
    """The consonant classes of a part of a name in letters: x and gh once as k, once left out."""
    sounds = sounds_of(part)
    yield _skeleton(sounds)
    # Russian writes g where others write gh or h.
    faint = ("x", "gh", "g") if script_of_word(part) is Script.CYRILLIC else ("x", "gh")
    if any(sound in faint for sound in sounds):
        yield _skeleton(tuple(sound for sound in sounds if sound not in faint))


def skeleton_of_han(characters: str) -> str:
    """The consonant classes of characters that write foreign sounds, in Mandarin."""
    return next(skeletons_of_han(characters))


def skeletons_of_han(characters: str) -> Iterator[str]:
    """The same, and once more where j, q and x may stand for k and h before i, as they do in older words."""
    sounds = tuple(_mandarin_sounds(characters))
    yield _skeleton(tuple("s" if sound in ("x", "q") else sound for sound in sounds))
    if any(sound in ("j", "q", "x") for sound in sounds):
        yield _skeleton(tuple({"j": "k", "q": "k", "x": ""}.get(sound, sound) for sound in sounds))


def _mandarin_sounds(characters: Sequence[str]) -> Iterator[str]:
    for character in characters:
        sound = sound_of(character)
        yield from (
            ("r",) if sound == "er" else _LATIN_SOUNDS.findall(sound.replace("c", "ts") if sound[:2] != "ch" else sound)
        )


def _skeleton(sounds: Sequence[str]) -> str:
    classes = [_CLASSES.get(sound, "") for sound in sounds]
    return "".join(each for at, each in enumerate(classes) if each and (at == 0 or each != classes[at - 1]))


def sounds_alike(part: str, characters: str, *, is_alone: bool) -> bool:
    """Whether characters may write a part of a name, vowels heard with consonants; more is asked of a part alone."""
    heard = "".join("r" if sound_of(character) == "er" else sound_of(character) for character in characters)
    for said, plain in _MANDARIN_VOWELS:
        heard = heard.replace(said, plain)
    one = "".join(map(_heard, sounds_of(part)))
    other = "".join(map(_heard, _LATIN_SOUNDS.findall(heard)))
    if one[-1:] not in _VOWELS:
        # Mandarin ends in a vowel or n: a last consonant is given one.
        other = other.rstrip("aeiou")
    return Levenshtein.normalized_similarity(one, other) >= (_LEAST_ALIKE_ALONE if is_alone else _LEAST_ALIKE)


def _heard(sound: str) -> str:
    """A sound as Mandarin ears take it: by its class, h not at all."""
    if sound in ("x", "h", "w", "y"):
        return ""
    return _CLASSES.get(sound, sound)
