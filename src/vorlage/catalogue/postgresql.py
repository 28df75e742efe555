# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The catalogue in a PostgreSQL that a team shares: each case in a schema of its own (decision 0025).

The address is a secret. It is never shown, logged or kept: what libpq and the server say of a failure is not repeated,
and the case folder holds the name of the schema alone.

Residual risks: whoever keeps the server can read and change everything in it. Where it says so itself (its logs, its
disk, its backups), text of the leak can lie outside the case folder.
"""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, func, select, text
from sqlalchemy.exc import DBAPIError

from vorlage.catalogue.stores import busy, read_only
from vorlage.catalogue.tables import metadata
from vorlage.domain.errors import (
    CatalogueUnreachableError,
    CatalogueUnreadableError,
    DiskFullError,
    ExtraMissingError,
    SettingError,
    VorlageError,
)

_SCHEMA: Final = re.compile(r"vorlage_[0-9a-f]{32}")
_WAIT_S: Final = 10
"""How long one waits for another that writes: long enough for the server to notice that it was killed."""
_UNLESS_STATED: Final = {
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "application_name": "vorlage",
}
_ON_THIS_MACHINE: Final = {"", "localhost", "127.0.0.1", "::1"}
# A server that would answer before its disk has it is told to wait; one that waits for others too goes on so. And it is
# to notice when this machine is gone, for a lock may be held.
_HABITS: Final = """
SELECT set_config('search_path', %(schema)s, false), set_config('lock_timeout', %(wait)s, false),
    set_config('synchronous_commit', coalesce(nullif(current_setting('synchronous_commit'), 'off'), 'on'), false),
    set_config('tcp_keepalives_idle', '30', false), set_config('tcp_keepalives_interval', '10', false),
    set_config('tcp_keepalives_count', '3', false)
"""
# Classes and codes of SQLSTATE (PostgreSQL manual, appendix A).
_LOST: Final = ("08", "28", "3D", "53", "57P")
_DISK_FULL: Final = "53100"
_MAY_NOT: Final = {"42501", "25006"}
_WAITED: Final = {"55P03", "40001", "40P01"}


class PostgresStore:
    """One schema of a database.

    What writes first locks the table `facts` against others that write. The process that adds to the case holds an
    advisory lock over one connection, and writes over that same connection: who has lost the lock cannot write.
    """

    first_layout = 4

    def __init__(self, address: str, schema: str, *, wait_s: int = _WAIT_S) -> None:
        """Connect to nothing yet. `wait_s` is for how long one waits for another that writes.

        Raises:
            ValueError: `schema` is no name that `new_schema_name` gives.
            SettingError: The address is none that libpq understands.
            ExtraMissingError: The driver is not installed.
        """
        if not _SCHEMA.fullmatch(schema):
            raise ValueError("no name of a schema of ours")
        self.schema = schema
        self._engine = _engine(connection_parameters(address), schema, f"{wait_s}s")
        self._mine = threading.local()
        """Of a thread that is the sole writer: the connection that holds the lock."""

    @contextmanager
    def making(self) -> Iterator[Connection]:
        """See `Store`."""
        with self._engine.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA {self.schema}"))
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See `Store`."""
        with self._engine.connect().execution_options(postgresql_readonly=True) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """See `Store`."""
        mine: Connection | None = getattr(self._mine, "connection", None)
        if mine is not None:
            if mine.invalidated:  # the lock went with the connection; SQLAlchemy would quietly take another
                raise unreachable()
            with mine.begin():
                yield _alone(mine)
        else:
            with self._engine.begin() as connection:
                yield _alone(connection)

    @contextmanager
    def sole_writer(self) -> Iterator[None]:
        """See `Store`."""
        with self._engine.connect() as connection:
            key = int(self.schema[-16:], 16) - (1 << 63)
            try:
                with connection.begin():
                    if not connection.execute(select(func.has_table_privilege("items", "INSERT"))).scalar_one():
                        raise read_only()
                    connection.execute(select(func.pg_advisory_lock(key)))
            except DBAPIError as failure:
                raise self.named(failure) from failure
            self._mine.connection = connection
            try:
                yield
            finally:
                self._mine.connection = None
                # A lost connection has let go of its locks, and what was said of the loss stands.
                with suppress(DBAPIError):
                    if not connection.invalidated:
                        with connection.begin():
                            connection.execute(select(func.pg_advisory_unlock(key)))

    def rewrite(self, scratch: Path) -> None:  # noqa: ARG002  # the server has its own place for temporary files
        """See `Store`. The server's log of changes holds deleted rows until it is used again; archives keep them."""
        try:
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                for table in metadata.sorted_tables:
                    connection.execute(text(f"VACUUM (FULL) {self.schema}.{table.name}"))
        except DBAPIError as failure:
            raise self.named(failure) from failure

    def drop_schema(self) -> None:
        """Take the schema away with all that is in it."""
        try:
            with self._engine.begin() as connection:
                connection.execute(text(f"DROP SCHEMA IF EXISTS {self.schema} CASCADE"))
        except DBAPIError as failure:
            raise self.named(failure) from failure

    def named(self, failure: DBAPIError) -> VorlageError:
        """See `Store`."""
        code = getattr(failure.orig, "sqlstate", None) or ""
        if code == _DISK_FULL:
            return DiskFullError(
                "The disk of the database server is full; the run stopped.",
                unharmed="Everything taken in so far is complete and in place.",
                next_step="free some space there and give the same command again; it goes on where it stopped",
            )
        if code in _MAY_NOT:
            return read_only()
        if code in _WAITED:
            return busy()
        if failure.connection_invalidated or not code or code.startswith(_LOST):
            return unreachable()
        return self.unreadable()

    def unreadable(self) -> VorlageError:
        """See `Store`."""
        return CatalogueUnreadableError(
            "The catalogue of this case cannot be read in the database.",
            unharmed="Originals and custody log do not depend on it and were not touched.",
            next_step="check that VORLAGE_CATALOGUE names the database of this case, or restore it from a backup; "
            "check the originals with: sha256sum -c manifest-sha256.txt",
        )

    def close(self) -> None:
        """See `Store`."""
        self._engine.dispose()


def new_schema_name() -> str:
    """A name for the schema of a new case, that says nothing of it."""
    return f"vorlage_{secrets.token_hex(16)}"


def is_schema_name(name: str) -> bool:
    """Whether this is a name that `new_schema_name` gives."""
    return _SCHEMA.fullmatch(name) is not None


def connection_parameters(address: str) -> dict[str, Any]:
    """What libpq is told: the address, and what we ask for where it says nothing.

    Over a network the server must show a certificate for its name (`sslmode=verify-full`), unless the address says
    otherwise.

    Raises:
        SettingError: libpq does not understand it. The error does not repeat it.
        ExtraMissingError: The driver is not installed.
    """
    psycopg = _driver()
    try:
        given = psycopg.conninfo.conninfo_to_dict(address)
    except psycopg.ProgrammingError:
        # Not chained: the foreign message holds the address.
        raise SettingError(
            "The address of the catalogue cannot be understood.",
            expected="postgresql://ACCOUNT:PASSWORD@HOST/DATABASE",
            found="(not shown)",
            unharmed="Nothing was read or written.",
            next_step="correct VORLAGE_CATALOGUE or what is in the file of VORLAGE_CATALOGUE_FILE",
        ) from None
    parameters: dict[str, Any] = {**_UNLESS_STATED, **given}
    hosts = f"{given.get('host') or ''},{given.get('hostaddr') or ''}".split(",")
    if any(host not in _ON_THIS_MACHINE and not host.startswith(("/", "@")) for host in hosts):
        parameters.setdefault("sslmode", "verify-full")
    return {**parameters, "client_encoding": "utf8"}


def unreachable() -> CatalogueUnreachableError:
    """The error for a database that is not there, refuses us, or was lost on the way."""
    return CatalogueUnreachableError(
        "The database that holds the catalogue cannot be reached, or was lost on the way.",
        unharmed="Everything taken in so far is complete and in place; the database keeps a step whole or not at all.",
        next_step="see that it runs and takes the account of VORLAGE_CATALOGUE, then give the same command again; "
        "it goes on where it stopped",
    )


def _wrong_encoding() -> CatalogueUnreadableError:
    return CatalogueUnreadableError(
        "The database of the catalogue does not keep its text as UTF-8.",
        unharmed="Nothing was written.",
        next_step="make one that does: CREATE DATABASE vorlage ENCODING 'UTF8' TEMPLATE template0",
    )


def _alone(connection: Connection) -> Connection:
    # The first word of the transaction, before it has seen any state: who waited here sees what the other one wrote.
    connection.execute(text("LOCK TABLE facts IN SHARE ROW EXCLUSIVE MODE"))
    return connection


def _engine(parameters: dict[str, Any], schema: str, wait: str) -> Engine:
    psycopg = _driver()

    def connect() -> Any:
        connection = psycopg.connect(**parameters, autocommit=True)
        if connection.info.parameter_status("server_encoding") != "UTF8":
            connection.close()
            raise _wrong_encoding()
        connection.execute(_HABITS, {"schema": schema, "wait": wait})
        connection.autocommit = False
        return connection

    return create_engine(
        "postgresql+psycopg://",
        creator=connect,
        hide_parameters=True,
        isolation_level="REPEATABLE READ",
        pool_pre_ping=True,
    )


def _driver() -> Any:
    try:
        import psycopg
    except ImportError as missing:
        raise ExtraMissingError(
            "A catalogue in PostgreSQL needs a part of Vorlage that is not installed.",
            unharmed="Nothing was changed.",
            next_step="install it: pip install 'vorlage[team]'",
        ) from missing
    return psycopg
