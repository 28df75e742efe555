# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where words stand on a picture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.pages import Page, PageOrigin
from vorlage.domain.words import Box, Word
from vorlage.web.regions import boxes_of, crop_around, join_lines

TEXT = "lead in the tap\nwater of homes"


def a_page() -> Page:
    """Two lines of words, twelve points high."""
    words = []
    offset = 0
    for line, row in enumerate(TEXT.split("\n")):
        x = 50.0
        for word in row.split(" "):
            start = TEXT.index(word, offset)
            offset = start + len(word)
            words.append(
                Word(start=start, end=offset, box=Box(x, 100.0 + 20 * line, x + 6 * len(word), 112.0 + 20 * line))
            )
            x += 6 * len(word) + 4
    return Page(
        number=1,
        label="1",
        width=400.0,
        height=600.0,
        text=TEXT,
        origin=PageOrigin.TEXT_LAYER,
        language="en",
        words=tuple(words),
    )


def test_a_span_over_two_lines_has_a_box_on_each() -> None:
    """Words of one line are joined, words of the next are not."""
    boxes = boxes_of(a_page(), (TEXT.index("tap"), TEXT.index("of")))
    assert [(box.y0, box.y1) for box in boxes] == [(100.0, 112.0), (120.0, 132.0)]


def test_part_of_a_word_marks_the_word() -> None:
    """Only whole words have boxes."""
    assert boxes_of(a_page(), (1, 2)) == boxes_of(a_page(), (0, 4))


def test_a_space_has_no_box() -> None:
    """Nothing is drawn where no word stands."""
    assert boxes_of(a_page(), (4, 5)) == ()


def test_a_gutter_between_columns_is_not_bridged() -> None:
    """Two words at one height far apart stay two boxes."""
    assert len(join_lines([Box(0, 0, 50, 10), Box(200, 0, 250, 10)])) == 2


def test_right_to_left_words_join() -> None:
    """The next word may stand to the left."""
    assert join_lines([Box(60, 0, 100, 10), Box(10, 0, 55, 10)]) == (Box(10, 0, 100, 10),)


@given(
    st.lists(
        st.builds(
            lambda x, y, w, h: Box(x, y, x + w, y + h),
            *(st.floats(0, 500, allow_nan=False, width=32) for _ in range(4)),
        ),
        min_size=1,
        max_size=10,
    )
)
def test_joined_boxes_cover_what_was_joined(boxes: list[Box]) -> None:
    """No box is lost by joining."""
    joined = join_lines(boxes)
    assert len(joined) <= len(boxes)
    for box in boxes:
        assert any(j.x0 <= box.x0 and j.y0 <= box.y0 and j.x1 >= box.x1 and j.y1 >= box.y1 for j in joined)


def test_a_crop_shows_the_boxes_and_stays_on_the_page() -> None:
    """A strip holds the marked words and does not reach over the edge."""
    crop = crop_around(a_page(), [Box(10, 2, 40, 14)])
    assert crop.y0 == 0.0
    assert 14 < crop.y1 <= 600.0
    assert 0.0 <= crop.x0 <= 10
    assert 134 <= crop.x1 < 400.0


def test_there_is_no_crop_around_nothing() -> None:
    """An exhibit without boxes has no strip."""
    with pytest.raises(ValueError, match="nothing to show"):
        crop_around(a_page(), [])
