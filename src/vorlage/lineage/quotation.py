# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which characters stand between quotation marks.

Double marks of every style toggle within a paragraph (newsrooms mix “ ” and “ “), so a mark that is never closed
covers at most its paragraph, as the press writes quotes that run on. Single marks are paired: one that opens a word
with the next one that closes a word. Residual: an odd mark masks the rest of its paragraph, which can only hide a
copy, never invent one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vorlage.lineage.characters import DIGIT, DOUBLE_QUOTE, HAN, LETTER, NEWLINE, SINGLE_CLOSE, SINGLE_OPEN

_LONGEST_SINGLE = 400


def quoted_words(
    marks: NDArray[np.uint8], kind: NDArray[np.uint8], words: NDArray[np.int64], opens_paragraph: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Which words stand inside quotation marks.

    Work on whole characters is left to finding the few marks; the rest is counting them before each word.

    Args:
        marks: What each character does as a mark (see `CharacterTables.marks`).
        kind: The characters' classes.
        words: Where each word begins, ascending.
        opens_paragraph: Which words open a paragraph.
    """
    double = np.flatnonzero(marks & DOUBLE_QUOTE)
    newline = np.flatnonzero(marks & NEWLINE)
    opens = words[opens_paragraph]
    # A paragraph's own opening mark stands between the last line break and its first word.
    breaks = np.searchsorted(newline, opens)
    begins = np.where(breaks > 0, newline[np.maximum(breaks - 1, 0)] if len(newline) else 0, 0)
    before_paragraph = np.searchsorted(double, begins)[np.cumsum(opens_paragraph) - 1]
    inside = ((np.searchsorted(double, words) - before_paragraph) & 1) == 1
    return np.asarray(inside | _single_quoted(marks, kind, words, newline))


def _single_quoted(
    marks: NDArray[np.uint8], kind: NDArray[np.uint8], words: NDArray[np.int64], newline: NDArray[np.int64]
) -> NDArray[np.bool_]:
    at = np.flatnonzero(marks & (SINGLE_OPEN | SINGLE_CLOSE))
    edged = np.concatenate(([0], kind, [0]))
    wordy = (edged == LETTER) | (edged == DIGIT) | (edged == HAN) if len(at) else np.zeros(0, np.bool_)
    before, itself, after = wordy[at], wordy[at + 1], wordy[at + 2]
    opens = at[((marks[at] & SINGLE_OPEN) != 0) & ~before & after]
    closes = at[((marks[at] & SINGLE_CLOSE) != 0) & ~after & ~itself]
    if not len(opens) or not len(closes):
        return np.zeros(len(words), np.bool_)
    partner = np.searchsorted(closes, opens, side="right")
    has_one = partner < len(closes)
    opens, ends = opens[has_one], closes[partner[has_one]]
    near = (ends - opens <= _LONGEST_SINGLE) & (np.searchsorted(newline, opens) == np.searchsorted(newline, ends))
    opened = np.searchsorted(opens[near], words, side="right")
    return np.asarray(opened > np.searchsorted(ends[near], words, side="right"))
