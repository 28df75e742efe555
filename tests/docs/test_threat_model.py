# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A guarantee without a test is not one."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "threat-model.md"


def guarantees() -> dict[int, str]:
    """Each guarantee's number and words."""
    body = PAGE.read_text("utf-8").split("## Guarantees")[1].split("\n## ")[0]
    parts = re.split(r"^\*\*G(\d+)\. ", body, flags=re.MULTILINE)
    return {int(number): words for number, words in zip(parts[1::2], parts[2::2], strict=True)}


def test_guarantees_are_numbered_without_a_gap() -> None:
    """A number once given is never given to something else."""
    assert list(guarantees()) == list(range(1, len(guarantees()) + 1))


def test_every_guarantee_names_the_tests_that_hold_it() -> None:
    """That the tests exist is checked with all documents, by tools/check_docs.py."""
    held = {number: re.findall(r"tests/[\w/]+\.py::test_\w+", words) for number, words in guarantees().items()}
    assert [number for number, tests in held.items() if not tests] == []
