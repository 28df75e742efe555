# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How fast mentions are found and grouped.

    python -m benchmarks.claims_mentions [FOLDER] [--megabytes N]

FOLDER holds plain-text reports (default: those of the sample case); they are repeated to the size asked for. The time
of one core that was used is measured, whatever else runs, and with `--processes 2` also two processes at once, by the
clock and by their own time. The budget is 200,000 characters a second for all kinds of mention on two cores, and 10,000
mentions grouped in 10 s; the run ends with 1 when one core alone misses half of the first or all of the second.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from vorlage.claims.alignment import Alignment
from vorlage.claims.grouping import group_mentions
from vorlage.claims.mentions import find_mentions
from vorlage.domain.claims import Mention
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.lineage import Lineage, OriginCount, Siglum
from vorlage.domain.pages import Page, PageOrigin, Record

_BUDGET_CHARACTERS_A_SECOND = 200_000
_BUDGET_GROUPING_S = 10.0


def _record(number: int, text: str) -> Record:
    page = Page(number=1, label="1", width=0, height=0, text=text, origin=PageOrigin.NATIVE, language="en")
    path = f"reports/{number:05}.txt"
    return Record(number=ItemNumber(number), path=path, genre=Genre.REPORT, media_type="text/plain", pages=(page,))


def main() -> None:
    """Print characters a second, mentions, seconds of grouping and the memory used."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, nargs="?", default=Path("sample/reports"))
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--processes", type=int, default=1, help="at once, each with the whole size")
    options = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.folder.glob("*.txt"))]
    size = 0
    records: list[Record] = []
    while size < options.megabytes * 1_000_000:
        records.append(_record(len(records) + 1, texts[len(records) % len(texts)]))
        size += len(records[-1].text)
    find_mentions(records[0])
    began = time.process_time()
    mentions = [mention for record in records for mention in find_mentions(record)]
    found_in = time.process_time() - began
    rate = size / found_in
    print(
        f"mentions: {size:,} characters in {found_in:.2f} s on one core: {rate:,.0f} a second; {len(mentions):,} found"
    )
    if options.processes > 1:
        _together(records, size, options.processes)
    grouped_in = _group(records, mentions[:10_000])
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB at most")
    sys.exit(int(rate < _BUDGET_CHARACTERS_A_SECOND / 2 or grouped_in > _BUDGET_GROUPING_S))


def _find_all(records: list[Record]) -> tuple[int, float, float]:
    """Mentions found by one process, its own seconds, and its memory at most, in MB."""
    began = time.process_time()
    found = sum(len(find_mentions(record)) for record in records)
    return found, time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _together(records: list[Record], size: int, processes: int) -> None:
    """Print what several processes at once find in a second, each with the whole size."""
    with ProcessPoolExecutor(max_workers=processes) as pool:
        list(pool.map(_find_all, [records[:1]] * processes))
        began = time.perf_counter()
        told = list(pool.map(_find_all, [records] * processes))
        took = time.perf_counter() - began
    own = max(seconds for _, seconds, _ in told)
    print(
        f"{processes} processes at once: {processes * size / took:,.0f} characters a second by the clock, "
        f"{processes * size / own:,.0f} by their own time; {max(memory for _, _, memory in told):,.0f} MB each at most"
    )


def _group(records: list[Record], mentions: list[Mention]) -> float:
    lineage = Lineage(witnesses=(), pairs=(), exemplars=(), edges=(), origins=OriginCount(0, 0, ()))
    began = time.process_time()
    alignment = Alignment(lineage, {Siglum(record.path): record.text for record in records}, mentions)
    groups = group_mentions(mentions, alignment)
    took = time.process_time() - began
    print(f"grouping: {len(mentions):,} mentions into {len(groups):,} claims in {took:.2f} s")
    return took


if __name__ == "__main__":
    main()
