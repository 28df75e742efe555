# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The nouns of a transparency log that is kept as files: checkpoint, tile, bundle of entries, proof.

The texts and places are those of C2SP (c2sp.org): tlog-checkpoint, tlog-tiles, tlog-proof@v1. Signatures are made and
checked elsewhere (`vorlage.custody.signed_notes`): a checkpoint here is what is signed, not that it is.

Everything that is read from a text is refused with ValueError unless writing it again gives the same text: a number
with a leading zero, or base64 with odd spare bits, is no other way to say the same.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Self

from vorlage.domain.merkle import EMPTY_ROOT, HASH_BYTES, is_included

TILE_WIDTH: Final = 256
"""How many hashes a full tile has, and how many entries a full bundle."""

MOST_ENTRY_BYTES: Final = 0xFFFF
"""The length of an entry in a bundle is told in two bytes."""

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")
_KEY_NAME = re.compile(r"[^\s+\x00-\x20\x7f]{1,200}")
_PROOF_HEADER: Final = "c2sp.org/tlog-proof@v1"
_MOST_HASHES: Final = 64


def is_key_name(text: str) -> bool:
    """Whether a text can name a key or a log: not empty, no spaces, no plus sign."""
    return _KEY_NAME.fullmatch(text) is not None


def hash_as_text(digest: bytes) -> str:
    """A hash in base64, as every text of a log has it."""
    return base64.b64encode(digest).decode("ascii")


def hash_from_text(text: str) -> bytes:
    """The hash that a text is.

    Raises:
        ValueError: It is none, or not written as we would write it.
    """
    digest = bytes_from_text(text)
    if len(digest) != HASH_BYTES:
        raise ValueError("a hash has 32 bytes")
    return digest


def bytes_from_text(text: str) -> bytes:
    """What base64 stands for.

    Raises:
        ValueError: It is no base64, or not written as we would write it.
    """
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as failure:
        raise ValueError("not base64") from failure
    if base64.b64encode(content).decode("ascii") != text:
        raise ValueError("not the one way to write these bytes in base64")
    return content


def size_from_text(text: str) -> int:
    """A size or an index, at most 19 digits.

    Raises:
        ValueError: It is none, or has a leading zero.
    """
    if not _SIZE.fullmatch(text):
        raise ValueError("not a number in its one form")
    return int(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """How many entries a log has, and the root over them: the text that is signed (C2SP tlog-checkpoint).

    Extension lines are refused: nobody could say what signing them means.
    """

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        if not is_key_name(self.origin):
            raise ValueError("an origin is one word without plus sign")
        if self.size < 0 or len(self.root) != HASH_BYTES or (self.size == 0 and self.root != EMPTY_ROOT):
            raise ValueError("a checkpoint has a size from 0 and the root of that many leaves")

    def __repr__(self) -> str:
        return f"Checkpoint({self.size}, {self.root.hex()[:8]}…)"

    @property
    def text(self) -> str:
        """Three lines: origin, size, root."""
        return f"{self.origin}\n{self.size}\n{hash_as_text(self.root)}\n"

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The checkpoint that a text is.

        Raises:
            ValueError: It is none.
        """
        lines = text.split("\n")
        if len(lines) != 4 or lines[3]:
            raise ValueError("a checkpoint is three lines")
        return cls(origin=lines[0], size=size_from_text(lines[1]), root=hash_from_text(lines[2]))


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """A file of a log: `width` hashes of one level, from number `index * 256` on; level -1 holds the entries.

    A hash of level 0 is that of a leaf; one of any level above is the root over a full tile of the level below.
    """

    level: int
    index: int
    width: int

    def __post_init__(self) -> None:
        if not (-1 <= self.level <= 63 and self.index >= 0 and 1 <= self.width <= TILE_WIDTH):
            raise ValueError("no such tile")

    @property
    def is_full(self) -> bool:
        """Whether it will not grow any more."""
        return self.width == TILE_WIDTH

    @property
    def path(self) -> str:
        """Its place under the folder of the log, such as `tile/0/x001/067.p/8` or `tile/entries/000`."""
        digits = f"{self.index:d}".zfill(-(-len(str(self.index)) // 3) * 3)
        *high, low = (digits[at : at + 3] for at in range(0, len(digits), 3))
        number = "".join(f"x{each}/" for each in high) + low
        level = "entries" if self.level < 0 else str(self.level)
        return f"tile/{level}/{number}" + ("" if self.is_full else f".p/{self.width}")

    @property
    def first_leaf(self) -> int:
        """The number of the first leaf that it stands for."""
        return self.index * TILE_WIDTH * self.leaves_each

    @property
    def leaves_each(self) -> int:
        """How many leaves each of its hashes stands for."""
        return 1 << 8 * max(0, self.level)


def tiles_of(size: int, *, since: int = 0) -> Iterator[Tile]:
    """The tiles of a log of `size` entries, level after level; bundles first.

    Args:
        size: How many entries.
        since: Leave out full tiles that were full when the log had that many entries.
    """
    for level in (-1, 0):
        yield from _tiles_of_level(level, size, since)
    level, width, was = 1, size // TILE_WIDTH, since // TILE_WIDTH
    while width:
        yield from _tiles_of_level(level, width, was)
        level, width, was = level + 1, width // TILE_WIDTH, was // TILE_WIDTH


def partial_tiles_of(size: int) -> Iterator[Tile]:
    """The tiles of a log of `size` entries that are not full yet."""
    return (tile for tile in tiles_of(size, since=size) if not tile.is_full)


def _tiles_of_level(level: int, hashes: int, since: int) -> Iterator[Tile]:
    for index in range(since // TILE_WIDTH, hashes // TILE_WIDTH):
        yield Tile(level, index, TILE_WIDTH)
    if rest := hashes % TILE_WIDTH:
        yield Tile(level, hashes // TILE_WIDTH, rest)


def bundle_of(entries: Iterable[bytes]) -> bytes:
    """Entries as the bundle of them: each with its length in two bytes before it.

    Raises:
        ValueError: An entry is longer than can be told so.
    """
    parts: list[bytes] = []
    for entry in entries:
        if len(entry) > MOST_ENTRY_BYTES:
            raise ValueError("an entry of the log has at most 65,535 bytes")
        parts += (len(entry).to_bytes(2, "big"), entry)
    return b"".join(parts)


def entries_of(bundle: bytes) -> tuple[bytes, ...]:
    """The entries of a bundle.

    Raises:
        ValueError: It ends within one.
    """
    entries: list[bytes] = []
    at = 0
    while at < len(bundle):
        end = at + 2 + int.from_bytes(bundle[at : at + 2], "big")
        if at + 2 > len(bundle) or end > len(bundle):
            raise ValueError("a bundle ends with an entry")
        entries.append(bundle[at + 2 : end])
        at = end
    return tuple(entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogProof:
    """That an entry is in a log, as one text (C2SP tlog-proof@v1): its index, the path, the signed checkpoint.

    Holds no signature for true: whoever has the key opens `note` and asks `leads_to` with the checkpoint in it.
    """

    index: int
    path: tuple[bytes, ...]
    note: str

    @property
    def text(self) -> str:
        """The proof as it is written."""
        steps = "".join(f"{hash_as_text(step)}\n" for step in self.path)
        return f"{_PROOF_HEADER}\nindex {self.index}\n{steps}\n{self.note}"

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The proof that a text is; extra data, which nothing could vouch for, is refused.

        Raises:
            ValueError: It is none.
        """
        head, separator, note = text.partition("\n\n")
        header, *lines = head.split("\n")
        if header != _PROOF_HEADER or not separator or not lines or not lines[0].startswith("index "):
            raise ValueError("not a proof of a log")
        if len(lines) > _MOST_HASHES:
            raise ValueError("a path has at most 63 hashes")
        index = size_from_text(lines[0].removeprefix("index "))
        return cls(index=index, path=tuple(hash_from_text(line) for line in lines[1:]), note=note)

    def leads_to(self, checkpoint: Checkpoint, leaf: bytes) -> bool:
        """Whether the path leads from the hash of a leaf to the root of this checkpoint."""
        return is_included(leaf, self.index, checkpoint.size, self.path, checkpoint.root)
