# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A catalogue moves between the case folder and a database whole, or stays where it is; nothing in it changes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from sqlalchemy import Boolean, Float, Integer, LargeBinary, insert, select

from tests.a_postgresql import PostgresServer
from vorlage.app import Case
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.copying import copy_rows, require_equal_rows
from vorlage.catalogue.postgresql import PostgresStore, new_schema_name
from vorlage.catalogue.stores import SqliteStore
from vorlage.catalogue.tables import BIG, facts, items, metadata
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.catalogue_moving import CataloguePlace, move_catalogue, place_of
from vorlage.custody.catalogue_place import schema_of
from vorlage.domain.custody import Genre
from vorlage.domain.errors import CaseBusyError, CaseStoreError, CatalogueCopyError

NOON = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)
ODD_TEXTS = ("plain", "", "NUL \x00 and \x01", "half \ud83d", "\ud7ff", "水龙头 \u202eحنفية")
SETTING = "VORLAGE_CATALOGUE"


def fill(catalogue: Catalogue) -> None:
    """Six rows in each table, in which every kind of value there is occurs."""
    with catalogue.making() as connection:
        for table in metadata.sorted_tables:
            for number in range(1, 7):
                row = {column.name: value(column.type, column.name, number) for column in table.columns}
                if table is items:
                    row |= {"accession": value(table.c.accession.type, "number", 1), "parent": None}
                    row["duplicate_of"] = number - 1 or None
                connection.execute(insert(table), row)


def value(kind: object, name: str, number: int) -> Any:
    if kind is BIG:
        return number << 40
    if isinstance(kind, Boolean):
        return number % 2 == 0
    if isinstance(kind, Integer):
        return number
    if isinstance(kind, Float):
        return number / 7
    if isinstance(kind, LargeBinary):
        return bytes(range(number)) + b"\xff\x00"
    return f"{number}{ODD_TEXTS[number - 1]}" if name in {"text", "path", "reason", "tag", "spelling"} else f"{number}"


def test_every_row_of_every_table_goes_over_and_back(postgresql: PostgresServer, tmp_path: Path) -> None:
    """Text with NUL and halves of characters, bytes, large numbers, fractions: equal in every column."""
    first, third = (Catalogue(SqliteStore(tmp_path / name)) for name in ("first", "third"))
    second = Catalogue(PostgresStore(postgresql.new_database(), new_schema_name()))
    fill(first)
    for held, empty in ((first, second), (second, third)):
        with held.reading() as one, empty.making() as other:
            copy_rows(one, other)
        with held.reading() as one, empty.reading() as other:
            assert require_equal_rows(one, other) == 6 * len(metadata.tables)
    with third.writing() as connection:
        connection.execute(facts.update().where(facts.c.name == "3").values(value="another"))
    with first.reading() as one, third.reading() as other, pytest.raises(CatalogueCopyError):
        require_equal_rows(one, other)
    for each in (first, second, third):
        each.close()


@pytest.fixture
def address(postgresql: PostgresServer) -> str:
    return postgresql.new_database()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with its catalogue in its folder."""
    (tmp_path / "letter.txt").write_text("The harbour tap was sealed on 6 May 2031.")
    with Case.create(tmp_path / "case") as made:
        made.add([tmp_path / "letter.txt"], genre=Genre.PRIMARY)
    return tmp_path / "case"


def rows(case: Path, address: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the catalogue, wherever it lies."""
    folder = CaseFolder.open(case)
    schema = schema_of(folder)
    opened = Catalogue.open_in(SqliteStore(folder.catalogue) if schema is None else PostgresStore(address, schema))
    with opened.reading() as connection:
        found = {
            name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for name, table in metadata.tables.items()
        }
    opened.close()
    return found


def schemas(postgresql: PostgresServer, address: str) -> list[str]:
    import psycopg

    with psycopg.connect(address) as connection:
        found = connection.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'vorlage%'")
        return [name for (name,) in found]


def test_a_case_moves_there_and_back_and_works_in_both_places(
    case: Path,
    address: str,
    postgresql: PostgresServer,
    vorlage: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By the command; the old catalogue is gone, the move is in the log, and the case verifies."""
    before = rows(case, address)
    assert vorlage("catalogue", case).output == "The catalogue lies in the case folder.\n"
    refused = vorlage("catalogue", case, "--move-to", "postgresql")
    assert (refused.exit_code, refused.stderr.split(":")[0]) == (2, "case.store")
    monkeypatch.setenv(SETTING, address)
    assert vorlage("status", case).stderr.split(":")[0] == "case.store"
    for to, left in (("postgresql", ["catalogue.postgresql"]), ("folder", ["catalogue.sqlite"])):
        moved = vorlage("catalogue", case, "--move-to", to)
        assert (moved.exit_code, "compared one by one" in moved.stderr) == (0, True)
        assert "Nothing to move" in vorlage("catalogue", case, "--move-to", to).stderr
        assert sorted(place.name for place in case.glob("catalogue*")) == left
        assert len(schemas(postgresql, address)) == (to == "postgresql")
        if to == "folder":
            monkeypatch.delenv(SETTING)
        assert vorlage("verify", case).exit_code == 0
        assert vorlage("search", case, "harbour").output.count("letter.txt") == 1
    after = rows(case, address)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"custody_events", "log_checkpoints", "search_history"}
    assert after["custody_events"][: len(before["custody_events"])] == before["custody_events"]


def test_a_case_in_a_database_is_not_opened_without_it(
    case: Path, address: str, vorlage: Callable[..., Result]
) -> None:
    """A clear error that says what to set, and never an empty catalogue in its place."""
    move_catalogue(CaseFolder.open(case), CataloguePlace.POSTGRESQL, address, now=NOON, tool="test")
    refused = vorlage("status", case)
    assert (refused.exit_code, refused.stderr.split(":")[0]) == (2, "case.store")
    assert SETTING in refused.stderr
    assert not (case / "catalogue.sqlite").exists()


def test_nothing_moves_while_somebody_adds(case: Path, address: str) -> None:
    """The lock of the case folder holds here too."""
    folder = CaseFolder.open(case)
    with folder.writer(), pytest.raises(CaseBusyError):
        move_catalogue(folder, CataloguePlace.POSTGRESQL, address, now=NOON, tool="test")
    assert place_of(folder) is CataloguePlace.FOLDER


def test_who_had_it_open_neither_reads_nor_writes_what_was_left_behind(case: Path, address: str) -> None:
    """A page that is served meanwhile must not take a person's decision into a file that is gone."""
    with Case.open(case) as opened:
        move_catalogue(CaseFolder.open(case), CataloguePlace.POSTGRESQL, address, now=NOON, tool="test")
        with pytest.raises(CaseStoreError):
            opened.items()
        with pytest.raises(CaseStoreError):
            opened.correct(opened_item(case, address), 1, "The harbour tap was opened.")
    assert not (case / "catalogue.sqlite").exists()


def opened_item(case: Path, address: str) -> Any:
    return rows(case, address)["items"][0][0]


@pytest.mark.parametrize("to", list(CataloguePlace))
def test_a_kill_at_any_step_leaves_one_whole_catalogue(
    to: CataloguePlace, case: Path, address: str, postgresql: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before each change of a name in the folder; the same call again ends the move, and one copy is left."""
    folder = CaseFolder.open(case)
    back = CataloguePlace.FOLDER if to is CataloguePlace.POSTGRESQL else CataloguePlace.POSTGRESQL
    if to is CataloguePlace.FOLDER:
        move_catalogue(folder, back, address, now=NOON, tool="test")
    pages, kills = rows(case, address)["pages"], 0
    while killed_before(kills, folder, to, address):
        assert rows(case, address)["pages"] == pages
        move_catalogue(folder, to, address, now=NOON, tool="test")
        assert lies_in(case, schemas(postgresql, address)) is to
        move_catalogue(folder, back, address, now=NOON, tool="test")
        assert lies_in(case, schemas(postgresql, address)) is back
        kills += 1
    assert kills >= 6
    if to is CataloguePlace.POSTGRESQL:
        monkeypatch.setenv(SETTING, address)
    with Case.open(case) as opened:
        assert opened.verify().ok


def lies_in(case: Path, schemas: list[str]) -> CataloguePlace | None:
    """The one place where there is a catalogue, or what is left of one; None when there are two."""
    match sorted(place.name for place in case.glob("catalogue*")), len(schemas):
        case ["catalogue.sqlite"], 0:
            return CataloguePlace.FOLDER
        case ["catalogue.postgresql"], 1:
            return CataloguePlace.POSTGRESQL
    return None


def killed_before(change: int, folder: CaseFolder, to: CataloguePlace, address: str) -> bool:
    """Move in a process that is killed before its change number `change` of a name; False when it made fewer."""
    if (child := os.fork()) == 0:
        seen = 0

        def watch(event: str, _arguments: tuple[object, ...]) -> None:
            nonlocal seen
            if event in {"os.rename", "os.remove"}:
                if seen == change:
                    os.kill(os.getpid(), signal.SIGKILL)
                seen += 1

        sys.addaudithook(watch)
        code = 1
        try:
            move_catalogue(folder, to, address, now=NOON, tool="test")
            code = 0
        finally:
            os._exit(code)
    _, ended = os.waitpid(child, 0)
    assert ended in {0, signal.SIGKILL}
    return ended != 0
