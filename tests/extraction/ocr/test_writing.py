# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""From the lines an engine saw to the text of a page."""

from __future__ import annotations

from vorlage.domain.words import Box
from vorlage.extraction.ocr.engine import Rectangle, SeenLine, SeenWord
from vorlage.extraction.ocr.writing import write_page


def line(y: float, *words: tuple[str, float, float]) -> SeenLine:
    """A line ten high: its words with left and right."""
    return SeenLine(tuple(SeenWord(text, (left, y, right, y + 10), 0.9) for text, left, right in words))


def as_is(box: Rectangle) -> Rectangle:
    """Boxes stay where they are."""
    return box


def test_han_characters_are_words_without_spaces() -> None:
    """Spaces between Han go, each has its own box, and a Western comma between them is theirs."""
    text, words = write_page([[line(0, ("市 图", 0, 20), ("书,馆", 21, 46))]], as_is)
    assert text == "市图书，馆"
    assert [text[word.start : word.end] for word in words] == list(text)
    assert words[0].box == Box(0, 0, 10, 10)


def test_right_to_left_words_keep_the_order_of_reading() -> None:
    """The engine's words come from the right; marks of direction are none of the text; a comma is the script's own."""
    text, words = write_page([[line(0, ("شەھەر,", 60, 100), ("\u200fبازار\u200e", 10, 50))]], as_is)
    assert text == "شەھەر، بازار"
    assert words[0].box == Box(60, 0, 100, 10)


def test_rows_and_paragraphs() -> None:
    """Cells of a row are parted by a tab, lines by a newline, what stands apart by a blank line."""
    lines = [line(0, ("Meter", 0, 30), ("17", 90, 100)), line(12, ("Pump", 0, 30)), line(50, ("Signed", 0, 40))]
    assert write_page([lines, [line(0, ("Right", 200, 230))]], as_is)[0] == "Meter\t17\nPump\n\nSigned\n\nRight"


def test_words_lie_within_the_text_in_order() -> None:
    """Every word's offsets give its own letters, also beside empty ones."""
    text, words = write_page([[line(0, ("a", 0, 5), (" ", 6, 7), ("bc", 8, 20))]], as_is)
    assert [text[word.start : word.end] for word in words] == ["a", "bc"]
