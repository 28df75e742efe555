# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Words reduced to what is compared: folded, stemmed a little, without function words.

Used for ranking and for slots, never to decide a merge alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from vorlage.extraction.counted_units import singular
from vorlage.extraction.number_words import word_set
from vorlage.names.folding import fold_text

_TOKEN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[^\W_]+(?:[.,٬٫][0-9]+)*")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")

STOP_WORDS = word_set(
    """
    the a an and or but nor so yet for in on at by to of from with without within into onto over under about above
    after before between during since until while when where who whom whose what which why how if because although
    though unless as than that this these those there here it its he him his she her they their them we us our you
    your i my me no not only even also just still such some any each every all both many much more most few several
    other another is are was were be been being has have had do does did will would shall should can could may might
    must let say says said told according s t и в на не что с по из за от до он она они как это его их то же а но من
    في على إلى عن أن إن ما لا لم هذا هذه التي الذي مع كان كانت و el la los las de del y en que por con para le les
    des du et dans sur est sont un une se su 的 了 是 在 和 与 有 为 对 也 就 都 及 等
    """
)


@lru_cache(maxsize=65536)
def folded(words: str) -> str:
    """The loose reading of a stretch (see `names.folding`), with white space, quotation marks and dashes plain."""
    plain = re.sub(r"[’‘‛`´]", "'", fold_text(words))
    plain = re.sub(r"[“”„«»「」『』]", '"', plain)
    return " ".join(re.sub(r"[‐-―]", "-", plain).split())


@lru_cache(maxsize=65536)
def tokens(words: str) -> tuple[str, ...]:
    """The folded words of a stretch; a run of Han characters as its overlapping pairs."""
    found: list[str] = []
    for token in _TOKEN.findall(folded(words)):
        if _HAN.match(token):
            found.extend([token] if len(token) == 1 else [token[place : place + 2] for place in range(len(token) - 1)])
        else:
            found.append(token)
    return tuple(found)


@lru_cache(maxsize=65536)
def content_words(words: str) -> frozenset[str]:
    """The words that carry what is said: no function words, no digits, plurals and simple endings off."""
    return frozenset(
        stem(token) for token in tokens(words) if token not in STOP_WORDS and len(token) > 1 and not token[0].isdigit()
    )


@lru_cache(maxsize=65536)
def stem(token: str) -> str:
    """A word without its commonest English endings; other words as they are."""
    if not token.isascii() or len(token) < 5:
        return singular(token) if token.isascii() else token
    for ending in ("ations", "ation", "ments", "ment", "ingly", "ings", "ing", "edly", "ed", "ly"):
        if token.endswith(ending) and len(token) - len(ending) >= 4:
            return token[: -len(ending)].rstrip("e")
    return singular(token).rstrip("e")


_SYNONYMS = {
    stem(word): min(row.split())
    for row in (
        "kill killed die died dead death deaths dies toll lives slain",
        "injure injured wound wounded hurt",
        "arrest arrested detain detained detention hold held imprisoned jailed interned",
        "find found discover discovered detect detected",
        "pay paid payment payments",
        "home homes house houses household households dwelling dwellings",
        "child children kid kids youngster youngsters",
        "paper papers memo memos document documents file files record records",
        "leak leaked leaks",
        "buy bought purchase purchased",
        "stop stopped halt halted end ended cease ceased",
        "start started begin began begun",
        "company firm utility business",
        "police officer officers",
        "collapse collapsed",
        "close closed shut",
        "cost costs price",
    )
    for word in row.split()
}
"""Words of news prose that are printed for each other, each row under its first word."""


def canonical(words: frozenset[str]) -> frozenset[str]:
    """Stems with words that are printed for each other made one."""
    return frozenset(_SYNONYMS.get(word, word) for word in words)


def grams(words: str, size: int = 3) -> frozenset[tuple[str, ...]]:
    """Runs of `size` folded words; one shorter run when there are fewer words."""
    listed = tokens(words)
    if len(listed) < size:
        return frozenset({listed}) if listed else frozenset()
    return frozenset(listed[place : place + size] for place in range(len(listed) - size + 1))
