# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What sealing costs: processor time a page beside that of drawing it, bytes of a proof, and a reader's check.

    python -m benchmarks.sealing_pages [--pages 50]

Pages are synthetic: lines of made-up syllables on A4, set by fpdf2. The browser is started in a network namespace of
its own where the system allows it (`unshare`), so that nothing can be reached.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
from fpdf import FPDF

from tests.sealing.a_sealed_record import a_proof, keep_record
from vorlage.domain.seals import SealedPage
from vorlage.domain.words import Box
from vorlage.sealing.excerpt import ExcerptWords, excerpt_page
from vorlage.sealing.keeping import KeptSeal
from vorlage.sealing.raster import DPI, quantise
from vorlage.sealing.reader import verify_excerpt
from vorlage.sealing.tiles import tiles_touched
from vorlage.sealing.verifying import verify_proof

SYLLABLES = ("ka", "lo", "mi", "ren", "to", "sal", "ver", "du", "pin", "gor", "ant", "is", "em", "ul", "fra", "ne")
A4 = SealedPage(number=1, width=1240, height=1754)

_BROWSER = """
import sys, time
from pathlib import Path
from playwright.sync_api import sync_playwright

def renderers():
    found = {}
    for place in Path("/proc").iterdir():
        try:
            if b"--type=renderer" in (place / "cmdline").read_bytes():
                words = (place / "stat").read_text().rsplit(")", 1)[1].split()
                found[place.name] = (int(words[11]) + int(words[12])) / 100
        except OSError:
            continue
    return found

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=sys.argv[1], args=["--headless", "--no-sandbox"])
    page = browser.new_page()
    for _ in range(3):
        before, started = renderers(), time.monotonic()
        page.goto(sys.argv[2], wait_until="commit")
        page.wait_for_selector("html[data-checked]", timeout=300_000)
        wall, after = time.monotonic() - started, renderers()
        spent = max(after[each] - before.get(each, 0) for each in after)
        print(f"{page.inner_text('#verdict h2')}  {wall:.2f} s by the clock, {spent:.2f} s of processor time")
    browser.close()
"""


def text_pages(count: int, chance: random.Random) -> bytes:
    """A PDF of pages full of text."""
    sheet = FPDF(unit="pt", format="A4")
    sheet.set_font("Times", size=11)
    for _ in range(count):
        sheet.add_page()
        for y in range(72, 770, 14):
            words = ("".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(13))
            sheet.text(72, y, " ".join(words))
    return bytes(sheet.output())


def ten_boxes(chance: random.Random) -> tuple[int, ...]:
    """The tiles that ten boxes of the size of names touch: 36 to 108 points wide, as they are padded, 14 high."""
    scale = DPI / 72
    boxes = []
    for _ in range(10):
        width, left, top = chance.choice((36, 72, 72, 72, 108)), chance.uniform(40, 440), chance.uniform(40, 790)
        boxes.append(Box(left * scale, top * scale, (left + width) * scale, (top + 14) * scale))
    return tiles_touched(A4, boxes)


def proof_sizes(kept: KeptSeal, chance: random.Random) -> tuple[list[int], list[int]]:
    """For a page with ten boxes, a hundred times: seeds and digests in bytes; the whole proof but for the picture."""
    plain, written = [], []
    for _ in range(100):
        proof = a_proof(kept, {1: ten_boxes(chance)})
        value: dict[str, Any] = json.loads(proof)
        covers = [value["record"], value["opened"][0]["tiles"]]
        plain.append(
            sum(len(base64.urlsafe_b64decode(each[kind] + "==")) for each in covers for kind in ("seeds", "digests"))
        )
        written.append(len(proof) - len(value["opened"][0]["levels"]))
    return plain, written


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description="What sealing costs.")
    parser.add_argument("--pages", type=int, default=50)
    count: int = parser.parse_args().pages
    chance = random.Random(7)
    with TemporaryDirectory() as name:
        folder = Path(name)
        pdf = pypdfium2.PdfDocument(text_pages(count, chance))
        started = time.process_time()
        drawn = [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in pdf]
        drawing = time.process_time() - started
        pdf.close()
        started = time.process_time()
        rasters = [quantise(page.width, page.height, page.tobytes()) for page in drawn]
        kept = keep_record(folder / "case", rasters)
        sealing = time.process_time() - started
        held = sum(place.stat().st_size for place in folder.rglob("*.png"))
        print(
            f"a page: drawn in {drawing / count:.3f} s, sealed in {sealing / count:.3f} s; {held // count} bytes kept"
        )
        plain, written = proof_sizes(kept, chance)
        for what, sizes in (("seeds and digests", plain), ("proof as JSON, without the picture", written)):
            few = sum(size <= 4096 for size in sizes)
            print(
                f"ten boxes, {what}: median {statistics.median(sizes):.0f} bytes, most {max(sizes)};",
                f"{few} of 100 within 4,096",
            )
        started = time.process_time()
        proof = a_proof(kept, {number: ten_boxes(chance) for number in range(1, count + 1)})
        print(
            f"opened in {(time.process_time() - started) / count:.3f} s a page; the proof has {len(proof):,} characters"
        )
        for called, check in (("library", verify_proof), ("verify_excerpt.py", verify_excerpt.verify)):
            started = time.process_time()
            check(proof)
            print(f"{count} pages checked by {called} in {time.process_time() - started:.2f} s of processor time")
        place = folder / "excerpt.html"
        place.write_text(excerpt_page(proof, ExcerptWords(title="Synthetic pages", caption="Made up.")), "utf-8")
        in_browser(place)


def in_browser(place: Path) -> None:
    """Check an excerpt in Chromium, from its file, with nothing to reach."""
    chromium, unshare = shutil.which("chromium") or "chromium", shutil.which("unshare")
    call = [sys.executable, "-c", _BROWSER, chromium, place.as_uri()]
    alone = [unshare, "--user", "--map-root-user", "--net"] if unshare else []
    ran = subprocess.run(
        [*alone, *call], capture_output=True, text=True, env=dict(os.environ), timeout=900, check=False
    )
    print(f"in Chromium, {'in a namespace without network' if alone else 'with network'}:\n{ran.stdout or ran.stderr}")


if __name__ == "__main__":
    main()
