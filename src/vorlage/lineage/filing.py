# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Texts put on file: their keys, batch by batch, and their order by date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from vorlage.domain.lineage import Witness
from vorlage.lineage.roles import quoted_runs
from vorlage.lineage.shingles import MOST_TEXTS, keys_of
from vorlage.lineage.tokens import Hashes, Ints, TokenTable, tokenise

ALL_PAIRS_UP_TO = 60
"""So few texts are compared each with each, and no candidates are looked for."""

_BATCH = 250
_BATCH_CHARACTERS = 4_000_000


class Filed(NamedTuple):
    """What is kept of some texts to find them again.

    `keys` are theirs (see `keys_of`), each with the index of its text; `size` the number of words; `quoted` each
    text's four-word runs inside quotation marks; `tables` their tokens, where they were to be kept.
    """

    keys: Hashes
    size: Ints
    quoted: tuple[Hashes, ...]
    tables: tuple[TokenTable, ...] = ()


def file_texts(texts: Sequence[str], *, first_text: int = 0, with_tables: bool = False) -> Filed:
    """The keys of every text. Linear in the characters; cut into batches, so memory is that of the keys.

    Args:
        texts: The texts.
        first_text: The index of the first among all texts.
        with_tables: Keep the tokens too: some fifty bytes a word.
    """
    keys: list[Hashes] = [np.zeros(0, np.uint64)]
    sizes: list[Ints] = [np.zeros(0, np.int64)]
    quoted: list[Hashes] = []
    tables: list[TokenTable] = []
    for low, high in _batches(texts):
        table = tokenise(texts[low:high])
        keys.append(keys_of(table, first_text=first_text + low))
        sizes.append(np.diff(table.bounds))
        quoted.extend(quoted_runs(table))
        if with_tables:
            tables.extend(table.of_text(place) for place in range(high - low))
    return Filed(np.concatenate(keys), np.concatenate(sizes), tuple(quoted), tuple(tables))


def keys_of_texts(texts: Sequence[str], numbers: Sequence[int]) -> Hashes:
    """The keys of a few texts, each with the number that is given for it, in no order."""
    keys = file_texts(texts).keys
    place = np.uint64(MOST_TEXTS - 1)
    return np.asarray((keys & ~place) | np.array(numbers, np.uint64)[(keys & place).astype(np.int64)])


def _batches(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Where to cut: so many texts at a time, or fewer when they are long."""
    cuts, low, characters = [], 0, 0
    for at, text in enumerate(texts):
        if at > low and (at - low == _BATCH or characters + len(text) > _BATCH_CHARACTERS):
            cuts.append((low, at))
            low, characters = at, 0
        characters += len(text)
    return [*cuts, (low, len(texts))] if texts else []


def age_of(witness: Witness) -> tuple[str, str]:
    """What orders witnesses from the earliest: the date, undated last, then the siglum."""
    return witness.published or "9999", witness.siglum


def ranks_by_age(witnesses: Sequence[Witness]) -> Ints:
    """Each witness's place when they are ordered from the earliest."""
    rank = np.empty(len(witnesses), np.int64)
    rank[sorted(range(len(witnesses)), key=lambda place: age_of(witnesses[place]))] = np.arange(len(witnesses))
    return rank
