# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The log of editions: what was published, in order, under a key of its own. All of it is public.

Apart from the custody log on purpose: that one tells when files came in, how many, and in which order, and whoever
reads a proof out of it learns where in that order an exhibit stands (decision 0056). An entry here is a line of
canonical JSON, of one of these types:

    {"date":"2026-11-21","edition":1,"exhibits":3,"type":"edition","words":"<SHA-256 of edition.json>"}
    {"date":"2026-11-21","edition":1,"root":"<root of a seal>","type":"record"}
    {"date":"2026-11-21","edition":2,"retracts":"1.3","type":"correction","words":"What was wrong."}

`date` is a day, as the publisher states it. Nothing else tells a time. `retracts` is left out where nothing is.
The tree is that of RFC 6962; the checkpoint a signed note; the files are those of C2SP tlog-tiles.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from vorlage.custody.signed_notes import SigningKey, VerifierKey, open_note, sign_note
from vorlage.domain.editions import Correction, EditionNumber, ExhibitLabel
from vorlage.domain.merkle import consistency_proof, inclusion_proof, leaf_hash, ranges_of, root_of
from vorlage.domain.transparency_log import TILE_WIDTH, Checkpoint, Tile, bundle_of, tiles_of
from vorlage.sealing.canonical import CanonicalError, canonical, read_canonical

_DIGITS: Final = frozenset("0123456789abcdef")
_KEYS: Final = {
    "edition": {"date", "edition", "exhibits", "type", "words"},
    "record": {"date", "edition", "root", "type"},
    "correction": {"date", "edition", "type", "words"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionFacts:
    """What the log says of one edition: the entries from `first` up to, not including, `size` are its own."""

    number: EditionNumber
    dated: date
    exhibits: int
    words: str
    """SHA-256 of what the edition says, in hexadecimal digits."""
    corrections: tuple[Correction, ...]
    roots: tuple[str, ...]
    """Roots that were entered with it; those of records published before are not entered again."""
    first: int
    size: int


@dataclass(frozen=True, kw_only=True)
class EditionLog:
    """The entries of a log of editions, checked: each is of a known type, and editions follow each other.

    Invariant: edition N begins with its own entry, and its records and corrections follow.
    """

    lines: tuple[str, ...]

    def __post_init__(self) -> None:
        # Read at once: a log that cannot be read is none.
        self.editions  # noqa: B018

    @cached_property
    def entries(self) -> tuple[Mapping[str, Any], ...]:
        """The entries, read.

        Raises:
            ValueError: One is none.
        """
        return tuple(_read_entry(line) for line in self.lines)

    @cached_property
    def editions(self) -> tuple[EditionFacts, ...]:
        """The editions in order.

        Raises:
            ValueError: An entry belongs to none, or they are not numbered from 1 without gaps.
        """
        starts = [at for at, entry in enumerate(self.entries) if entry["type"] == "edition"]
        if self.entries and starts[:1] != [0]:
            raise ValueError("a log of editions begins with the first one")
        ends = [*starts[1:], len(self.entries)][: len(starts)]
        return tuple(
            _facts(number, self.entries, start, end)
            for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
        )

    @cached_property
    def leaves(self) -> tuple[bytes, ...]:
        """The hash of each entry as a leaf."""
        return tuple(leaf_hash(line.encode("utf-8")) for line in self.lines)

    def place_of(self, root: str) -> int | None:
        """Where the root of a record was entered; None when it was not."""
        found = (at for at, entry in enumerate(self.entries) if entry["type"] == "record" and entry["root"] == root)
        return next(found, None)

    def path_of(self, index: int) -> tuple[bytes, ...]:
        """The inclusion proof of an entry, in the log as it is."""
        return inclusion_proof(index, len(self.leaves), ranges_of(self.leaves))

    def checkpoint(self, origin: str, size: int | None = None) -> Checkpoint:
        """The head of the log, now or when it had `size` entries."""
        leaves = self.leaves if size is None else self.leaves[:size]
        return Checkpoint(origin=origin, size=len(leaves), root=root_of(leaves))

    def consistency(self, old_size: int) -> tuple[bytes, ...]:
        """What shows that the log goes on from its first `old_size` entries."""
        return consistency_proof(old_size, len(self.leaves), ranges_of(self.leaves))

    def with_edition(
        self, *, dated: date, exhibits: int, words: str, roots: Sequence[str], corrections: Sequence[Correction]
    ) -> EditionLog:
        """The log with one more edition. Roots go in by their own order, which is none."""
        number, day = len(self.editions) + 1, dated.isoformat()
        about = {"date": day, "edition": number}
        new: list[dict[str, object]] = [{**about, "type": "edition", "exhibits": exhibits, "words": words}]
        fresh = sorted({root for root in roots if self.place_of(root) is None})
        new += [{**about, "type": "record", "root": root} for root in fresh]
        for each in corrections:
            retracts = {"retracts": str(each.retracts)} if each.retracts else {}
            new.append({**about, "type": "correction", "words": each.words, **retracts})
        return EditionLog(lines=(*self.lines, *map(canonical, new)))

    def files(self, key: SigningKey) -> dict[str, bytes]:
        """The log as files by their places: tiles, entries, and the signed checkpoint and key of the origin."""
        files = {tile.path: self.tile(tile) for tile in tiles_of(len(self.lines))}
        files["checkpoint"] = sign_note(self.checkpoint(key.name).text, key).encode("utf-8")
        files["key"] = f"{key.verifier.text}\n".encode()
        return files

    def tile(self, tile: Tile) -> bytes:
        """What a tile of the log holds."""
        start = tile.first_leaf
        if tile.level < 0:
            first = tile.index * TILE_WIDTH
            return bundle_of(line.encode("utf-8") for line in self.lines[first : first + tile.width])
        each = tile.leaves_each
        return b"".join(root_of(self.leaves[start + at * each : start + (at + 1) * each]) for at in range(tile.width))


def words_digest(content: bytes) -> str:
    """What an edition's entry says of its words."""
    return hashlib.sha256(content).hexdigest()


def opened_checkpoint(note: str, key: VerifierKey) -> Checkpoint:
    """The checkpoint in a note that a key signed.

    Raises:
        ValueError: It is not signed so, or is of another log.
    """
    checkpoint = Checkpoint.from_text(open_note(note, [key]))
    if checkpoint.origin != key.name:
        raise ValueError("a checkpoint of another log")
    return checkpoint


def _read_entry(line: str) -> Mapping[str, Any]:
    try:
        entry = read_canonical(line)
    except CanonicalError as broken:
        raise ValueError("an entry of the log is no canonical JSON") from broken
    if not isinstance(entry, dict) or not isinstance(entry.get("type"), str) or entry["type"] not in _KEYS:
        raise ValueError("an entry of no known type")
    optional = {"retracts"} if entry["type"] == "correction" else set()
    if not _KEYS[entry["type"]] <= entry.keys() <= _KEYS[entry["type"]] | optional:
        raise ValueError("an entry with other keys than its type has")
    if not all(isinstance(entry.get(key, ""), str) for key in ("date", "root", "words", "retracts")):
        raise ValueError("an entry with a value of another kind")
    if not all(isinstance(entry.get(key, 1), int) for key in ("edition", "exhibits")):
        raise ValueError("an entry with a value of another kind")
    digest = entry.get("root") or (entry["words"] if entry["type"] == "edition" else None)
    if digest is not None and not (len(digest) == 64 and _DIGITS.issuperset(digest)):
        raise ValueError("an entry with no digest where one must be")
    return entry


def _facts(number: int, entries: Sequence[Mapping[str, Any]], start: int, end: int) -> EditionFacts:
    about, own = entries[start], entries[start + 1 : end]
    if any(entry["edition"] != number or entry["date"] != about["date"] for entry in entries[start:end]):
        raise ValueError("an entry of another edition than the one it stands in")
    return EditionFacts(
        number=EditionNumber(number),
        dated=_day(about["date"]),
        exhibits=about["exhibits"],
        words=about["words"],
        corrections=tuple(_correction(entry) for entry in own if entry["type"] == "correction"),
        roots=tuple(entry["root"] for entry in own if entry["type"] == "record"),
        first=start,
        size=end,
    )


def _correction(entry: Mapping[str, Any]) -> Correction:
    retracts = ExhibitLabel.of(entry["retracts"]) if "retracts" in entry else None
    return Correction(words=entry["words"], retracts=retracts)


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError("a day that is not written as one")
    return day
