# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage add --cluster`: the archive is that of this machine alone, whichever worker or scheduler dies on the way."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from .started import Cluster

VORLAGE = Path(sys.executable).parent / "vorlage"


@pytest.fixture(scope="module")
def leak(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Texts, archives in archives, a duplicate, a broken file and a scan."""
    folder = tmp_path_factory.mktemp("leak")
    for number in range(30):
        (folder / f"note {number:02}.txt").write_text(f"Reading {number} at the harbour tap was {number * 7} units.\n")
    for number in range(4):
        inner = packed({f"{each}.txt": f"Member {number} {each}\n" * 9 for each in range(4)})
        (folder / f"box {number}.zip").write_bytes(packed({"inner.zip": inner, "same.txt": "In all of them.\n"}))
    (folder / "again.txt").write_bytes((folder / "note 01.txt").read_bytes())
    (folder / "torn.zip").write_bytes(packed({"a.txt": "a" * 500})[:60])
    sheet = Image.new("L", (500, 120), 255)
    ImageDraw.Draw(sheet).text((20, 40), "The board met in the harbour office.", fill=0, font_size=24)
    sheet.save(folder / "scan.png")
    return folder


def packed(members: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2031, 1, 1, 0, 0, 0)), content)
    return stream.getvalue()


def add(case: Path, leak: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [VORLAGE, "add", case, leak, "--genre", "primary", *words],
        capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip


def new_case(place: Path) -> Path:
    subprocess.run([VORLAGE, "new", place], capture_output=True, check=True)
    return place


def archive_of(case: Path) -> tuple[object, str]:
    listed = subprocess.run([VORLAGE, "status", case, "--items", "--json"], capture_output=True, check=False)
    verified = subprocess.run([VORLAGE, "verify", case, "--json"], capture_output=True, check=False)
    assert json.loads(verified.stdout)["problems"] == []
    return json.loads(listed.stdout), (case / "manifest-sha256.txt").read_text()


@pytest.fixture(scope="module")
def here_alone(leak: Path, tmp_path_factory: pytest.TempPathFactory) -> object:
    case = new_case(tmp_path_factory.mktemp("alone") / "case")
    assert add(case, leak).returncode in {0, 1}
    return archive_of(case)


def test_a_cluster_gives_the_same_archive(cluster: Cluster, leak: Path, here_alone: object, tmp_path: Path) -> None:
    """Items, numbers, outcomes, languages, manifest: all as when this machine reads."""
    case = new_case(tmp_path / "case")
    done = add(case, leak, "--cluster", cluster.address)
    assert done.returncode in {0, 1}, done.stderr
    assert archive_of(case) == here_alone


@pytest.mark.long
def test_killed_workers_lose_nothing(mortal_cluster: Cluster, leak: Path, here_alone: object, tmp_path: Path) -> None:
    """Both workers die in turn while they read; others take over, and the archive is the same."""
    case = new_case(tmp_path / "case")

    def kill() -> None:
        for position in (0, 1):
            time.sleep(1.5)
            mortal_cluster.kill_worker(position)

    killing = threading.Thread(target=kill)
    killing.start()
    done = add(case, leak, "--cluster", mortal_cluster.address)
    killing.join()
    if done.returncode == 3:  # both gone at once for longer than a run waits: the same call goes on
        assert "jobs.cluster-unreachable" in done.stderr
        done = add(case, leak, "--cluster", mortal_cluster.address)
    assert done.returncode in {0, 1}, done.stderr
    assert archive_of(case) == here_alone


def test_a_killed_scheduler_loses_nothing(
    mortal_cluster: Cluster, leak: Path, here_alone: object, tmp_path: Path
) -> None:
    """The run ends with the error that says so; given again without the cluster it goes on to the same archive."""
    case = new_case(tmp_path / "case")
    killing = threading.Timer(2.5, mortal_cluster.kill_scheduler)
    killing.start()
    done = add(case, leak, "--cluster", mortal_cluster.address)
    killing.join()
    assert done.returncode in {0, 1, 3}, done.stderr
    if done.returncode == 3:
        assert "jobs.cluster-unreachable" in done.stderr
        assert add(case, leak).returncode in {0, 1}
    assert archive_of(case) == here_alone
