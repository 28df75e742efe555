# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Laws of clean text."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from vorlage.extraction.characters import clean_text, is_clean, tidy_lines, undo_font_forms


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    """Clean text is NFC, and cleaning leaves it alone."""
    clean = clean_text(text)
    assert is_clean(clean)
    assert clean_text(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)


@given(st.text())
def test_only_clean_text_is_called_clean(text: str) -> None:
    """The check and the cleaning agree on every text."""
    assert is_clean(text) == (clean_text(text) == text)


@given(st.text())
def test_undoing_font_forms_twice_changes_nothing_more(text: str) -> None:
    """Letters are not letters' forms."""
    assert undo_font_forms(undo_font_forms(text)) == undo_font_forms(text)


def test_what_cleaning_takes_and_what_it_leaves() -> None:
    """Controls and odd line ends go; tabs, zero-width and bidi characters stay: they may be a trace."""
    assert clean_text("a\x00b\r\nc\rd\x0ce\tf\u200bg\u202eh\x9b") == "ab\nc\nd\ne\tf\u200bg\u202eh"
    assert clean_text("e\u0301") == "é"


def test_full_width_punctuation_and_fractions_are_no_font_forms() -> None:
    """A citation shows what the page shows; ligatures and presentation forms are letters."""
    assert undo_font_forms("，½²\ufb01\ufefb\u2f08") == "，½²fiلا人"


def test_tidy_lines_keep_one_blank_line() -> None:
    """Blank lines part paragraphs, and one does."""
    assert tidy_lines("\n\na  \n\n\n\nb\t\nc\n") == "a\n\nb\nc"
