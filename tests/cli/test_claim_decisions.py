# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Decisions on claims through the command line: recorded, shown, undone, signed off, and never in the log's words."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Call = Callable[..., Result]
REPORT = """The harbour board of Port Tessaly hid the results of a dredging survey, letters show.

The letters say that 2,340 families buy their fish from boats that work the basin, according to the parish.
"""
OTHER = """Parish letters tell of a poisoned basin.

About 2,340 families in Port Tessaly buy fish from boats that work the basin, the letters say.
"""
LETTER = """To the harbour board.

The parish counted 2,340 families who buy their fish from boats that work the basin.
A later count came to 1,870 families who buy their fish from the boats.
"""
REASON = "Zephyrine Quill read it out to us."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of two reports and one letter; each test works on a copy."""
    from click.testing import CliRunner

    from vorlage.cli.main import main

    root = tmp_path_factory.mktemp("decisions")
    for name, text in (("reports/a.txt", REPORT), ("reports/b.txt", OTHER), ("primary/letter.txt", LETTER)):
        place = root / "folder" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    ran = CliRunner().invoke(main, ["run", str(root / "folder"), "--case", str(root / "case"), "--no-serve"])
    assert ran.exit_code == 0
    return root / "case"


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    """A case of one's own."""
    shutil.copytree(made, tmp_path / "case")
    return tmp_path / "case"


def claims(vorlage: Call, case: Path) -> list[dict[str, Any]]:
    """The claims as scripts read them."""
    listed: list[dict[str, Any]] = json.loads(vorlage("claims", case, "--json").stdout)["claims"]
    return listed


def families(vorlage: Call, case: Path) -> dict[str, Any]:
    """The claim of the families, which has both a passage that fits and one that does not."""
    return next(claim for claim in claims(vorlage, case) if claim["value"] and claim["value"].get("amount") == 2340)


def exhibit_of(claim: dict[str, Any], words: str) -> dict[str, Any]:
    """The exhibit with some words."""
    found: dict[str, Any] = next(each for each in claim["exhibits"] if words in each["quote"])
    return found


def log_of(case: Path) -> str:
    """The custody log as it lies there."""
    return (case / "custody" / "log.jsonl").read_text("ascii")


def test_a_stance_is_shown_counts_and_can_be_undone(vorlage: Call, case: Path) -> None:
    """Status follows the findings, and an undone one leaves the claim as it was, with both on record."""
    before = families(vorlage, case)
    assert before["status"] == "unreviewed"
    suggestion = exhibit_of(before, "2,340")["suggestion"]
    told = vorlage("decide", case, suggestion, "accept", "--stance", "supports", "--reason", REASON)
    assert (told.exit_code, told.stdout) == (0, f"{suggestion}: accept, supports, recorded as decision-1\n")
    after = families(vorlage, case)
    finding = exhibit_of(after, "2,340")["finding"]
    assert (after["status"], finding["stance"], finding["by"]) == ("supported", "supports", "this desk")
    assert (finding["reason"], finding["is_carried"], finding["number"]) == (REASON, False, 1)
    assert f"this desk: supports: {REASON}" in vorlage("claims", case).stdout

    undone = vorlage("decide", case, "decision-1", "reject", "--reason", "It was the wrong letter.")
    assert undone.exit_code == 0
    assert families(vorlage, case) == before
    listed = json.loads(vorlage("claims", case, "--decisions", "--json").stdout)["decisions"]
    assert [(each["number"], each["kind"], each["undone_by"]) for each in listed] == [
        (1, "exhibit", 2),
        (2, "undo", None),
    ]


def test_a_later_stance_of_the_same_member_takes_the_place_of_the_earlier(vorlage: Call, case: Path) -> None:
    """One member has one stance on a passage, the later."""
    suggestion = exhibit_of(families(vorlage, case), "2,340")["suggestion"]
    for stance in ("supports", "silent"):
        vorlage("decide", case, suggestion, "accept", "--stance", stance, "--reason", REASON, "--as", "HERON")
    claim = families(vorlage, case)
    assert claim["status"] == "silent"
    assert [each["stance"] for each in exhibit_of(claim, "2,340")["findings"]] == ["silent"]


def test_two_members_who_disagree_make_a_claim_disputed(vorlage: Call, case: Path) -> None:
    """Neither overrules the other, and the queue says so."""
    suggestion = exhibit_of(families(vorlage, case), "2,340")["suggestion"]
    for member, stance in (("HERON", "supports"), ("OTTER", "silent")):
        vorlage("decide", case, suggestion, "accept", "--stance", stance, "--reason", REASON, "--as", member)
    claim = families(vorlage, case)
    assert claim["status"] == "disputed"
    assert [each["by"] for each in exhibit_of(claim, "2,340")["findings"]] == ["HERON", "OTTER"]
    queue = json.loads(vorlage("claims", case, "--queue", "--json").stdout)["queue"]
    assert {"kind": "conflict", "about": "disputed"}.items() <= next(
        each for each in queue if each["suggestion"] == suggestion
    ).items()


def test_passages_on_both_sides_make_a_claim_disputed(vorlage: Call, case: Path) -> None:
    """One page supports, another contradicts."""
    claim = families(vorlage, case)
    for words, stance in (("2,340", "supports"), ("1,870", "contradicts")):
        suggestion = exhibit_of(claim, words)["suggestion"]
        vorlage("decide", case, suggestion, "accept", "--stance", stance, "--reason", REASON)
    assert families(vorlage, case)["status"] == "disputed"


def test_a_passage_that_was_put_aside_stays_and_does_not_wait(vorlage: Call, case: Path) -> None:
    """It is still shown, with what was decided, and the queue asks for it no more."""
    claim = families(vorlage, case)
    suggestion = exhibit_of(claim, "1,870")["suggestion"]
    waiting = json.loads(vorlage("claims", case, "--queue", "--json").stdout)["queue"]
    assert suggestion in {each["suggestion"] for each in waiting}
    vorlage("decide", case, suggestion, "reject", "--reason", REASON)
    assert exhibit_of(families(vorlage, case), "1,870")["decision"] == "reject"
    waiting = json.loads(vorlage("claims", case, "--queue", "--json").stdout)["queue"]
    assert suggestion not in {each["suggestion"] for each in waiting}


def test_a_mention_is_split_off_and_two_claims_are_merged_again(vorlage: Call, case: Path) -> None:
    """What a person put apart the machine does not join, and what a person joined it does not put apart."""
    before = families(vorlage, case)
    assert len(before["assertions"]) == 2
    member = before["assertions"][1]["suggestion"]
    assert vorlage("decide", case, member, "reject", "--reason", "Another count.").exit_code == 0
    parts = [claim for claim in claims(vorlage, case) if claim["value"] and claim["value"].get("amount") == 2340]
    assert [len(claim["assertions"]) for claim in parts] == [1, 1]
    merge = "-".join(("claims", *(claim["id"] for claim in parts)))
    assert vorlage("decide", case, merge, "accept", "--reason", "The same count.").exit_code == 0
    assert [each["suggestion"] for each in families(vorlage, case)["assertions"]] == [
        each["suggestion"] for each in before["assertions"]
    ]


def test_what_asks_for_a_second_person_counts_once_another_signed(vorlage: Call, case: Path) -> None:
    """The same member twice is refused; so is a signature on what nobody stands for."""
    suggestion = exhibit_of(families(vorlage, case), "2,340")["suggestion"]
    words = ("accept", "--stance", "supports", "--reason", REASON, "--ask-second")
    unnamed = vorlage("decide", case, suggestion, *words)
    assert (unnamed.exit_code, unnamed.stderr.split(":")[0]) == (2, "call.claim-decision")
    assert vorlage("decide", case, suggestion, *words, "--as", "HERON").exit_code == 0
    assert families(vorlage, case)["status"] == "unreviewed"
    queue = json.loads(vorlage("claims", case, "--queue", "--json").stdout)["queue"]
    assert ("second_person", "decision-1") in {(each["kind"], each["suggestion"]) for each in queue}
    for same in ("HERON", "heron"):
        refused = vorlage("sign-off", case, suggestion, "--as", same)
        assert (refused.exit_code, refused.stderr.split(":")[0]) == (2, "call.claim-decision")
    signed = vorlage("sign-off", case, "decision-1", "--as", "OTTER")
    assert (signed.exit_code, signed.stdout) == (0, "decision-1: signed off, recorded as decision-2\n")
    claim = families(vorlage, case)
    assert (claim["status"], exhibit_of(claim, "2,340")["finding"]["signed_by"]) == ("supported", ["OTTER"])
    again = vorlage("sign-off", case, "decision-1", "--as", "OTTER")
    assert again.exit_code == 2


def test_a_decision_of_the_desk_cannot_be_signed_off(vorlage: Call, case: Path) -> None:
    """Who gave no name may be the very member who signs."""
    suggestion = exhibit_of(families(vorlage, case), "2,340")["suggestion"]
    vorlage("decide", case, suggestion, "accept", "--stance", "silent", "--reason", REASON)
    refused = vorlage("sign-off", case, "decision-1", "--as", "HERON")
    assert (refused.exit_code, refused.stderr.split(":")[0]) == (2, "call.claim-decision")


def test_the_log_has_numbers_and_kinds_and_no_word(vorlage: Call, case: Path) -> None:
    """That a decision was made is on record; why, by whom and about which words is in the case alone."""
    claim = families(vorlage, case)
    suggestion = exhibit_of(claim, "2,340")["suggestion"]
    vorlage("decide", case, suggestion, "accept", "--stance", "supports", "--reason", REASON, "--as", "HERON")
    vorlage("sign-off", case, "decision-1", "--as", "OTTER")
    vorlage("decide", case, "decision-2", "reject", "--reason", REASON, "--as", "OTTER")
    details = [json.loads(line)["detail"] for line in log_of(case).splitlines()]
    assert details[-3:] == [
        "decision 1 (exhibit): accept",
        "decision 2 (sign_off of decision 1): accept",
        "decision 3 (undo of decision 2): reject",
    ]
    for word in ("Quill", "HERON", "OTTER", "families", "supports", suggestion):
        assert word not in log_of(case)
    assert vorlage("verify", case).exit_code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("EXHIBIT", "accept"), "call.claim-decision"),
        (("EXHIBIT", "reject", "--stance", "silent"), "call.claim-decision"),
        (("EXHIBIT", "accept", "--stance", "silent", "--as", "two words"), "call.code-name"),
        (("MEMBER", "accept", "--stance", "silent"), "call.claim-decision"),
        (("exhibit-000000000000", "accept", "--stance", "silent"), "call.unknown-suggestion"),
        (("claims-000000000000-111111111111", "accept"), "call.unknown-suggestion"),
        (("claims-", "accept"), "call.unknown-suggestion"),
        (("decision-9", "reject"), "call.unknown-suggestion"),
        (("decision-9", "accept"), "call.claim-decision"),
        (("name-000000000000", "accept"), "call.unknown-suggestion"),
    ],
)
def test_a_wrong_call_records_nothing(vorlage: Call, case: Path, words: tuple[str, ...], code: str) -> None:
    """What is not shown, or cannot be decided so, is refused with exit code 2."""
    claim, before = families(vorlage, case), log_of(case)
    names = {"EXHIBIT": exhibit_of(claim, "2,340")["suggestion"], "MEMBER": claim["assertions"][0]["suggestion"]}
    refused = vorlage("decide", case, names.get(words[0], words[0]), *words[1:], "--reason", REASON)
    assert (refused.exit_code, refused.stderr.split(":")[0], refused.stdout) == (2, code, "")
    assert log_of(case) == before


def test_claims_of_two_kinds_are_never_one(vorlage: Call, case: Path) -> None:
    """An amount and a quotation are not the same thing said."""
    one = families(vorlage, case)
    other = next((claim for claim in claims(vorlage, case) if claim["kind"] != one["kind"]), None)
    assert other is not None
    refused = vorlage("decide", case, f"claims-{one['id']}-{other['id']}", "accept", "--reason", REASON)
    assert (refused.exit_code, refused.stderr.split(":")[0]) == (2, "call.claim-decision")
