# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How many files of some folders are told for codes in their text, and how many have each other trace.

    python benchmarks/traces_quality.py FOLDER...

Each file is examined in the jail as a received file would be. Codes in the text (unseen characters, look-alikes,
spaces) are named by file, to be looked at: in files in which nobody planted anything each is a false alarm or an
accident of typing. What files hold beside their text is counted alone.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from vorlage.domain.custody import AccessionNumber, Digest, Genre, Item, ItemNumber, Outcome
from vorlage.domain.traces import TraceKind, TraceReport
from vorlage.jail.supervisor import Jail
from vorlage.traces.examining import Examiner

IN_TEXT = frozenset({TraceKind.ZERO_WIDTH, TraceKind.HOMOGLYPH, TraceKind.SPACING})


def examined(examiner: Examiner, place: Path) -> TraceReport:
    """The report of one file."""
    item = Item(
        number=ItemNumber(1), accession=AccessionNumber("bench"), path=place.name, digest=Digest("0" * 64),
        size_bytes=1, genre=Genre.PRIMARY, parent=None, media_type="", outcome=Outcome.READ, reason="",
        duplicate_of=None,
    )  # fmt: skip
    with TemporaryDirectory() as work:
        return examiner.examine(item, place, work=Path(work) / "work")


def main(folders: list[Path]) -> None:
    """Examine all files of the folders, two at a time, and print what was found."""
    places = sorted(place for folder in folders for place in folder.rglob("*") if place.is_file())
    examiner = Examiner(jail=Jail())
    kinds: Counter[str] = Counter()
    gaps: Counter[str] = Counter()
    told = 0
    began = time.perf_counter()
    with ThreadPoolExecutor(2) as threads:
        for place, report in zip(places, threads.map(partial(examined, examiner), places), strict=True):
            kinds.update({trace.kind.value for trace in report.traces})
            gaps.update(report.gaps)
            in_text = sorted({trace.code for trace in report.traces if trace.kind in IN_TEXT})
            told += bool(in_text)
            if in_text:
                print(f"told: {place.name}: {', '.join(in_text)}")
    took_s = time.perf_counter() - began
    print(f"\n{len(places)} files in {took_s:.0f} s; {told} told for codes in the text ({told / len(places):.2%})")
    for name, count in (*sorted(kinds.items()), *((f"gap: {gap}", count) for gap, count in sorted(gaps.items()))):
        print(f"{count:6}  {name}")


if __name__ == "__main__":
    main([Path(each) for each in sys.argv[1:]])
