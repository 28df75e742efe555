# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Merkle tree arithmetic: roots, and proofs that a leaf is in a tree, or that one tree goes on from another.

The tree of RFC 6962, section 2.1 (the same in RFC 9162): a leaf is SHA-256 of 0x00 and the entry, a node SHA-256 of
0x01 and its two children, and a tree that is no power of two splits at the largest power of two below its size. Proofs
about subtrees follow draft-ietf-plants-merkle-tree-certs, section 4.

A hash here is 32 bytes, and nothing else is ever hashed into a node. The verifying functions take what comes from
strangers: they return False for anything wrong and raise nothing, however odd the numbers. The proving functions take
our own numbers and raise ValueError for wrong ones.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Final

HASH_BYTES: Final = 32
EMPTY_ROOT: Final = hashlib.sha256(b"").digest()
"""The root of a tree without leaves."""

RangeHash = Callable[[int, int], bytes]
"""What gives the root of the leaves from `start` up to, not including, `end`."""


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry as a leaf."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node with these two children."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def split_of(size: int) -> int:
    """Where a tree of `size` leaves, two or more, splits: the largest power of two below its size."""
    return 1 << (size - 1).bit_length() - 1


class Frontier:
    """The roots of the perfect subtrees of a growing tree, the largest first: enough to append and to give the root.

    Holds at most one hash for each bit of its size.
    """

    def __init__(self) -> None:
        self.size = 0
        self._perfect: list[bytes] = []

    def append(self, leaf: bytes) -> None:
        """Add the hash of a leaf."""
        carried, size = leaf, self.size
        while size & 1:
            carried = node_hash(self._perfect.pop(), carried)
            size >>= 1
        self._perfect.append(carried)
        self.size += 1

    @property
    def root(self) -> bytes:
        """The root of all leaves so far."""
        if not self._perfect:
            return EMPTY_ROOT
        *rest, folded = self._perfect
        for each in reversed(rest):
            folded = node_hash(each, folded)
        return folded


def root_of(leaf_hashes: Iterable[bytes]) -> bytes:
    """The root of a tree, from the hashes of its leaves (see `leaf_hash`) in order."""
    frontier = Frontier()
    for each in leaf_hashes:
        frontier.append(each)
    return frontier.root


def ranges_of(leaf_hashes: Sequence[bytes]) -> RangeHash:
    """A `RangeHash` over a list of hashes of leaves; every call hashes anew what it is asked for."""
    return lambda start, end: root_of(leaf_hashes[start:end])


def inclusion_proof(index: int, size: int, hash_of: RangeHash) -> tuple[bytes, ...]:
    """The path from leaf `index` to the root of the first `size` leaves: its sibling first (RFC 9162, 2.1.3.1).

    Raises:
        ValueError: There is no such leaf.
    """
    if not 0 <= index < size:
        raise ValueError("the tree has no such leaf")
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + split_of(end - start)
        if index < middle:
            path.append(hash_of(middle, end))
            end = middle
        else:
            path.append(hash_of(start, middle))
            start = middle
    return tuple(reversed(path))


def consistency_proof(old_size: int, size: int, hash_of: RangeHash) -> tuple[bytes, ...]:
    """What shows that the first `old_size` of `size` leaves are the older tree (RFC 9162, 2.1.4.1).

    Empty when the sizes are equal, and when the older tree has no leaf: every tree goes on from that.

    Raises:
        ValueError: The older tree is the larger one, or a size is negative.
    """
    if not 0 <= old_size <= size:
        raise ValueError("a tree goes on from a smaller one only")
    return subtree_consistency_proof(0, old_size, size, hash_of) if old_size else ()


def subtree_consistency_proof(start: int, end: int, size: int, hash_of: RangeHash) -> tuple[bytes, ...]:
    """What shows that the leaves from `start` to `end` are that part of the tree of `size` leaves.

    Raises:
        ValueError: The range is no subtree, or not within the tree.
    """
    if not (is_subtree(start, end) and end <= size):
        raise ValueError("this range is no subtree of the tree")
    proof: list[bytes] = []
    low, high, is_known = 0, size, True
    while (start, end) != (low, high):
        middle = low + split_of(high - low)
        if end <= middle:
            proof.append(hash_of(middle, high))
            high = middle
        elif start >= middle:
            proof.append(hash_of(low, middle))
            low = middle
        else:  # the range holds all of the left half, and a part of the right one
            proof.append(hash_of(low, middle))
            start, low, is_known = middle, middle, False
    if not is_known:
        proof.append(hash_of(low, high))
    return tuple(reversed(proof))


def is_subtree(start: int, end: int) -> bool:
    """Whether a range of leaves can be a subtree: it is not empty, and starts where a subtree of its size can start."""
    return 0 <= start < end and start % (1 << (end - start - 1).bit_length()) == 0


def is_included(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether `path` leads from the hash of leaf `index` to the root of a tree of `size` leaves (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size or not _are_hashes(leaf, root, *path):
        return False
    here, last, folded = index, size - 1, leaf
    for step in path:
        if last == 0:
            return False
        if here & 1 or here == last:
            folded = node_hash(step, folded)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            folded = node_hash(folded, step)
        here, last = here >> 1, last >> 1
    return last == 0 and folded == root


def is_included_in_subtree(
    leaf: bytes, index: int, start: int, end: int, path: Sequence[bytes], subtree_root: bytes
) -> bool:
    """Whether `path` leads from the hash of leaf `index` of the whole tree to the root of leaves `start` to `end`."""
    return is_subtree(start, end) and is_included(leaf, index - start, end - start, path, subtree_root)


def is_consistent(old_size: int, size: int, old_root: bytes, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the tree of `size` leaves goes on from that of `old_size` leaves (RFC 9162, 2.1.4.2).

    Every tree goes on from the one without leaves, whose root is known, by an empty proof: that says nothing about the
    larger one.
    """
    if old_size == 0:
        is_possible = _are_hashes(root) if size > 0 else (size, root) == (0, EMPTY_ROOT)
        return is_possible and old_root == EMPTY_ROOT and not proof
    return is_consistent_subtree(0, old_size, size, old_root, root, proof)


def is_consistent_subtree(
    start: int, end: int, size: int, subtree_root: bytes, root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether leaves `start` to `end`, with `subtree_root`, are that part of the tree of `size` leaves with `root`.

    No leaves are part of every tree, if their root is that of no leaves; all leaves are, if both roots are equal.
    """
    if 0 <= start == end <= size:
        return subtree_root == EMPTY_ROOT and not proof
    if (start, end) == (0, size):
        return size > 0 and subtree_root == root and not proof
    if not is_subtree(start, end) or end > size or not _are_hashes(subtree_root, root, *proof):
        return False
    low, high, last = start, end - 1, size - 1
    while low != high and (high == last or high & 1):
        low, high, last = low >> 1, high >> 1, last >> 1
    if low == high:
        rest = proof
        folded_old = folded = subtree_root
    elif proof:
        rest = proof[1:]
        folded_old = folded = proof[0]
    else:
        return False
    for step in rest:
        if last == 0:
            return False
        if high & 1 or high == last:
            if low < high:
                folded_old = node_hash(step, folded_old)
            folded = node_hash(step, folded)
            while not high & 1:
                low, high, last = low >> 1, high >> 1, last >> 1
        else:
            folded = node_hash(folded, step)
        low, high, last = low >> 1, high >> 1, last >> 1
    return last == 0 and folded_old == subtree_root and folded == root


def _are_hashes(*candidates: bytes) -> bool:
    return all(len(each) == HASH_BYTES for each in candidates)
