# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage claims --draft`: a story is held against the case, and nothing of it stays there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from vorlage.app import Case
from vorlage.domain.custody import Genre

Call = Callable[..., Result]
REPORT = "Lead was found in 2,340 homes of the Tarn district, the utility's memo said, and nobody was told."
MEMO = "In the Tarn district 2,340 homes are on lead pipes, says the register."
DRAFT = (
    "Lead was found in about 2,300 homes of the Tarn district.\n\nThe Zwillgrund works bought 19 lorries on Monday.\n"
)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of one report and one memo."""
    folder = tmp_path_factory.mktemp("held")
    with Case.create(folder / "case") as made:
        for place, text, genre in (("reports/a.txt", REPORT, Genre.REPORT), ("primary/memo.txt", MEMO, Genre.PRIMARY)):
            (folder / place).parent.mkdir()
            (folder / place).write_text(text, "utf-8")
            made.add([(folder / place).parent], genre=genre, within=folder)
    return folder / "case"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A draft beside the case."""
    place = tmp_path / "zwillgrund-lorries.txt"
    place.write_text(DRAFT, "utf-8")
    return place


def everything_in(case: Path) -> bytes:
    """Every byte of a case, file names too."""
    files = sorted(place for place in case.rglob("*") if place.is_file())
    return b"\n".join(str(place.relative_to(case)).encode() + b"\n" + place.read_bytes() for place in files)


def test_a_draft_is_held_against_reports_and_leak(vorlage: Call, case: Path, story: Path) -> None:
    """Who else says it, how it drifted, the page, and what is not held."""
    shape = json.loads(vorlage("claims", case, "--draft", story, "--json").stdout)
    homes, lorries = (each for each in shape["claims"] if each["kind"] == "quantity")
    assert [each["path"] for each in homes["assertions"]] == ["reports/a.txt"]
    assert [(edge["from"], edge["to"], edge["kind"]) for edge in homes["drift"]] == [
        ("2,340 homes", "about 2,300 homes", "rounded"),
        ("the utility's memo", "", "attribution_dropped"),
    ]
    assert [(each["path"], each["page"]) for each in homes["exhibits"]] == [("primary/memo.txt", 1)]
    assert lorries["id"] in shape["not_held"]["said_by_nobody"]
    assert lorries["id"] in shape["not_held"]["without_passage"]
    assert shape["searched"]["reports"] == 1


def test_nothing_of_a_draft_stays_in_the_case(vorlage: Call, case: Path, story: Path) -> None:
    """Not its words, not its name, not that there was one: the log and every file are as before."""
    vorlage("claims", case)  # a ledger may be kept when it is first asked for
    before = everything_in(case)
    done = vorlage("claims", case, "--draft", story)
    assert done.exit_code == 0
    assert "19 lorries" in done.stdout
    after = everything_in(case)
    assert after == before
    assert b"zwillgrund" not in after.lower()
    assert b"lorries" not in after


def test_the_day_of_a_draft_gives_its_relative_dates_a_day(vorlage: Call, case: Path, story: Path) -> None:
    """Without a day they stay unresolved: no anchor is invented."""
    shape = json.loads(vorlage("claims", case, "--draft", story, "--json").stdout)
    dated = json.loads(vorlage("claims", case, "--draft", story, "--dated", "2026-03-04", "--json").stdout)
    days = [each["value"]["date"] for read in (shape, dated) for each in read["claims"] if each["kind"] == "date"]
    assert days == ["unresolved", "2026-03-02"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe\x00", ()),
        (b" \n ", ()),
        (b"a word", ("--dated", "some day")),
        (b"x" * 200_001, ()),
    ],
    ids=["no text", "blank", "no date", "too long"],
)
def test_what_is_no_draft_is_refused_without_repeating_it(
    vorlage: Call, case: Path, tmp_path: Path, content: bytes, words: tuple[str, ...]
) -> None:
    """The message says what was expected, and nothing of what was given."""
    (tmp_path / "odd").write_bytes(content)
    done = vorlage("claims", case, "--draft", tmp_path / "odd", *words)
    assert done.exit_code == 2
    assert done.stderr.startswith("call.draft: ")
    assert "some day" not in done.stderr


def test_a_day_without_a_draft_is_a_wrong_call(vorlage: Call, case: Path) -> None:
    """It would be passed over in silence otherwise."""
    assert vorlage("claims", case, "--dated", "2026-03-04").exit_code == 2
