# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a child may use: each limit ends the child alone, with a verdict that names it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from vorlage.domain.custody import Genre
from vorlage.domain.errors import DiskFullError
from vorlage.extraction.reader import extract_original
from vorlage.jail.limits import JailAnswer, JailLimits, JailVerdict
from vorlage.jail.supervisor import Jail

LIMITS = JailLimits(wall_s=20, cpu_s=10, memory_bytes=512 << 20, file_bytes=8 << 20, work_bytes=16 << 20)
JAIL = Jail(import_from=(Path(__file__).parent,))


def run(entry: str, work: Path, request: bytes = b"", **changed: Any) -> JailAnswer:
    """Call one of the entries of this folder."""
    return JAIL.run(f"jail_entries:{entry}", None, request, work=work, limits=replace(LIMITS, **changed))


def test_a_child_that_ignores_signals_ends_at_its_processor_time(tmp_path: Path) -> None:
    """The kernel's second word cannot be ignored; it is told as time, not as a crash."""
    assert run("ignore_signals", tmp_path, cpu_s=1).verdict is JailVerdict.TIMEOUT


def test_a_child_that_ignores_signals_ends_at_its_wall_clock(tmp_path: Path) -> None:
    """The parent does not ask it to go."""
    began = time.monotonic()
    assert run("ignore_signals", tmp_path, wall_s=0.5).verdict is JailVerdict.TIMEOUT
    assert time.monotonic() - began < 5


def test_a_child_that_closes_its_answer_and_stays_ends_at_its_wall_clock(tmp_path: Path) -> None:
    """A closed answer is not taken for an ended child."""
    began = time.monotonic()
    assert run("close_everything_and_sleep", tmp_path, wall_s=0.7).verdict is JailVerdict.TIMEOUT
    assert 0.7 <= time.monotonic() - began < 5.7


def test_address_space_may_be_reserved_beyond_the_memory_limit(tmp_path: Path) -> None:
    """Engines reserve what they never use; only memory that can be written to counts."""
    assert run("reserve_address_space", tmp_path).payload == b"reserved"


def test_address_space_is_bounded_all_the_same(tmp_path: Path) -> None:
    """Beyond memory and what may be reserved, the kernel refuses."""
    assert run("reserve_address_space", tmp_path, reserved_bytes=1 << 30).verdict is JailVerdict.CRASHED


def test_shared_memory_counts(tmp_path: Path) -> None:
    """The parent sees what is resident, of whatever kind; files in memory are refused."""
    assert run("share_memory", tmp_path).verdict is JailVerdict.MEMORY
    assert run("memory_file", tmp_path).payload == b"refused"


def test_a_file_too_long_has_its_own_verdict(tmp_path: Path) -> None:
    """An error left alone is told as the limit it was, not as a crash."""
    assert run("write_beyond", tmp_path).verdict is JailVerdict.FILE_SIZE


def held_bytes(folder: Path) -> int:
    """What the files below a folder take."""
    return sum(place.stat().st_size for place in folder.rglob("*") if place.is_file())


def test_a_work_folder_too_full_has_its_own_verdict(tmp_path: Path) -> None:
    """Many files within their limit are stopped by their sum, soon after it is passed."""
    assert run("fill_the_folder", tmp_path).verdict is JailVerdict.WORK_SIZE
    assert held_bytes(tmp_path) < 20 * LIMITS.work_bytes


@pytest.mark.skipif(os.geteuid() != 0, reason="only root is shown what a child of another namespace holds open")
def test_deleted_files_that_are_held_open_count(tmp_path: Path) -> None:
    """What no longer has a name still fills the disk."""
    assert run("fill_the_folder", tmp_path, b"deleted").verdict is JailVerdict.WORK_SIZE


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four mebibytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], check=False, capture_output=True
    ).returncode
    if mounted != 0:
        pytest.skip("only root can mount a small disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_is_no_fault_of_the_original(small_disk: Path) -> None:
    """Not even when the code in the child takes the error for one."""
    assert run("swallow_a_full_disk", small_disk / "work").verdict is JailVerdict.DISK_FULL


def test_no_parser_can_swallow_a_full_disk(tmp_path: Path) -> None:
    """It passes every `except Exception`."""
    assert run("no_room", tmp_path).verdict is JailVerdict.DISK_FULL


def test_an_archive_met_by_a_full_disk_is_not_called_damaged(small_disk: Path, tmp_path: Path) -> None:
    """Reading stops with the error of our own store, and what the child wrote is no answer."""
    import zipfile

    with zipfile.ZipFile(tmp_path / "original", "w") as archive:
        for count in range(8):
            archive.writestr(f"part-{count}", os.urandom(1 << 20))
    with pytest.raises(DiskFullError):
        extract_original(JAIL, tmp_path / "original", name="parts.zip", genre=Genre.PRIMARY, work=small_disk / "work")


_RSS = """
import resource, sys
from pathlib import Path
from vorlage.jail.limits import JailLimits
from vorlage.jail.supervisor import Jail
jail = Jail(import_from=(Path(sys.argv[1]),))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
jail.run("jail_entries:answer_much", None, b"", work=Path(sys.argv[2]), limits=JailLimits(answer_bytes=1 << 20))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_a_flood_costs_the_parent_no_more_than_the_limit(tmp_path: Path) -> None:
    """An answer of 32 MiB against a limit of one: the parent grows by a few MiB at most."""
    words = [sys.executable, "-c", _RSS, str(Path(__file__).parent), str(tmp_path)]
    grown_kib = int(subprocess.run(words, check=True, capture_output=True, timeout=60).stdout)
    assert grown_kib < 16 << 10
