# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Digest trees and the salts that come out of one seed."""

from __future__ import annotations

import hashlib
import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.seals import SealedPassage
from vorlage.sealing.canonical import CanonicalError, canonical, read_canonical
from vorlage.sealing.passages import normalised
from vorlage.sealing.record_tree import FEWEST_SLOTS, RecordTree
from vorlage.sealing.tiles import places_of, runs_of
from vorlage.sealing.trees import Cover, CoverError, cover, covered_root, leaf_digest, leaf_salts, root_digest

SEED = bytes(range(16))
TAG = b"test\x00"


def content(place: int) -> bytes:
    """What a leaf holds."""
    return f"leaf {place}".encode()


def leaves(count: int) -> list[bytes]:
    """The leaves of a tree."""
    return [leaf_digest(salt, TAG, content(place)) for place, salt in enumerate(leaf_salts(SEED, count))]


@st.composite
def trees_in_part(draw: st.DrawFn) -> tuple[int, list[int]]:
    """How many leaves, and which are withheld."""
    count = draw(st.integers(1, 40))
    return count, sorted(draw(st.sets(st.integers(0, count - 1))))


@given(trees_in_part())
def test_whatever_is_withheld_the_root_comes_out(tree: tuple[int, list[int]]) -> None:
    """Seeds for what is shown and digests for what is not are enough, for any tree and any choice."""
    count, withheld = tree
    asked: list[int] = []

    def leaf_of(place: int, salt: bytes) -> bytes:
        asked.append(place)
        return leaf_digest(salt, TAG, content(place))

    given_parts = cover(SEED, leaves(count), withheld)
    assert covered_root(count, withheld, given_parts, leaf_of) == root_digest(leaves(count))
    assert asked == [place for place in range(count) if place not in withheld]


@given(trees_in_part())
def test_an_opening_holds_no_salt_of_a_withheld_leaf(tree: tuple[int, list[int]]) -> None:
    """Nor anything it could be derived from: no seed given has a withheld leaf below it."""
    count, withheld = tree
    given_parts = cover(SEED, leaves(count), withheld)
    salts = leaf_salts(SEED, count)
    reached = set()
    for at in range(0, len(given_parts.seeds), 16):
        for size in (1, 2, 4, 8, 16, 32, 64):
            reached.update(leaf_salts(given_parts.seeds[at : at + 16], size))
    assert not reached & {salts[place] for place in withheld}


@given(trees_in_part(), st.sampled_from(("seeds", "digests")))
def test_a_part_too_many_or_too_few_is_refused(tree: tuple[int, list[int]], kind: str) -> None:
    """There is one cover for each choice."""
    count, withheld = tree
    parts = cover(SEED, leaves(count), withheld)
    for seeds, digests in ((parts.seeds + bytes(16), parts.digests), (parts.seeds, parts.digests + bytes(32))):
        with pytest.raises(CoverError):
            covered_root(
                count, withheld, Cover(seeds=seeds, digests=digests), lambda _, salt: hashlib.sha256(salt).digest()
            )
    if getattr(parts, kind):
        short = Cover(**{"seeds": parts.seeds, "digests": parts.digests, kind: getattr(parts, kind)[:-1]})
        with pytest.raises(CoverError):
            covered_root(count, withheld, short, lambda _, salt: hashlib.sha256(salt).digest())


def a_tree(count: int, seed: bytes = bytes(32)) -> RecordTree:
    """A record of so many passages."""
    passages = tuple(SealedPassage(page=1, order=order, start=0, end=1, text="x") for order in range(count))
    return RecordTree(seed=seed, fields=(), passages=passages, pages=(), page_roots={})


@given(st.integers(0, 200))
def test_how_many_slots_there_are_tells_the_next_power_of_two_and_no_more(count: int) -> None:
    """Decoys fill the tree; there is always one."""
    slots = a_tree(count).count
    assert slots & (slots - 1) == 0
    assert max(FEWEST_SLOTS, count + 1) <= slots <= max(FEWEST_SLOTS, 2 * count)


def test_the_order_of_slots_is_another_under_every_seed() -> None:
    """Where a slot stands tells nothing of what it is."""
    orders = {tuple(a_tree(9, bytes([number] * 32)).places) for number in range(20)}
    assert len(orders) == 20


def test_equal_passages_have_unequal_leaves() -> None:
    """Of withheld ones nobody can see that they are the same."""
    tree = a_tree(12)
    assert len(set(tree.leaves)) == tree.count


@given(st.text())
def test_a_text_that_is_normalised_stays_as_it_is(text: str) -> None:
    """Twice changes nothing."""
    assert normalised(normalised(text)) == normalised(text)


JSON = st.recursive(
    st.none() | st.integers(0, 2**31 - 1) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4)
    ),
)


@given(JSON)
def test_canonical_json_is_json_and_has_one_form(value: object) -> None:
    """It reads back, and any reader of JSON reads the same."""
    text = canonical(value)
    assert json.loads(text) == read_canonical(text) == value
    assert "<" not in text


@pytest.mark.parametrize(
    "text",
    [
        '{"a":1,"a":1}',
        '{"a": 1}',
        "NaN",
        "1.0",
        "1e0",
        "-0",
        "2147483648",
        "01",
        '"\\u0061"',
        '"<"',
        "true",
        '{"b":1,"a":1}',
        "",
    ],
)
def test_another_way_to_write_a_value_is_refused(text: str) -> None:
    """Doubled keys, spaces, fractions, huge numbers, needless escapes."""
    with pytest.raises(CanonicalError):
        read_canonical(text)


@given(st.sets(st.integers(0, 60)))
def test_runs_are_their_places(places: set[int]) -> None:
    """Nothing is lost, and runs do not touch."""
    runs = runs_of(sorted(places))
    assert {place for start, count in runs for place in range(start, start + count)} == places
    assert all(first + size < second for (first, size), (second, _) in pairwise(runs))


def test_tiles_that_touch_at_a_side_are_one_place() -> None:
    """Not round the edge of the page, and not at a corner."""
    assert places_of([0, 1, 4], columns=4) == 1
    assert places_of([3, 4], columns=4) == 2
    assert places_of([0, 5], columns=4) == 2
    assert places_of([], columns=4) == 0
