# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Padding: a box tells little by its width, covers words whole, and stays on its page and in its column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.protection import SpotKind
from vorlage.domain.redactions import Padding
from vorlage.domain.words import Box
from vorlage.redaction.copies.padding import LONGEST, STEP, Sheet, in_lines, pad, pad_drawn

TOP, BOTTOM = 100.0, 112.0
HEIGHT = BOTTOM - TOP


@st.composite
def lines(draw: st.DrawFn) -> list[Box]:
    """A line of words of any widths, with spaces between."""
    found, x = [], draw(st.floats(20, 120))
    for _ in range(draw(st.integers(1, 14))):
        width = draw(st.floats(4, 90))
        if x + width > 575:
            break
        found.append(Box(x, TOP, x + width, BOTTOM))
        x += width + draw(st.floats(2.5, 6))
    return found or [Box(50, TOP, 80, BOTTOM)]


def sheet(words: list[Box]) -> Sheet:
    """An A4 page with these words."""
    return Sheet(width=595.0, height=842.0, words=tuple(words))


@given(lines(), st.data(), st.sampled_from(SpotKind), st.sampled_from(Padding))
def test_a_padded_box_covers_its_word_and_others_whole_or_not_at_all(
    words: list[Box], data: st.DataObject, kind: SpotKind, padding: Padding
) -> None:
    """What is left of a word could tell what it was; and no box reaches beyond its page."""
    tight = data.draw(st.sampled_from(words))
    box = pad(tight, kind, sheet(words), padding)
    assert box.x0 <= tight.x0 and tight.x1 <= box.x1 and box.y0 <= tight.y0 and tight.y1 <= box.y1
    assert box.x0 >= 0 and box.x1 <= 595 and box.y0 >= 0 and box.y1 <= 842
    for word in words:
        reaches_in = min(box.x1, word.x1) - max(box.x0, word.x0)
        assert reaches_in <= 0.3 * HEIGHT or (box.x0 <= word.x0 and word.x1 <= box.x1)


@given(st.floats(5, 110), st.floats(5, 110))
def test_names_of_any_usual_length_have_boxes_of_one_width(one: float, other: float) -> None:
    """With room beside them: at the end of a line, say, the box is as wide as the longest needs."""
    first, second = (
        pad(Box(60, TOP, 60 + width, BOTTOM), SpotKind.NAME, sheet([Box(60, TOP, 60 + width, BOTTOM)]))
        for width in (one, other)
    )
    assert first == second


@given(lines(), st.data())
def test_a_box_with_room_is_as_wide_as_the_longest_of_its_kind_needs(words: list[Box], data: st.DataObject) -> None:
    """A whole number of steps at least, wherever on the line it stands."""
    tight = data.draw(st.sampled_from(words))
    box = pad(tight, SpotKind.NAME, sheet(words))
    assert box.x1 - box.x0 >= STEP * (LONGEST[SpotKind.NAME] * HEIGHT // STEP)


@given(lines(), st.data())
def test_over_a_whole_line_no_box_tells_where_the_name_stood(words: list[Box], data: st.DataObject) -> None:
    """The box is the same for every word of the line."""
    one, other = data.draw(st.sampled_from(words)), data.draw(st.sampled_from(words))
    assert pad(one, SpotKind.NAME, sheet(words), Padding.LINE) == pad(other, SpotKind.NAME, sheet(words), Padding.LINE)


def test_a_box_stays_in_its_column() -> None:
    """What stands beside it in the next column is another text."""
    words = [Box(50, TOP, 90, BOTTOM), Box(95, TOP, 140, BOTTOM), Box(200, TOP, 260, BOTTOM)]
    for padding in Padding:
        assert pad(words[0], SpotKind.NAME, sheet(words), padding).x1 < 200
        assert pad(words[2], SpotKind.NAME, sheet(words), padding).x0 > 140


def test_on_a_line_that_runs_down_the_page_the_box_is_padded_down() -> None:
    """The width attack goes along the line, however it runs."""
    word = Box(300, 200, 312, 260)
    box = pad(word, SpotKind.NAME, sheet([word]), runs_down=True)
    assert box.y1 - box.y0 >= 100 and box.x1 - box.x0 < 20


def test_a_box_drawn_over_a_face_is_painted_as_it_was_drawn() -> None:
    """There is no width to hide where no words are."""
    face = Box(100, 300, 180, 400)
    assert pad_drawn(face, sheet([Box(50, TOP, 90, BOTTOM)])) == (face,)


def test_a_box_drawn_over_half_a_word_hides_all_of_it() -> None:
    """Half a name is a name."""
    words = [Box(50, TOP, 110, BOTTOM), Box(115, TOP, 160, BOTTOM), Box(165, TOP, 400, BOTTOM)]
    (box,) = pad_drawn(Box(60, TOP + 1, 100, BOTTOM - 1), sheet(words))
    assert box.x0 <= 50 and box.x1 >= 160 and box.y0 <= TOP and box.y1 >= BOTTOM


def test_a_drawn_box_over_several_lines_hides_the_words_it_cuts() -> None:
    """Whole, line by line; the box itself stays as drawn."""
    words = [Box(50, top, 110, top + 12) for top in (100.0, 116.0, 132.0)]
    boxes = pad_drawn(Box(60, 98, 200, 146), sheet(words))
    assert boxes[0] == Box(60, 98, 200, 146)
    assert all(any(box.x0 <= word.x0 and box.y0 <= word.y0 for box in boxes[1:]) for word in words)


def test_words_on_two_lines_have_a_box_each() -> None:
    """A name over a line break is two boxes, and not one over half the page."""
    assert in_lines([Box(500, 100, 540, 112), Box(60, 116, 90, 128), Box(94, 116, 120, 128)]) == (
        Box(500, 100, 540, 112),
        Box(60, 116, 120, 128),
    )


@pytest.mark.parametrize("kind", SpotKind)
def test_every_kind_has_a_length(kind: SpotKind) -> None:
    """None is padded by its own width alone."""
    assert LONGEST[kind] >= 5
