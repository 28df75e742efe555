# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage concordance`, `similar` and `timeline` as they are typed."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from vorlage.cli.concordance import laid_out
from vorlage.domain.custody import ItemNumber
from vorlage.search.concordance import ConcordanceLine, Direction

Call = Callable[..., Result]
LETTER = """Subject: Basin nine
From: harbour.office@tessaly.example
To: survey@tessaly.example
Date: Fri, 03 May 2024 08:05:00 +0200

The survey found more mercury than the law allows in 14 of 52 sediment samples from basin nine, wrote Odalys Fenwright.
"""
REPORT = """Harbour kept survey in a drawer

The Tessaly Gazette, 9 May 2024

More mercury than the law allows stood in 14 of 52 sediment samples that the survey took from basin nine, papers show.
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of a message, a note without a date and a report."""
    from click.testing import CliRunner

    from vorlage.cli.main import main

    folder = tmp_path_factory.mktemp("views")
    for part, name, text in (
        ("primary", "1.eml", LETTER),
        ("primary", "2.txt", "مستوى الزئبق في الحوض التاسع أعلى من المسموح."),
        ("reports", "3.txt", REPORT),
    ):
        (folder / "in" / part).mkdir(parents=True, exist_ok=True)
        (folder / "in" / part / name).write_text(text, "utf-8")
    done = CliRunner().invoke(main, ["run", str(folder / "in"), "--case", str(folder / "case"), "--no-serve"])
    assert done.exit_code == 0, done.output
    return folder / "case"


def test_lines_stand_one_below_the_other(vorlage: Call, case: Path) -> None:
    """The keyword begins in one column, and --json has the same lines."""
    shown = vorlage("concordance", case, "mercury", "--width", "20").stdout.splitlines()
    assert len(shown) == 2
    assert len({line.lower().index("mercury") for line in shown}) == 1
    lines = json.loads(vorlage("concordance", case, "mercury", "--sort", "right", "--json").stdout)["lines"]
    assert sorted(line["keyword"] for line in lines) == ["Mercury".lower(), "mercury"]
    assert all(line["direction"] == "ltr" for line in lines)


def test_a_turned_line_is_as_wide_as_any() -> None:
    """On terminals that turn it and on those that do not, the keyword is in the middle: both sides are filled up."""
    line = ConcordanceLine(
        number=ItemNumber(2),
        path="a",
        page_number=1,
        start=0,
        end=6,
        before="مستوى ",
        keyword="الزئبق",
        after=" في",
        language="ar",
        direction=Direction.RIGHT_TO_LEFT,
    )
    shown = laid_out(line, 10).plain
    inside = shown[shown.index("\u2067") + 1 : shown.index("\u2069")]
    assert len(inside) == 10 + len("الزئبق") + 10
    assert inside.index("الزئبق") == 10


def test_a_saved_concordance_is_masked_and_overwrites_nothing(vorlage: Call, case: Path, tmp_path: Path) -> None:
    """Names around the keyword are placeholders; a file that is there stays."""
    place = tmp_path / "lines.csv"
    assert vorlage("concordance", case, "basin", "--csv", place).exit_code == 0
    saved = place.read_text("utf-8")
    assert "Fenwright" not in saved
    assert len(list(csv.reader(saved.splitlines()))) > 1
    assert vorlage("concordance", case, "basin", "--csv", place).exit_code == 2
    assert place.read_text("utf-8") == saved


def test_a_report_leads_to_the_letter_it_rests_on(vorlage: Call, case: Path) -> None:
    """The passage in the report finds that of the letter, and the other way round."""
    report = json.loads(vorlage("similar", case, "reports/3.txt", "--json").stdout)
    assert [passage["path"] for passage in report["passages"]] == ["primary/1.eml"]
    said = vorlage("similar", case, "primary/1.eml")
    assert "reports/3.txt" in said.stdout
    assert "sediment" in said.stdout


def test_a_passage_that_is_not_there_is_a_wrong_call(vorlage: Call, case: Path) -> None:
    """Outside the text, a page that the record has not, or too short: exit 2, and nothing of the text."""
    for words in (["--start", "9", "--end", "99999"], ["--start", "9", "--end", "3"], ["--page", "7"], ["--end", "4"]):
        refused = vorlage("similar", case, "reports/3.txt", *words)
        assert refused.exit_code == 2
        assert "mercury" not in refused.output


def test_the_timeline_says_what_each_date_is(vorlage: Call, case: Path) -> None:
    """Dated by a message and by the head of a report; what bears no date is listed and counted."""
    shape = json.loads(vorlage("timeline", case, "--json").stdout)
    assert [(entry["date"], entry["origin"]) for entry in shape["entries"]] == [
        ("2024-05-03", "message"),
        ("2024-05-09", "report"),
    ]
    assert [record["path"] for record in shape["undated"]] == ["primary/2.txt"]
    assert sum(bar["count"] for bar in shape["bars"]) == 2
    said = vorlage("timeline", case)
    assert "2 records dated, 1 undated" in said.stderr
    assert "undated" in said.stdout


def test_a_timeline_takes_no_words(vorlage: Call, case: Path) -> None:
    """There is no way to ask for the timeline of a name."""
    assert vorlage("timeline", case, "Fenwright").exit_code == 2
    for option in ("--query", "--name", "--person", "--words"):
        assert vorlage("timeline", case, option, "Fenwright").exit_code == 2


def test_dates_in_texts_point_at_their_place(vorlage: Call, case: Path) -> None:
    """Each with page and offsets."""
    entries = json.loads(vorlage("timeline", case, "--in-texts", "--json").stdout)["entries"]
    assert {(entry["date"], entry["origin"]) for entry in entries} == {("2024-05-03", "text"), ("2024-05-09", "text")}
    assert all(entry["start"] < entry["end"] for entry in entries)
