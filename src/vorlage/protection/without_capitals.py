# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Possible names in scripts with spaces and no capitals: every word that is not known to be ordinary.

Arabic and Uyghur have tables of ordinary words and of what is joined to them; Hebrew, Persian, Hindi, Georgian and the
rest have none, so that nearly every word of theirs is hidden: a rule cannot tell a name there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from vorlage.domain.lineage import Span
from vorlage.names.folding import Folded, fold_text
from vorlage.protection.affixes import ARABIC_PREFIXES, ARABIC_SUFFIXES, UYGHUR_SUFFIXES, stems
from vorlage.protection.ordinary_words import folded_words
from vorlage.protection.ordinary_words.arabic import ARABIC, UYGHUR
from vorlage.protection.writing import words_without_capitals

_ON: Final = "\u0639\u0644\u0649"
"""The word for "on", which folds to the name Ali."""


def possible_names(text: str, folded: Folded) -> Iterator[Span]:
    """Each word that may be a name.

    Args:
        text: The text as given.
        folded: The same, folded.
    """
    tables = _tables_for(text)
    for found in _words().finditer(folded.text):
        start, end = folded.span(found.start(), found.end())
        is_on = text[start:end] == _ON
        if not is_on and (found.group() == fold_text(_ON) or not _is_ordinary(found.group(), tables)):
            yield start, end


@cache
def _words() -> re.Pattern[str]:
    return re.compile(words_without_capitals())


_OF_UYGHUR: Final = re.compile("[ەېۆۈۇۋڭ]")
_OF_ARABIC: Final = re.compile("[ةأإآذضطظعصحث]")


def _tables_for(text: str) -> frozenset[str]:
    """Whose ordinary words count in a text, by letters that only they have: a word of one may be a name in another."""
    found = {"ug"} if _OF_UYGHUR.search(text) else {"ar"}
    return frozenset(found | {"ar"} if _OF_ARABIC.search(text) else found)


@cache
def _arabic() -> frozenset[str]:
    return folded_words(ARABIC) - {fold_text(_ON)}


@cache
def _uyghur() -> frozenset[str]:
    return folded_words(UYGHUR)


@lru_cache(maxsize=65536)
def _is_ordinary(word: str, tables: frozenset[str]) -> bool:
    word = word.strip("'\"")
    if len(word) == 1:
        return True
    if "ug" in tables and not _uyghur().isdisjoint((word, *stems(word, (), UYGHUR_SUFFIXES))):
        return True
    return "ar" in tables and not _arabic().isdisjoint((word, *stems(word, ARABIC_PREFIXES, ARABIC_SUFFIXES)))
