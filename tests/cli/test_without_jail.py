# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where the jail does not hold, nothing is opened, unless a person says so; then it is on the record."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from vorlage.extraction.worker import jail_of_this_process
from vorlage.jail.self_test import SelfTest
from vorlage.jail.supervisor import Jail


@pytest.fixture
def leaky(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose kernel keeps a child from nothing, as the self-test would tell."""
    told = SelfTest(layers=("process", "limits"), failures=("jail.network: a child could open a connection",))
    monkeypatch.setattr(Jail, "self_test", lambda _jail: told)
    jail_of_this_process.cache_clear()


def test_without_a_jail_nothing_is_opened(leaky: None, tmp_path: Path, vorlage: Callable[..., Result]) -> None:
    """The files are taken in and wait; the call says what is missing."""
    (tmp_path / "a.txt").write_text("The harbour board met on Tuesday.\n")
    vorlage("new", tmp_path / "case")
    done = vorlage("add", tmp_path / "case", tmp_path / "a.txt", "--genre", "primary")
    assert (done.exit_code, done.stderr.split(":")[0]) == (3, "jail.unavailable")
    counts = json.loads(vorlage("status", tmp_path / "case", "--json").stdout)["counts"]
    assert (counts["pending"], counts["in"]) == (1, 1)


def test_who_insists_is_on_the_record(leaky: None, tmp_path: Path, vorlage: Callable[..., Result]) -> None:
    """The file is read, and the custody log has that the jail did not hold, and which part of it."""
    (tmp_path / "a.txt").write_text("The harbour board met on Tuesday.\n")
    vorlage("new", tmp_path / "case")
    assert vorlage("add", tmp_path / "case", tmp_path / "a.txt", "--genre", "primary", "--without-jail").exit_code == 0
    details = [json.loads(line)["detail"] for line in (tmp_path / "case/custody/log.jsonl").read_text().splitlines()]
    assert "originals are opened although the jail does not hold (jail.network)" in details
    assert vorlage("verify", tmp_path / "case").exit_code == 0
