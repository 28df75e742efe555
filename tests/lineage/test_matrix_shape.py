# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A table of readings becomes a tree in the contract's shape, and a crooked table is refused."""

from __future__ import annotations

import pytest

from vorlage.lineage import stemma_of_matrix

PLACES: list[list[int | None]] = [[1, 1, 2, 2], [1, 1, 2, 2], [1, 1, 2, 2], [1, 2, 2, 1], [1, 1, 1, None]]


def test_every_witness_hangs_on_the_tree_once() -> None:
    """As many edges as witnesses but one, each with a support, all witnesses reached."""
    edges = stemma_of_matrix(["A", "B", "C", "D"], PLACES)["stemma"]["edges"]
    assert len(edges) == 3
    assert {name for edge in edges for name in (edge["from"], edge["to"])} == {"A", "B", "C", "D"}
    assert len({edge["to"] for edge in edges}) == 3
    assert all(0.0 <= float(edge["confidence"]) <= 1.0 for edge in edges)


@pytest.mark.parametrize(("names", "places"), [(["A"], [[1]]), (["A", "B"], [[1, 2], [1]])])
def test_a_table_that_is_no_table_is_refused(names: list[str], places: list[list[int | None]]) -> None:
    """A missing reading is said to be None; it is not left out."""
    with pytest.raises(ValueError, match="one reading"):
        stemma_of_matrix(names, places)
