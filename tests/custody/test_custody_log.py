# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The custody log follows the catalogue, and its breaks show, with Vorlage and without."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.events import next_sequence
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.custody_log import GENESIS, line_digest, record_events
from vorlage.custody.log_following import follow_catalogue
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
    record(held, count)
    follow(held)


def record(held: Held, count: int) -> None:
    """Events that reached the catalogue alone, as a kill before the end of a writing leaves them."""
    with held[1].writing() as connection:
        start = next_sequence(connection)
        record_events(connection, [an_event(number) for number in range(start, start + count)])


def follow(held: Held) -> int:
    return follow_catalogue(held[0], held[1], now=NOON)


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


def test_a_line_torn_by_a_kill_is_mended(held: Held) -> None:
    """Half a last line that was not signed yet is cut and written again; nothing else changes."""
    write(held, 3)
    record(held, 1)
    before = held[0].log.read_bytes()
    held[0].log.write_bytes(before + b'{"accession":null,"at":"20')
    assert follow(held) == 1
    after = held[0].log.read_bytes()
    assert after.startswith(before)
    assert len(after.splitlines()) == 4


def test_lines_that_a_kill_kept_back_are_added(held: Held) -> None:
    """Events that reached the catalogue but not the files come back, in order; nothing is added twice."""
    write(held, 1)
    record(held, 3)
    assert follow(held) == 3
    assert follow(held) == 0
    assert [json.loads(line)["sequence"] for line in held[0].log.read_bytes().splitlines()] == [0, 1, 2, 3]


def cut_last(lines: list[bytes]) -> list[bytes]:
    return lines[:-1]


def tear_last(lines: list[bytes]) -> list[bytes]:
    return [*lines[:-1], lines[-1][:-25]]


def cut_one(lines: list[bytes]) -> list[bytes]:
    return lines[:1] + lines[2:]


def swap_two(lines: list[bytes]) -> list[bytes]:
    return [lines[1], lines[0], *lines[2:]]


def change_one(lines: list[bytes]) -> list[bytes]:
    return [lines[0].replace(b"test", b"tost"), *lines[1:]]


def add_one(lines: list[bytes]) -> list[bytes]:
    return [*lines, lines[-1]]


@pytest.mark.parametrize("tamper", [cut_one, swap_two, change_one, add_one, cut_last, tear_last])
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
