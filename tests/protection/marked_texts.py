# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Texts with their names marked, and how much of names and of ordinary words is hidden in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vorlage.names.scripts import is_unspaced
from vorlage.protection.masking import spots_of

TEXTS = Path(__file__).parent / "texts"
_MARKED = re.compile("⟦([^⟧]*)⟧")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How many words of names there are and which are shown; how many ordinary words, and how many are hidden."""

    name_words: int
    shown: tuple[str, ...]
    ordinary_words: int
    hidden: int

    @property
    def recall(self) -> float:
        """The share of words of names that are hidden whole."""
        return 1 - len(self.shown) / self.name_words

    @property
    def hidden_share(self) -> float:
        """The share of ordinary words of which anything is hidden."""
        return self.hidden / self.ordinary_words


def marked_text(place: Path) -> tuple[str, list[tuple[int, int]]]:
    """A text without its marks, and where the names stand in it."""
    names: list[tuple[int, int]] = []
    pieces: list[str] = []
    length = at = 0
    marked = place.read_text("utf-8")
    for found in _MARKED.finditer(marked):
        pieces += (marked[at : found.start()], found.group(1))
        length += found.start() - at
        names.append((length, length + len(found.group(1))))
        length += len(found.group(1))
        at = found.end()
    return "".join((*pieces, marked[at:])), names


def units(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words of a stretch; in scripts without spaces between words, its characters."""
    for word in _WORD.finditer(text, start, end):
        if any(map(is_unspaced, word.group())) and not re.search("[가-힣]", word.group()):
            yield from ((at, at + 1) for at in range(*word.span()))
        else:
            yield word.span()


def measure(place: Path) -> Measured:
    """What is hidden in a marked text, while nobody is decided about."""
    text, names = marked_text(place)
    hidden = [False] * len(text)
    for spot in spots_of(text):
        hidden[spot.start : spot.end] = [True] * (spot.end - spot.start)
    words_of_names = [span for name in names for span in units(text, *name)]
    shown = [text[start:end] for start, end in words_of_names if not all(hidden[start:end])]
    inside = {at for name in names for at in range(*name)}
    ordinary = [span for span in units(text, 0, len(text)) if inside.isdisjoint(range(*span))]
    return Measured(
        name_words=len(words_of_names),
        shown=tuple(shown),
        ordinary_words=len(ordinary),
        hidden=sum(any(hidden[start:end]) for start, end in ordinary),
    )
