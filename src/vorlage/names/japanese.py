# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Japanese names in characters: what they may be read as, by tables of characters, and what of a page may be one.

A surname is one that the table has, or parts of surnames put together; a given name is one to three characters of given
names. A reading is written in Hepburn's letters; its *plain* form, in which spellings of all scripts meet, leaves out
what most spellings do: long vowels and doubled consonants.

Residual risks: a name may be read in ways no rule knows, and its owner alone says which: a page is found by each of the
readings the tables give, and by no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice, product
from typing import Final

from vorlage.names.folding import fold_text
from vorlage.names.hearing import sounds_of
from vorlage.names.kana import in_katakana, kana_of, sounds_of_kana
from vorlage.names.kanji_tables import GIVEN, SURNAME_PARTS, WHOLE_SURNAMES
from vorlage.names.scripts import Script, script_of_word

_LONGEST_GIVEN: Final = 3
_MOST_SURNAMES: Final = 3
_MOST_GIVEN: Final = 4
_MOST_TRIED: Final = 400
_LONGEST_IN_COMPOUND: Final = 2

_IN_HEPBURN: Final = {"dz": "z", "x": "h", "v": "w"}
_UNVOICED: Final = {"g": "k", "d": "t", "j": "ch"}
_ONE_SOUND: Final = {"쓰": "tsu", "즈": "zu"}
_LITTLE_WORDS: Final = ("の", "に", "は", "が", "を")
_SIZES: Final = ((3, True), (2, True), (2, False), (1, True), (3, False))
"""How many characters a surname has, and whether it is one of the table; the likelier first."""

JapaneseName = tuple[str, str]
"""Surname and given name, as read."""


@cache
def _folded(table: str) -> Mapping[str, tuple[str, ...]]:
    """A table by folded characters, as pages are read."""
    tables = {"parts": SURNAME_PARTS, "whole": WHOLE_SURNAMES, "given": GIVEN}
    found: dict[str, dict[str, None]] = {}
    for characters, readings in tables[table].items():
        found.setdefault(fold_text(characters), {}).update(dict.fromkeys(readings))
    return {characters: tuple(readings) for characters, readings in found.items()}


# --- characters as read ---------------------------------------------------------------------------------------------


@lru_cache(maxsize=16384)
def _surname_readings(characters: str) -> tuple[str, ...]:
    """How folded characters are read as a surname, the likelier first; none when they are none."""
    whole = _folded("whole").get(characters)
    if whole or len(characters) == 1:
        return whole or ()
    parts = [_folded("parts").get(character, ()) for character in characters]
    return tuple(dict.fromkeys(map("".join, islice(product(*parts), _MOST_SURNAMES))))


@lru_cache(maxsize=16384)
def _given_readings(characters: str) -> tuple[str, ...]:
    """How folded characters are read as a given name, the likelier first."""
    places = [_folded("given").get(character, ()) for character in characters]
    if len(places) == 1:
        return tuple(sorted(places[0], key=_is_in_compounds))
    ranked = (tuple(enumerate(filter(_is_in_compounds, place))) for place in places)
    chosen = sorted(islice(product(*ranked), _MOST_TRIED), key=lambda row: sum(rank for rank, _ in row))
    return tuple(dict.fromkeys(_joined("".join(said for _, said in row)) for row in chosen))


def _joined(reading: str) -> str:
    """A row of readings as it is said: tetsu and hei are Teppei, jun and hei Junpei."""
    return re.sub("(?<=n)h(?=ei)", "p", re.sub("tsuh(?=ei)", "pp", reading))


def _is_in_compounds(reading: str) -> bool:
    """Of more syllables than two is the reading of one character alone: 隆 is Takashi, Taka before another."""
    return len(re.findall("[aeiou]", reading)) <= _LONGEST_IN_COMPOUND


def _cuts(characters: str) -> Iterator[tuple[str, str]]:
    """Where a surname may end: behind one of the table before two parts, and three parts last."""
    given = _folded("given")
    for size, is_whole in _SIZES:
        surname, rest = characters[:size], characters[size:]
        if (
            1 <= len(rest) <= _LONGEST_GIVEN
            and (surname in _folded("whole")) is is_whole
            and _surname_readings(surname)
            and all(each in given for each in rest)
        ):
            yield surname, rest


def readings_in_japanese(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How a name in characters may be read: its surname, and its given name, likelier first."""
    for surname, given in _cuts(fold_text(text)):
        return _surname_readings(surname), _given_readings(given)[:_MOST_GIVEN]
    return (), ()


def is_read_in_japanese(characters: str, surname: str, given: str) -> bool:
    """Whether folded characters may be read as these plain forms."""
    return any(
        surname in map(plain, _surname_readings(first)) and given in map(plain, _given_readings(rest))
        for first, rest in _cuts(characters)
    )


# --- words of any script as read ------------------------------------------------------------------------------------


def plain(reading: str) -> str:
    """A reading in Hepburn's letters without what spellings leave out: long vowels and doubled consonants."""
    return re.sub(r"([bcdfgkpstz])(?=\1|(?<=t)ch)", "", re.sub("(?<=o)[ou]+|(?<=u)u+", "", reading))


def in_latin(word: str) -> tuple[str, ...]:
    """A part of a Japanese name in Latin letters, folded; Hangul does not tell voiced consonants at the start."""
    script = script_of_word(word)
    if script is Script.LATIN:
        return (re.sub("['’ʼ-]", "", fold_text(word)),)
    if script is Script.CYRILLIC:
        # Polivanov writes э for e; е is a folded ё.
        said = "".join(_IN_HEPBURN.get(sound, sound) for sound in sounds_of(re.sub("[еёЕЁ]", "йо", word)))
        return (re.sub("(?<=[aeiou])y(?![aeiou])", "i", said),)
    if script is Script.HANGUL:
        pieces = re.split("([쓰즈])", word)
        said = "".join(_ONE_SOUND.get(piece) or "".join(sounds_of(piece)) for piece in pieces)
        said = re.sub("[tk](?=([ktpc]|s(?!u)))", r"\1", said)
        return (said, f"{_UNVOICED[said[0]]}{said[1:]}") if said[:1] in _UNVOICED else (said,)
    return ()


@lru_cache(maxsize=4096)
def plain_readings(word: str) -> frozenset[str]:
    """The plain forms of a part of a name in Latin, Cyrillic, Hangul or kana; none when it is not Japanese."""
    if script_of_word(word) in (Script.HIRAGANA, Script.KATAKANA):
        return frozenset({plain("".join(sounds_of_kana(in_katakana(word))).replace("-", ""))})
    return frozenset(
        plain("".join(sounds_of_kana(kana)).replace("-", "")) for spelt in in_latin(word) for kana in kana_of(spelt)
    )


@cache
def _whole_readings() -> frozenset[str]:
    return frozenset(plain(said) for readings in WHOLE_SURNAMES.values() for said in readings)


@lru_cache(maxsize=4096)
def is_surname_reading(reading: str) -> bool:
    """Whether a plain form is how a surname is read: one of the table, or two parts."""
    parts = _plain_parts()
    return reading in _whole_readings() or any(
        reading[:at] in parts and reading[at:] in parts for at in range(1, len(reading))
    )


@cache
def _plain_parts() -> frozenset[str]:
    return frozenset(plain(said) for readings in SURNAME_PARTS.values() for said in readings)


def japanese_readings(parts: Sequence[str]) -> tuple[JapaneseName, ...]:
    """What two words of a name, not in characters, are read as: surname first, plain forms; none when not Japanese."""
    if len(parts) != 2:
        return ()
    first, second = map(plain_readings, parts)
    orders = ((first, second), (second, first))
    return tuple(
        dict.fromkeys(
            (surname, given)
            for surnames, rest in orders
            for surname in sorted(surnames)
            if is_surname_reading(surname)
            for given in sorted(rest)
        )
    )


# --- on a page ------------------------------------------------------------------------------------------------------


def japanese_key(surname: str, given: str) -> str:
    """The key of a Japanese name in characters: its surname as read, plain, and the first letter of the given name."""
    return f"pj.{surname}.{given[:1]}"


def japanese_stretches(folded_text: str) -> set[str]:
    """What may begin with a Japanese name on a page in Japanese, told by its little words."""
    if not any(word in folded_text for word in _LITTLE_WORDS):
        return set()
    return set(_stretches().findall(folded_text))


@lru_cache(maxsize=65536)
def keys_of_stretch(stretch: str) -> tuple[tuple[str, str], ...]:
    """The name that a stretch begins with, behind a key for each way its beginning is read; none when it has none."""
    given = _folded("given")
    for size, is_whole in _SIZES:
        surname = stretch[:size]
        if (surname in _folded("whole")) is is_whole and size < len(stretch) and stretch[size] in given:
            end = size
            while end < min(len(stretch), size + _LONGEST_GIVEN) and stretch[end] in given:
                end += 1
            firsts = dict.fromkeys(said[0] for said in _given_readings(stretch[size:end]))
            readings = dict.fromkeys(map(plain, _surname_readings(surname)))
            if readings:
                return tuple((japanese_key(said, first), stretch[:end]) for said in readings for first in firsts)
    return ()


@cache
def _stretches() -> re.Pattern[str]:
    """Finds the firsts of surnames with what of names follows, those that overlap too."""
    firsts = {characters[0] for table in ("parts", "whole") for characters in _folded(table)}
    others = {each for table in ("parts", "whole", "given") for characters in _folded(table) for each in characters}
    return re.compile(f"(?=([{''.join(sorted(firsts))}][{''.join(sorted(others))}]{{1,5}}))")
