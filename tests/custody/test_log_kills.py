# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A kill at any moment of signing loses nothing, gives no alarm, and the next writing makes it good."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from tests.a_signed_archive import NOON, SignedArchive, an_event
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.events import next_sequence
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.custody_log import record_events
from vorlage.custody.log_following import follow_catalogue

LONG = pytest.mark.long
CHANGES = frozenset({"os.rename", "os.remove", "os.link", "os.rmdir", "os.mkdir", "os.truncate", "open"})


def follow_until(change: int, root: Path) -> bool:
    """Follow in a process that is killed before its change number `change`; False when it made fewer."""
    if (child := os.fork()) == 0:
        seen = 0

        def watch(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal seen
            if event not in CHANGES or (event == "open" and not writes(arguments)):
                return
            if seen == change:
                os.kill(os.getpid(), signal.SIGKILL)
            seen += 1

        sys.addaudithook(watch)
        code = 1
        try:
            follow(root)
            code = 0
        finally:
            os._exit(code)
    _, ended = os.waitpid(child, 0)
    assert os.WIFSIGNALED(ended) or os.WEXITSTATUS(ended) == 0
    return os.WIFSIGNALED(ended)


def writes(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def follow(root: Path) -> None:
    folder = CaseFolder.open(root / "case")
    catalogue = Catalogue.open(folder.catalogue)
    follow_catalogue(folder, catalogue, now=NOON)
    catalogue.close()


def record(root: Path, count: int) -> None:
    catalogue = Catalogue.open(root / "case" / "catalogue.sqlite")
    with catalogue.writing() as connection:
        start = next_sequence(connection)
        record_events(connection, [an_event(number, "test") for number in range(start, start + count)])
    catalogue.close()


def kept(root: Path) -> dict[str, bytes]:
    custody = root / "case" / "custody"
    return {str(place.relative_to(custody)): place.read_bytes() for place in custody.rglob("*") if place.is_file()}


@pytest.mark.parametrize(
    ("held", "more"), [(0, 3), pytest.param(248, 20, marks=LONG), pytest.param(250, 0, marks=LONG)]
)
def test_a_kill_at_any_change_of_a_file_is_made_good(tmp_path: Path, held: int, more: int) -> None:
    """Within a bundle, across its end, and with nothing to do: the files are as without the kill; no alarm between."""
    archive = SignedArchive.new(tmp_path / "whole")
    archive.record(held)
    archive.catalogue.close()
    record(tmp_path / "whole", more)
    kills = 0
    shutil.copytree(tmp_path / "whole", tmp_path / "never")
    follow(tmp_path / "never")
    while True:
        root = tmp_path / str(kills)
        shutil.copytree(tmp_path / "whole", root)
        if not follow_until(kills, root):
            break
        between = SignedArchive.opened(root)
        assert between.verify().ok
        between.catalogue.close()
        follow(root)
        assert kept(root) == kept(tmp_path / "never")
        after = SignedArchive.opened(root)
        assert after.verify().ok
        after.catalogue.close()
        shutil.rmtree(root)
        kills += 1
    assert kills >= (5 if more else 0)


@pytest.mark.long
def test_a_kill_while_a_log_is_signed_for_the_first_time_is_made_good(tmp_path: Path) -> None:
    """The key that was made is the key that is used; nothing is signed by one that nobody knows."""
    archive = SignedArchive.unsigned(tmp_path / "whole")
    archive.catalogue.close()
    kills = 0
    while True:
        root = tmp_path / str(kills)
        shutil.copytree(tmp_path / "whole", root)
        if not follow_until(kills, root):
            break
        for _ in range(2):
            follow(root)
            after = SignedArchive.opened(root)
            assert after.verify().problems == ()
            after.catalogue.close()
        kills += 1
    assert kills >= 10
