# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A desk as the documents assume it: the sample case in a folder, taken in once for all tests of the documents."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

Typed = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def typed() -> Typed:
    """Type a line at a shell, in a folder, with the program at hand. The same line there is typed once."""
    programs = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "200"}

    @cache
    def type_line(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, timeout=110, check=False
        )

    return type_line


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory, project_folder: Path, typed: Typed) -> Path:
    """A folder with `sample/`, and `demo-case/` made from it as `make demo` makes it."""
    place = tmp_path_factory.mktemp("desk")
    shutil.copytree(project_folder / "sample", place / "sample")
    done = typed("vorlage run sample --case demo-case --no-serve", place)
    assert done.returncode in {0, 1}, done.stderr
    return place
