# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Merkle proofs against a tree made by the definition, and against the vectors of another implementation."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.merkle import (
    EMPTY_ROOT,
    RangeHash,
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_consistent_subtree,
    is_included,
    is_included_in_subtree,
    is_subtree,
    leaf_hash,
    ranges_of,
    root_of,
    subtree_consistency_proof,
)

LEAVES: Final = [leaf_hash(number.to_bytes(2, "big")) for number in range(300)]
SMALL: Final = (*range(1, 36), 64, 65, 127, 128, 129, 255, 256, 257, 300)


@cache
def by_definition(start: int, end: int) -> bytes:
    """RFC 6962, section 2.1, word by word: slow, and clearly right."""
    if end - start == 1:
        return LEAVES[start]
    half = 1
    while half * 2 < end - start:
        half *= 2
    left, right = by_definition(start, start + half), by_definition(start + half, end)
    return hashlib.sha256(b"\x01" + left + right).digest()


def every_proof_of(size: int, hash_of: RangeHash) -> None:
    """All inclusion and consistency proofs of a tree are accepted, and a proof with one hash more or less is not."""
    root = by_definition(0, size)
    assert root_of(LEAVES[:size]) == root
    for index in range(size):
        path = inclusion_proof(index, size, hash_of)
        assert is_included(LEAVES[index], index, size, path, root)
        assert not is_included(LEAVES[index], index, size, (*path, root), root)
        assert not path or not is_included(LEAVES[index], index, size, path[:-1], root)
        older = index + 1
        proof = consistency_proof(older, size, hash_of)
        assert is_consistent(older, size, by_definition(0, older), root, proof)
        assert not is_consistent(older, size, by_definition(0, older), root, (*proof, root))
        assert older == size or not is_consistent(older, size, LEAVES[-1], root, proof)


@pytest.mark.parametrize("size", SMALL)
def test_every_proof_of_a_small_tree_is_accepted_and_no_longer_or_shorter_one(size: int) -> None:
    """Roots agree with the definition, and each leaf and each older tree is proven."""
    every_proof_of(size, by_definition)


@pytest.mark.long
def test_every_proof_of_every_tree_up_to_300_leaves_is_accepted() -> None:
    """The same for all sizes, without a gap."""
    for size in range(1, 301):
        every_proof_of(size, by_definition)


def test_a_tree_without_leaves_has_the_root_that_the_standard_gives() -> None:
    """It is the hash of nothing, and every tree goes on from it."""
    assert root_of([]) == EMPTY_ROOT == hashlib.sha256(b"").digest()
    assert is_consistent(0, 0, EMPTY_ROOT, EMPTY_ROOT, ())
    assert is_consistent(0, 7, EMPTY_ROOT, root_of(LEAVES[:7]), ())
    assert not is_consistent(0, 7, LEAVES[0], root_of(LEAVES[:7]), ())
    assert not is_consistent(0, 0, EMPTY_ROOT, LEAVES[0], ())
    assert not is_consistent(0, 7, EMPTY_ROOT, root_of(LEAVES[:7]), (LEAVES[0],))


@given(st.data(), st.integers(1, 300))
def test_a_subtree_is_proven_to_be_part_of_its_tree(data: st.DataObject, size: int) -> None:
    """For any range that is a subtree, and for a leaf in it; the root of another range is refused."""
    start = data.draw(st.integers(0, size - 1))
    end = data.draw(st.integers(start + 1, size).filter(lambda end: is_subtree(start, end)))
    root, part = by_definition(0, size), by_definition(start, end)
    proof = subtree_consistency_proof(start, end, size, ranges_of(LEAVES))
    assert is_consistent_subtree(start, end, size, part, root, proof)
    assert not is_consistent_subtree(start, end, size, EMPTY_ROOT, root, proof)
    index = data.draw(st.integers(start, end - 1))
    path = inclusion_proof(index - start, end - start, lambda low, high: by_definition(start + low, start + high))
    assert is_included_in_subtree(LEAVES[index], index, start, end, path, part)


@given(st.data(), st.integers(1, 300))
def test_a_proof_with_one_bit_changed_is_refused(data: st.DataObject, size: int) -> None:
    """Wherever the bit is: leaf, path, root."""
    index = data.draw(st.integers(0, size - 1))
    path = inclusion_proof(index, size, by_definition)
    parts = [LEAVES[index], *path, by_definition(0, size)]
    which, bit = data.draw(st.integers(0, len(parts) - 1)), data.draw(st.integers(0, 255))
    changed = bytearray(parts[which])
    changed[bit // 8] ^= 1 << bit % 8
    parts[which] = bytes(changed)
    assert not is_included(parts[0], index, size, tuple(parts[1:-1]), parts[-1])


@pytest.mark.parametrize("length", [0, 31, 33])
def test_what_has_not_the_length_of_a_hash_is_refused(length: int) -> None:
    """An empty leaf that equals an empty root is no proof of anything."""
    odd = b"\x00" * length
    assert not is_included(odd, 0, 1, (), odd)
    assert not is_consistent(1, 2, odd, leaf_hash(odd), (odd,))
    assert not is_consistent(2, 3, odd, LEAVES[0], (odd,))


@pytest.mark.parametrize(("index", "size"), [(-1, 1), (0, 0), (1, 1), (5, 3), (0, -1)])
def test_numbers_that_name_no_leaf_are_refused(index: int, size: int) -> None:
    """By verifying with False, by proving with an error."""
    assert not is_included(LEAVES[0], index, size, (), LEAVES[0])
    with pytest.raises(ValueError, match="no such leaf"):
        inclusion_proof(index, size, by_definition)


@pytest.mark.parametrize(("older", "size"), [(2, 1), (-1, 1), (-2, -1)])
def test_sizes_that_do_not_follow_are_refused(older: int, size: int) -> None:
    """A tree goes on from a smaller one only."""
    assert not is_consistent(older, size, LEAVES[0], LEAVES[0], ())
    with pytest.raises(ValueError, match="smaller"):
        consistency_proof(older, size, by_definition)


@pytest.mark.parametrize(("start", "end"), [(1, 3), (0, 0), (3, 2), (2, 6), (-1, 1)])
def test_a_range_that_is_no_subtree_is_refused(start: int, end: int) -> None:
    """Its start is no multiple of the power of two that holds it, or it is empty."""
    assert not is_subtree(start, end)
    with pytest.raises(ValueError, match="no subtree"):
        subtree_consistency_proof(start, end, 8, by_definition)


def hashes(texts: list[str] | None) -> list[bytes]:
    return [base64.b64decode(each) for each in texts or []]


def one(text: str | None) -> bytes:
    return base64.b64decode(text or "")


CHECKS: Final[dict[str, Callable[[dict[str, Any]], bool]]] = {
    "inclusion": lambda v: is_included(
        one(v["leafHash"]), v["leafIdx"], v["treeSize"], hashes(v["proof"]), one(v["root"])
    ),
    "consistency": lambda v: is_consistent(
        v["size1"], v["size2"], one(v["root1"]), one(v["root2"]), hashes(v["proof"])
    ),
    "subtreeinclusion": lambda v: is_included_in_subtree(
        one(v["leafHash"]), v["leafIdx"], v["start"], v["end"], hashes(v["proof"]), one(v["root"])
    ),
    "subtreeconsistency": lambda v: is_consistent_subtree(
        v["start"], v["end"], v["size"], one(v["root1"]), one(v["root2"]), hashes(v["proof"])
    ),
}


@pytest.mark.shared
def test_all_vectors_of_another_implementation_are_judged_as_it_judges_them(shared_folder: Path) -> None:
    """518 of 518: those of transparency-dev/merkle, for inclusion and consistency of trees and of subtrees."""
    folder = shared_folder / "data" / "corpora" / "merkle-vectors" / "testdata"
    judged, wrong = 0, []
    for place in sorted(folder.rglob("*.json")):
        vector = json.loads(place.read_bytes())
        accepted = CHECKS[place.relative_to(folder).parts[0]](vector)
        judged += 1
        if accepted is vector["wantErr"]:
            wrong.append(str(place.relative_to(folder)))
    assert (judged, wrong) == (518, [])
