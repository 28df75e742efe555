# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The changes between two versions, put together, are the two versions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.extraction.families.differences import MOST_WORDS, ChangeKind, TooLongToCompareError, compare

TEXTS = st.lists(st.sampled_from(["the", " ", "lead", "水", "管", "ماء", ",", "\n", "41"]), max_size=40).map("".join)


@given(TEXTS, TEXTS)
def test_changes_put_together_are_both_texts(first: str, second: str) -> None:
    """Nothing of either version is lost or invented."""
    changes = compare(first, second)
    assert "".join(change.text for change in changes if change.kind is not ChangeKind.PUT_IN) == first
    assert "".join(change.text for change in changes if change.kind is not ChangeKind.TAKEN_OUT) == second


def test_a_changed_number_is_the_only_change() -> None:
    """What is the same stays in one piece around the change."""
    changes = compare("in 17 of 61 samples", "in 11 of 61 samples")
    assert [(change.kind.value, change.text) for change in changes] == [
        ("same", "in "),
        ("taken_out", "17"),
        ("put_in", "11"),
        ("same", " of 61 samples"),
    ]


def test_texts_beyond_comparing_say_so() -> None:
    """A book is not compared word by word."""
    with pytest.raises(TooLongToCompareError):
        compare("a " * MOST_WORDS, "b")
