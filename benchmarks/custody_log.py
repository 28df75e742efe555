# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a writing costs as the custody log grows: tiles of a million events, then writings of one event each.

    python -m benchmarks.custody_log [--events 1000 100000 1000000]

CPU seconds of this process, children none. A figure is believed as a ratio with the others of the same run.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.events import insert_events, next_sequence
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.log_checks import check_log
from vorlage.custody.log_following import follow_catalogue
from vorlage.domain.custody import CustodyEvent, Digest, EventKind, ItemNumber

NOON = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)
WRITINGS = 50


def an_event(sequence: int) -> CustodyEvent:
    return CustodyEvent(
        sequence=sequence,
        at=NOON,
        kind=EventKind.ACCESSION,
        accession=None,
        item=ItemNumber(sequence + 1),
        digest=Digest(f"{sequence:064x}"),
        tool="vorlage 0.1.0",
        detail="file",
    )


def record(catalogue: Catalogue, count: int) -> None:
    with catalogue.writing() as connection:
        start = next_sequence(connection)
        for low in range(start, start + count, 10_000):
            insert_events(connection, [an_event(each) for each in range(low, min(low + 10_000, start + count))])


def cpu(what: Callable[[], object]) -> float:
    begun = time.process_time()
    what()
    return time.process_time() - begun


def measure(events: int) -> None:
    with tempfile.TemporaryDirectory() as root:
        folder = CaseFolder.create(Path(root) / "case")
        catalogue = Catalogue.create(folder.catalogue)
        record(catalogue, events)
        whole = cpu(lambda: follow_catalogue(folder, catalogue, now=NOON))
        each = []
        for _ in range(WRITINGS):
            record(catalogue, 1)
            each.append(cpu(lambda: follow_catalogue(folder, catalogue, now=NOON)))
        with catalogue.reading() as connection:
            begun = time.process_time()
            found = check_log(folder, connection)
            checked = time.process_time() - begun
        assert found.problems == ()
        catalogue.close()
        print(
            f"{events:>9,} events: all of them {whole:8.2f} s; then one event {median(each) * 1000:6.2f} ms; "
            f"check {checked:7.2f} s, {found.tiles} tiles"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, nargs="+", default=[1_000, 100_000, 1_000_000])
    for events in parser.parse_args().events:
        measure(events)


if __name__ == "__main__":
    main()
