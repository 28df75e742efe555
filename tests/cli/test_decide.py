# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage decide`: what a person decides is recorded, shown everywhere, and undone by a later decision."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Call = Callable[..., Result]
WIRE = """The harbour board of Port Tessaly hid the results of a dredging survey for eleven weeks, letters show.

The letters, 96 pages in all, show that 14 of 52 sediment samples taken in March held more mercury than the law allows.
The highest value, 27 milligrams per kilogram, came from the basin beside the school of navigation. About 640 families
buy their fish from boats that work that basin, according to a count made by the parish in January.

The board resolved by four votes to one to keep the survey in a locked cabinet until the new crane had been paid for.
"""
TRAIN = """The night train to Vessel Moor will run again from June, the railway of the north announced.

It was withdrawn nine years ago, when the last sleeping cars failed their inspection. A berth will cost 88 crowns.
"""
REASON = "The clerk gave both desks the same letters."


@pytest.fixture
def case(tmp_path: Path, vorlage: Call) -> Path:
    """A case of two copies of one text and a third report."""
    reports = tmp_path / "folder" / "reports"
    reports.mkdir(parents=True)
    (reports / "a.txt").write_text(WIRE, "utf-8")
    (reports / "b.txt").write_text(WIRE.replace("eleven weeks", "a quarter"), "utf-8")
    (reports / "c.txt").write_text(TRAIN, "utf-8")
    vorlage("run", tmp_path / "folder", "--case", tmp_path / "case", "--no-serve")
    return tmp_path / "case"


def traced(vorlage: Call, case: Path) -> dict[str, Any]:
    """The lineage as scripts read it."""
    shape: dict[str, Any] = json.loads(vorlage("lineage", case, "--json").stdout)
    return shape


def lineages_of_shared_claims(vorlage: Call, case: Path) -> set[tuple[int, int]]:
    """The intervals of lineages of the claims that both copies make."""
    claims = json.loads(vorlage("claims", case, "--json").stdout)["claims"]
    shared = [claim for claim in claims if len({mention["path"] for mention in claim["assertions"]}) == 2]
    counted = [claim["independence"]["lineages"] for claim in shared]
    return {(interval["low"], interval["high"]) for interval in counted}


def test_a_decision_is_shown_everywhere_and_can_be_undone(vorlage: Call, case: Path) -> None:
    """Relation, steps, origins and the lineages of claims follow; so they do when the decision is undone."""
    before = traced(vorlage, case)
    pair = before["pairs"][0]
    assert (pair["suggestion"], pair["finding"], pair["relation"]) == ("pair-1-2", None, "light_edit")
    assert lineages_of_shared_claims(vorlage, case) == {(1, 1)}

    told = vorlage("decide", case, "pair-1-2", "reject", "--reason", REASON)
    assert (told.exit_code, told.stdout.splitlines()[0]) == (0, "pair-1-2: reject, recorded")
    after = traced(vorlage, case)
    pair = next(pair for pair in after["pairs"] if pair["suggestion"] == "pair-1-2")
    assert (pair["relation"], pair["finding"]["decision"]) == ("unknown", "reject")
    assert pair["finding"]["reason"] == REASON
    assert after["independent_origins"]["low"] == before["independent_origins"]["low"] + 1
    assert after["stemma"]["edges"] == []
    assert lineages_of_shared_claims(vorlage, case) == {(2, 2)}
    assert f"reason: {REASON}" in vorlage("lineage", case).stdout

    assert vorlage("decide", case, "pair-1-2", "accept", "--reason", "I was wrong.").exit_code == 0
    undone = traced(vorlage, case)
    assert {key: undone[key] for key in undone if key != "pairs"} == {
        key: before[key] for key in before if key != "pairs"
    }
    assert lineages_of_shared_claims(vorlage, case) == {(1, 1)}


def test_each_decision_is_in_the_custody_log_without_its_reason(vorlage: Call, case: Path) -> None:
    """The log says what was decided on which items, and never why or by whom; it verifies."""
    for decision in ("hold", "reject"):
        vorlage("decide", case, "pair-1-2", decision, "--reason", REASON)
    lines = [json.loads(line) for line in (case / "custody" / "log.jsonl").read_text("ascii").splitlines()]
    found = [line["detail"] for line in lines if line["event"] == "metadata modification"]
    assert found == ["finding on pair-1-2: hold", "finding on pair-1-2: reject"]
    assert "clerk" not in (case / "custody" / "log.jsonl").read_text("ascii")
    assert vorlage("verify", case).exit_code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("pair-1-3", "accept", "--reason", "x"), "call.unknown-suggestion"),
        (("nothing", "accept", "--reason", "x"), "call.unknown-suggestion"),
        (("pair-1-2", "accept", "--reason", "  "), "call.reason"),
        (("pair-1-2", "maybe", "--reason", "x"), "Usage"),
        (("pair-1-2", "accept"), "Usage"),
    ],
)
def test_a_wrong_call_changes_nothing(vorlage: Call, case: Path, words: tuple[str, ...], code: str) -> None:
    """What is not shown, not a decision, or not given a reason is refused with exit code 2."""
    before = (case / "custody" / "log.jsonl").read_bytes()
    answer = vorlage("decide", case, *words)
    assert answer.exit_code == 2
    assert answer.stderr.startswith(code)
    assert answer.stdout == ""
    assert (case / "custody" / "log.jsonl").read_bytes() == before
