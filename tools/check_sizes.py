# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Fail when a file has grown past what a reviewer can hold in mind.

    python tools/check_sizes.py [ROOT]

Over 600 lines fails, over 400 is pointed out (it needs a reason in review), and so is a function that no longer fits
a screen (60 lines). A module that is a data table says so in one of its first ten lines with the words
`sizes: data table`, and is then left alone. Generated and foreign texts do not live in the folders looked at.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

FAIL_OVER, WARN_OVER, SCREEN = 600, 400, 60
FOLDERS = ("src", "tests", "tools", "benchmarks")
SUFFIXES = frozenset({".py", ".html", ".css", ".js"})
DATA_TABLE = "sizes: data table"


def looked_at(root: Path) -> list[Path]:
    """The files of ours that people read and change."""
    return sorted(path for folder in FOLDERS for path in (root / folder).rglob("*") if path.suffix in SUFFIXES)


def long_functions(text: str) -> Iterator[tuple[int, str, int]]:
    """Line, name and length of every function that does not fit a screen."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > SCREEN:
                yield node.lineno, node.name, length


def main(arguments: list[str]) -> int:
    """Print each finding; 1 when a file is over the limit, 2 when there is nothing to look at."""
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[1]
    paths = looked_at(root)
    if not paths:
        print(f"check_sizes: nothing of ours under {root}: an empty check proves nothing")
        return 2
    too_long = 0
    for path in paths:
        text = path.read_text("utf-8")
        lines = text.splitlines()
        if any(DATA_TABLE in line for line in lines[:10]):
            continue
        name = path.relative_to(root)
        if len(lines) > FAIL_OVER:
            too_long += 1
            print(f"{name}: {len(lines)} lines, {FAIL_OVER} is the limit")
        elif len(lines) > WARN_OVER:
            print(f"{name}: {len(lines)} lines, over {WARN_OVER} needs a reason in review (not a failure)")
        if path.suffix == ".py":
            for line, function, length in long_functions(text):
                print(f"{name}:{line}: {function} has {length} lines, a screen has {SCREEN} (not a failure)")
    return 1 if too_long else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
