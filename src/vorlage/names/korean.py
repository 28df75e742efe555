# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Korean personal names in Hangul, Chinese characters, Latin and Cyrillic letters and katakana: by tables of syllables.

A name is a surname and one or two syllables. Latin spellings follow the Revised Romanisation (2000), McCune-Reischauer
(1939) and what people write on passports; Cyrillic ones Kontsevich. A spelling may be several syllables of Hangul
(`jung` is 정 and 중): each place of a name holds all that it may be.

Residual risks: a spelling stands for several names, and all are found. Of given names only the usual syllables are read
out of letters, so that other words are not taken for names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product
from typing import Final

from vorlage.names.folding import fold_text
from vorlage.names.hanja import hanja_readings
from vorlage.names.kana import sounds_of_kana
from vorlage.names.korean_tables import (
    COMPOUND_SURNAMES_OF_KOREA,
    CYRILLIC_FINALS,
    CYRILLIC_INITIALS,
    CYRILLIC_VOWELS,
    FINALS,
    GIVEN_SYLLABLES,
    INITIALS,
    LATIN_FINALS,
    LATIN_INITIALS,
    LATIN_SURNAMES,
    LATIN_VOWELS,
    SOUNDS_OF_FINALS,
    SOUNDS_OF_INITIALS,
    SOUNDS_OF_VOWELS,
    VOWELS,
)
from vorlage.names.scripts import Script, script_of_word

_FIRST: Final = 0xAC00
_MOST_SPELLINGS: Final = 400
_LONGEST_GIVEN: Final = 16


@dataclass(frozen=True, slots=True)
class KoreanName:
    """A name in Hangul: what its surname may be, and what each syllable of the given name may be."""

    surname: frozenset[str]
    given: tuple[frozenset[str], ...]


def _parts(syllable: str) -> tuple[str, str, str]:
    """The initial, vowel and final of a syllable of Hangul."""
    code = ord(syllable) - _FIRST
    return INITIALS[code // 588], VOWELS[code % 588 // 28], FINALS[code % 28]


def composed(initial: str, vowel: str, final: str = "") -> str:
    """A syllable of Hangul from its letters; the final may be none."""
    return chr(_FIRST + INITIALS.index(initial) * 588 + VOWELS.index(vowel) * 28 + FINALS.index(final))


def is_syllable(character: str) -> bool:
    """Whether this is a whole syllable of Hangul."""
    return "가" <= character <= "힣"


def sounds_of_hangul(word: str) -> tuple[str, ...]:
    """The sounds of a word in Hangul, letter by letter; how neighbours change each other is left out."""
    sounds: list[str] = []
    for syllable in filter(is_syllable, word):
        initial, vowel, final = _parts(syllable)
        # ㅢ after a consonant is said i.
        vowel = "ㅣ" if vowel == "ㅢ" and initial != "ㅇ" else vowel
        for letter, table in ((initial, SOUNDS_OF_INITIALS), (vowel, SOUNDS_OF_VOWELS), (final, SOUNDS_OF_FINALS)):
            sounds += table.get(letter, ())
    return tuple(sounds)


# --- spellings of a syllable ----------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _latin(syllable: str) -> tuple[str, ...]:
    initial, vowel, final = _parts(syllable)
    firsts = LATIN_INITIALS[initial]
    if initial == "ㅅ" and vowel in "ㅣㅟㅛㅠㅑㅕ":
        firsts = (*firsts, "sh")
    vowels = LATIN_VOWELS[vowel]
    if initial == "ㅇ" and vowel == "ㅜ":
        vowels = (*vowels, "woo", "wu")
    lasts = LATIN_FINALS.get(final, ("",))
    if not final and vowel in "ㅗㅓ":
        vowels = (*vowels, f"{vowels[0]}h")
    return tuple(dict.fromkeys(map("".join, product(firsts, vowels, lasts))))


@lru_cache(maxsize=4096)
def _cyrillic(syllable: str) -> tuple[str, ...]:
    initial, vowel, final = _parts(syllable)
    spelt = product(CYRILLIC_INITIALS[initial], CYRILLIC_VOWELS[vowel], CYRILLIC_FINALS.get(final, ("",)))
    return tuple(dict.fromkeys(fold_text("".join(each)) for each in spelt))


def _surname_spellings(surname: str, script: Script) -> tuple[str, ...]:
    if script is Script.CYRILLIC:
        extra = {"이": ("ли",), "최": ("цои", "цой"), "임": ("лим",), "유": ("рю",)}.get(surname, ())
        spelt = ("".join(each) for each in product(*map(_cyrillic, surname)))
        return tuple(dict.fromkeys((*extra, *spelt)))
    extra = LATIN_SURNAMES.get(surname, ())
    spelt = ("".join(each) for each in product(*map(_latin, surname)))
    return tuple(dict.fromkeys((*extra, *spelt)))


@cache
def _surnames_spelt(script: Script) -> Mapping[str, frozenset[str]]:
    """Each spelling of a surname, with the surnames it may be."""
    found: dict[str, set[str]] = {}
    for surname in (*LATIN_SURNAMES, *COMPOUND_SURNAMES_OF_KOREA):
        for spelt in _surname_spellings(surname, script):
            found.setdefault(spelt, set()).add(surname)
    return {spelt: frozenset(surnames) for spelt, surnames in found.items()}


@cache
def _syllables_spelt(script: Script) -> Mapping[str, frozenset[str]]:
    """Each spelling of a syllable that given names have, with the syllables it may be."""
    found: dict[str, set[str]] = {}
    for syllable in GIVEN_SYLLABLES:
        for spelt in _latin(syllable) if script is Script.LATIN else _cyrillic(syllable):
            found.setdefault(spelt, set()).add(syllable)
    return {spelt: frozenset(syllables) for spelt, syllables in found.items()}


# --- reading a name -------------------------------------------------------------------------------------------------


def readings_of_korean(parts: Sequence[str]) -> tuple[KoreanName, ...]:
    """What Korean names these words may be, surname first or last; none when they are no such name."""
    script = script_of_word("".join(parts))
    if script is Script.HANGUL:
        return tuple(_from_hangul("".join(parts)))
    if script is Script.HAN:
        return tuple(_from_characters(fold_text("".join(parts))))
    if script in (Script.KATAKANA, Script.HIRAGANA) and len(parts) == 2:
        return tuple(_from_kana(*parts))
    if script not in (Script.LATIN, Script.CYRILLIC) or not 1 < len(parts) <= 3:
        return ()
    words = [fold_text(part) for part in parts]
    return tuple(dict.fromkeys((*_from_letters(words, script), *_from_letters([words[-1], *words[:-1]], script))))


def _from_hangul(text: str) -> Iterator[KoreanName]:
    if not 2 <= len(text) <= 4 or not all(map(is_syllable, text)):
        return
    for size in (2, 1):
        surname, given = text[:size], text[size:]
        known = COMPOUND_SURNAMES_OF_KOREA if size == 2 else LATIN_SURNAMES
        if surname in known and 1 <= len(given) <= 2:
            yield KoreanName(frozenset({surname}), tuple(frozenset({each}) for each in given))


def _from_characters(text: str) -> Iterator[KoreanName]:
    readings = [hanja_readings().get(character) for character in text]
    if not 2 <= len(text) <= 4 or not all(readings):
        return
    places = [reading for reading in readings if reading]
    for size in (2, 1):
        known = COMPOUND_SURNAMES_OF_KOREA if size == 2 else LATIN_SURNAMES
        surname = frozenset("".join(each) for each in product(*places[:size]) if "".join(each) in known)
        if surname and 1 <= len(places) - size <= 2:
            yield KoreanName(surname, tuple(places[size:]))
            return


def _from_kana(surname: str, given: str) -> Iterator[KoreanName]:
    """A name in katakana, its given name cut wherever both halves are syllables."""
    surnames = frozenset(each for each in LATIN_SURNAMES if _plain(sounds_of_kana(surname)) in _in_kana((each,)))
    heard, table = _plain(sounds_of_kana(given)), _syllables_in_kana()
    if not surnames or len(heard) > _LONGEST_GIVEN:
        return
    for at in range(1, len(heard)):
        if heard[:at] in table and heard[at:] in table:
            yield KoreanName(surnames, (table[heard[:at]], table[heard[at:]]))
    if heard in table:
        yield KoreanName(surnames, (table[heard],))


@cache
def _syllables_in_kana() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for syllable in GIVEN_SYLLABLES:
        for said in _in_kana((syllable,)):
            found.setdefault(said, set()).add(syllable)
        # Its last consonant joins a vowel that follows: ミギョン, ウニョン.
        final = _plain(SOUNDS_OF_FINALS.get(_parts(syllable)[2], ()))
        if final and final != "n":
            found.setdefault(next(iter(_in_kana((syllable, "아"))))[:-1], set()).add(syllable)
    return {said: frozenset(syllables) for said, syllables in found.items()}


def _from_letters(words: Sequence[str], script: Script) -> Iterator[KoreanName]:
    """A name whose surname is the first of the words."""
    surname = _surnames_spelt(script).get(words[0].replace("'", ""))
    given = [piece for word in words[1:] for piece in re.split("[-]", word.replace("'", "")) if piece]
    if surname is None or not 1 <= len(given) <= 2 or sum(map(len, given)) > _LONGEST_GIVEN:
        return
    table = _syllables_spelt(script)
    if len(given) == 2:
        places = [table.get(piece) for piece in given]
        if all(places):
            yield KoreanName(surname, tuple(place for place in places if place))
        return
    (word,) = given
    cuts = [(word[:at], word[at:]) for at in range(1, len(word)) if word[:at] in table and word[at:] in table]
    for first, second in cuts:
        yield KoreanName(surname, (table[first], table[second]))
    if not cuts and word in table:
        yield KoreanName(surname, (table[word],))


# --- printing a name ------------------------------------------------------------------------------------------------


def given_spellings(name: KoreanName, script: Script) -> Iterator[tuple[str, ...]]:
    """How the given name is printed in letters, as rows of words: joined, then apart."""
    spell = _latin if script is Script.LATIN else _cyrillic
    places = [list(dict.fromkeys(spelt for each in sorted(place) for spelt in spell(each))) for place in name.given]
    for chosen in islice(product(*places), _MOST_SPELLINGS):
        yield tuple(word for word in "".join(chosen).split("'") if word)
    if len(places) > 1:
        for chosen in islice(product(*places), _MOST_SPELLINGS):
            yield tuple(word for spelt in chosen for word in spelt.split("'") if word)


def surname_spellings(name: KoreanName, script: Script) -> tuple[str, ...]:
    """How the surname is printed in letters."""
    spelt = (each for surname in sorted(name.surname) for each in _surname_spellings(surname, script))
    return tuple(dict.fromkeys(spelt))


def is_read_so(characters: str, name: KoreanName) -> bool:
    """Whether folded Chinese characters may be read as this name in Korean."""
    size = len(characters) - len(name.given)
    readings = [hanja_readings().get(character, frozenset()) for character in characters]
    surnames = {"".join(each) for each in product(*readings[:size])}
    return bool(surnames & name.surname) and all(
        read & place for read, place in zip(readings[size:], name.given, strict=True)
    )


def sounds_like_kana(name: KoreanName, word: str) -> bool:
    """Whether a given name is what katakana say: letters are voiced or not, and a final joins what follows."""
    heard = _plain(sounds_of_kana(word))
    return any(heard in _in_kana(chosen) for chosen in islice(product(*map(sorted, name.given)), _MOST_SPELLINGS))


def surname_in_kana(name: KoreanName, word: str) -> bool:
    """Whether a surname is what a word in katakana says."""
    heard = _plain(sounds_of_kana(word))
    return any(heard in _in_kana(tuple(surname)) for surname in name.surname)


_KANA_SOUNDS: Final = {
    **dict.fromkeys("gkq", "k"),
    **dict.fromkeys("dt", "t"),
    **dict.fromkeys("bp", "p"),
    **dict.fromkeys(("j", "ch", "z", "ts", "zh"), "c"),
    **dict.fromkeys(("s", "sh"), "s"),
    **dict.fromkeys(("r", "l"), "r"),
    **dict.fromkeys(("n", "ng", "m"), "n"),
    "f": "hw",
    "-": "",
}


def _plain(sounds: Sequence[str]) -> str:
    """Sounds as kana can tell them apart."""
    return _plain_row("".join(_KANA_SOUNDS.get(sound, sound) for sound in sounds))


@lru_cache(maxsize=4096)
def _in_kana(syllables: tuple[str, ...]) -> frozenset[str]:
    """What syllables may sound like in katakana: a final consonant takes u, or joins the vowel after it."""
    said = [""]
    for at, syllable in enumerate(syllables):
        initial, vowel, final = _parts(syllable)
        first = _plain(SOUNDS_OF_INITIALS.get(initial, ()))
        middle = "i" if vowel == "ㅢ" and initial != "ㅇ" else "".join(SOUNDS_OF_VOWELS[vowel])
        # 최 is チェ.
        middle = "e" if vowel == "ㅚ" and initial != "ㅇ" else middle
        last = _plain(SOUNDS_OF_FINALS.get(final, ()))
        lasts = [last]
        if last and last != "n":
            joins = at + 1 < len(syllables) and _parts(syllables[at + 1])[0] == "ㅇ"
            lasts = [last] if joins else [f"{last}u", ""]
        elif final == "ㅁ":
            lasts = ["nu", "n"]
        elif final == "ㄴ":
            lasts = ["n", ""] if at + 1 < len(syllables) and initial == "ㄴ" else ["n"]
        said = [before + _plain_row(first + middle) + after for before in said for after in lasts]
    return frozenset(said)


def _plain_row(said: str) -> str:
    """After a hiss no y is heard; ファ is hwa, but フ hu."""
    return re.sub("([cs])[y]", r"\1", said).replace("hwu", "hu")
