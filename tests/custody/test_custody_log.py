# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The custody log follows the catalogue, and its breaks show, with Vorlage and without."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.events import next_sequence
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.custody_log import GENESIS, follow_catalogue, line_digest, record_events
from vorlage.domain.custody import CustodyEvent, Digest, EventKind, ItemNumber
from vorlage.domain.errors import LogBrokenError

NOON = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)
Held = tuple[CaseFolder, Catalogue]


def an_event(sequence: int) -> CustodyEvent:
    return CustodyEvent(
        sequence=sequence,
        at=NOON + timedelta(seconds=sequence),
        kind=EventKind.ACCESSION,
        accession=None,
        item=ItemNumber(sequence + 1),
        digest=Digest(f"{sequence:064x}"),
        tool="test",
        detail="file",
    )


@pytest.fixture
def held(tmp_path: Path) -> Held:
    folder = CaseFolder.create(tmp_path / "case")
    return folder, Catalogue.create(folder.catalogue)


def write(held: Held, count: int) -> None:
    folder, catalogue = held
    with catalogue.writing() as connection:
        start = next_sequence(connection)
        record_events(connection, [an_event(number) for number in range(start, start + count)])
    with catalogue.reading() as connection:
        follow_catalogue(folder.log, connection)


def follow(held: Held) -> int:
    with held[1].reading() as connection:
        return follow_catalogue(held[0].log, connection)


def shell_check(folder: CaseFolder) -> str:
    """Run the loop that VERIFY.txt prints, as it stands there."""
    text = (folder.root / "VERIFY.txt").read_text("utf-8")
    loop = text[text.index("    previous=") : text.index("A match shows")]
    done = subprocess.run(["bash", "-c", loop], cwd=folder.root, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def test_each_line_names_the_one_before(held: Held) -> None:
    """The chain starts at zeros and every line carries the digest of its predecessor."""
    write(held, 3)
    write(held, 2)
    previous = GENESIS
    lines = held[0].log.read_bytes().splitlines()
    assert len(lines) == 5
    for number, line in enumerate(lines):
        fields = json.loads(line)
        assert fields["previous"] == previous
        assert fields["sequence"] == number
        previous = line_digest(line)


def test_the_printed_shell_loop_accepts_the_log_and_finds_a_change(held: Held) -> None:
    """Whoever has only coreutils sees the same as we do."""
    write(held, 4)
    assert shell_check(held[0]) == ""
    lines = held[0].log.read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace(b'"detail":"file"', b'"detail":"fool"')
    held[0].log.write_bytes(b"".join(lines))
    assert "broken before" in shell_check(held[0])


def test_a_line_torn_by_a_kill_is_mended(held: Held) -> None:
    """Half a last line is cut and written again; nothing else changes."""
    write(held, 3)
    whole = held[0].log.read_bytes()
    held[0].log.write_bytes(whole[:-25])
    assert follow(held) == 1
    assert held[0].log.read_bytes() == whole


def test_lines_that_a_kill_kept_back_are_added(held: Held) -> None:
    """Events that reached the catalogue but not the file come back, in order."""
    write(held, 4)
    whole = held[0].log.read_bytes()
    held[0].log.write_bytes(b"".join(whole.splitlines(keepends=True)[:1]))
    assert follow(held) == 3
    assert held[0].log.read_bytes() == whole


def cut_one(lines: list[bytes]) -> list[bytes]:
    return lines[:1] + lines[2:]


def swap_two(lines: list[bytes]) -> list[bytes]:
    return [lines[1], lines[0], *lines[2:]]


def change_one(lines: list[bytes]) -> list[bytes]:
    return [lines[0].replace(b"test", b"tost"), *lines[1:]]


def add_one(lines: list[bytes]) -> list[bytes]:
    return [*lines, lines[-1]]


@pytest.mark.parametrize("tamper", [cut_one, swap_two, change_one, add_one])
def test_a_log_that_was_changed_is_refused_and_left_alone(
    held: Held, tamper: Callable[[list[bytes]], list[bytes]]
) -> None:
    """We never write onto a log that does not follow."""
    write(held, 4)
    changed = b"".join(tamper(held[0].log.read_bytes().splitlines(keepends=True)))
    held[0].log.write_bytes(changed)
    with pytest.raises(LogBrokenError):
        follow(held)
    assert held[0].log.read_bytes() == changed


def test_events_follow_each_other_without_gaps(held: Held) -> None:
    """A sequence number that skips is a defect, and stops the transaction."""
    with pytest.raises(ValueError, match="without gaps"), held[1].writing() as connection:
        record_events(connection, [an_event(3)])
    with held[1].reading() as connection:
        assert next_sequence(connection) == 0
