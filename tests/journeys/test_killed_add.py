# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`kill -9` at any moment of `vorlage add`, then the same command again: the archive is that of an undisturbed run."""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from fpdf import FPDF
from PIL import Image, ImageDraw

from vorlage.app import Case
from vorlage.catalogue.events import events_from
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.catalogue_place import open_catalogue
from vorlage.domain.custody import EventKind

VORLAGE = Path(sys.executable).parent / "vorlage"


@pytest.fixture(scope="module")
def leak(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some of everything: text, PDF, mail with an archive in it, archives in archives, duplicates, broken files."""
    folder = tmp_path_factory.mktemp("leak")
    for number in range(6):
        (folder / f"note {number}.txt").write_text(f"Reading {number} at the harbour tap was {number * 7} units.\n")
    (folder / "again.txt").write_bytes((folder / "note 1.txt").read_bytes())
    (folder / "empty.dat").touch()
    (folder / "noise.bin").write_bytes(random.Random(5).randbytes(4000))
    pdf = FPDF()
    for page in range(3):
        pdf.add_page()
        pdf.set_font("Helvetica", size=12)
        pdf.cell(text=f"Minutes, sheet {page}")
    content = bytes(pdf.output())
    (folder / "minutes.pdf").write_bytes(content)
    (folder / "torn.pdf").write_bytes(content[: len(content) // 2])
    inner = packed({"a.txt": b"inner a", "note 1.txt": (folder / "note 1.txt").read_bytes()})
    (folder / "bundle.zip").write_bytes(
        packed({"inner.zip": inner, "../escape.txt": b"out", "minutes copy.pdf": content, "b.txt": b"inner b"})
    )
    (folder / "letter.eml").write_bytes(a_letter(inner))
    a_scan(folder / "sheet one.png")
    a_scan(folder / "sheet two.png")
    return folder


def a_scan(place: Path) -> None:
    """A sheet whose words are in a picture alone."""
    sheet = Image.new("L", (500, 120), 255)
    ImageDraw.Draw(sheet).text((20, 40), f"Harbour board, {place.stem}", fill=0, font_size=30)
    sheet.save(place, dpi=(150, 150))


def packed(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2031, 1, 1, 0, 0, 0)), content)
    return stream.getvalue()


def a_letter(attachment: bytes) -> bytes:
    letter = EmailMessage()
    letter["From"] = "tap@example.org"
    letter["To"] = "desk@example.org"
    letter["Subject"] = "Readings"
    letter["Date"] = "Tue, 06 May 2031 12:00:00 +0000"
    letter.set_content("The readings are attached.")
    letter.add_attachment(attachment, maintype="application", subtype="zip", filename="letters.zip")
    return letter.as_bytes()


def add(case: Path, leak: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [VORLAGE, "add", case, leak, "--genre", "primary"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def archive_of(case: Path) -> tuple[list[tuple[object, ...]], str]:
    """What must not depend on kills: items with digests, outcomes and text digests, and the manifest."""
    with Case.open(case) as opened:
        items = []
        for item in opened.items():
            texts: tuple[str, ...] = ()
            if item.number in opened.page_facts():
                texts = tuple(page.layer_digest.hex for page in opened.record(item.number).pages)
            items.append((item.path, item.digest, item.outcome, item.reason, item.parent, item.duplicate_of, texts))
    return sorted(items, key=repr), (case / "manifest-sha256.txt").read_text()


def verified(case: Path) -> dict[str, Any]:
    done = subprocess.run([VORLAGE, "verify", case, "--json"], capture_output=True, check=False)
    shape: dict[str, Any] = json.loads(done.stdout)
    return shape


@pytest.fixture(scope="module")
def undisturbed(leak: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[object, float]:
    case = tmp_path_factory.mktemp("whole") / "case"
    Case.create(case).close()
    begun = time.monotonic()
    add(case, leak).wait(timeout=90)
    took = time.monotonic() - begun
    assert verified(case)["ok"]
    return archive_of(case), took


@pytest.mark.parametrize(
    "moment", [pytest.param(moment, marks=[pytest.mark.long] if moment % 10 else []) for moment in range(20)]
)
def test_a_killed_add_given_again_gives_the_same_archive(
    moment: int, leak: Path, undisturbed: tuple[object, float], tmp_path: Path
) -> None:
    """Random moments: same items, outcomes, texts, manifest; one accession event per item; log verifies."""
    expected, took = undisturbed
    case = tmp_path / "case"
    Case.create(case).close()
    # Spread over the run, with a random place inside each twentieth, so that every phase is hit.
    kill_after(add(case, leak), (moment + random.random()) / 20 * took)
    assert add(case, leak).wait(timeout=90) in {0, 1}
    check(case, expected)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_five_hundred_kills_lose_and_double_nothing(
    leak: Path, undisturbed: tuple[object, float], tmp_path: Path
) -> None:
    """Runs are killed again and again, supervisor or children, until one ends by itself; then the next case."""
    expected, took = undisturbed
    kills = cases = 0
    chance = random.Random(2031)
    while kills < 500:
        case = tmp_path / f"case-{cases}"
        Case.create(case).close()
        for _ in range(25):
            running = add(case, leak)
            moment = chance.random() * took * 0.8
            if chance.random() < 0.3:
                kills += kill_children_after(running, moment)
            else:
                kills += kill_after(running, moment)
        assert add(case, leak).wait(timeout=180) in {0, 1}
        check(case, expected)
        shutil.rmtree(case)
        cases += 1


def kill_after(running: subprocess.Popen[bytes], seconds: float) -> bool:
    """Kill the supervisor at a moment; return whether it still ran."""
    time.sleep(seconds)
    ran = running.poll() is None
    running.send_signal(signal.SIGKILL)
    running.wait(timeout=30)
    return ran


def kill_children_after(running: subprocess.Popen[bytes], seconds: float) -> bool:
    """Kill all that the supervisor started, and then the supervisor, so that what they did is not committed."""
    time.sleep(seconds)
    ran = running.poll() is None
    running.send_signal(signal.SIGSTOP)  # it must not take the death of a child for the fault of a file
    try:
        started = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
    except OSError:
        started = []
    for child in started:
        with suppress(ProcessLookupError):
            os.kill(int(child), signal.SIGKILL)
    running.send_signal(signal.SIGKILL)
    running.wait(timeout=30)
    return ran


def check(case: Path, expected: object) -> None:
    """The archive is that of an undisturbed run, it verifies, and each item was taken in once."""
    assert archive_of(case) == expected
    assert verified(case)["ok"]
    catalogue = open_catalogue(CaseFolder.open(case), os.environ.get("VORLAGE_CATALOGUE"))
    with catalogue.reading() as connection:
        accessioned = [event.item for event in events_from(connection, 0) if event.kind is EventKind.ACCESSION]
    catalogue.close()
    assert sorted(accessioned, key=str) == sorted(set(accessioned), key=str)
    assert len(accessioned) == len(archive_of(case)[0])
    assert not list((case / "work").iterdir())
