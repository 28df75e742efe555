# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The sample case taken in by the command line ends as its truth says, item by item."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Truth = dict[str, Any]


@pytest.fixture
def status(vorlage: Callable[..., Result], sample_folder: Path, tmp_path: Path) -> dict[str, Any]:
    """What `vorlage status --items --json` says of the sample case, paths as in the truth.

    A path in a case begins below the folder that was given, so the folder's own name is put back in front.
    """
    case = tmp_path / "case"
    vorlage("new", case)
    vorlage("add", case, sample_folder / "primary", "--genre", "primary")
    vorlage("add", case, sample_folder / "reports", "--genre", "report")
    said: dict[str, Any] = json.loads(vorlage("status", case, "--items", "--json").stdout)
    for item in said["items"]:
        item["path"] = {"primary": "primary/", "report": "reports/"}[item["genre"]] + item["path"]
    return said


def test_the_sample_case_ends_as_its_truth_says(status: dict[str, Any], truth: Truth) -> None:
    """Same paths, same outcomes, same kinds, same duplicates, same pages, and counts that add up."""
    found = {item["path"]: item for item in status["items"]}
    paths = {item["number"]: item["path"] for item in status["items"]}
    assert found.keys() == {item["path"] for item in truth["items"]}
    for known in truth["items"]:
        item = found[known["path"]]
        assert item["outcome"] == known["outcome"], (known["path"], item["reason"])
        if known["outcome"] in {"read", "container"}:
            assert item["media_type"] == known["media_type"], known["path"]
        if "duplicate_of" in known:
            assert paths[item["duplicate_of"]] == known["duplicate_of"]
        if "pages" in known:
            assert item["pages"] == known["pages"], known["path"]
        if "language" in known:
            assert known["language"] in item["languages"] or "picture_pages" in known, known["path"]
    assert {name: status["counts"][name] for name in truth["accounting"]} == truth["accounting"]


def test_pages_unread_are_pictures(status: dict[str, Any], truth: Truth) -> None:
    """A page may go unread because it is a picture, and for no other reason."""
    pictures = {item["path"]: set(item.get("picture_pages", ())) for item in truth["items"]}
    for item in status["items"]:
        assert set(item["pages_unread"]) <= pictures[item["path"]], item["path"]
