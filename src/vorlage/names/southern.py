# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Chinese names as speakers of Cantonese and Hokkien spell them in Latin letters: by tables of characters.

A spelling stands for characters, and these have their sounds in Mandarin, by which they are found on the pages; so a
name crosses from Hong Kong's spelling to characters and to pinyin, and back.

Residual risks: a spelling stands for many characters, and other families spell the same ones otherwise; a name with an
English one before it is found by its Chinese part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product
from typing import Final

from vorlage.names.folding import fold_text
from vorlage.names.scripts import Script, script_of_word
from vorlage.names.sinitic import SiniticName, sound_of, surname_sounds
from vorlage.names.sounds import COMPOUND_SURNAMES
from vorlage.names.southern_tables import SOUTHERN_GIVEN, SOUTHERN_SURNAMES

_MOST_NAMES: Final = 24
_LONGEST_GIVEN: Final = 2


@dataclass(frozen=True, slots=True)
class SouthernName:
    """A spelling with what its surname may be in folded characters, and what each syllable after it may be."""

    surname: frozenset[str]
    given: tuple[frozenset[str], ...]


@cache
def _surnames() -> Mapping[str, frozenset[str]]:
    compound = {fold_text(surname) for surname in COMPOUND_SURNAMES}
    found = {}
    for spelt, characters in SOUTHERN_SURNAMES.items():
        folded = fold_text("".join(characters))
        found[re.sub("[-]", "", spelt)] = frozenset({folded}) if folded in compound else frozenset(folded)
    return found


@cache
def _given() -> Mapping[str, frozenset[str]]:
    return {spelt: frozenset(fold_text("".join(characters))) for spelt, characters in SOUTHERN_GIVEN.items()}


@cache
def _spellings(table: str) -> Mapping[str, tuple[str, ...]]:
    """How each folded character is spelt, or each surname."""
    found: dict[str, list[str]] = {}
    for spelt, characters in (_surnames() if table == "surnames" else _given()).items():
        for character in sorted(characters):
            found.setdefault(character, []).append(spelt)
    return {character: tuple(spelt) for character, spelt in found.items()}


def readings_of_southern(parts: Sequence[str]) -> tuple[SouthernName, ...]:
    """What names words in Latin letters may be, surname first: Lam Mei-chu, Tan Boon Heng; none when they are none."""
    if script_of_word("".join(parts)) is not Script.LATIN or not 1 < len(parts) <= 3:
        return ()
    first, *rest = [fold_text(part) for part in parts]
    surname = _surnames().get(first.replace("-", ""))
    syllables = [piece for part in rest for piece in re.split("[-'’ ]", part) if piece]
    given = [_given().get(piece) for piece in syllables]
    if surname is None or not 1 <= len(given) <= _LONGEST_GIVEN or not all(given):
        return ()
    return (SouthernName(surname, tuple(each for each in given if each)),)


def as_mandarin(name: SouthernName) -> Iterator[SiniticName]:
    """The names in Mandarin syllables that a spelling may be, the characters of the table in their order."""
    surnames = dict.fromkeys(surname_sounds(surname) for surname in sorted(name.surname))
    places = [dict.fromkeys(sound_of(character) for character in sorted(place)) for place in name.given]
    chosen = product(surnames, *places)
    yield from (SiniticName(surname, tuple(given)) for surname, *given in islice(chosen, _MOST_NAMES))


def is_spelt_so(characters: str, name: SouthernName) -> bool:
    """Whether folded characters may be spelt as this name."""
    size = len(characters) - len(name.given)
    rest = characters[size:]
    return characters[:size] in name.surname and all(
        character in place for character, place in zip(rest, name.given, strict=True)
    )


def southern_syllables(name: SiniticName) -> tuple[tuple[str, ...], ...]:
    """What each place of a name in Mandarin syllables may be spelt as in the south; none when one is in no table."""
    surnames = _of_sounds("surnames").get(name.surname, ())
    places = (surnames, *(_of_sounds("given").get((syllable,), ()) for syllable in name.given))
    return places if all(places) else ()


@lru_cache(maxsize=2)
def _of_sounds(table: str) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """The spellings of each row of Mandarin syllables: what the characters that sound so are spelt as."""
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for characters, spelt in _spellings(table).items():
        found.setdefault(surname_sounds(characters) if table == "surnames" else (sound_of(characters),), {}).update(
            dict.fromkeys(spelt)
        )
    return {sounds: tuple(spelt) for sounds, spelt in found.items()}
