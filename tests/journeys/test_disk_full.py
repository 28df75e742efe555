# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A disk that fills at any point: exit code 3 with a clear message, nothing lost, and the same call later goes on."""

from __future__ import annotations

import io
import json
import random
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

VORLAGE = Path(sys.executable).parent / "vorlage"
MIB = 1 << 20


@pytest.fixture(scope="module")
def leak(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some four mebibytes: texts that the index takes in, bytes that only the vault does, an archive of both."""
    folder = tmp_path_factory.mktemp("leak")
    chance = random.Random(7)
    words = ["harbour", "tap", "crane", "board", "letter", "survey", "quay", "mercury", "tariff", "lantern"]
    text = "\n".join(" ".join(chance.choices(words, k=12)) for _ in range(4000))
    for number in range(4):
        (folder / f"minutes {number}.txt").write_text(f"Sheet {number}\n{text[number * 50_000 :][:120_000]}\n")
    (folder / "noise.bin").write_bytes(chance.randbytes(MIB))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.bin", chance.randbytes(MIB))
        archive.writestr("letter.txt", text[:90_000])
    (folder / "box.zip").write_bytes(stream.getvalue())
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own in memory, whose size a test sets by mounting it anew."""
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", place], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("needs the right to mount a small disk")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def resize(disk: Path, size: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", disk], check=True)


def vorlage(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([VORLAGE, *words], capture_output=True, text=True, timeout=110, check=False)


def archive_of(case: Path) -> object:
    listed = json.loads(vorlage("status", case, "--items", "--json").stdout)
    verified = json.loads(vorlage("verify", case, "--json").stdout)
    assert verified["problems"] == []
    return listed, (case / "manifest-sha256.txt").read_text()


@pytest.fixture(scope="module")
def undisturbed(leak: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[object, int]:
    """The archive, and how many bytes it came to."""
    case = tmp_path_factory.mktemp("whole") / "case"
    vorlage("new", case)
    assert vorlage("add", case, leak, "--genre", "primary").returncode == 0
    size = sum(place.stat().st_blocks * 512 for place in case.rglob("*"))
    return archive_of(case), size


@pytest.mark.parametrize(
    "share",
    [0.45, *(pytest.param(share, marks=pytest.mark.long) for share in (0.04, 0.15, 0.3, 0.6, 0.7, 0.8, 0.9, 0.97))],
)
def test_a_full_disk_stops_the_run_and_loses_nothing(
    share: float, leak: Path, undisturbed: tuple[object, int], small_disk: Path
) -> None:
    """Filled at nine points, from the first copy to the report; with room again the same call ends the same."""
    expected, whole = undisturbed
    case = small_disk / "case"
    assert vorlage("new", case).returncode == 0
    used = shutil.disk_usage(small_disk).used
    resize(small_disk, used + int(share * whole))
    full = vorlage("add", case, leak, "--genre", "primary")
    if full.returncode != 0 or share < 0.85:
        assert full.returncode == 3, full.stderr
        assert full.stderr.strip().splitlines()[-3].startswith("store.disk-full"), full.stderr
    resize(small_disk, 64 * MIB)
    again = vorlage("add", case, leak, "--genre", "primary")
    assert again.returncode == 0, again.stderr
    assert archive_of(case) == expected
    assert not list((case / "work").iterdir())


@pytest.mark.parametrize(
    "room", [20_000, *(pytest.param(room, marks=pytest.mark.long) for room in (0, 60_000, 150_000))]
)
def test_a_disk_too_full_for_the_index_is_told_as_that(
    room: int, leak: Path, undisturbed: tuple[object, int], small_disk: Path
) -> None:
    """The index can be made again; with no room for it the call says so, and the next one makes it."""
    case = small_disk / "case"
    vorlage("new", case)
    assert vorlage("add", case, leak, "--genre", "primary").returncode == 0
    shutil.rmtree(case / "derived" / "index")
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * (shutil.disk_usage(small_disk).free - room - (1 << 16)))
    with filler.open("ab") as stream:
        stream.write(b"x" * max(0, shutil.disk_usage(small_disk).free - room))
    full = vorlage("retry", case, "--outcome", "pending")
    assert (full.returncode, "store.disk-full" in full.stderr) == (3, True), full.stderr
    filler.unlink()
    assert vorlage("retry", case, "--outcome", "pending").returncode == 0
    assert archive_of(case) == undisturbed[0]
    assert json.loads(vorlage("search", case, "lantern", "--json").stdout)["total"] >= 4
