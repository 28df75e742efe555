# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage batch`: a reason first, pages and nothing else, bad lines told, kills survived, names masked."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from vorlage.app import Case
from vorlage.domain.custody import EventKind

Call = Callable[..., Result]
WORDS = ("basin", "minutes", "harbour", "copper", "sheet")
NOTE = "=2+2 The basin of the harbour was put off. Clerk Ilvane Morrowick kept the minutes of sheet {}.\n"


@pytest.fixture
def case(tmp_path: Path, vorlage: Call) -> Path:
    """A case of four notes."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for number in range(4):
        (folder / f"note {number}.txt").write_text(NOTE.format(number), "utf-8")
    assert vorlage("new", tmp_path / "case").exit_code == 0
    assert vorlage("add", tmp_path / "case", folder, "--genre", "primary").exit_code == 0
    return tmp_path / "case"


@pytest.fixture
def queries(tmp_path: Path) -> Path:
    """A list with a bad line."""
    place = tmp_path / "list.csv"
    place.write_text('query;name;limit\n"basin";=cmd|calc;2\n"minutes\nMorrowick;;\ncopper;;\n', "utf-8-sig")
    return place


def events(case: Path) -> list[str]:
    """What the custody log says of batches and of what was handed out."""
    with Case.open(case) as opened:
        kinds = {EventKind.BATCH_SEARCH, EventKind.DISSEMINATION}
        return [event.detail for event in opened.custody_events(100) if event.kind in kinds]


def asked(vorlage: Call, case: Path, *words: str | Path) -> dict[str, Any]:
    """What a batch prints for scripts."""
    shape: dict[str, Any] = json.loads(vorlage("batch", case, *words, "--json").stdout)
    return shape


def test_a_list_is_answered_by_pages_with_its_bad_line_told(vorlage: Call, case: Path, queries: Path) -> None:
    """Exit code 1 says that a line needs a look; the others are answered, in the order of the records."""
    told = vorlage("batch", case, queries, "--reason", "checking a date", "--json")
    shape = json.loads(told.stdout)
    assert told.exit_code == 1
    assert shape["errors"] == [{"line": 3, "code": "malformed"}]
    assert (shape["lines"], shape["answered"], shape["failed"], shape["pages"]) == (4, 3, 1, 6)
    assert [(row["number"], row["line"]) for row in shape["rows"]] == [(1, 2), (1, 4), (2, 2), (2, 4), (3, 4), (4, 4)]
    assert [row["more_pages"] for row in shape["rows"]] == [True, False, True, False, False, False]
    assert all(row["link"].startswith("http://127.0.0.1:8765/items/") for row in shape["rows"])
    assert not {"score", "rank", "total", "hits"} & shape["rows"][0].keys()


def test_the_log_has_the_reason_and_the_totals_and_no_query(vorlage: Call, case: Path, queries: Path) -> None:
    """Why, how many lines and pages, and on what terms; what was asked stands nowhere when all is done."""
    vorlage("batch", case, queries, "--reason", "checking a date", "--name-variants")
    assert events(case) == [
        "batch 1 begun: 4 lines, loosely, other spellings of names asked for; reason: checking a date",
        "batch 1 done: 3 lines answered, 1 failed, 6 pages",
    ]
    left = b"".join(place.read_bytes() for place in case.rglob("*") if place.is_file() and "derived" not in place.parts)
    assert b"copper" not in left and b"cmd|calc" not in left
    assert vorlage("verify", case).exit_code == 0


def test_a_table_is_masked_and_no_cell_of_it_runs(vorlage: Call, case: Path, queries: Path, tmp_path: Path) -> None:
    """Names in texts, paths and queries are placeholders; before a cell that begins like a formula is an apostrophe."""
    out = tmp_path / "out.csv"
    told = vorlage("batch", case, queries, "--reason", "checking a date", "--out", out)
    assert told.stdout == ""
    assert out.stat().st_mode & 0o777 == 0o600
    rows = list(csv.DictReader(io.StringIO(out.read_bytes().decode("utf-8"), newline="")))
    assert [row["error"] for row in rows] == [""] * 6 + ["malformed"]
    assert "orrowick" not in out.read_text("utf-8").lower()
    assert all(not cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row.values())
    assert rows[0]["name"].startswith("'=")
    assert rows[0]["text"].startswith("'=2+2")
    assert {row["query"] for row in rows if row["line"] == "4"} == {"[name]"}


def test_a_parquet_table_has_the_same_rows(vorlage: Call, case: Path, queries: Path, tmp_path: Path) -> None:
    """With a type for each column: no number is read as text."""
    from pyarrow import parquet

    vorlage("batch", case, queries, "--reason", "checking a date", "--out", tmp_path / "out.parquet")
    table = parquet.read_table(tmp_path / "out.parquet")
    assert table.num_rows == 7
    assert str(table.schema.field("page").type) == "int64"
    assert table.column("line").to_pylist() == [2, 4, 2, 4, 4, 4, 3]


def test_names_are_shown_on_this_machine_with_a_reason_that_is_logged(vorlage: Call, case: Path, queries: Path) -> None:
    """Not without one; the log has it before anything is shown, and hides a number of somebody's in it."""
    assert vorlage("batch", case, queries, "--unmasked").exit_code == 2
    assert events(case) == []
    told = vorlage("batch", case, queries, "--reason", "asked for by +44 20 7946 0958", "--unmasked")
    assert "Ilvane Morrowick" in told.stdout
    assert events(case)[-1] == ("batch 1, 6 pages with names that are hidden otherwise; reason: asked for by [phone]")


def test_other_spellings_of_names_are_looked_for_only_when_asked(vorlage: Call, case: Path, tmp_path: Path) -> None:
    """A list finds names as they are spelled; with the switch it finds what a search finds."""
    place = tmp_path / "list.txt"
    place.write_text("Морровик\n", "utf-8")
    assert asked(vorlage, case, place, "--reason", "checking a date")["pages"] == 0
    loose = asked(vorlage, case, place, "--reason", "checking a date", "--name-variants")
    assert loose["name_variants"] is True
    assert loose["pages"] == json.loads(vorlage("search", case, "Морровик", "--json").stdout)["total"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("{list}",), "--reason"),
        (("{list}", "--reason", " "), "call.reason"),
        (("{list}", "--list"), "give a list of queries, or one of"),
        ((), "give a list of queries, or one of"),
        (("{list}", "--reason", "x", "--case"), "--exact"),
        (("{list}", "--reason", "x", "--out", "out.pdf"), ".csv or .parquet"),
        (("{list}", "--reason", "x", "--out", "{list}"), "already"),
        (("{list}.none", "--reason", "x"), "call.batch-list"),
        (("--go-on", "7"), "call.batch"),
        (("--delete", "7"), "call.batch"),
        (("--show", "7"), "call.batch"),
    ],
)
def test_a_wrong_call_asks_nothing(vorlage: Call, case: Path, queries: Path, words: tuple[str, ...], told: str) -> None:
    """It is refused with exit code 2 before a line is asked, and leaves no batch and no event."""
    answer = vorlage("batch", case, *(word.format(list=queries) for word in words))
    assert answer.exit_code == 2
    assert told in answer.stderr
    assert events(case) == []
    assert asked(vorlage, case, "--list") == {"batches": []}


def test_a_killed_batch_goes_on_where_it_was(vorlage: Call, case: Path, tmp_path: Path) -> None:
    """Killed three times in its midst, it ends with the rows of one that was not, and asks no line twice."""
    place = tmp_path / "list.txt"
    place.write_text("".join(f"{WORDS[line % 5]} OR w{line}\n" for line in range(400)), "utf-8")
    whole = asked(vorlage, case, place, "--reason", "checking a date")
    words: tuple[str | Path, ...] = ("batch", case, place, "--reason", "checking a date", "--keep")
    answers = case / "batches" / "2" / "answers.jsonl"
    for kill in range(3):
        line = [sys.executable, "-c", "from vorlage.cli.main import main; main()", *map(str, words)]
        with subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as typed:
            while typed.poll() is None and (
                not answers.exists() or answers.read_bytes().count(b"\n") < 60 * (kill + 1)
            ):
                pass
            assert typed.poll() is None, typed.stderr.read() if typed.stderr else ""
            os.kill(typed.pid, signal.SIGKILL)
        assert asked(vorlage, case, "--list")["batches"][0]["state"] == "interrupted"
        assert vorlage("batch", case, "--show", "2").exit_code == 2
        words = ("batch", case, "--go-on", "2", "--keep")
    answers.write_bytes(answers.read_bytes() + b'{"line":399,"pla')  # a line torn by a power cut
    ended = asked(vorlage, case, "--go-on", "2", "--keep")
    assert (ended["state"], ended["answered"]) == ("done", 400)
    assert ended["rows"] == whole["rows"]
    asked_lines = [json.loads(row)["line"] for row in answers.read_bytes().splitlines()]
    assert asked_lines == list(range(1, 401))
    assert [detail.partition(" ")[2][:7] for detail in events(case)] == ["1 begun", "1 done:", "2 begun", "2 done:"]
    assert vorlage("batch", case, "--delete", "2").exit_code == 0
    assert not (case / "batches" / "2").exists()


def test_a_stopped_batch_keeps_what_was_answered_and_ends(vorlage: Call, case: Path, tmp_path: Path) -> None:
    """It cannot be gone on with; a batch that nobody is at ends at once, and its number is not given again."""
    place = tmp_path / "list.txt"
    place.write_text("basin\nminutes\n", "utf-8")
    with Case.open(case) as opened:
        from vorlage.domain.search import SearchOptions

        options = SearchOptions(variants=False, transliterations=False, typos=False)
        begun = opened.searches.begin_batch(place.read_bytes(), reason="checking a date", options=options)
    assert vorlage("batch", case, "--stop", begun.number).exit_code == 0
    shown = asked(vorlage, case, "--show", str(begun.number))
    assert (shown["state"], shown["answered"], shown["rows"]) == ("stopped", 0, [])
    assert vorlage("batch", case, "--go-on", begun.number).exit_code == 2
    vorlage("batch", case, "--delete", begun.number)
    assert asked(vorlage, case, place, "--reason", "once more")["batch"] == begun.number + 1


def test_while_another_process_adds_nothing_is_asked_without_the_log(vorlage: Call, case: Path, queries: Path) -> None:
    """A batch that could not be logged is not run; it waits, and goes on when the other has ended."""
    with Case.open(case) as opened, opened._folder.writer():
        told = vorlage("batch", case, queries, "--reason", "checking a date")
        assert told.stderr.rpartition("case.busy")[1] == "case.busy"
        assert asked(vorlage, case, "--list")["batches"][0]["answered"] == 0
    assert vorlage("batch", case, "--go-on", "1").exit_code == 1
    assert len(events(case)) == 2
