# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Opening the catalogue: one file of SQLite in the case folder, durable at every commit."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from vorlage.catalogue.migrations import known_layout, migrate
from vorlage.catalogue.tables import SCHEMA_VERSION, facts, metadata
from vorlage.domain.errors import CaseVersionError, CatalogueUnreadableError, DiskFullError

_ROOM_BYTES: Final = 4 << 20


class Catalogue:
    """The one store of what must survive a kill.

    A transaction is durable when `writing` returns (WAL, synchronous FULL), and is not there at all when the process
    dies inside it. Readers never wait for a writer.
    """

    def __init__(self, engine: Engine, place: Path) -> None:
        self._engine = engine
        self._place = place

    @classmethod
    def create(cls, place: Path) -> Catalogue:
        """A new, empty catalogue at `place`, which must not exist."""
        place.touch(mode=0o600, exist_ok=False)
        catalogue = cls(_engine(place), place)
        with catalogue.writing() as connection:
            metadata.create_all(connection)
            connection.execute(insert(facts), {"name": "schema_version", "value": str(SCHEMA_VERSION)})
        return catalogue

    @classmethod
    def open(cls, place: Path) -> Catalogue:
        """The catalogue at `place`, brought to the present layout when an earlier version wrote it.

        Raises:
            CatalogueUnreadableError: It is not there, or no catalogue.
            CaseVersionError: Its layout is of a version that no step leads from.
        """
        if not place.is_file():
            raise _unreadable()
        catalogue = cls(_engine(place), place)
        with catalogue.reading() as connection:
            if not inspect(connection).has_table("facts"):
                raise _unreadable()
            found = connection.execute(select(facts.c.value).where(facts.c.name == "schema_version")).scalar()
        layout = known_layout(found)
        if layout is None:
            raise CaseVersionError(
                "This case was written with another layout of the catalogue.",
                expected=f"layout {SCHEMA_VERSION}",
                found=f"layout {found}",
                unharmed="Nothing was changed; originals and log can be checked with sha256sum alone.",
                next_step="open the case with the version of Vorlage that wrote it",
            )
        if layout != SCHEMA_VERSION:
            with catalogue.writing() as connection:
                migrate(connection, layout)
        return catalogue

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one consistent state."""
        with _translated(self._place), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it durable when the block ends well, none of it otherwise."""
        with _translated(self._place), self._engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def _engine(place: Path) -> Engine:
    engine = create_engine(f"sqlite:///{place}", hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _configure(connection: object, _entry: ConnectionPoolEntry) -> None:
        # SQLAlchemy begins transactions; the driver must not (its own BEGIN is late and would lose isolation).
        connection.isolation_level = None  # type: ignore[attr-defined]
        cursor = connection.cursor()  # type: ignore[attr-defined]
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
        connection.exec_driver_sql("BEGIN")

    return engine


@contextmanager
def _translated(place: Path) -> Iterator[None]:
    try:
        yield
    except (OperationalError, DatabaseError) as failure:
        # Where there is no room for the shared memory of a log, SQLite speaks of input and output, or of opening.
        if "disk is full" in str(failure.orig) or has_no_room(place.parent):
            raise disk_full() from failure
        raise _unreadable() from failure


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


def _unreadable() -> CatalogueUnreadableError:
    return CatalogueUnreadableError(
        "The catalogue of this case cannot be read.",
        unharmed="Originals and custody log do not depend on it and were not touched.",
        next_step="restore catalogue.sqlite from a backup; check the originals with: sha256sum -c manifest-sha256.txt",
    )
