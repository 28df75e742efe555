# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage authenticity`: what was done to learn whether a record is genuine, as a list that never adds up."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from vorlage.app import Case
from vorlage.domain.custody import EventKind, Genre

Call = Callable[..., Result]
MEMO = "In the Tarn district 2,340 homes are on lead pipes.\nWe knew of it in June."
LETTER = "The ministry holds the same memo, with the same stamp."
FOUND = "The fonts are those of the office that year; the stamp is that of the register."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of a memo, and of a letter from another holder."""
    folder = tmp_path_factory.mktemp("held")
    for name, text in (("primary/memo.txt", MEMO), ("reference/letter.txt", LETTER)):
        (folder / name).parent.mkdir()
        (folder / name).write_text(text, "utf-8")
    with Case.create(folder / "case") as new:
        new.add([folder / "primary"], genre=Genre.PRIMARY, within=folder)
        new.add([folder / "reference"], genre=Genre.REFERENCE, within=folder)
    return folder


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(made, tmp_path / "copy") / "case"


def added(vorlage: Call, case: Path, *words: str, kind: str = "forensic") -> Result:
    """A check by heron."""
    return vorlage("authenticity", case, "primary/memo.txt", "--add", kind, "--found", FOUND, "--by", "heron", *words)


def listed(vorlage: Call, case: Path) -> list[dict[str, Any]]:
    """The checks of the memo as scripts read them."""
    found: list[dict[str, Any]] = json.loads(vorlage("authenticity", case, "primary/memo.txt", "--json").stdout)[
        "checks"
    ]
    return found


def test_a_check_says_how_by_whom_when_what_was_found_and_on_what_it_rests(vorlage: Call, case: Path) -> None:
    """Words of a page as they stand there, and another item whole, each with its digest."""
    exhibits = ("--exhibit", "primary/memo.txt:1:We knew of it", "--exhibit", "reference/letter.txt")
    done = added(vorlage, case, "--on", "2026-03-02", *exhibits, kind="other_holders")
    assert done.exit_code == 0, done.stderr
    (check,) = listed(vorlage, case)
    assert (check["kind"], check["by"], check["on"], check["found"]) == ("other_holders", "heron", "2026-03-02", FOUND)
    words, whole = check["exhibits"]
    assert (words["page"], words["quote"]) == (1, "We knew of it")
    assert words["quote"] == MEMO[words["start"] : words["end"]]
    assert (whole["path"], whole["page"], whole["is_as_it_was"]) == ("reference/letter.txt", None, True)
    with Case.open(case) as opened:
        digest = opened.item("reference/letter.txt").digest
    assert digest is not None
    assert whole["digest"] == digest.hex


def test_the_list_has_no_score_and_no_verdict(vorlage: Call, case: Path) -> None:
    """Checks stand side by side; nothing counts or weighs them."""
    for kind in ("forensic", "linguistic", "experts"):
        added(vorlage, case, kind=kind)
    shape = json.loads(vorlage("authenticity", case, "primary/memo.txt", "--json").stdout)
    assert set(shape) == {"number", "checks"}
    known = {"check", "kind", "on", "by", "at", "found", "exhibits", "withdrawn"}
    assert [set(check) for check in shape["checks"]] == [known] * 3
    assert [check["kind"] for check in shape["checks"]] == ["forensic", "linguistic", "experts"]


def test_a_withdrawn_check_stays_in_the_list_with_the_reason(vorlage: Call, case: Path) -> None:
    """Rows are added; nothing a person did is taken away, and a withdrawal is not withdrawn."""
    added(vorlage, case)
    withdraw = ("authenticity", case, "primary/memo.txt", "--withdraw", "1", "--by", "bittern")
    assert vorlage(*withdraw).exit_code == 2
    assert vorlage(*withdraw, "--reason", "Another printer was in use.").exit_code == 0
    (check,) = listed(vorlage, case)
    assert (check["found"], check["withdrawn"]["by"]) == (FOUND, "bittern")
    assert check["withdrawn"]["reason"] == "Another printer was in use."
    assert vorlage(*withdraw, "--reason", "again").exit_code == 2
    added(vorlage, case)
    assert [each["check"] for each in listed(vorlage, case)] == [1, 3]


def test_a_page_that_was_corrected_is_no_longer_what_the_check_rests_on(vorlage: Call, case: Path) -> None:
    """The words of the check are shown as they were, and that the text is another."""
    added(vorlage, case, "--exhibit", "primary/memo.txt:1:2,340 homes")
    with Case.open(case) as opened:
        opened.correct(opened.item("primary/memo.txt").number, 1, MEMO.replace("2,340", "2,840"))
    exhibit = listed(vorlage, case)[0]["exhibits"][0]
    assert (exhibit["quote"], exhibit["is_as_it_was"]) == ("2,340 homes", False)
    assert "not as it was then" in vorlage("authenticity", case, "primary/memo.txt").stdout


def test_the_log_says_how_and_nothing_of_what_was_found(vorlage: Call, case: Path) -> None:
    """Kinds and numbers."""
    added(vorlage, case)
    vorlage("authenticity", case, "primary/memo.txt", "--withdraw", "1", "--by", "bittern", "--reason", "Wrong page.")
    with Case.open(case) as opened:
        events = opened.custody_events(2)
        assert opened.verify().problems == ()
    assert {event.kind for event in events} == {EventKind.METADATA_MODIFICATION}
    assert [event.detail for event in events] == [
        "authenticity check 1 entered: forensic, 0 exhibits",
        "authenticity check 1 withdrawn",
    ]


@pytest.mark.parametrize(
    "words",
    [
        ("--add", "forensic", "--by", "heron"),
        ("--add", "forensic", "--found", "x"),
        ("--add", "weather", "--found", "x", "--by", "heron"),
        ("--add", "forensic", "--found", "x", "--by", "heron", "--on", "2999-01-01"),
        ("--add", "forensic", "--found", "x", "--by", "heron", "--exhibit", "primary/memo.txt:1:e"),
        ("--add", "forensic", "--found", "x", "--by", "heron", "--exhibit", "primary/memo.txt:2:We knew"),
        ("--add", "forensic", "--found", "x", "--by", "heron", "--exhibit", "primary/gone.txt"),
        ("--withdraw", "4", "--by", "heron", "--reason", "x"),
        ("--add", "forensic", "--withdraw", "1", "--found", "x", "--by", "heron"),
    ],
)
def test_a_wrong_call_enters_nothing(vorlage: Call, case: Path, words: tuple[str, ...]) -> None:
    """Refused, and said why."""
    done = vorlage("authenticity", case, "primary/memo.txt", *words)
    assert done.exit_code == 2
    assert done.stderr
    assert listed(vorlage, case) == []
