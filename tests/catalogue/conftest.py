# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Both stores that a catalogue can lie in: what is promised of it is tested on each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.a_place import Place
from vorlage.catalogue.postgresql import PostgresStore, new_schema_name
from vorlage.catalogue.stores import SqliteStore


def a_place(kind: str, request: pytest.FixtureRequest, folder: Path) -> Place:
    if kind == "sqlite":
        return Place(lambda: SqliteStore(folder / "catalogue.sqlite"))
    address = request.getfixturevalue("postgresql").new_database()
    schema = new_schema_name()
    return Place(lambda: PostgresStore(address, schema, wait_s=1))


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A place that holds nothing yet."""
    made = a_place(request.param, request, tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A place that the tests of a module share."""
    made = a_place(request.param, request, tmp_path_factory.mktemp("catalogue"))
    yield made
    made.close()
