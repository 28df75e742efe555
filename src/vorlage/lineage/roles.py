# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Own prose apart from public words: what each token of a text is there for.

Only own prose decides derivation. Quotation, captions, site chrome, bylines and datelines are what two reporters have
in common without either having seen the other's text. A quotation is public everywhere: a run of four words seen
wholly inside quotation marks in two texts is masked in every text, quoted or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from vorlage.lineage.chrome import chrome_spans
from vorlage.lineage.function_words import is_among
from vorlage.lineage.tokens import Hashes, TokenTable, Trait, mixed

Roles = NDArray[np.uint8]

_PUBLIC_GRAM = 4


class Role(IntEnum):
    """What a token is there for."""

    OWN = 0
    QUOTE = 1
    CHROME = 2
    """Captions, bylines, datelines, site furniture."""


def roles_of(text: str, table: TokenTable, public: Hashes) -> Roles:
    """The role of every token of one text.

    Args:
        text: The text.
        table: Its tokens.
        public: The public four-word runs of the corpus, sorted (see `public_runs`).
    """
    roles = np.zeros(len(table), np.uint8)
    roles[table.has(Trait.QUOTED)] = Role.QUOTE
    if len(public):
        hit = np.flatnonzero(is_among(public_grams(table), public))
        for step in range(_PUBLIC_GRAM):
            roles[hit + step] = Role.QUOTE
    for start, end in chrome_spans(text):
        low, high = np.searchsorted(table.start, [start, end])
        roles[low:high] = Role.CHROME
    return roles


def runs_of(words: Hashes, length: int) -> Hashes:
    """A hash for every run of `length` consecutive words, by its first word."""
    count = len(words) - length + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    total = np.zeros(count, np.uint64)
    for step in range(length):
        total = total * np.uint64(0x100000001B3) + words[step : step + count]
    return mixed(total)


def public_grams(table: TokenTable) -> Hashes:
    """Every run of words of a text that could be public, quoted here or not."""
    return runs_of(table.word, _PUBLIC_GRAM)


def quoted_runs(table: TokenTable) -> list[Hashes]:
    """For each text of a batch the four-word runs that stand wholly inside quotation marks, each once, sorted."""
    quoted, owner = table.has(Trait.QUOTED), table.text_of_rows()
    count = max(len(quoted) - _PUBLIC_GRAM + 1, 0)
    wholly = owner[:count] == owner[len(quoted) - count :]
    for step in range(_PUBLIC_GRAM):
        wholly &= quoted[step : step + count]
    at = np.flatnonzero(wholly)
    runs = public_grams(table)[at]
    cuts = np.searchsorted(owner[at], np.arange(1, len(table.bounds) - 1))
    return [np.unique(part) for part in np.split(runs, cuts)] if len(table.bounds) > 1 else []


def public_runs(quoted: Sequence[Hashes]) -> Hashes:
    """The four-word runs that at least two texts quote: public wherever they stand. Independent of order."""
    if not quoted:
        return np.zeros(0, np.uint64)
    runs, texts = np.unique(np.concatenate(quoted), return_counts=True)
    return np.asarray(runs[texts >= 2])
