# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How likely a word in Latin letters and one in another script are one name, by a table learned from pairs of names.

The table says how often one or two letters of the one script stand where one or two of the other do: a memoryless
stochastic edit distance (Ristad and Yianilos, 1998) with steps of up to two letters on either side (Jiampojamarn,
Kondrak and Sherif, 2007). `benchmarks.names_quality.train` made it from name tokens of Wikidata, which are CC0; no name
is in it. Chinese characters are read into pinyin first.

Residual risks: it knows no order beyond two letters and no language; two names one consonant apart may score as one, so
that its word ranks candidates and never decides who somebody is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import anyascii
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from vorlage.names.folding import fold_text
from vorlage.names.hearing import keys_of
from vorlage.names.scripts import Script, script_of_word
from vorlage.names.sinitic import sound_of

TABLE: Final = "learned_edits.tsv"
MOST_LETTERS: Final = 40
"""Longer words are cut: names are shorter."""

STEPS: Final = tuple(
    (one, other) for one in range(3) for other in range(3) if one + other and (one, other) not in ((0, 2), (2, 0))
)
"""How many letters a step takes of the Latin word and of the other."""

_SHORTLIST: Final = 60
_OF_LENGTH: Final = 0.7
"""How much of a word's own surprise it is allowed: tried on pairs that were not learned from."""

_UNSEEN: Final = {1: 14.0, 2: 18.5}
"""Natural units of surprise for a step the table does not have, by the longer of its sides."""

_UNKNOWN: Final = 9.0
_PINYIN: Final = re.compile("zh|ch|sh|ng(?![aeiouv])|[a-z]")
_AS_ONE: Final = {"zh": "Z", "ch": "C", "sh": "S", "ng": "N"}
_EM: Final = re.compile(r"[^\w']|_")


@dataclass(frozen=True, slots=True)
class EditTable:
    """What was learned for one script: the surprise of each step, and of each letter alone.

    Surprises are natural logarithms of probabilities, without their sign.
    """

    steps: dict[tuple[str, str], float]
    latin: dict[str, float]
    other: dict[str, float]

    def surprise(self, latin: str, other: str) -> float:
        """The surprise of the likeliest way to make both words step by step, in natural units; 0 or more."""
        steps, width = self.steps, len(other)
        rows = [[math.inf] * (width + 1) for _ in range(len(latin) + 1)]
        rows[0][0] = 0.0
        for at in range(len(latin) + 1):
            row = rows[at]
            for place in range(width + 1):
                best = row[place]
                for one, two in STEPS:
                    if one <= at and two <= place:
                        before = rows[at - one][place - two]
                        if before < best:
                            key = (latin[at - one : at], other[place - two : place])
                            cost = before + (steps[key] if key in steps else _UNSEEN[max(one, two)])
                            best = min(best, cost)
                row[place] = best
        return rows[-1][-1]

    def surprise_alone(self, other: str) -> float:
        """The surprise of a word of the other script by its letters alone."""
        return sum(self.other.get(each, _UNKNOWN) for each in other)

    def gain(self, latin: str, other: str) -> float:
        """By how much the words are likelier together than apart, for each letter."""
        apart = sum(self.latin.get(each, _UNKNOWN) for each in latin) + self.surprise_alone(other)
        return (apart - self.surprise(latin, other)) / (len(latin) + len(other))


def latin_letters(word: str) -> str:
    """The letters of a word in Latin script, small and without accents."""
    folded = fold_text(word)
    plain = folded if folded.isascii() else anyascii.anyascii(folded).lower()
    return "".join(letter for letter in plain if letter.isalpha())[:MOST_LETTERS]


def other_letters(word: str) -> str:
    """The letters of a word in another script; of Chinese characters those of their pinyin, zh ch sh ng as one each."""
    folded = _EM.sub("", fold_text(word))
    if script_of_word(folded) is not Script.HAN:
        return folded[:MOST_LETTERS]
    sounds = (letters for character in folded for letters in _PINYIN.findall(sound_of(character)))
    return "".join(_AS_ONE.get(letters, letters) for letters in sounds)[:MOST_LETTERS]


@cache
def tables() -> Mapping[Script, EditTable]:
    """The tables that come with the project, one for each script other than Latin."""
    return read_tables(files("vorlage.names").joinpath(TABLE).read_text(encoding="utf-8"))


def read_tables(text: str) -> Mapping[Script, EditTable]:
    """Tables from their text, parted by tabs: `script` with its name; then `latin` and `other` with a
    letter, and `step` with what stands in Latin and in the other script, each with its surprise.
    """
    found: dict[Script, EditTable] = {}
    for line in text.splitlines():
        kind, *rest = line.split("\t")
        match kind:
            case "script":
                table = found[Script(rest[0])] = EditTable({}, {}, {})
            case "latin":
                table.latin[rest[0]] = float(rest[1])
            case "other":
                table.other[rest[0]] = float(rest[1])
            case "step":
                table.steps[rest[0], rest[1]] = float(rest[2])
            case _:
                continue
    return found


@lru_cache(maxsize=65536)
def learned_gain(one: str, other: str) -> float | None:
    """By how much two words are likelier together than apart, for each letter, by what was learned.

    None unless one is Latin and the other of a script that was learned. Below nought they have less to do with
    each other than two words drawn at random.
    """
    if script_of_word(one) is not Script.LATIN:
        one, other = other, one
    table = tables().get(script_of_word(other))
    latin, letters = latin_letters(one), other_letters(other)
    if script_of_word(one) is not Script.LATIN or table is None or not latin or not letters:
        return None
    return table.gain(latin, letters)


@lru_cache(maxsize=65536)
def gain_of_pinyin(word: str, pinyin: str) -> float | None:
    """The same of a word in Latin letters and the pinyin of the characters that write it: Ehmet and Aihemaiti."""
    letters = "".join(_AS_ONE.get(each, each) for each in _PINYIN.findall(fold_text(pinyin)))[:MOST_LETTERS]
    latin = latin_letters(word)
    return tables()[Script.HAN].gain(latin, letters) if latin and letters else None


def likeliest_words(word: str, among: Sequence[str], limit: int = 10) -> tuple[str, ...]:
    """The words of another script that a word in Latin letters most likely is, the likeliest first.

    Candidates are those with the nearest consonants and those with the nearest letters; what was learned puts them in
    order, so that a short word is not likelier for being short. All of `among` are of one script that was learned. It
    ranks only: the first need not be the same name.

    Raises:
        KeyError: Nothing was learned of that script.
    """
    if not among:
        return ()
    table, letters = tables()[script_of_word(among[0])], latin_letters(word)
    near = {
        *_nearest(_skeleton(word), [_skeleton(each) for each in among]),
        *_nearest(letters, [_in_plain_letters(each) for each in among]),
    }
    spelt = {at: other_letters(among[at]) for at in near}
    ranked = sorted(
        (table.surprise(letters, each) - _OF_LENGTH * table.surprise_alone(each), at) for at, each in spelt.items()
    )
    return tuple(among[at] for _, at in ranked[:limit])


def _nearest(wanted: str, among: Sequence[str]) -> list[int]:
    """The places of what is the fewest letters away."""
    return [at for _, _, at in process.extract(wanted, among, scorer=Levenshtein.distance, limit=_SHORTLIST)]


@lru_cache(maxsize=65536)
def _in_plain_letters(word: str) -> str:
    return re.sub("[^a-z]", "", anyascii.anyascii(word).lower())


@lru_cache(maxsize=65536)
def _skeleton(word: str) -> str:
    return keys_of(fold_text(word))[0]


def letters_of_pairs(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs of words as the letters that are learned from, those without letters left out."""
    spelt = ((latin_letters(one), other_letters(other)) for one, other in pairs)
    return [(one, other) for one, other in spelt if one and other]
