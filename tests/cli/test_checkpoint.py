# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Checkpoints are exchanged with partners and authorities as files, and what does not go on from before is refused."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.a_signed_archive import Authority

Call = Callable[..., Result]


@pytest.fixture
def case(tmp_path: Path, vorlage: Call) -> Path:
    """A case with one letter in it."""
    delivered = tmp_path / "in"
    delivered.mkdir()
    (delivered / "letter.txt").write_text("The harbour was closed in July.")
    assert vorlage("new", tmp_path / "case").exit_code == 0
    assert vorlage("add", tmp_path / "case", delivered, "--genre", "primary").exit_code == 0
    return tmp_path / "case"


def keys(case: Path, partner: Path) -> tuple[str, str]:
    return (case / "custody" / "log-key.vkey").read_text().strip(), (partner / "cosigner.vkey").read_text().strip()


def test_a_partner_cosigns_and_the_case_keeps_it(tmp_path: Path, case: Path, vorlage: Call) -> None:
    """The first time with both keys, then without; the second request proves that the log only grew."""
    partner = tmp_path / "partner"
    log_key = (case / "custody" / "log-key.vkey").read_text()
    assert vorlage("checkpoint", case, "--out", tmp_path / "ask").exit_code == 0
    assert (tmp_path / "ask").read_text().startswith("old 0\n\nlog-")
    unknown = vorlage("cosign", tmp_path / "ask", "--witness", partner, "--out", tmp_path / "back")
    assert (unknown.exit_code, unknown.stderr.split(":")[0]) == (2, "call.checkpoint-file")
    done = vorlage("cosign", tmp_path / "ask", "--witness", partner, "--out", tmp_path / "back", "--log-key", log_key)
    assert (done.exit_code, done.output.splitlines()[0]) == (0, "Cosigned 2 entries.")
    nobody = vorlage("checkpoint", case, "--accept", tmp_path / "back")
    assert (nobody.exit_code, "--cosigner KEY" in nobody.stderr) == (2, True)
    kept = vorlage("checkpoint", case, "--accept", tmp_path / "back", "--cosigner", keys(case, partner)[1])
    assert (kept.exit_code, kept.output.startswith("Kept: 2 entries cosigned")) == (0, True)
    assert vorlage("checkpoint", case, "--out", tmp_path / "ask2").exit_code == 0
    assert (tmp_path / "ask2").read_text().startswith("old 2\n")
    assert vorlage("cosign", tmp_path / "ask2", "--witness", partner, "--out", tmp_path / "back2").exit_code == 0
    assert vorlage("checkpoint", case, "--accept", tmp_path / "back2").exit_code == 0
    verified = json.loads(vorlage("verify", case, "--json", "--known", tmp_path / "back").stdout)
    assert (verified["ok"], verified["checked"]["cosignatures"]) == (True, 2)
    assert verified["checked"]["known_checkpoints"] == 1


def test_a_partner_refuses_a_log_that_does_not_go_on(tmp_path: Path, case: Path, vorlage: Call) -> None:
    """Rolled back, or rewritten: with what was seen and what is found, and nothing is signed."""
    partner, older = tmp_path / "partner", tmp_path / "older"
    shutil.copytree(case, older)
    log_key = (case / "custody" / "log-key.vkey").read_text()
    assert vorlage("verify", case).exit_code == 0
    vorlage("checkpoint", case, "--out", tmp_path / "ask")
    cosign = ("cosign", tmp_path / "ask", "--witness", partner, "--out", tmp_path / "back", "--log-key", log_key)
    assert vorlage(*cosign).exit_code == 0
    vorlage("checkpoint", older, "--out", tmp_path / "rolled")
    rolled = vorlage("cosign", tmp_path / "rolled", "--witness", partner, "--out", tmp_path / "no")
    assert (rolled.exit_code, rolled.stderr.split(":")[0]) == (1, "custody.not-consistent")
    assert "it was rolled back" in rolled.stderr
    for _ in range(2):  # another history of the same log, longer than what was seen
        assert vorlage("verify", older).exit_code == 0
    vorlage("checkpoint", older, "--out", tmp_path / "rewritten", "--since", "3")
    rewritten = vorlage("cosign", tmp_path / "rewritten", "--witness", partner, "--out", tmp_path / "no")
    assert (rewritten.exit_code, rewritten.stderr.split(":")[0]) == (1, "custody.not-consistent")
    assert "an entry that was there then was changed" in rewritten.stderr
    assert not (tmp_path / "no").exists()
    named = vorlage("verify", older, "--known", tmp_path / "back")
    assert (named.exit_code, "custody.log-rewritten: custody/log.jsonl" in named.output) == (1, True)


def test_a_proof_from_another_size_says_which_to_ask_for(tmp_path: Path, case: Path, vorlage: Call) -> None:
    """The partner's memory decides, and the message is a command that works."""
    partner = tmp_path / "partner"
    log_key = (case / "custody" / "log-key.vkey").read_text()
    vorlage("checkpoint", case, "--out", tmp_path / "ask")
    vorlage("cosign", tmp_path / "ask", "--witness", partner, "--out", tmp_path / "back", "--log-key", log_key)
    vorlage("verify", case)
    vorlage("checkpoint", case, "--out", tmp_path / "ask2", "--since", "1")
    refused = vorlage("cosign", tmp_path / "ask2", "--witness", partner, "--out", tmp_path / "back2")
    assert (refused.exit_code, "--since 2" in refused.stderr) == (2, True)


def test_an_authority_stamps_the_root_without_learning_it(tmp_path: Path, case: Path, vorlage: Call) -> None:
    """The query holds neither the root nor its digest; the reply is kept only if it leads to the certificate."""
    authority, stranger = Authority(tmp_path / "authority"), Authority(tmp_path / "stranger")
    query, reply = tmp_path / "ask.tsq", tmp_path / "reply.tsr"
    assert vorlage("checkpoint", case, "--timestamp-query", query).exit_code == 0
    root = base64.b64decode((case / "custody" / "checkpoint").read_text().splitlines()[2])
    asked = query.read_bytes()
    assert root not in asked
    assert root[:8] not in asked
    waiting = [place for place in (case / "secrets").iterdir() if place.name.startswith("timestamp-")]
    assert len(waiting) == 1
    assert waiting[0].stat().st_mode & 0o777 == 0o600
    authority.stamp(query, reply)
    words = ("checkpoint", case, "--timestamp-reply", reply, "--authority")
    wrong = vorlage(*words, stranger.certificate)
    assert (wrong.exit_code, wrong.stderr.split(":")[0]) == (2, "call.checkpoint-file")
    changed = tmp_path / "changed.tsr"
    changed.write_bytes(reply.read_bytes()[:-1] + bytes([reply.read_bytes()[-1] ^ 1]))
    assert (
        vorlage("checkpoint", case, "--timestamp-reply", changed, "--authority", authority.certificate).exit_code == 2
    )
    kept = vorlage(*words, authority.certificate)
    assert (kept.exit_code, kept.output.startswith("Kept: 2 entries stamped")) == (0, True)
    assert vorlage(*words, authority.certificate).exit_code == 2  # answered already
    verified = json.loads(vorlage("verify", case, "--json").stdout)
    assert (verified["ok"], verified["checked"]["timestamps"]) == (True, 1)


def test_another_key_signs_on_and_old_cosignatures_stay_good(tmp_path: Path, case: Path, vorlage: Call) -> None:
    """The case verifies; the partner refuses the new key until it was told, and the old private key is kept."""
    partner = tmp_path / "partner"
    log_key = (case / "custody" / "log-key.vkey").read_text()
    vorlage("checkpoint", case, "--out", tmp_path / "ask")
    vorlage("cosign", tmp_path / "ask", "--witness", partner, "--out", tmp_path / "back", "--log-key", log_key)
    vorlage("checkpoint", case, "--accept", tmp_path / "back", "--cosigner", keys(case, partner)[1])
    assert vorlage("checkpoint", case, "--new-key").exit_code == 0
    assert (case / "custody" / "log-key.vkey").read_text() != log_key
    assert vorlage("verify", case).exit_code == 0
    vorlage("checkpoint", case, "--out", tmp_path / "ask2")
    cosign = ("cosign", tmp_path / "ask2", "--witness", partner, "--out", tmp_path / "back2")
    assert vorlage(*cosign).exit_code == 2
    assert vorlage(*cosign, "--log-key", keys(case, partner)[0]).exit_code == 0
    assert vorlage("checkpoint", case, "--accept", tmp_path / "back2").exit_code == 0
    assert vorlage("verify", case).exit_code == 0


def test_a_damaged_log_is_mended_from_the_catalogue_and_kept_aside(case: Path, vorlage: Call) -> None:
    """Writing is refused until then; what was found lies in `damaged`, and mending is an event."""
    log = case / "custody" / "log.jsonl"
    damaged = log.read_bytes().replace(b'"event":"accession"', b'"event":"secession"')
    log.write_bytes(damaged)
    named = vorlage("verify", case)
    assert (named.exit_code, "custody.log-broken: custody/log.jsonl, line 1" in named.output) == (1, True)
    assert vorlage("add", case, case.parent / "in", "--genre", "report").stderr.startswith("custody.log-broken")
    assert log.read_bytes() == damaged
    assert vorlage("checkpoint", case, "--mend").exit_code == 0
    assert vorlage("verify", case).exit_code == 0
    assert [place.read_bytes() for place in (case / "damaged").rglob("log.jsonl")] == [damaged]
    assert b"made anew from the catalogue" in log.read_bytes()


def test_a_copy_without_the_private_key_verifies_and_is_not_written_to(case: Path, vorlage: Call) -> None:
    """What was given away is whole; to go on with it, a new key is made."""
    shutil.rmtree(case / "secrets")
    verified = vorlage("verify", case)
    assert (verified.exit_code, "custody.log-no-private-key" in verified.stderr) == (0, True)
    refused = vorlage("add", case, case.parent / "in", "--genre", "report")
    assert (refused.exit_code, refused.stderr.split(":")[0].split("\n")[-1]) == (2, "case.read-only")
    assert json.loads(vorlage("status", case, "--json").stdout)["counts"]["in"] == 1
    assert vorlage("search", case, "harbour").exit_code == 0
    assert vorlage("checkpoint", case, "--new-key").exit_code == 0
    assert vorlage("verify", case).exit_code == 0


def test_what_is_no_checkpoint_is_refused_and_nothing_is_written_over(
    tmp_path: Path, case: Path, vorlage: Call
) -> None:
    """A picture, an empty file, a file that is not there; and --out never replaces a file."""
    (tmp_path / "picture").write_bytes(bytes(range(256)) * 300)
    (tmp_path / "empty").write_bytes(b"")
    before = (case / "custody" / "checkpoint").read_bytes()
    for name in ("picture", "empty", "absent"):
        place = tmp_path / name
        for words in (
            ("checkpoint", case, "--accept", place),
            ("checkpoint", case, "--timestamp-reply", place, "--authority", place),
            ("cosign", place, "--witness", tmp_path / "partner", "--out", tmp_path / "new"),
            ("verify", case, "--known", place),
        ):
            refused = vorlage(*words)
            assert (refused.exit_code, refused.stderr.split(":")[0].split("\n")[-1]) == (2, "call.checkpoint-file")
    assert vorlage("checkpoint", case, "--out", tmp_path / "empty").exit_code == 2
    assert (tmp_path / "empty").read_bytes() == b""
    assert vorlage("checkpoint", case, "--since", "1").exit_code == 2
    assert vorlage("checkpoint", case, "--mend", "--new-key").exit_code == 2
    assert (case / "custody" / "checkpoint").read_bytes() == before
