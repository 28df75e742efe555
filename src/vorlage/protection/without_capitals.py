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
    for found in _words().finditer(folded.text):
        start, end = folded.span(found.start(), found.end())
        is_on = text[start:end] == _ON
        if not is_on and (found.group() == fold_text(_ON) or not _is_ordinary(found.group())):
            yield start, end


@cache
def _words() -> re.Pattern[str]:
    return re.compile(words_without_capitals())


@cache
def _tables() -> tuple[frozenset[str], frozenset[str]]:
    return folded_words(ARABIC) - {fold_text(_ON)}, folded_words(UYGHUR)


@lru_cache(maxsize=65536)
def _is_ordinary(word: str) -> bool:
    arabic, uyghur = _tables()
    if word in arabic or word in uyghur or len(word) == 1:
        return True
    if any(stem in uyghur for stem in stems(word, (), UYGHUR_SUFFIXES)):
        return True
    return any(stem in arabic for stem in stems(word, ARABIC_PREFIXES, ARABIC_SUFFIXES))
