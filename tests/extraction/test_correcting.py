# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A person's reading of a page is a layer of its own; words that were there keep their places."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.app import Case
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.pages import Page, PageOrigin
from vorlage.domain.search import SearchOptions
from vorlage.domain.words import Box, Word
from vorlage.extraction.correcting import corrected


def a_page(text: str) -> Page:
    """A page that a machine read, each word in a box of its own."""
    words, start = [], 0
    for position, word in enumerate(text.split(" ")):
        words.append(Word(start, start + len(word), Box(position, 0, position + 1, 1), 0.5))
        start += len(word) + 1
    return Page(
        number=1, label="1", width=9, height=9, text=text, origin=PageOrigin.OCR, language="en", words=tuple(words)
    )


def test_a_word_read_wrongly_keeps_its_place() -> None:
    """One word for one word: the box is that of the word it stands for."""
    page = corrected(a_page("17 of 6l samples"), "17 of 61 samples")
    assert page.origin is PageOrigin.HUMAN
    assert [word.box and word.box.x0 for word in page.words] == [0, 1, 2, 3]


def test_an_added_word_has_no_place() -> None:
    """Two words in place of one: neither is said to stand anywhere."""
    page = corrected(a_page("of samples"), "of all the samples")
    assert [word.box and word.box.x0 for word in page.words] == [0, None, None, 1]


@given(st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip())))
def test_any_text_makes_a_page(text: str) -> None:
    """Words lie within the text and in order, whatever a person writes."""
    try:
        page = corrected(a_page("17 of 61 samples"), text)
    except ValueError:
        return  # nothing but characters that no page holds
    assert all(one.end <= other.start for one, other in zip(page.words, page.words[1:], strict=False))


@pytest.mark.parametrize("text", ["", "  \n", "x" * 200_001])
def test_a_blank_or_endless_text_is_none(text: str) -> None:
    """Nothing is changed by it."""
    with pytest.raises(ValueError, match="correction"):
        corrected(a_page("of samples"), text)


def test_a_correction_is_shown_searched_and_logged(tmp_path: Path) -> None:
    """The new words are found, the old layer is kept, and the log says that it happened and no word of it."""
    (tmp_path / "letter.txt").write_text("The vatue was 28.4 micrograms.", "utf-8")
    with Case.create(tmp_path / "case") as case:
        case.add([tmp_path / "letter.txt"], genre=Genre.PRIMARY)
        case.correct(ItemNumber(1), 1, "The value was 28.4 micrograms.")
        assert [layer.origin for layer in case.text_layers(ItemNumber(1), 1)] == [PageOrigin.HUMAN, PageOrigin.NATIVE]
        assert case.search("value", SearchOptions()).total == 1
        assert case.search("vatue", SearchOptions(typos=False)).total == 0
        told = [event.detail for event in case.custody_events(3)]
        assert "text of page 1 written by a person" in told
        assert case.verify().ok
