# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Proposals through the command line: apart from the ledger, accepted by a person, undone, and never in the log."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.claims.proposing.an_endpoint import AnEndpoint, an_endpoint, send
from vorlage.app import Case
from vorlage.claims.anchors import PagedText
from vorlage.domain.custody import ItemNumber

Call = Callable[..., Result]
REPORT = """The harbour board of Port Tessaly hid the results of a dredging survey, letters show.

Mara Oduya would have none of the poisoned herring trade, a clerk recalls. The crew shifted sixty-odd crates of mud.
"""
OTHER = """Parish letters tell of a poisoned basin.

Mara Oduya would have none of the poisoned herring trade, a clerk recalls, and nobody asked her again about the basin.
"""
LETTER = "To the harbour board. The basin is poisoned, and nobody may fish there."
SAID = {"kind": "statement", "text": "would have none of the poisoned herring trade", "speaker": "Mara Oduya"}
REASON = "Zephyrine Quill read it out to us."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of two reports and one letter; each test works on a copy."""
    from vorlage.cli.main import main

    root = tmp_path_factory.mktemp("proposals")
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


@pytest.fixture
def endpoint() -> Iterator[AnEndpoint]:
    """A server that finds one statement in each report, and invents another."""
    with an_endpoint() as listening:
        listening.says = lambda _: [SAID, {**SAID, "text": "would have all of the poisoned herring trade"}]
        yield listening


def shown(vorlage: Call, case: Path) -> dict[str, Any]:
    """Runs and proposals as scripts read them."""
    listed: dict[str, Any] = json.loads(vorlage("propose", case, "--json").stdout)
    return listed


def claims(vorlage: Call, case: Path) -> list[dict[str, Any]]:
    """The claims as scripts read them."""
    listed: list[dict[str, Any]] = json.loads(vorlage("claims", case, "--json").stdout)["claims"]
    return listed


def accepted_in(listed: list[dict[str, Any]]) -> list[tuple[str, str, str, str]]:
    """The assertions that came of proposals: path, words, rule, by whom."""
    return [
        (said["path"], said["quote"], said["rule"], said["accepted_by"])
        for claim in listed
        for said in claim["assertions"]
        if said["accepted_by"]
    ]


def propose(vorlage: Call, case: Path, endpoint: AnEndpoint, *words: str | Path) -> Result:
    """Ask the endpoint."""
    return vorlage("propose", case, "--endpoint", endpoint.address, *words)


def test_proposals_stay_apart_until_a_person_accepts_one(vorlage: Call, case: Path, endpoint: AnEndpoint) -> None:
    """The ledger and the queue are as they were; an accepted proposal is a mention with its rule and who accepted."""
    before, queue = claims(vorlage, case), vorlage("claims", case, "--queue", "--json").stdout
    ran = propose(vorlage, case, endpoint)
    assert ran.exit_code == 0
    assert "4 offered, 2 kept, 2 dropped (not_verbatim)" in ran.stdout
    assert claims(vorlage, case) == before
    assert vorlage("claims", case, "--queue", "--json").stdout == queue
    one, other = shown(vorlage, case)["proposals"]
    assert (one["quote"], one["speaker"], one["decision"]) == (
        "would have none of the poisoned herring trade",
        "Mara Oduya",
        None,
    )
    ran = vorlage("decide", case, one["suggestion"], "accept", "--reason", REASON, "--as", "HERON")
    assert ran.exit_code == 0
    assert accepted_in(claims(vorlage, case)) == [("reports/a.txt", one["quote"], "proposed.endpoint", "HERON")]
    assert vorlage("decide", case, other["suggestion"], "accept", "--reason", REASON).exit_code == 0
    together = next(each for each in claims(vorlage, case) if each["assertions"][0]["accepted_by"])
    assert {said["path"] for said in together["assertions"]} == {"reports/a.txt", "reports/b.txt"}
    assert together["assertions"][0]["speaker"] == "Mara Oduya"
    assert vorlage("decide", case, "decision-1", "reject", "--reason", REASON).exit_code == 0
    assert [path for path, *_ in accepted_in(claims(vorlage, case))] == ["reports/b.txt"]
    assert shown(vorlage, case)["proposals"][0]["decision"] is None


def test_what_was_rejected_is_not_proposed_again(vorlage: Call, case: Path, endpoint: AnEndpoint) -> None:
    """The same words are the same proposal, whichever run they come of; what is decided waits no more."""
    propose(vorlage, case, endpoint)
    for each in shown(vorlage, case)["proposals"]:
        assert vorlage("decide", case, each["suggestion"], "reject", "--reason", REASON).exit_code == 0
    again = json.loads(propose(vorlage, case, endpoint, "--json").stdout)
    assert again["counts"] == {
        "shown": 2,
        "offered": 4,
        "kept": 0,
        "dropped": {"not_verbatim": 2, "proposed_already": 2},
        "failed": {},
    }
    assert "0 proposals to decide" in vorlage("propose", case).stdout
    assert accepted_in(claims(vorlage, case)) == []
    assert "proposal reject" in vorlage("claims", case, "--decisions").stdout


def test_a_second_person_may_be_asked(vorlage: Call, case: Path, endpoint: AnEndpoint) -> None:
    """It is no mention before somebody else signs it off."""
    propose(vorlage, case, endpoint)
    one = shown(vorlage, case)["proposals"][0]["suggestion"]
    vorlage("decide", case, one, "accept", "--reason", REASON, "--as", "HERON", "--ask-second")
    assert accepted_in(claims(vorlage, case)) == []
    assert vorlage("sign-off", case, one, "--as", "WREN").exit_code == 0
    assert len(accepted_in(claims(vorlage, case))) == 1


def test_an_accepted_proposal_is_carried_over_or_stale(vorlage: Call, case: Path, endpoint: AnEndpoint) -> None:
    """Where the text changes around the words they are found again; where they are gone nothing is claimed."""
    propose(vorlage, case, endpoint)
    for each in shown(vorlage, case)["proposals"]:
        vorlage("decide", case, each["suggestion"], "accept", "--reason", REASON)
    with Case.open(case) as opened:
        numbers = {item.path: item.number for item in opened.items()}
        opened.correct(numbers["reports/a.txt"], 1, f"A line more.\n\n{REPORT}")
        opened.correct(numbers["reports/b.txt"], 1, "Nothing of it is left.")
    assert [path for path, *_ in accepted_in(claims(vorlage, case))] == ["reports/a.txt"]
    standings = {each["path"]: each["standing"] for each in shown(vorlage, case)["proposals"]}
    assert standings == {"reports/a.txt": "carried", "reports/b.txt": "stale"}
    assert "stale" in vorlage("claims", case, "--queue").stdout


def test_a_proposer_is_shown_reports_and_nothing_else(vorlage: Call, case: Path, endpoint: AnEndpoint) -> None:
    """Text of the press, without its path; a page of the leak is refused before anything is sent."""
    with Case.open(case) as opened:
        numbers = {item.path: item.number for item in opened.items()}
    refused = propose(vorlage, case, endpoint, "--items", "primary/letter.txt")
    assert refused.exit_code == 2
    assert not endpoint.asked
    assert propose(vorlage, case, endpoint, "--items", str(numbers["reports/b.txt"])).exit_code == 0
    sent = json.dumps(endpoint.asked)
    assert "poisoned basin" in sent
    assert "dredging" not in sent
    assert not any(words in sent for words in ("nobody may fish", "reports/", "b.txt", str(case)))


def test_the_run_is_on_record_and_the_log_has_numbers_alone(vorlage: Call, case: Path, endpoint: AnEndpoint) -> None:
    """Prompt, model, temperature and counts are kept; the custody log has no word of a report, a reason or a model."""
    propose(vorlage, case, endpoint)
    one = shown(vorlage, case)
    vorlage("decide", case, one["proposals"][0]["suggestion"], "accept", "--reason", REASON)
    (run,) = one["runs"]
    assert (run["proposer"], run["model"], run["temperature"], run["model_sha256"]) == (
        "endpoint",
        "tiny-1b",
        0.0,
        None,
    )
    assert run["said"] == "owned by nobody; answers as tiny-1b-q4; fingerprint fp-7"
    assert "character for character" in run["prompt"]
    log = (case / "custody" / "log.jsonl").read_text("ascii")
    assert "proposals 1 (endpoint): 2 kept, 2 dropped" in log
    assert "decision 1 (proposal): accept" in log
    assert not any(words in log for words in ("Oduya", "herring", "tiny", "Quill"))
    assert vorlage("verify", case).exit_code == 0


def test_no_export_has_a_proposal_or_who_accepted_it(
    vorlage: Call, case: Path, endpoint: AnEndpoint, tmp_path: Path
) -> None:
    """Only what was accepted leaves, as any other assertion, and without a member's name."""
    propose(vorlage, case, endpoint)
    one = shown(vorlage, case)["proposals"][0]["suggestion"]
    for form in ("csv", "claims", "annotations", "ftm"):
        before = tmp_path / f"{form}-before"
        assert vorlage("export", case, "--format", form, "--out", before).exit_code == 0
        assert SAID["text"] not in _written(before)
    vorlage("decide", case, one, "accept", "--reason", REASON, "--as", "HERON")
    for form in ("csv", "claims", "annotations", "ftm"):
        assert vorlage("export", case, "--format", form, "--out", tmp_path / form).exit_code == 0
        assert "HERON" not in _written(tmp_path / form)
    assert SAID["text"] in _written(tmp_path / "csv")


def _written(place: Path) -> str:
    """All that an export wrote."""
    files = [place] if place.is_file() else sorted(each for each in place.rglob("*") if each.is_file())
    return "".join(each.read_text("utf-8") for each in files)


def test_a_run_with_failures_needs_a_look(vorlage: Call, case: Path, endpoint: AnEndpoint) -> None:
    """It ends with 1, keeps what it has, and says how many stretches have no answer."""
    endpoint.answer = lambda handler: send(handler, b"no JSON")
    ran = propose(vorlage, case, endpoint)
    assert ran.exit_code == 1
    assert "2 without an answer (not_json)" in ran.stdout


def test_a_wrong_call_sends_nothing(vorlage: Call, case: Path, endpoint: AnEndpoint, tmp_path: Path) -> None:
    """Two proposers at once, another machine, a folder that is none, a proposal that is none: exit 2."""
    wrong = (
        ("--endpoint", "http://192.0.2.1/v1"),
        ("--endpoint", endpoint.address, "--spacy", tmp_path),
        ("--spacy", tmp_path / "nowhere"),
        ("--gliner", tmp_path / "nowhere"),
        ("--model", "m"),
        ("--items", "1"),
    )
    for words in wrong:
        assert vorlage("propose", case, *words).exit_code == 2
    assert vorlage("decide", case, "proposal-000000000000", "accept", "--reason", REASON).exit_code == 2
    assert not endpoint.asked
    assert shown(vorlage, case) == {"runs": [], "proposals": []}


def test_places_point_into_the_text_of_the_report(vorlage: Call, case: Path, endpoint: AnEndpoint) -> None:
    """Code points into the record's text, as every other offset."""
    propose(vorlage, case, endpoint)
    with Case.open(case) as opened:
        for each in shown(vorlage, case)["proposals"]:
            text = PagedText.of(opened.record(ItemNumber(each["number"]))).text
            assert text[each["start"] : each["end"]] == each["quote"]
