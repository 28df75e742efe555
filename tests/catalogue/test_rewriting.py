# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A catalogue written anew, in both stores: what was deleted is gone from the disk, what was not is as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select

from tests.a_place import Place
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.stores import SqliteStore
from vorlage.catalogue.tables import facts
from vorlage.domain.errors import CaseBusyError

SECRET = "quorvathelim " * 2000  # more than a page of either store


def test_what_was_not_deleted_is_as_it_was(place: Place, tmp_path: Path) -> None:
    """Written anew by the one process that writes, it reads the same, and takes in more."""
    catalogue = place.create()
    with catalogue.writing() as connection:
        connection.execute(insert(facts), [{"name": "kept", "value": "a"}, {"name": "gone", "value": SECRET}])
        connection.execute(delete(facts).where(facts.c.name == "gone"))
    with catalogue.sole_writer():
        catalogue.rewrite(tmp_path)
        with catalogue.writing() as connection:
            connection.execute(insert(facts), {"name": "later", "value": "b"})
    with place.open().reading() as connection:
        found = {row.name: row.value for row in connection.execute(select(facts))}
    assert (found["kept"], found["later"]) == ("a", "b")
    assert "gone" not in found


def test_no_byte_of_what_was_deleted_is_left(tmp_path: Path) -> None:
    """Not in the file, not in what SQLite keeps beside it, and no temporary file stays."""
    place, scratch = tmp_path / "catalogue.sqlite", tmp_path / "it's work"
    scratch.mkdir()
    with closing(Catalogue.create(place)) as catalogue:
        with catalogue.writing() as connection:
            connection.execute(insert(facts), {"name": "gone", "value": SECRET})
        with catalogue.writing() as connection:
            connection.execute(delete(facts).where(facts.c.name == "gone"))
        assert any(SECRET[:12].encode() in each.read_bytes() for each in tmp_path.glob("catalogue*"))
        catalogue.rewrite(scratch)
        assert not any(SECRET[:12].encode() in each.read_bytes() for each in tmp_path.glob("catalogue*"))
    assert list(scratch.iterdir()) == []


def test_who_reads_all_the_while_is_waited_for_and_then_named(tmp_path: Path) -> None:
    """A reader that holds on to what was deleted: busy, so that nobody believes it gone."""
    place = tmp_path / "catalogue.sqlite"
    with (
        closing(Catalogue.create_in(SqliteStore(place, wait_s=0))) as catalogue,
        closing(sqlite3.connect(place)) as reader,
    ):
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM facts").fetchall()
        with catalogue.writing() as connection:
            connection.execute(insert(facts), {"name": "gone", "value": SECRET})
        with pytest.raises(CaseBusyError):
            catalogue.rewrite(tmp_path)
