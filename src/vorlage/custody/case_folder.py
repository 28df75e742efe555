# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The case folder: what lies where, who may open it, and one writer at a time.

CASE/                      0700, everything of the case inside, temporary files too
  VERIFY.txt               how to check the archive without Vorlage
  manifest-sha256.txt      a line per original, for  sha256sum -c
  objects/ab/abcd…         originals by digest, 0400, never written again
  custody/log.jsonl        the custody log, one event a line, each naming the digest of the line before
  custody/tile/…           the same as a tree of hashes, with custody/checkpoint, signed, and custody/log-key.pem
  custody/cosignatures/    what partners signed of it; custody/timestamps/: what an authority stamped
  secrets/                 0700, private keys: never in an export, an edition or a log
  catalogue.sqlite         items, pages, events; or catalogue.postgresql, which names the schema they are in
  reports/                 every file and what became of it, as HTML and CSV, as of the last run
  batches/                 lists of queries that were given, by number, until they are deleted
  derived/                 what can be made again: search index, passages to search for claims, page pictures
  work/                    temporary files; emptied when a writer starts
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from vorlage.catalogue.stores import MOVED_SUFFIX
from vorlage.custody.durable import sync_folder
from vorlage.custody.verify_text import VERIFY_TEXT
from vorlage.domain.errors import CaseBusyError, CaseExistsError, CaseMissingError


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """The places of one case. Nothing of Vorlage is ever written outside `root`."""

    root: Path
    sole_writer: Callable[[], AbstractContextManager[None]] = field(default=nullcontext, compare=False, repr=False)
    """What else a writer must be alone in: the catalogue, where several machines share it."""

    @property
    def objects(self) -> Path:
        """Originals by digest."""
        return self.root / "objects"

    @property
    def log(self) -> Path:
        """The custody log."""
        return self.root / "custody" / "log.jsonl"

    @property
    def custody(self) -> Path:
        """The log and all that vouches for it: tiles, checkpoint, public key, cosignatures, timestamps."""
        return self.root / "custody"

    @property
    def secrets(self) -> Path:
        """Private keys and what else must never leave the case."""
        return self.root / "secrets"

    @property
    def signing_key(self) -> Path:
        """The private key that signs the custody log."""
        return self.secrets / "custody-log.key"

    @property
    def manifest(self) -> Path:
        """The manifest for `sha256sum -c`."""
        return self.root / "manifest-sha256.txt"

    @property
    def catalogue(self) -> Path:
        """The catalogue, when it lies in the folder."""
        return self.root / "catalogue.sqlite"

    @property
    def schema_name(self) -> Path:
        """What names the schema of the catalogue, when it lies in a database."""
        return self.catalogue.with_suffix(MOVED_SUFFIX)

    @property
    def leftover_schema(self) -> Path:
        """What names a schema that a move began to fill, or has left: it is dropped unless the catalogue is there."""
        return self.root / "catalogue.leftover"

    @property
    def reports(self) -> Path:
        """The accounting of the last run, for people."""
        return self.root / "reports"

    @property
    def index(self) -> Path:
        """The search index."""
        return self.root / "derived" / "index"

    @property
    def batches(self) -> Path:
        """Lists of queries, and which pages answer them."""
        return self.root / "batches"

    @property
    def passages(self) -> Path:
        """The passages that are searched for claims; derived, so it can be deleted."""
        return self.root / "derived" / "passages"

    @property
    def pictures(self) -> Path:
        """Page pictures drawn so far."""
        return self.root / "derived" / "pictures"

    @property
    def work(self) -> Path:
        """Temporary files."""
        return self.root / "work"

    @classmethod
    def create(cls, root: Path) -> CaseFolder:
        """Make the folders of a new case, closed to everyone else.

        Raises:
            CaseExistsError: Something is there already.
        """
        try:
            root.mkdir(mode=0o700, parents=True)
        except FileExistsError as taken:
            if not root.is_dir() or any(root.iterdir()):
                raise CaseExistsError(
                    "There is already something where the new case was to be.",
                    unharmed="Nothing was changed.",
                    next_step="choose another place, or use the case there: vorlage add CASE PATH --genre primary",
                ) from taken
            root.chmod(0o700)
        folder = cls(root.resolve())
        for place in (folder.objects, folder.log.parent, folder.index.parent, folder.pictures, folder.work):
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder.root / "VERIFY.txt").write_text(VERIFY_TEXT, encoding="utf-8")
        folder.log.touch(mode=0o600)
        folder.manifest.touch(mode=0o600)
        for place in (folder.log.parent, folder.root, folder.root.parent):
            sync_folder(place)
        return folder

    @classmethod
    def open(cls, root: Path) -> CaseFolder:
        """The case at `root`.

        Raises:
            CaseMissingError: There is none.
        """
        folder = cls(root.resolve())
        if not (folder.catalogue.is_file() or folder.schema_name.is_file()) or not folder.objects.is_dir():
            raise CaseMissingError(
                "There is no case at the place named.",
                unharmed="Nothing was changed.",
                next_step="make one: vorlage new CASE",
            )
        return folder

    def forget_catalogue_file(self) -> None:
        """Remove a catalogue in the folder, and what SQLite keeps beside it."""
        for ending in ("", "-wal", "-shm"):
            self.catalogue.with_name(self.catalogue.name + ending).unlink(missing_ok=True)
        sync_folder(self.root)

    @contextmanager
    def writer(self) -> Iterator[None]:
        """Be the only writer of this case; what an earlier, killed writer left half-made is swept away.

        Raises:
            CaseBusyError: Another process is writing, here or on another machine.
            CaseReadOnlyError: This account may not write to the catalogue.
        """
        descriptor = os.open(self.root / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as taken:
                raise CaseBusyError(
                    "Another process is adding to this case.",
                    unharmed="Nothing was changed; reading and searching go on.",
                    next_step="wait until it ends, then give the same command again",
                ) from taken
            for leftover in self.work.iterdir():
                if leftover.is_dir() and not leftover.is_symlink():
                    shutil.rmtree(leftover, ignore_errors=True)
                else:
                    leftover.unlink(missing_ok=True)
            with self.sole_writer():
                if self.schema_name.is_file():  # a move was killed after its last step but this one
                    self.forget_catalogue_file()
                yield
        finally:
            os.close(descriptor)
