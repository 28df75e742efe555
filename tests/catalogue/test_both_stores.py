# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a catalogue promises, on SQLite and on PostgreSQL alike: whole transactions, one state, one order, any text."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, insert, inspect, select, text

from tests.a_place import Place
from vorlage.catalogue import items as item_rows
from vorlage.catalogue.characters import read_back, written
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.derivations import derivation, put_derivations
from vorlage.catalogue.events import events_from, insert_events, next_sequence
from vorlage.catalogue.migrations import STEPS
from vorlage.catalogue.tables import SCHEMA_VERSION, metadata, person_spellings
from vorlage.domain.custody import (
    Accession,
    AccessionNumber,
    CustodyEvent,
    Digest,
    EventKind,
    Genre,
    Item,
    ItemNumber,
    Outcome,
)
from vorlage.domain.errors import CatalogueUnreadableError, VorlageError

NOON = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)
odd = st.sampled_from("\x00\x01\x02\x03\ud7fe\ud7ff\ud800\udbff\udc80\udfff\ue000\uffff\U0010ffffaAbBézZ _-")
any_text = st.text(odd | st.characters(), max_size=30)

AN_ACCESSION = Accession(
    number=AccessionNumber("2031-001"), genre=Genre.PRIMARY, code_name=None, note="", opened_at=NOON, closed_at=None
)
AN_ITEM = Item(
    number=ItemNumber(1),
    accession=AN_ACCESSION.number,
    path="letter.txt",
    digest=Digest("a" * 64),
    size_bytes=3,
    genre=Genre.PRIMARY,
    parent=None,
    media_type="text/plain",
    outcome=Outcome.READ,
    reason="",
    duplicate_of=None,
)


def an_event(sequence: int) -> CustodyEvent:
    return CustodyEvent(
        sequence=sequence,
        at=NOON,
        kind=EventKind.FIXITY_CHECK,
        accession=None,
        item=None,
        digest=None,
        tool="test",
        detail="",
    )


@pytest.fixture
def catalogue(place: Place) -> Catalogue:
    made = place.create()
    with made.writing() as connection:
        item_rows.insert_accession(connection, AN_ACCESSION, salt=b"s\x00", mark=b"\xff")
    return made


@pytest.fixture(scope="module")
def shared_catalogue(shared_place: Place) -> Catalogue:
    return shared_place.create()


@given(one=any_text, other=any_text, keeps_nul=st.booleans())
def test_what_is_kept_of_a_text_keeps_equality_and_order(one: str, other: str, keeps_nul: bool) -> None:
    """So a column can be looked up and sorted as it lies there; and the text comes back."""
    kept, others = (written(each, keeps_nul=keeps_nul) for each in (one, other))
    assert (kept == others, kept < others) == (one == other, one < other)
    assert read_back(kept, keeps_nul=keeps_nul) == one
    kept.encode("utf-8")
    assert keeps_nul or "\x00" not in kept


@given(spellings=st.lists(any_text, max_size=12, unique=True))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_texts_come_back_in_the_order_of_their_code_points(shared_catalogue: Catalogue, spellings: list[str]) -> None:
    """Whatever the language of the database: capitals, accents, halves of characters, NUL."""
    with shared_catalogue.writing() as connection:
        connection.execute(delete(person_spellings))
        for position, spelling in enumerate(spellings):
            row = {"person": 1, "position": position, "spelling": spelling}
            connection.execute(insert(person_spellings), row)
    column = person_spellings.c.spelling
    with shared_catalogue.reading() as connection:
        assert list(connection.execute(select(column).order_by(column)).scalars()) == sorted(spellings)
        for spelling in spellings:
            found = connection.execute(select(person_spellings.c.position).where(column == spelling)).scalars().all()
            assert [spellings[position] for position in found] == [spelling]


def test_an_item_may_be_large_and_its_path_long_and_strange(catalogue: Catalogue) -> None:
    """Four tebibytes, and a path of many containers that is no UTF-8: it is found by its path."""
    path = "!/".join(["box \udcff\x00 'one'.zip"] * 900)
    item = replace(AN_ITEM, path=path, size_bytes=1 << 42)
    with catalogue.writing() as connection:
        item_rows.insert_items(connection, [item])
    with catalogue.reading() as connection:
        assert item_rows.items_by_path(connection, path) == (item,)
        assert item_rows.items_by_path(connection, path[:-1]) == ()
        assert item_rows.open_accessions(connection) == ((AN_ACCESSION, b"s\x00", b"\xff"),)


def test_one_reader_sees_one_state_and_waits_for_nobody(catalogue: Catalogue, place: Place) -> None:
    """What another commits between two questions of one reading is not there; in the next reading it is."""
    writer = place.open()
    with catalogue.reading() as connection:
        assert derivation(connection, "kind", "one") is None
        with writer.writing() as other:
            put_derivations(other, "kind", {"one": b"1"})
            assert derivation(connection, "kind", "one") is None
        assert derivation(connection, "kind", "one") is None
    with catalogue.reading() as connection:
        assert derivation(connection, "kind", "one") == b"1"


def test_of_two_that_write_the_second_waits_and_sees_what_the_first_wrote(catalogue: Catalogue, place: Place) -> None:
    """Numbers counted up by several at once have no gap and none twice, though each reads before it writes."""

    def count_up() -> None:
        mine = place.open()
        for _ in range(15):
            with mine.writing() as connection:
                insert_events(connection, [an_event(next_sequence(connection))])

    at_once = [threading.Thread(target=count_up) for _ in range(3)]
    for each in at_once:
        each.start()
    for each in at_once:
        each.join()
    with catalogue.reading() as connection:
        assert [event.sequence for event in events_from(connection, 0)] == list(range(45))


def test_reading_does_not_write(catalogue: Catalogue) -> None:
    """A slip that writes while reading leaves nothing."""
    try:
        with catalogue.reading() as connection:
            put_derivations(connection, "kind", {"one": b"1"})
    except VorlageError:
        pass  # PostgreSQL refuses it at once
    with catalogue.reading() as connection:
        assert derivation(connection, "kind", "one") is None


def test_a_place_without_a_catalogue_is_unreadable(place: Place) -> None:
    """Nothing is made by opening."""
    with pytest.raises(CatalogueUnreadableError):
        place.open()
    with pytest.raises(CatalogueUnreadableError):
        place.open()


def test_every_table_is_there_with_its_keys(catalogue: Catalogue) -> None:
    """What the database says it has is what the code says."""
    with catalogue.reading() as connection:
        seen = inspect(connection)
        assert set(seen.get_table_names()) == set(metadata.tables)
        for name, table in metadata.tables.items():
            assert [column["name"] for column in seen.get_columns(name)] == [column.name for column in table.columns]
            assert seen.get_pk_constraint(name)["constrained_columns"] == [each.name for each in table.primary_key]
            indexes = {str(index["name"]) for index in seen.get_indexes(name)}
            assert indexes == {str(index.name) for index in table.indexes}


@pytest.fixture
def a_later_layout(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Pretend that there is a layout after the present one, to which a statement leads."""

    def pretend(*statements: str) -> None:
        steps = {**STEPS, SCHEMA_VERSION: statements}
        monkeypatch.setattr("vorlage.catalogue.migrations.STEPS", steps)
        monkeypatch.setattr("vorlage.catalogue.migrations.SCHEMA_VERSION", SCHEMA_VERSION + 1)
        monkeypatch.setattr("vorlage.catalogue.connection.SCHEMA_VERSION", SCHEMA_VERSION + 1)

    return pretend


NOTES = "CREATE TABLE notes (number INTEGER NOT NULL, said TEXT NOT NULL, bytes BLOB, PRIMARY KEY (number))"


def test_a_step_to_a_later_layout_is_taken_once(
    catalogue: Catalogue, place: Place, a_later_layout: Callable[[str], None]
) -> None:
    """Several that open an old catalogue at once find the new layout, and every row that was there."""
    a_later_layout(NOTES)
    opened: list[Catalogue] = []
    at_once = [threading.Thread(target=lambda: opened.append(place.open())) for _ in range(3)]
    for each in at_once:
        each.start()
    for each in at_once:
        each.join()
    assert len(opened) == 3
    with opened[0].writing() as connection:
        connection.execute(text("INSERT INTO notes VALUES (1, 'b', NULL), (2, 'B', NULL), (3, 'a', NULL)"))
        said = connection.execute(text("SELECT said FROM notes ORDER BY said")).scalars()
        assert list(said) == ["B", "a", "b"]
        assert item_rows.list_accessions(connection) == (AN_ACCESSION,)


def test_a_step_that_is_cut_off_leaves_the_layout_it_found(
    catalogue: Catalogue, place: Place, a_later_layout: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table that was made before the step failed is gone with the new number."""
    with monkeypatch.context():
        a_later_layout(NOTES, "CREATE TABLE items (number INTEGER)")
        with pytest.raises(CatalogueUnreadableError):
            place.open()
    with catalogue.reading() as connection:
        assert not inspect(connection).has_table("notes")
    monkeypatch.undo()
    with place.open().reading() as connection:
        assert connection.execute(select(func.count()).select_from(metadata.tables["facts"])).scalar_one() == 1
