# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where an exhibit stands: a quote is found where it stands once, and refused otherwise."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.editions import ExhibitMode, ExhibitRequest
from vorlage.domain.errors import ExhibitListError
from vorlage.domain.pages import Page, PageOrigin, Record
from vorlage.domain.words import Box, Word
from vorlage.publishing.placing import boxes_of, place_exhibit


def _record(*texts: str, width: float = 600) -> Record:
    pages = tuple(
        Page(
            number=number,
            label=str(number),
            width=width,
            height=800 if width else 0,
            text=text,
            origin=PageOrigin.NATIVE,
            language="en",
            words=_words(text),
        )
        for number, text in enumerate(texts, start=1)
    )
    return Record(number=ItemNumber(7), path="primary/a.pdf", genre=Genre.PRIMARY, media_type="", pages=pages)


def _words(text: str) -> tuple[Word, ...]:
    """Words of ten points a character, a line every twenty points."""
    words, start = [], 0
    for row, line in enumerate(text.split("\n")):
        at = start
        for word in line.split(" "):
            x = 10.0 * (at - start)
            if word:
                words.append(Word(at, at + len(word), Box(x, 20.0 * row, x + 10 * len(word), 20.0 * row + 12)))
            at += len(word) + 1
        start += len(line) + 1
    return tuple(words)


def _request(quote: str = "", *, page: int | None = None, box: Box | None = None) -> ExhibitRequest:
    mode = ExhibitMode.RETYPED if quote or box else ExhibitMode.STATEMENT
    return ExhibitRequest(place=3, path="", page=page, quote=quote, box=box, mode=mode, caption="c")


def test_a_quote_is_found_over_line_breaks_with_a_box_for_each_line() -> None:
    """White space counts as one, and each line of the passage has a box around its words."""
    placed = place_exhibit(
        _request("the board\u2019s  minutes of July"), _record("", "On the board's\nminutes of July.")
    )
    assert (placed.page, placed.span) == (2, (4, 31))
    assert placed.boxes == (Box(30, 0, 140, 12), Box(0, 20, 160, 32))


def test_a_quote_in_a_script_without_spaces_is_found_over_a_line_break() -> None:
    """Chinese lines end anywhere."""
    placed = place_exhibit(_request("第三次会议纪要"), _record("关于第三次\n会议纪要的通知"))
    assert placed.span == (2, 10)


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        (_request("no such words"), "nowhere"),
        (_request("alpha"), "3 times, on pages 1, 2"),
        (_request("alpha", page=1), "2 times, on page 1"),
        (_request("gamma", page=1), "not on page 1; it is on page 2"),
        (_request("gamma", page=9), "no page 9; it has 2"),
        (_request(box=Box(0, 0, 700, 20), page=1), "reaches over page 1"),
    ],
)
def test_a_quote_that_stands_nowhere_or_twice_is_refused(request_: ExhibitRequest, says: str) -> None:
    """The refusal names the exhibit and the pages, and repeats no word of the quote."""
    with pytest.raises(ExhibitListError) as caught:
        place_exhibit(request_, _record("alpha beta alpha", "alpha gamma"))
    assert caught.value.what.startswith("Exhibit 3:")
    assert says in caught.value.what
    assert not request_.quote or request_.quote not in str(caught.value)


def test_a_box_takes_in_the_words_whose_middle_it_holds() -> None:
    """A box that cuts a word at its edge takes it when more than half of it is inside."""
    placed = place_exhibit(_request(box=Box(0, 0, 125, 15), page=1), _record("alpha beta gamma\ndelta"))
    assert placed.span == (0, 10)


def test_no_box_is_on_a_page_without_a_size() -> None:
    """A letter or a table has no points; its words have to be named."""
    with pytest.raises(ExhibitListError, match="has no size"):
        place_exhibit(_request(box=Box(0, 0, 5, 5), page=1), _record("alpha", width=0))


def test_a_statement_may_speak_of_a_whole_record() -> None:
    """Without a quote it is of the record, and has no place on a page."""
    placed = place_exhibit(_request(), _record("alpha", "beta"))
    assert (placed.page, placed.span, placed.boxes) == (1, None, ())


WORDS = st.lists(st.text(alphabet="abcd'é第", min_size=1, max_size=5), min_size=1, max_size=30)


@given(WORDS, st.data())
def test_any_stretch_of_words_that_stands_once_is_found(words: list[str], data: st.DataObject) -> None:
    """Law: words of a page, however spaced, are placed just where they stand, or refused as standing twice."""
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    text = "\n".join(words)
    assume("第'" not in text)
    quote, start = "  ".join(words[first:last]), sum(len(word) + 1 for word in words[:first])
    try:
        placed = place_exhibit(_request(quote), _record(text))
    except ExhibitListError as refusal:
        assert "times" in refusal.what
    else:
        assert placed.span == (start, start + len(quote) - (last - first - 1))


def test_words_without_a_place_have_no_box() -> None:
    """Nothing is made up for a word whose place is not known."""
    assert boxes_of((Word(0, 3, None),), 0, 3) == ()
