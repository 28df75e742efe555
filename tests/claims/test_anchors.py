# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of anchors: words are found again where they stand, or are said to be lost; never moved in silence."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vorlage.claims.anchors import PagedText
from vorlage.domain.claim_decisions import CONTEXT, AnchorStanding
from vorlage.domain.custody import ItemNumber

ITEM = ItemNumber(7)
# Few letters make repeated words likely, which is where an anchor could go wrong.
WORDS = st.text(alphabet="ab \n民ه", min_size=1, max_size=60)
PAGES = st.lists(WORDS, min_size=1, max_size=4)


def paged(*texts: str) -> PagedText:
    """A record of these pages."""
    return PagedText(ITEM, enumerate(texts, start=1))


@st.composite
def stretches(draw: st.DrawFn) -> tuple[list[str], int, int]:
    """Pages, and a stretch of their text that begins and ends with a letter."""
    texts = draw(PAGES)
    letters = [at for at, letter in enumerate(paged(*texts).text) if not letter.isspace()]
    assume(letters)
    start = draw(st.sampled_from(letters))
    return texts, start, draw(st.sampled_from([at for at in letters if at >= start])) + 1


@given(stretches())
def test_an_anchor_holds_in_the_text_it_was_made_of(made: tuple[list[str], int, int]) -> None:
    """However often its words stand there, the position is the one that was decided upon."""
    texts, start, end = made
    found = paged(*texts).find(paged(*texts).anchor(start, end))
    assert found is not None
    assert (found.start, found.end, found.standing) == (start, end, AnchorStanding.HOLDS)


def evened(text: str) -> str:
    """A text in which one white space is as good as another."""
    return re.sub(r"\s+", " ", text)


def places_of(wanted: str, text: str) -> list[int]:
    """Where words stand in a text, each time."""
    return [at for at in range(len(text)) if text.startswith(wanted, at)]


@given(stretches(), PAGES)
def test_what_is_found_in_another_text_reads_as_the_anchor_does(
    made: tuple[list[str], int, int], later: list[str]
) -> None:
    """Whatever a record is read as later, a found anchor quotes it, and with its surroundings it stands there once."""
    texts, start, end = made
    anchor, text = paged(*texts).anchor(start, end), paged(*later)
    found = text.find(anchor)
    if found is not None:
        assert evened(text.text[found.start : found.end]) == evened(anchor.exact)
        wanted = evened(anchor.prefix + anchor.exact + anchor.suffix).strip()
        assert found.standing is AnchorStanding.HOLDS or len(places_of(wanted, evened(text.text))) == 1


@given(stretches(), WORDS, WORDS)
def test_words_are_carried_over_when_text_comes_before_and_behind(
    made: tuple[list[str], int, int], before: str, behind: str
) -> None:
    """A text that grew at its ends keeps the decisions on what stood there, as long as the words stand there once."""
    texts, start, end = made
    anchor = paged(*texts).anchor(start, end)
    grown = paged(f"{before}\n{paged(*texts).text}\n{behind}")
    wanted = evened(anchor.prefix + anchor.exact + anchor.suffix).strip()
    assume(len(places_of(wanted, evened(grown.text))) == 1)
    found = grown.find(anchor)
    assert found is not None
    assert (found.start, found.end) == (len(before) + 1 + start, len(before) + 1 + end)
    assert found.standing is AnchorStanding.CARRIED


@given(stretches(), st.data())
def test_lines_that_are_broken_elsewhere_lose_nothing(made: tuple[list[str], int, int], data: st.DataObject) -> None:
    """A page read anew has its white space elsewhere; its words are the same."""
    texts, start, end = made
    anchor, text = paged(*texts).anchor(start, end), paged(*texts).text
    spaces = st.sampled_from([" ", "\n", "  ", " \n "])
    other = paged(re.sub(r"\s+", lambda _: data.draw(spaces), text))
    wanted = evened(anchor.prefix + anchor.exact + anchor.suffix).strip()
    assume(len(places_of(wanted, evened(text))) == 1)
    found = other.find(anchor)
    assert found is not None
    assert evened(other.text[found.start : found.end]) == evened(anchor.exact)
    assert len(evened(other.text[: found.start])) == len(evened(text[:start]))


@given(stretches(), st.data())
def test_a_letter_changed_in_the_words_loses_the_anchor(made: tuple[list[str], int, int], data: st.DataObject) -> None:
    """Words that read otherwise now are not the words that were decided upon."""
    texts, start, end = made
    anchor = paged(*texts).anchor(start, end)
    at = data.draw(st.integers(start, end - 1))
    text = paged(*texts).text
    changed = paged(text[:at] + "z" + text[at + 1 :])
    found = changed.find(anchor)
    assert found is None or not found.start <= at < found.end


def test_another_page_may_change_without_the_anchor_being_carried() -> None:
    """The digest is that of the page: a correction on one page leaves the decisions on the others alone."""
    anchor = paged("A first page.", "Ninety-six pages were found.").anchor(14, 30)
    found = paged("A first page, corrected by hand.", "Ninety-six pages were found.").find(anchor)
    assert found is not None
    assert (found.start, found.standing) == (33, AnchorStanding.HOLDS)


def test_words_that_stand_twice_in_a_changed_text_are_lost() -> None:
    """Which of the two was meant is not guessed."""
    anchor = paged("Total 5").anchor(0, 7)
    assert paged("Total 5\nTotal 5").find(anchor) is None


def test_words_that_overlap_themselves_are_counted_each_time() -> None:
    """ "aa" stands in "aaa" twice."""
    anchor = paged("aa").anchor(0, 2)
    assert paged("aaa").find(anchor) is None


def test_an_anchor_over_two_pages_holds_while_both_stand() -> None:
    """Its digest is that of both pages, with the break between them."""
    anchor = paged("It was ninety-", "six pages.").anchor(7, 20)
    assert anchor.exact == "ninety-\nsix p"
    changed = paged("It was ninety-", "six pages, they said.").find(anchor)
    assert changed is None
    assert anchor.page == 1


def test_white_space_at_the_ends_is_none_of_the_words() -> None:
    """A sentence with the line break behind it is the sentence."""
    anchor = paged("One. Two.\n").anchor(4, 10)
    assert (anchor.start, anchor.end, anchor.exact) == (5, 9, "Two.")


def test_what_stands_around_is_short() -> None:
    """Thirty-two characters on either side, as the model proposes for quotations."""
    anchor = paged("x" * 100 + "words" + "y" * 100).anchor(100, 105)
    assert (len(anchor.prefix), len(anchor.suffix)) == (CONTEXT, CONTEXT)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (-1, 2), (0, 99), (5, 7)])
def test_a_stretch_that_is_not_there_has_no_anchor(start: int, end: int) -> None:
    """An anchor without words would be found anywhere."""
    with pytest.raises(ValueError, match="words of its record"):
        paged("short  ").anchor(start, end)


def test_looking_for_words_costs_the_length_of_the_text_however_white_it_is() -> None:
    """A page of spaces, and words with white space at their edge, are no way to make a reader wait."""
    anchor = paged("a b").anchor(1, 3)
    assert paged("a" + " " * 2_000_000 + "c").find(anchor) is None
    assert paged((" " * 999 + "\n") * 2_000 + "b").find(anchor) is None
