# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A case from Python: an answer as a table, with hidden names masked unless their showing is asked for and logged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import vorlage
from vorlage.app import Case
from vorlage.domain.custody import EventKind, Genre
from vorlage.domain.errors import CaseMissingError
from vorlage.domain.facets import Facet, FacetValue
from vorlage.domain.search import SearchOptions
from vorlage.protection.persons import NamedPerson

NOTE = "The basin of the harbour was put off. Clerk Ilvane Morrowick kept the minutes.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case of one note."""
    (tmp_path / "Ilvane Morrowick.txt").write_text(NOTE, "utf-8")
    with Case.create(tmp_path / "case") as case:
        case.add([tmp_path / "Ilvane Morrowick.txt"], genre=Genre.PRIMARY)
    return tmp_path / "case"


def test_an_answer_is_a_table_with_hidden_names_masked(folder: Path) -> None:
    """The answer itself is as it is; what is made a table may be written anywhere, and is masked."""
    with vorlage.open_case(folder) as case:
        answer = case.search("minutes")
        assert "Morrowick" in answer.hits[0].snippets[0].text
        table = answer.to_pandas()
    assert list(table.columns) == ["number", "path", "page", "text", "start", "end", "how"]
    assert table.loc[0, "number"] == 1
    assert "orrowick" not in table.to_csv().lower()
    assert "kept the minutes" in table.loc[0, "text"]


def test_an_empty_answer_is_a_table_with_the_same_columns(folder: Path) -> None:
    """Types hold without a row."""
    with vorlage.open_case(folder) as case:
        table = case.search("quayside", SearchOptions(typos=False)).to_arrow()
    assert table.num_rows == 0
    assert str(table.schema.field("page").type) == "int64"


def test_asking_from_python_leaves_no_history_and_writes_nothing(folder: Path) -> None:
    """A program's searches are not a person's."""
    with vorlage.open_case(folder) as case:
        before = case.custody_events(100)
        case.search("minutes").to_rows()
        assert case.searches.history() == ()
        assert case.custody_events(100) == before


def test_names_are_handed_out_only_once_the_log_says_why(folder: Path) -> None:
    """What goes through `unmasked` is as it is, and the custody log has the reason."""
    with vorlage.open_case(folder) as case:
        veil = case.searches.unmasked("one page", reason="asked for by the desk")
        assert veil.text(NOTE) == NOTE
        last = case.custody_events(1)[0]
    assert last.kind is EventKind.DISSEMINATION
    assert last.detail == "one page with names that are hidden otherwise; reason: asked for by the desk"


def test_a_case_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    """Opening makes nothing."""
    with pytest.raises(CaseMissingError):
        vorlage.open_case(str(tmp_path / "none"))
    assert list(tmp_path.iterdir()) == []


def test_importing_the_package_imports_no_room() -> None:
    """`import vorlage` answers at once; a case is imported when it is opened."""
    line = "import sys, vorlage; print([name for name in sys.modules if name.startswith('vorlage.')])"
    done = subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "[]\n"


def test_persons_marked_public_are_a_facet_and_nobody_else_is(folder: Path) -> None:
    """Undecided, protected and lifted people are neither counted nor found by whom they are; public ones by name."""
    asked = SearchOptions(with_facets=True)
    morrowick = SearchOptions(only=(FacetValue(Facet.PERSON, "Ilvane Morrowick"),))
    with vorlage.open_case(folder) as case:
        assert case.search("minutes", asked).counts(Facet.PERSON) == {}
        assert case.search("minutes", morrowick).total == 0
        clerk = NamedPerson(spellings=("Ilvane Morrowick", "+44 20 7946 0991"), ground="spoke in office")
        case.protection.mark_public([clerk])
        assert case.search("minutes", asked).counts(Facet.PERSON) == {"Ilvane Morrowick": 1}
        assert case.search("minutes", morrowick).total == 1
        case.protection.protect([NamedPerson(spellings=("Ilvane Morrowick",), ground="asked to be")])
        assert case.search("minutes", asked).counts(Facet.PERSON) == {}
        assert case.search("minutes", morrowick).total == 0
