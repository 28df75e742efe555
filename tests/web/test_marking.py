# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A text cut at its marks is still the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vorlage.web.marking import Mark, between, marked, segments
from vorlage.web.records import cells_of

MARKS = st.lists(
    st.builds(
        lambda start, length, kind: Mark(start=start, end=start + length, kind=kind),
        st.integers(0, 60),
        st.integers(0, 30),
        st.sampled_from(["hit", "passage same", "variant name"]),
    ),
    max_size=12,
)


@given(st.text(max_size=50), MARKS, st.lists(st.integers(-5, 60), max_size=6))
def test_pieces_joined_are_the_text(text: str, marks: list[Mark], cuts: list[int]) -> None:
    """Nothing is lost, doubled or empty, however marks overlap or miss the text."""
    pieces = segments(text, marks, cuts=cuts)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)


@given(st.text(min_size=1, max_size=50), MARKS)
def test_a_character_is_under_just_the_marks_that_cover_it(text: str, marks: list[Mark]) -> None:
    """Each piece carries exactly the marks over each of its characters."""
    for piece in segments(text, marks):
        for offset in range(piece.start, piece.start + len(piece.text)):
            assert set(piece.marks) == {mark for mark in marks if mark.start <= offset < mark.end}


@given(st.text(min_size=1, max_size=50), MARKS)
def test_a_mark_opens_once(text: str, marks: list[Mark]) -> None:
    """An anchor is written once, so that ids on a page are unique."""
    numbered = [
        Mark(start=mark.start, end=mark.end, kind=mark.kind, anchor=f"a{index}") for index, mark in enumerate(marks)
    ]
    opened = [mark.anchor for piece in segments(text, numbered) for mark in piece.opening]
    assert len(opened) == len(set(opened))


def test_between_takes_whole_pieces() -> None:
    """A row takes its stretch of a text that was cut at both of its ends."""
    pieces = segments("abcdef", [Mark(start=1, end=5, kind="hit")], cuts=(2, 4))
    assert "".join(piece.text for piece in between(pieces, 2, 4)) == "cd"


def test_snippets_are_marked_where_the_highlights_are() -> None:
    """A highlight of a snippet becomes a mark over just its characters."""
    assert [(piece.text, piece.kinds) for piece in marked("a lead pipe", [(2, 6)])] == [
        ("a ", ""),
        ("lead", "hit"),
        (" pipe", ""),
    ]


@given(st.text(alphabet="ab\t\n", max_size=40), MARKS)
def test_cells_joined_are_the_table(text: str, marks: list[Mark]) -> None:
    """A table shown in cells has lost no character and no row."""
    rows = cells_of(text, marks)
    assert "\n".join("\t".join("".join(piece.text for piece in cell) for cell in row) for row in rows) == text
