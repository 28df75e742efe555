# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where originals are kept: content-addressed, write-once.

Residual risks: whoever can write in the case folder as its owner can replace an original; `verify` names it.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.durable import full_disk_named, sync_folder
from vorlage.domain.custody import Digest
from vorlage.domain.errors import OriginalMissingError

_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Kept:
    """An original now in the vault."""

    digest: Digest
    size_bytes: int


class Vault:
    """The originals of a case."""

    def __init__(self, folder: CaseFolder) -> None:
        self._folder = folder

    def path_of(self, digest: Digest) -> Path:
        """Where an original lies, or would lie."""
        return self._folder.objects / digest.hex[:2] / digest.hex

    def keep(self, untrusted_stream: BinaryIO) -> Kept:
        """Copy a stream into the vault and return its digest.

        When this returns, the bytes are on disk under their digest. Bytes that are there already are not written again.

        Raises:
            DiskFullError: No space; the vault is as before.
            OSError: The stream could not be read; the vault is as before.
        """
        temporary = self._folder.work / f"original-{secrets.token_hex(8)}"
        digest = hashlib.sha256()
        size = 0
        try:
            with full_disk_named(), temporary.open("xb") as stream:
                while chunk := untrusted_stream.read(_CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    stream.write(chunk)
                stream.flush()
                os.fchmod(stream.fileno(), 0o400)
                os.fsync(stream.fileno())
            kept = Kept(Digest(digest.hexdigest()), size)
            self._settle(temporary, self.path_of(kept.digest))
            return kept
        finally:
            temporary.unlink(missing_ok=True)

    def _settle(self, temporary: Path, place: Path) -> None:
        with full_disk_named():
            if not place.parent.is_dir():
                place.parent.mkdir(mode=0o700, exist_ok=True)
                sync_folder(place.parent.parent)
            if not place.exists():
                temporary.rename(place)
                sync_folder(place.parent)

    def original(self, digest: Digest) -> Path:
        """The place of an original that is there, for reading only.

        Raises:
            OriginalMissingError: It is not there.
        """
        place = self.path_of(digest)
        if not place.is_file():
            raise OriginalMissingError(
                "An original is not where custody put it.",
                expected=f"sha256:{digest.hex[:8]}…",
                found="no such object",
                unharmed="Nothing was changed; text already extracted is still there.",
                next_step="restore the object from a backup, then run: vorlage verify CASE",
            )
        return place

    def digests_present(self) -> Iterator[tuple[str, Path]]:
        """Names and places of all that lies in the vault, sorted by name; a name need not be a digest."""
        for shelf in sorted(self._folder.objects.iterdir()):
            if shelf.is_dir() and not shelf.is_symlink():
                for place in sorted(shelf.iterdir()):
                    yield place.name, place
            else:
                yield shelf.name, shelf


def digest_of(place: Path) -> Digest:
    """The digest of what lies at a place now."""
    with place.open("rb") as stream:
        return Digest(hashlib.file_digest(stream, "sha256").hexdigest())
