# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Japanese kana as sounds, and names in Latin letters as kana.

Kana are syllables: what they sound like is a table (Hepburn's). Names in Latin letters, Hepburn or Kunrei, are cut into
syllables again; long vowels, which most spellings leave out, may be put back.

Not done: the readings of Japanese names in characters, which only a dictionary of names knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice, product
from typing import Final

_ROWS: Final = {
    "": "アイウエオ",
    "k": "カキクケコ",
    "s": "サシスセソ",
    "t": "タチツテト",
    "n": "ナニヌネノ",
    "h": "ハヒフヘホ",
    "m": "マミムメモ",
    "r": "ラリルレロ",
    "g": "ガギグゲゴ",
    "z": "ザジズゼゾ",
    "d": "ダヂヅデド",
    "b": "バビブベボ",
    "p": "パピプペポ",
}
_ODD: Final = {
    "シ": ("sh", "i"),
    "チ": ("ch", "i"),
    "ツ": ("ts", "u"),
    "フ": ("f", "u"),
    "ジ": ("j", "i"),
    "ヂ": ("j", "i"),
    "ヅ": ("z", "u"),
    "ヤ": ("y", "a"),
    "ユ": ("y", "u"),
    "ヨ": ("y", "o"),
    "ワ": ("w", "a"),
    "ヰ": ("i",),
    "ヱ": ("e",),
    "ヲ": ("o",),
    "ン": ("n",),
    "ヴ": ("v", "u"),
    "ー": ("-",),
    "ッ": (),
}
_SMALL_Y: Final = {"ャ": "a", "ュ": "u", "ョ": "o"}
_SMALL: Final = dict(zip("ァィゥェォ", "aiueo", strict=True))
_PALATAL: Final = frozenset({"sh", "ch", "j"})
_LONG_U: Final = frozenset({"yu", "shu", "chu", "ju", "kyu", "ryu", "syu", "tyu", "zyu", "gyu"})
_AFTER_N: Final = dict(zip(("a", "i", "u", "e", "o", "ya", "yu", "yo"), "アイウエオヤユヨ", strict=True))
_MOST_SPELLINGS: Final = 12
_LONGEST: Final = 20


@cache
def _plain() -> Mapping[str, tuple[str, ...]]:
    table = {
        kana: (row, vowel) if row else (vowel,)
        for row, column in _ROWS.items()
        for kana, vowel in zip(column, "aiueo", strict=True)
    }
    return {**table, **_ODD}


def in_katakana(text: str) -> str:
    """Hiragana as katakana; all else as it is."""
    return "".join(chr(ord(char) + 0x60) if "\u3041" <= char <= "\u3096" else char for char in text)


def in_hiragana(text: str) -> str:
    """Katakana as hiragana; all else as it is."""
    return "".join(chr(ord(char) - 0x60) if "\u30a1" <= char <= "\u30f6" else char for char in text)


def sounds_of_kana(word: str) -> tuple[str, ...]:
    """The sounds of a word in kana; a long vowel's stroke is `-`."""
    sounds: list[str] = []
    for kana in in_katakana(word):
        if kana in _SMALL_Y and len(sounds) > 1:
            sounds.pop()
            sounds += [_SMALL_Y[kana]] if sounds[-1] in _PALATAL else ["y", _SMALL_Y[kana]]
        elif kana in _SMALL and sounds and sounds[-1] in "aiueo":
            last = sounds.pop()
            # ウィ is wi, クォ kwo, and ティ ti.
            is_w = last == "u" and (not sounds or sounds[-1] in "aiueo-nkg")
            sounds += [*(("w",) if is_w else ()), _SMALL[kana]]
        else:
            sounds += _plain().get(kana, ())
    return tuple(sounds)


@cache
def _syllables() -> Mapping[str, tuple[str, ...]]:
    """Each syllable in Latin letters, Hepburn and Kunrei, with the kana that write it."""
    table: dict[str, list[str]] = {}
    for kana, sounds in _plain().items():
        if sounds and sounds != ("-",) and kana not in "ヰヱヲヴ":
            table.setdefault("".join(sounds), []).append(kana)
    for row, column in _ROWS.items():
        for kana, vowel in zip(column, "aiueo", strict=True):
            said = f"{row}{vowel}"
            if kana not in table.get(said, ()):
                table.setdefault(said, []).append(kana)
        if row and row != "d":
            for small, vowel in _SMALL_Y.items():
                kana = column[1] + small
                table.setdefault(f"{row}y{vowel}", []).append(kana)
                sounds = sounds_of_kana(kana)
                if sounds[0] in _PALATAL:
                    table.setdefault("".join(sounds), []).append(kana)
    table["m"] = ["ン"]
    return {said: tuple(kana) for said, kana in table.items()}


@lru_cache(maxsize=2048)
def kana_of(folded: str) -> tuple[str, ...]:
    """What a Japanese name in Latin letters may be in katakana, at most a dozen ways; none when it is not one."""
    plain = re.sub("oh(?![aiueoy])", "o", re.sub("['-]", "", folded))
    if not plain.isascii() or not plain.isalpha() or not 2 < len(plain) <= _LONGEST:
        return ()
    cut = _cut(plain)
    if not cut:
        return ()
    return tuple(islice(dict.fromkeys("".join(chosen) for chosen in product(*_options(cut))), _MOST_SPELLINGS))


def _cut(plain: str) -> list[str]:
    """The one way to cut a name into syllables, from the left; a doubled consonant is a small tsu."""
    pieces: list[str] = []
    at = 0
    while at < len(plain):
        if (plain[at] == plain[at + 1 : at + 2] and plain[at] not in "aiueon") or plain[at : at + 3] == "tch":
            pieces.append("ッ")
            at += 1
            continue
        size = next((size for size in (3, 2, 1) if plain[at : at + size] in _syllables()), 0)
        piece = plain[at : at + size]
        if not size or (piece == "m" and plain[at + 1 : at + 2] not in ("b", "p", "m")):
            return []
        pieces.append(piece)
        at += size
    return pieces


def _options(cut: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for at, piece in enumerate(cut):
        kana = _syllables().get(piece, (piece,))
        following = cut[at + 1] if at + 1 < len(cut) else ""
        if (piece[-1] == "o" and following not in ("o", "u", "ッ")) or piece in _LONG_U:
            # Shohei is ショウヘイ, Otsuka オオツカ.
            long = "オ" if piece == "o" else "ウ"
            yield (*(f"{each}{tail}" for each in kana[:1] for tail in ("", long)), *kana[1:])
        elif at and piece[0] == "n" and piece[1:] in _AFTER_N:
            # Kenichi is ケンイチ, Junya ジュンヤ.
            yield (*kana, "ン" + _AFTER_N[piece[1:]])
        else:
            yield kana
