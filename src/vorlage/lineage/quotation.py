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

from vorlage.lineage.characters import DIGIT, HAN, LETTER

_DOUBLE = np.array([ord(mark) for mark in '"“”„‟«»「」＂〝〞'], np.uint32)
_SINGLE_OPEN = np.array([ord(mark) for mark in "'‘‚"], np.uint32)
_SINGLE_CLOSE = np.array([ord(mark) for mark in "'’"], np.uint32)
_LONGEST_SINGLE = 400


def quoted_characters(
    codes: NDArray[np.uint32], kind: NDArray[np.uint8], paragraph_opens: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """True for every character inside quotation marks, the marks themselves left out as may be.

    Args:
        codes: The characters.
        kind: Their classes.
        paragraph_opens: Where the first word of each paragraph begins, ascending.
    """
    marks = np.cumsum(np.isin(codes, _DOUBLE))
    newline = np.flatnonzero(codes == 10)
    # A paragraph's own opening mark stands between the last line break and its first word.
    breaks = np.searchsorted(newline, paragraph_opens)
    begins = np.where(breaks > 0, newline[np.maximum(breaks - 1, 0)] if len(newline) else 0, 0)
    base = np.zeros(len(codes), marks.dtype)
    if len(begins):
        before = np.where(begins > 0, marks[begins], 0)
        order = np.searchsorted(begins, np.arange(len(codes)), side="right") - 1
        base = np.where(order >= 0, before[np.maximum(order, 0)], 0)
    inside = ((marks - base) & 1) == 1
    return np.asarray(inside | _single_quoted(codes, kind, newline))


def _single_quoted(codes: NDArray[np.uint32], kind: NDArray[np.uint8], newline: NDArray[np.int64]) -> NDArray[np.bool_]:
    wordy = (kind == LETTER) | (kind == DIGIT) | (kind == HAN)
    before = np.concatenate(([False], wordy[:-1]))
    after = np.concatenate((wordy[1:], [False]))
    opens = np.flatnonzero(np.isin(codes, _SINGLE_OPEN) & ~before & after)
    closes = np.flatnonzero(np.isin(codes, _SINGLE_CLOSE) & ~after & ~wordy)
    covered = np.zeros(len(codes) + 1, np.int32)
    if len(opens) and len(closes):
        partner = np.searchsorted(closes, opens, side="right")
        has_one = partner < len(closes)
        opens, ends = opens[has_one], closes[partner[has_one]]
        near = (ends - opens <= _LONGEST_SINGLE) & (np.searchsorted(newline, opens) == np.searchsorted(newline, ends))
        np.add.at(covered, opens[near], 1)
        np.add.at(covered, ends[near], -1)
    return np.asarray(np.cumsum(covered[:-1]) > 0)
