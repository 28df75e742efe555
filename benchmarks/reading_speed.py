# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How many pages a second are read from text layers, and drawn, beside the ways others go, in one run.

    python benchmarks/reading_speed.py [--rounds 3] [--workers 2] [--peers PYTHON] [--tika-jar JAR] [FILE.pdf ...]

Without files it makes its own of invented words: PDFs of 20 to 30 pages by fpdf2 and, where there is one, by
LibreOffice. Read means the whole way: a jailed child for each file, words with their boxes, the answer checked and
turned into pages. The peers return text alone. Every way is run once to be warm, then they take turns; the median of
the rounds counts. PYTHON is an interpreter that has pypdf, jpype1 or xberg; JAR is the application of Apache Tika.
Pictures: pages of those PDFs drawn at 110 dpi, beside LibreOffice making a PDF of an office file of the same words,
which is what a page picture of such a file waits for elsewhere.

Processor seconds are those of this process, of the children it waited for, and of the template of the jail and its own.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil  # type: ignore[import-untyped]
from fpdf import FPDF

from vorlage.domain.custody import Genre
from vorlage.extraction.picture import draw_page
from vorlage.extraction.reader import extract_original
from vorlage.jail.supervisor import Jail

WORDS = [
    *("the", "harbour", "council", "met", "about", "water", "tariffs", "and", "heard", "that", "nobody", "was", "told"),
    *("of", "lead", "in", "taps", "before", "July", "because", "minutes", "were", "kept", "by", "a", "clerk", "who"),
    *("left", "year", "report", "page", "quarter", "engineer", "valve", "pressure", "letter", "jetty", "inquiry"),
]
PEERS = ("tika", "pdftotext", "xberg", "pypdf")


class Spent:
    """Wall and processor seconds of what ran since, this process, its children and theirs."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), _cpu_seconds()

    def seconds(self) -> tuple[float, float]:
        """Wall and processor seconds so far."""
        return time.perf_counter() - self._wall, _cpu_seconds() - self._cpu


def _cpu_seconds() -> float:
    reaped = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = reaped.ru_utime + reaped.ru_stime
    for process in (psutil.Process(), *psutil.Process().children(recursive=True)):
        try:
            times = process.cpu_times()
        except psutil.Error:
            continue
        spent += times.user + times.system + times.children_user + times.children_system * (process.pid != os.getpid())
    return spent


def make_files(folder: Path) -> tuple[list[Path], Path | None]:
    """PDFs of invented words, and an office file of them where LibreOffice is there to write one."""
    made = []
    chance = random.Random(7)
    for number in range(4):
        document = FPDF(unit="pt", format="A4")
        document.set_font("Times", size=11)
        for _ in range(20):
            document.add_page()
            for row in range(45):
                document.text(60, 60 + 15 * row, " ".join(chance.choices(WORDS, k=12)))
        made.append(folder / f"minutes-{number}.pdf")
        document.output(str(made[-1]))
    office = shutil.which("soffice")
    if office is None:
        return made, None
    paragraphs = "".join(f"<p>{' '.join(chance.choices(WORDS, k=90))}.</p>" for _ in range(200))
    (folder / "letters.html").write_text(f"<html><body style='font-size:11pt'>{paragraphs}</body></html>")
    for form in ("odt", "docx", "pdf"):
        began = "letters.html" if form == "odt" else "letters.odt"
        convert(office, folder / began, form, folder)
    for number in range(4):
        made.append(folder / f"letters-{number}.pdf")
        shutil.copy(folder / "letters.pdf", made[-1])
    return made, folder / "letters.docx"


def convert(office: str, original: Path, form: str, folder: Path) -> None:
    """Have LibreOffice write a file in another form."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    asked = [office, profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(original)]
    subprocess.run(asked, check=True, capture_output=True, timeout=300)


def read_all(jail: Jail, files: list[Path], workers: int) -> int:
    """Pages read, each file in a child of its own."""

    def read(place: Path) -> int:
        with tempfile.TemporaryDirectory() as work:
            done = extract_original(jail, place, name="x.pdf", genre=Genre.PRIMARY, work=Path(work) / "work")
        return len(done.pages)

    with ThreadPoolExecutor(workers) as pool:
        return sum(pool.map(read, files))


def draw_all(jail: Jail, original: Path, pages: int, workers: int) -> int:
    """Pages of one file drawn, each in a child of its own."""

    def draw(number: int) -> bool:
        with tempfile.TemporaryDirectory() as work:
            place = Path(work) / "work"
            return bool(draw_page(jail, original, media_type="application/pdf", page_number=number, work=place))

    with ThreadPoolExecutor(workers) as pool:
        return sum(pool.map(draw, range(1, pages + 1)))


def median_of(rounds: list[tuple[float, float]]) -> tuple[float, float]:
    """The median wall and processor seconds."""
    return statistics.median(wall for wall, _ in rounds), statistics.median(cpu for _, cpu in rounds)


def timed(work: Callable[[], int]) -> tuple[int, tuple[float, float]]:
    """What some work returns, and what it spent."""
    spent = Spent()
    count = work()
    return count, spent.seconds()


def read_in_turns(
    jail: Jail, files: list[Path], arguments: argparse.Namespace
) -> tuple[int, dict[str, list[tuple[float, float]]]]:
    """All ways over all files, one warming round and then the rounds; pages, and seconds by way."""
    command = [arguments.peers, str(Path(__file__).with_name("reading_peers.py")), arguments.tika_jar]
    seconds: dict[str, list[tuple[float, float]]] = {}
    pages = 0
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as peer:
        assert peer.stdin is not None
        assert peer.stdout is not None
        for turn in range(arguments.rounds + 1):
            pages, spent = timed(lambda: read_all(jail, files, arguments.workers))
            if turn:
                seconds.setdefault("vorlage", []).append(spent)
            for way in PEERS:
                asked = {"way": way, "files": [str(place) for place in files], "workers": arguments.workers}
                peer.stdin.write(json.dumps(asked).encode() + b"\n")
                peer.stdin.flush()
                told = json.loads(peer.stdout.readline() or b"null")
                if told and turn:
                    seconds.setdefault(way, []).append((told["wall"], told["cpu"]))
    return pages, seconds


def main() -> None:
    """Print a row for each way, with its pages a second as a share of ours."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--peers", default=sys.executable)
    parser.add_argument("--tika-jar", default="")
    arguments = parser.parse_args()
    jail = Jail()
    with tempfile.TemporaryDirectory() as folder:
        files, office_file = (arguments.files, None) if arguments.files else make_files(Path(folder))
        pages, seconds = read_in_turns(jail, files, arguments)
        wall, cpu = median_of(seconds["vorlage"])
        print(f"{pages} pages in {len(files)} files, {arguments.workers} workers")
        for way, rounds in seconds.items():
            way_wall, way_cpu = median_of(rounds)
            print(
                f"{way:10} {pages / way_wall:8.1f} pages/s  {1000 * way_cpu / pages:6.1f} ms CPU a page  "
                f"ours to it: wall {way_wall / wall:5.2f}  CPU {way_cpu / cpu:5.2f}"
            )
        if office_file is not None:
            _pictures(jail, files[-1], office_file, Path(folder), arguments.workers)


def _pictures(jail: Jail, drawn: Path, office_file: Path, folder: Path, workers: int) -> None:
    office = shutil.which("soffice") or ""
    pages = read_all(jail, [drawn], 1)
    ours, theirs = [], []
    for _ in range(2):
        ours.append(timed(lambda: draw_all(jail, drawn, pages, workers))[1][0])
        began = time.perf_counter()
        convert(office, office_file, "pdf", folder)
        theirs.append(time.perf_counter() - began)
    print(f"drawn {pages / min(ours):.1f} pages/s; LibreOffice, office file to PDF, {pages / min(theirs):.1f} pages/s")


if __name__ == "__main__":
    main()
