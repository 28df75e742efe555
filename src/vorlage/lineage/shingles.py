# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The keys under which a text can be found again by a copy of it: four cheap channels, hashed.

- words: winnowed five-word runs of own prose (Schleimer, Wilkerson, Aiken 2003): whole, cut and lightly edited copies.
- frame: runs of eight function words, content left out (Stamatatos 2011): spun copies.
- stems: pairs of neighbouring content stems, one or two apart, thinned to one in four by their hash: rewritten copies.
- facts: pairs of numbers and name skeletons within a sentence: translated copies, in any language.

Quoted words are in no key: a shared quote is no sign of copying. Everything is array work on a batch.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vorlage.lineage.tokens import Bools, Hashes, TokenTable, Trait, mixed

TEXT_BITS = 20
"""A key is 44 bits of hash and 20 bits of text index, so that sorting numbers sorts postings."""
MOST_TEXTS = 1 << TEXT_BITS

_WINDOW = 4
_STEMS_THINNED = np.uint64(3)
_FRAMES_THINNED = np.uint64(1)
_SALT = {"words": 0x1B873593, "frame": 0xCC9E2D51, "stems": 0x85EBCA6B, "facts": 0xC2B2AE35}


def keys_of(table: TokenTable, *, first_text: int = 0) -> Hashes:
    """Every key of a batch, each with the index of its text in its low bits, sorted; a key stands once for each text.

    Args:
        table: The tokens of the batch.
        first_text: The index of the first text of the batch among all texts.
    """
    text = table.text_of_rows() + np.int32(first_text)
    own = ~table.has(Trait.QUOTED)
    found = (
        _word_runs(table, text, own),
        _frames(table, text, own),
        _stem_pairs(table, text, own),
        _fact_pairs(table, text, own),
    )
    packed = np.sort(np.concatenate(found))
    return packed[np.concatenate(([True], packed[1:] != packed[:-1]))] if len(packed) else packed


def _packed(hashes: Hashes, texts: NDArray[np.int32], channel: str) -> Hashes:
    salted = mixed(hashes ^ np.uint64(_SALT[channel]))
    return (salted & ~np.uint64(MOST_TEXTS - 1)) | texts.astype(np.uint64)


def _runs(words: Hashes, length: int) -> Hashes:
    count = max(len(words) - length + 1, 0)
    total = np.zeros(count, np.uint64)
    for step in range(length):
        total = total * np.uint64(0x100000001B3) + words[step : step + count]
    return total


def _word_runs(table: TokenTable, text: NDArray[np.int32], own: Bools) -> Hashes:
    length = 5
    words, owner = table.word[own], text[own]
    hashes = mixed(_runs(words, length))
    if not len(hashes):
        return hashes
    owner = owner[: len(hashes)]
    whole = owner == text[own][length - 1 :]
    # Runs that reach into the next text never win; there are four between two texts, so no window sees both.
    edge = np.full(_WINDOW, np.iinfo(np.uint64).max, np.uint64)
    padded = np.concatenate((edge, np.where(whole, hashes, edge[0]), edge))
    windows = len(padded) - _WINDOW + 1
    least = padded[:windows].copy()
    for step in range(1, _WINDOW):
        np.minimum(least, padded[step : step + windows], out=least)
    chosen = np.zeros(len(padded), np.bool_)
    for step in range(_WINDOW):
        chosen[step : step + windows] |= padded[step : step + windows] == least
    chosen = chosen[_WINDOW:-_WINDOW] & whole
    return _packed(hashes[chosen], owner[chosen], "words")


def _frames(table: TokenTable, text: NDArray[np.int32], own: Bools) -> Hashes:
    length = 8
    rows = own & table.has(Trait.FUNCTION)
    words, owner = table.word[rows], text[rows]
    hashes = mixed(_runs(words, length))
    if not len(hashes):
        return hashes
    whole = (owner[: len(hashes)] == owner[length - 1 :]) & ((hashes >> np.uint64(40)) & _FRAMES_THINNED == 0)
    return _packed(hashes[whole], owner[: len(hashes)][whole], "frame")


def _stem_pairs(table: TokenTable, text: NDArray[np.int32], own: Bools) -> Hashes:
    long_enough = (table.end - table.start >= 4) | table.has(Trait.HAN)
    rows = own & ~table.has(Trait.FUNCTION) & long_enough
    stems, owner, sentence = table.stem[rows], text[rows], table.sentence[rows]
    pairs, owners = [], []
    for skip in (1, 2):
        together = sentence[skip:] == sentence[:-skip]
        hashes = mixed(stems[:-skip] * np.uint64(3) + stems[skip:])
        kept = together & ((hashes >> np.uint64(40)) & _STEMS_THINNED == 0)
        pairs.append(hashes[kept])
        owners.append(owner[:-skip][kept])
    return _packed(np.concatenate(pairs), np.concatenate(owners), "stems")


def _fact_pairs(table: TokenTable, text: NDArray[np.int32], own: Bools) -> Hashes:
    number = table.has(Trait.NUMBER)
    name = table.has(Trait.CAPITAL) & ~table.has(Trait.OPENS) & ~table.has(Trait.FUNCTION)
    rows = own & (number | name)
    facts = np.where(number, table.word, table.skeleton)[rows]
    owner, sentence = text[rows], table.sentence[rows]
    pairs, owners = [], []
    for skip in (1, 2):
        together = (sentence[skip:] == sentence[:-skip]) & (facts[skip:] != facts[:-skip])
        hashes = mixed(facts[:-skip]) + mixed(facts[skip:])  # a sum: the order of two facts may change on the way
        pairs.append(hashes[together])
        owners.append(owner[:-skip][together])
    return _packed(np.concatenate(pairs), np.concatenate(owners), "facts")
