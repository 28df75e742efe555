# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The vault keeps bytes once, under their digest, and never writes them again."""

from __future__ import annotations

import hashlib
import io
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.vault import Vault
from vorlage.domain.custody import Digest
from vorlage.domain.errors import CaseBusyError, CaseExistsError, CaseMissingError, OriginalMissingError


@pytest.fixture
def folder(tmp_path: Path) -> CaseFolder:
    return CaseFolder.create(tmp_path / "case")


@given(content=st.binary(max_size=4000))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_bytes_are_kept_under_their_digest(folder: CaseFolder, content: bytes) -> None:
    """Whatever comes in lies, unchanged, under its own SHA-256."""
    kept = Vault(folder).keep(io.BytesIO(content))
    assert kept.digest.hex == hashlib.sha256(content).hexdigest()
    assert kept.size_bytes == len(content)
    assert Vault(folder).original(kept.digest).read_bytes() == content


def test_an_original_is_closed_to_writing_and_kept_once(folder: CaseFolder) -> None:
    """A second delivery of the same bytes does not touch the first, which is read-only."""
    vault = Vault(folder)
    place = vault.original(vault.keep(io.BytesIO(b"minutes")).digest)
    before = place.stat()
    vault.keep(io.BytesIO(b"minutes"))
    assert place.stat().st_mtime_ns == before.st_mtime_ns
    assert place.stat().st_ino == before.st_ino
    assert stat.S_IMODE(before.st_mode) == 0o400
    assert list(folder.work.iterdir()) == []


class _Breaking(io.BytesIO):
    def read(self, _size: int | None = -1, /) -> bytes:
        raise OSError(5, "input/output error")


def test_a_stream_that_breaks_leaves_nothing_behind(folder: CaseFolder) -> None:
    """Half a file is never in the vault."""
    with pytest.raises(OSError, match="input/output"):
        Vault(folder).keep(_Breaking())
    assert list(Vault(folder).digests_present()) == []
    assert list(folder.work.iterdir()) == []


def test_a_missing_original_is_named_with_what_to_do(folder: CaseFolder) -> None:
    """Asking for bytes that are gone is an error of custody, with a next step."""
    with pytest.raises(OriginalMissingError) as caught:
        Vault(folder).original(Digest("0" * 64))
    assert "vorlage verify" in str(caught.value)


def test_the_case_folder_is_closed_to_others(folder: CaseFolder) -> None:
    """Folder and subfolders are 0700: other accounts cannot look in."""
    for place in (folder.root, *(each for each in folder.root.rglob("*") if each.is_dir())):
        assert stat.S_IMODE(place.stat().st_mode) == 0o700, place


def test_a_case_is_never_made_over_something(tmp_path: Path) -> None:
    """A folder with anything in it is refused and left as it was."""
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(CaseExistsError):
        CaseFolder.create(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]


def test_a_case_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    """Opening anything but a case is a wrong call."""
    with pytest.raises(CaseMissingError):
        CaseFolder.open(tmp_path)


def test_there_is_one_writer_and_it_sweeps_what_a_killed_one_left(folder: CaseFolder) -> None:
    """A second writer is told to wait; leftovers of a dead one are removed."""
    (folder.work / "item-3-x").mkdir()
    (folder.work / "item-3-x" / "half").write_text("half")
    (folder.work / "original-1").write_text("half")
    with folder.writer():
        assert list(folder.work.iterdir()) == []
        with pytest.raises(CaseBusyError), folder.writer():
            raise AssertionError("two writers at once")
    with folder.writer():
        assert folder.work.is_dir()
