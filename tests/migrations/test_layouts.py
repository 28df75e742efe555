# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A case of an earlier layout opens, keeps all it had, and has all that a new one has."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import inspect, text

from vorlage.app import Case
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.migrations import STEPS
from vorlage.catalogue.tables import SCHEMA_VERSION, metadata
from vorlage.domain.errors import CatalogueUnreadableError
from vorlage.domain.lineage import Decision

HERE = Path(__file__).parent


@pytest.fixture(params=sorted(STEPS))
def old_case(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A case as a version of each earlier layout left it."""
    root = tmp_path / "case"
    shutil.copytree(HERE / f"layout_{request.param}", root, ignore=shutil.ignore_patterns("catalogue.sql", "CASE.md"))
    for place in ("derived/pictures", "work"):
        (root / place).mkdir(parents=True)
    catalogue = sqlite3.connect(root / "catalogue.sqlite")
    catalogue.executescript((HERE / f"layout_{request.param}" / "catalogue.sql").read_text("utf-8"))
    catalogue.close()
    return root


def rows(root: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the catalogue, by table, the layout's own number left out."""
    catalogue = sqlite3.connect(root / "catalogue.sqlite")
    tables = [name for (name,) in catalogue.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {name: catalogue.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in sorted(tables)}  # noqa: S608
    catalogue.close()
    found["facts"] = [row for row in found["facts"] if row[0] != "schema_version"]
    return found


def shape(place: Path) -> dict[str, object]:
    """Tables, columns and foreign keys of a catalogue, as the database describes them."""
    catalogue = Catalogue.open(place)
    with catalogue.reading() as connection:
        seen = inspect(connection)
        found = {
            name: (
                [(column["name"], str(column["type"]), column["nullable"]) for column in seen.get_columns(name)],
                seen.get_pk_constraint(name)["constrained_columns"],
                sorted((key["constrained_columns"], key["referred_table"]) for key in seen.get_foreign_keys(name)),
                sorted(str(index["name"]) for index in seen.get_indexes(name)),
            )
            for name in seen.get_table_names()
        }
    catalogue.close()
    return dict(found)


def test_there_is_a_case_for_every_step() -> None:
    """A step that nobody tried on a case of its day is no step."""
    assert sorted(STEPS) == list(range(1, SCHEMA_VERSION))
    assert all((HERE / f"layout_{version}" / "catalogue.sql").is_file() for version in STEPS)


def test_an_old_case_opens_with_every_row_it_had(old_case: Path) -> None:
    """Nothing that stood there is gone or changed; a column that is new is empty."""
    before = rows(old_case)
    with Case.open(old_case) as case:
        assert len(case.items()) == 2
        assert len(case.lineage().pairs) == 1
    after = rows(old_case)
    for name, known in before.items():
        width = len(known[0]) if known else 0
        assert [row[:width] for row in after[name]] == [row[:width] for row in known]
        assert all(value is None for row in after[name] for value in row[width:])


def test_an_old_case_verifies_and_takes_findings(old_case: Path, vorlage: Callable[..., Result]) -> None:
    """Originals and log are as they were, and what people could not record then can be recorded now."""
    assert vorlage("verify", old_case).exit_code == 0
    with Case.open(old_case) as case:
        case.decide("pair-1-2", Decision.REJECT, reason="They had the letters from two desks.")
        assert [finding.decision for finding in case.findings()][-1:] == [Decision.REJECT]
    assert vorlage("verify", old_case).exit_code == 0


def test_the_last_layout_is_that_of_a_new_case(old_case: Path, tmp_path: Path) -> None:
    """Steps and tables say the same: tables, columns, keys, indexes."""
    Catalogue.create(tmp_path / "new.sqlite").close()
    assert shape(old_case / "catalogue.sqlite") == shape(tmp_path / "new.sqlite")
    assert set(shape(tmp_path / "new.sqlite")) == set(metadata.tables)


def test_a_step_that_is_cut_off_leaves_the_old_layout(old_case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The version number and what it stands for change together or not at all."""
    before = rows(old_case)
    with monkeypatch.context() as patched:
        broken = {
            version: (*statements, "CREATE TABLE items (number INTEGER)") for version, statements in STEPS.items()
        }
        patched.setattr("vorlage.catalogue.migrations.STEPS", broken)
        with pytest.raises(CatalogueUnreadableError):
            Catalogue.open(old_case / "catalogue.sqlite")
    assert rows(old_case) == before
    Catalogue.open(old_case / "catalogue.sqlite").close()


def test_a_second_process_finds_the_work_done(old_case: Path) -> None:
    """Opened twice, and twice at once, the steps are taken once."""
    first, second = (Catalogue.open(old_case / "catalogue.sqlite") for _ in range(2))
    for catalogue in (first, second):
        with catalogue.reading() as connection:
            version = connection.execute(text("SELECT value FROM facts WHERE name = 'schema_version'")).scalar()
            assert version == str(SCHEMA_VERSION)
        catalogue.close()


@pytest.mark.parametrize("layout", [str(SCHEMA_VERSION + 1), "0", "two", ""])
def test_a_layout_that_no_step_leads_from_is_refused(
    old_case: Path, layout: str, vorlage: Callable[..., Result]
) -> None:
    """A later version's case, or none of ours, is not guessed at."""
    catalogue = sqlite3.connect(old_case / "catalogue.sqlite")
    catalogue.execute("UPDATE facts SET value = ? WHERE name = 'schema_version'", (layout,))
    catalogue.commit()
    catalogue.close()
    before = rows(old_case)
    answer = vorlage("status", old_case)
    assert (answer.exit_code, answer.stderr.split(":")[0]) == (2, "case.version")
    assert rows(old_case) == before
