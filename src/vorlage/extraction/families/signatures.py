# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A short signature of a text, by which texts nearly the same find each other among millions.

Method: the letters and digits of a text, folded, as character 5-grams; their MinHash with 128 permutations (Broder
1997), which needs no words, so that Chinese, Uyghur and the faulty text of a scan are treated alike.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from vorlage.domain.custody import ItemNumber

SIGNATURE_VERSION: Final = "1"
FEWEST_LETTERS: Final = 40
"""A shorter text has no signature: "Seen, thanks" is no version of anything."""
PERMUTATIONS: Final = 128
GRAM: Final = 5
_MOST_LETTERS: Final = 2_000_000
_SEED: Final = 20_241


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Of one record: a digest of its letters, and its MinHash as little-endian 32-bit numbers."""

    number: ItemNumber
    letters_digest: bytes
    minhash: bytes

    def __post_init__(self) -> None:
        if len(self.minhash) != 4 * PERMUTATIONS:
            raise ValueError("a signature has one number for each permutation")


def sign_text(number: ItemNumber, text: str) -> Signature | None:
    """The signature of a record's text; None for a text too short to be told from others."""
    letters = letters_of(text)
    if len(letters) < FEWEST_LETTERS:
        return None
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    sketch.update(list(grams_of(letters)))
    return Signature(
        number=number,
        letters_digest=hashlib.sha256(letters.encode()).digest(),
        minhash=np.asarray(sketch.digest(), dtype="<u4").tobytes(),
    )


def letters_of(text: str) -> str:
    """What of a text counts for kinship: letters and digits, folded (NFKC, lower case), without anything between."""
    folded = unicodedata.normalize("NFKC", text[:_MOST_LETTERS]).casefold()
    return "".join(filter(str.isalnum, folded))


def grams_of(letters: str) -> set[str]:
    """The character 5-grams of folded letters."""
    return {letters[start : start + GRAM] for start in range(len(letters) - GRAM + 1)}


def sketches_of(signatures: tuple[Signature, ...]) -> NDArray[np.uint32]:
    """The MinHashes of many records, a row each."""
    held = b"".join(signature.minhash for signature in signatures)
    return np.frombuffer(held, dtype="<u4").reshape(len(signatures), PERMUTATIONS)
