# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Words that a failed redaction was to hide are found again in the text of the record, so that we hide them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.bad_redactions import BadRedaction, BadRedactionBox, BadRedactionKind, RedactionSureness
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.pages import Page, PageOrigin, Record
from vorlage.domain.words import Box, Word
from vorlage.redaction.received.hiding import hidden_spans

_TEXT = "The engineer was Anneke Holm of the pump house"


def _page(number: int, text: str, *, placed: bool = True) -> Page:
    words, start = [], 0
    for word in text.split() if placed else ():
        start = text.index(word, start)
        box = Box(start * 6.0, 100.0, (start + len(word)) * 6.0, 110.0)
        words.append(Word(start=start, end=start + len(word), box=box, confidence=None))
        start += len(word)
    return Page(
        number=number, label=str(number), width=600, height=800, text=text, origin=PageOrigin.TEXT_LAYER,
        language="en", words=tuple(words),
    )  # fmt: skip


def _record(*pages: Page) -> Record:
    return Record(
        number=ItemNumber(1), path="primary/a.pdf", genre=Genre.PRIMARY, media_type="application/pdf", pages=pages
    )


def _found(
    recovered: str,
    *,
    kind: BadRedactionKind = BadRedactionKind.LIVE_TEXT,
    box: BadRedactionBox | None = None,
    page: int | None = 1,
) -> BadRedaction:
    return BadRedaction(
        kind=kind, page_number=page, box=box, sure=RedactionSureness.CERTAIN, recoverable=True, layer="page.path",
        characters=len(recovered), recovered=recovered,
    )  # fmt: skip


def test_words_under_a_box_are_found_by_their_place() -> None:
    """The same words elsewhere on the page are left alone: somebody chose to show them there."""
    text = f"{_TEXT} and Anneke Holm"
    spans = hidden_spans(_record(_page(1, text)), [_found("Anneke Holm", box=(100.0, 98.0, 168.0, 112.0))])
    assert [text[first:last] for first, last in spans] == ["Anneke", "Holm"]
    assert spans[0][0] == text.index("Anneke")


def test_half_a_word_under_a_box_is_hidden_as_a_whole() -> None:
    """What stands out from under a box would tell the rest."""
    left = _TEXT.index("Holm") * 6.0 + 12
    spans = hidden_spans(_record(_page(1, _TEXT)), [_found("lm", box=(left, 98.0, left + 14, 112.0))])
    assert [_TEXT[first:last] for first, last in spans] == ["Holm"]


def test_where_no_place_is_known_the_words_are_hidden_wherever_they_stand() -> None:
    """A letter knows no places: rather too much is hidden than too little; white space may differ."""
    record = _record(_page(1, "Anneke  Holm", placed=False), _page(2, f"{_TEXT}.", placed=False))
    spans = hidden_spans(record, [_found("Anneke Holm", kind=BadRedactionKind.HIGHLIGHT, page=None)])
    assert [record.text[first:last].split() for first, last in spans] == [["Anneke", "Holm"]] * 2


def test_metadata_hides_no_words_of_the_pages() -> None:
    """What was found beside the pages, because no page shows it, takes nothing from them."""
    found = [_found("Holm", kind=BadRedactionKind.METADATA, page=None)]
    assert hidden_spans(_record(_page(1, _TEXT)), found) == ()


@given(
    st.lists(st.tuples(st.floats(0, 300), st.floats(80, 120), st.floats(1, 200), st.floats(1, 40)), max_size=6),
    st.lists(st.sampled_from(["Anneke", "engineer was", "of", "house"]), max_size=4),
)
def test_stretches_are_in_order_apart_and_within_the_text(
    places: list[tuple[float, float, float, float]], words: list[str]
) -> None:
    """Whatever was found, stretches neither overlap nor leave the record."""
    record = _record(_page(1, _TEXT), _page(2, _TEXT))
    found = [_found("x", box=(x, y, x + wide, y + high)) for x, y, wide, high in places]
    found += [_found(word, kind=BadRedactionKind.HIDDEN, page=None) for word in words]
    spans = hidden_spans(record, found)
    ends = [side for span in spans for side in span]
    assert ends == sorted(ends)
    assert all(0 <= first < last <= len(record.text) for first, last in spans)
