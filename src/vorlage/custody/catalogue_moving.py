# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Moving the catalogue of a case from its folder into a PostgreSQL, and back (decision 0025).

There is one moment at which it has moved: when the file that names the schema appears in the case folder, or is gone
from it. Before, all is as it was; afterwards what is left of the old one is taken away, by the next call if need be.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.copying import copy_rows, require_equal_rows
from vorlage.catalogue.postgresql import PostgresStore, is_schema_name, new_schema_name
from vorlage.catalogue.stores import SqliteStore, Store
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.catalogue_place import name_schema, no_database_set, schema_of
from vorlage.custody.custody_log import record_change
from vorlage.custody.durable import replace_durably, sync_folder
from vorlage.custody.log_following import follow_catalogue


class CataloguePlace(StrEnum):
    """Where a catalogue can lie."""

    FOLDER = "folder"
    POSTGRESQL = "postgresql"


def place_of(folder: CaseFolder) -> CataloguePlace:
    """Where the catalogue of a case lies."""
    return CataloguePlace.FOLDER if schema_of(folder) is None else CataloguePlace.POSTGRESQL


def move_catalogue(
    folder: CaseFolder, to: CataloguePlace, address: str | None, *, now: datetime, tool: str
) -> int | None:
    """Move the catalogue of a case; return how many rows it has, or None when it lay there already.

    Steps: 1. what a killed move left is dropped. 2. nobody else writes until the end. 3. every row is copied, the event
    of the move among them, and is durable. 4. every row of the copy is read back and compared. 5. the folder tells that
    it lies there. 6. the old one is taken away; the log follows. Killed or failed before 5, the case is as it was;
    after it, it has moved.

    Raises:
        CaseStoreError: No database is set.
        CatalogueCopyError: The copy is not equal: nothing was moved.
        CaseBusyError, CaseReadOnlyError, CatalogueUnreachableError, DiskFullError: Nothing was moved.
    """
    if address is None:
        raise no_database_set()
    count = None
    with _opened(folder, address) as old:
        _drop_leftover(folder, address)  # step 1
        if place_of(folder) is not to:
            with old.writing() as held:  # step 2
                record_change(held, f"the catalogue moved to: {to.value}", now=now, tool=tool)
                move = _into_database if to is CataloguePlace.POSTGRESQL else _into_folder
                count = move(folder, held, address)  # steps 3 to 5
                if to is CataloguePlace.POSTGRESQL:
                    folder.forget_catalogue_file()  # step 6
    with _opened(folder, address) as new:
        _drop_leftover(folder, address)
        follow_catalogue(folder, new, now=now)
    return count


def _into_database(folder: CaseFolder, held: Connection, address: str) -> int:
    store = PostgresStore(address, new_schema_name())
    _note_leftover(folder, store.schema)
    count = _copied(held, store)
    name_schema(folder, store.schema)
    return count


def _into_folder(folder: CaseFolder, held: Connection, _address: str) -> int:
    _note_leftover(folder, str(schema_of(folder)))
    built = folder.work / folder.catalogue.name
    count = _copied(held, SqliteStore(built))
    built.replace(folder.catalogue)  # closed by now: nothing of it is in a log beside it
    sync_folder(folder.root)
    folder.schema_name.unlink()
    sync_folder(folder.root)
    return count


def _copied(held: Connection, store: Store) -> int:
    copy = Catalogue(store)
    try:
        with copy.making() as empty:
            copy_rows(held, empty)
        with copy.reading() as connection:
            return require_equal_rows(held, connection)
    finally:
        copy.close()


@contextmanager
def _opened(folder: CaseFolder, address: str) -> Iterator[Catalogue]:
    """The catalogue where it lies now, with nobody else adding to the case."""
    schema = schema_of(folder)
    catalogue = Catalogue.open_in(SqliteStore(folder.catalogue) if schema is None else PostgresStore(address, schema))
    try:
        with replace(folder, sole_writer=catalogue.sole_writer).writer():
            yield catalogue
    finally:
        catalogue.close()


def _note_leftover(folder: CaseFolder, schema: str) -> None:
    replace_durably(folder.leftover_schema, f"{schema}\n".encode("ascii"), work=folder.work)


def _drop_leftover(folder: CaseFolder, address: str) -> None:
    """Drop the schema that a move has left, or had begun to fill when it was killed."""
    try:
        schema = folder.leftover_schema.read_text("ascii", errors="replace").strip()
    except FileNotFoundError:
        return
    if is_schema_name(schema) and schema != schema_of(folder):
        store = PostgresStore(address, schema)
        store.drop_schema()
        store.close()
    folder.leftover_schema.unlink(missing_ok=True)
    sync_folder(folder.root)
