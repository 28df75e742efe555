# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What pages, records and passages promise: texts are NFC, offsets point at the same words, a citation fails loudly."""

from __future__ import annotations

import hashlib
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.pages import Page, PageOrigin, Passage, Record, cite, join_pages, text_digest
from vorlage.domain.words import Box, Word

nfc_texts = st.text(max_size=60).map(lambda text: unicodedata.normalize("NFC", text))


def a_page(number: int = 1, text: str = "Lead was found.", words: tuple[Word, ...] = ()) -> Page:
    """A valid page, one thing changed per test."""
    return Page(
        number=number,
        label=str(number),
        width=595.0,
        height=842.0,
        text=text,
        origin=PageOrigin.NATIVE,
        language="en",
        words=words,
    )


def a_record(*texts: str) -> Record:
    return Record(
        number=ItemNumber(4),
        path="primary/a.pdf",
        genre=Genre.PRIMARY,
        media_type="application/pdf",
        pages=tuple(a_page(number, text) for number, text in enumerate(texts, start=1)),
    )


records = st.lists(nfc_texts, min_size=1, max_size=5).map(lambda texts: a_record(*texts))


@pytest.mark.parametrize("corners", [(2.0, 0.0, 1.0, 1.0), (0.0, 2.0, 1.0, 1.0), (float("nan"), 0.0, 1.0, 1.0)])
def test_a_box_turned_inside_out_is_refused(corners: tuple[float, float, float, float]) -> None:
    """Left before right and top above bottom; what is not a number is neither."""
    with pytest.raises(ValueError, match="box"):
        Box(*corners)


def test_a_box_may_be_a_line_or_a_point() -> None:
    """A rule on a page has no height."""
    assert Box(1.0, 2.0, 1.0, 2.0) == Box(1.0, 2.0, 1.0, 2.0)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2)])
def test_a_word_is_at_least_one_character(start: int, end: int) -> None:
    """An empty word can be found nowhere."""
    with pytest.raises(ValueError, match="at least one"):
        Word(start, end, None)


def test_page_numbers_start_at_one() -> None:
    """`page_number` is what is shown; 0 is never shown."""
    with pytest.raises(ValueError, match="start at 1"):
        a_page(0)


def test_the_text_of_a_page_is_nfc() -> None:
    """Two spellings of one letter would put offsets at different words."""
    with pytest.raises(ValueError, match="NFC"):
        a_page(text="cafe\u0301")


def test_a_word_beyond_the_text_of_its_page_is_refused_wherever_it_stands() -> None:
    """Every word is looked at: a list that ends well may still hold a wrong one."""
    inside, beyond = Word(0, 4, None), Word(2, 99, None)
    with pytest.raises(ValueError, match="within the text"):
        a_page(words=(beyond, inside))
    with pytest.raises(ValueError, match="within the text"):
        a_page(words=(inside, beyond))


def test_the_layer_digest_is_sha256_over_the_utf8_of_the_text() -> None:
    """A reader can take the same digest with sha256sum."""
    assert a_page(text="水").layer_digest.hex == hashlib.sha256("水".encode()).hexdigest()


def test_a_text_with_a_lone_surrogate_still_has_a_digest() -> None:
    """A broken original must not stop the digest of what was read from it."""
    assert text_digest("\ud800") != text_digest("\udfff")


@given(records)
def test_a_records_text_is_its_pages_joined_by_one_newline(record: Record) -> None:
    """Every offset of the contract points into this text."""
    assert record.text == join_pages(page.text for page in record.pages)
    assert len(record.text) == sum(len(page.text) for page in record.pages) + len(record.pages) - 1


@given(records)
def test_a_records_text_is_nfc(record: Record) -> None:
    """Joining NFC pages by a newline never makes a new combination."""
    assert unicodedata.is_normalized("NFC", record.text)


@given(records)
def test_a_page_stands_in_the_records_text_where_page_start_says(record: Record) -> None:
    """Page offsets and record offsets lead to the same characters."""
    for page in record.pages:
        start = record.page_start(page.number)
        assert record.text[start : start + len(page.text)] == page.text


@given(records, st.data())
def test_every_character_belongs_to_the_page_it_stands_on(record: Record, data: st.DataObject) -> None:
    """`page_at` undoes `page_start`; the newline between two pages belongs to the page before it."""
    page = data.draw(st.sampled_from(record.pages))
    offset = data.draw(st.integers(0, len(page.text)))
    assert record.page_at(record.page_start(page.number) + offset) is page


@pytest.mark.parametrize("offset", [-1, 8])
def test_an_offset_outside_the_record_has_no_page(offset: int) -> None:
    """A wrong offset fails loudly rather than pointing at the last page."""
    with pytest.raises(ValueError, match="outside the record"):
        a_record("abc", "def").page_at(offset)


def test_a_record_without_pages_has_no_text_and_no_page() -> None:
    """Nothing can be cited from nothing."""
    record = a_record()
    assert record.text == ""
    with pytest.raises(ValueError, match="outside the record"):
        cite(record, 0, 0)


def test_a_page_number_that_is_not_there_has_no_start() -> None:
    """No default in place of a page we do not have."""
    with pytest.raises(ValueError, match="no such page"):
        a_record("abc").page_start(2)


@given(records, st.data())
def test_a_citation_points_at_its_own_words(record: Record, data: st.DataObject) -> None:
    """Round trip: the passage's text, offsets, page and layer all lead back to the same characters."""
    start = data.draw(st.integers(0, len(record.text)))
    end = data.draw(st.integers(start, len(record.text)))
    passage = cite(record, start, end)
    assert passage.text == record.text[passage.start : passage.end]
    assert passage.page_number == record.page_at(start).number
    assert passage.layer_digest == text_digest(record.text)


@given(records, records)
def test_a_citation_does_not_fit_another_text(one: Record, other: Record) -> None:
    """After re-extraction to different words the layer digest differs, so the citation fails loudly."""
    assume(one.text != other.text)
    assert cite(one, 0, 0).layer_digest != text_digest(other.text)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 1), (0, 4)])
def test_a_citation_outside_the_record_is_refused(start: int, end: int) -> None:
    """Python would cut such a slice down in silence."""
    with pytest.raises(ValueError, match="outside the record"):
        cite(a_record("abc"), start, end)


def test_a_passage_is_as_long_as_its_text() -> None:
    """Offsets and words cannot be changed one without the other."""
    with pytest.raises(ValueError, match="as long as its text"):
        Passage(record=ItemNumber(1), page_number=1, layer_digest=text_digest("abc"), start=0, end=2, text="abc")


def test_no_repr_shows_text_or_path() -> None:
    """A stray log line carries numbers only."""
    record = a_record("SECRET words")
    shown = f"{record!r} {record.pages[0]!r} {cite(record, 0, 6)!r}"
    assert "SECRET" not in shown
    assert "primary" not in shown


@given(records)
def test_a_page_is_found_by_its_number(record: Record) -> None:
    """Each is the one that bears it; of a number that none bears there is no page."""
    assert all(record.page(page.number) is page for page in record.pages)
    assert record.page(max((page.number for page in record.pages), default=0) + 1) is None
