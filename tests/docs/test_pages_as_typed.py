# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The tutorial, the README and the how-to pages are typed line by line, and print what they say they print."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
Typed = Callable[..., "subprocess.CompletedProcess[str]"]

PAGES = (
    "README.md",
    "docs/tutorial/sample-case.md",
    "docs/how-to/add-files.md",
    "docs/how-to/narrow-a-search.md",
    "docs/how-to/search.md",
    "docs/how-to/search-a-list.md",
    "docs/how-to/read-a-lineage.md",
    "docs/how-to/check-a-claim.md",
    "docs/how-to/check-a-draft.md",
    "docs/how-to/export-claims.md",
    "docs/how-to/redact-a-copy.md",
    "docs/how-to/verify-without-us.md",
)
NOT_TYPED = ("make test", "export PATH=", ".venv/bin/vorlage run FOLDER")
"""Lines that are run elsewhere, or that only make the program known to a shell."""
QUERIES = 'query;name;limit\n"lead pipes";pipes;2\n"tap water;water;\nminutes OR memo;papers;1\n'
STORY = "On Monday the utility said that about 2,300 homes in the two districts are joined to the main by lead pipes.\n"
OURS = re.compile(r"^(vorlage|sha256sum|cat|python3) ")


def steps(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each command line of the shell blocks, with the output lines shown in a `text` block right after it."""
    blocks = re.findall(r"^ *```(\w+)\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    for place, (language, body) in enumerate(blocks):
        if language != "sh":
            continue
        lines = [line.strip() for line in body.splitlines() if line.strip() and not line.strip().startswith("#")]
        shown = blocks[place + 1][1].splitlines() if place + 1 < len(blocks) and blocks[place + 1][0] == "text" else []
        for number, line in enumerate(lines, start=1):
            yield line, [each for each in shown if each.strip() not in {"", "…"}] if number == len(lines) else []


def squeezed(text: str) -> str:
    """Runs of white space as one space: tables are set wider or narrower."""
    return " ".join(text.split())


def shown_but_not_printed(shown: list[str], printed: str) -> list[str]:
    """Lines of a page that the command did not print, or not in this order. `…` stands for what is left out."""
    rest, missing = squeezed(printed), []
    for line in shown:
        for part in squeezed(line).split("…"):
            at = rest.find(part.strip())
            if at < 0:
                missing.append(line)
                break
            rest = rest[at + len(part.strip()) :]
    return missing


def make_ready(page: str, desk: Path, place: Path) -> Path:
    """The folder in which the page's commands are typed: the desk, or a fresh one where the page makes a case."""
    if page.endswith("add-files.md"):
        for folder, name in (("stick/board papers", "a.txt"), ("press", "b.txt"), ("harbour-files/primary", "c.txt")):
            (place / folder).mkdir(parents=True)
            (place / folder / name).write_text(f"What {name} says is not long.\n", "utf-8")
        return place
    if page.endswith("search-a-list.md"):
        (desk / "queries.csv").write_text(QUERIES, "utf-8")
    if page.endswith("check-a-draft.md"):
        (desk / "story.txt").write_text(STORY, "utf-8")
    return desk


@pytest.mark.parametrize("page", PAGES)
def test_a_page_works_as_typed(page: str, desk: Path, tmp_path: Path, typed: Typed) -> None:
    """Every command of the page runs, and every line of output that the page shows is printed."""
    place = make_ready(page, desk, tmp_path)
    ran = 0
    for line, shown in steps((ROOT / page).read_text("utf-8")):
        if line.startswith("vorlage serve"):
            assert address_of(line, place).startswith("http://127.0.0.1:")
        elif OURS.match(line):
            is_in_case = page.endswith("verify-without-us.md") and not line.startswith("vorlage")
            done = typed(
                line,
                place / "demo-case" if is_in_case else place,
                in_a_shell=page in {"README.md", "docs/tutorial/sample-case.md"},
            )
            assert done.returncode in {0, 1}, f"{line}\n{done.stdout}{done.stderr}"
            assert shown_but_not_printed(shown, done.stderr + "\n" + done.stdout) == [], line
        elif line.startswith("make demo"):
            assert "vorlage run sample --case demo-case" in (ROOT / "Makefile").read_text("utf-8")
        else:
            assert line.startswith(NOT_TYPED), f"{line} is typed by no test"
        ran += 1
    assert ran


def test_the_python_page_works_as_written(desk: Path) -> None:
    """The blocks run one after the other as one program, and print what the page says they print."""
    page = (ROOT / "docs" / "how-to" / "use-from-python.md").read_text("utf-8")
    pairs = re.findall(r"^```python\n(.*?)^```\n\n(?:.*?\n\n)??```text\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert len(pairs) == page.count("```python") == 6
    program, shown = "".join(block for block, _ in pairs), "".join(printed for _, printed in pairs)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=desk, capture_output=True, text=True, timeout=100, check=False
    )
    assert (done.stdout, done.returncode) == (shown, 0), done.stderr


def address_of(line: str, place: Path) -> str:
    """What `vorlage serve` prints before it waits."""
    program = Path(sys.executable).parent / "vorlage"
    words = [str(program), *line.split()[1:], "--port", "8799"]
    with subprocess.Popen(
        words, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env={**os.environ}
    ) as serving:
        try:
            return serving.stdout.readline() if serving.stdout else ""
        finally:
            serving.terminate()


def test_a_line_that_is_not_printed_is_found() -> None:
    """The comparison can fail: a wrong figure, a wrong order; and leaves out what `…` stands for."""
    printed = "3 files received\n  2 read    text was read\n  1 empty   no bytes\n"
    assert shown_but_not_printed(["3 files received", "2 read text was read"], printed) == []
    assert shown_but_not_printed(["3 files … 1 empty"], printed) == []
    assert shown_but_not_printed(["4 files received"], printed) == ["4 files received"]
    assert shown_but_not_printed(["1 empty no bytes", "2 read text was read"], printed) == ["2 read text was read"]
