# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The reference is made from the code, and the words an error gives to type are commands."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from vorlage.cli.exit_codes import exit_code_of
from vorlage.cli.main import main as commands
from vorlage.domain.errors import VorlageError
from vorlage.web.problems import STATUSES

ROOT = Path(__file__).resolve().parents[2]
TOOL = ROOT / "tools" / "build_reference.py"


def leaves(root: type[VorlageError] = VorlageError) -> Iterator[type[VorlageError]]:
    """The errors that are raised: those below which there is nothing."""
    below = [child for child in root.__subclasses__() if child.__module__ == VorlageError.__module__]
    for child in below:
        yield from leaves(child)
    if not below:
        yield root


def test_the_reference_is_what_the_code_says() -> None:
    """A command, an error or a setting that changed without its page is found."""
    done = subprocess.run(
        [sys.executable, str(TOOL), "--check"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_stale_page_is_found(tmp_path: Path) -> None:
    """The check can fail: a page edited by hand, beside a copy of the tool, is named."""
    (tmp_path / "tools").mkdir()
    copied = shutil.copy(TOOL, tmp_path / "tools")
    shutil.copytree(ROOT / "docs" / "reference", tmp_path / "docs" / "reference")
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "static", "templates"))
    page = tmp_path / "docs" / "reference" / "settings.md"
    page.write_text(page.read_text("utf-8").replace("120", "121"), "utf-8")
    done = subprocess.run([sys.executable, copied, "--check"], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["docs/reference/settings.md"]


@pytest.mark.parametrize("error", list(leaves()), ids=lambda error: error.code)
def test_every_error_has_an_exit_code_a_status_and_an_entry(error: type[VorlageError]) -> None:
    """No error reaches a person, a script or a browser without a number that is meant."""
    assert exit_code_of(error).value in {1, 2, 3}
    assert error in STATUSES
    assert f"| `{error.code}` |" in (ROOT / "docs" / "reference" / "errors.md").read_text("utf-8")


def next_steps() -> Iterator[tuple[str, str]]:
    """Every `next_step` of the source with its place; what is filled in shows as X."""
    for path in sorted((ROOT / "src" / "vorlage").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "next_step":
                parts = node.value.values if isinstance(node.value, ast.JoinedStr) else [node.value]
                text = "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in parts)
                yield f"{path.relative_to(ROOT)}:{node.value.lineno}", text


def faults_of(step: str) -> list[str]:
    """Commands and options in a next step that do not exist."""
    faults = []
    for name, rest in re.findall(r"\bvorlage ([a-z][a-z-]*)([^;,.]*)", step):
        command = commands.get_command(click.Context(commands), name)
        if command is None:
            faults.append(f"no command {name}")
            continue
        known = {option for parameter in command.params for option in parameter.opts}
        faults += [f"{name} has no option {option}" for option in re.findall(r"--[a-z-]+", rest) if option not in known]
    return faults


def test_what_an_error_says_to_type_works_as_typed() -> None:
    """Every command and option named in a next step exists."""
    steps = list(next_steps())
    assert len(steps) > 10
    assert [f"{where}: {fault}" for where, step in steps for fault in faults_of(step)] == []


@pytest.mark.parametrize("step", ["run  vorlage polish CASE", "vorlage status CASE --everything"])
def test_the_check_of_next_steps_can_fail(step: str) -> None:
    """A command and an option that do not exist are found."""
    assert len(faults_of(step)) == 1
