# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a record shows: its visible words, and whether anything on it looks as if something was redacted.

What stands in a channel beside the page (a title, a bookmark) is a failed redaction only where the record was redacted,
and only as far as its words are on no page: any other title is a title. Inside the jail.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import numpy as np

from vorlage.redaction.received.hidden_words import LABEL

_WORD = re.compile(r"(?<![^\W_])[^\W_]{2,40}(?![^\W_])")
"""What is longer is a key or a code of a program."""
_BLOCKS = re.compile(
    r"[\u2580-\u259f\u25a0\u25ac\u25ae]{2,}|\bX{4,}\b|\[(?:redacted|withheld|name|names?[^\]]{0,20})\]", re.I
)
_REDACTED_WORD = re.compile(r"\bredacted\b|\(b\)\s?\(\d\)|\bgeschw\u00e4rzt\b|\bcaviard\u00e9", re.I)
_DARK = 90
_BAR_WIDTH, _BAR_HEIGHT = 14, 6
"""In points: what is smaller is a rule or a letter."""
_GROUND = 0.3
"""Of a page: what is darker than that is a photograph or a dark ground, and says nothing."""


class VisibleWords:
    """The words that a record shows on any of its pages, folded."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._held: set[str] = set()
        self._run = ""
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """Take in the visible text of a page."""
        folded = _folded(text)
        self._held.update(_WORD.findall(folded))
        self._run += "".join(_WORD.findall(folded)) + "\n"

    def unseen(self, text: str) -> tuple[str, ...]:
        """The words of a text that no page shows, not even as part of another; labels of redactions are none."""
        if LABEL.fullmatch(text):
            return ()
        words = dict.fromkeys(_WORD.findall(_folded(text)))
        return tuple(word for word in words if word not in self._held and word not in self._run)


def looks_redacted(text: str) -> bool:
    """Whether a text itself says that something is left out."""
    return bool(_BLOCKS.search(text) or _REDACTED_WORD.search(text))


def has_bar(picture: np.ndarray, scale: float) -> bool:
    """Whether a picture shows a bar: a dark patch, of one shade and as large as a short word, on a lighter page."""
    step = max(1, round(scale))
    dark = picture.max(axis=2)[::step, ::step] < _DARK
    if not dark.size or dark.mean() > _GROUND:
        return False
    wide, high = round(_BAR_WIDTH * scale / step), round(_BAR_HEIGHT * scale / step)
    if dark.shape[0] <= high or dark.shape[1] <= wide:
        return False
    sums = np.pad(dark.astype(np.int32).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    patches = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
    return bool((patches == wide * high).any())


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
