# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Words in a row, found on a folded page without cutting all of it into words.

Marking the pages of an answer is most of the time of a search. Cutting a page into words takes a hundred microseconds,
looking for a string in it one: so the string is looked for, and words are cut only where it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import lru_cache

from vorlage.domain.lineage import Span
from vorlage.search.words import LONGEST_WORD, word_pattern, words_in


def rows_in(
    folded_text: str,
    wanted: Sequence[str],
    *,
    last_is_begun: bool = False,
    pattern: re.Pattern[str] | None = None,
) -> Iterator[Span]:
    """Where words stand in a row, in order; of those that overlap, the first.

    Args:
        folded_text: A folded page.
        wanted: Folded words, at least one.
        last_is_begun: The last one need only begin so.
        pattern: What finds the words of the page (`word_pattern`), where it is known already.

    Returns:
        Stretches of the folded text, from the first word's first character to behind the last word.
    """
    first = wanted[0]
    at = folded_text.find(first)
    if at < 0:
        return
    pattern = pattern or word_pattern(folded_text)
    while at >= 0:
        end = _row_end(folded_text, pattern, at, wanted, last_is_begun) if _starts_word(folded_text, at) else None
        if end is not None:
            yield at, end
        at = folded_text.find(first, at + 1 if end is None else end)


def _row_end(text: str, pattern: re.Pattern[str], at: int, wanted: Sequence[str], last_is_begun: bool) -> int | None:
    """Where the row ends that begins with the word at `at`; None when it is another row."""
    match = pattern.match(text, at)
    for number, word in enumerate(wanted):
        if number and match:
            match = pattern.search(text, match.end())
        if match is None:
            return None
        found = match.group()[:LONGEST_WORD]
        is_begun = last_is_begun and number == len(wanted) - 1
        if not (found.startswith(word) if is_begun else found == word):
            return None
    return match.end() if match else None


class _Kind(Enum):
    """What a character is to the words beside it."""

    LETTER = auto()
    MARK = auto()
    ALONE = auto()
    NONE = auto()


@lru_cache(maxsize=65536)
def _kind(character: str) -> _Kind:
    parts = len(words_in(f"a{character}a"))
    if parts == 1:
        return _Kind.MARK if unicodedata.category(character)[0] == "M" else _Kind.LETTER
    return _Kind.ALONE if parts == 3 else _Kind.NONE


def _starts_word(text: str, at: int) -> bool:
    """Whether the character at `at`, which is one of a word, is its first."""
    if at == 0 or _kind(text[at]) is _Kind.ALONE:
        return True
    before = at - 1
    # A mark belongs to what is before it: with a letter it goes on, with a character that is a word it ends.
    while before > 0 and _kind(text[before]) is _Kind.MARK:
        before -= 1
    kind = _kind(text[before])
    if _kind(text[at]) is _Kind.LETTER:
        return kind is not _Kind.LETTER
    # A mark that no character carries is a word where its script has no spaces, with the marks behind it.
    return kind in (_Kind.MARK, _Kind.NONE) and not words_in(text[before:at])
