# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The parts of one printed name, as they are compared: folded words without articles and titles of address.

Residual risks: which part is the family name is not told; a particle that is a name elsewhere (Al, El) is left out too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from vorlage.names.folding import fold_text
from vorlage.names.scripts import Script, script_of_word

MOST_PARTS: Final = 6
LONGEST_PART: Final = 40

_BETWEEN: Final = re.compile(r"[\s,;·•・‧＝=]+")
_DOTS: Final = re.compile("[·•・‧＝=]")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_JOINED_WORDS: Final = re.compile(r"(?<=[a-zа-яё][a-zа-яё][a-zа-яё])(?=[A-ZА-ЯЁ][a-zа-яё]{2})")
"""Where two words were printed as one: AnnaBerg. McIntyre and DeVries are one."""
_HYPHEN: Final = re.compile(r"[-‐‑–]")
_ARTICLES: Final = frozenset(
    {
        *(
            "al",
            "el",
            "as",
            "ar",
            "an",
            "ad",
            "az",
            "ash",
            "at",
            "ul",
            "ur",
            "аль",
            "эль",
            "ас",
            "ар",
            "ан",
            "ад",
            "аз",
        ),
        *("аш", "ат", "ال"),
    }
)
_PARTICLES: Final = frozenset(
    {"bin", "ibn", "bint", "ben", "бин", "ибн", "бен", "بن", "ابن", "von", "van", "de", "der", "la"}
)
_ADDRESS: Final = frozenset({"mr", "mrs", "ms", "dr", "prof", "sir", "г-н", "г-жа", "السيد", "السيدة", "الدكتور", "씨"})
_ARABIC_ARTICLE: Final = re.compile("^ال(?=...)")
_JOINED_ARTICLE: Final = re.compile("^(?:al|el)(?=[bcdfghjklmnpqrstvwxyz]{1,2}[aeiou])")


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A name in parts, in its order, with the script of most of its letters.

    `pieces` are the words between hyphens too, for systems of syllables; `words` are whole. `is_dotted`: with a
    middle dot between its parts, as characters and kana print names of other languages.
    """

    script: Script
    words: tuple[str, ...]
    pieces: tuple[str, ...]
    is_dotted: bool

    @property
    def letters(self) -> str:
        """All its letters in a row."""
        return "".join(self.pieces)


@lru_cache(maxsize=16384)
def printed_name(printed: str) -> PrintedName:
    """Take a name apart. Nothing is left of what has no letter."""
    apart = _JOINED_WORDS.sub(" ", printed)
    words = [word for word in (_clean(word) for word in _BETWEEN.split(apart)) if word][:MOST_PARTS]
    kept = [word for word in words if fold_text(word).strip(".") not in _ADDRESS] or words
    folded = tuple(fold_text(word)[:LONGEST_PART] for word in kept)
    pieces = tuple(piece for word in folded for piece in _HYPHEN.split(word) if piece)
    script = script_of_word("".join(folded))
    is_dotted = len(folded) > 1 and _DOTS.search(printed) is not None
    return PrintedName(script, folded, pieces, is_dotted)


def _clean(word: str) -> str:
    bare = _POSSESSIVE.sub("", word.strip("\"“”«»()[]{}.,:;!?'’،؛。、"))
    return bare if any(map(str.isalpha, bare)) else ""


def bare_words(name: PrintedName) -> tuple[str, ...]:
    """The words of a name in letters without articles and particles, each without signs inside it."""
    found = []
    for word in name.words:
        pieces = [piece for piece in _HYPHEN.split(word) if piece]
        while len(pieces) > 1 and pieces[0] in _ARTICLES:
            pieces.pop(0)
        joined = "".join(piece for piece in pieces if piece)
        bare = _ARABIC_ARTICLE.sub("", joined) if name.script is Script.ARABIC else joined.replace("'", "")
        if bare and bare not in _PARTICLES and bare not in _ARTICLES:
            found.append(bare)
    return tuple(found) or name.pieces


def without_joined_article(word: str) -> str:
    """A word in Latin letters without an article that was joined to it: Alkhatib, Elkhateeb."""
    return _JOINED_ARTICLE.sub("", word)
