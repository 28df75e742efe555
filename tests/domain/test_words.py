# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Words packed: the same words, in fewer bytes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.words import BYTES_A_WORD, Box, Word, Words

_corners = st.floats(-1e5, 1e5)


@st.composite
def a_word(draw: st.DrawFn) -> Word:
    start = draw(st.integers(0, 10_000))
    left, top = draw(_corners), draw(_corners)
    box = Box(left, top, left + draw(st.floats(0, 900)), top + draw(st.floats(0, 900)))
    return Word(
        start, start + draw(st.integers(1, 30)), draw(st.none() | st.just(box)), draw(st.none() | st.floats(0, 1))
    )


@given(st.lists(a_word(), max_size=8))
def test_packed_words_are_the_words_that_were_packed(listed: list[Word]) -> None:
    """One by one, by slices, in all, and back from bytes."""
    words = Words.of(listed)
    assert list(words) == listed
    assert words[:2] == tuple(listed[:2])
    assert [words[-1 - at] for at in range(len(words))] == listed[::-1]
    assert len(words.packed()) == BYTES_A_WORD * len(listed)
    assert Words.unpacked(words.packed()) == words == tuple(listed)
    assert words.reach == max((word.end for word in listed), default=0)
    assert words.in_order() == all(one.end <= other.start for one, other in pairwise(listed))


@given(st.binary(max_size=200))
def test_bytes_are_words_or_refused(held: bytes) -> None:
    """What is taken for words can be looked at, and gives the same bytes in the same places."""
    try:
        words = Words.unpacked(held)
    except ValueError:
        return
    assert [word.start for word in words] == list(memoryview(held)[: 4 * len(words)].cast("I"))


def test_columns_that_do_not_fit_together_are_no_words() -> None:
    """A column too short, an offset that is none, a word beyond the end."""
    words = Words([0], [1], [1.0, 1.0, 2.0, 2.0])
    with pytest.raises(ValueError, match="columns"):
        Words([0], [1], [1.0])
    with pytest.raises(ValueError, match="character"):
        Words([-1], [1], [1.0, 1.0, 2.0, 2.0])
    with pytest.raises(IndexError):
        words[1]
