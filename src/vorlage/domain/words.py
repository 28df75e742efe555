# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Words at their places: one of them, and all those of a page.

Offsets are code points, half-open. Boxes are PDF points (pixels for images), origin top left.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import le, lt
from typing import Final, TypeVar, overload

_Cell = TypeVar("_Cell", int, float)
_NONE: Final = math.nan
_IS_LITTLE_ENDIAN: Final = array("H", [1]).tobytes() == b"\x01\x00"
BYTES_A_WORD: Final = 4 + 4 + 5 * 8


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page: left, top, right, bottom, in PDF points from the top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float

    def __post_init__(self) -> None:
        if not (self.x0 <= self.x1 and self.y0 <= self.y1):
            raise ValueError("a box has its left before its right and its top above its bottom")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at its place: offsets into the text of its page, and its box where one is known."""

    start: int
    end: int
    box: Box | None
    confidence: float | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError("a word is at least one character")


class Words(Sequence[Word]):
    """The words of a page, 48 bytes each: a `Word` is made when one is asked for.

    As objects the words of a page take a quarter of a megabyte, and longer to make than the page takes to read; most
    are never looked at. Invariants: those of `Word` and `Box`; offsets below 2**32. Does not promise an order.
    """

    __slots__ = ("_ends", "_sides", "_starts", "_sure")

    def __init__(
        self,
        starts: Iterable[int],
        ends: Iterable[int],
        sides: Iterable[float],
        confidences: Iterable[float] = (),
    ) -> None:
        """Words by columns, each as long as there are words, `sides` four times: left, top, right, bottom.

        Not a number stands for no box (four times) and for no confidence; without `confidences` no word has one.

        Raises:
            ValueError: The columns do not fit together, or a word is none.
        """
        self._starts, self._ends = _offsets(starts), _offsets(ends)
        self._sides, self._sure = array("d", sides), array("d", confidences)
        if not self._sure:
            self._sure = array("d", [_NONE]) * len(self._starts)
        self._check()

    @classmethod
    def of(cls, words: Iterable[Word]) -> Words:
        """The same words, packed."""
        listed = list(words)
        none = (_NONE,) * 4
        return cls(
            (word.start for word in listed),
            (word.end for word in listed),
            (
                side
                for word in listed
                for side in ((word.box.x0, word.box.y0, word.box.x1, word.box.y1) if word.box else none)
            ),
            (_NONE if word.confidence is None else word.confidence for word in listed),
        )

    @classmethod
    def unpacked(cls, held: bytes) -> Words:
        """The words that `packed` gave.

        Raises:
            ValueError: These bytes are not words.
        """
        count, odd = divmod(len(held), BYTES_A_WORD)
        if odd:
            raise ValueError("these bytes are no words")
        cuts = [4 * count, 8 * count, 40 * count]
        pieces = [held[start:end] for start, end in zip([0, *cuts], [*cuts, len(held)], strict=True)]
        starts, ends = (_little_endian(array("I", piece)) for piece in pieces[:2])
        sides, sure = (_little_endian(array("d", piece)) for piece in pieces[2:])
        return cls(starts, ends, sides, sure)

    def packed(self) -> bytes:
        """All columns one after another, little-endian; the same words give the same bytes."""
        offsets, measures = (self._starts, self._ends), (self._sides, self._sure)
        cells = [_little_endian(column).tobytes() for column in offsets]
        return b"".join([*cells, *(_little_endian(column).tobytes() for column in measures)])

    @property
    def reach(self) -> int:
        """Where the word ends that ends last; 0 without words."""
        return max(self._ends, default=0)

    def in_order(self) -> bool:
        """Whether each begins where the one before it ends, or after."""
        return all(map(le, self._ends[:-1], self._starts[1:]))

    def is_bounded(self, furthest: float) -> bool:
        """Whether no box lies further out than this, and every confidence between 0 and 1."""
        reach = max(map(abs, filter(math.isfinite, self._sides)), default=0.0)
        return reach <= furthest and all(0 <= sure <= 1 for sure in self._sure if not math.isnan(sure))

    def _check(self) -> None:
        count = len(self._starts)
        if not (len(self._ends) == len(self._sure) == count and len(self._sides) == 4 * count):
            raise ValueError("every word has all its columns")
        if not all(map(lt, self._starts, self._ends)):
            raise ValueError("a word is at least one character")
        left, top, right, bottom = (self._sides[side::4] for side in range(4))
        if all(map(le, left, right)) and all(map(le, top, bottom)) and all(map(math.isfinite, self._sides)):
            return
        for box in zip(left, top, right, bottom, strict=True):
            if not all(map(math.isnan, box)):
                if not all(map(math.isfinite, box)):
                    raise ValueError("a box is four finite numbers")
                Box(*box)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, at: int | slice) -> Word | tuple[Word, ...]:
        if isinstance(at, slice):
            return tuple(map(self._word, range(*at.indices(len(self)))))
        return self._word(range(len(self))[at])

    def __iter__(self) -> Iterator[Word]:
        return map(self._word, range(len(self)))

    def _word(self, at: int) -> Word:
        sides, sure = self._sides[4 * at : 4 * at + 4], self._sure[at]
        box = None if math.isnan(sides[0]) else Box(*sides)
        return Word(self._starts[at], self._ends[at], box, None if math.isnan(sure) else sure)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Words):
            return self.packed() == other.packed()
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Words({len(self)})"


def _little_endian(column: array[_Cell]) -> array[_Cell]:
    if _IS_LITTLE_ENDIAN:
        return column
    turned = column[:]
    turned.byteswap()
    return turned


def _offsets(given: Iterable[int]) -> array[int]:
    try:
        return array("I", given)
    except (OverflowError, TypeError) as cause:
        raise ValueError("a word is at least one character") from cause
