# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where the catalogue of a case lies: in its folder, or in a PostgreSQL, in a schema that its folder names.

The folder tells which: a file `catalogue.postgresql` with the name of a schema, else `catalogue.sqlite`. The address of
the database is a setting, and never in the folder.
"""

from __future__ import annotations

import shutil

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.postgresql import PostgresStore, is_schema_name, new_schema_name
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.durable import replace_durably
from vorlage.domain.errors import CaseStoreError, CatalogueUnreadableError, VorlageError


def create_catalogue(folder: CaseFolder, address: str | None) -> Catalogue:
    """A new, empty catalogue for a new case: in the database of `address`, or in the folder without one.

    When there can be none, the folder, which was made for it and holds nothing, is gone again.

    Raises:
        CatalogueUnreachableError: The database does not answer.
        CaseReadOnlyError: The account may make no schema in it.
    """
    try:
        if address is None:
            return Catalogue.create(folder.catalogue)
        store = PostgresStore(address, new_schema_name())
        catalogue = Catalogue.create_in(store)
        name_schema(folder, store.schema)
    except VorlageError:
        shutil.rmtree(folder.root)
        raise
    return catalogue


def open_catalogue(folder: CaseFolder, address: str | None) -> Catalogue:
    """The catalogue of a case, where it lies.

    Raises:
        CaseStoreError: It lies in a database and none is set, or in the folder and one is.
        CatalogueUnreadableError, CatalogueUnreachableError, CaseVersionError: See `Catalogue.open_in`.
    """
    schema = schema_of(folder)
    if schema is None and address is None:
        return Catalogue.open(folder.catalogue)
    if schema is None:
        raise CaseStoreError(
            "This case keeps its catalogue in its own folder.",
            expected="no VORLAGE_CATALOGUE",
            found="a database is set",
            unharmed="Nothing was changed.",
            next_step="unset VORLAGE_CATALOGUE and VORLAGE_CATALOGUE_FILE, or move the catalogue there: "
            "vorlage catalogue CASE --move-to postgresql",
        )
    if address is None:
        raise no_database_set()
    return Catalogue.open_in(PostgresStore(address, schema))


def no_database_set() -> CaseStoreError:
    """The error for a call that needs the database and is not told where it is."""
    return CaseStoreError(
        "The catalogue of this case lies in a PostgreSQL, or is to, and none is set.",
        expected="its address in VORLAGE_CATALOGUE, or in the file of VORLAGE_CATALOGUE_FILE",
        found="neither is set",
        unharmed="Nothing was changed.",
        next_step="set VORLAGE_CATALOGUE to the address of the database, then give the same command again",
    )


def schema_of(folder: CaseFolder) -> str | None:
    """The schema that holds the catalogue of a case; None when the folder does.

    Raises:
        CatalogueUnreadableError: What should name it does not.
    """
    try:
        named = folder.schema_name.read_text("ascii", errors="replace").strip()
    except FileNotFoundError:
        return None
    if is_schema_name(named):
        return named
    raise CatalogueUnreadableError(
        "The file catalogue.postgresql of this case does not name a schema.",
        unharmed="Originals, custody log and the database were not touched.",
        next_step="restore catalogue.postgresql from a backup of the case folder",
    )


def name_schema(folder: CaseFolder, schema: str) -> None:
    """Have the folder tell that the catalogue lies in a schema, durably, from one moment on."""
    replace_durably(folder.schema_name, f"{schema}\n".encode("ascii"), work=folder.work)
