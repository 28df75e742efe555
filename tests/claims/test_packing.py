# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of packing: what is kept of the ledger is read back as it was, and another shape is told from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.claims.packing import Packing
from vorlage.domain.claims import (
    CalendarDate,
    Comparator,
    DateAnchor,
    Exhibit,
    Finding,
    Granularity,
    MachineState,
    OfferReason,
    Quantity,
    Stance,
    Value,
    WhyOffered,
)
from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Decision, OriginCount

TEXT = st.text(max_size=20).filter(lambda text: text.isprintable())
NUMBERS = st.integers(0, 10**6)
QUANTITIES = st.builds(
    Quantity,
    amount=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    comparator=st.sampled_from([Comparator.EXACTLY, Comparator.ABOUT, Comparator.MORE]),
    unit=TEXT,
)
DATES = st.builds(
    CalendarDate,
    date=TEXT,
    end=st.none() | TEXT,
    granularity=st.sampled_from(Granularity),
    anchor=st.sampled_from(DateAnchor),
)
FINDINGS = st.builds(
    Finding,
    stance=st.sampled_from(Stance),
    by=TEXT,
    at=st.datetimes(timezones=st.just(UTC)),
    reason=st.text(min_size=1, max_size=5),
    sequence=st.none() | NUMBERS,
    is_carried=st.booleans(),
    signed_by=st.lists(TEXT, max_size=2).map(tuple),
)


@st.composite
def exhibits(draw: st.DrawFn) -> Exhibit:
    """An exhibit with or without findings."""
    findings = tuple(draw(st.lists(FINDINGS, max_size=2)))
    return Exhibit(
        number=ItemNumber(draw(NUMBERS)),
        path=draw(TEXT),
        page=draw(NUMBERS),
        start=draw(NUMBERS),
        end=draw(NUMBERS),
        quote=draw(st.text(max_size=20)),
        score=draw(st.floats(allow_nan=False)),
        machine=draw(st.sampled_from(MachineState)),
        why=tuple(draw(st.lists(st.builds(OfferReason, st.sampled_from(WhyOffered), TEXT, TEXT), max_size=3))),
        findings=findings,
        finding=findings[-1] if findings else None,
        decision=None if findings else draw(st.none() | st.sampled_from(Decision)),
    )


@given(st.none() | QUANTITIES | DATES)
def test_a_value_comes_back_as_it_was_whichever_it_is(value: Value) -> None:
    """An amount, a date or nothing: which of them it is, is kept with it."""
    packing = Packing[Value](Value)
    assert packing.unpacked(packing.packed(value)) == value


@given(st.lists(exhibits(), max_size=3).map(tuple))
def test_nouns_in_nouns_come_back_as_they_were(value: tuple[Exhibit, ...]) -> None:
    """Tuples, enums, moments and what may be missing."""
    packing = Packing[tuple[Exhibit, ...]](tuple[Exhibit, ...])
    back = packing.unpacked(packing.packed(value))
    assert back == value
    assert hash(back) == hash(value)


def test_spans_and_lists_of_them_are_tuples_again() -> None:
    """A list where a tuple was would be equal to nothing."""
    packing = Packing[tuple[tuple[int, int], ...]](tuple[tuple[int, int], ...])
    assert packing.unpacked(packing.packed(((1, 2), (3, 4)))) == ((1, 2), (3, 4))


def test_another_shape_has_another_digest() -> None:
    """What was kept by an earlier version is not taken for what this one keeps."""

    @dataclass(frozen=True, slots=True)
    class Before:
        low: int

    @dataclass(frozen=True, slots=True)
    class After:
        low: int
        high: int

    digests = {Packing[object](noun).shape_digest for noun in (Before, After, OriginCount, Value, Comparator)}
    assert len(digests) == 5


def test_what_cannot_be_packed_is_refused_before_anything_is_kept() -> None:
    """A set has no order in which it would come back."""
    with pytest.raises(TypeError, match="not packed"):
        Packing[object](frozenset)
