# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A log that grows in steps leaves the same files as one written at once, and proves what a naive tree proves."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from vorlage.custody.log_tiles import TileGrowth, drop_outgrown_tiles, hashes_in, write_checkpoint, write_log
from vorlage.custody.signed_notes import SigningKey, open_note
from vorlage.domain.merkle import (
    EMPTY_ROOT,
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_hash,
    root_of,
)
from vorlage.domain.transparency_log import Checkpoint, entries_of, tiles_of

KEY = SigningKey.new("log-7c")


def entries(count: int) -> list[bytes]:
    return [b'{"entry":%d}' % number for number in range(count)]


def log_at(root: Path) -> tuple[Path, Path]:
    folder, work = root / "log", root / "work"
    folder.mkdir(parents=True)
    work.mkdir()
    return folder, work


def grow(folder: Path, work: Path, all_entries: list[bytes], since: int, root: bytes) -> Checkpoint:
    """What a writing does: the entries from the last full bundle on, settle, sign, drop what is outgrown."""
    growth = TileGrowth(folder, work, since=since, root=root)
    for entry in all_entries[growth.size :]:
        growth.append(entry)
    growth.settle()
    checkpoint = Checkpoint(origin=KEY.name, size=growth.size, root=growth.root)
    write_checkpoint(folder, work, checkpoint, KEY)
    drop_outgrown_tiles(folder, checkpoint.size, since=since)
    return checkpoint


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(place.relative_to(folder)): place.read_bytes() for place in folder.rglob("*") if place.is_file()}


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 700])
def test_a_log_written_at_once_is_tiles_bundles_and_a_checkpoint(tmp_path: Path, size: int) -> None:
    """Just the files of the specification; the bundles hold the entries, the checkpoint opens with the key."""
    folder, work = log_at(tmp_path)
    checkpoint = write_log(folder, work, entries(size), KEY)
    found = files_of(folder)
    assert set(found) == {"checkpoint", *(tile.path for tile in tiles_of(size))}
    bundles = [tile.path for tile in tiles_of(size) if tile.level < 0]
    assert [each for path in bundles for each in entries_of(found[path])] == entries(size)
    assert open_note(found["checkpoint"].decode("utf-8"), [KEY.verifier]) == checkpoint.text
    assert checkpoint.root == root_of(map(leaf_hash, entries(size)))
    assert list(work.iterdir()) == []


def test_a_log_without_entries_has_a_checkpoint_alone(tmp_path: Path) -> None:
    """Its root is that of nothing."""
    folder, work = log_at(tmp_path)
    assert write_log(folder, work, [], KEY).root == EMPTY_ROOT
    assert set(files_of(folder)) == {"checkpoint"}


def test_a_log_that_grew_in_steps_has_every_tile_of_one_written_at_once(tmp_path: Path) -> None:
    """And beyond those only tiles that are not full, of sizes at which it was signed and not yet outgrown."""
    folder, work = log_at(tmp_path / "steps")
    dice = random.Random(5)
    sizes = sorted({1, 256, 512, 513, *(dice.randrange(1, 1200) for _ in range(12))})
    since, root = 0, EMPTY_ROOT
    for size in sizes:
        checkpoint = grow(folder, work, entries(size), since, root)
        since, root = checkpoint.size, checkpoint.root
    whole, other_work = log_at(tmp_path / "once")
    write_log(whole, other_work, entries(sizes[-1]), KEY)
    grown, once = files_of(folder), files_of(whole)
    assert {path: grown.get(path) for path in once} == once
    signed = {tile.path for size in sizes for tile in tiles_of(size) if not tile.is_full}
    outgrown = {path for path in signed if path.partition(".p/")[0] in once}
    assert set(grown) - set(once) == signed - outgrown - set(once)


@pytest.mark.parametrize("size", [800, pytest.param(66_000, marks=pytest.mark.long)])
def test_proofs_made_of_tiles_are_those_of_the_tree(tmp_path: Path, size: int) -> None:
    """Inclusion and consistency, across the bounds of tiles; also when only full tiles hold an older size."""
    folder, work = log_at(tmp_path)
    leaves = [leaf_hash(entry) for entry in entries(size)]
    checkpoint = write_log(folder, work, entries(size), KEY)
    hash_of = hashes_in(folder, size)
    near = [at for at in (1, 255, 256, 257, 512, 513, 65_535, 65_536, 65_537) if at < size]
    for index in (0, *near, size - 1):
        assert is_included(leaves[index], index, size, inclusion_proof(index, size, hash_of), checkpoint.root)
    for older in (*near, size):
        proof = consistency_proof(older, size, hash_of)
        assert is_consistent(older, size, root_of(leaves[:older]), checkpoint.root, proof)
        assert hash_of(0, older) == root_of(leaves[:older])


@pytest.mark.parametrize("since", [100, 256, 300, pytest.param(70_000, marks=pytest.mark.long)])
def test_a_log_whose_files_do_not_lead_to_the_signed_root_is_not_added_to(tmp_path: Path, since: int) -> None:
    """Another root, a changed entry or a changed tile above: refused, and no checkpoint is written."""
    folder, work = log_at(tmp_path)
    checkpoint = write_log(folder, work, entries(since), KEY)
    before = (folder / "checkpoint").read_bytes()
    with pytest.raises(ValueError, match="do not lead"):
        grow(folder, work, entries(since + 3), since, leaf_hash(b"another"))
    changed = entries(since + 3)
    if since % 256:
        changed[since - 1] = b"changed"
        with pytest.raises(ValueError, match="do not lead"):
            grow(folder, work, changed, since, checkpoint.root)
    above = next((folder / tile.path for tile in tiles_of(since) if tile.level == 1 and not tile.is_full), None)
    if above is not None:
        above.write_bytes(bytes([above.read_bytes()[0] ^ 1]) + above.read_bytes()[1:])
        with pytest.raises(ValueError, match="do not lead"):
            grow(folder, work, entries(since + 3), since, checkpoint.root)
        above.unlink()
        with pytest.raises(ValueError, match="missing"):
            grow(folder, work, entries(since + 3), since, checkpoint.root)
    assert (folder / "checkpoint").read_bytes() == before


def test_a_log_is_not_settled_with_fewer_entries_than_it_had(tmp_path: Path) -> None:
    """A checkpoint never goes back."""
    folder, work = log_at(tmp_path)
    checkpoint = write_log(folder, work, entries(5), KEY)
    growth = TileGrowth(folder, work, since=5, root=checkpoint.root)
    growth.append(entries(1)[0])
    with pytest.raises(ValueError, match="fewer entries"):
        growth.settle()
