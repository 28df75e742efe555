# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Checking an edition by what is in its folder alone: no case, no network.

1. Manifest: signed by the key of the log, every file as listed, strangers named.
2. Log: tiles and entries agree, the checkpoint is signed, earlier editions' checkpoints are those of earlier sizes.
3. Words: what the edition says of itself is what the log has of it.
4. Exhibits: each proof holds, leads to the entry of its record in this log, and stands in its excerpt too.

Everything that is wrong is listed. A check proves that all is as one hand published it, and not whose hand: the key has
to be compared with one that came another way.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from vorlage.custody.signed_notes import VerifierKey
from vorlage.domain.editions import EditionCheck, EditionNumber, EditionProblem
from vorlage.domain.errors import CaseMissingError
from vorlage.domain.transparency_log import Tile, entries_of, tiles_of
from vorlage.publishing.edition_log import EditionLog, opened_checkpoint, words_digest
from vorlage.publishing.manifest import MANIFEST, NOTE, is_signed, read_manifest
from vorlage.sealing.canonical import CanonicalError, read_canonical
from vorlage.sealing.verifying import ProofRefusedError, verify_proof

WORDS: Final = "edition.json"
LOG: Final = "log"
_MOST_BYTES: Final = 512 * 1024 * 1024
"""Of one file: more is no file of ours."""
_MOST_ENTRIES: Final = 1_000_000


def is_edition(place: Path) -> bool:
    """Whether a folder looks like an edition: so that `vorlage verify` knows what it was given."""
    return (place / MANIFEST).is_file() and (place / LOG).is_dir() and not (place / "objects").exists()


@dataclass(slots=True)
class _Found:
    """What was wrong, and how much was looked at."""

    problems: list[EditionProblem] = field(default_factory=list)
    files: int = 0
    exhibits: int = 0
    entries: int = 0

    def note(self, code: str, path: str, expected: str, found: str) -> None:
        self.problems.append(EditionProblem(code=f"edition.{code}", path=path, expected=expected, found=found))


def check_edition(place: Path) -> EditionCheck:
    """Check an edition whole.

    Raises:
        CaseMissingError: The folder is no edition.
    """
    if not is_edition(place):
        raise CaseMissingError(
            "There is neither a case nor an edition at the place named.",
            unharmed="Nothing was changed.",
            next_step="name the folder of a case, or the folder that an edition was written to",
        )
    found = _Found()
    files = _read_listed(place, found)
    key = _key(files, found)
    log = _log(files, key, found) if key is not None else None
    if key is not None and log is not None:
        numbers = [each.number for each in log.editions[-1:]]
        if not is_signed(files.get(NOTE, b""), files[MANIFEST], numbers, key):
            found.note("manifest-signature", NOTE, "a signature of the log's key over the manifest", "none that holds")
        _check_words(files, log, key, found)
    return EditionCheck(
        files=found.files,
        exhibits=found.exhibits,
        entries=found.entries,
        key=key.text if key is not None else "",
        problems=tuple(found.problems),
    )


def _read_listed(place: Path, found: _Found) -> dict[str, bytes]:
    """Step 1: the files of the edition that are as listed, with the manifest and its note."""
    files = {name: _read(place / name) or b"" for name in (MANIFEST, NOTE)}
    try:
        listed = read_manifest(files[MANIFEST])
    except ValueError:
        found.note("manifest", MANIFEST, "a list of files by digest", "none")
        return files
    for name, digest in listed.items():
        found.files += 1
        content = _read(place / name)
        if content is None:
            found.note("file-missing", name, digest, "missing")
        elif hashlib.sha256(content).hexdigest() != digest:
            found.note("file-changed", name, digest, hashlib.sha256(content).hexdigest())
        else:
            files[name] = content
    for name in sorted(set(_walk(place)) - {*listed, MANIFEST, NOTE}):
        found.note("stranger", _printable(name), "no such file", "a file that is not listed")
    return files


def _read(place: Path) -> bytes | None:
    """A plain file; None for anything else, or one too long to be ours."""
    if place.is_symlink() or not place.is_file() or place.stat().st_size > _MOST_BYTES:
        return None
    return place.read_bytes()


def _walk(place: Path) -> Iterator[str]:
    for folder, _, names in os.walk(place, followlinks=False):
        for name in names:
            yield (Path(folder) / name).relative_to(place).as_posix()


def _printable(name: str) -> str:
    """A foreign file's name, as it may stand on a terminal."""
    return name.encode("unicode_escape").decode("ascii")


def _key(files: Mapping[str, bytes], found: _Found) -> VerifierKey | None:
    name = f"{LOG}/key"
    try:
        return VerifierKey.from_text(files.get(name, b"").decode("utf-8").removesuffix("\n"))
    except ValueError:
        found.note("key", name, "the verifier key of the log", "none")
        return None


def _log(files: Mapping[str, bytes], key: VerifierKey, found: _Found) -> EditionLog | None:
    """Step 2: the log, when its entries lead to a checkpoint that the key signed."""
    name = f"{LOG}/checkpoint"
    try:
        checkpoint = opened_checkpoint(files.get(name, b"").decode("utf-8"), key)
    except ValueError:
        found.note("checkpoint", name, "a checkpoint signed by the log's key", "none that holds")
        return None
    if not 0 < checkpoint.size <= _MOST_ENTRIES:
        found.note("checkpoint", name, "a log with entries", f"{checkpoint.size} entries")
        return None
    try:
        lines = [entry.decode("utf-8") for entry in _entries(files, checkpoint.size)]
        log = EditionLog(lines=tuple(lines))
    except ValueError:
        found.note("log", f"{LOG}/tile/entries", f"{checkpoint.size} entries of a log of editions", "others")
        return None
    found.entries = len(log.lines)
    if log.checkpoint(key.name) != checkpoint:
        found.note("log", name, checkpoint.root.hex(), log.checkpoint(key.name).root.hex())
        return None
    for tile in tiles_of(checkpoint.size):
        if files.get(f"{LOG}/{tile.path}") != log.tile(tile):
            found.note("tile", f"{LOG}/{tile.path}", "the tile of these entries", "another or none")
    _check_earlier(files, log, key, found)
    return log


def _entries(files: Mapping[str, bytes], size: int) -> Iterator[bytes]:
    for tile in tiles_of(size):
        if tile.level < 0:
            yield from _bundle(files, tile)


def _bundle(files: Mapping[str, bytes], tile: Tile) -> tuple[bytes, ...]:
    entries = entries_of(files.get(f"{LOG}/{tile.path}", b""))
    if len(entries) != tile.width:
        raise ValueError("a bundle with another number of entries")
    return entries


def _check_earlier(files: Mapping[str, bytes], log: EditionLog, key: VerifierKey, found: _Found) -> None:
    for edition in log.editions[:-1]:
        name = f"{LOG}/earlier/{edition.number}"
        try:
            earlier = opened_checkpoint(files.get(name, b"").decode("utf-8"), key)
        except ValueError:
            found.note("earlier", name, f"the signed checkpoint of edition {edition.number}", "none that holds")
            continue
        if earlier != log.checkpoint(key.name, edition.size):
            found.note("earlier", name, log.checkpoint(key.name, edition.size).root.hex(), earlier.root.hex())


def _check_words(files: Mapping[str, bytes], log: EditionLog, key: VerifierKey, found: _Found) -> None:
    """Step 3, and with it step 4 for every exhibit that the words name."""
    about, content = log.editions[-1], files.get(WORDS, b"")
    if words_digest(content) != about.words:
        found.note("words", WORDS, about.words, words_digest(content))
        return
    try:
        exhibits = _exhibits(content, about.number)
    except (ValueError, KeyError, TypeError):
        found.note("words", WORDS, "the exhibits of the edition", "none")
        return
    if len(exhibits) != about.exhibits:
        found.note("words", WORDS, f"{about.exhibits} exhibits", f"{len(exhibits)}")
    for label, root in exhibits:
        _check_exhibit(files, label, root, log, key, found)
        found.exhibits += 1


def _exhibits(content: bytes, number: EditionNumber) -> list[tuple[str, str]]:
    """Label and root of every exhibit."""
    try:
        told: Any = read_canonical(content.decode("utf-8"))
    except CanonicalError as broken:
        raise ValueError("not canonical") from broken
    exhibits = [(str(each["label"]), str(each["root"])) for each in told["exhibits"]]
    if [label for label, _ in exhibits] != [f"{number}.{at}" for at in range(1, len(exhibits) + 1)]:
        raise ValueError("exhibits are numbered from 1")
    return exhibits


def _check_exhibit(
    files: Mapping[str, bytes], label: str, root: str, log: EditionLog, key: VerifierKey, found: _Found
) -> None:
    """Step 4."""
    folder = f"exhibits/{label.partition('.')[2]}"
    proof = files.get(f"{folder}/proof.json", b"")
    where = f"{folder}/proof.json"
    try:
        proven = verify_proof(proof.decode("utf-8"))
    except (ProofRefusedError, UnicodeDecodeError):
        found.note("proof", where, f"a proof of exhibit {label} that holds", "none")
        return
    if proven.keys[:1] != (key.text,) or log.place_of(root) is None:
        found.note("proof", where, "a proof that leads to this log", "one of another log")
    elif proven.root != root:
        found.note("proof", where, root, proven.root)
    if proof not in files.get(f"{folder}/excerpt.html", b""):
        found.note("excerpt", f"{folder}/excerpt.html", "the proof of the exhibit in it", "none, or another")
