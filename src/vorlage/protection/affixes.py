# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What languages join to a word: used to know an ordinary word with its endings, and a protected name with its own.

All are folded. Uyghur and Turkish endings come in chains; the others one at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from vorlage.names.folding import fold_text


def _folded(affixes: str) -> tuple[str, ...]:
    return tuple(sorted({fold_text(affix) for affix in affixes.split()}, key=len, reverse=True))


ARABIC_PREFIXES: Final = _folded(
    "ال وال فال بال كال لل ولل فلل وبال وكال و ف ب ل ك س وب ول وك فب فل وس سي ست وسي وست ي ت ن وي وت"
)
ARABIC_NAME_PREFIXES: Final = _folded("و ف ب ل ك ال وال فال بال كال لل ولل وب ول")
ARABIC_SUFFIXES: Final = _folded("ه ها هم هما هن نا كم ات ون ين وا ة ته تها تهم اتها اتهم اته")
"""Not those that make names of ordinary words: Malik of money, Sha'ban of people, and all that end in -i."""

ARABIC_NAME_SUFFIXES: Final = _folded("ا ي ه")
UYGHUR_SUFFIXES: Final = _folded(
    "لار لەر نىڭ نى غا گە قا كە دا دە تا تە دىن تىن دىكى تىكى لىق لىك لۇق لۈك چە چىلىق م ىم ىمىز ڭ ىڭ ىڭىز ى سى"
    " ىنى ىنىڭ ىدا ىدە ىغا ىگە ىدىن سىنىڭ سىنى سىغا سىگە سىدا سىدە سىدىن لىرى لىرىنىڭ لىرىنى لىرىغا لىرىگە لىرىدا"
    " لىرىدە لىرىدىن مۇ لا دۇر تۇر چى چىلەر چىلار سىز مىز دەك تەك غىچە گىچە قىچە كىچە دى تى پ ىپ ۇپ ۈپ ىش ۇش ۈش غان"
    " گەن قان كەن ىدۇ دۇ ىدىغان ماق مەك"
)
LATIN_NAME_SUFFIXES: Final = _folded(
    "s es 's in ın un ün nin nın nun nün i ı u ü a e de da te ta den dan ten tan ye ya yi yı yu yü la le lar ler"
    " ning ni ni gha ge qa ke din tin ni em om a u ovi em ie y nak nek t en et ban ben val vel hoz hez nal ról"
    " ista istin ssa ssä lla llä lle n na mu ego emu om oy"
)
"""Turkish, Uyghur, Slavic, German, Hungarian and Finnish endings that stand on names without an apostrophe."""

CYRILLIC_NAME_SUFFIXES: Final = _folded(
    "а у ом ем е ы и ой ою ей ам ами ах ов ого ому ым ых ми"
    " ю я ем ём ью ың нің ның дың дің ға ге қа ке да де та те дан"
    " ден тан тен мен бен пен ди ни ниң ға гә қа кә дин тин"
)
KOREAN_ENDINGS: Final = _folded(
    "은 는 이 가 을 를 의 에 에서 에게 께 께서 와 과 랑 이랑 하고"
    " 도 만 로 으로 부터 까지 처럼 보다 마다 조차 이나 나 든지 라고 이라고 이다"
    " 입니다 들 들이 들은 들을 들의 에는 에도 에서는 으로는 로는"
    " 와의 과의 에게서 씨 님 하는 하여 해 한 할 했다 합니다 하며 하면"
    " 하지 하기 되는 되어 된 될 됐다 되었다 됩니다 적 적인 적으로"
    " 인 이며 이고 였다 이었다 이라는 라는 한다 된다 했으며 하던 했던"
)
KOREAN_NAME_ENDINGS: Final = _folded(
    "은 는 이 가 을 를 의 에게 께 와 과 랑 하고 도 만 로 으로 씨 님 군 양 부터 까지 처럼"
)

_MOST_IN_A_CHAIN: Final = 3
_SHORTEST_STEM: Final = 3
_SHORTEST_AFTER_A_LETTER: Final = 4
_ARTICLES: Final = (fold_text("ال"), fold_text("لل"))


@lru_cache(maxsize=65536)
def stems(word: str, prefixes: Sequence[str], suffixes: Sequence[str]) -> tuple[str, ...]:
    """The word without one prefix and without up to three suffixes, in every way.

    What is left has three letters or more, and four after a prefix without article: "like money" is a name too (Kamal).
    """
    starts = ("", *(prefix for prefix in prefixes if word.startswith(prefix)))
    found: dict[str, None] = {}
    for prefix in starts:
        is_article = not prefix or prefix.endswith(_ARTICLES)
        shortest = _SHORTEST_STEM if is_article else _SHORTEST_AFTER_A_LETTER
        found.update(dict.fromkeys(_without_endings(word[len(prefix) :], suffixes, shortest, 0)))
    return tuple(found)


def _without_endings(word: str, suffixes: Sequence[str], shortest: int, depth: int) -> Iterator[str]:
    if len(word) < shortest:
        return
    yield word
    if depth < _MOST_IN_A_CHAIN:
        for suffix in suffixes:
            if word.endswith(suffix):
                yield from _without_endings(word[: -len(suffix)], suffixes, shortest, depth + 1)


def is_ending(rest: str, suffixes: Sequence[str]) -> bool:
    """Whether the rest of a word is endings alone, at most three."""
    return rest == "" or "" in _rests(rest, suffixes, 0)


def _rests(rest: str, suffixes: Sequence[str], depth: int) -> Iterator[str]:
    if depth < _MOST_IN_A_CHAIN:
        for suffix in suffixes:
            if rest.startswith(suffix):
                yield rest[len(suffix) :]
                yield from _rests(rest[len(suffix) :], suffixes, depth + 1)
