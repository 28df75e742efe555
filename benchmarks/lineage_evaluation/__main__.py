# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Measure lineage, or build what it is measured on. Run from anywhere:

    python benchmarks/lineage_evaluation COMMAND FOLDER [--split dev|test] [--limit N] [--json FILE]

`prepare` builds the dossiers once (needs Apertium and WordNet installed); every other command only reads.
Work on the engine looks at `--split dev` alone; `--split test` is for a version that is finished.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.lineage_evaluation.commands import COMMANDS
from benchmarks.lineage_evaluation.press_texts import Split
from benchmarks.lineage_evaluation.printing import table_of
from vorlage.lineage import LINEAGE_VERSION


def main(words: list[str]) -> int:
    """Run one command, print its table and, where asked, write its figures."""
    parser = argparse.ArgumentParser(prog="lineage_evaluation", description=__doc__)
    parser.add_argument("command", choices=sorted(COMMANDS))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", type=Split, choices=list(Split), default=Split.DEV)
    parser.add_argument("--limit", type=int, default=0, help="at most so many dossiers or texts; 0 means all")
    parser.add_argument("--json", type=Path, help="write the figures there as well")
    asked = parser.parse_args(words)
    begun = time.perf_counter()
    figures = COMMANDS[asked.command](asked.folder, asked.split, asked.limit)
    figures = {
        "command": asked.command,
        "split": asked.split.value,
        "lineage_version": LINEAGE_VERSION,
        "seconds": round(time.perf_counter() - begun, 1),
        **figures,
    }
    print(table_of(figures))
    if asked.json:
        asked.json.write_bytes(msgspec.json.format(msgspec.json.encode(figures), indent=1) + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
