# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Checking the custody log and all that vouches for it: text, tiles, checkpoint, keys, and checkpoints kept elsewhere.

What is held against what: the catalogue and the text must each lead to the roots that were signed. Where one does and
the other does not, the one that does is right and the other is named, line by line. The tiles, the checkpoint and what
others signed are held against the one that is right.

Residual risks: catalogue, files and key changed alike, from some moment on, are found by nothing in the folder; only by
what is elsewhere (`known`, cosignatures, timestamps), up to its size.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from vorlage.catalogue.log_signing import KnownKey, SignedSize, keys_known, signed_sizes
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.custody_log import chained
from vorlage.custody.log_following import KEY_NAME, VERIFIER_NAME
from vorlage.custody.log_keys import key_at
from vorlage.custody.log_tiles import CHECKPOINT_NAME, tiles_needed
from vorlage.custody.problems import NO_PRIVATE_KEY, UNSIGNED_LOG, Problem
from vorlage.custody.signed_notes import MOST_NOTE_BYTES, VerifierKey, open_note, read_note
from vorlage.domain.errors import SigningKeyError
from vorlage.domain.merkle import HASH_BYTES, Frontier, leaf_hash, root_of
from vorlage.domain.transparency_log import TILE_WIDTH, Checkpoint, Tile, bundle_of, tiles_of

_BUNDLES: Final = -1


@dataclass(frozen=True, slots=True)
class CheckedLog:
    """The log as it is right, its keys, and what was found on the way; what others signed is held against it."""

    lines: Sequence[bytes]
    roots: Mapping[int, bytes]
    keys: tuple[VerifierKey, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    tiles: int

    def root_at(self, size: int) -> bytes | None:
        """The root over the first `size` lines; None when there are not so many."""
        if size > len(self.lines):
            return None
        known = self.roots.get(size)
        return known if known is not None else root_of(map(leaf_hash, self.lines[:size]))


def check_log(folder: CaseFolder, connection: Connection) -> CheckedLog:
    """Hold the files of the log against the catalogue and the roots that were signed.

    Steps: 1. text and catalogue lead to the signed roots, line by line. 2. every tile and bundle. 3. the checkpoint.
    4. the keys. Lines that a kill kept back, or that another process is adding, are no problem.
    """
    signed = signed_sizes(connection)
    known_keys = keys_known(connection)
    recorded = list(chained(connection))
    text = _TextFound.of(folder.log)
    reference, problems = _lines_checked(recorded, text, signed)  # step 1
    problems += _text_problems(reference, text, signed[-1].size if signed else len(recorded))
    keys = tuple(VerifierKey(each.name, each.public_key) for each in known_keys)
    notes = () if signed else (UNSIGNED_LOG,)
    leaves = [leaf_hash(line) for line in reference]
    roots = _roots_at(leaves, {each.size for each in signed})
    tiles = 0
    if signed:
        rows = _rows_of(leaves)
        tiles, found = _tile_problems(folder.custody, reference, rows, signed)  # step 2
        problems += found
        problems += _checkpoint_problems(folder.custody, reference, roots, signed[-1], keys)  # step 3
    key_problems, key_notes = _key_problems(folder, known_keys, keys)  # step 4
    return CheckedLog(reference, roots, keys, (*problems, *key_problems), (*notes, *key_notes), tiles)


def check_known(log: CheckedLog, note: str) -> Iterator[Problem]:
    """Hold a checkpoint that was kept elsewhere against the log.

    Raises:
        ValueError: It is no checkpoint.
    """
    text = note.rpartition("\n\n")[0] + "\n"
    kept = Checkpoint.from_text(text)
    try:
        open_note(note, log.keys)
    except ValueError:
        yield Problem("custody.log-known-unsigned", None, "", "signed with a key of this log", "not so signed")
        return
    root = log.root_at(kept.size)
    if root is None:
        sizes = f"at least {kept.size} entries", f"{len(log.lines)} entries"
        yield Problem("custody.log-rolled-back", None, "custody/log.jsonl", *sizes, event=len(log.lines))
    elif root != kept.root:
        found = f"{root.hex()} over the first {kept.size} entries"
        yield Problem("custody.log-rewritten", None, "custody/log.jsonl", kept.root.hex(), found)


@dataclass(frozen=True, slots=True)
class _TextFound:
    """The whole lines of the file, and what stands after the last line end."""

    lines: list[bytes]
    rest: bytes

    @classmethod
    def of(cls, log: Path) -> _TextFound:
        try:
            *lines, rest = log.read_bytes().split(b"\n")
        except OSError:
            return cls([], b"")
        return cls(lines, rest)


def _lines_checked(
    recorded: list[bytes], text: _TextFound, signed: Sequence[SignedSize]
) -> tuple[list[bytes], list[Problem]]:
    """Which lines are right; a catalogue that does not lead to the signed roots is named by its events."""
    if _leads_to(recorded, signed):
        return recorded, []
    if not _leads_to(text.lines, signed):
        newest = signed[-1]
        problem = Problem("custody.log-broken", None, "catalogue", f"root {newest.root.hex()}", "another root")
        return recorded, [problem]
    kept = text.lines[: signed[-1].size]
    reference = [*kept, *recorded[len(kept) :]]
    return reference, list(_differences("catalogue", reference, recorded))


def _leads_to(lines: Sequence[bytes], signed: Sequence[SignedSize]) -> bool:
    if not signed:
        return True
    if len(lines) < signed[-1].size:
        return False
    roots = _roots_at([leaf_hash(line) for line in lines[: signed[-1].size]], {each.size for each in signed})
    return all(roots[each.size] == each.root for each in signed)


def _roots_at(leaves: Sequence[bytes], sizes: set[int]) -> dict[int, bytes]:
    frontier = Frontier()
    roots = {0: frontier.root} if 0 in sizes else {}
    for leaf in leaves:
        frontier.append(leaf)
        if frontier.size in sizes:
            roots[frontier.size] = frontier.root
    return roots


def _text_problems(reference: list[bytes], text: _TextFound, signed: int) -> Iterator[Problem]:
    """What the file has other than the log; it may lack what was not signed yet, and end in a part of such a line."""
    wanted = reference[: max(signed, min(len(text.lines), len(reference)))]
    yield from _differences("custody/log.jsonl", wanted, text.lines)
    following = reference[len(text.lines)] if len(text.lines) < len(reference) else b""
    if text.rest and not (len(text.lines) >= signed and following.startswith(text.rest)):
        found = f"{len(text.rest)} bytes after the last line"
        yield Problem("custody.log-broken", None, "custody/log.jsonl", "no part of a line", found, len(text.lines))


def _differences(place: str, wanted: Sequence[bytes], found: Sequence[bytes]) -> Iterator[Problem]:
    """Each line that differs; where lines are missing or too many, the stretch of them."""
    if len(wanted) == len(found):
        for number, (line, other) in enumerate(zip(wanted, found, strict=True)):
            if line != other:
                yield Problem("custody.log-broken", None, place, _named(line), _named(other), number)
        return
    most = min(len(wanted), len(found))
    before = next((at for at in range(most) if wanted[at] != found[at]), most)
    most -= before
    after = next((at for at in range(most) if wanted[-1 - at] != found[-1 - at]), most)
    yield Problem(
        "custody.log-broken",
        None,
        place,
        f"{len(wanted) - before - after} lines after line {before}",
        f"{len(found) - before - after} lines",
        before,
    )


def _named(line: bytes) -> str:
    return f"sha256:{hashlib.sha256(line).hexdigest()}"


def _rows_of(leaves: list[bytes]) -> list[list[bytes]]:
    """The hashes of every level of tiles."""
    rows = [leaves]
    while full := len(rows[-1]) // TILE_WIDTH:
        row = rows[-1]
        rows.append([root_of(row[at * TILE_WIDTH : (at + 1) * TILE_WIDTH]) for at in range(full)])
    return rows


def _tile_problems(
    custody: Path, lines: Sequence[bytes], rows: list[list[bytes]], signed: Sequence[SignedSize]
) -> tuple[int, list[Problem]]:
    """Tiles that are missing, strange, or not as the log makes them; and how many were looked at."""
    needed = tiles_needed(signed[-1].size, (each.size for each in signed))
    problems: list[Problem] = []
    present = _files_under(custody / "tile")
    possible = _possible(len(lines), present)
    for path in sorted(needed.keys() - present):
        tile = needed[path]
        if Tile(tile.level, tile.index, TILE_WIDTH).path in present:
            continue  # outgrown: a kill came before the catalogue knew
        problems.append(_tile_problem(path, f"{tile.width} entries of it", "missing", tile, 0))
    for path in sorted(present):
        tile_here = needed.get(path) or possible.get(path)
        if tile_here is None:
            problems.append(Problem("custody.log-tile", None, f"custody/{path}", "no such tile", "a file"))
            continue
        problem = _held_against(custody / path, path, tile_here, lines, rows)
        if problem is not None:
            problems.append(problem)
    return len(needed), problems


def _possible(entries: int, present: set[str]) -> dict[str, Tile]:
    """Tiles that are there although nothing needs them: a kill leaves some, all of a log that is known."""
    found = {tile.path: tile for tile in tiles_of(entries)}
    widest = {path.partition(".p/")[0]: tile for path, tile in found.items()}
    for path in present - found.keys():
        full, _, width = path.partition(".p/")
        wider = widest.get(full)
        if wider is not None and width.isascii() and width.isdigit() and 0 < int(width) < wider.width:
            tile = Tile(wider.level, wider.index, int(width))
            found[tile.path] = tile
    return found


def _held_against(
    place: Path, path: str, tile: Tile, lines: Sequence[bytes], rows: list[list[bytes]]
) -> Problem | None:
    first = tile.index * TILE_WIDTH
    last = first + tile.width
    wanted = bundle_of(lines[first:last]) if tile.level == _BUNDLES else b"".join(rows[tile.level][first:last])
    try:
        found = b"" if place.is_symlink() else place.read_bytes()
    except OSError:
        found = b""
    if found == wanted:
        return None
    at = next((at for at, (one, other) in enumerate(zip(wanted, found, strict=False)) if one != other), None)
    at = min(len(wanted), len(found)) if at is None else at
    if tile.level == _BUNDLES:
        which, reached = 0, 0
        for line in lines[first : last - 1]:
            reached += 2 + len(line)
            which += reached <= at
    else:
        which = min(at // HASH_BYTES, tile.width - 1)
    return _tile_problem(path, f"sha256:{hashlib.sha256(wanted).hexdigest()}", _named(found), tile, which)


def _tile_problem(path: str, expected: str, found: str, tile: Tile, which: int) -> Problem:
    event = tile.first_leaf + which * tile.leaves_each
    return Problem("custody.log-tile", None, f"custody/{path}", expected, found, event)


def _files_under(folder: Path) -> set[str]:
    if folder.is_symlink() or not folder.is_dir():
        return set()
    places = (place for place in folder.rglob("*") if place.is_symlink() or not place.is_dir())
    return {str(place.relative_to(folder.parent)) for place in places}


def _checkpoint_problems(
    custody: Path, lines: Sequence[bytes], roots: Mapping[int, bytes], newest: SignedSize, keys: tuple[VerifierKey, ...]
) -> Iterator[Problem]:
    path = f"custody/{CHECKPOINT_NAME}"
    note = note_at(custody / CHECKPOINT_NAME)
    try:
        checkpoint = Checkpoint.from_text(open_note(note or "", keys))
        if len(read_note(note or "").signatures) != 1:
            raise ValueError("one signature, and nothing beside it")
    except ValueError:
        found = "missing" if note is None else "no note that a key of this log signed"
        yield Problem("custody.log-checkpoint", None, path, f"signed at {newest.size} entries", found)
        return
    if checkpoint.size < newest.size:
        sizes = f"signed at {newest.size} entries", f"signed at {checkpoint.size}"
        yield Problem("custody.log-rolled-back", None, path, *sizes, event=checkpoint.size)
        return
    root = roots.get(checkpoint.size)
    if root is None and checkpoint.size <= len(lines):
        root = root_of(map(leaf_hash, lines[: checkpoint.size]))
    if (checkpoint.origin, checkpoint.root) != (keys[-1].name, root):
        expected = f"root {root.hex()}" if root else f"at most {len(lines)} entries"
        yield Problem("custody.log-checkpoint", None, path, expected, f"root {checkpoint.root.hex()}")


def _key_problems(
    folder: CaseFolder, known: tuple[KnownKey, ...], keys: tuple[VerifierKey, ...]
) -> tuple[list[Problem], list[str]]:
    if not known:
        return [], []
    problems = []
    shown = {KEY_NAME: keys[-1].pem, VERIFIER_NAME: f"{keys[-1].text}\n".encode()}
    for name, content in shown.items():
        found = bytes_at(folder.custody / name)
        if found != content:
            what = "missing" if found is None else _named(found)
            problems.append(Problem("custody.log-key", None, f"custody/{name}", _named(content), what))
    if not folder.signing_key.exists():
        return problems, [NO_PRIVATE_KEY]
    try:
        key = key_at(folder.signing_key, known[-1].name)
        is_ours = key.verifier.public_key == known[-1].public_key and bytes_at(folder.signing_key) == key.pem
    except SigningKeyError:
        is_ours = False
    if not is_ours:
        place = f"secrets/{folder.signing_key.name}"
        problems.append(Problem("custody.log-key", None, place, "the key that signs the log", "none, or another one"))
    return problems, []


def note_at(place: Path) -> str | None:
    """A note that lies at a place; "" for what is no text, None when nothing is there."""
    content = bytes_at(place)
    if content is None:
        return None
    try:
        return content.decode("utf-8") if len(content) <= MOST_NOTE_BYTES else ""
    except UnicodeDecodeError:
        return ""


def bytes_at(place: Path) -> bytes | None:
    """A file that lies at a place, itself and not by a link; None when there is none."""
    try:
        return None if place.is_symlink() else place.read_bytes()
    except OSError:
        return None
