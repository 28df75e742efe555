# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The catalogue of a case, opened: in a file of SQLite in the case folder, or in a PostgreSQL (decision 0025)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Connection, insert, inspect, select
from sqlalchemy.exc import DBAPIError

from vorlage.catalogue.migrations import known_layout, migrate
from vorlage.catalogue.stores import SqliteStore, Store, catalogue_file_unreadable
from vorlage.catalogue.tables import SCHEMA_VERSION, facts, metadata
from vorlage.domain.errors import CaseVersionError


class Catalogue:
    """The one store of what must survive a kill.

    A transaction is durable when `writing` returns, and is not there at all when the process dies inside it. Readers
    never wait for a writer.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def create(cls, place: Path) -> Catalogue:
        """A new, empty catalogue in a file at `place`, which must not exist."""
        return cls.create_in(SqliteStore(place))

    @classmethod
    def create_in(cls, store: Store) -> Catalogue:
        """A new, empty catalogue in a store that holds nothing."""
        catalogue = cls(store)
        with catalogue._closed_on_failure(), catalogue.making() as connection:
            connection.execute(insert(facts), {"name": "schema_version", "value": str(SCHEMA_VERSION)})
        return catalogue

    @classmethod
    def open(cls, place: Path) -> Catalogue:
        """The catalogue in the file at `place`; see `open_in`."""
        if not place.is_file():
            raise catalogue_file_unreadable()
        return cls.open_in(SqliteStore(place))

    @classmethod
    def open_in(cls, store: Store) -> Catalogue:
        """The catalogue in a store, brought to the present layout when an earlier version wrote it.

        Raises:
            CatalogueUnreadableError: It is not there, or no catalogue.
            CatalogueUnreachableError: The store does not answer.
            CaseVersionError: Its layout is of a version that no step leads from.
        """
        catalogue = cls(store)
        with catalogue._closed_on_failure():
            catalogue._bring_to_present_layout()
        return catalogue

    def _bring_to_present_layout(self) -> None:
        with self.reading() as connection:
            if not inspect(connection).has_table("facts"):
                raise self._store.unreadable()
            found = connection.execute(select(facts.c.value).where(facts.c.name == "schema_version")).scalar()
        layout = known_layout(found)
        if layout is None or layout < self._store.first_layout:
            raise CaseVersionError(
                "This case was written with another layout of the catalogue.",
                expected=f"layout {SCHEMA_VERSION}",
                found=f"layout {found}",
                unharmed="Nothing was changed; originals and log can be checked with sha256sum alone.",
                next_step="open the case with the version of Vorlage that wrote it",
            )
        if layout != SCHEMA_VERSION:
            with self.writing() as connection:
                migrate(connection, layout)

    @contextmanager
    def making(self) -> Iterator[Connection]:
        """The transaction in which a new catalogue gets its tables, all of them empty."""
        with self._named(), self._store.making() as connection:
            metadata.create_all(connection)
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one consistent state."""
        with self._named(), self._store.reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction, alone among those that write: durable when the block ends well, not there at all otherwise.

        Raises:
            CaseBusyError: Another process writes, and did not end in ten seconds.
        """
        with self._named(), self._store.writing() as connection:
            yield connection

    def sole_writer(self) -> AbstractContextManager[None]:
        """Be the only process that adds to the case, on whichever machine; beside the lock of the case folder.

        Raises:
            CaseBusyError: Another one is.
            CaseReadOnlyError: This account may not write.
        """
        return self._store.sole_writer()

    def rewrite(self, scratch: Path) -> None:
        """Write every table anew, so that nothing of deleted rows is left on the disk of the store: see `Store`.

        Raises:
            CaseBusyError: Somebody reads all the while; deleted rows may still be there.
            DiskFullError: There is no room for it; nothing was changed.
        """
        self._store.rewrite(scratch)

    def close(self) -> None:
        """Let go of it."""
        self._store.close()

    @contextmanager
    def _closed_on_failure(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.close()
            raise

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as failure:
            raise self._store.named(failure) from failure
