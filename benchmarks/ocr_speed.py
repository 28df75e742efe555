# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pages of OCR a second on all cores: a whole `vorlage add` beside the bare engine, on the same drawn scans.

    python -m benchmarks.ocr_speed [--pages 40] [--in-a-file 10] [--only en,ar,ug]

The bare engine is Tesseract, told the language, one process for every core, its models loaded within its time, as ours
are within ours. Ours is told nothing, keeps originals and pages, reads in the jail. Both turns are taken twice, one
after the other, and the quicker of each counts. Other work on the machine spoils the seconds on the wall; the seconds
of processor time beside them suffer less.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PIL import Image

from benchmarks.ocr_pages import set_page, worn
from benchmarks.ocr_quality import MODELS, bare_tesseract


def _read_bare(task: tuple[str, str, int]) -> int:
    model, path, frame = task
    with Image.open(path) as image:
        image.seek(frame)
        return len(bare_tesseract(model, fixed=True)(image))


def by_engine(scans: list[Path], in_a_file: int, model: str) -> None:
    """The bare engine reads these pages."""
    tasks = [(model, str(scan), frame) for scan in scans for frame in range(in_a_file)]
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        read = list(pool.imap_unordered(_read_bare, tasks))
        pool.close()
        pool.join()
    if not all(read):
        raise SystemExit("the bare engine read nothing on a page")


def by_ours(folder: Path, case: Path) -> None:
    """`vorlage new` and `vorlage add`, each from its start to its end."""
    vorlage = str(Path(sys.executable).with_name("vorlage"))
    with Path(f"{case}.log").open("wb") as told:
        for command in (["new", str(case)], ["add", str(case), str(folder), "--genre", "primary"]):
            subprocess.run([vorlage, *command], check=True, stdout=told, stderr=told)


def timed(turn: Callable[[], None]) -> tuple[float, float]:
    """Seconds on the wall, and of processor time with all processes it started."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    turn()
    took = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def draw(folder: Path, code: str, pages: int, in_a_file: int) -> list[Path]:
    """Worn scans as TIFF, so many pages in each."""
    folder.mkdir()
    for first in range(0, pages, in_a_file):
        sheets = [worn(set_page(code, seed=first + at)).image for at in range(in_a_file)]
        place = folder / f"{first:04}.tif"
        sheets[0].save(place, dpi=(300, 300), compression="tiff_lzw", save_all=True, append_images=sheets[1:])
    return sorted(folder.iterdir())


def main() -> None:
    """Draw, read both ways, print the ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=40)
    options.add_argument("--in-a-file", type=int, default=10)
    options.add_argument("--only", default="en,ar,ug")
    chosen = options.parse_args()
    for code in chosen.only.split(","):
        print(compare(code, chosen.pages, chosen.in_a_file), flush=True)


def compare(code: str, pages: int, in_a_file: int) -> str:
    """Both ways twice, and the quicker turn of each in one line."""
    engine, ours = [], []
    with tempfile.TemporaryDirectory() as held:
        scans = draw(Path(held, "scans"), code, pages, in_a_file)
        for turn in range(2):
            engine.append(timed(partial(by_engine, scans, in_a_file, MODELS[code])))
            ours.append(timed(partial(by_ours, Path(held, "scans"), Path(held, f"case-{turn}"))))
    (wall, cpu), (our_wall, our_cpu) = map(min, zip(*engine, strict=True)), map(min, zip(*ours, strict=True))
    return (
        f"{code}, {in_a_file} in a file: engine {pages / wall:.2f} pages/s, ours {pages / our_wall:.2f};"
        f" wall {our_wall / wall:.2f} times, processor {our_cpu / cpu:.2f} times; load {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    main()
