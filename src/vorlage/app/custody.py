# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What vouches for one opened case: its verification, the signed log, and what others signed of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vorlage.app.workplace import Workplace
from vorlage.catalogue.log_signing import newest_signed_size
from vorlage.custody.problems import Verification
from vorlage.custody.vault import Vault
from vorlage.domain.custody import EventKind
from vorlage.domain.errors import CaseBusyError, CaseReadOnlyError, CatalogueUnreadableError, CheckpointFileError
from vorlage.extraction.runs import Steps

# What signs and checks signatures is imported when asked for: the libraries take longer than `vorlage status` may.


@dataclass(frozen=True, slots=True, kw_only=True)
class LogShown:
    """The signed log in numbers, and the key that others check it with."""

    size: int
    root: bytes
    verifier_key: str
    cosigned_size: int


class CaseCustody:
    """What `Case` hands out as `custody`."""

    def __init__(self, workplace: Workplace, vault: Vault, with_seals: Callable[[Verification], Verification]) -> None:
        self._workplace = workplace
        self._folder, self._catalogue = workplace.folder, workplace.catalogue
        self._vault = vault
        self._with_seals = with_seals

    def verify(self, steps: Steps | None = None, *, known: Sequence[Path] = ()) -> Verification:
        """Check every original, the manifest, the log and the seals; the check itself becomes a custody event.

        Args:
            steps: Told of every original.
            known: Files with checkpoints of the log that were kept elsewhere.

        Raises:
            NothingToVerifyError: The case holds no item.
            CheckpointFileError: One of the files is no checkpoint.
        """
        from vorlage.custody.endorsements import read_checkpoint_file
        from vorlage.custody.fixity import verify_fixity

        steps = steps or Steps()
        notes = [read_checkpoint_file(place) for place in known]
        found = verify_fixity(self._folder, self._catalogue, self._vault, progress=steps.checked, known=notes)
        verification = self._with_seals(found)
        if verification.can_be_logged:
            # A case that is read-only or being added to is checked all the same; only the note of it is left out.
            cannot = (CaseBusyError, CaseReadOnlyError, OSError, CatalogueUnreadableError)
            with suppress(*cannot), self._workplace.writing():
                numbers = f"{verification.checked['originals']} originals, {len(verification.problems)} problems"
                self._workplace.record(EventKind.FIXITY_CHECK, numbers)
        return verification

    def log(self) -> LogShown:
        """The log as it was last signed.

        Raises:
            CheckpointFileError: It never was.
        """
        from vorlage.custody.endorsements import Endorsements, log_keys

        with self._catalogue.reading() as connection:
            signed, keys = newest_signed_size(connection), log_keys(connection)
            cosigned = Endorsements.of(connection).last_cosigned()
        if signed is None or not keys:
            raise _never_signed()
        return LogShown(size=signed.size, root=signed.root, verifier_key=keys[-1].text, cosigned_size=cosigned)

    def cosigning_request(self, since: int | None) -> str:
        """The checkpoint for a partner, with the proof that the log only grew since a size the partner saw.

        Args:
            since: That size; None for the size that was cosigned last, 0 if none was.

        Raises:
            CheckpointFileError: The log was never signed, or never was so long.
            LogBrokenError: The files do not lead to what was signed.
        """
        from vorlage.custody.cosigning import request_for_cosigner

        with self._catalogue.reading() as connection:
            return request_for_cosigner(self._folder, connection, self.log().cosigned_size if since is None else since)

    def accept_cosignature(self, place: Path, cosigner_key: str | None) -> tuple[int, datetime]:
        """Check a checkpoint that a partner cosigned, and keep it; return its size and when the partner signed.

        Args:
            place: What the partner gave back.
            cosigner_key: The partner's public key, as the partner's folder has it: the first time.

        Raises:
            CheckpointFileError: It is no checkpoint of this log, or cosigned by nobody known.
            CaseBusyError: Another process is adding.
        """
        from vorlage.custody.cosigning import accepted_cosignature

        with self._workplace.writing():
            kept, at = accepted_cosignature(self._folder, self._catalogue, place, cosigner_key)
            self._workplace.record(EventKind.SIGNATURE_VALIDATION, kept.detail, digest=kept.digest)
        return kept.size, at

    def timestamp_query(self) -> bytes:
        """A query to a timestamp authority, over the root of the log as it was last signed, blinded.

        Raises:
            CheckpointFileError: The log was never signed.
            CaseBusyError: Another process is adding.
        """
        from vorlage.custody.stamping import query_for_authority

        with self._workplace.writing():
            return query_for_authority(self._folder, self.log().root)

    def accept_timestamp(self, reply: Path, authority: Path) -> tuple[int, datetime]:
        """Check the reply of an authority, and keep it; return the size that was stamped, and when.

        Args:
            reply: As the authority gave it.
            authority: The certificate that is trusted, as PEM.

        Raises:
            CheckpointFileError: It answers no query of this case, or does not lead to the certificate.
            CaseBusyError: Another process is adding.
        """
        from vorlage.custody.stamping import accepted_timestamp

        with self._workplace.writing():
            kept, at = accepted_timestamp(self._folder, self._catalogue, reply, authority)
            self._workplace.record(EventKind.SIGNATURE_VALIDATION, kept.detail, digest=kept.digest)
        return kept.size, at

    def new_key(self) -> None:
        """Make another key that signs the log from now on; the old private key is put aside as it is.

        Raises:
            CaseBusyError: Another process is adding.
        """
        from vorlage.custody.log_mending import change_key

        with self._folder.writer():
            change_key(self._folder, self._catalogue, now=self._workplace.clock(), tool=self._workplace.tool)
            self._workplace.follow_log()

    def mend(self) -> Path:
        """Make text, tiles and checkpoint of the log anew from the catalogue; return where the old ones were put.

        Raises:
            LogBrokenError: The catalogue does not lead to what was signed. Nothing was changed.
            CaseBusyError: Another process is adding.
        """
        from vorlage.custody.log_mending import mend_log

        with self._folder.writer():
            return mend_log(self._folder, self._catalogue, now=self._workplace.clock(), tool=self._workplace.tool)


def _never_signed() -> CheckpointFileError:
    return CheckpointFileError(
        "The log of this case was never signed: an earlier version wrote it, or nothing is in it.",
        unharmed="Nothing was changed.",
        next_step="give a command that writes, such as: vorlage verify CASE",
    )
