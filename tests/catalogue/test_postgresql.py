# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What is promised of a PostgreSQL alone: who may do what, what is never said, what a lost connection does."""

from __future__ import annotations

import subprocess
import traceback
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import text

from tests.a_postgresql import PostgresServer
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.derivations import derivation, put_derivations
from vorlage.catalogue.migrations import STEPS, as_said_to, migrate
from vorlage.catalogue.postgresql import PostgresStore, connection_parameters, new_schema_name
from vorlage.catalogue.tables import SCHEMA_VERSION, metadata
from vorlage.domain.errors import (
    CaseBusyError,
    CaseReadOnlyError,
    CaseVersionError,
    CatalogueUnreachableError,
    CatalogueUnreadableError,
    DiskFullError,
    SettingError,
    VorlageError,
)


class Team:
    """A catalogue in a database of its own, and whoever opens it."""

    def __init__(self, server: PostgresServer) -> None:
        self.server = server
        self.address = server.new_database()
        self.database = self.address.partition("@/")[2].partition("?")[0]
        self.schema = new_schema_name()
        self._opened: list[Catalogue] = []
        self.catalogue = self._kept(Catalogue.create_in(PostgresStore(self.address, self.schema, wait_s=1)))

    def opened(self, address: str | None = None) -> Catalogue:
        return self._kept(Catalogue.open_in(PostgresStore(address or self.address, self.schema, wait_s=1)))

    def account(self, *grants: str) -> str:
        """The address of a new account with these rights."""
        name = f"a{new_schema_name()[-8:]}"
        self.say(f"CREATE ROLE {name} LOGIN PASSWORD 'lantern'", *(f"GRANT {each} TO {name}" for each in grants))
        return self.server.address(self.database, account=name, password="lantern")

    def reader(self) -> str:
        return self.account(f"USAGE ON SCHEMA {self.schema}", f"SELECT ON ALL TABLES IN SCHEMA {self.schema}")

    def say(self, *statements: str) -> None:
        self.server.say(*statements, database=self.database)

    def close(self) -> None:
        for each in self._opened:
            each.close()

    def _kept(self, catalogue: Catalogue) -> Catalogue:
        self._opened.append(catalogue)
        return catalogue


@pytest.fixture
def team(postgresql: PostgresServer) -> Iterator[Team]:
    made = Team(postgresql)
    yield made
    made.close()


def write(catalogue: Catalogue, key: str) -> None:
    with catalogue.writing() as connection:
        put_derivations(connection, "kind", {key: b"1"})


def has(catalogue: Catalogue, key: str) -> bool:
    with catalogue.reading() as connection:
        return derivation(connection, "kind", key) is not None


def test_an_account_that_may_read_opens_the_case_and_cannot_write(team: Team) -> None:
    """With SELECT alone it reads all; each way of writing is refused by name, and changes nothing."""
    write(team.catalogue, "one")
    reader = team.opened(team.reader())
    assert has(reader, "one")
    with pytest.raises(CaseReadOnlyError):
        write(reader, "two")
    with pytest.raises(CaseReadOnlyError), reader.sole_writer():
        pytest.fail("a reader is no writer")
    assert not has(team.catalogue, "two")
    with team.opened().sole_writer():  # and it has left no lock behind
        write(team.catalogue, "two")


def test_an_account_without_rights_sees_nothing(team: Team) -> None:
    """A schema is closed until somebody opens it."""
    with pytest.raises(CatalogueUnreadableError):
        team.opened(team.account())


def test_an_account_that_may_make_no_schema_makes_no_case(team: Team) -> None:
    """The refusal is ours."""
    with pytest.raises(CaseReadOnlyError):
        Catalogue.create_in(PostgresStore(team.account(), new_schema_name()))


def test_one_process_at_a_time_adds_to_a_case(team: Team) -> None:
    """Whichever machine it is on; the next one may as soon as the first has ended or died."""
    first, second = team.opened(), team.opened()
    with first.sole_writer():
        with pytest.raises(CaseBusyError), second.sole_writer():
            pytest.fail("two at once")
        write(first, "one")
        assert has(second, "one")
    with second.sole_writer():
        write(second, "two")


def test_small_writes_go_on_beside_one_that_adds_and_wait_for_its_transactions(team: Team) -> None:
    """A search is saved while files are read; but not in the middle of a transaction."""
    first, second = team.opened(), team.opened()
    with first.sole_writer():
        write(second, "one")
        with first.writing() as connection:
            put_derivations(connection, "kind", {"two": b"2"})
            with pytest.raises(CaseBusyError):
                write(second, "three")
    assert (has(first, "one"), has(first, "two"), has(first, "three")) == (True, True, False)


def test_a_server_that_crashes_loses_nothing_and_is_used_again_when_it_is_back(team: Team) -> None:
    """What `writing` returned from is there; what was under way is not; the error says that it was lost."""
    write(team.catalogue, "one")
    with pytest.raises(CatalogueUnreachableError), team.catalogue.writing() as connection:
        put_derivations(connection, "kind", {"two": b"2"})
        team.server.stop()
        put_derivations(connection, "kind", {"three": b"3"})
    with pytest.raises(CatalogueUnreachableError):
        has(team.catalogue, "one")
    team.server.start()
    assert (has(team.catalogue, "one"), has(team.catalogue, "two")) == (True, False)
    write(team.catalogue, "two")


def test_who_lost_the_lock_with_the_connection_does_not_write(team: Team) -> None:
    """Else another could have begun to add meanwhile, and there would be two."""
    first, second = team.opened(), team.opened()
    with first.sole_writer():
        write(first, "one")
        team.server.stop()
        team.server.start()
        with second.sole_writer():
            write(second, "two")
            for _ in range(2):
                with pytest.raises(CatalogueUnreachableError):
                    write(first, "three")
    assert not has(second, "three")
    with first.sole_writer():
        write(first, "three")


def test_a_session_that_an_administrator_ends_is_a_lost_connection(team: Team) -> None:
    """Not a defect, and not a catalogue that cannot be read."""
    with pytest.raises(CatalogueUnreachableError), team.catalogue.reading() as connection:
        pid = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        team.say(f"SELECT pg_terminate_backend({pid}, 5000)")
        derivation(connection, "kind", "one")


HIDDEN = "lantern/of the%20quay"
WRONG = [
    "postgresql://desk:{}@/postgres?host=/nowhere",
    "postgresql://desk:{}@127.0.0.1:1/postgres",
    "postgresql://desk:{}@/postgres?colour=blue",
    "postgresql://desk:{}@[::1/postgres",
    "postgresql://desk:{}@/postgres?host={}&password={}",
]


@pytest.mark.parametrize("address", WRONG)
def test_the_address_is_in_no_error_whatever_is_wrong_with_it(address: str) -> None:
    """Nor in a traceback, nor in what the objects say of themselves."""
    address = address.replace("{}", HIDDEN)
    try:
        store = PostgresStore(address, new_schema_name())
        assert HIDDEN not in repr(vars(store))
        Catalogue.open_in(store)
    except VorlageError as failure:
        assert isinstance(failure, SettingError | CatalogueUnreachableError)
        shown = "".join(traceback.format_exception(failure))
        assert "lantern" not in shown
        assert "quay" not in shown
    else:
        pytest.fail("such an address cannot be connected to")


def test_a_wrong_password_is_said_to_be_refused_without_it(team: Team) -> None:
    """What the server answers is not repeated."""
    address = team.server.address(team.database, password=HIDDEN.replace("/", "%2F").replace(" ", "%20"))
    with pytest.raises(CatalogueUnreachableError) as failure:
        team.opened(address)
    assert "quay" not in "".join(traceback.format_exception(failure.value))


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("postgresql://desk@db.example.org/cases", "verify-full"),
        ("postgresql://desk@10.0.0.5,localhost/cases", "verify-full"),
        ("postgresql://desk@/cases?hostaddr=10.0.0.5", "verify-full"),
        ("postgresql://desk@db.example.org/cases?sslmode=require", "require"),
        ("postgresql://desk@localhost/cases", None),
        ("postgresql:///cases?host=/run/postgresql", None),
        ("postgresql:///cases", None),
    ],
)
def test_over_a_network_the_server_must_show_who_it_is(address: str, asked: str | None) -> None:
    """Unless the address itself says otherwise; on this machine nothing is asked."""
    assert connection_parameters(address).get("sslmode") == asked


def test_a_server_that_answers_before_its_disk_is_told_to_wait(team: Team) -> None:
    """Durable when `writing` returns holds whatever the database was set to."""
    team.say(f"ALTER DATABASE {team.database} SET synchronous_commit = off")
    with team.opened().reading() as connection:
        assert connection.execute(text("SHOW synchronous_commit")).scalar_one() == "on"
    team.say(f"ALTER DATABASE {team.database} SET synchronous_commit = remote_apply")
    with team.opened().reading() as connection:
        assert connection.execute(text("SHOW synchronous_commit")).scalar_one() == "remote_apply"


def test_a_database_of_another_encoding_is_refused(postgresql: PostgresServer) -> None:
    """It could not keep Chinese or Arabic."""
    address = postgresql.new_database("ENCODING 'LATIN1' LOCALE 'C'")
    with pytest.raises(CatalogueUnreadableError):
        Catalogue.create_in(PostgresStore(address, new_schema_name()))


def test_a_layout_that_no_postgresql_ever_had_is_refused(team: Team) -> None:
    """The first that lay in one was the fourth."""
    with team.catalogue.writing() as connection:
        connection.execute(text("UPDATE facts SET value = '3' WHERE name = 'schema_version'"))
    with pytest.raises(CaseVersionError):
        team.opened()


def test_steps_are_said_in_words_that_postgresql_takes(team: Team) -> None:
    """All steps there are, taken one after another on the tables of the first layout: the tables of the present one."""
    first = Path(__file__).parents[1] / "migrations" / "layout_1" / "catalogue.sql"
    tables = [each for each in first.read_text("utf-8").split(";\n") if each.lstrip().startswith("CREATE")]
    with team.catalogue.writing() as connection:
        connection.execute(text("CREATE SCHEMA earlier"))
        connection.execute(text("SET LOCAL search_path TO earlier"))
        for statement in sorted(tables, key=_after_what_it_names):
            connection.execute(text(as_said_to("postgresql", statement)))
        connection.execute(text("INSERT INTO facts VALUES ('schema_version', '1')"))
        migrate(connection, 1)
        query = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'earlier'"
        found = {(row[0], row[1]) for row in connection.execute(text(query))}
        kept = connection.execute(text("SELECT value FROM facts")).scalar_one()
    assert kept == str(SCHEMA_VERSION) == str(max(STEPS) + 1)
    assert found == {(name, column.name) for name, table in metadata.tables.items() for column in table.columns}


def _after_what_it_names(statement: str) -> tuple[bool, int]:
    order = ["facts", "accessions", "items", "pages", "heads", "custody_events", "derivations"]
    named = next((name for name in order if f"TABLE {name} " in statement or f'TABLE "{name}"' in statement), order[-1])
    return "INDEX" in statement.split("(")[0], order.index(named)


@pytest.fixture
def a_small_disk(postgresql: PostgresServer) -> Iterator[tuple[Path, str]]:
    """A disk of twenty-four mebibytes, and the address of a database that lies on it."""
    place = postgresql.root / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m,uid=nobody,mode=0700", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a small disk")
    postgresql.say(f"CREATE TABLESPACE small LOCATION '{place}'")
    address = postgresql.new_database("TABLESPACE small")
    yield place, address
    name = urlsplit(address).path.lstrip("/")
    # Else the server, which others use too, would go on writing to a disk that is gone.
    postgresql.say(f"DROP DATABASE {name} WITH (FORCE)", "DROP TABLESPACE small", "CHECKPOINT")
    subprocess.run(["umount", "--lazy", place], check=True)


def test_a_full_disk_of_the_server_is_said_to_be_that(a_small_disk: tuple[Path, str]) -> None:
    """The transaction is not there, all before it is, and with room again the case goes on."""
    place, address = a_small_disk
    catalogue = Catalogue.create_in(PostgresStore(address, new_schema_name()))
    write(catalogue, "one")
    grain = Path("/dev/urandom").open("rb")  # noqa: SIM115
    with grain, pytest.raises(DiskFullError), catalogue.writing() as connection:
        for number in range(30):
            put_derivations(connection, "kind", {str(number): grain.read(1 << 20)})
    assert (has(catalogue, "one"), has(catalogue, "0")) == (True, False)
    subprocess.run(["mount", "-o", "remount,size=64m", place], check=True)
    write(catalogue, "two")
    assert has(catalogue, "two")
    catalogue.close()


def test_without_the_driver_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever set an address learns what to install."""
    from vorlage.domain.errors import ExtraMissingError

    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    with pytest.raises(ExtraMissingError, match="PostgreSQL"):
        PostgresStore("postgresql:///cases", new_schema_name())
