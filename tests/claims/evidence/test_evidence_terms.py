# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What claims and passages are met by in every language: numbers, dates, offices."""

from __future__ import annotations

import pytest

from vorlage.claims.evidence.terms import dates_in, fact_terms, word_terms

_SAID = (
    "On 12 June 2017 police detained 1,535 people in the camp.",
    "2017年6月12日，警方在营内拘留了一千五百三十五人。",
    "12 июня 2017 года полиция задержала 1535 человек в лагере.",
    "في 12 يونيو 2017 اعتقلت الشرطة 1535 شخصا في المعسكر.",
    "2017-يىلى 6-ئاينىڭ 12-كۈنى ساقچى لاگېردا 1535 ئادەم تۇتتى.",
)


@pytest.mark.parametrize("said", _SAID)
def test_a_sentence_has_the_same_facts_in_five_languages(said: str) -> None:
    """Amount, day, and what it is of: the bridge between pages that share no word."""
    assert {"n1535", "d2017-06-12", "d2017-06", "rpeople", "rcamp", "rofficer"} <= set(fact_terms(said))


def test_numbers_of_dates_and_of_labels_are_no_amounts() -> None:
    """The 12 of a day and the 17 of a sample's name count nothing."""
    facts = fact_terms("On 12 June 2017 sample TQ-17 was drawn, and 9 more.")
    assert "n9" in facts
    assert {"n12", "n17", "n2017"}.isdisjoint(facts)


def test_a_day_without_its_year_is_kept_as_day_and_month() -> None:
    """It meets that day of any year, and no year is invented."""
    assert dates_in("dosing was stopped on 19 February") == ("--02-19",)


def test_words_meet_by_their_stems_and_characters_by_pairs() -> None:
    """Endings do not matter; function words and bare numbers are no words."""
    assert word_terms("The pipes of 40 houses", "en") == word_terms("pipe house", "en")
    assert word_terms("铅水管", "zh") == ["铅水", "水管"]
