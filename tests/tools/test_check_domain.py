# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The check of the domain: it holds today, and it can fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[2] / "tools" / "check_domain.py"


def run_check(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(TOOL), *arguments], capture_output=True, text=True, timeout=60, check=False
    )


def test_the_domain_touches_nothing() -> None:
    """No input or output, no clock, no randomness, nothing from outside the standard library."""
    done = run_check()
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("import os", "imports os"),
        ("import sqlite3", "imports sqlite3"),
        ("import subprocess", "imports subprocess"),
        ("import socket", "imports socket"),
        ("import time", "imports time"),
        ("import random", "imports random"),
        ("from uuid import uuid4", "imports uuid"),
        ("from pathlib import Path", "imports pathlib"),
        ("import msgspec", "imports msgspec"),
        ("from vorlage.catalogue import tables", "imports vorlage.catalogue"),
        ("from vorlage.domainlike import x", "imports vorlage.domainlike"),
        ("from ..catalogue import tables", "imports ..catalogue"),
        ("text = open('a')", "uses open"),
        ("reader = open", "uses open"),
        ("print('a')", "uses print"),
        ("from datetime import datetime\nat = datetime.now()", "asks the clock (.now)"),
        ("from datetime import date\nat = date.today()", "asks the clock (.today)"),
        ("assert 1 == 1", "asserts"),
        ("from dataclasses import dataclass\n@dataclass\nclass Loose: ...", "not frozen with slots"),
        ("from dataclasses import dataclass\n@dataclass(frozen=True)\nclass Loose: ...", "not frozen with slots"),
        ("from dataclasses import dataclass\n@dataclass(frozen=True, slots=False)\nclass Loose: ...", "not frozen"),
    ],
)
def test_each_way_out_of_the_domain_is_found(tmp_path: Path, line: str, reason: str) -> None:
    """One planted line, one finding that names it: the check can fail."""
    (tmp_path / "planted.py").write_text(line + "\n", "utf-8")
    done = run_check(str(tmp_path))
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert reason in done.stdout
    assert done.stdout.startswith("planted.py:")


def test_a_pure_module_passes(tmp_path: Path) -> None:
    """The check does not fail on what it is there to allow."""
    (tmp_path / "pure.py").write_text(
        "from dataclasses import dataclass\nfrom vorlage.domain.custody import Digest\n"
        "@dataclass(frozen=True, slots=True)\nclass Noun:\n    digest: Digest\n",
        "utf-8",
    )
    assert run_check(str(tmp_path)).returncode == 0


def test_an_empty_check_is_no_check(tmp_path: Path) -> None:
    """Pointed at nothing, it says so and does not pass."""
    assert run_check(str(tmp_path)).returncode == 2
