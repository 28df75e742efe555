# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Every file of the corpora: one outcome each, none beyond its limit, and not one attempt to reach a network."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from vorlage.domain.custody import Genre, Outcome
from vorlage.extraction.reader import READ_LIMITS, extract_original
from vorlage.jail.supervisor import Jail

_CORPORA = ("tika", "pdfjs", "xray", "defusedxml")
_OVER_THE_LIMIT_S = 5.0


def read_all(corpora: Path, every: int) -> list[tuple[str, str, str, float]]:
    """Corpus, outcome, code of the reason and seconds, for each file (or each n-th), two at a time."""
    jail = Jail(at_once=2)
    places = [(corpus, place) for corpus in _CORPORA for place in sorted((corpora / corpus).rglob("*"))]
    files = [(corpus, place) for corpus, place in places if place.is_file()][::every]

    def read(asked: tuple[str, Path]) -> tuple[str, str, str, float]:
        corpus, place = asked
        with tempfile.TemporaryDirectory() as work:
            began = time.monotonic()
            found = extract_original(jail, place, name=place.name, genre=Genre.PRIMARY, work=Path(work) / "work")
            return corpus, str(found.outcome), found.reason.partition(":")[0], time.monotonic() - began

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(read, files))


def check(found: list[tuple[str, str, str, float]]) -> None:
    """Nothing pending, nothing late, a reason for whatever was not read; print what became of all."""
    assert found
    for (corpus, outcome), count in sorted(Counter(each[:2] for each in found).items()):
        print(f"{corpus:12s} {outcome:12s} {count:5d}")  # noqa: T201 - the table is what this run is for
    for (outcome, code), count in Counter(each[1:3] for each in found).most_common():
        print(f"{count:5d}  {outcome:12s} {code}")  # noqa: T201
    slowest = max(seconds for *_, seconds in found)
    print(f"{len(found)} files, slowest {slowest:.1f} s")  # noqa: T201
    assert slowest < READ_LIMITS.wall_s + _OVER_THE_LIMIT_S
    assert {outcome for _, outcome, _, _ in found} <= {str(outcome) for outcome in Outcome} - {str(Outcome.PENDING)}
    quiet = {str(Outcome.READ), str(Outcome.CONTAINER)}
    assert not [each for each in found if each[1] not in quiet and not each[2]]


@pytest.mark.shared
@pytest.mark.long
@pytest.mark.timeout(3600)
def test_every_file_of_the_corpora_has_an_outcome_within_its_limit(shared_folder: Path) -> None:
    """No crash of the supervisor, no hang, all accounted for."""
    check(read_all(shared_folder / "data" / "corpora", every=1))


@pytest.mark.shared
@pytest.mark.long
@pytest.mark.timeout(3600)
def test_no_file_of_the_corpora_leads_to_a_connection(shared_folder: Path, tmp_path: Path) -> None:
    """Counted by strace over supervisor, template and children: no connect, no datagram, in a third of the files."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("needs strace")
    log = tmp_path / "calls"
    calls = "trace=connect,sendto,sendmmsg"
    words = [sys.executable, __file__, str(shared_folder / "data" / "corpora"), "3"]
    done = subprocess.run([strace, "-f", "-qq", "-y", "-e", calls, "-o", log, *words], check=True, capture_output=True)
    check([tuple(each) for each in json.loads(done.stdout)])
    seen = log.read_text("utf-8", "replace").splitlines()
    assert not [line for line in seen if " connect(" in line]
    assert not [line for line in seen if "sockaddr" in line or "<TCP" in line or "<UDP" in line]


if __name__ == "__main__":
    print(json.dumps(read_all(Path(sys.argv[1]), every=int(sys.argv[2]))))  # noqa: T201
