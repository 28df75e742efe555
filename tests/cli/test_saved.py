# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage saved` and `vorlage history`: what is new since one last looked, and private to who looked."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from vorlage.app import Case
from vorlage.catalogue.option_text import options_as_text, options_from_text
from vorlage.catalogue.search_history import insert_past_search
from vorlage.domain.custody import Genre
from vorlage.domain.errors import SavedSearchError
from vorlage.domain.facets import Facet, FacetValue, SortOrder
from vorlage.domain.kept_searches import LONGEST_HISTORY, PastSearch
from vorlage.domain.search import SearchOptions

Call = Callable[..., Result]


@pytest.fixture
def case(tmp_path: Path, vorlage: Call) -> Path:
    """A case of two notes."""
    for number in range(2):
        (tmp_path / f"note {number}.txt").write_text(f"The basin was dredged {number} times.\n", "utf-8")
    vorlage("new", tmp_path / "case")
    vorlage("add", tmp_path / "case", tmp_path / "note 0.txt", "--genre", "primary")
    return tmp_path / "case"


def run(vorlage: Call, case: Path, *words: str) -> dict[str, Any]:
    """What is new, as scripts read it."""
    shape: dict[str, Any] = json.loads(vorlage("saved", case, "run", *words, "--json").stdout)
    return shape


def test_a_saved_search_tells_new_changed_and_gone_pages_once(vorlage: Call, case: Path, tmp_path: Path) -> None:
    """Seen is seen; a look with `--peek` is none; a page whose text a person corrected is told as changed."""
    assert vorlage("saved", case, "save", "Basin", "basin").exit_code == 0
    assert run(vorlage, case, "Basin", "--peek")["new"] == [{"number": 1, "page": 1}]
    assert run(vorlage, case, "Basin")["new"] == [{"number": 1, "page": 1}]
    assert (run(vorlage, case, "Basin")["new"], run(vorlage, case, "Basin")["unchanged"]) == ([], 1)
    vorlage("add", case, tmp_path / "note 1.txt", "--genre", "primary")
    assert run(vorlage, case, "1", "--peek")["new"] == [{"number": 2, "page": 1}]
    with Case.open(case) as opened:
        opened.correct(opened.items()[0].number, 1, "The quay was dredged.")
        opened.correct(opened.items()[1].number, 1, "The basin was dredged again.")
    told = run(vorlage, case, "Basin")
    assert (told["gone"], told["new"]) == ([{"number": 1, "page": 1}], [{"number": 2, "page": 1}])
    with Case.open(case) as opened:
        opened.correct(opened.items()[1].number, 1, "The basin was dredged once more.")
    assert run(vorlage, case, "Basin")["changed"] == [{"number": 2, "page": 1}]


def test_options_are_kept_with_a_search(vorlage: Call, case: Path) -> None:
    """What it was narrowed by is asked again, not a wider search; the list shows it."""
    vorlage("saved", case, "save", "Reports", "basin", "--genre", "report", "--exact")
    assert run(vorlage, case, "Reports")["total"] == 0
    saved = json.loads(vorlage("saved", case, "--json").stdout)["saved"]
    assert [(each["name"], each["options"]) for each in saved] == [("Reports", {"exact": True, "genre": "report"})]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("save", "Basin", "dredged"), "There is a saved search of this name"),
        (("save", " ", "dredged"), "a name of 1 to 100"),
        (("save", "x" * 101, "dredged"), "a name of 1 to 100"),
        (("run", "Quay"), "no saved search"),
        (("delete", "7"), "no saved search"),
        (("share", "Quay"), "no saved search"),
        (("save", "Quay"), "say one of"),
        (("run",), "say one of"),
        (("list", "Basin"), "say one of"),
    ],
)
def test_a_wrong_call_changes_nothing(vorlage: Call, case: Path, words: tuple[str, ...], told: str) -> None:
    """It ends with exit code 2, and the list is as it was."""
    vorlage("saved", case, "save", "Basin", "basin")
    before = vorlage("saved", case, "--json").stdout
    answer = vorlage("saved", case, *words)
    assert answer.exit_code == 2
    assert told in answer.stderr
    assert vorlage("saved", case, "--json").stdout == before


def test_what_a_member_saves_and_searches_is_nobody_elses(case: Path) -> None:
    """Another member sees a shared search and may run it, not mark, share or delete it; never the history."""
    with Case.open(case) as opened:
        searches = opened.searches
        searches.save("Basin", "basin", SearchOptions(), member="heron")
        searches.keep("basin", SearchOptions(), total=1, member="heron")
        assert searches.saved(member="tern") == ()
        with pytest.raises(SavedSearchError):
            searches.news("1", member="tern")
        searches.share("1", is_shared=True, member="heron")
        assert [each.name for each in searches.saved(member="tern")] == ["Basin"]
        searches.news("1", member="tern")
        assert len(searches.news("1", member="heron")[1].new) == 1  # the other's look did not count as the owner's
        for change in (searches.forget_saved, partial(searches.share, is_shared=False)):
            with pytest.raises(SavedSearchError):
                change("1", member="tern")
        assert searches.history(member="tern") == ()
        assert searches.clear_history(member="tern") == 0
        assert [past.query for past in searches.history(member="heron")] == ["basin"]


def test_the_history_is_shown_newest_first_and_cleared(vorlage: Call, case: Path) -> None:
    """A search made again moves up; scripts, lists and programs leave none; cleared, no byte of it is in the case."""
    for words in (("dredged",), ("basin",), ("dredged",), ("basin", "--exact"), ("quayside", "--json")):
        vorlage("search", case, *words)
    shown = [line.split("  ")[-1] for line in vorlage("history", case).stdout.splitlines()]
    assert shown == ["basin, exactly as written", "dredged", "basin"]
    assert vorlage("history", case, "--clear").stderr == "Searches forgotten: 3.\n"
    assert vorlage("history", case).stdout == ""
    log = (case / "custody" / "log.jsonl").read_text("ascii")
    assert "dredged" not in log and "basin" not in log


def test_a_search_is_answered_where_its_history_cannot_be_kept(vorlage: Call, case: Path) -> None:
    """While another process adds, the answer comes all the same."""
    with Case.open(case) as opened, opened._folder.writer():
        assert vorlage("search", case, "basin").exit_code == 0
        assert opened.searches.history() == ()


def test_the_history_keeps_the_newest_and_no_more(case: Path) -> None:
    """The oldest go when there are more than a thousand."""
    now = datetime(2026, 3, 4, tzinfo=UTC)
    with Case.open(case) as opened:
        with opened._catalogue.writing() as connection:
            for number in range(LONGEST_HISTORY + 2):
                past = PastSearch(
                    sequence=number,
                    member="this desk",
                    asked_at=now,
                    query=f"q{number}",
                    options=SearchOptions(),
                    total=0,
                )
                insert_past_search(connection, past)
        kept = [past.query for past in opened.searches.history()]
    assert (len(kept), kept[0], kept[-1]) == (LONGEST_HISTORY, f"q{LONGEST_HISTORY + 1}", "q2")


def test_options_come_back_from_text_as_they_were_and_unknown_ones_are_refused() -> None:
    """An option of a later version is not dropped: the search would be another one."""
    options = SearchOptions(
        exact=True,
        genre=Genre.REPORT,
        limit=7,
        only=(FacetValue(Facet.FOLDER, "primary/03"),),
        dated_from="2019-11",
        sort=SortOrder.NEWEST,
    )
    assert options_from_text(options_as_text(options)) == options
    assert options_as_text(SearchOptions()) == "{}"
    with pytest.raises(ValueError, match="another version"):
        options_from_text('{"colour":"red"}')
