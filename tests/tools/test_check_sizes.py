# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The check of sizes: it holds today, and it can fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[2] / "tools" / "check_sizes.py"


def run_check(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(TOOL), *arguments], capture_output=True, text=True, timeout=60, check=False
    )


def plant(root: Path, lines: int, *, first: str = "# a module", name: str = "src/planted.py") -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([first, *["x = 1"] * (lines - 1)]) + "\n", "utf-8")


def test_no_file_of_ours_is_over_the_limit() -> None:
    """Six hundred lines is where the check fails."""
    done = run_check()
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("lines", "code", "says"), [(400, 0, ""), (401, 0, "reason"), (600, 0, "reason"), (601, 1, "limit")]
)
def test_the_two_limits_stand_where_the_house_rules_put_them(tmp_path: Path, lines: int, code: int, says: str) -> None:
    """400 is fine, 401 is pointed out, 601 fails."""
    plant(tmp_path, lines)
    done = run_check(str(tmp_path))
    assert done.returncode == code
    assert (says in done.stdout) if says else done.stdout == ""


def test_a_data_table_may_be_as_long_as_it_needs(tmp_path: Path) -> None:
    """A table says that it is one, near its top; a mark further down does not count."""
    plant(tmp_path, 3000, first="# sizes: data table")
    assert run_check(str(tmp_path)).returncode == 0
    plant(tmp_path, 3000)
    path = tmp_path / "src" / "planted.py"
    path.write_text(path.read_text("utf-8") + "# sizes: data table\n", "utf-8")
    assert run_check(str(tmp_path)).returncode == 1


def test_pages_and_styles_count_too(tmp_path: Path) -> None:
    """A template nobody can read is as bad as a module nobody can read."""
    plant(tmp_path, 601, name="src/templates/page.html")
    assert run_check(str(tmp_path)).returncode == 1


def test_a_function_that_does_not_fit_a_screen_is_pointed_out(tmp_path: Path) -> None:
    """Pointed out, not failed: a table of cases may be a long function."""
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "long.py").write_text("def long() -> None:\n" + "    x = 1\n" * 60, "utf-8")
    done = run_check(str(tmp_path))
    assert done.returncode == 0
    assert "long has 61 lines" in done.stdout


def test_an_empty_check_is_no_check(tmp_path: Path) -> None:
    """Pointed at nothing, it says so and does not pass."""
    assert run_check(str(tmp_path)).returncode == 2
