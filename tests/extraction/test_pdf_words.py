# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The assembler alone: glyphs in, words out."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from vorlage.extraction.pdf.words import Glyph, assemble_page


def row(text: str, *, x: float = 0.0, y: float = 100.0, step: float = 10.0) -> list[Glyph]:
    """A word of glyphs side by side on one baseline; a negative step sets them from right to left."""
    return [
        Glyph(letter, (x + n * step, y - 10, x + n * step + abs(step), y), x + n * step, y)
        for n, letter in enumerate(text)
    ]


@given(st.lists(st.lists(st.text(min_size=1, max_size=12), max_size=6), max_size=6))
def test_every_word_is_what_stands_at_its_offsets(lines: list[list[str]]) -> None:
    """Whatever glyphs a hostile font makes: text is NFC, words lie in it, in order, over no one another."""
    text, words = assemble_page([[row(word, y=100.0 + 14 * n) for word in line] for n, line in enumerate(lines)])
    assert unicodedata.is_normalized("NFC", text)
    end = 0
    for word in words:
        assert end <= word.start < word.end <= len(text)
        end = word.end


def test_lam_alef_taken_apart_in_the_wrong_order_is_swapped() -> None:
    """Both share one origin: it was one glyph."""
    glyphs = row("سلام", x=100, step=-10)
    glyphs[1], glyphs[2] = glyphs[2], Glyph("ل", glyphs[2].box, glyphs[2].x, glyphs[2].y)
    assert assemble_page([[glyphs]])[0] == "سلام"


def test_digits_and_latin_in_a_turned_word_keep_their_order() -> None:
    """A year within a right-to-left word is not read backwards."""
    assert assemble_page([[row("2017ماع")]])[0] == "عام2017"


def test_a_word_divided_at_a_line_end_is_one_word_in_two_boxes() -> None:
    """Search finds it whole, and marks both parts."""
    first = row("infor", y=100)
    last = first[-1]
    first[-1] = Glyph(last.text, last.box, last.x, last.y, ends_with_hyphen=True)
    text, words = assemble_page([[first], [row("mation", y=114), row("only", x=90, y=114)]])
    assert text == "information only"
    assert [text[word.start : word.end] for word in words] == ["infor", "mation", "only"]


def test_presentation_forms_become_letters() -> None:
    """Text is what one would type."""
    assert assemble_page([[row("\ufefb\ufedf", x=50, step=-10)]])[0] == "لال"
