# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Possible names in Thai, and in other scripts without spaces between words.

Ordinary words are laid over the text, the longest first from the left. What they leave may be a name, and since names
are made of ordinary words, so may the words beside it, up to a word of grammar. After a form of address the next
words up to a space are a name, and those after the space too. Lao, Khmer, Myanmar and Tibetan have no table: all is
hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from vorlage.domain.lineage import Span
from vorlage.protection.ordinary_words import folded_words
from vorlage.protection.ordinary_words.hangul_and_thai import THAI as THAI_WORDS
from vorlage.protection.ordinary_words.hangul_and_thai import THAI_FUNCTION
from vorlage.protection.writing import THAI, WITHOUT_SPACES

_ADDRESS: Final = (
    "นางสาว นาง นาย เด็กชาย เด็กหญิง คุณ ดร. ด.ช. ด.ญ. น.ส. พล.อ. พล.ต.อ. พ.ต.อ. พ.ต.ท. พ.ต.ต. ร.ต.อ. ศ. รศ. ผศ. หลวงพ่อ พระ"
)
_SHORTEST: Final = 2


def possible_names(folded: str) -> Iterator[Span]:
    """Each stretch of a folded text that may be a name.

    Args:
        folded: Folded text; spans are of it.
    """
    after_name = False
    last_end = 0
    for run in re.finditer(f"[{THAI}]+", folded):
        is_next = folded[last_end : run.start()] in (" ", "\u00a0")
        spans = list(_in_run(folded, run.start(), run.end(), is_surname=after_name and is_next))
        yield from spans
        after_name = bool(spans) and spans[-1][1] == run.end()
        last_end = run.end()
    for found in _addressed().finditer(folded):
        yield found.span(1)
    for found in re.finditer(f"[{WITHOUT_SPACES}]+", folded):
        yield found.span()


def _in_run(folded: str, start: int, end: int, *, is_surname: bool) -> Iterator[Span]:
    """What is no ordinary word, with the ordinary ones that touch it.

    Args:
        folded: The text.
        start: Where a run without spaces begins.
        end: Where it ends.
        is_surname: A name stands before the space: this begins with its other half.
    """
    begin: int | None = start if is_surname else None
    unknown = 3 if is_surname else 0
    for at, length, is_grammar in _pieces(folded, start, end):
        if is_grammar:
            if begin is not None and unknown >= _SHORTEST and at > begin:
                yield begin, at
            begin, unknown = None, 0
            continue
        begin = at if begin is None else begin
        unknown += 1 if length == 0 else 0
    if begin is not None and unknown >= _SHORTEST and end > begin:
        yield begin, end


def _pieces(folded: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The ordinary words of a run and its other characters: place, length (0 for a character), whether of grammar."""
    grammar, ordinary, longest = _tables()
    at = start
    while at < end:
        for length in range(min(longest, end - at), 1, -1):
            word = folded[at : at + length]
            if word in ordinary or word in grammar:
                yield at, length, word in grammar
                at += length
                break
        else:
            yield at, 0, False
            at += 1


@cache
def _tables() -> tuple[frozenset[str], frozenset[str], int]:
    grammar, ordinary = folded_words(THAI_FUNCTION), folded_words(THAI_WORDS)
    return grammar, ordinary, max(map(len, grammar | ordinary))


@cache
def _addressed() -> re.Pattern[str]:
    address = "|".join(map(re.escape, sorted(folded_words(_ADDRESS), key=len, reverse=True)))
    return re.compile(f"(?:{address}) ?([{THAI}]{{2,30}}(?: [{THAI}]{{2,30}})?)")
