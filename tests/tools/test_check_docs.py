# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The check of the documents: it holds today, and each of its promises can fail."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from vorlage.cli.main import main as commands

ROOT = Path(__file__).resolve().parents[2]
TOOL = ROOT / "tools" / "check_docs.py"

DECISION = "# A decision\n\n## Status\n\nAccepted.\n\n## Context\n\nx\n\n## Decision\n\nx\n\n## Consequences\n\nx\n"


def run_check(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(TOOL), *arguments], capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture(scope="module")
def check() -> Callable[[Path], list[str]]:
    """What the tool finds under a root, called in this process: a start for each case would cost more than it."""
    spec = importlib.util.spec_from_file_location("check_docs", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return lambda root: list(module.faults(root.resolve(), commands))


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A small project whose documents are in order; each test breaks one thing in it."""
    pages = {
        "README.md": "# A project\n\nSee [the docs](docs/README.md).\n\n```sh\nmake demo\n```\n",
        "CHANGELOG.md": "# Changelog\n\n## 0.1.0\n\n### Added\n\n- All of it.\n",
        "docs/README.md": "# Docs\n\n[One](one.md), [decisions](decisions/README.md)\n",
        "docs/one.md": "# One\n\n## The `first` part\n\nRun `vorlage search CASE QUERY --limit 5`.\n",
        "docs/decisions/README.md": "# Decisions\n\n- [0001](0001-first.md)\n",
        "docs/decisions/0001-first.md": DECISION,
        "Makefile": "demo:\n\ttrue\n",
        "src/vorlage/__init__.py": '__version__ = "0.1.0"\n',
        "tests/domain/test_one.py": "def test_it_holds() -> None: ...\n",
    }
    for name, text in pages.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_the_documents_of_the_project_are_in_order() -> None:
    """Links, commands, options, tests named, decisions, changelog: what the documents say is there."""
    done = run_check()
    assert done.returncode == 0, done.stdout + done.stderr


def test_sound_documents_pass_and_a_fault_fails(sound: Path) -> None:
    """As `make check` sees it: 0 and nothing said, or 1 with the fault named."""
    done = run_check(str(sound))
    assert (done.returncode, done.stdout) == (0, "")
    (sound / "docs" / "lonely.md").write_text("# Lonely\n", "utf-8")
    done = run_check(str(sound))
    assert (done.returncode, done.stdout) == (1, "docs/lonely.md: no link leads here from docs/README.md\n")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("[gone](gone.md)", "gone.md does not exist"),
        ("[part](one.md#the-second-part)", "no such heading"),
        ("[out](../../elsewhere.md)", "leads out of the repository"),
        ("![](../README.md)", "does not say what it shows"),
        ("[away](https://example.org/)", "not on the list of addresses"),
        ("https://example.org/x", "not on the list of addresses"),
        ("`vorlage polish CASE`", "no command polish"),
        ("`vorlage search CASE QUERY --fastest`", "no option --fastest"),
        ("```sh\nvorlage status CASE --everything\n```", "no option --everything"),
        ("```sh\nvorlage status \\\n  CASE --everything\n```", "no option --everything"),
        ("```console\n$ vorlage polish CASE\n```", "no command polish"),
        ("```sh\ngit status && vorlage polish CASE\n```", "no command polish"),
        ("```sh\ncurl -O x\n```", "not a program we tell people to use"),
        ("`make coffee`", "no target coffee"),
        ("Held by tests/domain/test_two.py.", "test_two.py does not exist"),
        ("Held by tests/domain/test_one.py::test_it_fails.", "no test test_it_fails"),
        ("See /home/someone/case.", "path of one machine"),
        ("```sh\nls\n", "never closed"),
    ],
)
def test_a_page_that_says_what_is_not_so_is_found(
    sound: Path, check: Callable[[Path], list[str]], words: str, reason: str
) -> None:
    """One planted fault, one finding, with the page and the line."""
    path = sound / "docs" / "one.md"
    path.write_text(path.read_text("utf-8") + "\n" + words + "\n", "utf-8")
    found = set(check(sound))
    assert len(found) == 1
    assert reason in min(found)
    assert min(found).startswith("docs/one.md:")


@pytest.mark.parametrize(
    "words",
    [
        "[part](one.md#the-first-part)",
        "![A page](../README.md)",
        "https://www.rfc-editor.org/rfc/rfc8493",
        "`[not](a-link.md)`",
        "```text\n[not](a-link.md) vorlage polish\n```",
        "```console\n$ vorlage status CASE --json\nvorlage polish is what it printed\n```",
        "```sh\nSERVE=0 make demo  # ends after printing\n```",
        "`vorlage --version`, `vorlage settings --help`",
        "Held by tests/domain/test_one.py::test_it_holds.",
    ],
)
def test_what_is_right_is_left_alone(sound: Path, check: Callable[[Path], list[str]], words: str) -> None:
    """Literal text, program output and good commands are no faults."""
    path = sound / "docs" / "one.md"
    path.write_text(path.read_text("utf-8") + "\n" + words + "\n", "utf-8")
    assert check(sound) == []


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("docs/decisions/0001-first.md", DECISION.replace("## Consequences", "## After"), "a decision has"),
        ("docs/decisions/0001-first.md", DECISION.replace("## Status", "## Zustand"), "a decision has"),
        ("docs/decisions/0003-third.md", DECISION, "number 0002"),
        ("docs/decisions/0002-second.md", DECISION, "not listed"),
        ("CHANGELOG.md", "# Changelog\n\n## 0.0.9\n\n### Added\n\n- x\n", "no entry for 0.1.0"),
        ("CHANGELOG.md", "# Changelog\n\n## 0.1.0\n\n### Fixed\n\n- x\n\n### Added\n\n- x\n", "in this order"),
        ("CHANGELOG.md", "# Changelog\n\n## 0.1.0\n\n- x\n", "in this order"),
        ("docs/lonely.md", "# Lonely\n", "no link leads here"),
        ("docs/images/lonely.png", "", "no page shows this picture"),
    ],
)
def test_a_record_a_changelog_or_a_page_out_of_order_is_found(
    sound: Path, check: Callable[[Path], list[str]], name: str, text: str, reason: str
) -> None:
    """The forms that people rely on are kept."""
    (sound / name).parent.mkdir(exist_ok=True)
    (sound / name).write_text(text, "utf-8")
    assert [fault for fault in check(sound) if reason in fault]


def test_an_empty_check_is_no_check(tmp_path: Path) -> None:
    """Pointed at nothing, it says so and does not pass."""
    assert run_check(str(tmp_path)).returncode == 2
