# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of drift: a toll that rises in a later edition may be an update; elsewhere it is a changed number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vorlage.claims.changes import differences
from vorlage.claims.ledger import build_ledger
from vorlage.domain.claims import CalendarDate, ClaimKind, DateAnchor, Drift, DriftKind, Granularity, Mention
from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Siglum
from vorlage.domain.pages import Record
from vorlage.lineage import trace_lineage, witness_from_text

from .cases import a_record

_STORY = """A footbridge over the Sarn gave way on the evening of the lantern fair, and rescuers worked all night.

The collapse killed 14 people, the harbour police of Ostrel said. Divers searched the river below the weir with lamps
and long poles while families waited in the market hall behind the quay for news that came slowly.

An engineer of the bridge office had asked for a load limit in spring, according to a letter that hung in the works
canteen. Nobody answered it, and the fair was opened as usual with drums, boats and a procession from the upper town.

The council will meet before noon to decide whether the two older bridges stay open to the carts of the market."""


def _amounts_that_drifted(one: Record, other: Record) -> list[Drift]:
    witnesses = [
        witness_from_text(
            record.path, record.text, number=record.number, outlet=record.head.outlet, published=record.head.published
        )
        for record in (one, other)
    ]
    ledger = build_ledger([one, other], trace_lineage(witnesses), (), pages_unread=0)
    amounts = [claim for claim in ledger.claims if claim.kind is ClaimKind.QUANTITY]
    return [drift for claim in amounts for drift in claim.drift if "people" in drift.before + drift.after]


@pytest.mark.parametrize(
    ("outlet", "day", "may_be_update"),
    [
        ("Ostrel Courier", "2024-10-16", True),
        ("Upper Town Echo", "2024-10-16", False),
        ("Ostrel Courier", "2024-10-14", False),
        ("Ostrel Courier", "", False),
    ],
)
@pytest.mark.parametrize("toll", ["19 people", "20 people", "13 people"])
def test_another_toll_is_an_update_in_a_later_edition_alone(
    outlet: str, day: str, may_be_update: bool, toll: str
) -> None:
    """The same outlet on a later day may have learnt more; another outlet, or no later day, has changed a number."""
    first = a_record(_STORY, outlet="Ostrel Courier", published="2024-10-14")
    later = a_record(_STORY.replace("14 people", toll), outlet=outlet, published=day)
    (drift,) = _amounts_that_drifted(first, later)
    assert drift.kind in (DriftKind.CHANGED, DriftKind.ROUNDED)
    assert drift.at == (first.path, later.path)
    assert drift.may_be_update is may_be_update


def test_only_the_amount_told_anew_is_an_update() -> None:
    """A bound put on the same amount in a later edition is drift of its comparator, as anywhere."""
    first = a_record(_STORY, outlet="Ostrel Courier", published="2024-10-14")
    later = a_record(
        _STORY.replace("14 people", "more than 14 people").replace("two older bridges", "three older bridges"),
        outlet="Ostrel Courier",
        published="2024-10-16",
    )
    (drift,) = _amounts_that_drifted(first, later)
    assert (drift.kind, drift.may_be_update) == (DriftKind.COMPARATOR, False)


def test_a_lost_amount_is_no_update() -> None:
    """A later edition that has lost the number has corrupted it, whatever else it tells anew."""
    first = a_record(_STORY.replace("14 people", "a million people"), outlet="Ostrel Courier", published="2024-10-14")
    later = a_record(
        _STORY.replace("14 people", "greater than million people").replace("two older", "three older"),
        outlet="Ostrel Courier",
        published="2024-10-16",
    )
    (drift,) = _amounts_that_drifted(first, later)
    assert (drift.kind, drift.may_be_update) == (DriftKind.CORRUPTED, False)


@pytest.mark.parametrize(
    ("said", "became", "kinds"),
    [
        ("30 September", "September 30", []),
        ("the 30th of September 2019", "September 30, 2019", []),
        ("30 September", "30 October", [DriftKind.CHANGED]),
        ("September 30", "30/9", [DriftKind.WORDING]),
    ],
    ids=["order", "ordinal", "another month", "other signs"],
)
def test_a_date_written_in_another_order_has_not_drifted(said: str, became: str, kinds: list[DriftKind]) -> None:
    """The same day in the same words is no drift, whatever their order; other words for it are."""
    day = {"30 October": "2019-10-30"}
    before, after = (_a_date(words, day.get(words, "2019-09-30")) for words in (said, became))
    assert [kind for _, _, kind in differences(before, after)] == kinds


@pytest.mark.parametrize(
    ("became", "kind"),
    [
        ("Fourteen lamps are not an almost, and everybody saw them", DriftKind.CORRUPTED),
        ("Forty-one lamps are no near miss, and everyone saw them", DriftKind.WORDING),
        ("Fifty lamps are not a near miss, and everybody saw them", DriftKind.WORDING),
    ],
    ids=["digits swapped", "other words", "another number"],
)
def test_a_number_misprinted_in_a_quotation_is_corrupted(became: str, kind: DriftKind) -> None:
    """Forty-one that became fourteen is a misprint, and more than another wording."""
    before, after = (
        replace(_a_date(words, "2019-09-30"), kind=ClaimKind.QUOTE, value=None)
        for words in ("Forty-one lamps are not a near miss, and everybody saw them", became)
    )
    assert [found for _, _, found in differences(before, after)] == [kind]


def _a_date(words: str, date: str) -> Mention:
    return Mention(
        number=ItemNumber(1),
        siglum=Siglum("reports/1.txt"),
        start=0,
        end=len(words),
        sentence=(0, len(words)),
        kind=ClaimKind.DATE,
        quote=words,
        speaker="",
        verb="",
        hedged=False,
        negated=False,
        rule="date.day_month",
        value=CalendarDate(date=date, end=None, granularity=Granularity.DAY, anchor=DateAnchor.TEXT),
    )
