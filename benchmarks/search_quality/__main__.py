# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Measure search on a made leak, and names across scripts: python -m benchmarks.search_quality GROUP [--wrong]"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.search_quality.across_scripts import NamedPage, by_pair, crossings, writing_of
from benchmarks.search_quality.measure import answers, table

OF_NAMES: Final = ("C", "C1", "C2", "D", "E", "F")
LOOKED_AT: Final = ("A", "C1", "D", "F")


def main() -> None:
    """Print tables by script and by kind, or by pair of scripts, and what went wrong where that may be looked at."""
    parser = argparse.ArgumentParser()
    parser.add_argument("group", choices=["A", "B", *OF_NAMES], nargs="?", default="A")
    parser.add_argument("--wrong", action="store_true", help="list queries that found too much or too little")
    asked = parser.parse_args()
    if asked.wrong and asked.group not in LOOKED_AT:
        parser.error(f"{asked.group} is measured only: what goes wrong there is looked at by nobody who makes rules")
    with tempfile.TemporaryDirectory() as folder:
        measured = _names if asked.group in OF_NAMES else _queries
        measured(Path(folder) / "index", asked.group, is_wrong_asked=asked.wrong)


def _queries(folder: Path, group: str, *, is_wrong_asked: bool) -> None:
    answered = [each for each in answers(folder) if each.query.group == group]
    for title, rows in (
        ("script", table(answered, lambda query: query.script)),
        ("kind", table(answered, lambda query: query.kind)),
        ("all", table(answered, lambda _: group)),
    ):
        print(f"\n| {title} | queries | recall | precision@5 | just right |\n|---|---|---|---|---|")
        for row, count, recall, precision, right in rows:
            print(f"| {row} | {count} | {recall:.3f} | {precision:.3f} | {right:.3f} |")
    if is_wrong_asked:
        for each in answered:
            if not each.is_exact:
                print(each.query.kind, each.query.typed, "recall", each.recall, "precision", each.precision)


def _names(folder: Path, group: str, *, is_wrong_asked: bool) -> None:
    crossed = list(crossings(folder, group))

    def scripts(typed: NamedPage, page: NamedPage) -> str:
        return f"{writing_of(typed.script)} | {writing_of(page.script)}"

    print("\n| typed | on the page | pages | recall | precision |\n|---|---|---|---|---|")
    for pair, count, recall, precision in by_pair(crossed, scripts):
        print(f"| {pair} | {count} | {recall:.3f} | {precision:.3f} |")
    for _, count, recall, precision in by_pair(crossed, lambda _typed, _page: group):
        print(f"| all | all | {count} | {recall:.3f} | {precision:.3f} |")
    if is_wrong_asked:
        for each in crossed:
            missed = [page.name for page in each.wanted if page not in each.found]
            if missed or each.wrong:
                print(each.typed.name, "missed", missed, "wrong", [page.name for page in each.wrong])


main()
