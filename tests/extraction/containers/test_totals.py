# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What may come out of one received file in all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vorlage.extraction.containers.totals import FREE_TREE_BYTES, MAX_TREE_MEMBERS, TreeTally

AMOUNTS = st.integers(0, 1 << 36)


@given(AMOUNTS, st.lists(st.tuples(AMOUNTS, AMOUNTS), max_size=6))
def test_members_add_up_and_a_reason_stays(received: int, steps: list[tuple[int, int]]) -> None:
    """In any grouping; once there is a reason to stop, more members do not take it away."""
    tally, stopped = TreeTally(received_bytes=received), False
    for members, held in steps:
        tally = tally.with_members(members, held)
        assert bool(tally.reason_to_stop()) or not stopped
        stopped = bool(tally.reason_to_stop())
    together = TreeTally(received_bytes=received).with_members(sum(m for m, _ in steps), sum(b for _, b in steps))
    assert tally == together


def test_small_trees_may_grow_and_bombs_may_not() -> None:
    """A small file has an allowance; beyond it fifty times its size, and so many members."""
    small = TreeTally(received_bytes=42_000)
    assert not small.with_members(500, FREE_TREE_BYTES).reason_to_stop()
    assert small.with_members(500, FREE_TREE_BYTES + 50 * 42_001).reason_to_stop().startswith("limit.tree")
    assert small.with_members(MAX_TREE_MEMBERS + 1, 0).reason_to_stop().startswith("limit.tree")
    assert TreeTally(received_bytes=1 << 34).with_members(9, (20 << 30) + 1).reason_to_stop().startswith("limit.tree")
