# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Digest trees whose salts come out of one seed: what is shown opens in a few seeds, what is withheld stays a digest.

A tree over n leaves is split as RFC 6962 splits it: the largest power of two below n goes left. Salts are a GGM tree of
the same shape (Goldreich, Goldwasser, Micali, J. ACM 33(4), 1986): the two halves of HMAC-SHA256 under a seed are the
seeds of what is left and right below it, so that a seed opens all that is below it and says nothing of its neighbour.
Showing all but some leaves then costs a seed for each largest part that is shown whole and a digest for each that is
withheld whole (Chang, Lim, Xu, Short Redactable Signatures Using Random Trees, CT-RSA 2009).

Residual risks: a salt of 128 bits; whoever holds the root seed can open everything.
"""

from __future__ import annotations

import hashlib
import hmac
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from vorlage.domain.merkle import node_hash, split_of

SEED_BYTES: Final = 16
DIGEST_BYTES: Final = 32


class CoverError(Exception):
    """Seeds and digests of a cover are not as many as its tree asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What opens a tree but for some leaves: seeds and digests, each joined in the order of the leaves."""

    seeds: bytes
    digests: bytes

    def __repr__(self) -> str:
        return f"Cover({len(self.seeds) // SEED_BYTES} seeds, {len(self.digests) // DIGEST_BYTES} digests)"


def child_seeds(seed: bytes) -> tuple[bytes, bytes]:
    """The seeds of the left and the right half."""
    both = hmac.digest(seed, b"\x00", "sha256")
    return both[:SEED_BYTES], both[SEED_BYTES:]


def leaf_digest(salt: bytes, tag: bytes, content: bytes) -> bytes:
    """SHA-256 of a zero byte, the salt, the tag of the kind of leaf, and its content."""
    return hashlib.sha256(b"\x00" + salt + tag + content).digest()


def leaf_salts(seed: bytes, count: int) -> list[bytes]:
    """The salts of all leaves below a seed: a leaf's salt is the seed that arrives at it."""
    if count == 1:
        return [seed]
    left, (first, second) = split_of(count), child_seeds(seed)
    return leaf_salts(first, left) + leaf_salts(second, count - left)


def root_digest(leaves: Sequence[bytes]) -> bytes:
    """The root over digests of leaves, one or more."""
    if len(leaves) == 1:
        return leaves[0]
    left = split_of(len(leaves))
    return node_hash(root_digest(leaves[:left]), root_digest(leaves[left:]))


def cover(seed: bytes, leaves: Sequence[bytes], withheld: Sequence[int]) -> Cover:
    """What opens all leaves but those `withheld`, which are sorted and different."""
    seeds: list[bytes] = []
    digests: list[bytes] = []

    def walk(start: int, count: int, here: bytes) -> None:
        hidden = bisect_left(withheld, start + count) - bisect_left(withheld, start)
        if hidden == 0:
            seeds.append(here)
        elif hidden == count:
            digests.append(root_digest(leaves[start : start + count]))
        else:
            left, (first, second) = split_of(count), child_seeds(here)
            walk(start, left, first)
            walk(start + left, count - left, second)

    walk(0, len(leaves), seed)
    return Cover(seeds=b"".join(seeds), digests=b"".join(digests))


def covered_root(count: int, withheld: Sequence[int], given: Cover, leaf_of: Callable[[int, bytes], bytes]) -> bytes:
    """The root of a tree from its cover; `leaf_of` gives the digest of a shown leaf from its place and salt.

    Raises:
        CoverError: A seed or digest is missing, or left over.
    """
    seeds, digests = _Pieces(given.seeds, SEED_BYTES), _Pieces(given.digests, DIGEST_BYTES)

    def walk(start: int, count: int) -> bytes:
        hidden = bisect_left(withheld, start + count) - bisect_left(withheld, start)
        if hidden == 0:
            salts = leaf_salts(seeds.take(), count)
            return root_digest([leaf_of(start + place, salt) for place, salt in enumerate(salts)])
        if hidden == count:
            return digests.take()
        left = split_of(count)
        first = walk(start, left)
        return node_hash(first, walk(start + left, count - left))

    root = walk(0, count)
    if seeds.left or digests.left:
        raise CoverError
    return root


class _Pieces:
    def __init__(self, joined: bytes, size: int) -> None:
        self._joined, self._size, self._next = joined, size, 0

    @property
    def left(self) -> int:
        return len(self._joined) - self._next

    def take(self) -> bytes:
        piece = self._joined[self._next : self._next + self._size]
        if len(piece) != self._size:
            raise CoverError
        self._next += self._size
        return piece
