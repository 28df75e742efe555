# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The commands that VERIFY.txt prints, as they stand there, with nothing but a shell, coreutils and OpenSSL."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.a_bare_shell import bare_programs, run_verify_text
from tests.a_signed_archive import SignedArchive
from vorlage.custody.signed_notes import SigningKey, sign_note
from vorlage.custody.verify_text import VERIFY_TEXT
from vorlage.domain.merkle import leaf_hash, root_of
from vorlage.domain.transparency_log import Checkpoint


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with these programs alone."""
    return bare_programs(tmp_path_factory.mktemp("programs"))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SignedArchive]:
    """One with cosignatures and a timestamp."""
    made = SignedArchive.with_everything(tmp_path_factory.mktemp("archive"), events=9)
    yield made
    made.catalogue.close()


def test_an_untouched_archive_passes_every_check(archive: SignedArchive, programs: Path) -> None:
    """Originals, log, checkpoint, cosignatures, timestamp; Vorlage and Python cannot be reached."""
    done = run_verify_text(archive.folder.root, programs)
    assert done.stderr == ""
    said = done.stdout.splitlines()
    assert said[-1] == "All checks passed."
    assert [line.split()[1].rstrip(":") for line in said[:-1]] == [
        "originals",
        "log",
        "log",
        "checkpoint",
        "cosignature",
        "cosignature",
        "timestamp",
    ]
    assert all(line.startswith("OK   ") for line in said[:-1])
    assert done.returncode == 0


def test_the_text_says_every_command_that_it_needs(archive: SignedArchive) -> None:
    """The archive holds the text of this version, and it runs nothing that could write into the archive or send."""
    assert (archive.folder.root / "VERIFY.txt").read_text("utf-8") == VERIFY_TEXT
    assert "curl" not in VERIFY_TEXT


def change_an_original(case: Path) -> None:
    place = next(each for each in (case / "objects").rglob("*") if each.is_file())
    place.chmod(0o600)
    place.write_bytes(place.read_bytes() + b" ")


def delete_an_original(case: Path) -> None:
    next(each for each in (case / "objects").rglob("*") if each.is_file()).unlink()


def change_a_line(case: Path) -> None:
    log = case / "custody" / "log.jsonl"
    log.write_bytes(log.read_bytes().replace(b"check 7:", b"check 9:"))


def cut_the_log(case: Path) -> None:
    log = case / "custody" / "log.jsonl"
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:-1]))


def lengthen_the_log(case: Path) -> None:
    log = case / "custody" / "log.jsonl"
    log.write_bytes(log.read_bytes() + b"{}\n")


def swap_two_lines(case: Path) -> None:
    log = case / "custody" / "log.jsonl"
    lines = log.read_bytes().splitlines(keepends=True)
    lines[3], lines[4] = lines[4], lines[3]
    log.write_bytes(b"".join(lines))


def change_the_checkpoint(case: Path) -> None:
    place = case / "custody" / "checkpoint"
    place.write_text(place.read_text("utf-8").replace("log-", "log-0", 1), "utf-8")


def sign_with_another_key(case: Path) -> None:
    lines = (case / "custody" / "log.jsonl").read_bytes().splitlines()[:-1]
    checkpoint = Checkpoint(origin="log-00", size=len(lines), root=root_of(map(leaf_hash, lines)))
    note = sign_note(checkpoint.text, SigningKey.new("log-00"))
    (case / "custody" / "checkpoint").write_text(note, "utf-8")
    (case / "custody" / "log.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))


def change_a_cosignature(case: Path) -> None:
    place = next((case / "custody" / "cosignatures").iterdir())
    place.write_bytes(place.read_bytes()[:-6] + b"AAAA=\n")


def change_a_cosigner(case: Path) -> None:
    next((case / "custody" / "cosigners").iterdir()).write_bytes(SigningKey.new("x").verifier.pem)


def change_a_nonce(case: Path) -> None:
    next((case / "custody" / "timestamps").rglob("nonce")).write_bytes(bytes(32))


@pytest.mark.parametrize(
    ("tamper", "about"),
    [
        (change_an_original, ["originals"]),
        (delete_an_original, ["originals"]),
        (change_a_line, ["log", "cosignature", "cosignature", "timestamp"]),
        (cut_the_log, ["log", "log"]),
        (lengthen_the_log, ["log"]),
        (swap_two_lines, ["log", "cosignature", "cosignature", "timestamp"]),
        (change_the_checkpoint, ["checkpoint"]),
        (sign_with_another_key, ["checkpoint"]),
        (change_a_cosignature, ["cosignature"]),
        (change_a_cosigner, ["cosignature", "cosignature"]),
        (change_a_nonce, ["timestamp"]),
    ],
)
def test_a_change_makes_the_checks_fail_that_are_about_it(
    archive: SignedArchive, programs: Path, tmp_path: Path, tamper: Callable[[Path], None], about: list[str]
) -> None:
    """And the last word is that something is not as it was."""
    case = tmp_path / "case"
    shutil.copytree(archive.folder.root, case)
    tamper(case)
    done = run_verify_text(case, programs)
    bad = [line for line in done.stdout.splitlines() if line.startswith("BAD")]
    assert [line.split()[1].rstrip(":") for line in bad] == about
    assert done.stdout.splitlines()[-1] == "Something is not as it was."
    assert done.returncode == 1
