# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Words of names by what they sound like: a key under which their spellings in all scripts meet.

A word's key is the classes of its consonants (p b f; t d; k g kh gh; all that hisses; l r; m; n). Scripts do not keep
the same consonants, so that a name is looked up under several keys; what is found there is heard again with its vowels
(`unlikeness`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, islice
from typing import Final

from vorlage.names.kana import sounds_of_kana
from vorlage.names.korean import sounds_of_hangul
from vorlage.names.scripts import Script, script_of_word
from vorlage.names.sinitic import sounds_of_han
from vorlage.names.sounds import TRADITIONAL
from vorlage.names.thai import sounds_of_thai
from vorlage.names.transliteration import sounds_of_letters

MOST_KEYS: Final = 64
"""So many keys a name is looked up under; the likelier first."""

_OPEN: Final = frozenset({*"aeiou", "w", "y"})
_LAST_SYLLABLE: Final = 2
NO_CONSONANT: Final = "0"
"""The key of a word of vowels."""

EAST_ASIAN: Final = frozenset({Script.HAN, Script.HIRAGANA, Script.KATAKANA, Script.HANGUL, Script.THAI})

VOWELS: Final = frozenset("aeiou")
CLASSES: Final = {
    **dict.fromkeys(("b", "p", "f"), "p"),
    **dict.fromkeys(("d", "t", "th"), "t"),
    **dict.fromkeys(("g", "k", "q", "gh", "x", "hard"), "k"),
    **dict.fromkeys(("j", "zh", "ch", "sh", "shch", "z", "s", "ts", "dz", "c"), "s"),
    **dict.fromkeys(("l", "r", "rh"), "r"),
    "m": "m",
    "n": "n",
    "ng": "n",
}
_OTHERWISE: Final[Mapping[str, tuple[str, ...]]] = {
    # What else a sound may be in another script, or not be there at all.
    "v": ("p",),
    "w": ("p",),
    "f": ("",),
    "x": ("", "p"),
    "h": ("k", "p"),
    "gh": ("", "s"),
    "g": ("s", ""),
    "j": ("k", ""),
    "c": ("k",),
    "hard": ("s",),
    "ch": ("k", "t"),
    "ts": ("t",),
    "th": ("s",),
    "ng": ("nk",),
    "-": ("r",),
    "y": ("s",),
}
_OF_SCRIPT: Final[Mapping[Script, Mapping[str, tuple[str, ...]]]] = {
    Script.HAN: {"q": ("k",), "sh": ("k", ""), "j": ("k", "t"), "h": ("k",), "w": ("p",), "y": (), "v": ()},
    Script.KATAKANA: {
        "j": ("t", "k", ""),
        "b": ("",),
        "f": ("", "k"),
        "s": ("t",),
        "z": ("t",),
        "ch": ("t",),
        "ts": ("t",),
        "n": ("m",),
    },
    Script.HANGUL: {"b": ("",), "p": ("",), "s": ("t",), "t": ("s",), "j": ("t",), "y": ()},
    Script.THAI: {"t": ("s",), "n": ("r",), "g": (), "j": (), "ch": (), "y": ()},
}


def sounds_of(word: str) -> tuple[str, ...]:
    """The sounds of a word in any script, as far as it writes them; of several readings the likeliest."""
    return rows_heard(word)[0]


@lru_cache(maxsize=32768)
def rows_heard(word: str) -> tuple[tuple[str, ...], ...]:
    """Each row of sounds a word may be."""
    match script_of_word(word):
        case Script.HAN:
            row = sounds_of_han(word)
            return row, *_traditional(word, row)
        case Script.HIRAGANA | Script.KATAKANA:
            row = sounds_of_kana(word)
            return row, *_instead(row, ("sh", "i", "ch"), ("sh",)), *_instead(row, ("n", "m"), ("m",))
        case Script.HANGUL:
            return (sounds_of_hangul(word),)
        case Script.THAI:
            return sounds_of_thai(word)
        case _:
            row = sounds_of_letters(word)
            return row, *_read_otherwise(word, row)


def _read_otherwise(word: str, row: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What else letters may say: Alexei and Xalide, Michael and Chekhov; щ is one sound or two."""
    others: dict[str, tuple[str, ...]] = {"shch": ("sh", "i", "ch")}
    if script_of_word(word) is Script.LATIN:
        others["ch"] = ("x",)
        if "x" in word.lower():
            others["x"] = ("k", "s")
        if _FRENCH.search(word):
            yield sounds_of_letters(_respelt(word, _FRENCH_SAYS))
        if _SPANISH.search(word):
            yield sounds_of_letters(_respelt(word, _SPANISH_SAYS))
        if _SILENT_E.search(word):
            yield row[:-1]
        if "gh" in word:
            yield sounds_of_letters(_UNSAID_GH.sub("", word))
        others["dj"] = ("d", "y")
    for sound, otherwise in others.items():
        if sound in row:
            yield tuple(each for own in row for each in (otherwise if own == sound else (own,)))


def _traditional(word: str, row: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What characters stand for otherwise than they sound: Peter is 彼得, and Uyghur -de is 旦."""
    if word in TRADITIONAL:
        yield sounds_of_letters(TRADITIONAL[word])
    if word.endswith("旦"):
        yield row[:-1]


def _instead(row: tuple[str, ...], sounds: tuple[str, ...], others: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A row with some sounds in it said otherwise, if they are in it: シチ writes щ, ンマ mm."""
    for at in range(len(row) - len(sounds) + 1):
        if row[at : at + len(sounds)] == sounds:
            yield (*row[:at], *others, *row[at + len(sounds) :])
            return


_FRENCH: Final = re.compile(
    "oi|eau|aux$|ault$|aud$|ou[a-z]*[tdsx]$|[^eo]ot$|et$|ier$|ieux$|ais$|gn|que$|e(?:ll|tt|nn)e$|ieu|euil|ill[ae]|esn|[bdg]re$"
    "|[aeou]rt$"
)
_FRENCH_SAYS: Final = (
    ("eaux?|aux?(?=$)|ault$|aud$|au", "o"),
    ("cois$", "swa"),
    ("oi", "wa"),
    ("ou", "u"),
    ("qu", "k"),
    ("gn", "ny"),
    ("ch", "sh"),
    ("ill", "iy"),
    ("gu(?=[ei])", "g"),
    ("(?<=i)er$", "e"),
    ("(?<=e)s(?=[nm])", ""),
    ("[ea][nm](?=[bcdfgjkpqstvz])", "an"),
    ("(?<=[^aeiou])es?$|(?<!e)[tdsxzp]+$|(?<=e)t$", ""),
)


_SPANISH: Final = re.compile("(?:j|ll|g[ei]|^h).*(?:[aeo]s?|ez|[aio]n|[ae]r|el|is)$")
_SPANISH_SAYS: Final = (
    ("^h", ""),
    ("j", "kh"),
    ("g(?=[ei])", "kh"),
    ("gu(?=[ei])", "g"),
    ("ll", "y"),
    ("qu", "k"),
    ("z|c(?=[ei])", "s"),
)
_SILENT_E: Final = re.compile("[bcdfgklmnprstvz]e$")
_UNSAID_GH: Final = re.compile("gh(?=t|$)")


def _respelt(word: str, says: tuple[tuple[str, str], ...]) -> str:
    """A word spelt as if its language said all it writes: Delacourt is Delakur in French."""
    for written, said in says:
        word = re.sub(written, said, word)
    return word


@lru_cache(maxsize=65536)
def keys_of(word: str) -> tuple[str, ...]:
    """The keys behind which a word stands: one, more where its script leaves a consonant open."""
    rows = rows_heard(word)
    keys = [_joined([CLASSES.get(sound, "") for sound in row]) for row in rows]
    if script_of_word(word) is Script.ARABIC and any(letter in "جث" for letter in word):
        hard = {"j": "k", "th": "s"}
        keys += [_joined([hard.get(sound) or CLASSES.get(sound, "") for sound in row]) for row in rows]
    if script_of_word(word) is Script.CYRILLIC and "x" in rows[0]:
        # Russian writes х for an h that others leave out.
        keys.append(_joined(["" if sound == "x" else CLASSES.get(sound, "") for sound in rows[0]]))
    if "rh" in rows[0]:
        keys.append(_joined(["s" if sound == "rh" else CLASSES.get(sound, "") for sound in rows[0]]))
    return tuple(key or NO_CONSONANT for key in dict.fromkeys(keys))


@lru_cache(maxsize=1024)
def keys_to_ask(word: str) -> tuple[str, ...]:
    """The keys behind which other spellings of a word may stand, the likelier first, at most `MOST_KEYS`."""
    script = script_of_word(word)
    script = Script.KATAKANA if script is Script.HIRAGANA else script
    keys = dict.fromkeys(keys_of(word))
    for row in rows_heard(word):
        keys.update(dict.fromkeys(islice(_variants(row, script), MOST_KEYS)))
    others = (other for key in keys_of(word) if len(key) >= _LEAST_FOR_SLIPS for other in _slips(key))
    return tuple(dict.fromkeys((*islice(keys, MOST_KEYS), *others)))


def keys_to_ask_of_sounds(row: Sequence[str], script: Script) -> tuple[str, ...]:
    """The keys behind which a row of sounds of a name in a script may stand, the likelier first."""
    return tuple(dict.fromkeys(islice(_variants(row, script), MOST_KEYS)))


_LEAST_FOR_SLIPS: Final = 4
_SLIPS: Final = {"s": ("", "t", "k"), "t": ("", "s"), "k": ("", "s"), "p": ("",), "r": ("",), "n": ("",), "m": ("",)}


def _slips(key: str) -> Iterator[str]:
    """A key with one consonant unsaid or, where the other script says so, otherwise: what no rule tells."""
    for at, consonant in enumerate(key):
        for other in _SLIPS.get(consonant, ()):
            yield key[:at] + other + key[at + 1 :]


def _variants(row: Sequence[str], script: Script) -> Iterator[str]:
    """The keys of a row of sounds: with one sound otherwise, then two, then three."""
    classes = [CLASSES.get(sound, "") for sound in row]
    changes = list(_changes(row, script))
    for count in range(4):
        for chosen in combinations(changes, count):
            if len({at for at, _ in chosen}) == count:
                changed = list(classes)
                for at, other in chosen:
                    changed[at] = other
                yield _joined(changed) or NO_CONSONANT
                if chosen:
                    # 斯捷潘 is Stepan: two that became alike may be two where a vowel stands between.
                    yield "".join(changed) or NO_CONSONANT


def _changes(row: Sequence[str], script: Script) -> Iterator[tuple[int, str]]:
    """Places in a row with what may stand there instead."""
    own = _OF_SCRIPT.get(script, {})
    for at, sound in enumerate(row):
        following = row[at + 1] if at + 1 < len(row) else ""
        for other in own.get(sound, _OTHERWISE.get(sound, ())):
            yield at, other
        if script not in EAST_ASIAN:
            yield from ((at, other) for other in _of_letters(sound, row[at - 1] if at else "", following))
        elif script is Script.KATAKANA and sound == "a" and at and row[at - 1] in VOWELS and following not in VOWELS:
            # Fairbanks is フェアバンクス.
            yield at, "r"
        elif script is not Script.KATAKANA and sound in VOWELS and following not in VOWELS:
            # Carmichael is 卡迈克尔: an r before a consonant may go unwritten.
            yield at, "r"
        if script is Script.HAN and not at and sound in _OPEN:
            # 艾尼 is Gheni.
            yield at, "k"
        elif script in EAST_ASIAN and sound == "m" and at + _LAST_SYLLABLE >= len(row):
            # Whitcomb is 惠特科姆.
            yield at, "mp"
        if sound in ("m", "n") and following in ("b", "p", "f"):
            yield at, {"m": "n", "n": "m"}[sound]
        elif script is Script.HANGUL and sound in ("g", "k") and following in ("i", "e"):
            yield at, "s"


def _of_letters(sound: str, before: str, following: str) -> Iterator[str]:
    """What a sound in letters may be elsewhere, beside its neighbours."""
    if sound == "r" and (following not in VOWELS or before == "s"):
        yield ""
    elif (sound in ("t", "d") and following in ("i", "u", "y", "e")) or (
        sound in ("k", "x", "q", "h") and following in ("i", "e")
    ):
        yield "s"
    elif sound == "b" and before == "m" and following in ("", "e"):
        yield ""
    elif sound == "s" and following == "m":
        # Osman is Othman.
        yield "t"
    elif sound == "l" and following not in VOWELS:
        yield "n"
        if following == "y":
            yield ""


def _joined(classes: Sequence[str]) -> str:
    """The classes as a key; of two alike beside each other, with no vowel between, one."""
    said = [each for at, each in enumerate(classes) if each and (at == 0 or each != classes[at - 1])]
    return "".join(said)
