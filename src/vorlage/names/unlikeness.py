# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How far two words are apart by their sounds, in whatever scripts they are written.

Sound by sound, at a cost for each that differs: a weighted edit distance (Wagner and Fischer, JACM 1974). Of many words
at once `hearing_together` makes the same sums.

Residual risks: words that sound alike are called one, a name or not; the shorter, the more of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from vorlage.names.hearing import CLASSES, EAST_ASIAN, VOWELS, rows_heard, sounds_of
from vorlage.names.scripts import Script, script_of_word

OPEN_SYLLABLES: Final = frozenset({Script.HIRAGANA, Script.KATAKANA, Script.HANGUL})
_SAID_AT_ENDS: Final = frozenset((vowel,) for vowel in "aiou")
_MUTE_AT_ENDS: Final = frozenset({*"aeiou", "y", "h", "x", "w", "t", "d", "s"})

_NEAR: Final = {
    **dict.fromkeys(("bp", "dt", "gk", "kq", "gq", "j zh", "s z", "s ts", "z ts", "z dz", "dz j", "q gh"), 0.1),
    **dict.fromkeys(("k x", "g gh", "k gh", "q x", "s sh", "ch sh", "ch j", "ch ts", "z zh", "z j", "sh zh"), 0.25),
    **dict.fromkeys(("x h", "i y", "u w", "v w", "l r", "n ng", "c k", "c s", "t th", "d th", "hard q", "hard g"), 0.1),
    "hard k": 0.0,
    "hard x": 0.25,
    **dict.fromkeys(("ch t", "ts t", "f p", "f v", "b v", "f w", "f h", "th s", "th z", "h gh", "c ch", "c ts"), 0.3),
    **dict.fromkeys(("shch sh", "ch x"), 0.2),
    **dict.fromkeys(("hard ch", "c j", "hard j", "hard s", "hard ts", "hard sh", "g j", "h j"), 0.35),
    **dict.fromkeys(("rh r", "rh l"), 0.0),
    **dict.fromkeys(("rh zh", "rh j", "rh z"), 0.15),
    **dict.fromkeys(("o w", "j y", "f b", "p v", "u v", "x sh", "sh x"), 0.3),
    **dict.fromkeys(("h k", "h g", "x g", "m n", "x f", "z t", "j t", "j d", "w b", "j x"), 0.5),
    **dict.fromkeys(("e i", "a e", "o u"), 0.2),
    **dict.fromkeys(("a o", "e o", "i u", "a i", "e u"), 0.45),
    **dict.fromkeys(("a u", "i o"), 0.6),
}
_MISSING: Final = {
    **dict.fromkeys("aeiou", 0.45),
    "y": 0.25,
    "j": 0.6,
    "w": 0.4,
    "v": 0.6,
    "h": 0.25,
    "x": 0.6,
    "gh": 0.5,
    "g": 0.8,
    "r": 0.6,
    "-": 0.0,
}
APART: Final = 1.2
_OF_ARABIC: Final = {"j g": 0.3, "h e": 0.15, "h a": 0.15, "o v": 0.2, "th t": 0.1, "gh j": 0.4}
_OF_HAN: Final = {
    "j g": 0.3,
    "j k": 0.3,
    "j gh": 0.35,
    "ch k": 0.3,
    "ch g": 0.4,
    "sh k": 0.4,
    "sh x": 0.3,
    "sh h": 0.3,
    "j q": 0.3,
}
_OF_THAI: Final = {"l n": 0.2, "r n": 0.3, "s t": 0.3, "j t": 0.3, "ch t": 0.3}
OTHER_END: Final = 0.9
"""What it costs more when both end in a vowel, and not in the same: Andrea is not Andrei."""


@cache
def sound_costs(scripts: frozenset[Script]) -> Mapping[tuple[str, str], float]:
    """What it costs to hear one sound as another, between words of these scripts."""
    costs: dict[tuple[str, str], float] = {}
    for one, its_class in CLASSES.items():
        for other, class_of_other in CLASSES.items():
            if its_class == class_of_other:
                costs[one, other] = 0.3
    near = dict(_NEAR)
    for script, own in ((Script.ARABIC, _OF_ARABIC), (Script.HAN, _OF_HAN), (Script.THAI, _OF_THAI)):
        near |= own if script in scripts else {}
    for pair, cost in near.items():
        one, other = pair.split() if " " in pair else (pair[0], pair[1])
        costs[one, other] = costs[other, one] = cost
    return costs


def unlikeness_of_sounds(row: Sequence[str], other: str) -> float:
    """How far a row of sounds and a word are apart, no vowel being free: of syllables, each counts."""
    return min(_distance(row, heard, frozenset()) for heard in rows_heard(other))


@lru_cache(maxsize=65536)
def unlikeness(one: str, other: str, most: float = 1.0) -> float:
    """How far two words are apart by their sounds: 0 the same, 1 nothing in common, or more than `most` apart."""
    scripts = frozenset((script_of_word(one), script_of_word(other)))
    return min(_distance(first, second, scripts, most) for first in rows_heard(one) for second in rows_heard(other))


@cache
def costs_of_silence(scripts: frozenset[Script]) -> Mapping[str, float]:
    """What it costs not to hear a sound, between words of these scripts."""
    is_open = Script.ARABIC in scripts or not scripts.isdisjoint(EAST_ASIAN)
    return {**_MISSING, **dict.fromkeys(VOWELS, 0.15 if is_open else _MISSING["a"])}


def _distance(one: Sequence[str], other: Sequence[str], scripts: frozenset[Script], most: float = 1.0) -> float:
    costs = sound_costs(scripts)
    one, other = said_once(one), said_once(other)
    if not one or not other:
        return 1.0
    missing = costs_of_silence(scripts)
    longest = max(len(one), len(other))
    ends = (one[-1], other[-1])
    differs = Script.ARABIC not in scripts and VOWELS.issuperset(ends) and is_other_vowel(*ends)
    # Kana and Hangul give a vowel to every last consonant but n.
    differs = differs or (not scripts.isdisjoint(OPEN_SYLLABLES) and _is_n_and_vowel(one, other))
    above = [0.0]
    for sound in other:
        above.append(above[-1] + missing.get(sound, 1.0))
    for sound in one:
        gap = missing.get(sound, 1.0)
        row = [above[0] + gap]
        for at, heard in enumerate(other):
            change = 0.0 if sound == heard else costs.get((sound, heard), APART)
            row.append(min(above[at] + change, above[at + 1] + gap, row[at] + missing.get(heard, 1.0)))
        above = row
        # No way on from here is shorter than the shortest so far.
        if most < 1.0 and min(above) > most * longest:
            return 1.0
    return (above[-1] + (OTHER_END if differs else 0.0)) / longest


def ends_elsewhere(one: str, other: str) -> bool:
    """Whether one of two words in letters ends in a vowel that is said, one in a consonant: Kowalski, Kovalchik."""
    ends = (sounds_of(one)[-1:], sounds_of(other)[-1:])
    return any(
        vowel in _SAID_AT_ENDS and bool(consonant) and consonant[0] not in _MUTE_AT_ENDS
        for vowel, consonant in (ends, ends[::-1])
    )


def _is_n_and_vowel(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(
        len(longer) > 1 and longer[-1] in VOWELS and longer[-2] in ("n", "ng") and shorter[-1] in ("n", "ng")
        for longer, shorter in ((one, other), (other, one))
    )


def is_other_vowel(one: str, other: str) -> bool:
    return one != other and {one, other} not in ({"e", "i"}, {"o", "u"})


def said_once(row: Sequence[str]) -> list[str]:
    """A row with doubled sounds once."""
    return [*row[:1], *(second for first, second in pairwise(row) if first != second)]
