# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Batches that are asked while pages go on being served. One that is cut off goes on where it was when asked to."""

from __future__ import annotations

import sys
import traceback
from contextlib import suppress
from threading import Thread

from vorlage.app import Case
from vorlage.domain.batches import Batch
from vorlage.domain.errors import VorlageError


def begin_in_background(case: Case, batch: Batch) -> None:
    """Let the custody log say why, and begin to ask.

    Raises:
        CaseBusyError: Another process is adding, so that the log cannot be written. The batch is deleted, unasked.
    """
    try:
        case.searches.note_batch(batch.number)
    except VorlageError:
        case.searches.delete_batch(batch.number)
        raise
    go_on_in_background(case, batch)


def go_on_in_background(case: Case, batch: Batch) -> None:
    """Ask the lines of a batch that are left, in a thread that ends with the server."""
    Thread(target=_go_on, args=(case, batch.number), name=f"batch-{batch.number}", daemon=True).start()


def _go_on(case: Case, number: int) -> None:
    try:
        with suppress(VorlageError):  # how far it is says enough; nothing of it is lost
            case.searches.go_on_with_batch(number)
    except Exception as failure:  # noqa: BLE001  # the boundary of a job: its kind and place are told, never its words
        frames = traceback.extract_tb(failure.__traceback__)
        place = f"{frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else "-"
        sys.stderr.write(f"web.unexpected: {type(failure).__name__} at {place}\n")
