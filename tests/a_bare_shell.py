# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A shell with coreutils and OpenSSL on its path and nothing else, in which the commands of VERIFY.txt are run."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

COREUTILS: Final = ("base64", "basenc", "cat", "cut", "date", "head", "mkdir", "mktemp", "mv", "od", "rm", "sha256sum")
MORE_COREUTILS: Final = ("tail", "tr", "wc")


def bare_programs(folder: Path) -> Path:
    """A folder with these programs alone."""
    for name in (*COREUTILS, *MORE_COREUTILS, "openssl"):
        found = shutil.which(name)
        if found is None:
            pytest.skip(f"needs {name}")
        (folder / name).symlink_to(found)
    return folder


def run_verify_text(case: Path, programs: Path) -> subprocess.CompletedProcess[str]:
    """Run what stands four spaces in in VERIFY.txt, in the case, by the plainest shell there is."""
    lines = (case / "VERIFY.txt").read_text("utf-8").splitlines(keepends=True)
    commands = "".join(line[4:] for line in lines if line.startswith("    "))
    environment = {"PATH": str(programs), "LC_ALL": "C"}
    return subprocess.run(
        ["/bin/sh", "-c", commands], cwd=case, env=environment, capture_output=True, text=True, check=False
    )
