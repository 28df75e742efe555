# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A made leak with known truth: build it, have Vorlage read it, and say what was right.

    python -m benchmarks.made_leak build FOLDER [--parts scans,printed,texts,packed,locked,kin,hostile]
    python -m benchmarks.made_leak read FOLDER
    python -m benchmarks.made_leak marks FOLDER

FOLDER, which must lie outside the checkout, gets `leak/`, `truth.json` and `case/`. `build` needs LibreOffice,
Chromium, x
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.made_leak.building import PARTS, PASSWORDS
from benchmarks.made_leak.measuring import Marks, found_in, measure_leak
from benchmarks.made_leak.truth import Leak, read_truth, write_truth

_GOALS = {"native": 0.5, "en": 3.0, "zh": 5.0, "ar": 8.0, "ug": 8.0}
_WAIT_S = 3_000


def main() -> None:
    """Do what was asked."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("what", choices=("build", "read", "marks"))
    asked.add_argument("folder", type=Path)
    asked.add_argument("--parts", default=",".join(PARTS))
    options = asked.parse_args()
    if options.what == "build":
        build(options.folder, options.parts.split(","))
    elif options.what == "read":
        read(options.folder)
    else:
        items = json.loads(_vorlage("status", options.folder / "case", "--items", "--json"))["items"]
        show(measure_leak(read_truth(options.folder / "truth.json"), found_in(options.folder / "case", items)))


def build(folder: Path, parts: list[str]) -> None:
    """Write the parts of the leak that are named, and the truth of them."""
    truth = folder / "truth.json"
    leak = Leak(folder / "leak", read_truth(truth) if truth.exists() else {})
    for part in parts:
        begun = time.perf_counter()
        PARTS[part](leak)
        write_truth(leak.truth, truth)
        print(f"{part}: {time.perf_counter() - begun:.0f} s", flush=True)
    received = sum(each.is_file() for each in leak.folder.rglob("*"))
    print(f"{received} files received, {len(leak.truth)} items")


def read(folder: Path) -> None:
    """Take the leak into a new case by the command line, and say how long that took."""
    listed = folder / "passwords.txt"
    listed.write_text("\n".join(PASSWORDS) + "\n", "utf-8")
    _vorlage("new", folder / "case")
    begun = time.perf_counter()
    _vorlage("add", folder / "case", folder / "leak", "--genre", "primary", "--password-file", listed)
    took = time.perf_counter() - begun
    pages = json.loads(_vorlage("status", folder / "case", "--json"))["pages"]
    print(f"{pages} pages in {took:.0f} s, {pages / took:.2f} a second")


def _vorlage(*words: str | Path) -> str:
    called = subprocess.run(
        [str(Path(sys.executable).with_name("vorlage")), *map(str, words)],
        check=False,
        capture_output=True,
        text=True,
        timeout=_WAIT_S,
    )
    if called.returncode not in (0, 1):
        sys.exit(called.stderr)
    return called.stdout


def show(marks: Marks) -> None:
    """Print the table and each thing that is wrong."""
    print("| what | right | of |\n|---|---|---|")
    print(f"| outcome | {marks.outcomes_right} | {marks.outcomes} |")
    print(f"| text exact, or all there | {marks.exact_right} | {marks.exact} |")
    print(f"| languages | {marks.languages_right} | {marks.languages} |")
    print("\n| text | language | pages or records | CER % | worst % | goal % |\n|---|---|---|---|---|---|")
    for measure, language in sorted(marks.rates):
        rates = marks.rates[(measure, language)]
        goal = _GOALS["native"] if measure == "native" else _GOALS.get(language, "")
        print(
            f"| {measure} | {language} | {len(rates)} | {marks.rate(measure, language):.2f} "
            f"| {max(rate for rate, _, _ in rates):.2f} | {goal} |"
        )
    print(f"\n{len(marks.wrong)} things wrong")
    for line in marks.wrong:
        print(f"- {line}")
    for (measure, language), rates in sorted(marks.rates.items()):
        for rate, _, where in rates:
            if measure == "scan" and rate > float(_GOALS.get(language, 5.0)):
                print(f"- {where}: {rate:.1f} % of its characters are wrong")


if __name__ == "__main__":
    main()
