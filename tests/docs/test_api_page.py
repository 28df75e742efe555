# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The page about the interface: its program runs against a real server, and its table has every operation."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from vorlage.web.api_description import OPERATIONS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "api.md"


def test_the_program_of_the_page_runs_as_written(desk: Path) -> None:
    """It goes through the door with the address that the server prints, and prints three hits with their links."""
    program = re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert len(program) == 1
    vorlage = Path(sys.executable).parent / "vorlage"
    words = [str(vorlage), "serve", "demo-case", "--port", "8798"]
    with subprocess.Popen(words, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as serving:
        try:
            address = serving.stdout.readline() if serving.stdout else ""
            done = subprocess.run(
                [sys.executable, "-c", program[0]],
                input=address,
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
        finally:
            serving.terminate()
    assert done.returncode == 0, done.stderr
    printed = done.stdout.removeprefix("The address that vorlage serve prints: ").splitlines()
    assert len(printed) == 3
    assert all(
        re.fullmatch(r"\d+ \d+ http://127\.0\.0\.1:\d+/items/\d+/pages/\d+\?at=\d+-\d+#hit-1", row) for row in printed
    )


def test_the_table_of_the_page_has_every_operation() -> None:
    """With its method; and none that is not there."""
    told = re.findall(r"^\| (GET|POST) \| `(/[^`]*)` \|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert sorted(told) == sorted((operation.method, operation.path) for operation in OPERATIONS)
