# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage publish`: what gets out, what never does, and what stands in the way; through the real command line."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.publishing.conftest import PublishedCase, layers_of, run
from vorlage.app import Case
from vorlage.custody.signed_notes import VerifierKey
from vorlage.domain.merkle import is_consistent
from vorlage.publishing.checking import check_edition
from vorlage.publishing.edition_log import EditionLog, opened_checkpoint
from vorlage.sealing.reader import verify_excerpt


def files_of(edition: Path) -> dict[str, bytes]:
    """The files of an edition by their places."""
    return {
        place.relative_to(edition).as_posix(): place.read_bytes() for place in edition.rglob("*") if place.is_file()
    }


def test_nothing_planted_in_the_case_is_in_any_byte_of_the_edition(published: PublishedCase) -> None:
    """Digests, sizes and names of files, code names, notes, members, reasons, protected and undecided names, times,
    text that is not published: none is there, in no encoding and packed in nothing."""
    for name, content in files_of(published.edition).items():
        for layer in layers_of(content):
            small = layer.lower()
            for what, secret in published.secrets.items():
                if what.startswith("size"):  # a number by itself: four digits stand in many a digest
                    assert not re.search(rb"(?<![0-9a-z.])%b(?![0-9a-z.])" % secret.encode(), small), (name, what)
                    continue
                for encoded in (secret.encode(), secret.encode("utf-16-le"), secret.encode().hex().encode()):
                    assert encoded.lower() not in small, (name, what)
                if what.startswith("digest"):
                    assert bytes.fromhex(secret) not in layer, (name, what)


def test_the_search_of_the_test_itself_finds_what_is_planted(published: PublishedCase) -> None:
    """A test that cannot fail is a defect: a secret in a page's picture data is found."""
    import base64
    import zlib

    secret = published.secrets["protected"].encode()
    page = b"<p>" + base64.b64encode(b"\x89PNG" + zlib.compress(b"x" * 90 + secret)) + b"</p>"
    assert any(secret in layer for layer in layers_of(page))


def test_no_time_but_the_stated_day_is_told(published: PublishedCase) -> None:
    """Every file says midnight of that day, and no entry of the log says more than the day."""
    at = datetime(2026, 11, 20, tzinfo=UTC).timestamp()
    assert {place.stat().st_mtime for place in published.edition.rglob("*")} == {at}
    told = json.loads((published.edition / "edition.json").read_text("utf-8"))
    assert told["date"] == "2026-11-20"


def test_an_edition_checks_as_published_by_all_three_ways(published: PublishedCase) -> None:
    """The library, the command, and the small program that shares no code with them."""
    assert check_edition(published.edition).is_ok
    outcome = run("verify", published.edition, "--json")
    checked = json.loads(outcome.stdout)
    assert (outcome.exit_code, checked["ok"], checked["checked"]["exhibits"]) == (0, True, 3)
    for place in (1, 2, 3):
        for name in ("proof.json", "excerpt.html"):
            assert verify_excerpt.main([str(published.edition / "exhibits" / str(place) / name)]) == 0


def test_the_manifest_is_one_that_sha256sum_reads(published: PublishedCase) -> None:
    """Each line is a digest, two spaces and a place, and holds of the file there."""
    for line in (published.edition / "manifest-sha256.txt").read_text("utf-8").splitlines():
        digest, place = line.split("  ")
        assert hashlib.sha256((published.edition / place).read_bytes()).hexdigest() == digest


def _refused(published: PublishedCase, tmp_path: Path, change: tuple[str, str]) -> str:
    """What `publish` says of the list with one change; nothing may be left of it."""
    before, after = change
    listed = published.exhibits.read_text("utf-8")
    assert before in listed
    (tmp_path / "list.toml").write_text(listed.replace(before, after, 1), "utf-8")
    outcome = run("publish", published.case, "--exhibits", tmp_path / "list.toml", "--out", tmp_path / "out")
    assert outcome.exit_code in (1, 2)
    assert sorted(place.name for place in tmp_path.iterdir()) == ["list.toml"]
    return outcome.stderr


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            ('caption = "The works', 'caption = "Says Orla Marchbanks: the works'),
            "exhibit 1, caption, characters 6 to 20",
        ),
        (('title = "What', 'title = "Ilva PROTECTED: what'), "the edition, title"),
        (('claim = "The works', 'claim = "For Orla UNDECIDED the works'), "exhibit 1, claim"),
        (('quote = "the rates had been raised"', 'quote = "The password"'), "301 times"),
        (('quote = "the rates had been raised"', 'quote = "no such words"'), "Exhibit 2: Its quote stands nowhere"),
        (('quote = "the rates had been raised"', 'quote = "Told by Ilva"'), "exhibit 2, quote: no_passage"),
        (('quote = "the works were put off', 'page = 9\nquote = "the works'), "no TOML"),
        (('mode = "statement"', 'mode = "secret"'), "Exhibit 3: Its mode"),
        (('path = "table', 'path = "tables'), "Exhibit 3: Its path names no item"),
    ],
)
def test_what_stands_in_the_way_is_named_by_exhibit_and_nothing_is_written(
    published: PublishedCase, tmp_path: Path, change: tuple[str, str], says: str
) -> None:
    """Each refusal says which exhibit and where, repeats no name, and leaves nothing behind."""
    secrets = published.secrets
    known = {"PROTECTED": secrets["protected"], "UNDECIDED": secrets["undecided"]}
    for word, secret in known.items():
        change = (change[0], change[1].replace(word, secret))
    told = _refused(published, tmp_path, change)
    assert says in " ".join(told.split())
    assert not any(secret in told for secret in (*known.values(), "Marchbanks"))


def test_a_page_picture_waits_until_its_traces_are_signed_for(published: PublishedCase, tmp_path: Path) -> None:
    """The letter has no picture, and nobody signed for its traces: both are said at once."""
    told = _refused(published, tmp_path, ('mode = "retyped"', 'mode = "pixels"'))
    assert "exhibit 2, page picture: traces_unread" in " ".join(told.split())


def test_a_place_that_is_taken_is_refused_before_any_work(published: PublishedCase) -> None:
    """An edition is never written over another."""
    outcome = run("publish", published.case, "--exhibits", published.exhibits, "--out", published.edition)
    assert (outcome.exit_code, "call.export" in outcome.stderr) == (2, True)


def test_the_custody_log_says_what_was_published_in_numbers(published: PublishedCase) -> None:
    """Counts by mode, and no word."""
    with Case.open(published.case) as case:
        details = [event.detail for event in case.custody_events(100)]
    assert "edition 1 published: 3 exhibits (1 pixels, 1 retyped, 1 statement), 0 corrections, 0 retractions" in details
    searched = next(detail for detail in details if detail.startswith("edition 1 searched for "))
    assert "protected spellings" in searched
    assert "pixels (" in searched


def test_corrections_go_into_the_next_edition_and_old_proofs_still_lead_to_its_log(
    published: PublishedCase, tmp_path: Path
) -> None:
    """Edition 2 retracts an exhibit of edition 1: its log goes on from the first one's; the first still verifies."""
    listed = published.exhibits.read_text("utf-8")
    head, first, second, _ = listed.split("[[exhibits]]")
    assert first
    (tmp_path / "list.toml").write_text(f"{head}[[exhibits]]{second}", "utf-8")
    words = ("publish", published.case, "--exhibits", tmp_path / "list.toml", "--out", tmp_path / "second")
    refused = run(*words, "--date", "2026-11-21", "--retract", "1.9", "It was wrong.")
    assert (refused.exit_code, "No exhibit 1.9" in refused.stderr) == (2, True)
    gone = run(*words, "--date", "2026-11-21", "--retract", "1.2", "It was wrong.")
    assert (gone.exit_code, "exhibit 1, what was exhibit 1.2: retracted" in " ".join(gone.stderr.split())) == (1, True)
    early = run(*words, "--date", "2026-11-19")
    assert (early.exit_code, "dated later" in early.stderr) == (2, True)
    done = run(*words, "--date", "2026-11-21", "--retract", "1.3", "It was wrong.", "--json")
    assert json.loads(done.stdout)["edition"] == 2
    assert check_edition(tmp_path / "second").is_ok
    assert "Exhibit 1.3 is retracted." in (tmp_path / "second" / "corrections.html").read_text("utf-8")
    assert check_edition(published.edition).is_ok
    key = VerifierKey.from_text((tmp_path / "second" / "log" / "key").read_text("utf-8").strip())
    old = opened_checkpoint((published.edition / "log" / "checkpoint").read_text("utf-8"), key)
    new = opened_checkpoint((tmp_path / "second" / "log" / "checkpoint").read_text("utf-8"), key)
    with Case.open(published.case) as case:
        log: EditionLog = case.editions.editions()
    assert is_consistent(old.size, new.size, old.root, new.root, log.consistency(old.size))
