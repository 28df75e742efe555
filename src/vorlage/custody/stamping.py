# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Timestamps by files: the query that is carried to an authority, and the reply that is kept beside the log.

The nonce of a query waits among the secrets, with the checkpoint it is of, until a reply comes. It then lies beside the
reply: whoever has the archive knows the root anyway, and needs the nonce to check the timestamp.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from vorlage.catalogue.connection import Catalogue
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.endorsements import KeptTimestamp, checkpoint_in, keep_timestamp, log_keys, no_checkpoint
from vorlage.custody.log_checks import bytes_at
from vorlage.custody.log_keys import keep_secret
from vorlage.custody.log_tiles import CHECKPOINT_NAME
from vorlage.custody.timestamps import (
    MOST_REPLY_BYTES,
    NONCE_BYTES,
    imprint_of,
    new_query,
    stamped_message,
    time_stamped,
)
from vorlage.domain.errors import CheckpointFileError


def query_for_authority(folder: CaseFolder, root: bytes) -> bytes:
    """A query over a root, blinded; what it needs to be checked later is kept among the secrets first."""
    query, nonce = new_query(root)
    note = bytes_at(folder.custody / CHECKPOINT_NAME) or b""
    imprint = hashlib.sha256(stamped_message(nonce, root)).hexdigest()
    keep_secret(_waiting(folder, imprint), nonce + note)
    return query


def accepted_timestamp(
    folder: CaseFolder, catalogue: Catalogue, reply: Path, authority: Path
) -> tuple[KeptTimestamp, datetime]:
    """Check a reply and lay it beside the log; the event is still to be recorded.

    Raises:
        CheckpointFileError: It answers no query of this case, or does not lead to the certificate.
    """
    answer, certificate = _read(reply), _read(authority)
    waiting = _waiting(folder, imprint_of(answer))
    kept = bytes_at(waiting)
    if kept is None:
        raise CheckpointFileError(
            "The timestamp answers no query of this case that waits for a reply.",
            unharmed="Nothing was changed.",
            next_step="check the file; a query is made by: vorlage checkpoint CASE --timestamp-query FILE",
        )
    nonce, note = kept[:NONCE_BYTES], kept[NONCE_BYTES:]
    with catalogue.reading() as connection:
        checkpoint = checkpoint_in(note.decode("utf-8"), log_keys(connection))
    at = time_stamped(answer, certificate, nonce, checkpoint.root)
    parts = {"checkpoint": note, "nonce": nonce, "reply.tsr": answer, "authority.pem": certificate}
    stamp = keep_timestamp(folder, checkpoint.size, parts)
    waiting.unlink(missing_ok=True)
    return stamp, at.astimezone(UTC)


def _waiting(folder: CaseFolder, imprint: str) -> Path:
    return folder.secrets / f"timestamp-{imprint}"


def _read(place: Path) -> bytes:
    try:
        with place.open("rb") as stream:
            content = stream.read(MOST_REPLY_BYTES + 1)
    except OSError as failure:
        raise no_checkpoint() from failure
    if len(content) > MOST_REPLY_BYTES:
        raise no_checkpoint()
    return content
