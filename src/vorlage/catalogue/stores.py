# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where a catalogue can lie: what a store must do, and the first of the two, a file of SQLite in the case folder."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Final, Protocol

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from vorlage.domain.errors import (
    CaseBusyError,
    CaseReadOnlyError,
    CaseStoreError,
    CatalogueUnreadableError,
    DiskFullError,
    VorlageError,
)

_ROOM_BYTES: Final = 4 << 20
_WAIT_S: Final = 10
_WRITES: Final = "vorlage_writes"
MOVED_SUFFIX: Final = ".postgresql"
"""Of the file beside a catalogue that says that it lies in a database now: from then on that one counts."""


class Store(Protocol):
    """A database that holds the catalogue of one case.

    Both stores keep the same promises, held by one suite of tests (`tests/catalogue`): a transaction is durable when
    `writing` ends, or is not there at all; `reading` sees one state and never waits for a writer; of two that write,
    the second waits.
    """

    @property
    def first_layout(self) -> int:
        """The earliest layout that a catalogue of this store can have."""
        ...

    def making(self) -> AbstractContextManager[Connection]:
        """The transaction that lays the catalogue out, where there is nothing yet; closed to every other account.

        Raises:
            CaseReadOnlyError: This account may not.
        """
        ...

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one consistent state and changes nothing."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction, alone among those that write."""
        ...

    def sole_writer(self) -> AbstractContextManager[None]:
        """Be the only process that adds to the case, on whichever machine.

        Raises:
            CaseBusyError: Another one is.
            CaseReadOnlyError: This account may not write.
        """
        ...

    def rewrite(self, scratch: Path) -> None:
        """Write every table anew, so that nothing of deleted rows is left in what the store itself has on disk.

        Not in backups of it, copies on other machines, or blocks that a disk no longer shows. `scratch` is a folder of
        the case for temporary files.

        Raises:
            CaseBusyError: Somebody reads all the while; deleted rows may still be there.
        """
        ...

    def named(self, failure: DBAPIError) -> VorlageError:
        """Our error for one of the database. It carries no word of that one."""
        ...

    def unreadable(self) -> VorlageError:
        """What is there is no catalogue."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class SqliteStore:
    """One file in the case folder, durable at every commit (WAL, synchronous FULL)."""

    first_layout = 1

    def __init__(self, place: Path, *, wait_s: int = _WAIT_S) -> None:
        """`wait_s` is for how long one waits for others when the file is written anew."""
        self._place, self._wait_s = place, wait_s
        self._engine = _engine(place)
        self._is: tuple[int, int] | None = None
        """The file that was opened, by device and inode."""

    @contextmanager
    def making(self) -> Iterator[Connection]:
        """See `Store`."""
        self._place.touch(mode=0o600, exist_ok=False)
        with self.writing() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See `Store`."""
        with self._engine.connect() as connection:
            self._require_in_place()
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """See `Store`."""
        with self._engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
            self._require_in_place()
            yield connection

    def _require_in_place(self) -> None:
        """Refuse to go on with a file that another process moved into a database while we held it open."""
        found = self._place.stat(follow_symlinks=False) if self._place.exists() else None
        is_now = (found.st_dev, found.st_ino) if found else None
        self._is = self._is or is_now
        if is_now is None or is_now != self._is or self._place.with_suffix(MOVED_SUFFIX).exists():
            raise CaseStoreError(
                "The catalogue of this case was moved while it was open.",
                expected="catalogue.sqlite as it was opened",
                found="it lies elsewhere now",
                unharmed="Nothing was changed; all that was recorded went with it.",
                next_step="end this program and open the case again",
            )

    @contextmanager
    def sole_writer(self) -> Iterator[None]:
        """The lock of the case folder is enough: the file is not for several machines."""
        yield

    def rewrite(self, scratch: Path) -> None:
        """See `Store`. Needs as much room again as the catalogue takes."""
        self._require_in_place()
        try:
            with closing(sqlite3.connect(self._place, timeout=self._wait_s, isolation_level=None)) as connection:
                # The file that VACUUM fills holds all text: on the disk of the case, not in memory nor in /tmp.
                connection.execute(f"PRAGMA temp_store_directory={_quoted(scratch)}")
                connection.execute("PRAGMA temp_store=FILE")
                try:
                    connection.execute("VACUUM")
                    is_busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                finally:
                    connection.execute("PRAGMA temp_store_directory=''")
        except sqlite3.Error as failure:
            raise self._named(failure) from failure
        if is_busy:
            raise busy()

    def named(self, failure: DBAPIError) -> VorlageError:
        """See `Store`."""
        return self._named(failure.orig)

    def _named(self, failure: BaseException | None) -> VorlageError:
        if isinstance(failure, sqlite3.OperationalError):
            kind = failure.sqlite_errorcode & 0xFF
            if kind in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                return busy()
            if kind == sqlite3.SQLITE_READONLY:
                return read_only()
        # Where there is no room for the shared memory of a log, SQLite speaks of input and output, or of opening.
        if "disk is full" in str(failure) or has_no_room(self._place.parent):
            return disk_full()
        return self.unreadable()

    def unreadable(self) -> VorlageError:
        """See `Store`."""
        return catalogue_file_unreadable()

    def close(self) -> None:
        """See `Store`."""
        self._engine.dispose()


def _quoted(place: Path) -> str:
    return "'" + str(place).replace("'", "''") + "'"


def _engine(place: Path) -> Engine:
    engine = create_engine(f"sqlite:///{place}", hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        # SQLAlchemy begins transactions; the driver must not (its own BEGIN is late and would lose isolation).
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",
            "temp_store=MEMORY",  # no leaked text in a temporary file outside the case
            "busy_timeout=10000",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # What will write waits for its turn here: later, after it read, SQLite could only refuse it.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(_WRITES) else "BEGIN")

    return engine


def busy() -> CaseBusyError:
    """The error for a catalogue that somebody else writes to for longer than one waits."""
    return CaseBusyError(
        "Another process is writing to this case.",
        unharmed="Nothing was changed; reading and searching go on.",
        next_step="wait until it ends, then give the same command again",
    )


def read_only() -> CaseReadOnlyError:
    """The error for a catalogue that can be read and not written to."""
    return CaseReadOnlyError(
        "You may read the catalogue of this case, and not write to it.",
        unharmed="Nothing was changed; reading and searching go on.",
        next_step="ask whoever keeps the case to do it, or to let your account write",
    )


def has_no_room(folder: Path) -> bool:
    """Whether the disk of a folder is full, as far as our own stores are concerned: a failure there then means that."""
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize < _ROOM_BYTES


def disk_full() -> DiskFullError:
    """The error for a full disk, in one wording for catalogue and vault."""
    return DiskFullError(
        "The disk is full; the run stopped.",
        unharmed="Everything taken in so far is complete and in place.",
        next_step="free some space and give the same command again; it goes on where it stopped",
    )


def catalogue_file_unreadable() -> CatalogueUnreadableError:
    """The error for a file that is not there, or is no catalogue."""
    return CatalogueUnreadableError(
        "The catalogue of this case cannot be read.",
        unharmed="Originals and custody log do not depend on it and were not touched.",
        next_step="restore catalogue.sqlite from a backup; check the originals with: sha256sum -c manifest-sha256.txt",
    )
