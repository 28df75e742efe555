# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The part of `vorlage verify` that checks an edition: by its folder alone, without a case."""

from __future__ import annotations

from pathlib import Path

import click

from vorlage.cli.console import counted, paper, print_json
from vorlage.cli.exit_codes import ExitCode
from vorlage.publishing.checking import check_edition


def verify_edition(context: click.Context, place: Path, *, as_json: bool) -> None:
    """Check an edition and print what came of it; the exit code says whether all is as it was published."""
    check = check_edition(place)
    if as_json:
        problems = [
            {"code": each.code, "number": None, "path": each.path, "expected": each.expected, "found": each.found}
            for each in check.problems
        ]
        counts = {"originals": 0, "log_entries": check.entries, "seals": 0, "exhibits": check.exhibits}
        print_json({"ok": check.is_ok, "checked": {**counts, "files": check.files}, "problems": problems})
    else:
        console = paper()
        exhibits, files = counted(check.exhibits, "exhibit"), counted(check.files, "file")
        console.print(f"{exhibits}, {files} and {check.entries} log entries of an edition checked.")
        for problem in check.problems:
            console.print(f"{problem.code}: {problem.path}", soft_wrap=True)
            console.print(f"  expected {problem.expected}\n  found {problem.found}", soft_wrap=True)
        console.print("All as published." if check.is_ok else f"{counted(len(check.problems), 'problem')}.")
        console.print("Compare its key with one that you had from the publisher in another way:", soft_wrap=True)
        console.print(f"  {check.key or 'none'}", soft_wrap=True)
    context.exit(ExitCode.DONE if check.is_ok else ExitCode.NEEDS_A_LOOK)
