# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Whether quoted words stand in a passage: as they are, but for a few characters, or with others among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from vorlage.claims.evidence.passages import Passage
from vorlage.claims.wording import folded, tokens
from vorlage.extraction.number_words import word_set
from vorlage.extraction.numbers import number_spans

_SHARE: Final = 0.9
_CHANGED_SHARE: Final = 0.72
_LEAST: Final = 12
_LEAST_WORDS: Final = 5
_LEAST_WORDS_CHANGED: Final = 0.7
_NEGATES_WITHIN: Final = 2
_NEGATIONS: Final = word_set(
    """
    not no never none nobody nothing neither nor without cannot t не нет ни никогда 不 没 没有 未 无 لا لم لن ليس ما غير
    ئەمەس يوق
    """
)

_NAME: Final = re.compile(r"(?<=[a-z,;:] )[A-Z][^\W\d_]+")
"""A word with a capital inside a sentence."""


class QuoteStanding(Enum):
    """How quoted words stand in a passage."""

    THERE = "there"
    CHANGED = "changed"
    NOT_THERE = "not there"


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """How the quoted words stand there, and the words of the passage that stand in their place."""

    standing: QuoteStanding
    there: str = ""


_NOT_THERE: Final = QuotedWords(QuoteStanding.NOT_THERE)


def quoted_in(passage: Passage, quote: str) -> QuotedWords:
    """Whether at least nine tenths of a quotation's characters stand in a passage in their order, after folding.

    A negation or a number that is only on one side is a change, however few its characters. The passage is read with
    its neighbours, for a quotation may run over the end of a sentence.
    """
    wanted = folded(quote).strip(" .,;:!?\"'…")
    if len(wanted) < _LEAST:
        return _NOT_THERE
    own = folded(passage.text)
    if wanted in own:
        # "Do not …" before the very words turns them round.
        before = tokens(own[: own.index(wanted)])[-_NEGATES_WITHIN:]
        standing = QuoteStanding.THERE if _NEGATIONS.isdisjoint(before) else QuoteStanding.CHANGED
        return QuotedWords(standing, passage.text)
    if not _shares_enough(wanted, own):
        return _NOT_THERE
    held = max(
        (own, f"{own} {folded(passage.after)}", f"{folded(passage.before)} {own}"),
        key=lambda each: fuzz.partial_ratio(wanted, each),
    )
    if wanted in held:
        return QuotedWords(QuoteStanding.THERE, passage.text)
    found = fuzz.partial_ratio_alignment(wanted, held)
    if found is None:
        return _NOT_THERE
    window = held[max(0, found.dest_start - 6) : found.dest_end + 6]
    share = LCSseq.similarity(wanted, window) / len(wanted)
    if share >= _SHARE and not _turned(quote, wanted, window.strip()):
        return QuotedWords(QuoteStanding.THERE, passage.text)
    said = tokens(wanted)
    common = len(set(said) & set(tokens(held)))
    if len(said) >= _LEAST_WORDS and share >= _CHANGED_SHARE and common >= _LEAST_WORDS_CHANGED * len(set(said)):
        return QuotedWords(QuoteStanding.CHANGED, passage.text)
    return _NOT_THERE


def _shares_enough(wanted: str, own: str) -> bool:
    """A look at the words before the costly comparison."""
    said, held = set(tokens(wanted)), set(tokens(own))
    return len(said & held) * 2 >= min(len(said), len(held))


def _turned(quote: str, wanted: str, window: str) -> bool:
    """Whether a negation, a number or a name stands on one side alone, or a negation before another word."""
    said, held = tokens(wanted), tokens(window)
    if _negated(said) != _negated(held):
        return True
    names = {token for name in _NAME.findall(quote) for token in tokens(name)}
    if not names <= set(held):
        return True
    numbers, others = ({number.value for number in number_spans(text)} for text in (wanted, window))
    return numbers != others and len(others) >= len(numbers)


def _negated(words: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Each negation with the word behind it."""
    return frozenset((word, after) for word, after in pairwise((*words, "")) if word in _NEGATIONS)
