# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of drift on the stemma: a change is named once, on the step where it happened."""

from __future__ import annotations

import pytest

from vorlage.claims.changes import differences
from vorlage.claims.drift_steps import drift_on_stemma
from vorlage.claims.ledger import build_ledger
from vorlage.claims.mentions import find_mentions
from vorlage.domain.claims import Claim, ClaimKind, DriftKind, Mention
from vorlage.domain.lineage import (
    Derivation,
    Exemplar,
    Lineage,
    Origin,
    OriginCount,
    Pair,
    PassageKind,
    Relation,
    SharedPassage,
    Siglum,
    StemmaEdge,
)
from vorlage.domain.pages import Record

from .cases import a_record

_TOLD = "The fountain of the Tarn school gave {} micrograms of lead, the memo said."


def _copies(*amounts: str) -> list[Record]:
    return [a_record(_TOLD.format(amount), path=f"reports/{number}.txt") for number, amount in enumerate(amounts)]


def _lineage(records: list[Record], edges: list[tuple[str, str]], lost: str = "") -> Lineage:
    """All reports related to each other, with the steps of the stemma given."""
    pairs = tuple(
        Pair(
            a=Siglum(one.path),
            b=Siglum(other.path),
            relation=Relation.LIGHT_EDIT,
            derives=Derivation.UNKNOWN,
            confidence=0.9,
            why=("shares words of own prose",),
            passages=(SharedPassage((0, len(one.text)), (0, len(other.text)), PassageKind.EDITED),),
            variants=(),
        )
        for number, one in enumerate(records)
        for other in records[number + 1 :]
    )
    sigla = tuple(Siglum(record.path) for record in records)
    exemplars = (Exemplar(id=Siglum(lost), label="Tarn Wire", held=False, copies=sigla),) if lost else ()
    return Lineage(
        witnesses=(),
        pairs=pairs,
        exemplars=exemplars,
        edges=tuple(StemmaEdge(Siglum(parent), Siglum(child), 0.9) for parent, child in edges),
        origins=OriginCount(1, 1, (Origin("Tarn Wire", sigla),)),
    )


def _claim(records: list[Record], lineage: Lineage) -> Claim:
    ledger = build_ledger(records, lineage, (), pages_unread=0)
    return next(claim for claim in ledger.claims if claim.kind is ClaimKind.QUANTITY)


def test_a_change_is_drawn_once_on_the_step_where_it_happened() -> None:
    """The second copy changed the number, the third copied the changed one: one change, on one step."""
    records = _copies("41", "14", "14")
    lineage = _lineage(records, [("reports/0.txt", "reports/1.txt"), ("reports/1.txt", "reports/2.txt")])
    claim = _claim(records, lineage)
    assert [(drift.kind, drift.at) for drift in claim.drift] == [
        (DriftKind.CHANGED, ("reports/0.txt", "reports/1.txt"))
    ]
    steps = drift_on_stemma(claim, lineage)
    assert [(step.parent, step.child, len(step.changes)) for step in steps] == [
        (None, "reports/0.txt", 0),
        ("reports/0.txt", "reports/1.txt", 1),
        ("reports/1.txt", "reports/2.txt", 0),
    ]


def test_a_copy_between_that_lost_the_sentence_is_counted() -> None:
    """Where the copy between does not print the claim, the change happened somewhere on two steps, and that is said."""
    records = [*_copies("41"), a_record("The mayor was away.", path="reports/1.txt")]
    records.append(a_record(_TOLD.format("14"), path="reports/2.txt"))
    lineage = _lineage(records, [("reports/0.txt", "reports/1.txt"), ("reports/1.txt", "reports/2.txt")])
    claim = _claim(records, lineage)
    (last,) = [step for step in drift_on_stemma(claim, lineage) if step.parent is not None]
    assert (last.parent, last.child, last.passed, len(last.changes)) == ("reports/0.txt", "reports/2.txt", 1, 1)


def test_below_a_lost_exemplar_the_odd_copy_is_the_changed_one() -> None:
    """Two of three copies of a text that nobody holds say 41: the third has changed it."""
    records = _copies("14", "41", "41")
    lineage = _lineage(records, [("alpha", record.path) for record in records], lost="alpha")
    claim = _claim(records, lineage)
    assert {drift.at[1] for drift in claim.drift} == {"reports/0.txt"}
    steps = drift_on_stemma(claim, lineage)
    assert {step.parent for step in steps} == {"alpha"}
    assert [len(step.changes) for step in steps] == [1, 0, 0]


def test_without_a_stemma_related_reports_are_compared_as_a_tree() -> None:
    """Of three related reports with no direction known each is compared with one: a change shows once, not twice."""
    records = _copies("41", "41", "14")
    claim = _claim(records, _lineage(records, []))
    assert len(claim.drift) == 1
    assert drift_on_stemma(claim, _lineage(records, [])) == ()


def _mention(text: str, kind: ClaimKind, published: str = "") -> Mention:
    return next(one for one in find_mentions(a_record(text, published=published)) if one.kind is kind)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("The board counted 1,535 homes in Tarn.", "The board counted 153 homes in Tarn.", DriftKind.CORRUPTED),
        ("The board counted 1,535 homes in Tarn.", "The board counted about 1,500 homes in Tarn.", DriftKind.ROUNDED),
        ("The board counted 1,535 homes in Tarn.", "The board counted 1,355 homes in Tarn.", DriftKind.CHANGED),
        ("The board counted 403 pages.", "The board counted more than 403 pages.", DriftKind.COMPARATOR),
        ("The strike went on for two weeks.", "The strike went on for 14 days.", DriftKind.UNIT),
        ("Lead was in 61 per cent of the taps.", "Lead was in 610 per cent of the taps.", DriftKind.CORRUPTED),
    ],
)
def test_an_amount_that_changed_is_named_by_how_it_changed(before: str, after: str, kind: DriftKind) -> None:
    """A lost digit and an impossible share are corruptions; rounding, bounds and conversions are what they are."""
    one, other = _mention(before, ClaimKind.QUANTITY), _mention(after, ClaimKind.QUANTITY)
    assert [found for _, _, found in differences(one, other)] == [kind]


def test_yesterday_kept_by_a_report_of_another_day_is_another_day() -> None:
    """The words are the same and the day is not: both days are named."""
    text = "The mayor of Tarn resigned yesterday after a vote."
    one, other = (_mention(text, ClaimKind.DATE, day) for day in ("2024-05-02", "2024-05-03"))
    ((before, after, kind),) = differences(one, other)
    assert kind is DriftKind.RELATIVE_DAY
    assert ("2024-05-01" in before, "2024-05-02" in after) == (True, True)


def test_a_day_named_from_another_day_of_writing_is_the_same_kind() -> None:
    """ "On Monday" become "yesterday" is a day told anew, not another date."""
    one = _mention("The mayor of Tarn resigned on Monday after a vote.", ClaimKind.DATE, "2024-05-08")
    other = _mention("The mayor of Tarn resigned yesterday after a vote.", ClaimKind.DATE, "2024-05-07")
    assert [kind for _, _, kind in differences(one, other)] == [DriftKind.RELATIVE_DAY]
