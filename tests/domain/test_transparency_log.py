# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Checkpoints, tiles and proofs are written in one way, and nothing else is read."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.merkle import EMPTY_ROOT, inclusion_proof, leaf_hash, ranges_of, root_of
from vorlage.domain.transparency_log import (
    TILE_WIDTH,
    Checkpoint,
    LogProof,
    Tile,
    bundle_of,
    entries_of,
    hash_as_text,
    partial_tiles_of,
    tiles_of,
)

ROOT = leaf_hash(b"a leaf")
BUNDLES = -1


def test_a_log_of_70000_entries_has_the_tiles_that_the_specification_counts() -> None:
    """273 full tiles and one of 112, then 1 and one of 17, then one of 1; as many bundles as tiles of level 0."""
    tiles = list(tiles_of(70_000))
    widths = {level: [each.width for each in tiles if each.level == level] for level in (BUNDLES, 0, 1, 2, 3)}
    assert widths[0] == [TILE_WIDTH] * 273 + [112]
    assert widths[BUNDLES] == widths[0]
    assert widths[1] == [TILE_WIDTH, 17]
    assert widths[2] == [1]
    assert widths[3] == []
    assert {each.path for each in partial_tiles_of(70_000)} == {
        "tile/0/273.p/112",
        "tile/1/001.p/17",
        "tile/2/000.p/1",
        "tile/entries/273.p/112",
    }


def test_a_log_of_256_entries_has_a_full_tile_and_one_hash_above() -> None:
    """And one of none has no tile at all."""
    assert {each.path for each in tiles_of(256)} == {"tile/entries/000", "tile/0/000", "tile/1/000.p/1"}
    assert list(tiles_of(0)) == []


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(0, 1_234_067, 256), "tile/0/x001/x234/067"),
        (Tile(3, 0, 1), "tile/3/000.p/1"),
        (Tile(BUNDLES, 1_000, 255), "tile/entries/x001/000.p/255"),
        (Tile(63, 999, 256), "tile/63/999"),
    ],
)
def test_a_tile_lies_where_the_specification_puts_it(tile: Tile, path: str) -> None:
    """In folders of a thousand at most."""
    assert tile.path == path


@given(st.integers(0, 200_000), st.integers(0, 200_000))
def test_what_was_full_before_need_not_be_written_again(one: int, other: int) -> None:
    """What a longer log has beyond the full tiles of a shorter one is what `since` gives."""
    older, size = sorted((one, other))
    was_full = {each for each in tiles_of(older) if each.is_full}
    assert set(tiles_of(size, since=older)) == set(tiles_of(size)) - was_full


@given(st.lists(st.binary(max_size=300)))
def test_a_bundle_gives_back_its_entries(entries: list[bytes]) -> None:
    """Empty ones among them; a bundle that is cut is refused or shows fewer."""
    bundle = bundle_of(entries)
    assert entries_of(bundle) == tuple(entries)
    if bundle:
        with suppress(ValueError):
            assert len(entries_of(bundle[:-1])) < len(entries)


def test_an_entry_that_is_too_long_for_a_bundle_is_refused() -> None:
    """Its length would not fit into two bytes."""
    assert entries_of(bundle_of([b"x" * 65_535])) == (b"x" * 65_535,)
    with pytest.raises(ValueError, match="65,535"):
        bundle_of([b"x" * 65_536])


@given(st.integers(1, 10**18), st.binary(min_size=32, max_size=32))
def test_a_checkpoint_is_read_as_it_was_written(size: int, root: bytes) -> None:
    """The three lines give back the same origin, size and root."""
    checkpoint = Checkpoint(origin="log-1f", size=size, root=root)
    assert Checkpoint.from_text(checkpoint.text) == checkpoint


GOOD = f"log-1f\n7\n{hash_as_text(ROOT)}\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        GOOD[:-1],
        GOOD + "an extension\n",
        GOOD + "\n",
        GOOD.replace("7", "07"),
        GOOD.replace("7", "-7"),
        GOOD.replace("7", "+7"),
        GOOD.replace("7", "7 "),
        GOOD.replace("7", "٧"),
        GOOD.replace("7", "7" * 20),
        GOOD.replace("7", "0"),
        GOOD.replace("log-1f", ""),
        GOOD.replace("log-1f", "log 1f"),
        GOOD.replace("log-1f", "log+1f"),
        GOOD.replace("log-1f", "log\u20001f"),
        GOOD.replace("=\n", "\n"),
        GOOD.replace("=\n", "==\n"),
        f"log-1f\n7\n{hash_as_text(ROOT[:31])}\n",
        f"log-1f\n7\n{hash_as_text(ROOT)[:-2]}{'B' if hash_as_text(ROOT)[-2] != 'B' else 'C'}=\n",
        GOOD.replace("\n", "\r\n"),
    ],
)
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    """Also what a lenient reader would take for the same one."""
    assert Checkpoint.from_text(GOOD).size == 7
    with pytest.raises(ValueError, match=r".+"):
        Checkpoint.from_text(text)


def test_a_log_without_entries_has_its_one_root() -> None:
    """Another root of nothing is refused."""
    assert Checkpoint(origin="o", size=0, root=EMPTY_ROOT).text == f"o\n0\n{hash_as_text(EMPTY_ROOT)}\n"
    with pytest.raises(ValueError, match="that many leaves"):
        Checkpoint(origin="o", size=0, root=ROOT)


def test_a_proof_of_a_log_is_read_as_it_was_written_and_leads_to_its_root() -> None:
    """And to no other; a path that goes on too long, extra data and another header are refused."""
    leaves = [leaf_hash(bytes([number])) for number in range(11)]
    checkpoint = Checkpoint(origin="log-1f", size=11, root=root_of(leaves))
    note = checkpoint.text + "\n\N{EM DASH} log-1f AAAA\n"
    proof = LogProof(index=4, path=inclusion_proof(4, 11, ranges_of(leaves)), note=note)
    assert LogProof.from_text(proof.text) == proof
    assert proof.text.startswith("c2sp.org/tlog-proof@v1\nindex 4\n")
    assert proof.leads_to(checkpoint, leaves[4])
    assert not proof.leads_to(checkpoint, leaves[5])
    head, _, _ = proof.text.partition("\n\n")
    many = head + "\n" + (hash_as_text(ROOT) + "\n") * 64 + "\n" + note
    for odd in (many, proof.text.replace("@v1", "@v2"), proof.text.replace("index 4", "extra AAAA\nindex 4"), head):
        with pytest.raises(ValueError, match=r".+"):
            LogProof.from_text(odd)
