# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The workplace: what every part of an opened case works with, in one hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.events import next_sequence
from vorlage.catalogue.log_signing import newest_signed_size
from vorlage.catalogue.withdrawals import list_withdrawals
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.custody_log import record_events
from vorlage.domain.custody import CustodyEvent, Digest, EventKind
from vorlage.domain.errors import CaseReadOnlyError


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """The folder and the catalogue of an opened case, the one clock, and the name under which events are recorded."""

    folder: CaseFolder
    catalogue: Catalogue
    clock: Callable[[], datetime]
    tool: str

    @contextmanager
    def writing(self) -> Iterator[None]:
        """While only we write; what was recorded meanwhile then stands in the log file too, or after the next writing.

        Raises:
            CaseBusyError: Another process is adding.
            CaseReadOnlyError: The case can only be read; so can one without the key that signs its log.
        """
        with self.folder.writer():
            self._require_signing_key()
            self._finish_withdrawals()
            yield
            self.follow_log()

    def _finish_withdrawals(self) -> None:
        """Take out what is to leave and is still there: whoever began it was killed. Before all else."""
        with self.catalogue.reading() as connection:
            is_unfinished = bool(list_withdrawals(connection, unfinished_only=True))
        if is_unfinished:
            from vorlage.app.withdrawal import finish_withdrawals

            finish_withdrawals(self)

    def _require_signing_key(self) -> None:
        with self.catalogue.reading() as connection:
            is_signed = newest_signed_size(connection) is not None
        if is_signed and not self.folder.signing_key.is_file():
            raise CaseReadOnlyError(
                "What signs the log of this case is not here, as in a copy that was given away: it can only be read.",
                unharmed="Nothing was changed; searching and verifying go on.",
                next_step="put secrets/ back, or go on with another key: vorlage checkpoint CASE --new-key",
            )

    def follow_log(self) -> None:
        """Bring log, tiles and checkpoint up to what the catalogue recorded: by whoever holds the writer's lock."""
        from vorlage.custody.log_following import follow_catalogue  # imported when asked for: signing takes its time

        follow_catalogue(self.folder, self.catalogue, now=self.clock())

    def record(self, kind: EventKind, detail: str, *, digest: Digest | None = None) -> None:
        """Add an event of the case as a whole, now; `detail` holds numbers and codes. Only within `writing`."""
        with self.catalogue.writing() as connection:
            event = CustodyEvent(
                sequence=next_sequence(connection),
                at=self.clock(),
                kind=kind,
                accession=None,
                item=None,
                digest=digest,
                tool=self.tool,
                detail=detail,
            )
            record_events(connection, [event])
