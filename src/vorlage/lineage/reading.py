# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A witness as lineage reads it: its text, tokens, roles, and the names, numbers and dates in it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vorlage.domain.lineage import Span, Witness
from vorlage.extraction.keys import DateSpan, NumberSpan, date_spans, name_spans, number_spans
from vorlage.lineage.alignment import word_weights
from vorlage.lineage.roles import Role, Roles, public_runs, quoted_runs, roles_of
from vorlage.lineage.tokens import Bools, Hashes, TokenTable, Trait, tokenise

_MOST_KEPT = 4096
_MOST_CHARACTERS_FOR_KEYS = 400_000
"""Beyond this names, numbers and dates are not looked for: such a text is a book or a dump, not a press report."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What is known of one witness before it is compared with any other."""

    witness: Witness
    table: TokenTable
    roles: Roles
    weights: NDArray[np.float64]
    names: tuple[Span, ...]
    numbers: tuple[NumberSpan, ...]
    dates: tuple[DateSpan, ...]

    @property
    def text(self) -> str:
        """The witness's text."""
        return self.witness.text

    @property
    def is_own(self) -> Bools:
        """Which tokens are own prose."""
        return np.asarray(self.roles == Role.OWN)

    def own_words(self) -> float:
        """How many words of own prose there are (a Chinese character is a part of a word)."""
        return float(self.weights[self.is_own].sum())

    def span_of_rows(self, low: int, high: int) -> Span:
        """The stretch of text from token row `low` to before row `high`; empty after the token before, when equal."""
        if low >= high:
            at = int(self.table.end[low - 1]) if low > 0 else 0
            return at, at
        return int(self.table.start[low]), int(self.table.end[high - 1])


class Shelf:
    """Witnesses as readings, read when asked for and forgotten when many others were asked for since.

    What is public is known from all of them before the first is read; whoever has it already may bring it.
    """

    def __init__(self, witnesses: Sequence[Witness], public: Hashes | None = None) -> None:
        self._witnesses = witnesses
        if public is None:
            public = public_runs([runs for witness in witnesses for runs in quoted_runs(tokenise([witness.text]))])
        self._public = public
        self._kept: OrderedDict[int, Reading] = OrderedDict()

    def reading(self, index: int) -> Reading:
        """The reading of one witness, by its place among all."""
        found = self._kept.pop(index, None) or read_witness(self._witnesses[index], self._public)
        self._kept[index] = found
        if len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return found


def read_witness(witness: Witness, public: Hashes) -> Reading:
    """A witness read for the first time.

    Args:
        witness: The witness.
        public: The public four-word runs of the corpus, sorted (see `public_runs`).
    """
    text = witness.text
    table = tokenise([text])
    has_keys = len(text) <= _MOST_CHARACTERS_FOR_KEYS
    return Reading(
        witness,
        table,
        roles_of(text, table, public),
        word_weights(table.has(Trait.HAN)),
        tuple((name.start, name.end) for name in name_spans(text)) if has_keys else (),
        number_spans(text) if has_keys else (),
        date_spans(text) if has_keys else (),
    )
