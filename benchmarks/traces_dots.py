# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How surely dots of printers are told: planted on pages of sixteen fates, and on clean pages of some folders.

    python benchmarks/traces_dots.py planted
    python benchmarks/traces_dots.py clean FOLDER...

`planted` prints, for each lattice and fate, the score and the share of tiles, of the page with dots and without.
`clean` draws the first eighty pages of each PDF of the folders in the jail, at 200 dots an inch, and names those that
are told, to be looked at. Times are of the processor.
"""

from __future__ import annotations

import hashlib
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from tests.traces.planting_dots import DEGRADATIONS, LATTICES, a_page, scanned, with_dots
from vorlage.extraction.picture import page_pixels
from vorlage.jail.supervisor import Jail
from vorlage.traces.dots import DotsJudged, judge_dots

CLEAN_DPI = 200
MOST_PAGES = 80
JAIL = Jail()


def planted(inches: float = 0.008) -> None:
    """Print what is found on planted pages, and on the same pages without dots."""
    told = clean_told = total = 0
    for seed, (name, lattice) in enumerate(LATTICES.items()):
        base = a_page(seed)
        dotted = with_dots(base, lattice, seed + 10, inches=inches)
        for fate, (dpi, happened) in DEGRADATIONS.items():
            began = time.process_time()
            found = judge_dots(Image.fromarray(happened(scanned(dotted, dpi))), dpi)
            without = judge_dots(Image.fromarray(happened(scanned(base, dpi))), dpi)
            took_s = (time.process_time() - began) / 2
            total += 1
            told += found.are_there
            clean_told += without.are_there
            print(f"{name:8} {fate:24} {_said(found)}   without {_said(without)}  {took_s:.2f} s", flush=True)
    print(f"{told} of {total} told; {clean_told} of {total} without dots told")


def clean(folders: list[Path]) -> None:
    """Print which of the first pages of PDFs are told, and how many were drawn."""
    found_places = (place for folder in folders for place in folder.rglob("*.pdf"))
    places = sorted(
        found_places, key=lambda place: hashlib.sha256(place.name.encode()).digest()
    )  # any part is a sample
    pages = told = 0
    took_s: list[float] = []
    with ThreadPoolExecutor(2) as threads:
        for place, judged in zip(places, threads.map(_of_pages, places), strict=True):
            for number, (found, seconds) in enumerate(judged, start=1):
                pages += 1
                told += found.are_there
                took_s.append(seconds)
                if found.score > 0:
                    mark = "TOLD" if found.are_there else "low"
                    print(f"{mark} {place.name} page {number}: {_said(found)}", flush=True)
                if pages % 100 == 0:
                    print(f"{told} of {pages} so far", flush=True)
    took_s.sort()
    print(f"{told} of {pages} pages told ({told / max(pages, 1):.2%}); slowest {took_s[-1]:.2f} s, middle {took_s[len(took_s) // 2]:.2f} s")  # fmt: skip # noqa: E501


def _of_pages(place: Path) -> list[tuple[DotsJudged, float]]:
    judged = []
    for number in range(1, MOST_PAGES + 1):
        with TemporaryDirectory() as work:
            drawn = page_pixels(
                JAIL, place, media_type="application/pdf", page_number=number, work=Path(work) / "w", dpi=CLEAN_DPI
            )
        if drawn is None:
            break
        began = time.thread_time()
        found = judge_dots(Image.frombytes("RGB", (drawn.width, drawn.height), drawn.pixels), CLEAN_DPI)
        judged.append((found, time.thread_time() - began))
    return judged


def _said(found: DotsJudged) -> str:
    return f"{found.score:6.1f} {found.share:4.2f} {found.tiles:3}"


if __name__ == "__main__":
    if sys.argv[1:] == ["planted"]:
        planted()
    else:
        clean([Path(each) for each in sys.argv[2:]])
