# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever finishes first, numbers are given away in one order."""

from __future__ import annotations

import random
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from vorlage.jobs.order import Turns

# What each thing brings: a tree, as the number of things in it and theirs in turn.
trees = st.recursive(st.just(()), lambda below: st.lists(below, max_size=4).map(tuple), max_leaves=25)
Tree = tuple["Tree", ...]


def numbered(roots: list[Tree], shuffle: random.Random) -> Mapping[int, tuple[Tree, int]]:
    """Numbers given to a forest when its things are answered in random order: each with its tree and its parent."""
    turns: Turns[int] = Turns()
    known: dict[int, tuple[Tree, int]] = {}
    open_numbers: list[int] = []

    def enter(tree: Tree, parent: int) -> None:
        number = len(known) + 1
        known[number] = (tree, parent)
        turns.expect(number)
        open_numbers.append(number)

    for root in roots:
        enter(root, 0)
    let_through = []
    while open_numbers:
        number = open_numbers.pop(shuffle.randrange(len(open_numbers)))
        brings = bool(known[number][0])
        for position, each in enumerate(turns.arrived(number, number, gives_numbers=brings)):
            assert brings or position or each == number
            let_through.append(each)
            for member in known[each][0]:
                enter(member, each)
    assert turns.held == 0
    assert sorted(let_through) == sorted(known)
    return known


@given(roots=st.lists(trees, max_size=6), one=st.randoms(use_true_random=False), two=st.randoms(use_true_random=False))
def test_any_order_of_answers_gives_the_same_numbers(roots: list[Tree], one: random.Random, two: random.Random) -> None:
    """A forest of containers is numbered alike, level by level, whoever answers first; nothing is lost or twice."""
    assert numbered(roots, one) == numbered(roots, two)


def test_who_waits_is_let_through_as_soon_as_it_may() -> None:
    """One that gives numbers away waits for the lower ones alone, not for the higher."""
    turns: Turns[str] = Turns()
    for number in (1, 2, 3, 4):
        turns.expect(number)
    assert list(turns.arrived(3, "c", gives_numbers=True)) == []
    assert list(turns.arrived(2, "b", gives_numbers=False)) == ["b"]
    assert turns.held == 1
    assert list(turns.arrived(1, "a", gives_numbers=True)) == ["a", "c"]
    assert turns.held == 0


def test_what_turns_up_with_a_lower_number_goes_first() -> None:
    """A member that comes out of its container only now has an old number; the next container waits for it."""
    turns: Turns[str] = Turns()
    for number in (3, 9):
        turns.expect(number)
    assert list(turns.arrived(9, "i", gives_numbers=True)) == []
    through = turns.arrived(3, "c", gives_numbers=True)
    assert next(through) == "c"
    turns.expect(7)
    assert list(through) == []
    assert list(turns.arrived(7, "g", gives_numbers=True)) == ["g", "i"]
