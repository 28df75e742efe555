# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The custody log: append-only, one canonical JSON line an event, each naming the digest of the line before.

Events become true in the catalogue, in the transaction of what they record; the file is brought up to them afterwards
(decision 0003). So a kill between the two loses nothing, and `follow_catalogue` is all the repair there is.

Residual risks: whoever owns the folder can rewrite log and catalogue together, from the beginning. A chain shows
that lines fit each other; it is no proof of time or of authorship.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from vorlage.catalogue.events import events_from, insert_events, next_sequence
from vorlage.custody.durable import full_disk_named, sync_folder
from vorlage.domain.custody import CustodyEvent, EventKind, ItemNumber
from vorlage.domain.errors import LogBrokenError

GENESIS: Final = "0" * 64


def as_line(event: CustodyEvent, previous: str) -> bytes:
    """An event as its line, without line end: canonical JSON (sorted keys, no spaces, ASCII only)."""
    fields = {
        "accession": event.accession,
        "at": event.at.isoformat(),
        "detail": event.detail,
        "digest": event.digest.hex if event.digest else None,
        "event": event.kind.value,
        "item": event.item,
        "previous": previous,
        "sequence": event.sequence,
        "tool": event.tool,
    }
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def line_digest(line: bytes) -> str:
    """What the next line names."""
    return hashlib.sha256(line).hexdigest()


def chained(connection: Connection) -> Iterator[bytes]:
    """The lines the log must hold, from the catalogue."""
    previous = GENESIS
    for event in events_from(connection, 0):
        line = as_line(event, previous)
        previous = line_digest(line)
        yield line


def record_events(connection: Connection, events: list[CustodyEvent]) -> None:
    """Enter events in the running transaction; their sequence numbers must follow the last one.

    Raises:
        ValueError: They do not.
    """
    start = next_sequence(connection)
    if [event.sequence for event in events] != list(range(start, start + len(events))):
        raise ValueError("custody events follow each other without gaps")
    insert_events(connection, events)


def record_change(
    connection: Connection, detail: str, *, now: datetime, tool: str, item: ItemNumber | None = None
) -> None:
    """Enter in the running transaction that what is known of an item, or of the case as a whole, was changed.

    Args:
        connection: Of the transaction in which it is changed.
        detail: What was changed, in numbers and codes: never a word of a record.
        now: When, aware and UTC.
        tool: What changed it, with its version.
        item: The item; None for the case as a whole.
    """
    event = CustodyEvent(
        sequence=next_sequence(connection),
        at=now,
        kind=EventKind.METADATA_MODIFICATION,
        accession=None,
        item=item,
        digest=None,
        tool=tool,
        detail=detail,
    )
    record_events(connection, [event])


def follow_catalogue(log: Path, connection: Connection) -> int:
    """Bring the file up to the events of the catalogue; return how many lines were added.

    Steps: 1. read whole lines and check their chain; a torn last line, left by a kill, is cut off.
    2. the last line must be the catalogue's event of that number. 3. append what follows, fsync.

    Raises:
        LogBrokenError: A whole line does not follow from the one before, or from the catalogue. Nothing was written.
    """
    content = log.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    lines = whole.split(b"\n")[:-1]
    expected = chained(connection)
    for number, line in enumerate(lines):  # steps 1 and 2: equal to the catalogue's chain means chained
        if next(expected, None) != line:
            raise broken(number)
    missing = list(expected)  # step 3
    if missing or len(whole) != len(content):
        with full_disk_named(), log.open("r+b") as stream:
            stream.truncate(len(whole))
            stream.seek(len(whole))
            stream.writelines(line + b"\n" for line in missing)
            stream.flush()
            os.fsync(stream.fileno())
        sync_folder(log.parent)
    return len(missing)


def broken(number: int) -> LogBrokenError:
    """The error for a log whose line `number` (from 0) does not follow."""
    return LogBrokenError(
        f"Line {number + 1} of the custody log does not follow from what went before.",
        record=number,
        expected="the event of the catalogue, naming the digest of the line before",
        found="another line",
        unharmed="Originals and catalogue were not touched; nothing was written.",
        next_step="keep a copy of custody/log.jsonl, restore it from a backup, then run: vorlage verify CASE",
    )
