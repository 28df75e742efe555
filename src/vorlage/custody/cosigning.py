# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Cosignatures by files: what the desk asks, what a partner answers, what the desk keeps.

A request is what a C2SP witness is sent: `old SIZE`, a consistency proof, an empty line, the checkpoint. A partner
keeps, for each log, the last size and root, and signs (C2SP tlog-cosignature v1) only what goes on from there.

Residual risks: a partner that loses its folder, or cosigns for two desks' copies of one folder, has nothing to compare
with; a desk that shows one log to one partner and another to a second is found when the two compare.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.log_signing import newest_signed_size
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.durable import replace_durably
from vorlage.custody.endorsements import (
    Endorsements,
    KeptCosignature,
    checkpoint_in,
    cosignature_in,
    keep_cosignature,
    log_keys,
    no_checkpoint,
    read_checkpoint_file,
)
from vorlage.custody.log_checks import note_at
from vorlage.custody.log_following import tiles_broken
from vorlage.custody.log_keys import keep_secret, key_at
from vorlage.custody.log_tiles import CHECKPOINT_NAME, hashes_in
from vorlage.custody.signed_notes import SignatureKind, SignedNote, SigningKey, VerifierKey, open_note, read_note
from vorlage.domain.errors import CheckpointFileError, NotConsistentError
from vorlage.domain.merkle import EMPTY_ROOT, consistency_proof, is_consistent
from vorlage.domain.transparency_log import Checkpoint, hash_as_text, hash_from_text, size_from_text

COSIGNER_KEY_NAME: Final = "cosigner.vkey"
_PRIVATE_NAME: Final = "cosigner.key"
_MOST_HASHES: Final = 63


def request_for_cosigner(folder: CaseFolder, connection: Connection, since: int) -> str:
    """The checkpoint as it lies there, and the proof that the log only grew since it had `since` entries.

    Raises:
        CheckpointFileError: The log was never signed, or never was so long.
        LogBrokenError: The files do not lead to what was signed.
    """
    note = note_at(folder.custody / CHECKPOINT_NAME) or ""
    checkpoint = checkpoint_in(note, log_keys(connection))
    signed = newest_signed_size(connection)
    if since > checkpoint.size:
        raise no_checkpoint()
    hash_of = hashes_in(folder.custody, checkpoint.size)
    try:
        proof = consistency_proof(since, checkpoint.size, hash_of)
        old_root = hash_of(0, since)
    except ValueError as failure:
        raise tiles_broken() from failure
    is_whole = signed is not None and (signed.size, signed.root) == (checkpoint.size, checkpoint.root)
    if not (is_whole and is_consistent(since, checkpoint.size, old_root, checkpoint.root, proof)):
        raise tiles_broken()
    return f"old {since}\n" + "".join(f"{hash_as_text(step)}\n" for step in proof) + f"\n{note}"


def accepted_cosignature(
    folder: CaseFolder, catalogue: Catalogue, place: Path, cosigner_key: str | None
) -> tuple[KeptCosignature, datetime]:
    """Check what a partner gave back, and lay it beside the log; the event is still to be recorded.

    Raises:
        CheckpointFileError: It is no checkpoint of this log, of another root, or cosigned by nobody known.
    """
    note = read_checkpoint_file(place)
    with catalogue.reading() as connection:
        keys, known = log_keys(connection), Endorsements.of(connection)
        signed = newest_signed_size(connection)
    given = (_key_named(cosigner_key),) if cosigner_key else ()
    key, cosigned = cosignature_in(note, keys, (*given, *known.cosigners))
    checkpoint = checkpoint_in(note, keys)
    try:
        root = hashes_in(folder.custody, signed.size if signed else 0)(0, checkpoint.size)
    except (ValueError, IndexError) as failure:
        raise no_checkpoint() from failure
    if signed is None or checkpoint.size > signed.size or checkpoint.root != root:
        raise no_checkpoint()
    seconds = cosigned.signatures[-1].cosigned_at or 0
    return keep_cosignature(folder, checkpoint.size, key, cosigned), datetime.fromtimestamp(seconds, UTC)


def _key_named(text: str) -> VerifierKey:
    try:
        key = VerifierKey.from_text(text.strip())
    except ValueError as failure:
        raise _no_key() from failure
    if key.kind is not SignatureKind.COSIGNATURE:
        raise _no_key()
    return key


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a cosigner remembers of a log: its key, and the last checkpoint that was cosigned."""

    log_key: VerifierKey
    checkpoint: Checkpoint


class Cosigner:
    """A partner's folder: its own key, and for each log the last checkpoint that it cosigned."""

    def __init__(self, folder: Path) -> None:
        """Open the folder, or make it, with a key under a name that says nothing."""
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / "logs").mkdir(mode=0o700, exist_ok=True)
        place = folder / COSIGNER_KEY_NAME
        if not place.is_file():
            key = SigningKey.new(f"cosigner-{secrets.token_hex(8)}", SignatureKind.COSIGNATURE)
            (folder / _PRIVATE_NAME).unlink(missing_ok=True)  # of a making that was killed: nobody knows it
            keep_secret(folder / _PRIVATE_NAME, key.pem)
            replace_durably(place, f"{key.verifier.text}\n".encode(), work=folder)
        self.verifier = _key_named(place.read_text("utf-8"))

    def cosign(self, request: str, log_key: str | None, *, now: datetime) -> str:
        """Sign a checkpoint that goes on from the last one of its log, and remember it; return the note.

        Steps: 1. the key of the log is known, or given now for the first time. 2. the checkpoint is signed with it.
        3. it goes on from what was cosigned last. 4. it is remembered, durably. 5. it is signed.

        Args:
            request: What the desk wrote.
            log_key: The public key of the log, from the desk by another way; the first time, or when it has a new one.
            now: What the cosignature says.

        Raises:
            CheckpointFileError: It is no request, or the key of the log is not known.
            NotConsistentError: The log does not go on from what was seen: nothing was signed.
        """
        old_size, proof, note = _read_request(request)
        try:
            checkpoint = Checkpoint.from_text(read_note(note).text)
        except ValueError as failure:
            raise no_checkpoint() from failure
        seen = self._seen(checkpoint.origin)
        key = _log_key(log_key) if log_key else seen.log_key if seen else None
        if key is None:
            raise _no_log_key()
        try:  # step 2
            open_note(note, [key])
        except ValueError as failure:
            raise no_checkpoint() from failure
        _require_consistent(seen.checkpoint if seen else None, checkpoint, old_size, proof)  # step 3
        self._remember(_Seen(key, checkpoint))  # step 4
        private = key_at(self._folder / _PRIVATE_NAME, self.verifier.name, SignatureKind.COSIGNATURE)
        signature = private.sign(checkpoint.text, at=int(now.timestamp()))  # step 5
        own = next(each for each in read_note(note).signatures if key.has_signed(checkpoint.text, each))
        return SignedNote(checkpoint.text, (own, signature)).note

    def _place_of(self, origin: str) -> Path:
        return self._folder / "logs" / hashlib.sha256(origin.encode("utf-8")).hexdigest()

    def _seen(self, origin: str) -> _Seen | None:
        content = note_at(self._place_of(origin))
        if content is None:
            return None
        key, _, text = content.partition("\n")
        try:
            return _Seen(VerifierKey.from_text(key), Checkpoint.from_text(text))
        except ValueError as failure:
            raise _memory_unreadable() from failure

    def _remember(self, seen: _Seen) -> None:
        content = f"{seen.log_key.text}\n{seen.checkpoint.text}".encode()
        replace_durably(self._place_of(seen.checkpoint.origin), content, work=self._folder)


def _read_request(request: str) -> tuple[int, list[bytes], str]:
    head, separator, note = request.partition("\n\n")
    first, *steps = head.split("\n")
    try:
        if separator and first.startswith("old ") and len(steps) <= _MOST_HASHES:
            return size_from_text(first.removeprefix("old ")), [hash_from_text(step) for step in steps], note
    except ValueError as failure:
        raise no_checkpoint() from failure
    raise no_checkpoint()


def _require_consistent(seen: Checkpoint | None, now: Checkpoint, old_size: int, proof: list[bytes]) -> None:
    last_size, last_root = (seen.size, seen.root) if seen else (0, EMPTY_ROOT)
    if now.size < last_size:
        raise _not_consistent(f"at least {last_size} entries", f"{now.size}: it was rolled back")
    if old_size != last_size:
        raise CheckpointFileError(
            f"The proof is for somebody who saw {old_size} entries; here {last_size} were seen.",
            unharmed="Nothing was signed or remembered.",
            next_step=f"ask the desk for: vorlage checkpoint CASE --out FILE --since {last_size}",
        )
    if not is_consistent(last_size, now.size, last_root, now.root, proof):
        found = "another log: an entry that was there then was changed or is gone"
        raise _not_consistent(f"a log that goes on from the {last_size} entries seen last", found)


def _not_consistent(expected: str, found: str) -> NotConsistentError:
    return NotConsistentError(
        "The log does not go on from what was cosigned last.",
        expected=expected,
        found=found,
        unharmed="Nothing was signed; what was seen last is still remembered.",
        next_step="keep the file, and ask the desk: this is what cosigning is for",
    )


def _log_key(text: str) -> VerifierKey:
    try:
        key = VerifierKey.from_text(text.strip())
    except ValueError as failure:
        raise _no_log_key() from failure
    if key.kind is not SignatureKind.NOTE:
        raise _no_log_key()
    return key


def _no_log_key() -> CheckpointFileError:
    return CheckpointFileError(
        "The key of this log is not known here, or what was given is none.",
        expected="the key that  vorlage checkpoint CASE  prints, told by another way than the file",
        found="none",
        unharmed="Nothing was signed or remembered.",
        next_step="the first time: vorlage cosign FILE --witness FOLDER --log-key KEY --out FILE",
    )


def _no_key() -> CheckpointFileError:
    return CheckpointFileError(
        "What was given as the key of a cosigner is none.",
        expected=f"the line in {COSIGNER_KEY_NAME} of the partner's folder",
        found="something else",
        unharmed="Nothing was changed.",
        next_step="ask the partner for that line, and give the command again",
    )


def _memory_unreadable() -> CheckpointFileError:
    return CheckpointFileError(
        "What was seen of this log before cannot be read, so nothing can be compared.",
        unharmed="Nothing was signed.",
        next_step="restore the folder given as --witness from a backup",
    )
