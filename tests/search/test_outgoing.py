# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What leaves the case is masked as a part of its page, and places in it stay right."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.custody import CodeName, ItemNumber
from vorlage.domain.protection import NameDecision, NameDecisionKind, Person, PersonNumber
from vorlage.domain.search import Hit, Match, MatchKind, Snippet
from vorlage.protection.roster import NOBODY, Roster
from vorlage.search.outgoing import Masked, Unmasked, for_the_log, outgoing_hit, window

TEXT = "The board met at noon. Clerk Ilvane Morrowick kept the minutes, and 412 wells were closed that week.\n"


def protecting(*spellings: str) -> Roster:
    """A roster of one protected person."""
    number = PersonNumber(1)
    decision = NameDecision(
        person=number,
        kind=NameDecisionKind.PROTECT,
        ground="a witness",
        by=CodeName("heron"),
        at=datetime(2026, 1, 2, tzinfo=UTC),
    )
    return Roster.of([Person(number=number, spellings=spellings, decisions=(decision,))])


def test_a_name_that_a_stretch_cuts_in_two_is_hidden_in_both_halves() -> None:
    """Half a name is a name; the cut may fall into a script without capitals, where half says nothing by itself."""
    veil = Masked(protecting("ilvane morrowick", "木尔登江"))
    middle = TEXT.index("Morrowick")
    assert "Ilvane" not in veil.stretch(TEXT, 0, middle).text
    assert "Morrowick" not in veil.stretch(TEXT, middle, len(TEXT)).text
    text = "昨天木尔登江在港口。"
    halves = [veil.stretch(text, 0, 4).text, veil.stretch(text, 4, len(text)).text]
    assert not set("木尔登江") & set("".join(halves))


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_stretches_of_a_page_are_masked_as_the_page_is(one: int, other: int) -> None:
    """Whatever stands in a stretch of the masked page stands there too, and nothing else."""
    start, end = sorted((one, other))
    stretch = Masked(NOBODY).stretch(TEXT, start, end)
    for first in range(start, end):
        place = stretch.place(first - start, first - start + 1)
        whole = Masked(NOBODY).stretch(TEXT, 0, len(TEXT)).place(first, first + 1)
        assert (place is None) == (whole is None)
        assert place is None or stretch.text[slice(*place)] == TEXT[first]


def test_marks_on_what_is_hidden_are_gone_and_the_others_stand_on_their_words() -> None:
    """A mark on a placeholder would say what it hides; offsets of the snippet in its record stay as they were."""
    words = [("Morrowick", None), ("minutes", "minutes")]
    spans = tuple((TEXT.index(word), TEXT.index(word) + len(word)) for word, _ in words)
    hit = Hit(
        number=ItemNumber(3),
        path="primary/Ilvane Morrowick.txt",
        page_number=1,
        score=1.0,
        snippets=(Snippet(TEXT, 50, 50 + len(TEXT), spans),),
        matched=(Match("morrowick", "Morrowick", MatchKind.EXACT), Match("minutes", "minutes", MatchKind.EXACT)),
    )
    told = outgoing_hit(hit, TEXT, Masked(protecting("morrowick")))
    snippet = told.snippets[0]
    assert [snippet.text[start:end] for start, end in snippet.highlights] == ["minutes"]
    assert (snippet.start, snippet.end) == (50, 50 + len(TEXT))
    assert "orrowick" not in f"{told.path}{snippet.text}{told.matched}"
    assert outgoing_hit(hit, TEXT, Unmasked()) == hit


def test_a_long_page_is_masked_around_the_stretch() -> None:
    """A name far down a page of a hundred thousand characters is hidden like one at its beginning."""
    text = "the wells were closed again and again " * 3_000 + TEXT
    start = text.index("Clerk")
    assert "Morrowick" not in Masked(NOBODY).stretch(text, start, len(text)).text
    assert "kept the minutes" in Masked(NOBODY).stretch(text, start, len(text)).text


def test_the_log_keeps_a_reason_without_protected_names_and_numbers() -> None:
    """What its writer was asked to leave out is hidden; the rest is as it was written, so that it can be read."""
    reason = "Checking what Ilvane Morrowick (clerk@harbour.example) told the Board of Lindhaven"
    told = for_the_log(reason, protecting("Ilvane Morrowick"))
    assert told == "Checking what [name] ([e-mail]) told the Board of Lindhaven"


@given(st.text(max_size=80), st.data())
def test_a_window_holds_its_place(text: str, data: st.DataObject) -> None:
    """It lies in the text, holds the place, and goes no further than it was told."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = window(text, (start, end), around=12)
    assert 0 <= first <= start <= end <= last <= len(text)
    assert start - first <= 12 and last - end <= 12
