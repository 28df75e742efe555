# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of words in which a name may stand on the pages searched: in other spellings, and in other scripts.

Chinese and Korean names are printed anew from their syllables, and what no page has is left out. Other names are looked
up by their sounds, word by word, in the index's own dictionary; nothing is asked of the index but words in a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import Final

from vorlage.domain.search import MatchKind
from vorlage.names.hanja import hanja_by_reading
from vorlage.names.hearing import keys_to_ask_of_sounds
from vorlage.names.japanese import (
    in_latin,
    is_read_in_japanese,
    japanese_key,
    japanese_readings,
    plain,
    readings_in_japanese,
)
from vorlage.names.kana import in_hiragana, in_katakana, kana_of
from vorlage.names.keys import sinitic_key
from vorlage.names.korean import (
    KoreanName,
    given_spellings,
    is_read_so,
    readings_of_korean,
    sounds_like_kana,
    surname_in_kana,
    surname_spellings,
)
from vorlage.names.scripts import Script, script_of_word
from vorlage.names.sinitic import (
    SiniticName,
    how_printed,
    is_said_by,
    mandarin_sounds,
    readings_of,
    sound_of,
    spellings_of,
    surname_sounds,
)
from vorlage.names.sounds import NOT_IN_NAMES, SURNAMES
from vorlage.names.southern import (
    SouthernName,
    as_mandarin,
    is_spelt_so,
    readings_of_southern,
    southern_syllables,
)
from vorlage.names.unlikeness import unlikeness_of_sounds
from vorlage.search.name_sounds import (
    LETTERED,
    MOST_OF_A_PART,
    Lexicon,
    Row,
    forms_behind,
    heard_on_pages,
    rows_by_sound,
    rows_in_scripts,
)
from vorlage.search.words import words_of_query

MOST_ROWS: Final = 120
MOST_IN_HIRAGANA: Final = 20
MOST_CHARACTERS: Final = 400
_FAR_OF_CHINA: Final = 0.14
_HEARD_OF_CHINA: Final = (Script.KATAKANA, Script.THAI)
_KANA: Final = (Script.HIRAGANA, Script.KATAKANA)
_AMBIGUOUS: Final = (Script.HANGUL, Script.HIRAGANA, Script.KATAKANA)
"""Scripts in which names of any country look alike."""
_N_BEFORE_VOWEL: Final = re.compile("(?<=n)(?=[aeiouy])")


def name_rows(parts: Sequence[str], lexicon: Lexicon, *, is_asked: bool) -> Iterator[Row]:
    """The rows in which a name may stand, each with whether it is another spelling or another script; some may repeat.

    Args:
        parts: The words of the name as typed, in one script; characters, Hangul or kana of one name may be one part.
        lexicon: What the pages have.
        is_asked: Said to be a name by who asks, so that a single word is looked for in its own script as well.
    """
    for row, kind in _rows(parts, lexicon, is_asked=is_asked):
        if all(map(lexicon.has_word, row)):
            yield row, kind


def _rows(parts: Sequence[str], lexicon: Lexicon, *, is_asked: bool) -> Iterator[Row]:
    own = script_of_word("".join(parts))
    is_dotted = own is Script.HAN and len(parts) > 1
    chinese = () if is_dotted else readings_of(parts)
    korean = () if is_dotted else readings_of_korean(parts)
    for name in chinese:
        yield from _chinese(name, own, lexicon)
    for spelt in readings_of_southern(parts):
        yield from _southern(spelt, lexicon)
    for reading in korean:
        yield from _korean(reading, own, lexicon)
    if own is Script.HAN and not is_dotted:
        yield from _read_in_japanese("".join(parts), lexicon)
    elif len(parts) > 1:
        yield from _japanese(parts, own, lexicon)
    if own in _AMBIGUOUS or not (chinese or korean):
        yield from rows_by_sound(parts, own, lexicon, is_asked=is_asked)


# --- names of China and Korea ---------------------------------------------------------------------------------------


def _chinese(name: SiniticName, own: Script, lexicon: Lexicon) -> Iterator[Row]:
    if own is not Script.HAN:
        for characters in lexicon.forms(sinitic_key((*name.surname, *name.given))):
            yield tuple(characters), MatchKind.TRANSLITERATION
    for spelling in spellings_of(name):
        yield spelling.words, how_printed(own, spelling)
    kind = MatchKind.VARIANT if own is Script.LATIN else MatchKind.TRANSLITERATION
    yield from ((row, kind) for row in _spelt_in_the_south(southern_syllables(name), lexicon))
    if own in _HEARD_OF_CHINA:
        return
    for script in _HEARD_OF_CHINA:
        surnames, given = (_heard_of(syllables, script, lexicon) for syllables in (name.surname, name.given))
        for surname, rest in product(surnames, given):
            yield words_of_query(f"{surname}{rest}"), MatchKind.TRANSLITERATION


def _heard_of(syllables: Sequence[str], script: Script, lexicon: Lexicon) -> list[str]:
    """The words of a script on the pages that say these syllables, the likest first."""
    sounds = mandarin_sounds(syllables)
    keys = keys_to_ask_of_sounds(sounds, Script.LATIN)
    found = []
    for form in forms_behind(keys, lexicon).get(script, ()):
        apart = unlikeness_of_sounds(sounds, form)
        if apart <= _FAR_OF_CHINA or is_said_by(form, script, syllables):
            found.append((apart, form))
    return [form for _, form in sorted(found)][:2]


def _southern(name: SouthernName, lexicon: Lexicon) -> Iterator[Row]:
    """A spelling of Cantonese or Hokkien: in characters that are spelt so, and as Mandarin says them."""
    for mandarin in as_mandarin(name):
        for characters in lexicon.forms(sinitic_key((*mandarin.surname, *mandarin.given))):
            if is_spelt_so(characters, name):
                yield tuple(characters), MatchKind.TRANSLITERATION
        for spelling in spellings_of(mandarin):
            yield spelling.words, how_printed(Script.LATIN, spelling)
        yield from ((row, MatchKind.VARIANT) for row in _spelt_in_the_south(southern_syllables(mandarin), lexicon))


def _spelt_in_the_south(places: Sequence[Sequence[str]], lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """The rows of words on the pages in which the places of a name may be spelt."""
    there = [[spelt for spelt in place if lexicon.has_word(spelt)] for place in places]
    if there and all(there):
        for first, *rest in islice(product(*there), MOST_ROWS):
            yield (first, *rest)
            yield (*rest, first)


def _korean(name: KoreanName, own: Script, lexicon: Lexicon) -> Iterator[Row]:
    for script in LETTERED:
        kind = MatchKind.VARIANT if own is script else MatchKind.TRANSLITERATION
        surnames = [spelt for spelt in surname_spellings(name, script) if lexicon.has_word(spelt)]
        if surnames:
            given = [row for row in given_spellings(name, script) if all(map(lexicon.has_word, row))]
            for surname, row in islice(product(surnames, dict.fromkeys(given)), MOST_ROWS):
                yield (surname, *row), kind
                yield (*row, surname), kind
    if own is not Script.HANGUL:
        for chosen in islice(product(sorted(name.surname), *map(sorted, name.given)), MOST_ROWS):
            row = tuple("".join(chosen))
            if all(map(lexicon.has_word, row)):
                yield row, MatchKind.TRANSLITERATION
    if own is not Script.HAN:
        for characters in _hanja(name, lexicon):
            yield tuple(characters), MatchKind.TRANSLITERATION
    yield from _korean_in_kana(name, lexicon)


def _hanja(name: KoreanName, lexicon: Lexicon) -> Iterator[str]:
    """Characters on the pages that are read so: behind the keys of their Chinese sounds, then heard in Korean."""
    surnames: list[tuple[str, ...]] = []
    for surname in sorted(name.surname):
        surnames += product(*(_chinese_sounds(syllable, is_surname=len(surname) == 1) for syllable in surname))
    places = [dict.fromkeys(sound for each in sorted(place) for sound in _chinese_sounds(each)) for place in name.given]
    for first, given in islice(product(surnames, product(*places)), MOST_CHARACTERS):
        for characters in lexicon.forms(sinitic_key((*first, *given))):
            if is_read_so(characters, name):
                yield characters
    with_grammar = (characters for characters in _hanja_with_grammar(name) if all(map(lexicon.has_word, characters)))
    yield from islice(with_grammar, MOST_ROWS)


def _hanja_with_grammar(name: KoreanName) -> Iterator[str]:
    """Names in characters of which one is grammar in Chinese (鄭在勳), and so behind no key: as they may be written."""
    readings = hanja_by_reading()
    surnames = [each for said in sorted(name.surname) for each in sorted(readings.get(said, ())) if each in SURNAMES]
    places = [sorted(each for said in place for each in readings.get(said, ())) for place in name.given]
    for at, place in enumerate(places):
        of_grammar = [each for each in place if each in NOT_IN_NAMES]
        yield from map("".join, product(surnames, *places[:at], of_grammar, *places[at + 1 :]))


@lru_cache(maxsize=1024)
def _chinese_sounds(syllable: str, *, is_surname: bool = False) -> tuple[str, ...]:
    """The Mandarin sounds of the characters that Korean reads so, the more frequent first."""
    characters = sorted(hanja_by_reading().get(syllable, ()))
    if is_surname:
        characters = [each for each in characters if each in SURNAMES]
    sounds = [surname_sounds(each)[0] if is_surname else sound_of(each) for each in characters]
    return tuple(sorted(dict.fromkeys(sounds), key=lambda sound: (-sounds.count(sound), sound)))


def _korean_in_kana(name: KoreanName, lexicon: Lexicon) -> Iterator[Row]:
    for chosen in islice(product(*map(sorted, name.given)), MOST_OF_A_PART):
        for _, given in heard_on_pages("".join(chosen), lexicon).get(Script.KATAKANA, ()):
            if not sounds_like_kana(name, given):
                continue
            for surname in sorted(name.surname):
                for _, other in heard_on_pages(surname, lexicon).get(Script.KATAKANA, ()):
                    if surname_in_kana(name, other):
                        yield words_of_query(f"{other}{given}"), MatchKind.TRANSLITERATION


# --- names of Japan -------------------------------------------------------------------------------------------------


def _japanese(parts: Sequence[str], own: Script, lexicon: Lexicon) -> Iterator[Row]:
    """A name in characters read so, and in hiragana, which have no words to look up: as it would be written."""
    for surname, given in japanese_readings(parts):
        for characters in lexicon.forms(japanese_key(surname, given)):
            if is_read_in_japanese(characters, surname, given):
                yield tuple(characters), MatchKind.TRANSLITERATION
        if _N_BEFORE_VOWEL.search(given):
            # Jun'ya is two words of a page.
            apart = _N_BEFORE_VOWEL.split(given)
            yield (surname, *apart), MatchKind.TRANSLITERATION
            yield (*apart, surname), MatchKind.TRANSLITERATION
    if own in _KANA:
        for other in (in_hiragana("".join(parts)), in_katakana("".join(parts))):
            yield words_of_query(other), MatchKind.TRANSLITERATION
        return
    options = [tuple(kana for spelt in in_latin(part) for kana in kana_of(spelt)) for part in parts]
    if all(options):
        for order in (options, options[::-1]):
            yield from (
                (words_of_query(in_hiragana("".join(row))), MatchKind.TRANSLITERATION) for row in _nearest(order)
            )


def _nearest(options: Sequence[Sequence[str]]) -> list[list[str]]:
    """Rows of one of each, those first that take the first of most."""
    ranked = sorted(product(*map(enumerate, options)), key=lambda row: sum(rank for rank, _ in row))
    return [[kana for _, kana in row] for row in ranked[:MOST_IN_HIRAGANA]]


def _read_in_japanese(characters: str, lexicon: Lexicon) -> Iterator[Row]:
    """A name in characters, as it may be read: in hiragana, and by its sounds in all scripts."""
    readings = readings_in_japanese(characters)
    for surname, given in product(*readings):
        for kana in product(kana_of(surname)[:1], kana_of(given)[:1]):
            yield words_of_query(in_hiragana("".join(kana))), MatchKind.TRANSLITERATION
    heard = [_heard_as(map(plain, said), lexicon) for said in readings]
    yield from rows_in_scripts(heard, Script.HAN, lexicon)


def _heard_as(readings: Iterable[str], lexicon: Lexicon) -> dict[Script, list[tuple[float, str]]]:
    """What sounds like one of several readings of a part, by script, likest first."""
    found: dict[Script, dict[str, float]] = {}
    for reading in dict.fromkeys(readings):
        for script, forms in heard_on_pages(reading, lexicon, is_japanese=True).items():
            for apart, form in forms:
                best = found.setdefault(script, {})
                best[form] = min(apart, best.get(form, 1.0))
    return {script: sorted((apart, form) for form, apart in forms.items()) for script, forms in found.items()}
