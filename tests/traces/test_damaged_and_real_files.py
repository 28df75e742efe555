# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Damaged files end in an answer, and real ones in which nobody planted anything are nearly always quiet."""

from __future__ import annotations

import io
import random
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import msgspec
import pytest

from tests.traces.planted import planted
from vorlage.jail.supervisor import Jail
from vorlage.traces.answers import TraceAnswer, TraceRequest
from vorlage.traces.examining import Examiner
from vorlage.traces.inside import find_traces

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from benchmarks.traces_quality import IN_TEXT, examined

REQUEST = msgspec.msgpack.encode(TraceRequest(name="item", with_values=True))
FILES = tuple(planted())


def answered(held: bytes) -> TraceAnswer:
    """The checked answer for these bytes."""
    return msgspec.msgpack.decode(find_traces(io.BytesIO(held), REQUEST), type=TraceAnswer)


def damaged(held: bytes, seed: int) -> bytes:
    """The file with some bytes changed, or cut off somewhere."""
    chosen = random.Random(seed)
    changed = bytearray(held)
    for _ in range(chosen.randrange(1, 12)):
        changed[chosen.randrange(len(changed))] = chosen.randrange(256)
    return bytes(changed[: chosen.randrange(len(changed) // 4, len(changed))] if seed % 2 else changed)


@pytest.mark.parametrize("seed", range(0, 240, 9))
def test_a_damaged_file_ends_in_an_answer(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a parser trips over, the answer is within its bounds, or says what was not looked at."""
    monkeypatch.chdir(tmp_path)
    answered(damaged(FILES[seed].made, seed))


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_thousands_of_damaged_files_end_in_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty states of each planted file."""
    monkeypatch.chdir(tmp_path)
    for number, file in enumerate(FILES):
        for seed in range(20):
            answered(damaged(file.made, number * 20 + seed))


def test_bytes_that_no_reader_reads_are_said_not_to_be_looked_at(tmp_path: Path) -> None:
    """A report with nothing in it is not the same as one that could not be made."""
    assert answered(bytes(range(1, 256)) * 40).gaps == ("unread",)
    assert answered(b"").gaps == ()


@pytest.mark.shared
def test_real_pages_without_a_code_are_quiet(shared_folder: Path) -> None:
    """A few PDFs of a public corpus."""
    places = sorted((shared_folder / "data/corpora/xray").rglob("*.pdf"))[:4]
    assert places
    assert _told(places) == 0


@pytest.mark.long
@pytest.mark.shared
@pytest.mark.timeout(1800)
def test_of_a_thousand_real_files_one_in_two_hundred_is_told_at_most(shared_folder: Path) -> None:
    """For unseen characters, look-alikes or spaces, in files in which nobody planted any."""
    folders = (shared_folder / "data/corpora" / name for name in ("tika", "pdfjs", "xray"))
    places = sorted(place for folder in folders for place in folder.rglob("*") if place.is_file())
    assert len(places) > 1_000
    assert _told(places) <= len(places) / 200


def _told(places: list[Path]) -> int:
    with ThreadPoolExecutor(2) as threads:
        reports = threads.map(partial(examined, Examiner(jail=Jail())), places)
        return sum(any(trace.kind in IN_TEXT for trace in report.traces) for report in reports)
