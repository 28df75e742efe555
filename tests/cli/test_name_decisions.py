# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Whether two printed names are one person's: always a person's decision, and two people's for a protected name."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Call = Callable[..., Result]
REPORT = """“The basin was poisoned for years,” said Orlan Tebbold, a professor at the University of Karvessa.

The board has kept the survey in a locked cabinet since March.
"""
OTHER = """“The basin was poisoned for years,” said Orlan Tippold, a professor at the University of Karvessa.

The board has kept the survey in a locked cabinet since March.
"""
REASON = "The same voice on the recording."


@pytest.fixture
def case(tmp_path: Path, vorlage: Call) -> Path:
    """Two reports that print a professor's name in two ways."""
    for name, text in (("a.txt", REPORT), ("b.txt", OTHER)):
        place = tmp_path / "folder" / "reports" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    assert vorlage("run", tmp_path / "folder", "--case", tmp_path / "case", "--no-serve").exit_code == 0
    return tmp_path / "case"


def waiting(vorlage: Call, case: Path) -> list[dict[str, Any]]:
    """The names that wait for a person."""
    queue = json.loads(vorlage("claims", case, "--queue", "--json").stdout)["queue"]
    return [each for each in queue if each["kind"] == "name"]


def test_two_spellings_in_one_role_are_asked_about_and_never_joined(vorlage: Call, case: Path) -> None:
    """The queue shows both as printed; once a person decided, it asks no more, and the log has no name."""
    (entry,) = waiting(vorlage, case)
    assert "Orlan Tebbold | Orlan Tippold" in vorlage("claims", case, "--queue").stdout
    done = vorlage("decide", case, entry["suggestion"], "accept", "--reason", REASON)
    assert (done.exit_code, done.stdout) == (0, f"{entry['suggestion']}: accept, recorded as decision-1\n")
    assert waiting(vorlage, case) == []
    assert "Tebbold" not in (case / "custody" / "log.jsonl").read_text("ascii")


def test_a_protected_name_takes_two_people(vorlage: Call, case: Path, tmp_path: Path) -> None:
    """Where somebody decided to protect one of the two, one word is not enough, and nobody's word twice."""
    (tmp_path / "persons.csv").write_text("name,ground\nOrlan Tebbold,spoke to us\n", "utf-8")
    assert vorlage("protect", case, "add", tmp_path / "persons.csv").exit_code == 0
    (entry,) = waiting(vorlage, case)
    unnamed = vorlage("decide", case, entry["suggestion"], "accept", "--reason", REASON)
    assert (unnamed.exit_code, unnamed.stderr.split(":")[0]) == (2, "call.claim-decision")
    assert vorlage("decide", case, entry["suggestion"], "accept", "--reason", REASON, "--as", "HERON").exit_code == 0
    decisions = json.loads(vorlage("claims", case, "--decisions", "--json").stdout)["decisions"]
    assert [each["waits"] for each in decisions] == [True]
    assert vorlage("sign-off", case, entry["suggestion"], "--as", "HERON").exit_code == 2
    assert vorlage("sign-off", case, entry["suggestion"], "--as", "OTTER").exit_code == 0
    decisions = json.loads(vorlage("claims", case, "--decisions", "--json").stdout)["decisions"]
    assert [each["waits"] for each in decisions] == [False, False]


def test_that_two_names_are_two_people_one_person_may_say(vorlage: Call, case: Path, tmp_path: Path) -> None:
    """What keeps people apart needs no second word."""
    (tmp_path / "persons.csv").write_text("name,ground\nOrlan Tebbold,spoke to us\n", "utf-8")
    vorlage("protect", case, "add", tmp_path / "persons.csv")
    (entry,) = waiting(vorlage, case)
    assert vorlage("decide", case, entry["suggestion"], "reject", "--reason", REASON).exit_code == 0
    assert waiting(vorlage, case) == []
