# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Verification names every kind of tampering, and is quiet on an untouched archive."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from vorlage.catalogue.connection import Catalogue
from vorlage.custody.accession import accession_of, close_accession, take_in
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.delivery import list_delivery
from vorlage.custody.fixity import verify_fixity, write_manifest
from vorlage.custody.log_following import follow_catalogue
from vorlage.custody.problems import Verification
from vorlage.custody.vault import Vault
from vorlage.domain.custody import Genre
from vorlage.domain.errors import NothingToVerifyError

NOON = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)


class Archive:
    """A small archive, complete."""

    def __init__(self, root: Path) -> None:
        self.folder = CaseFolder.create(root / "case")
        self.catalogue = Catalogue.create(self.folder.catalogue)
        self.vault = Vault(self.folder)
        delivered = root / "in"
        delivered.mkdir()
        for number in range(5):
            (delivered / f"{number}.txt").write_text(f"reading {number}")
        delivery = list_delivery([delivered], genre=Genre.PRIMARY, code_name=None, note="")
        accession = accession_of(self.catalogue, delivery, now=NOON)
        assert accession is not None
        take_in(
            self.catalogue,
            self.vault,
            accession,
            delivery,
            clock=lambda: NOON,
            tool="test",
            progress=lambda _count: None,
        )
        write_manifest(self.folder, self.catalogue)
        close_accession(self.catalogue, accession, now=NOON, tool="test")
        follow_catalogue(self.folder, self.catalogue, now=NOON)

    def verify(self) -> Verification:
        return verify_fixity(self.folder, self.catalogue, self.vault, progress=lambda _count: None)

    def an_original(self) -> Path:
        return next(place for _, place in self.vault.digests_present())


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def test_an_untouched_archive_has_no_problem(archive: Archive) -> None:
    """Everything is counted and nothing is found."""
    verification = archive.verify()
    assert verification.ok
    of_contract = {"originals": 5, "log_entries": 6, "seals": 0, "exhibits": 0}
    others = {"tiles": 2, "cosignatures": 0, "timestamps": 0, "known_checkpoints": 0}
    assert verification.checked == of_contract | others
    assert verification.notes == ()


def test_coreutils_alone_verify_the_archive(archive: Archive) -> None:
    """`sha256sum -c` accepts the archive, and finds one changed byte."""
    command = ["sha256sum", "-c", "--strict", "manifest-sha256.txt"]
    good = subprocess.run(command, cwd=archive.folder.root, capture_output=True, text=True, check=False)
    assert good.returncode == 0
    assert good.stdout.count(": OK") == 5
    flip(archive)
    bad = subprocess.run(command, cwd=archive.folder.root, capture_output=True, text=True, check=False)
    assert bad.returncode == 1


def flip(archive: Archive) -> None:
    place = archive.an_original()
    place.chmod(0o600)
    content = bytearray(place.read_bytes())
    content[0] ^= 1
    place.write_bytes(content)


def remove(archive: Archive) -> None:
    archive.an_original().unlink()


def replace_by_link(archive: Archive) -> None:
    place = archive.an_original()
    other = archive.folder.root / "elsewhere"
    other.write_bytes(place.read_bytes())
    place.unlink()
    place.symlink_to(other)


def slip_in(archive: Archive) -> None:
    archive.vault.keep(io.BytesIO(b"slipped in"))


def shorten_manifest(archive: Archive) -> None:
    lines = archive.folder.manifest.read_text().splitlines(keepends=True)
    archive.folder.manifest.write_text("".join(lines[1:]))


def remove_manifest(archive: Archive) -> None:
    archive.folder.manifest.unlink()


def drop_log_line(archive: Archive) -> None:
    lines = archive.folder.log.read_bytes().splitlines(keepends=True)
    archive.folder.log.write_bytes(b"".join(lines[:2] + lines[3:]))


def roll_back_log(archive: Archive) -> None:
    lines = archive.folder.log.read_bytes().splitlines(keepends=True)
    archive.folder.log.write_bytes(b"".join(lines[:-1]))


def run_sql(archive: Archive, statement: str) -> None:
    with archive.catalogue.writing() as connection:
        connection.execute(text(statement))


def change_event(archive: Archive) -> None:
    run_sql(archive, "UPDATE custody_events SET at = '2030-01-01T00:00:00+00:00' WHERE sequence = 2")


def double_event(archive: Archive) -> None:
    run_sql(archive, "UPDATE custody_events SET item = 1 WHERE sequence = 2")


def change_digest(archive: Archive) -> None:
    run_sql(archive, "UPDATE items SET digest = (SELECT digest FROM items WHERE number = 2) WHERE number = 3")


@pytest.mark.parametrize(
    ("tamper", "code"),
    [
        (flip, "custody.digest-mismatch"),
        (remove, "custody.original-missing"),
        (replace_by_link, "custody.original-missing"),
        (slip_in, "custody.unexpected-object"),
        (shorten_manifest, "custody.manifest-differs"),
        (remove_manifest, "custody.manifest-differs"),
        (drop_log_line, "custody.log-broken"),
        (roll_back_log, "custody.log-broken"),
        (change_event, "custody.log-broken"),
        (double_event, "custody.accession-event"),
        (change_digest, "custody.accession-event"),
    ],
)
def test_every_tampering_is_found_and_named(archive: Archive, tamper: Callable[[Archive], None], code: str) -> None:
    """Each change to originals, manifest, log or catalogue gives a problem of its own code."""
    tamper(archive)
    assert code in {problem.code for problem in archive.verify().problems}


def test_all_failures_are_listed_not_the_first_alone(archive: Archive) -> None:
    """Two damaged originals are two problems, each with its item."""
    for _, place in list(archive.vault.digests_present())[:2]:
        place.unlink()
    problems = archive.verify().problems
    assert len([problem for problem in problems if problem.number is not None]) == 2


def test_an_empty_check_is_refused(tmp_path: Path) -> None:
    """Verifying nothing proves nothing."""
    folder = CaseFolder.create(tmp_path / "empty")
    catalogue = Catalogue.create(folder.catalogue)
    with pytest.raises(NothingToVerifyError):
        verify_fixity(folder, catalogue, Vault(folder), progress=lambda _count: None)
