# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The key that signs for editions: in CASE/secrets, apart from the key of the custody log.

Its name, which is the origin of the log of editions, is made of the public key alone: it says nothing of the desk or
the case, and cannot be had without the key. One key for all editions of a case: a reader who has it from the first
edition checks every later one with it.

Residual risks: those of `custody.log_keys`. Who has the key can publish in the name of the desk, and a lost key ends
the log: later editions could not be shown to follow from the earlier ones, so they are refused.
"""

from __future__ import annotations

import hashlib
from typing import Final

from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.log_keys import key_at, new_key_at
from vorlage.custody.signed_notes import SigningKey
from vorlage.domain.errors import EditionLogError, SigningKeyError

_FILE: Final = "editions.pem"
_ANY: Final = "unnamed"


def edition_key(folder: CaseFolder, *, was_used: bool) -> SigningKey:
    """The key of a case for its editions; made before the first one.

    Args:
        folder: The case. The caller is its only writer.
        was_used: Whether there are editions: then it has to be there.

    Raises:
        EditionLogError: There are editions, and the key that signed for them is not there.
    """
    place = folder.secrets / _FILE
    if not place.exists() and not was_used:
        return _named(new_key_at(place, _ANY))
    try:
        return _named(key_at(place, _ANY))
    except SigningKeyError as missing:
        raise EditionLogError(
            "The key that signs for the editions of this case is not there, or cannot be read.",
            unharmed="Nothing was published; editions that are out, and their proofs, hold as before.",
            next_step="put secrets/editions.pem of the case back from where you keep it apart from the case",
        ) from missing


def _named(key: SigningKey) -> SigningKey:
    public = key.verifier.public_key
    return SigningKey(f"editions-{hashlib.sha256(public).hexdigest()[:16]}", key.private_key)
