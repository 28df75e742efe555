# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Measure search on a made leak: python -m benchmarks.search_quality [A|B] [--wrong]"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.search_quality.measure import answers, table


def main() -> None:
    """Print tables by script and by kind, and, for group A, what went wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("group", choices=["A", "B"], nargs="?", default="A")
    parser.add_argument("--wrong", action="store_true", help="list queries that found too much or too little")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        answered = [each for each in answers(Path(folder) / "index") if each.query.group == asked.group]
    for title, rows in (
        ("script", table(answered, lambda query: query.script)),
        ("kind", table(answered, lambda query: query.kind)),
        ("all", table(answered, lambda _: asked.group)),
    ):
        print(f"\n| {title} | queries | recall | precision@5 | just right |\n|---|---|---|---|---|")
        for row, count, recall, precision, right in rows:
            print(f"| {row} | {count} | {recall:.3f} | {precision:.3f} | {right:.3f} |")
    if asked.wrong:
        for each in answered:
            if not each.is_exact:
                print(each.query.kind, each.query.typed, "recall", each.recall, "precision", each.precision)


main()
