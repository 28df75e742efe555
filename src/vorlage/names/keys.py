# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Words and stretches of a text that may be names, each behind a key by which its spellings in other scripts find it.

In letters with capitals what may be a name begins with one; in Arabic script and Hangul any word may be one. Chinese
and Thai have neither spaces between words nor capitals: what may be a name is a surname and one or two characters that
are no grammar, a run of characters that write foreign sounds, what stands beside a middle dot, and in Thai a stretch
between spaces. Most of what is found is no name, and no harm: a key is only looked up for a name that is asked for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import Final

from vorlage.names.folding import fold_text, is_beyond_bmp
from vorlage.names.hearing import keys_of
from vorlage.names.japanese import japanese_stretches, keys_of_stretch
from vorlage.names.scripts import Script, is_han
from vorlage.names.sinitic import sound_of, surname_sounds
from vorlage.names.sounds import COMPOUND_SURNAMES, NOT_IN_NAMES, SURNAMES, TRANSCRIBING

SEPARATOR = "="

_BETWEEN = "."

_LETTER_OF: Final = {
    Script.LATIN: "l",
    Script.CYRILLIC: "c",
    Script.ARABIC: "a",
    Script.HAN: "t",
    Script.KATAKANA: "k",
    Script.HANGUL: "g",
    Script.THAI: "h",
}
_SCRIPT_OF: Final = {letter: script for script, letter in _LETTER_OF.items()}
HEARD_SCRIPTS: Final = tuple(_LETTER_OF)
"""The scripts whose words are found by their sounds."""

_LONGEST_WORD: Final = 30
_ARABIC_LETTERS: Final = "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ff\u0750-\u077f"
_ARABIC_WORDS: Final = re.compile(f"[{_ARABIC_LETTERS}]{{2,{_LONGEST_WORD}}}")
_RUNS: Final = re.compile("([가-힣]{2,9})|([ァ-ヺー]{2,14}|[ァ-ヺ](?=·)|(?<=·)[ァ-ヺ])|([ก-ฺเ-๎]{2,40})")
"""Words in Hangul, katakana and Thai, found in one pass."""

_BEYOND_LETTERS: Final = re.compile(f"[{_ARABIC_LETTERS}ก-๎\u3040-\uffff]")
_EAST_ASIAN: Final = re.compile("[ก-๎\u3040-\uffff]")
_PARTICLES: Final = re.compile("(?:에게서|에게|으로|에서|까지|부터|은|는|이|가|을|를|의|에|와|과|도|로|씨|님|군|양)$")
_THAI_BEFORE: Final = re.compile("^.*(?:นางสาว|นาย|นาง|คุณ|ดร|โดย|กับ|และ)")
_BESIDE_DOT: Final = 6
ARABIC_ARTICLE: Final = "ال"
LATIN_ARTICLE: Final = "al"
LEAST_BEHIND_ARTICLE: Final = 4


def sinitic_key(syllables: Sequence[str]) -> str:
    """The key of a Chinese name by its syllables in pinyin without tones."""
    return f"p{_BETWEEN.join(syllables)}"


def is_sinitic(key: str) -> bool:
    """Whether a key is one of syllables."""
    return key.startswith("p")


def heard_key(consonants: str, script: Script) -> str:
    """The key of words in a script by their consonants, as `vorlage.names.hearing` tells them."""
    return f"{_LETTER_OF[script]}{consonants}"


def script_of_key(letter: str) -> Script:
    """The script of the words behind a key that begins with this letter."""
    return _SCRIPT_OF[letter]


class NamesMet:
    """What may be names and was met before: given to `name_keys` page after page, none of it is told again.

    It forgets what it knows of a kind beyond `MOST_MET` and tells that again. For one thread at a time.
    """

    def __init__(self) -> None:
        self._of: dict[str, set[str]] = {}

    def fresh(self, kind: str, found: set[str]) -> set[str]:
        """Those that were not met yet, of one kind; from now on they are."""
        known = self._of.setdefault(kind, set())
        new = found - known
        if len(known) + len(new) > MOST_MET:
            known.clear()
        known |= new
        return new


MOST_MET: Final = 400_000
"""Of each kind; about 40 MB."""


def name_keys(text: str, folded_text: str, met: NamesMet | None = None) -> Iterator[tuple[str, str]]:
    """Each stretch of a text that may be a name, folded, with its key; a stretch may repeat.

    Args:
        text: As written, for its capitals.
        folded_text: What it folds to.
        met: What need not be told again.
    """
    yield from _letters(_fresh(met, "letters", set(_capitalised(ascii_only=text.isascii()).findall(text))))
    if folded_text.isascii() or not _BEYOND_LETTERS.search(folded_text):
        return
    yield from _heard(_fresh(met, "arabic", set(_ARABIC_WORDS.findall(folded_text))), Script.ARABIC)
    if not _EAST_ASIAN.search(folded_text):
        return
    hangul, kana, thai = map(set, zip(*_RUNS.findall(folded_text), ("",) * 3, strict=True))
    yield from _hangul(_fresh(met, "hangul", hangul - {""}))
    yield from _heard(_fresh(met, "kana", kana - {""}), Script.KATAKANA)
    yield from _thai(_fresh(met, "thai", thai - {""}))
    if _han().search(folded_text):
        yield from _heard(_fresh(met, "transcribed", _transcribed(folded_text)), Script.HAN)
        yield from _chinese(_fresh(met, "persons", _persons_in(folded_text)))
        for stretch in _fresh(met, "japanese", japanese_stretches(folded_text)):
            yield from keys_of_stretch(stretch)


def _fresh(met: NamesMet | None, kind: str, found: set[str]) -> set[str]:
    return found if met is None else met.fresh(kind, found)


def _heard(words: set[str], script: Script) -> Iterator[tuple[str, str]]:
    for word in words:
        yield from _keys_of_word(word, script)


@lru_cache(maxsize=1 << 17)
def _keys_of_word(word: str, script: Script) -> tuple[tuple[str, str], ...]:
    """Most words of a page were met before. An Arabic word with an article stands behind what follows it, too."""
    keys = [*keys_of(word)]
    if script is Script.ARABIC and word.startswith(ARABIC_ARTICLE) and len(word) > len(ARABIC_ARTICLE) + 2:
        keys += keys_of(word.removeprefix(ARABIC_ARTICLE))
    return tuple((heard_key(key, script), word) for key in keys)


def _letters(words: set[str]) -> Iterator[tuple[str, str]]:
    """Words that begin with a capital."""
    for word in words:
        yield from _keys_of_letters(word)


@lru_cache(maxsize=65536)
def _keys_of_letters(word: str) -> tuple[tuple[str, str], ...]:
    folded = fold_text(word)
    script = Script.CYRILLIC if any("\u0400" <= letter <= "\u052f" for letter in folded) else Script.LATIN
    keys = [*keys_of(folded)]
    if folded.startswith(LATIN_ARTICLE) and len(folded) >= len(LATIN_ARTICLE) + LEAST_BEHIND_ARTICLE:
        # Alkhatib is Khatib with its article.
        keys += keys_of(folded.removeprefix(LATIN_ARTICLE))
    return tuple((heard_key(key, script), folded) for key in dict.fromkeys(keys))


@cache
def _capitalised(*, ascii_only: bool) -> re.Pattern[str]:
    if ascii_only:
        # The class stands first: what cannot begin a word is passed over at once.
        return re.compile(f"[A-Z](?<![A-Za-z].)[A-Za-z]{{1,{_LONGEST_WORD}}}(?![A-Za-z])")
    capitals = "".join(chr(code) for code in range(0x41, 0x530) if unicodedata.category(chr(code)) in ("Lu", "Lt"))
    capitals += "".join(chr(code) for code in range(0x1E00, 0x1F00) if unicodedata.category(chr(code)) == "Lu")
    letter = "[^\\W\\d_]"
    marks = "\u0300-\u036f"
    return re.compile(f"[{capitals}](?<!{letter}.)(?:{letter}|[{marks}]){{1,{_LONGEST_WORD}}}(?!{letter})")


def _hangul(words: set[str]) -> Iterator[tuple[str, str]]:
    """Words in Hangul, and what is left of them without a particle."""
    bare = {_PARTICLES.sub("", word) for word in words}
    yield from _heard(words | {word for word in bare if len(word) > 1}, Script.HANGUL)


def _thai(words: set[str]) -> Iterator[tuple[str, str]]:
    """Stretches between spaces, and what is left of them after a title or a little word."""
    bare = {_THAI_BEFORE.sub("", word) for word in words}
    yield from _heard(words | {word for word in bare if len(word) > 1}, Script.THAI)


def _transcribed(folded_text: str) -> set[str]:
    """Runs of characters that write foreign sounds, and what stands beside a middle dot."""
    runs = set(_runs().findall(folded_text))
    for dot in re.finditer("·", folded_text):
        before = _HAN_BEFORE.search(folded_text[max(0, dot.start() - _BESIDE_DOT) : dot.start()])
        after = _HAN_AFTER.search(folded_text[dot.end() : dot.end() + _BESIDE_DOT])
        if before:
            runs.update(before.group()[at:] for at in range(len(before.group())))
        if after:
            runs.update(after.group()[: at + 1] for at in range(len(after.group())))
    return runs


def _persons_in(folded_text: str) -> set[str]:
    """Surnames with one and with two characters behind them."""
    found: list[str] = _persons(beyond_bmp=is_beyond_bmp(folded_text)).findall(folded_text)
    compound = _compound()
    persons = {stretch[:2] for stretch in found}
    persons.update(stretch[:3] for stretch in found)
    persons.update(stretch for stretch in found if stretch[:2] in compound)
    return persons - compound


def _chinese(persons: set[str]) -> Iterator[tuple[str, str]]:
    compound = _compound()
    for person in persons:
        long = 2 if person[:2] in compound else 1
        yield _BETWEEN.join((_surname_key(person[:long]), *map(sound_of, person[long:]))), person


@cache
def _surname_key(characters: str) -> str:
    return sinitic_key(surname_sounds(characters))


_HAN_BEFORE: Final = re.compile("[\u4e00-\u9fff]+$")
_HAN_AFTER: Final = re.compile("^[\u4e00-\u9fff]+")


@cache
def _han() -> re.Pattern[str]:
    return re.compile("[\u3400-\u9fff]")


@cache
def _compound() -> frozenset[str]:
    return frozenset(fold_text(surname) for surname in COMPOUND_SURNAMES)


@cache
def _persons(*, beyond_bmp: bool) -> re.Pattern[str]:
    """Finds the firsts of surnames with up to three characters behind them, those that overlap too."""
    given = f"[{_given(0x10000)}]"
    if beyond_bmp:
        # Python looks a class up in constant time only as long as nothing above U+FFFF is in it.
        given = f"(?:{given}|[{_given(0x32000, first=0x10000)}])"
    firsts = SURNAMES | {surname[0] for surname in COMPOUND_SURNAMES}
    return re.compile(f"(?=([{''.join(sorted(firsts))}]{given}{{1,3}}))")


def _given(end: int, *, first: int = 0x2E80) -> str:
    """The characters that may be in a given name, as ranges of a character class."""
    codes = [code for code in range(first, end) if _may_be_given(chr(code))]
    runs = (list(run) for _, run in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0]))
    return "".join(f"\\U{run[0][1]:08x}-\\U{run[-1][1]:08x}" for run in runs)


@cache
def _runs() -> re.Pattern[str]:
    characters = "".join(sorted(TRANSCRIBING))
    return re.compile(f"[{characters}]{{3,8}}")


def _may_be_given(character: str) -> bool:
    return is_han(character) and character not in NOT_IN_NAMES
