# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A witness as lineage reads it: its text, tokens, roles, and the names, numbers and dates in it.

A reading is compared with many others, so what follows from it alone is found once, when first asked for, and kept
with it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from vorlage.domain.lineage import Span, Witness
from vorlage.extraction.keys import DateSpan, NumberSpan, date_spans, name_spans, number_spans
from vorlage.lineage.alignment import Anchors, anchors_of, word_weights
from vorlage.lineage.roles import Role, Roles, public_runs, quoted_runs, roles_of
from vorlage.lineage.tokens import Bools, Hashes, Ints, TokenTable, Trait, tokenise

MOST_KEPT = 2048
"""How many readings are kept: each takes some hundred kilobytes with all that was found in it."""

_MOST_CHARACTERS_FOR_KEYS = 400_000
"""Beyond this names, numbers and dates are not looked for: such a text is a book or a dump, not a press report."""

FoundKeys = tuple[tuple[Span, ...], tuple[tuple[int, int, float | None], ...], tuple[tuple[int, int, str], ...]]
"""Names, numbers and dates of a text: where each starts and ends, and what it comes to."""


@dataclass(frozen=True, eq=False)
class TextKeys:
    """The names, numbers and dates of a text, each sort looked for when first asked for.

    They are the same whatever else is read: a text that is read twice may keep them.
    """

    text: str = field(repr=False)

    @cached_property
    def names(self) -> tuple[Span, ...]:
        """Where something is named."""
        return tuple((name.start, name.end) for name in name_spans(self.text)) if self._has_keys else ()

    @cached_property
    def numbers(self) -> tuple[NumberSpan, ...]:
        """The numbers."""
        return number_spans(self.text) if self._has_keys else ()

    @cached_property
    def dates(self) -> tuple[DateSpan, ...]:
        """The dates."""
        return date_spans(self.text) if self._has_keys else ()

    def found(self) -> FoundKeys:
        """All of them, as plain numbers, to be handed to another process."""
        return (
            self.names,
            tuple((number.start, number.end, number.value) for number in self.numbers),
            tuple((day.start, day.end, day.value) for day in self.dates),
        )

    @classmethod
    def of_found(cls, text: str, found: FoundKeys) -> TextKeys:
        """The keys of a text that were found elsewhere."""
        keys = cls(text)
        names, numbers, dates = found
        keys.__dict__.update(
            names=names,
            numbers=tuple(NumberSpan(*number) for number in numbers),
            dates=tuple(DateSpan(*day) for day in dates),
        )
        return keys

    @property
    def _has_keys(self) -> bool:
        return len(self.text) <= _MOST_CHARACTERS_FOR_KEYS


@dataclass(frozen=True, eq=False)
class Reading:
    """What is known of one witness before it is compared with any other."""

    witness: Witness
    table: TokenTable
    roles: Roles
    keys: TextKeys

    @property
    def text(self) -> str:
        """The witness's text."""
        return self.witness.text

    @property
    def names(self) -> tuple[Span, ...]:
        """Where something is named."""
        return self.keys.names

    @property
    def numbers(self) -> tuple[NumberSpan, ...]:
        """The numbers of the text."""
        return self.keys.numbers

    @property
    def dates(self) -> tuple[DateSpan, ...]:
        """The dates of the text."""
        return self.keys.dates

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """How much of a word each token is."""
        return word_weights(self.table.has(Trait.HAN))

    @cached_property
    def is_own(self) -> Bools:
        """Which tokens are own prose."""
        return np.asarray(self.roles == Role.OWN)

    @cached_property
    def own_fifths(self) -> Ints:
        """The own prose in each token, in fifths of a word: whole numbers, so that sums are exact in any order."""
        return np.where(self.is_own, np.rint(self.weights * 5).astype(np.int64), 0)

    @cached_property
    def own_fifths_to(self) -> Ints:
        """The own prose before each token, and before the end, in fifths of a word."""
        return np.concatenate((np.zeros(1, np.int64), np.cumsum(self.own_fifths)))

    @cached_property
    def anchors(self) -> Anchors:
        """The runs of words by which it is aligned."""
        return anchors_of(self.table.word, self.weights)

    @cached_property
    def _found(self) -> dict[object, Any]:
        return {}

    def own_words(self) -> float:
        """How many words of own prose there are (a Chinese character is a part of a word)."""
        return float(self.own_fifths_to[-1] / 5)

    def span_of_rows(self, low: int, high: int) -> Span:
        """The stretch of text from token row `low` to before row `high`; empty after the token before, when equal."""
        if low >= high:
            at = int(self.table.end[low - 1]) if low > 0 else 0
            return at, at
        return int(self.table.start[low]), int(self.table.end[high - 1])


Found = TypeVar("Found")


def once_for_each_reading(find: Callable[[Reading], Found]) -> Callable[[Reading], Found]:
    """The same function, whose answer for a reading is kept as long as the reading is."""

    @wraps(find)
    def found_once(reading: Reading) -> Found:
        kept = reading._found
        if find not in kept:
            kept[find] = find(reading)
        return cast(Found, kept[find])

    return found_once


class Shelf:
    """Witnesses as readings, read when asked for and forgotten when many others were asked for since.

    What is public is known from all of them before the first is read; whoever has it already may bring it, and with it
    the tokens of the texts, and keys found before.
    """

    def __init__(
        self,
        witnesses: Sequence[Witness],
        public: Hashes | None = None,
        tables: Sequence[TokenTable] = (),
        keys: Mapping[int, TextKeys] | None = None,
    ) -> None:
        self._witnesses = witnesses
        if public is None:
            public = public_runs([runs for witness in witnesses for runs in quoted_runs(tokenise([witness.text]))])
        self._public = public
        self._tables = tables
        self._keys = keys or {}
        self._kept: OrderedDict[int, Reading] = OrderedDict()

    def reading(self, index: int) -> Reading:
        """The reading of one witness, by its place among all."""
        found = self._kept.pop(index, None) or self._read(index)
        self._kept[index] = found
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return found

    def _read(self, index: int) -> Reading:
        table = self._tables[index] if self._tables else None
        return read_witness(self._witnesses[index], self._public, table=table, keys=self._keys.get(index))


def read_witness(
    witness: Witness, public: Hashes, *, table: TokenTable | None = None, keys: TextKeys | None = None
) -> Reading:
    """A witness read for the first time.

    Args:
        witness: The witness.
        public: The public four-word runs of the corpus, sorted (see `public_runs`).
        table: The tokens of its text, where they are at hand.
        keys: The keys of its text, where they are at hand.
    """
    table = tokenise([witness.text]) if table is None else table
    return Reading(witness, table, roles_of(witness.text, table, public), keys or TextKeys(witness.text))
