# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The words on the screen."""

from __future__ import annotations

import re
from enum import StrEnum

import pytest

from vorlage.domain.batches import BatchState, LineFault
from vorlage.domain.claims import (
    CalendarDate,
    ClaimKind,
    ClaimStatus,
    Comparator,
    DateAnchor,
    DriftKind,
    Granularity,
    MachineState,
    Quantity,
    Stance,
    WhyOffered,
)
from vorlage.domain.custody import EventKind, Genre, Outcome
from vorlage.domain.document_references import DocumentForm, LinkObjection, LinkReason
from vorlage.domain.facets import Facet, Grouping, SortOrder
from vorlage.domain.lineage import Derivation, OriginCount, PassageKind, Relation, VariantKind
from vorlage.domain.names import NameReason, NameVerdict
from vorlage.domain.pages import HiddenKind, PageOrigin
from vorlage.domain.search import MatchKind
from vorlage.web import wording

SHOWN = [
    BatchState,
    LineFault,
    ClaimKind,
    ClaimStatus,
    DocumentForm,
    DriftKind,
    EventKind,
    Facet,
    Genre,
    Grouping,
    HiddenKind,
    LinkObjection,
    LinkReason,
    MachineState,
    MatchKind,
    NameReason,
    NameVerdict,
    Outcome,
    PageOrigin,
    PassageKind,
    Relation,
    SortOrder,
    Stance,
    VariantKind,
    WhyOffered,
]


@pytest.mark.parametrize("kind", SHOWN, ids=lambda kind: kind.__name__)
def test_every_state_that_is_shown_has_words(kind: type[StrEnum]) -> None:
    """A new member of an enum does not reach the screen as a code."""
    assert [member for member in kind if not wording.in_words(member)] == []


@pytest.mark.parametrize("derives", Derivation)
def test_every_direction_has_words(derives: Derivation) -> None:
    """Each derivation can be said of two reports."""
    assert wording.direction_in_words(derives, "Gull", "Tern")


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_says_what_it_means(outcome: Outcome) -> None:
    """The accounting explains each of its rows."""
    assert wording.OUTCOME_MEANINGS[outcome].endswith(".")


def test_equal_strings_of_two_enums_keep_their_own_words() -> None:
    """`partly` of a claim and `partly` of a finding are said differently."""
    assert wording.in_words(Stance.PARTLY) != wording.in_words(ClaimStatus.PARTLY)
    assert wording.in_words(Relation.UNKNOWN) != wording.in_words(Derivation.UNKNOWN)


def test_no_words_for_what_a_machine_found_give_a_verdict() -> None:
    """Nothing a machine inferred is worded as blame or as truth."""
    verdicts = re.compile(r"plagiar|stolen|steal|theft|false|true|lie|fake|prove|support|contradict|confirm", re.I)
    guesses: list[type[StrEnum]] = [Relation, PassageKind, VariantKind, DriftKind, MachineState, WhyOffered]
    words = [wording.in_words(member) for kind in guesses for member in kind]
    words += [wording.direction_in_words(derives, "Gull", "Tern") for derives in Derivation]
    assert [each for each in words if verdicts.search(each)] == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Quantity(amount=15000, comparator=Comparator.MORE, unit="people"), "more than 15,000 · people"),
        (Quantity(amount=2.5, comparator=Comparator.ABOUT, unit=""), "about 2.5"),
        (Quantity(amount=3, comparator=Comparator.RANGE, unit="week", high=5), "3–5 · week"),
        (
            Quantity(amount=None, comparator=Comparator.MORE, unit="people"),
            "more than an amount that was lost · people",
        ),
        (CalendarDate(date="2017-06", end=None, granularity=Granularity.MONTH, anchor=DateAnchor.TEXT), "2017-06"),
        (None, ""),
    ],
)
def test_values_are_said_with_comparator_and_unit(value: Quantity | CalendarDate | None, words: str) -> None:
    """No comparator is dropped on the way to the screen."""
    assert wording.value_in_words(value) == words


def test_an_interval_is_never_one_number_unless_its_ends_agree() -> None:
    """The low end is not printed alone."""
    assert wording.interval_in_words(OriginCount(1, 3, ())) == "1 to 3"
    assert wording.interval_in_words(OriginCount(2, 2, ())) == "2"


@pytest.mark.parametrize("tag", ['en" onload="x', "en us", "<b>", "", "x" * 50])
def test_what_is_no_language_tag_does_not_become_an_attribute(tag: str) -> None:
    """A tag from outside has the form of one, or is `und`."""
    assert wording.language_tag(tag) == "und"


def test_language_tags_pass() -> None:
    """Real tags stay."""
    assert [wording.language_tag(tag) for tag in ("en", "zh-Hans", "ug")] == ["en", "zh-Hans", "ug"]


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 bytes"), (999, "999 bytes"), (1500, "1.5 kB"), (3 * 10**12, "3,000.0 GB")]
)
def test_sizes_are_said_in_units(size: int, words: str) -> None:
    """Sizes read well from nothing to terabytes."""
    assert wording.size_in_words(size) == words
