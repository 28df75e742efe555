# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Decided persons in the catalogue: read whole or not at all, and joined with nothing."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime
from pathlib import Path

import pytest

from vorlage.app.protection import CaseProtection
from vorlage.catalogue import persons
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.persons import insert_name_decision, insert_spellings, list_persons
from vorlage.catalogue.tables import metadata, name_decisions, person_spellings
from vorlage.domain.custody import CodeName
from vorlage.domain.protection import NameDecision, NameDecisionKind, PersonNumber, Standing
from vorlage.protection.roster import Roster

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def decision(number: int, kind: NameDecisionKind, by: str = "HERON") -> NameDecision:
    """A decision about a person."""
    return NameDecision(person=PersonNumber(number), kind=kind, ground="a ground", by=CodeName(by), at=NOW)


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """An empty catalogue."""
    return Catalogue.create(tmp_path / "catalogue.sqlite")


def test_persons_come_back_as_they_were_entered(catalogue: Catalogue) -> None:
    """Spellings of any script in their order, decisions in theirs."""
    with catalogue.writing() as connection:
        insert_spellings(connection, PersonNumber(1), ["Ilvane Morrowick", "伊尔万"])
        insert_name_decision(connection, decision(1, NameDecisionKind.PROTECT))
        insert_spellings(connection, PersonNumber(2), ["ئوسۋىن"])
        insert_name_decision(connection, decision(2, NameDecisionKind.MARK_PUBLIC))
        insert_spellings(connection, PersonNumber(1), ["Ілване"])
        insert_name_decision(connection, decision(1, NameDecisionKind.ASK_TO_LIFT))
        insert_name_decision(connection, decision(1, NameDecisionKind.LIFT, "WREN"))
    with catalogue.reading() as connection:
        first, second = list_persons(connection)
    assert first.spellings == ("Ilvane Morrowick", "伊尔万", "Ілване")
    assert [each.kind.value for each in first.decisions] == ["protect", "ask_to_lift", "lift"]
    assert (first.standing, second.standing) == (Standing.UNDECIDED, Standing.PUBLIC)
    assert second.decisions == (decision(2, NameDecisionKind.MARK_PUBLIC),)


def test_a_lift_that_somebody_wrote_by_hand_is_not_believed(catalogue: Catalogue) -> None:
    """One member's two rows in the catalogue lift nothing: the rules are asked again on reading."""
    with catalogue.writing() as connection:
        insert_spellings(connection, PersonNumber(1), ["Ilvane Morrowick"])
        for kind in (NameDecisionKind.PROTECT, NameDecisionKind.ASK_TO_LIFT, NameDecisionKind.LIFT):
            insert_name_decision(connection, decision(1, kind))
    with catalogue.reading() as connection, pytest.raises(ValueError, match="allowed"):
        list_persons(connection)


def test_nothing_in_the_catalogue_joins_a_person_with_a_page() -> None:
    """The tables of persons point at no table, none points at them, and they share no column with items or pages."""
    for table in metadata.tables.values():
        targets = {key.column.table for key in table.foreign_keys}
        assert targets.isdisjoint({person_spellings, name_decisions})
        if table in (person_spellings, name_decisions):
            assert targets == set()
            assert {column.name for column in table.columns}.isdisjoint({"item", "page", "accession", "digest"})


def test_no_function_leads_from_a_person_to_texts() -> None:
    """What takes a person or a number decides about names, and nothing else; what is matched is one text."""
    given = {
        name: set(inspect.signature(function).parameters) - {"self"}
        for owner in (persons, CaseProtection, Roster)
        for name, function in inspect.getmembers(owner, inspect.isfunction)
        if not name.startswith("_")
    }
    by_person = {name for name, parameters in given.items() if parameters & {"number", "person", "decision", "named"}}
    assert by_person <= {"insert_spellings", "insert_name_decision", "lift", "protect", "mark_public"}
    about_texts = {name for name, parameters in given.items() if parameters & {"text", "path"}}
    assert about_texts == {"mask", "mask_path", "protected_in", "without_public"}
