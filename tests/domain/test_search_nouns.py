# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What the search nouns promise: queries are values, and the ways to match are those of the contract."""

from __future__ import annotations

from vorlage.domain.search import All, MatchKind, Not, Nothing, Phrase, Prefix, SearchOptions, Some, Term


def test_queries_are_values() -> None:
    """Two queries that ask the same are equal and hash alike, however they were built."""
    one = All((Term("lead"), Not(Some((Phrase("tap water"), Prefix("sup"))))))
    other = All((Term("lead"), Not(Some((Phrase("tap water"), Prefix("sup"))))))
    assert one == other
    assert hash(one) == hash(other)
    assert Nothing() == Nothing()


def test_kinds_of_query_are_never_equal_to_each_other() -> None:
    """A word, its prefix and a phrase of it ask different things."""
    assert len({Term("lead"), Prefix("lead"), Phrase("lead")}) == 3
    assert len({All((Term("a"),)), Some((Term("a"),))}) == 2


def test_the_ways_to_match_are_those_of_the_contract() -> None:
    """`how` in the JSON is one of these six words."""
    assert {kind.value for kind in MatchKind} == {"exact", "stem", "fold", "variant", "transliteration", "fuzzy"}


def test_a_search_is_loose_and_unfiltered_unless_asked() -> None:
    """Nothing is narrowed in silence."""
    options = SearchOptions()
    assert not options.exact
    assert not options.match_case
    assert options.genre is options.language is options.media_type is None
