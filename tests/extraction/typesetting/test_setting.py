# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Texts without pages are set on a sheet: every word has one place, within the sheet, in reading order."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.pages import Page, PageOrigin
from vorlage.extraction.typesetting.setting import MAX_LINES, SHEET_HEIGHT, SHEET_WIDTH, set_text, with_places

PIECES = st.sampled_from(
    ["water", "水", "厂", "ماء", "su", "вода", " ", "  ", "\n", "\n\n", "\t", "a" * 90, "1,535", "é"]
)
TEXTS = st.lists(PIECES, max_size=60).map(lambda pieces: unicodedata.normalize("NFC", "".join(pieces)))


@given(TEXTS)
def test_every_word_has_a_place(text: str) -> None:
    """No character that is not white space is left without a box, and none has two."""
    covered = [index for word in set_text(text).words for index in range(word.start, word.end)]
    assert sorted(covered) == [index for index, character in enumerate(text) if not character.isspace()]


@given(TEXTS)
def test_places_lie_on_the_sheet_and_do_not_overlap(text: str) -> None:
    """Boxes are inside the sheet, and two words of a line stand beside each other."""
    sheet = set_text(text)
    for line in sheet.lines:
        boxes = sorted((word.box.x0, word.box.x1) for word in line.words if word.box)
        assert all(left >= 0 and right <= sheet.width + 0.01 for left, right in boxes)
        assert all(one[1] <= other[0] + 0.02 for one, other in pairwise(boxes))
    assert sheet.width >= SHEET_WIDTH
    assert sheet.height >= SHEET_HEIGHT


@given(TEXTS)
def test_the_order_of_words_is_the_order_of_the_text(text: str) -> None:
    """Words come in the order of their offsets: what the domain asks of a page."""
    words = set_text(text).words
    assert all(one.end <= other.start for one, other in pairwise(words))


def test_a_right_to_left_line_starts_at_the_right() -> None:
    """The first word of an Arabic line stands right of the second."""
    first, second = set_text("محطة المياه").words
    assert first.box is not None
    assert second.box is not None
    assert first.box.x0 > second.box.x1


def test_cells_of_a_column_stand_under_each_other() -> None:
    """Rows with tabs are a table: second cells start at the same place."""
    words = set_text("a\tone\nlonger\ttwo").words
    boxes = [word.box for word in words]
    assert boxes[1] is not None
    assert boxes[3] is not None
    assert boxes[1].x0 == boxes[3].x0
    assert boxes[1].y0 < boxes[3].y0


def test_a_very_long_text_ends_at_the_end_of_the_sheet() -> None:
    """What does not fit on the longest sheet has no place, and the sheet says so."""
    sheet = set_text("line\n" * (MAX_LINES + 10))
    assert len(sheet.lines) == MAX_LINES
    assert not sheet.is_whole


def test_a_page_with_a_size_keeps_its_places() -> None:
    """Only a page without a size is set; a PDF's words stay where they are."""
    page = Page(number=1, label="1", width=300, height=400, text="as is", origin=PageOrigin.NATIVE, language="en")
    assert with_places(page) is page
    set_page = with_places(
        Page(number=1, label="1", width=0, height=0, text="as is", origin=PageOrigin.NATIVE, language="en")
    )
    assert [set_page.text[word.start : word.end] for word in set_page.words] == re.split(" ", "as is")
    assert set_page.width == SHEET_WIDTH
