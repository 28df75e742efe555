# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A reader sees the words that were found, where they stand, and why they matched."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.search import MatchKind, SearchOptions
from vorlage.search.places import find_places
from vorlage.search.query import parse_query
from vorlage.search.snippets import SNIPPET_CHARACTERS, SNIPPETS_PER_PAGE, locate, matches_in, merged, snippets_of

_LOOSE = SearchOptions()
_EXACT = SearchOptions(exact=True)
_SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda pair: (pair[0], pair[0] + pair[1])))


def marked(typed: str, text: str, options: SearchOptions = _LOOSE, *languages: str) -> list[str]:
    return [text[start:end] for start, end in locate(parse_query(typed), text, options, languages)]


@given(_SPANS)
def test_merged_spans_cover_the_same_characters_and_do_not_touch(spans: list[tuple[int, int]]) -> None:
    """Nothing more is marked, nothing less, and merging twice changes nothing."""
    once = merged(spans)
    assert {n for a, b in once for n in range(a, b)} == {n for a, b in spans for n in range(a, b)}
    assert all(first[1] < second[0] for first, second in pairwise(once))
    assert merged(once) == once


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("lead", "Lead, lead and leads; misleading", ["Lead", "lead", "leads"]),
        ("lead -pipe", "lead pipe", ["lead"]),
        ("铅 管", "铅管和管", ["铅管", "管"]),
        ("教育培训", "有教育培訓和教育", ["教育培訓"]),
        ('"water board"', "The water\n board; waterboard", ["water\n board"]),
        ("wat*", "water, Watt, swat", ["water", "Watt"]),
        ("الكتاب", "قرأ الكِتَابُ.", ["الكِتَابُ"]),
        ("strasse", "Die Straße", ["Straße"]),
        ("1,535", "of 1,535 and 1535", ["1,535"]),
        ("O'Brien", "said O’Brien", ["O’Brien"]),
        ("water", "wa\u200bter", ["wa\u200bter"]),
        ("§", "§ 12", []),
        ("", "lead", []),
    ],
)
def test_words_are_marked_as_they_stand(typed: str, text: str, found: list[str]) -> None:
    """Marks follow the page's own characters, whatever folding did to find them."""
    assert marked(typed, text, _LOOSE, "en") == found


def test_stems_are_marked_only_in_a_language_that_is_named() -> None:
    """Without knowing the language of a text its words are taken as they are."""
    assert marked("reading", "readings") == []
    assert marked("reading", "readings", _LOOSE, "en-GB") == ["readings"]
    assert marked("reading", "readings", _EXACT, "en") == []
    assert marked("wydatki", "wydatków", _LOOSE, "pl") == ["wydatków"]


def test_exact_marks_the_characters_as_written() -> None:
    """Case and white space aside, only what is written is marked."""
    assert marked('"Lead,  pipe"', "lead,\npipe lead pipe", _EXACT) == ["lead,\npipe"]
    assert marked("Lead", "lead Lead", SearchOptions(exact=True, match_case=True)) == ["Lead"]
    assert marked("wat*", "water Watt", _EXACT) == ["water", "Watt"]


def test_every_spelling_found_is_told_once_with_its_reason() -> None:
    """A reader can see why a page is there."""
    text = "Café cafe CAFE\ncafés"
    matches = matches_in(find_places(parse_query("café"), text, _LOOSE, ("fr",)))
    assert [(match.found, match.how) for match in matches] == [
        ("Café", MatchKind.EXACT),
        ("cafe", MatchKind.FOLD),
        ("cafés", MatchKind.STEM),
    ]


_WORDS = st.sampled_from(["lead", "pipe", "water", "and", "the", "水铅", "الكِتاب", "x" * 200, "\n", ".", "e\u0301"])


@given(
    st.lists(_WORDS, max_size=300).map(" ".join),
    st.sampled_from(["lead", "lead pipe", "铅 OR water", "x*", '"the the"']),
)
def test_snippets_are_the_pages_own_text_with_their_hits(text: str, typed: str) -> None:
    """Text, offsets and highlights agree; snippets stand in reading order and do not overlap."""
    query = parse_query(typed)
    places = find_places(query, text, _LOOSE, ("en",))
    marks = locate(query, text, _LOOSE, ("en",))
    snippets = snippets_of(text, places, page_start=1_000)
    assert len(snippets) <= SNIPPETS_PER_PAGE
    assert bool(snippets) == bool(text.strip())
    assert all(a.end <= b.start for a, b in pairwise(snippets))
    for snippet in snippets:
        start, end = snippet.start - 1_000, snippet.end - 1_000
        assert snippet.text == text[start:end] != ""
        assert len(snippet.text) <= 3 * SNIPPET_CHARACTERS
        assert bool(snippet.highlights) == bool(places)
        for first, last in snippet.highlights:
            assert 0 <= first < last <= len(snippet.text)
            assert any(a <= start + first and start + last <= b for a, b in marks)


def test_snippets_are_cut_between_words_and_show_every_term() -> None:
    """Three windows that between them show all that was asked, none beginning in the middle of a word."""
    filler = "nothing of importance was said here " * 20
    text = f"{filler}first lead {filler}lead again {filler}then a pipe {filler}and the water {filler}"
    places = find_places(parse_query("lead pipe water"), text, _LOOSE)
    snippets = snippets_of(text, places, page_start=0)
    shown = " ".join(snippet.text for snippet in snippets)
    assert all(word in shown for word in ("lead", "pipe", "water"))
    for snippet in snippets:
        assert snippet.start == 0 or text[snippet.start - 1] == " "
        assert snippet.end == len(text) or text[snippet.end] == " "


def test_a_query_of_exclusions_shows_how_a_page_begins() -> None:
    """There is nothing to mark, but a reader still sees what the page is."""
    snippets = snippets_of("\n  The water board met. " + "word " * 99, (), page_start=5)
    assert snippets[0].text.startswith("The water board met.")
    assert snippets[0].start == 8
    assert snippets[0].highlights == ()


def test_a_page_of_one_endless_word_is_cut_all_the_same() -> None:
    """A megabyte without a space gives a snippet, not a megabyte."""
    text = "lead" + "x" * 1_000_000
    snippets = snippets_of(text, find_places(parse_query("lead*"), text, _LOOSE), page_start=0)
    assert 0 < len(snippets[0].text) <= 2 * SNIPPET_CHARACTERS
    assert snippets[0].highlights == ((0, len(snippets[0].text)),)
