# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Tags and stars through the command line: shared and private, undone, and in the log by number alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from vorlage.domain.errors import TagError
from vorlage.search.tagging import LONGEST_TAG, tag_of

_LETTER = (
    "Subject: Lead\nDate: Fri, 24 Nov 2017 10:00:00 +0800\nMIME-Version: 1.0\nContent-Type: multipart/mixed; "
    "boundary=b\n\n--b\nContent-Type: text/plain\n\nlead in the tap of the school\n--b\nContent-Type: text/plain\n"
    'Content-Disposition: attachment; filename="table.txt"\n\nlead, found in seventeen taps\n--b--\n'
)


@pytest.fixture
def case(tmp_path: Path, vorlage: Callable[..., Result]) -> Path:
    """A letter with its attachment, a note, and the note's copy."""
    folder = tmp_path / "delivery" / "leak"
    folder.mkdir(parents=True)
    (folder / "a.eml").write_text(_LETTER, "utf-8")
    (folder / "b.txt").write_text("lead in the well, says the Ossel County Council", "utf-8")
    (folder / "c.txt").write_text("lead in the well, says the Ossel County Council", "utf-8")
    root = tmp_path / "case"
    assert vorlage("new", root).exit_code == 0
    assert vorlage("add", root, folder.parent, "--genre", "primary").exit_code == 0
    return root


def answer(vorlage: Callable[..., Result], case: Path, *words: str) -> dict[str, Any]:
    """What `search --json` prints."""
    outcome = vorlage("search", case, *words, "--json")
    assert outcome.exit_code == 0, outcome.stderr
    shape: dict[str, Any] = json.loads(outcome.stdout)
    return shape


def test_a_tag_is_put_on_found_and_taken_off(case: Path, vorlage: Callable[..., Result]) -> None:
    """By number or path; a second spelling is the first; putting it on twice does nothing."""
    assert vorlage("tag", case, "1", "leak/b.txt", "--tag", "to check").stdout == "to check: put on 2 items\n"
    assert vorlage("tag", case, "1", "--tag", "  To \n Check").stdout == "to check: put on 0 items\n"
    assert vorlage("tag", case).stdout == "      2  to check\n"
    found = answer(vorlage, case, 'tag:"to check"')
    assert {hit["path"] for hit in found["hits"]} == {"leak/a.eml", "leak/b.txt"}
    assert all(hit["tags"] == ["to check"] for hit in found["hits"])
    assert found["facets"]["tag"] == {"to check": 2}
    assert answer(vorlage, case, "lead", "--without", "tag=to check")["total"] == 1
    assert vorlage("tag", case, "1", "2", "3", "--tag", "TO CHECK", "--remove").stdout.endswith("taken off 2 items\n")
    assert vorlage("tag", case).stdout == ""


def test_the_log_says_which_items_and_never_the_words(case: Path, vorlage: Callable[..., Result]) -> None:
    """A tag may hold a name; the log goes to people who must not read it. A star is in no log at all."""
    before = (case / "custody" / "log.jsonl").read_text("utf-8").count("\n")
    vorlage("tag", case, "1", "3", "--tag", "ask Thornquist")
    vorlage("tag", case, "3", "--tag", "ask Thornquist", "--remove")
    vorlage("star", case, "1", "2")
    log = (case / "custody" / "log.jsonl").read_text("utf-8")
    assert "Thornquist" not in log
    events = [json.loads(line) for line in log.splitlines()[before:]]
    assert [event["detail"] for event in events] == ["tag put on items 1, 3", "tag taken off item 3"]
    assert {event["event"] for event in events} == {"metadata modification"}
    assert vorlage("verify", case).exit_code == 0


def test_a_star_is_put_on_found_and_taken_off(case: Path, vorlage: Callable[..., Result]) -> None:
    """It narrows a search, and nothing is left of it afterwards."""
    assert vorlage("star", case, "1", "1").stdout == "1 item starred\n"
    found = answer(vorlage, case, "lead", "--only", "star=starred")
    assert [(hit["path"], hit["starred"]) for hit in found["hits"]] == [("leak/a.eml", True)]
    assert vorlage("star", case, "1", "--remove").stdout == "1 item no longer starred\n"
    assert answer(vorlage, case, "lead", "--only", "star=starred")["total"] == 0


@pytest.mark.parametrize("words", [["1"], ["--tag", "x"], ["--remove"], ["1", "--remove"]])
def test_a_half_call_is_refused(case: Path, vorlage: Callable[..., Result], words: list[str]) -> None:
    """Items without a tag, or a tag without items, do nothing."""
    assert vorlage("tag", case, *words).exit_code == 2


@pytest.mark.parametrize("typed", ["", " \n", "...", "a\u200bb", "x" * (LONGEST_TAG + 1), "a\x00b", "\u202eabc"])
def test_what_is_no_tag_is_refused_and_not_repeated(typed: str) -> None:
    """Blank, too long, or with characters that are not seen."""
    with pytest.raises(TagError) as refused:
        tag_of(typed)
    assert not typed.strip() or typed not in str(refused.value).replace("...", "")


def test_a_tag_of_any_script_is_kept_as_typed() -> None:
    """White space made one, composed; nothing else is changed."""
    assert [tag_of(each) for each in ("قيد  المراجعة", "待核", "e\u0301te\u0301")] == ["قيد المراجعة", "待核", "été"]


def test_a_family_and_a_copy_are_one_hit_each(case: Path, vorlage: Callable[..., Result]) -> None:
    """The letter stands with its attachment, the note says where else it is held."""
    found = answer(vorlage, case, "lead", "--group", "family")
    assert (found["total"], found["groups"]) == (3, 2)
    by_path = {hit["path"].partition("!/")[0]: hit for hit in found["hits"]}
    assert by_path["leak/a.eml"]["in_group"] == 2
    assert len(by_path["leak/a.eml"]["companions"]) == 1
    assert [each["path"] for each in by_path["leak/b.txt"]["also_held_as"]] == ["leak/c.txt"]
    shown = vorlage("search", case, "lead", "--group", "family")
    assert "3 pages, grouped by family into 2" in shown.stderr
    assert "also held as" in shown.stdout


def test_dates_bodies_and_folders_narrow(case: Path, vorlage: Callable[..., Result]) -> None:
    """The day of a letter is its own; an institution and a folder are as they are printed."""
    assert [hit["path"] for hit in answer(vorlage, case, "lead", "--from", "2017-11-24", "--to", "2017")["hits"]] == [
        "leak/a.eml"
    ]
    assert answer(vorlage, case, "lead", "--only", "date=undated")["total"] == 2
    assert answer(vorlage, case, "lead", "--only", "body=Ossel County Council")["total"] == 1
    assert answer(vorlage, case, "lead", "--only", "folder=leak/a.eml!")["total"] == 1
    assert answer(vorlage, case, "lead", "--without", "folder=leak/")["total"] == 0
    newest = answer(vorlage, case, "lead", "--sort", "newest")["hits"]
    assert (newest[0]["path"], newest[0]["score"]) == ("leak/a.eml", 0)


def test_loosening_is_switched_off(case: Path, vorlage: Callable[..., Result]) -> None:
    """Each switch takes away what it alone found."""
    assert answer(vorlage, case, "wells")["total"] == 1
    assert answer(vorlage, case, "wells", "--no-stems", "--no-typos")["total"] == 0
    assert answer(vorlage, case, "scholl")["total"] == 1
    assert answer(vorlage, case, "scholl", "--no-typos")["total"] == 0


@pytest.mark.parametrize(
    "words",
    [
        ["--only", "named=Ana"],
        ["--only", "genre"],
        ["--only", "genre=leak"],
        ["--without", "outcome=good"],
        ["--from", "2019-13"],
        ["--to", "yesterday"],
        ["--sort", "name"],
        ["--case"],
    ],
)
def test_a_wrong_narrowing_is_refused(case: Path, vorlage: Callable[..., Result], words: list[str]) -> None:
    """A value that a facet cannot have is a mistake, told before anything is searched."""
    assert vorlage("search", case, "lead", *words).exit_code == 2


def test_facets_are_printed_when_asked_for(case: Path, vorlage: Callable[..., Result]) -> None:
    """Counting takes time, so that a person asks for it; scripts always get it."""
    assert "Ossel County Council" in vorlage("search", case, "lead", "--facets", "--limit", "0").stdout
    assert vorlage("search", case, "lead", "--limit", "0").stdout == ""
