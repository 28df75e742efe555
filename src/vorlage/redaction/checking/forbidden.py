# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What an output must not hold: every protected spelling, however disguised, and the hidden words of its records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from vorlage.domain.lineage import Span
from vorlage.domain.protection import Person, Standing
from vorlage.names.scripts import is_unspaced
from vorlage.protection.across_scripts import parts_of
from vorlage.protection.matching import Pattern, PatternIndex, squeeze
from vorlage.protection.roster import Roster

_LEAST_ALONE: Final = 5
"""Letters of one word that is looked for by itself: shorter ones are parts of too much."""
_LEAST_TOGETHER: Final = 4
_LEAST_HAN: Final = 2
_LEAST_IN_BYTES: Final = 5
"""Letters that have to stand together among bytes which may be no text: fewer come about by chance."""
_LEAST_ENCODED: Final = 6
"""Bytes, likewise."""
_ENCODINGS: Final = (
    "utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5", "shift_jis", "euc-kr", "cp1251", "koi8-r", "cp1256",
)  # fmt: skip


class MustNotHold:
    """What is searched for. Its repr shows numbers; nothing tells what was found, but where."""

    def __init__(self, persons: Iterable[Person], words: Iterable[str], *, own_words: Iterable[str] = ()) -> None:
        """Made once for many outputs.

        Args:
            persons: Everybody decided about; only the protected are looked for.
            words: What was hidden in the records that the output is made of: names and numbers, decided or not, and
                what lies under drawn boxes. Single words of less than five letters are not looked for.
            own_words: Fixed words of ours that stand in every such output; a find within one of these is none.
        """
        listed = tuple(persons)
        spellings = [each for person in listed if person.standing is Standing.PROTECTED for each in person.spellings]
        hidden = tuple(dict.fromkeys(word for word in words if _is_worth(word)))
        self.spellings = len(spellings)
        self.words = len(hidden)
        self._roster = Roster(spellings, ())
        self._hidden = PatternIndex(_pattern(word) for word in hidden)
        self._spelled = PatternIndex(Pattern.of(parts_of(each)) for each in spellings if parts_of(each))
        self._encoded = tuple(dict.fromkeys(_encoded((*spellings, *hidden))))
        own = sorted({re.escape(word) for word in own_words}, key=len, reverse=True)
        self._own = re.compile("|".join(own)) if own else None

    def __repr__(self) -> str:
        return f"MustNotHold({self.spellings} spellings, {self.words} words)"

    def in_text(self, text: str) -> tuple[Span, ...]:
        """Where a text holds something of it: however disguised, split over lines or written in another script."""
        if not text.strip():
            return ()
        found = {spot.span for spot in self._roster.protected_in(text)} if self.spellings else set()
        if self._hidden:
            found.update(self._hidden.places(squeeze(text)))
        return self._without_own(text, sorted(found))

    def in_scrap(self, text: str) -> tuple[Span, ...]:
        """The same for what was read out of bytes that may be no text: only as spelled, and five letters or more."""
        if len(text) < _LEAST_HAN:
            return ()
        squeezed = squeeze(text)
        found = [
            (start, end)
            for start, end in sorted({*self._spelled.places(squeezed), *self._hidden.places(squeezed)})
            if sum(map(str.isalnum, text[start:end])) >= _LEAST_IN_BYTES or any(map(is_unspaced, text[start:end]))
        ]
        return self._without_own(text, found)

    def in_bytes(self, content: bytes) -> tuple[int, ...]:
        """Where bytes hold a spelling in one of the encodings of its script, as it is spelled."""
        return tuple(at for each in self._encoded if (at := content.find(each)) >= 0)

    def _without_own(self, text: str, found: Sequence[Span]) -> tuple[Span, ...]:
        if self._own is None or not found:
            return tuple(found)
        own = [match.span() for match in self._own.finditer(text)]
        return tuple(
            (start, end) for start, end in found if not any(first <= start and end <= last for first, last in own)
        )


def _is_worth(word: str) -> bool:
    letters = sum(map(str.isalnum, word))
    if any(map(is_unspaced, word)):
        return letters >= _LEAST_HAN
    return letters >= (_LEAST_ALONE if len(parts_of(word)) == 1 else _LEAST_TOGETHER)


def _pattern(word: str) -> Pattern:
    parts = parts_of(word)
    return Pattern.of(parts, needs_capital=len(parts) == 1 and word[0].isupper())


def _encoded(spellings: Iterable[str]) -> Iterator[bytes]:
    """Spellings beyond ASCII in the encodings of their scripts: ASCII is read out of bytes by its own shape."""
    for spelling in spellings:
        if spelling.isascii():
            continue
        for encoding in _ENCODINGS:
            try:
                encoded = spelling.encode(encoding)
            except UnicodeEncodeError:
                continue
            if len(encoded) >= _LEAST_ENCODED:
                yield encoded
