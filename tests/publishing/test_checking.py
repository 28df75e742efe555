# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Checking an edition: whatever is changed in it is found, and named by its place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.publishing.conftest import run
from vorlage.custody.signed_notes import SigningKey
from vorlage.domain.errors import CaseMissingError
from vorlage.publishing.checking import check_edition
from vorlage.publishing.manifest import MANIFEST, manifest_of, read_manifest

KEPT = Path(__file__).parent / "editions_kept"


@pytest.fixture(params=sorted(place.name for place in KEPT.glob("*.zip")))
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An edition as a version of ours published it."""
    shutil.unpack_archive(KEPT / str(request.param), tmp_path / "edition")
    return tmp_path / "edition"


def test_editions_of_every_version_verify_for_ever(kept: Path) -> None:
    """What readers hold keeps verifying, whatever becomes of the code."""
    check = check_edition(kept)
    assert check.is_ok, check.problems
    assert check.exhibits > 0


def _codes(place: Path) -> set[tuple[str, str]]:
    return {(problem.code, problem.path) for problem in check_edition(place).problems}


def test_every_file_that_is_changed_taken_or_added_is_named(kept: Path) -> None:
    """One file after the other: a bit flipped, then gone; each is the one that is named."""
    names = [*read_manifest((kept / MANIFEST).read_bytes())]
    for name in names:
        content = (kept / name).read_bytes()
        (kept / name).write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        assert ("edition.file-changed", name) in _codes(kept)
        (kept / name).unlink()
        assert ("edition.file-missing", name) in _codes(kept)
        (kept / name).write_bytes(content)
    (kept / "exhibits" / "notes.txt").write_text("x")
    assert _codes(kept) == {("edition.stranger", "exhibits/notes.txt")}


def _write_manifest(kept: Path) -> None:
    """A manifest that fits the files, as whoever tampered would make one, without the key."""
    names = read_manifest((kept / MANIFEST).read_bytes())
    files = {name: (kept / name).read_bytes() for name in names if (kept / name).exists()}
    (kept / MANIFEST).write_bytes(manifest_of(files))


@pytest.mark.parametrize("name", ["index.html", "exhibits/1/index.html", "edition.json", "exhibits/2/proof.json"])
def test_a_manifest_made_to_fit_has_no_signature(kept: Path, name: str) -> None:
    """Whoever changes a page can change the list of digests, and cannot sign for it."""
    (kept / name).write_bytes((kept / name).read_bytes().replace(b"e", b"o", 1))
    _write_manifest(kept)
    assert ("edition.manifest-signature", "manifest.note") in _codes(kept)


def test_an_exhibit_taken_away_whole_is_missed(kept: Path) -> None:
    """Its files and their lines in the manifest: the words of the edition still count it."""
    shutil.rmtree(kept / "exhibits" / "2")
    _write_manifest(kept)
    assert ("edition.proof", "exhibits/2/proof.json") in _codes(kept)


def test_proofs_of_two_exhibits_do_not_change_places(kept: Path) -> None:
    """Each proof has to be of the record that the words of the edition name."""
    first, second = (kept / "exhibits" / place / "proof.json" for place in "12")
    one, other = first.read_bytes(), second.read_bytes()
    first.write_bytes(other)
    second.write_bytes(one)
    _write_manifest(kept)
    assert {("edition.proof", "exhibits/1/proof.json"), ("edition.proof", "exhibits/2/proof.json")} <= _codes(kept)


def _other_key(kept: Path) -> None:
    (kept / "log" / "key").write_text(f"{SigningKey.new('editions-0').verifier.text}\n", "utf-8")


def _no_entry(kept: Path) -> None:
    (tile,) = (kept / "log" / "tile" / "entries").rglob("*.p/*")
    tile.write_bytes(tile.read_bytes()[:-3])


def _no_checkpoint(kept: Path) -> None:
    (kept / "log" / "checkpoint").write_text("", "utf-8")


@pytest.mark.parametrize(
    ("tamper", "code", "name"),
    [
        (_other_key, "edition.checkpoint", "log/checkpoint"),
        (_no_entry, "edition.log", "log/tile/entries"),
        (_no_checkpoint, "edition.checkpoint", "log/checkpoint"),
    ],
)
def test_a_log_that_was_tampered_with_is_named(
    kept: Path, tamper: Callable[[Path], None], code: str, name: str
) -> None:
    """Another key, an entry that is gone, no checkpoint: even under a manifest that was made to fit."""
    tamper(kept)
    _write_manifest(kept)
    assert (code, name) in _codes(kept)


def test_a_folder_that_is_no_edition_is_refused(tmp_path: Path) -> None:
    """An empty check would prove nothing."""
    with pytest.raises(CaseMissingError):
        check_edition(tmp_path)
    outcome = run("verify", tmp_path)
    assert outcome.exit_code == 2


def test_the_command_prints_each_problem_and_ends_with_one(kept: Path) -> None:
    """Exit code 1, and the place by its name."""
    (kept / "index.html").unlink()
    outcome = run("verify", kept)
    assert (outcome.exit_code, "edition.file-missing: index.html" in outcome.stdout) == (1, True)


@pytest.mark.parametrize(
    "line",
    ["0" * 64 + "  ../outside", "0" * 64 + "  /etc/passwd", "0" * 63 + "  a", "0" * 64 + " a", "0" * 64 + "  a\\b"],
)
def test_a_manifest_that_leads_out_of_the_edition_is_refused(kept: Path, line: str) -> None:
    """Foreign manifests are foreign input."""
    (kept / MANIFEST).write_text(f"{line}\n", "utf-8")
    assert ("edition.manifest", MANIFEST) in _codes(kept)
