# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The custody log: append-only, one canonical JSON line an event, each naming the digest of the line before.

Events become true in the catalogue, in the transaction of what they record; the files are brought up to them afterwards
(decision 0003; `vorlage.custody.log_following`). A line without its end is also the entry of the log whose tiles and
signed checkpoint lie beside it, so that text and tiles are one thing (decision 0043).

Residual risks: whoever owns the folder can rewrite log and catalogue together, from the beginning. A chain shows
that lines fit each other; it is no proof of time or of authorship.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from vorlage.catalogue.events import events_from, insert_events, next_sequence
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


def chained(connection: Connection, start: int = 0, previous: str = GENESIS) -> Iterator[bytes]:
    """The lines the log must hold from number `start` on, from the catalogue; the first one names `previous`."""
    for event in events_from(connection, start):
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


def broken(number: int) -> LogBrokenError:
    """The error for a log whose line `number` (from 0) does not follow."""
    return LogBrokenError(
        f"Line {number + 1} of the custody log is not as it was recorded, or not there.",
        record=number,
        expected="the event of the catalogue, naming the digest of the line before",
        found="another line",
        unharmed="Originals and catalogue were not touched; nothing was written.",
        next_step="keep a copy of custody/, see what was changed: vorlage verify CASE",
    )
