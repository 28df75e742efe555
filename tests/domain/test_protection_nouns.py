# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Decisions about names: everything is hidden until decided, and away from protection it takes two."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.custody import CodeName
from vorlage.domain.protection import (
    PLACEHOLDERS,
    MaskedText,
    NameDecision,
    NameDecisionKind,
    Person,
    PersonNumber,
    Refusal,
    Spot,
    SpotKind,
    Standing,
    Why,
    refusal,
    standing_after,
)

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
MEMBERS = [CodeName(name) for name in ("HERON", "heron", "WREN", "TERN")]


def decision(kind: NameDecisionKind, by: CodeName = MEMBERS[0]) -> NameDecision:
    """A decision about person 1."""
    return NameDecision(person=PersonNumber(1), kind=kind, ground="a ground", by=by, at=NOW)


def allowed_row(tries: list[tuple[NameDecisionKind, CodeName]]) -> list[NameDecision]:
    """Those of the tries that the rules let through, one after the other."""
    row: list[NameDecision] = []
    for kind, by in tries:
        if refusal(row, kind, by) is None:
            row.append(decision(kind, by))
    return row


rows = st.lists(st.tuples(st.sampled_from(NameDecisionKind), st.sampled_from(MEMBERS)), max_size=12).map(allowed_row)


def test_all_but_public_names_are_hidden() -> None:
    """Undecided counts as protected."""
    assert [standing for standing in Standing if not standing.is_hidden] == [Standing.PUBLIC]
    assert standing_after(()) is Standing.UNDECIDED


@given(rows)
def test_protection_ends_only_by_two_different_people(row: list[NameDecision]) -> None:
    """Between any two standings that lead away from protection stand two members, the last two who spoke."""
    for at in range(1, len(row) + 1):
        before, after = standing_after(row[: at - 1]), standing_after(row[:at])
        if before is Standing.PROTECTED and after is not Standing.PROTECTED:
            asked, lifted = row[at - 2 : at]
            assert (asked.kind, lifted.kind) == (NameDecisionKind.ASK_TO_LIFT, NameDecisionKind.LIFT)
            assert asked.by.text.casefold() != lifted.by.text.casefold()
            assert after is Standing.UNDECIDED


@given(rows, st.sampled_from(MEMBERS))
def test_protecting_is_never_refused_and_takes_effect_at_once(row: list[NameDecision], by: CodeName) -> None:
    """One word is enough, whatever was decided before; a pending lift is void by it."""
    assert refusal(row, NameDecisionKind.PROTECT, by) is None
    row = [*row, decision(NameDecisionKind.PROTECT, by)]
    assert standing_after(row) is Standing.PROTECTED
    assert refusal(row, NameDecisionKind.LIFT, MEMBERS[3]) is Refusal.NOBODY_ASKED


@pytest.mark.parametrize(
    ("before", "kind", "by", "why"),
    [
        ([], NameDecisionKind.ASK_TO_LIFT, 0, Refusal.NOT_PROTECTED),
        ([], NameDecisionKind.LIFT, 0, Refusal.NOT_PROTECTED),
        (["protect"], NameDecisionKind.MARK_PUBLIC, 0, Refusal.STILL_PROTECTED),
        (["protect"], NameDecisionKind.LIFT, 0, Refusal.NOBODY_ASKED),
        (["protect", "ask_to_lift"], NameDecisionKind.LIFT, 1, Refusal.SAME_PERSON),
        (["protect", "ask_to_lift"], NameDecisionKind.MARK_PUBLIC, 2, Refusal.STILL_PROTECTED),
        (["protect", "ask_to_lift"], NameDecisionKind.LIFT, 2, None),
        (["mark_public"], NameDecisionKind.MARK_PUBLIC, 0, None),
    ],
)
def test_each_refusal_has_its_reason(before: list[str], kind: NameDecisionKind, by: int, why: Refusal | None) -> None:
    """The rules one by one; `heron` is `HERON`."""
    assert refusal([decision(NameDecisionKind(each)) for each in before], kind, MEMBERS[by]) is why


def test_a_person_holds_no_decision_that_was_not_allowed() -> None:
    """A row of the catalogue that somebody wrote by hand is refused on reading, not believed."""
    decisions = (decision(NameDecisionKind.PROTECT), decision(NameDecisionKind.MARK_PUBLIC))
    with pytest.raises(ValueError, match="allowed"):
        Person(number=PersonNumber(1), spellings=("Ilvane Morrowick",), decisions=decisions)


@pytest.mark.parametrize("spelling", ["", " ", "--", "a\nb", " a", "x" * 201, "a\x00b", "a\u2028b"])
def test_a_spelling_is_one_line_with_something_to_find(spelling: str) -> None:
    """What could never be found, or hides lines, is no spelling."""
    with pytest.raises(ValueError, match="spelling"):
        Person(number=PersonNumber(1), spellings=(spelling,), decisions=(decision(NameDecisionKind.PROTECT),))


def test_what_is_printed_of_a_person_or_a_decision_names_nobody() -> None:
    """`repr` may reach a traceback: numbers only."""
    person = Person(
        number=PersonNumber(7),
        spellings=("Ilvane Morrowick",),
        decisions=(
            NameDecision(
                person=PersonNumber(7), kind=NameDecisionKind.PROTECT, ground="she told us", by=MEMBERS[0], at=NOW
            ),
        ),
    )
    assert "Ilvane" not in repr(person) + repr(person.decisions)
    assert "told" not in repr(person) + repr(person.decisions)


def test_placeholders_tell_the_kind_and_nothing_else() -> None:
    """Every kind has one; a protected name and one nobody decided about have the same."""
    assert set(PLACEHOLDERS) == set(SpotKind)
    texts = set()
    for name, why in (("Li", Why.PROTECTED), ("Ilvane Morrowick", Why.UNDECIDED)):
        spot = Spot(start=0, end=len(name), kind=SpotKind.NAME, why=why)
        texts.add(MaskedText.of(name, [spot]).text)
    assert texts == {"[name]"}


@st.composite
def text_with_spots(draw: st.DrawFn) -> tuple[str, list[Spot]]:
    """A text of x and spots that stand apart, with what they hide written as S."""
    pieces = draw(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3), st.sampled_from(SpotKind)), max_size=5))
    text, spots = "", []
    for plain, hidden, kind in pieces:
        text += "x" * plain
        spots.append(Spot(start=len(text), end=len(text) + hidden, kind=kind, why=Why.FORM))
        text += "S" * hidden
    return text + "x" * draw(st.integers(0, 3)), spots


@given(text_with_spots(), st.data())
def test_a_masked_text_keeps_the_rest_and_places_only_what_is_kept(
    given_text: tuple[str, list[Spot]], data: st.DataObject
) -> None:
    """Nothing hidden is left, all else is there, and a mark on a placeholder is never given."""
    text, spots = given_text
    masked = MaskedText.of(text, spots)
    assert "S" not in masked.text
    assert masked.text.count("x") >= text.count("x")
    assert masked.has_placeholder == bool(spots)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    place = masked.place(start, end)
    if "S" in text[start:end]:
        assert place is None
    elif place is not None:
        assert masked.text[place[0] : place[1]] == text[start:end]
    elif start < end:
        raise AssertionError("a stretch without hidden text has a place")


def test_spots_that_overlap_are_refused() -> None:
    """Replacing them in a row would leave letters standing."""
    spots = [
        Spot(start=0, end=3, kind=SpotKind.NAME, why=Why.FORM),
        Spot(start=2, end=4, kind=SpotKind.NAME, why=Why.FORM),
    ]
    with pytest.raises(ValueError, match="apart"):
        MaskedText.of("abcdef", spots)
