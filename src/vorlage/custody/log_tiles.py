# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A transparency log as files in a folder: bundles of entries, tiles of hashes, a signed checkpoint (C2SP tlog-tiles).

A tile that is full is never written again. One that is not is kept, as the specification asks, until the full one is
there, so that whoever holds an older checkpoint finds the tiles of its size.

The order on disk: tiles are durable before the checkpoint that needs them is there. A kill between leaves an older
checkpoint, with tiles beyond it that the next writing makes again, byte by byte the same.

Residual risks: files can be changed by whoever owns the folder. `TileGrowth` therefore takes from the files only the
hashes above the entries it is given anew, and nothing at all if they do not lead to the root its caller knows.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from vorlage.custody.durable import full_disk_named, replace_durably, sync_folder
from vorlage.custody.signed_notes import SigningKey, sign_note
from vorlage.domain.merkle import EMPTY_ROOT, HASH_BYTES, RangeHash, leaf_hash, node_hash, root_of
from vorlage.domain.transparency_log import TILE_WIDTH, Checkpoint, Tile, bundle_of, partial_tiles_of, tiles_of

CHECKPOINT_NAME: Final = "checkpoint"
_BUNDLES: Final = -1
_PRIVATE_FOLDER: Final = 0o700


class TileGrowth:
    """A log that is being added to: entry after entry, then `settle`, then the checkpoint.

    Begins at the last full bundle: the entries from there on are to be given again.
    """

    def __init__(self, folder: Path, work: Path, *, since: int, root: bytes) -> None:
        """Go on from a log of `since` entries.

        Args:
            folder: Where `tile/` and `checkpoint` lie, or will.
            work: On the same disk: for what is half written.
            since: How many entries the log had when it was last signed.
            root: Its root then.

        Raises:
            ValueError: The tiles that are there are not those of this log: nothing was written.
        """
        self._folder, self._work = folder, work
        self._since, self._known_root = since, root
        self.size = since - since % TILE_WIDTH
        self._entries: list[bytes] = []
        self._levels: list[list[bytes]] = [[]]
        self._unsettled: list[Path] = []
        above = self.size // TILE_WIDTH
        level = 1
        while above:
            width = above % TILE_WIDTH
            self._levels.append(_hashes(folder, Tile(level, above // TILE_WIDTH, width)) if width else [])
            above, level = above // TILE_WIDTH, level + 1
        self._require_known_root()

    @property
    def root(self) -> bytes:
        """The root over all entries so far."""
        return _root_of_levels(self._levels)

    def append(self, entry: bytes) -> None:
        """Add an entry: the next one after the last full bundle, first of all those that are there already.

        Raises:
            ValueError: The log does not go on from the root that was known.
        """
        self._entries.append(entry)
        self._levels[0].append(leaf_hash(entry))
        self.size += 1
        if len(self._entries) == TILE_WIDTH:
            self._keep(Tile(_BUNDLES, self.size // TILE_WIDTH - 1, TILE_WIDTH), bundle_of(self._entries))
            self._entries.clear()
        self._fold()
        self._require_known_root()

    def settle(self) -> None:
        """Write what is not full yet, and wait until all of it is on the disk: so a checkpoint of this size can be."""
        if self.size < self._since:
            raise ValueError("fewer entries than the log had")
        if self._entries:
            self._keep(Tile(_BUNDLES, self.size // TILE_WIDTH, len(self._entries)), bundle_of(self._entries))
        hashes = self.size
        for level, row in enumerate(self._levels):
            if row:
                self._keep(Tile(level, hashes // TILE_WIDTH, len(row)), b"".join(row))
            hashes //= TILE_WIDTH
        for place in self._unsettled:
            sync_file(place)
        for folder in sorted({each for place in self._unsettled for each in _up_to(place, self._folder)}):
            sync_folder(folder)
        self._unsettled.clear()

    def _fold(self) -> None:
        """Full rows become a tile, and a hash of the row above."""
        level = 0
        while len(self._levels[level]) == TILE_WIDTH:
            row = self._levels[level]
            index = (self.size >> 8 * (level + 1)) - 1
            self._keep(Tile(level, index, TILE_WIDTH), b"".join(row))
            if level + 1 == len(self._levels):
                self._levels.append([])
            self._levels[level + 1].append(root_of(row))
            row.clear()
            level += 1

    def _keep(self, tile: Tile, content: bytes) -> None:
        place = self._folder / tile.path
        with full_disk_named():
            place.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
            temporary = self._work / "tile.tmp"
            temporary.write_bytes(content)
            temporary.replace(place)
        self._unsettled.append(place)

    def _require_known_root(self) -> None:
        if self.size == self._since and self.root != self._known_root:
            raise ValueError("the tiles do not lead to the root that was signed")


def tiles_needed(newest: int, signed: Iterable[int]) -> dict[str, Tile]:
    """The tiles of the newest checkpoint by their paths, and those of older ones whose full tile is not there yet."""
    needed = {tile.path: tile for tile in tiles_of(newest)}
    for size in signed:
        for tile in partial_tiles_of(size):
            if Tile(tile.level, tile.index, TILE_WIDTH).path not in needed:
                needed[tile.path] = tile
    return needed


def drop_outgrown_tiles(folder: Path, size: int, *, since: int) -> None:
    """Remove tiles that were not full when the log had `since` entries and whose full one is there at `size`."""
    for level in {tile.level for tile in tiles_of(since)}:
        each = TILE_WIDTH ** max(0, level)
        first, last = since // each // TILE_WIDTH, size // each // TILE_WIDTH
        for index in range(first, last):
            narrower = (folder / Tile(level, index, 1).path).parent
            if narrower.is_dir() and not narrower.is_symlink():
                for place in narrower.iterdir():
                    place.unlink()
                narrower.rmdir()


def write_checkpoint(folder: Path, work: Path, checkpoint: Checkpoint, key: SigningKey) -> None:
    """Sign a checkpoint and give it its place: all at once, and after the tiles that it needs."""
    note = sign_note(checkpoint.text, key).encode("utf-8")
    replace_durably(folder / CHECKPOINT_NAME, note, work=work)


def write_log(folder: Path, work: Path, entries: Iterable[bytes], key: SigningKey) -> Checkpoint:
    """A whole log, written into a folder that has none; its origin is the name of the key."""
    growth = TileGrowth(folder, work, since=0, root=EMPTY_ROOT)
    for entry in entries:
        growth.append(entry)
    growth.settle()
    checkpoint = Checkpoint(origin=key.name, size=growth.size, root=growth.root)
    write_checkpoint(folder, work, checkpoint, key)
    return checkpoint


def hashes_in(folder: Path, size: int) -> RangeHash:
    """What gives the root of any run of leaves of a log of `size` entries, from its tiles.

    The files are taken at their word: whoever hands out a proof made of them checks it first.

    Raises (when asked):
        ValueError: A tile is missing or has not its length.
    """

    @cache
    def row(level: int, index: int) -> list[bytes]:
        width = min(TILE_WIDTH, (size >> 8 * level) - index * TILE_WIDTH)
        return _hashes(folder, Tile(level, index, width))

    def perfect(start: int, bits: int) -> bytes:
        """The root of 2 to the power of `bits` leaves, from a number that is a multiple of that."""
        level, rest = divmod(bits, 8)
        first = start >> 8 * level
        found = row(level, first // TILE_WIDTH)
        at = first % TILE_WIDTH
        return root_of(found[at : at + (1 << rest)])

    def hash_of(start: int, end: int) -> bytes:
        roots = [perfect(low, bits) for low, bits in _perfect_parts(start, end)]
        return _folded(roots)

    return hash_of


def _perfect_parts(start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        bits = (end - start).bit_length() - 1
        yield start, bits
        start += 1 << bits


def _folded(roots: list[bytes]) -> bytes:
    """The root of perfect subtrees that get smaller from left to right."""
    if not roots:
        return EMPTY_ROOT
    *rest, folded = roots
    for each in reversed(rest):
        folded = node_hash(each, folded)
    return folded


def _root_of_levels(levels: list[list[bytes]]) -> bytes:
    """The root of a log, from the rows of hashes that are not full yet."""
    roots: list[bytes] = []
    for row in reversed(levels):
        roots += [root_of(row[low : low + (1 << bits)]) for low, bits in _perfect_parts(0, len(row))]
    return _folded(roots)


def _hashes(folder: Path, tile: Tile) -> list[bytes]:
    """The hashes of a tile; where a full one has taken its place, the first of that."""
    full = folder / Tile(tile.level, tile.index, TILE_WIDTH).path
    try:
        content = (folder / tile.path).read_bytes()
    except OSError:
        content = full.read_bytes()[: tile.width * HASH_BYTES] if full.is_file() else b""
    if len(content) != tile.width * HASH_BYTES:
        raise ValueError("a tile is missing or has not its length")
    return [content[at : at + HASH_BYTES] for at in range(0, len(content), HASH_BYTES)]


def sync_file(place: Path) -> None:
    """Make the bytes of a file durable."""
    descriptor = os.open(place, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _up_to(place: Path, root: Path) -> Iterator[Path]:
    """The folders from that of `place` up to `root`, which may all be new."""
    folder = place.parent
    while folder != root:
        yield folder
        folder = folder.parent
    yield root
