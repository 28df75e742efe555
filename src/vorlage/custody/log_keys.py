# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Private keys of a case: files that their owner alone can read, in a folder that leaves the case with nothing.

Residual risks: whoever can read the folder signs like the desk. A signature therefore shows that the log was not
changed by somebody without the folder; what shows that the desk itself did not change it is a checkpoint kept
elsewhere, a partner's cosignature or a timestamp.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

from vorlage.custody.durable import full_disk_named, sync_folder
from vorlage.custody.signed_notes import SignatureKind, SigningKey
from vorlage.domain.errors import SigningKeyError

_MOST_BYTES: Final = 4_096


def new_key_at(place: Path, name: str, kind: SignatureKind = SignatureKind.NOTE) -> SigningKey:
    """Make a key and keep it at `place`, durably, for its owner alone; a key that is there is never written over.

    Raises:
        FileExistsError: There is one.
    """
    key = SigningKey.new(name, kind)
    keep_secret(place, key.pem)
    return key


def key_at(place: Path, name: str, kind: SignatureKind = SignatureKind.NOTE) -> SigningKey:
    """The key that is kept at `place`.

    Raises:
        SigningKeyError: There is none, or it cannot be read.
    """
    try:
        with place.open("rb") as stream:
            return SigningKey.from_pem(name, stream.read(_MOST_BYTES), kind)
    except (OSError, ValueError) as failure:
        raise no_signing_key() from failure


def keep_secret(place: Path, content: bytes) -> None:
    """Write a small secret, durably, 0600 in a folder of 0700; what is there is never written over.

    Raises:
        FileExistsError: Something is there.
    """
    with full_disk_named():
        if not place.parent.is_dir():
            place.parent.mkdir(mode=0o700)
            sync_folder(place.parent.parent)
        temporary = place.with_name(f".{secrets.token_hex(8)}.tmp")
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(descriptor)
            os.link(temporary, place)  # unlike a renaming, fails when something is there
        finally:
            temporary.unlink(missing_ok=True)
        sync_folder(place.parent)


def new_log_name() -> str:
    """A name for a log or for a cosigner that says nothing of who keeps it."""
    return f"log-{secrets.token_hex(8)}"


def no_signing_key() -> SigningKeyError:
    """The error for a private key that is gone, unreadable, or another one than it should be."""
    return SigningKeyError(
        "The private key that signs the custody log cannot be used.",
        expected="the key whose public half is in custody/log-key.pem",
        found="none, or another one",
        unharmed="Originals, catalogue and log are whole; what the catalogue has is signed when there is a key.",
        next_step="put secrets/ back from where it was; if it is lost: vorlage checkpoint CASE --new-key",
    )
