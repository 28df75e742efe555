# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The sample case taken in by the command line ends as its truth says, item by item."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.a_bare_shell import bare_programs, run_verify_text
from vorlage.app import Case
from vorlage.cli.main import main

Truth = dict[str, Any]


@pytest.fixture(scope="module")
def case_folder(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample case, taken in by the command line."""
    case = tmp_path_factory.mktemp("sample") / "case"
    for words in (
        ["new", case],
        ["add", case, sample_folder / "primary", "--genre", "primary"],
        ["add", case, sample_folder / "reports", "--genre", "report"],
    ):
        assert CliRunner().invoke(main, [str(word) for word in words]).exit_code in {0, 1}
    return case


@pytest.fixture(scope="module")
def status(case_folder: Path) -> dict[str, Any]:
    """What `vorlage status --items --json` says of the sample case, paths as in the truth.

    A path in a case begins below the folder that was given, so the folder's own name is put back in front.
    """
    printed = CliRunner().invoke(main, ["status", str(case_folder), "--items", "--json"]).stdout
    said: dict[str, Any] = json.loads(printed)
    for item in said["items"]:
        item["path"] = {"primary": "primary/", "report": "reports/"}[item["genre"]] + item["path"]
    return said


def test_the_sample_case_ends_as_its_truth_says(status: dict[str, Any], truth: Truth) -> None:
    """Same paths, same outcomes, same kinds, same duplicates, same pages, and counts that add up."""
    found = {item["path"]: item for item in status["items"]}
    paths = {item["number"]: item["path"] for item in status["items"]}
    assert found.keys() == {item["path"] for item in truth["items"]}
    for known in truth["items"]:
        item = found[known["path"]]
        assert item["outcome"] == known["outcome"], (known["path"], item["reason"])
        if known["outcome"] in {"read", "container"}:
            assert item["media_type"] == known["media_type"], known["path"]
        if "duplicate_of" in known:
            assert paths[item["duplicate_of"]] == known["duplicate_of"]
        if "pages" in known:
            assert item["pages"] == known["pages"], known["path"]
        if "language" in known:
            assert known["language"] in item["languages"] or "picture_pages" in known, known["path"]
    assert {name: status["counts"][name] for name in truth["accounting"]} == truth["accounting"]


def test_the_archive_is_verified_by_coreutils_and_openssl_alone(case_folder: Path, tmp_path: Path) -> None:
    """The commands of VERIFY.txt as they stand there; Vorlage and Python are not on the path."""
    done = run_verify_text(case_folder, bare_programs(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.partition(" ")[0] for line in done.stdout.splitlines()] == ["OK", "OK", "OK", "OK", "All"]


def test_pages_unread_are_pictures(status: dict[str, Any], truth: Truth) -> None:
    """A page may go unread because it is a picture, and for no other reason."""
    pictures = {item["path"]: set(item.get("picture_pages", ())) for item in truth["items"]}
    for item in status["items"]:
        assert set(item["pages_unread"]) <= pictures[item["path"]], item["path"]


def test_what_copies_made_of_an_amount_is_drawn_as_drift(case_folder: Path, truth: Truth) -> None:
    """Of every claim whose amount the copies of one wire story print otherwise, each other wording is in the drift."""
    wire = {edge["to"] for edge in truth["lineage"]["edges"] if edge["from"].startswith("Meridian Wire")}
    wire |= {edge["to"] for edge in truth["lineage"]["edges"] if edge["from"] in wire}
    printed: dict[str, dict[float, list[str]]] = {}
    for claim in truth["claims"]:
        for mention in claim["mentions"]:
            if claim["kind"] == "quantity" and mention["path"] in wire and mention.get("value"):
                printed.setdefault(claim["id"], {}).setdefault(mention["value"]["amount"], []).append(mention["words"])
    changed = {claim: amounts for claim, amounts in printed.items() if len(amounts) > 1}
    assert len(changed) >= 3
    with Case.open(case_folder) as case:
        steps = {(step.before, step.after) for claim in case.ledger().claims for step in claim.drift}
    told = {words for step in steps for words in step}
    for claim_id, amounts in changed.items():
        most = max(amounts, key=lambda amount: len(amounts[amount]))
        others = [words for amount, listed in amounts.items() if amount != most for words in listed]
        assert all(any(words in each for each in told) for words in others), claim_id
