# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What others signed of the custody log, kept beside it: a partner's cosignature, an authority's timestamp.

    custody/cosignatures/<sha256>.note      a checkpoint, our signature, the cosigner's
    custody/cosigners/<key id>.pem          the cosigner's public key
    custody/timestamps/<sha256>/            checkpoint, nonce, reply.tsr (whose SHA-256 it is), authority.pem

Each is an event of the log, which names the digest of what was kept; so what is missing or was changed later is found.
Nothing is ever sent: what goes out and comes back are files that people carry.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from sqlalchemy import Connection

from vorlage.catalogue.events import events_of_kind
from vorlage.catalogue.log_signing import keys_known
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.durable import full_disk_named, replace_durably, sync_folder
from vorlage.custody.signed_notes import (
    MOST_NOTE_BYTES,
    SignatureKind,
    SignedNote,
    VerifierKey,
    open_note,
    read_note,
)
from vorlage.domain.custody import Digest, EventKind
from vorlage.domain.errors import CheckpointFileError
from vorlage.domain.transparency_log import Checkpoint

_COSIGNATURE: Final = re.compile(r"cosignature of size ([0-9]{1,19}) by (\S+)")
_TIMESTAMP: Final = re.compile(r"timestamp of size ([0-9]{1,19}), nonce ([0-9a-f]{64}), certificate ([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class KeptCosignature:
    """A cosignature as its event tells of it."""

    digest: Digest
    size: int
    key: VerifierKey

    @property
    def detail(self) -> str:
        """What the event says."""
        return f"cosignature of size {self.size} by {self.key.text}"

    @property
    def path(self) -> str:
        """Where it lies in the case."""
        return f"custody/cosignatures/{self.digest}.note"

    @property
    def key_path(self) -> str:
        """Where the key lies in the case."""
        return f"custody/cosigners/{self.key.key_id.hex()}.pem"


@dataclass(frozen=True, slots=True)
class KeptTimestamp:
    """A timestamp as its event tells of it."""

    digest: Digest
    size: int
    nonce_digest: str
    authority_digest: str

    @property
    def detail(self) -> str:
        """What the event says."""
        return f"timestamp of size {self.size}, nonce {self.nonce_digest}, certificate {self.authority_digest}"

    @property
    def path(self) -> str:
        """The folder it lies in."""
        return f"custody/timestamps/{self.digest}"


@dataclass(frozen=True, slots=True)
class Endorsements:
    """All that the log says was kept."""

    cosignatures: tuple[KeptCosignature, ...]
    timestamps: tuple[KeptTimestamp, ...]

    @classmethod
    def of(cls, connection: Connection) -> Self:
        """As the events of the catalogue tell."""
        cosignatures: dict[Digest, KeptCosignature] = {}
        timestamps: dict[Digest, KeptTimestamp] = {}
        for event in events_of_kind(connection, EventKind.SIGNATURE_VALIDATION):
            if event.digest is None:
                continue
            if found := _COSIGNATURE.fullmatch(event.detail):
                key = VerifierKey.from_text(found[2])
                cosignatures[event.digest] = KeptCosignature(event.digest, int(found[1]), key)
            elif found := _TIMESTAMP.fullmatch(event.detail):
                timestamps[event.digest] = KeptTimestamp(event.digest, int(found[1]), found[2], found[3])
        return cls(tuple(cosignatures.values()), tuple(timestamps.values()))

    @property
    def cosigners(self) -> tuple[VerifierKey, ...]:
        """The keys of those who cosigned so far."""
        return tuple(dict.fromkeys(each.key for each in self.cosignatures))

    def last_cosigned(self) -> int:
        """The smallest of the sizes that each cosigner saw last; 0 when nobody cosigned."""
        newest: dict[VerifierKey, int] = {}
        for each in self.cosignatures:
            newest[each.key] = max(each.size, newest.get(each.key, 0))
        return min(newest.values(), default=0)


def log_keys(connection: Connection) -> tuple[VerifierKey, ...]:
    """The public keys of the log of a case, the one that signs now last."""
    return tuple(VerifierKey(each.name, each.public_key) for each in keys_known(connection))


def read_checkpoint_file(place: Path) -> str:
    """The text of a small file of notes.

    Raises:
        CheckpointFileError: It cannot be read, is too long, or no text.
    """
    try:
        with place.open("rb") as stream:
            content = stream.read(MOST_NOTE_BYTES + 1)
        if len(content) <= MOST_NOTE_BYTES:
            return content.decode("utf-8")
    except (OSError, UnicodeDecodeError) as failure:
        raise no_checkpoint() from failure
    raise no_checkpoint()


def checkpoint_in(note: str, keys: tuple[VerifierKey, ...]) -> Checkpoint:
    """The checkpoint of a note that a key of this log signed.

    Raises:
        CheckpointFileError: It is none.
    """
    try:
        return Checkpoint.from_text(open_note(note, keys))
    except ValueError as failure:
        raise no_checkpoint() from failure


def cosignature_in(
    note: str, log: tuple[VerifierKey, ...], cosigners: tuple[VerifierKey, ...]
) -> tuple[VerifierKey, SignedNote]:
    """Who cosigned a checkpoint of this log, and the note with just the log's signature and the cosigner's, in order.

    Raises:
        CheckpointFileError: It is no checkpoint of this log, or none of the cosigners signed it.
    """
    checkpoint_in(note, log)
    signed = read_note(note)
    own = next((found for key in log if (found := signed.by(key))), None)
    for key in cosigners:
        theirs = signed.by(key) if key.kind is SignatureKind.COSIGNATURE else None
        if own is not None and theirs is not None:
            return key, SignedNote(signed.text, (own, theirs))
    raise CheckpointFileError(
        "The file holds no cosignature of anybody known here.",
        expected="a line signed by a cosigner whose key is known",
        found="no such line",
        unharmed="Nothing was changed.",
        next_step="the first time, give the partner's key too: vorlage checkpoint CASE --accept FILE --cosigner KEY",
    )


def keep_cosignature(folder: CaseFolder, size: int, key: VerifierKey, note: SignedNote) -> KeptCosignature:
    """Lay a cosignature and its key beside the log, durably; the event of it is still to be recorded."""
    content = note.note.encode("utf-8")
    kept = KeptCosignature(Digest(hashlib.sha256(content).hexdigest()), size, key)
    _keep(folder, {kept.key_path: key.pem, kept.path: content})
    return kept


def keep_timestamp(folder: CaseFolder, size: int, parts: Mapping[str, bytes]) -> KeptTimestamp:
    """Lay a timestamp beside the log, durably; the event of it is still to be recorded.

    Args:
        folder: The case.
        size: How many entries the stamped log has.
        parts: `checkpoint`, `nonce`, `reply.tsr`, `authority.pem`, all of them checked.
    """
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in parts.items()}
    kept = KeptTimestamp(Digest(digests["reply.tsr"]), size, digests["nonce"], digests["authority.pem"])
    _keep(folder, {f"{kept.path}/{name}": content for name, content in parts.items()})
    return kept


def _keep(folder: CaseFolder, contents: Mapping[str, bytes]) -> None:
    for path, content in contents.items():
        place = folder.root / path
        with full_disk_named():
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_durably(place, content, work=folder.work)
        for above in (place.parent.parent, folder.custody):
            sync_folder(above)


def no_checkpoint() -> CheckpointFileError:
    """The error for a file that was to be a checkpoint of this log, and is none."""
    return CheckpointFileError(
        "The file is no checkpoint of this log.",
        expected="a signed checkpoint, as  vorlage checkpoint CASE --out FILE  writes it, signed by this log",
        found="something else (not repeated here)",
        unharmed="Nothing was changed.",
        next_step="check which file was meant, and give the command again",
    )
