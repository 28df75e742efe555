# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The files of the custody log follow the catalogue: text, tiles, and the signed checkpoint over both.

What a writing costs does not grow with the log: the text is read from the last full bundle on, and what went before it
is held by one proof against the root that the catalogue knows to be signed.

Order, so that a kill at any moment loses nothing: lines are durable, then tiles, then the checkpoint, and the catalogue
knows last that the log was signed. A kill leaves files that are ahead of what it knows, never behind.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.events import next_sequence
from vorlage.catalogue.log_signing import (
    KnownKey,
    SignedSize,
    enter_key,
    enter_signed_size,
    keys_known,
    newest_signed_size,
    signed_sizes,
)
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.custody_log import GENESIS, broken, chained, line_digest
from vorlage.custody.durable import full_disk_named, replace_durably, sync_folder
from vorlage.custody.log_keys import key_at, new_key_at, new_log_name, no_signing_key
from vorlage.custody.log_tiles import TileGrowth, drop_outgrown_tiles, hashes_in, tiles_needed, write_checkpoint
from vorlage.custody.signed_notes import SigningKey, VerifierKey
from vorlage.custody.verify_text import VERIFY_TEXT
from vorlage.domain.errors import LogBrokenError
from vorlage.domain.merkle import EMPTY_ROOT, inclusion_proof, is_included, leaf_hash
from vorlage.domain.transparency_log import TILE_WIDTH, Checkpoint, partial_tiles_of

KEY_NAME: Final = "log-key.pem"
VERIFIER_NAME: Final = "log-key.vkey"
_FIRST_SPAN: Final = 1 << 17
_NOTHING_SIGNED: Final = SignedSize(0, EMPTY_ROOT)


def follow_catalogue(folder: CaseFolder, catalogue: Catalogue, *, now: datetime, from_the_start: bool = False) -> int:
    """Bring the files up to the events of the catalogue; return how many lines were added.

    Steps: 1. the key that signs is there, or is made for a log that was never signed. 2. whole lines from the last full
    bundle on are those of the catalogue, and lead to the root that was signed; a torn last line, left by a kill, is cut
    off. 3. append what follows, fsync. 4. tiles. 5. checkpoint. 6. the catalogue knows that it is signed.

    Args:
        folder: The case; nobody else is writing.
        catalogue: Its catalogue.
        now: When, aware and UTC.
        from_the_start: Compare every line, and make every tile anew.

    Raises:
        SigningKeyError: The private key is gone, or another one. Nothing was written.
        LogBrokenError: A line or a tile is not as it was signed. Nothing was signed, and no line was changed.
    """
    with catalogue.reading() as connection:
        keys, newest = keys_known(connection), newest_signed_size(connection)
        if next_sequence(connection) == 0:
            return 0
    key = signing_key(folder, catalogue, keys, now=now)  # step 1
    signed = newest or _NOTHING_SIGNED
    with catalogue.reading() as connection:
        base = _NOTHING_SIGNED if from_the_start else signed
        start = base.size - base.size % TILE_WIDTH
        found = _Tail.of(folder.log, start)
        expected = chained(connection, start, found.previous_of(start))
        _require_anchor(folder, found, start, base)
        stops = _sizes_with_partial_tiles(connection) if from_the_start else set()
        growth = _growth(folder, base)
        added = _extend(folder, found, expected, growth, base.size, stops)  # steps 2 and 3
    if growth.size > signed.size or from_the_start:
        growth.settle()  # step 4
        signed_now = Checkpoint(origin=key.name, size=growth.size, root=growth.root)
        write_checkpoint(folder.custody, folder.work, signed_now, key)  # step 5
        drop_outgrown_tiles(folder.custody, growth.size, since=signed.size)
    if growth.size > signed.size:
        with catalogue.writing() as connection:  # step 6
            enter_signed_size(connection, SignedSize(growth.size, growth.root), now=now)
    return added


def signing_key(folder: CaseFolder, catalogue: Catalogue, keys: tuple[KnownKey, ...], *, now: datetime) -> SigningKey:
    """The key that signs now; one is made for a case whose log was never signed, under a name that says nothing.

    Raises:
        SigningKeyError: It is gone, or another one than the catalogue knows.
    """
    if keys:
        key = key_at(folder.signing_key, keys[-1].name)
        if key.verifier.public_key != keys[-1].public_key:
            raise no_signing_key()
    else:
        key = new_log_key(folder)
        with catalogue.writing() as connection:
            enter_key(connection, KnownKey(key.name, key.verifier.public_key, 0), now=now)
    show_key(folder, key.verifier, only_if_missing=bool(keys))
    return key


def new_log_key(folder: CaseFolder) -> SigningKey:
    """A key for a log that has none; one that a kill left before anybody knew of it is as good as a new one."""
    if folder.signing_key.is_file():
        return key_at(folder.signing_key, new_log_name())
    return new_key_at(folder.signing_key, new_log_name())


def show_key(folder: CaseFolder, key: VerifierKey, *, only_if_missing: bool) -> None:
    """Lay the public key beside the log, as OpenSSL reads it and as other logs do, and say how to check with it."""
    shown = {folder.custody / KEY_NAME: key.pem, folder.custody / VERIFIER_NAME: f"{key.text}\n".encode()}
    for place, content in shown.items():
        if not (only_if_missing and place.exists()):
            replace_durably(place, content, work=folder.work)
    text, place = VERIFY_TEXT.encode("utf-8"), folder.root / "VERIFY.txt"
    if not place.is_file() or place.read_bytes() != text:
        replace_durably(place, text, work=folder.work)


@dataclass(frozen=True, slots=True)
class _Tail:
    """The last whole lines of a log: `lines` from number `first` on; they end at byte `whole`, the file at `length`."""

    first: int
    lines: list[bytes]
    whole: int
    length: int

    @classmethod
    def of(cls, log: Path, start: int) -> _Tail:
        """The lines from the one before `start` on, read from the end.

        Raises:
            LogBrokenError: There is no log, or fewer lines.
        """
        span = _FIRST_SPAN
        try:
            with log.open("rb") as stream:
                length = stream.seek(0, os.SEEK_END)
                while True:
                    at = max(0, length - span) if start else 0
                    stream.seek(at)
                    content = stream.read()
                    lines = content[: content.rfind(b"\n") + 1].split(b"\n")[:-1]
                    first = 0 if at == 0 else _sequence_of(lines[1:2])
                    if at == 0 or (first is not None and first < start):
                        break
                    span *= 4
        except OSError as failure:
            raise broken(0) from failure
        skipped = max(0, start - 1 - (first or 0)) + (at > 0)
        if len(lines) < skipped + (start > 0):
            raise broken((first or 0) + len(lines) - (at > 0))
        return cls(max(0, start - 1), lines[skipped:], at + content.rfind(b"\n") + 1, length)

    def previous_of(self, start: int) -> str:
        """The digest that line `start` names."""
        return line_digest(self.lines[0]) if start else GENESIS


def _sequence_of(lines: list[bytes]) -> int | None:
    try:
        sequence = json.loads(lines[0])["sequence"]
    except (IndexError, ValueError, KeyError, TypeError):
        return None
    return sequence if type(sequence) is int and sequence >= 0 else None


def _require_anchor(folder: CaseFolder, found: _Tail, start: int, signed: SignedSize) -> None:
    """The line before the first that is compared is in the log that was signed."""
    if start == 0:
        return
    try:
        path = inclusion_proof(start - 1, signed.size, hashes_in(folder.custody, signed.size))
    except ValueError as failure:
        raise tiles_broken() from failure
    if not is_included(leaf_hash(found.lines[0]), start - 1, signed.size, path, signed.root):
        raise broken(start - 1)


def _growth(folder: CaseFolder, signed: SignedSize) -> TileGrowth:
    try:
        return TileGrowth(folder.custody, folder.work, since=signed.size, root=signed.root)
    except ValueError as failure:
        raise tiles_broken() from failure


def _extend(
    folder: CaseFolder,
    found: _Tail,
    expected: Iterator[bytes],
    growth: TileGrowth,
    signed_size: int,
    stops: set[int],
) -> int:
    """Compare the lines that are there, append those that are not, and let the tiles grow by all of them."""
    start = growth.size
    held = found.lines[start > 0 :]
    if start + len(held) < signed_size:
        raise broken(start + len(held))
    entries: list[bytes] = []
    for number, line in enumerate(held, start):  # before anything is written
        wanted = next(expected, None)
        if wanted != line:
            raise broken(number)
        entries.append(line)
    added = 0
    with full_disk_named(), folder.log.open("r+b") as stream:
        if found.whole != found.length:
            stream.truncate(found.whole)
        stream.seek(found.whole)
        _grow(growth, entries, stops)
        for line in expected:
            stream.write(line + b"\n")
            _grow(growth, [line], stops)
            added += 1
        if added or found.whole != found.length:
            stream.flush()
            os.fsync(stream.fileno())
            sync_folder(folder.log.parent)
    return added


def _grow(growth: TileGrowth, entries: list[bytes], stops: set[int]) -> None:
    for entry in entries:
        try:
            growth.append(entry)
        except ValueError as failure:
            raise tiles_broken() from failure
        if growth.size in stops:
            growth.settle()


def _sizes_with_partial_tiles(connection: Connection) -> set[int]:
    """The signed sizes of which a tile is needed that is not full."""
    sizes = [each.size for each in signed_sizes(connection)]
    needed = tiles_needed(sizes[-1] if sizes else 0, sizes)
    return {size for size in sizes if any(tile.path in needed for tile in partial_tiles_of(size))}


def tiles_broken() -> LogBrokenError:
    """The error for tiles that do not lead to the root that was signed."""
    return LogBrokenError(
        "The tiles of the custody log do not lead to the root that was signed.",
        expected="the root that the catalogue knows to be signed",
        found="another one, or a tile that is missing",
        unharmed="Originals and catalogue were not touched; nothing was signed.",
        next_step="keep a copy of custody/, see what was changed: vorlage verify CASE",
    )
