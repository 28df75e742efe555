# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A desk as the documents assume it: the sample case in a folder, taken in once for all tests of the documents."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

Typed = Callable[..., "subprocess.CompletedProcess[str]"]
SHELL_SIGNS = frozenset(";|<>$&`*\n")


@pytest.fixture(scope="session")
def typed() -> Typed:
    """Type a line at a shell, in a folder, with the program at hand. The same line there is typed once.

    A line that is a call of the program and nothing else is called in this process, unless it is to be `in_a_shell`:
    the README and the tutorial are, so that the program as it is installed is tried too.
    """
    programs = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "200"}

    @cache
    def type_line(line: str, folder: Path, *, in_a_shell: bool = False) -> subprocess.CompletedProcess[str]:
        if line.startswith("vorlage ") and not in_a_shell and not SHELL_SIGNS & set(line):
            return called_here(line, folder)
        return subprocess.run(
            ["bash", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, timeout=110, check=False
        )

    return type_line


def called_here(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A call of the program in this process."""
    from vorlage.cli.main import main

    _, *words = shlex.split(line)
    with contextlib.chdir(folder):
        done = CliRunner(env={"COLUMNS": "200"}).invoke(main, words)
    return subprocess.CompletedProcess(line, done.exit_code, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory, sample_desk: Path) -> Path:
    """A folder with `sample/`, and `demo-case/` made from it as `make demo` makes it."""
    return shutil.copytree(sample_desk, tmp_path_factory.mktemp("desk") / "desk")
