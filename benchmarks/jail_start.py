# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a child process costs per small original, beside starting an interpreter for each, in the same run.

    python benchmarks/jail_start.py [--rounds 20] [--workers 2]

Three small originals are made by this program: a plain text, a mail and a PDF. Each is read each round in both ways,
taking turns, over all workers: in the jail (a fork of the template, all layers, the answer brought back), and by an
interpreter started for it, which imports the reader and reads, with no layer of protection at all. The second is the
least that the way without a template can cost, so the ratio is if anything too low.

The figures say how the two compare on this machine today; only the ratio carries over to another.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
from fpdf import FPDF

from vorlage.domain.custody import Genre
from vorlage.extraction.answers import ReadRequest
from vorlage.jail.limits import JailLimits, JailVerdict
from vorlage.jail.supervisor import Jail

_ENTRY = "vorlage.extraction.inside:read_original"
_ALONE = """
import sys
sys.path += sys.argv[3:]
from vorlage.extraction.inside import read_original
print(len(read_original(open(sys.argv[1], "rb"), bytes.fromhex(sys.argv[2]))))
"""
_SETTLE_S = 3.0


def small_originals(folder: Path) -> tuple[Path, ...]:
    """A text, a mail and a PDF of one page each."""
    words = "Nobody was told of it before the board met in July. " * 20
    pdf = FPDF()
    pdf.set_font("Helvetica")
    pdf.add_page()
    pdf.multi_cell(0, 6, words)
    mail = f"From: a@example.org\nTo: b@example.org\nMessage-ID: <1@example.org>\nSubject: July\n\n{words}\n"
    held = {"note.txt": words.encode(), "letter.eml": mail.encode(), "minutes.pdf": bytes(pdf.output())}
    for name, content in held.items():
        (folder / name).write_bytes(content)
    return tuple(folder / name for name in held)


def in_the_jail(jail: Jail, original: Path) -> None:
    """Read an original in a child of the template."""
    with tempfile.TemporaryDirectory() as work:
        said = jail.run(_ENTRY, original, _request(original), work=Path(work), limits=JailLimits())
    if said.verdict is not JailVerdict.ANSWERED:
        raise SystemExit("the jail did not answer: nothing was measured")


def in_an_interpreter(original: Path) -> None:
    """Read an original in an interpreter started for it."""
    folders = [place for place in sys.path if place]
    words = [sys.executable, "-I", "-B", "-c", _ALONE, str(original), _request(original).hex(), *folders]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, env={"OPENBLAS_NUM_THREADS": "1"})


def _request(original: Path) -> bytes:
    return msgspec.msgpack.encode(ReadRequest(name=original.name, genre=Genre.PRIMARY))


def seconds_each(way: Callable[[Path], None], originals: tuple[Path, ...], workers: int) -> float:
    """Wall-clock seconds per original, all workers busy."""
    began = time.perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(way, originals))
    return (time.perf_counter() - began) / len(originals)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What a child process costs per small original.")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    asked = parser.parse_args()
    jail = Jail()
    began = time.perf_counter()
    failures = jail.self_test().failures
    print(f"self-test with the first start of a template: {time.perf_counter() - began:.2f} s, failures: {failures}")
    with tempfile.TemporaryDirectory() as folder:
        originals = small_originals(Path(folder))
        in_the_jail(jail, originals[0])
        time.sleep(_SETTLE_S)  # the template imports the readers while nobody asks
        for original in originals:
            jailed, alone = [], []
            for _ in range(asked.rounds):
                several = (original,) * asked.workers * 2
                jailed.append(seconds_each(lambda place: in_the_jail(jail, place), several, asked.workers))
                alone.append(seconds_each(in_an_interpreter, several, asked.workers))
            ours, theirs = statistics.median(jailed) * 1000, statistics.median(alone) * 1000
            ratio = statistics.median(each / mine for each, mine in zip(alone, jailed, strict=True))
            print(
                f"{original.name:12s} jail {ours:6.1f} ms   interpreter {theirs:6.1f} ms   ratio {ratio:4.1f}   "
                f"({asked.workers} workers, {asked.rounds} rounds)"
            )


if __name__ == "__main__":
    main()
