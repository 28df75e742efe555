# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Names of China, Korea and Japan as their syllables: whether two spellings in any writing systems are one row of them.

Where both names can be read and no reading of the one is a reading of the other, they are two names: of syllables, one
that differs is another name, however alike it looks.

Residual risks: names of other countries may be read as syllables by chance (Lena Han), and are then held to that rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vorlage.names.japanese import is_read_in_japanese, japanese_readings
from vorlage.names.korean import KoreanName, readings_of_korean
from vorlage.names.name_parts import PrintedName
from vorlage.names.scripts import Script
from vorlage.names.sinitic import SiniticName, mandarin_sounds, readings_of
from vorlage.names.southern import as_mandarin, is_spelt_so, readings_of_southern
from vorlage.names.unlikeness import unlikeness_of_sounds

_KANA = (Script.HIRAGANA, Script.KATAKANA)
_LONGEST_IN_HANGUL = 4


@dataclass(frozen=True, slots=True)
class SyllablesCompared:
    """What two names are as rows of syllables.

    `is_one`: some reading of both is the same. Else `differing` syllables do, at least, and `apart` says how far these
    sound from each other, 0 to 1 (of several, the nearest); `is_longer`: one has more of them.
    """

    is_one: bool
    is_turned: bool = False
    differing: int = 0
    apart: float = 0.0
    is_longer: bool = False


def compare_syllables(one: PrintedName, other: PrintedName) -> SyllablesCompared | None:
    """Compare two names by their syllables; None where one of them is not read as such, or only perhaps."""
    if (one.is_dotted and one.script is Script.HAN) or (other.is_dotted and other.script is Script.HAN):
        return None
    chinese = _chinese(one), _chinese(other)
    if any(a == b for a in chinese[0] for b in chinese[1]):
        return SyllablesCompared(True, is_turned=_is_turned(one, other))
    if _is_one_in_korean(one, other) or _is_one_in_japanese(one, other) or _is_one_in_the_south(one, other):
        return SyllablesCompared(True, is_turned=_is_turned(one, other))
    told = [*_told_apart(one, other, chinese)]
    return min(told, key=lambda each: (each.differing, each.apart)) if told else None


_Readings = tuple[tuple[SiniticName, ...], tuple[SiniticName, ...]]


def _told_apart(one: PrintedName, other: PrintedName, chinese: _Readings) -> Iterator[SyllablesCompared]:
    """How two names differ in each country whose names both may be."""
    scripts = {one.script, other.script}
    if all(chinese) and not scripts & set(_KANA):
        yield _nearest(*chinese)
    korean = _korean(one), _korean(other)
    if all(korean) and (not any(chinese) or Script.HANGUL in scripts):
        yield _nearest_in_korean(*korean)
    elif scripts == {Script.HANGUL} and len(one.letters) == len(other.letters) <= _LONGEST_IN_HANGUL:
        differing = sum(a != b for a, b in zip(one.letters, other.letters, strict=True))
        yield SyllablesCompared(False, differing=differing, apart=0.5)
    japanese = [japanese_readings(name.words) for name in (one, other)]
    if all(japanese):
        yield min(
            (_halves_apart(a, b) for a in japanese[0] for b in japanese[1]),
            key=lambda each: (each.differing, each.apart),
        )


def _halves_apart(one: tuple[str, str], other: tuple[str, str]) -> SyllablesCompared:
    """How two Japanese names differ that are not one: in one half or in both."""
    return SyllablesCompared(False, differing=sum(a != b for a, b in zip(one, other, strict=True)), apart=0.5)


def _is_turned(one: PrintedName, other: PrintedName) -> bool:
    """Whether the words of one stand the other way round, as far as letters tell."""
    return len(one.words) == len(other.words) > 1 and one.words != other.words and one.words[::-1] == other.words


# --- Chinese --------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=16384)
def _chinese(name: PrintedName) -> tuple[SiniticName, ...]:
    found = dict.fromkeys(readings_of(name.words))
    if len(name.pieces) != len(name.words):
        # Hai-long is Hai Long, and Wade-Giles only where it cannot be pinyin.
        found.update(dict.fromkeys(readings_of(name.pieces)))
    return tuple(found)


def _nearest(one: Sequence[SiniticName], other: Sequence[SiniticName]) -> SyllablesCompared:
    """How the readings that are nearest to each other differ."""
    compared = [_rows_apart((*a.surname, *a.given), (*b.surname, *b.given)) for a in one for b in other]
    return min(compared, key=lambda each: (each.differing, each.apart))


def _rows_apart(one: Sequence[str], other: Sequence[str]) -> SyllablesCompared:
    if len(one) != len(other):
        shorter, longer = sorted((one, other), key=len)
        shared = sum(each in longer for each in shorter)
        return SyllablesCompared(False, differing=len(longer) - shared, apart=1.0, is_longer=True)
    apart = [
        unlikeness_of_sounds(mandarin_sounds((a,)), "".join(mandarin_sounds((b,))))
        for a, b in zip(one, other, strict=True)
        if a != b
    ]
    return SyllablesCompared(False, differing=max(1, len(apart)), apart=min(1.0, sum(apart) / max(1, len(apart))))


def _is_one_in_the_south(one: PrintedName, other: PrintedName) -> bool:
    """Whether one is spelt as Cantonese or Hokkien speakers do, and the other is in characters or any system."""
    for southern, beside in ((one, other), (other, one)):
        for name in readings_of_southern(southern.words):
            if beside.script is Script.HAN:
                if len(beside.letters) > len(name.given) and is_spelt_so(beside.letters, name):
                    return True
            elif not set(_chinese(beside)).isdisjoint(as_mandarin(name)):
                return True
    return False


# --- Korean ---------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=16384)
def _korean(name: PrintedName) -> tuple[KoreanName, ...]:
    found = dict.fromkeys(readings_of_korean(name.words))
    if name.script in (Script.LATIN, Script.CYRILLIC):
        found.update(dict.fromkeys(readings_of_korean(name.pieces)))
    return tuple(found)


def _is_one_in_korean(one: PrintedName, other: PrintedName) -> bool:
    if one.script is other.script is Script.HAN:
        return False
    return any(_meet(a, b) for a in _korean(one) for b in _korean(other))


def _meet(one: KoreanName, other: KoreanName) -> bool:
    return (
        len(one.given) == len(other.given)
        and not one.surname.isdisjoint(other.surname)
        and all(not a.isdisjoint(b) for a, b in zip(one.given, other.given, strict=True))
    )


def _nearest_in_korean(one: Sequence[KoreanName], other: Sequence[KoreanName]) -> SyllablesCompared:
    found = []
    for a in one:
        for b in other:
            if len(a.given) != len(b.given):
                found.append(SyllablesCompared(False, differing=2, apart=1.0, is_longer=True))
                continue
            rows = ((a.surname, b.surname), *zip(a.given, b.given, strict=True))
            differing = sum(first.isdisjoint(second) for first, second in rows)
            found.append(SyllablesCompared(False, differing=differing, apart=0.5))
    return min(found, key=lambda each: (each.differing, each.apart))


# --- Japanese -------------------------------------------------------------------------------------------------------


def _is_one_in_japanese(one: PrintedName, other: PrintedName) -> bool:
    if one.script is other.script is Script.HAN:
        return False
    for first, second in ((one, other), (other, one)):
        if first.script is Script.HAN and second.script is not Script.HAN:
            return any(is_read_in_japanese(first.letters, *reading) for reading in japanese_readings(second.words))
    return any(reading in set(japanese_readings(other.words)) for reading in japanese_readings(one.words))
