# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What Arabic names are put together of: articles joined to a word or apart, and the servant, son and father before it.

One name is عبد الرحمن, Abd al-Rahman, Abdulrahman and Абдуррахман: words of a page are cut otherwise than those typed.

Residual risks: a word that begins so by chance is cut, too; what is left of it is compared by its sound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from vorlage.names.folding import fold_text
from vorlage.names.scripts import Script

ARTICLES: Final = {
    Script.LATIN: ("al", "el", "as", "ar", "an", "ad", "az", "ash", "at"),
    Script.CYRILLIC: ("аль", "эль", "ас", "ар", "ан", "ад", "аз", "аш", "ат"),
}
"""The article by itself, as before letters of the moon and of the sun."""

ARTICLE: Final = re.compile(
    "^(?:(?:al|el|as|ar|an|ad|az|ash|at|аль|эль|ас|ар|ан|ад|аз|аш|ат)(?:[-'’ ]|$)|ال(?=...))", re.IGNORECASE
)
_ALIKE: Final = ("al", "el", "аль", "эль")
_MOST_CUTS: Final = 4
_FIRSTS: Final = {
    # What may be joined to the word behind it or stand apart, and as what it is joined.
    Script.LATIN: {
        "abd": "abdul",
        "abdul": "abdul",
        "abdel": "abdel",
        "ben": "ben",
        "bin": "bin",
        "ibn": "ibn",
        "bou": "bou",
    },
    Script.CYRILLIC: {"абд": "абдул", "абдул": "абдул", "абдель": "абдель", "бен": "бен", "бин": "бин", "ибн": "ибн"},
    Script.ARABIC: {"عبد": "عبدال", "بن": "بن", "ابن": "ابن", "بو": "بو"},
}
_JOINED: Final = {
    Script.LATIN: re.compile("^(abd|ben|bin|ibn|bou)(?:(?<=abd)(?:[aeou]+(?:[lrsdnz]|sh)|a(?=l)))?-?(.{3,})$"),
    Script.CYRILLIC: re.compile("^(абд|бен|бин|ибн)(?:(?<=абд)[уае](?:ль?|[рсднз]))?-?(.{3,})$"),
    Script.ARABIC: re.compile("^(عبد|بن|بو)(?:ال)?(.{3,})$"),
}
_FAITH: Final = ("din", "dine", "deen", "дин", "دين")
_OF_THE_FAITH: Final = {Script.LATIN: "eddin", Script.CYRILLIC: "еддин", Script.ARABIC: "الدين"}
_JOINED_FAITH: Final = re.compile(
    "^(.{3,}?)(?:[aeiu]d(?=d?in|d?een)|[аеиу]д(?=д?ин)|ال(?=دين))(d?ine?|d?een|д?ин|دين)$"
)
_KAZAKH_AIN: Final = re.compile("(?=.*ع).*(?:[ۇۆەۋگڭپچ]|ى(?=.))")
"""ع is a consonant where the letters are those of Kazakh."""

_BEHIND_ARTICLE: Final = re.compile("^al(?=.{4,})|^a(?=(ss|zz|dd|rr|nn|tt|sh|ch).{2,})")


def may_stand_before(article: str, word: str) -> bool:
    """Whether an article is said so before a word: al before any, as before an s."""
    return article in _ALIKE or fold_text(word).startswith(article[1:])


def cuts_of_arabic(parts: Sequence[str], script: Script) -> Iterator[list[str]]:
    """The parts of a name, and how else they may be cut where they begin as Arabic names do; at most four ways."""
    yield from islice(_cuts(list(parts), script), _MOST_CUTS)


def _cuts(parts: list[str], script: Script) -> Iterator[list[str]]:
    yield parts
    if script not in _FIRSTS:
        return
    if any(_KAZAKH_AIN.search(part) for part in parts):
        yield [part.replace("ع", "غ") for part in parts]
    folded = [fold_text(part) for part in parts]
    for at, part in enumerate(folded):
        joined = _FIRSTS[script].get(part)
        if joined and at + 1 < len(parts):
            yield [*parts[:at], joined + folded[at + 1], *parts[at + 2 :]]
        elif found := _JOINED[script].match(part):
            yield [*parts[:at], found[1], found[2], *parts[at + 1 :]]
        if part in _FAITH and at:
            yield [*parts[: at - 1], f"{folded[at - 1]}{_OF_THE_FAITH[script]}", *parts[at + 1 :]]
        elif found := _JOINED_FAITH.match(part):
            yield [*parts[:at], found[1], found[2], *parts[at + 1 :]]
    bare = [_BEHIND_ARTICLE.sub("", part) for part in folded] if script is Script.LATIN else folded
    if bare != folded:
        yield bare
        if found := _JOINED[script].match(bare[0]):
            yield [found[1], found[2], *bare[1:]]
