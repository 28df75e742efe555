# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Whoever holds the original, or a list of all it could say, learns nothing of what is withheld."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator

import pytest

from tests.sealing.a_sealed_record import WORDS, a_proof, a_raster
from vorlage.sealing import trees
from vorlage.sealing.canonical import canonical
from vorlage.sealing.keeping import KeptSeal
from vorlage.sealing.record_tree import SLOT_TAG, RecordTree, page_tiles_root
from vorlage.sealing.tiles import TILE_TAG, tile_contents


def published_digests(proof: str) -> set[bytes]:
    """Every 32 bytes that a proof gives away, wherever they stand."""
    value = json.loads(proof)
    found = {bytes.fromhex(each) for each in re.findall(r"[0-9a-f]{64}", proof)}
    for given in [value["record"], *(each["tiles"] for each in value["opened"] if each["type"] == "page")]:
        held = base64.urlsafe_b64decode(given["digests"] + "==")
        found.update(held[at : at + 32] for at in range(0, len(held), 32))
    return found


def published_seeds(proof: str) -> Iterator[bytes]:
    """Every seed that a proof gives away: an attacker tries them as salts of other leaves."""
    value = json.loads(proof)
    for given in [value["record"], *(each["tiles"] for each in value["opened"] if each["type"] == "page")]:
        held = base64.urlsafe_b64decode(given["seeds"] + "==")
        for at in range(0, len(held), 16):
            yield from trees.leaf_salts(held[at : at + 16], 8)


def matches(proof: str, candidates: Iterable[bytes]) -> int:
    """How many candidates for a withheld leaf an attacker can confirm: with no salt, a constant one, or any known."""
    digests, salts = published_digests(proof), [b"", bytes(16), bytes(32), *published_seeds(proof)]
    found = 0
    for candidate in candidates:
        guesses = {hashlib.sha256(start + candidate).digest() for start in (b"", b"\x00")}
        for tag in (SLOT_TAG, TILE_TAG):
            guesses.update(trees.leaf_digest(salt, tag, candidate) for salt in salts)
        found += bool(guesses & digests)
    return found


def the_original() -> list[bytes]:
    """All that the record holds: texts as they are, passages as they are sealed, tiles."""
    passages = [
        canonical({"order": order, "page": 1, "text": text, "type": "passage"}).encode()
        for order, text in enumerate(WORDS)
    ]
    return [*(text.encode() for text in WORDS), *passages, *tile_contents(a_raster())]


def test_who_has_the_original_cannot_tell_it_by_what_is_published(kept: KeptSeal) -> None:
    """Root, digests and seeds of an opening confirm not one of the withheld tiles and passages."""
    withheld = tuple(range(1, 35))
    proof = a_proof(kept, {1: withheld}, (3,))
    hidden = [each for place, each in enumerate(tile_contents(a_raster())) if place in withheld]
    texts = [
        each for each in the_original() if each not in set(tile_contents(a_raster())) and WORDS[3].encode() not in each
    ]
    assert len(hidden) == 34
    assert matches(proof, [*hidden, *texts]) == 0


def one_salt_for_all(_seed: bytes, count: int) -> list[bytes]:
    """The fault that is planted."""
    return [bytes(16)] * count


def test_the_attack_finds_everything_when_salts_are_constant(kept: KeptSeal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The attack is a real one: with a planted fault, every withheld tile that stands alone is found."""
    as_it_should_be = trees.leaf_salts
    monkeypatch.setattr("vorlage.sealing.trees.leaf_salts", one_salt_for_all)
    monkeypatch.setattr("vorlage.sealing.record_tree.leaf_salts", one_salt_for_all)
    monkeypatch.setattr("vorlage.sealing.opening.leaf_salts", one_salt_for_all)
    faulty = KeptSeal.__new__(KeptSeal)
    faulty.__dict__.update(kept.__dict__)
    faulty.__dict__["_tree"] = _tree_whatever_its_root(faulty)
    proof = a_proof(faulty, {1: (0, 3, 16, 30)})
    monkeypatch.setattr("vorlage.sealing.trees.leaf_salts", as_it_should_be)
    hidden = [each for place, each in enumerate(tile_contents(a_raster())) if place in (0, 3, 16, 30)]
    assert matches(proof, hidden) == 4


def _tree_whatever_its_root(kept: KeptSeal) -> RecordTree:
    leaves, seed = kept.leaves(), kept.seed()
    roots = {page.number: page_tiles_root(seed, page, kept.raster(page)) for page in leaves.pages}
    return RecordTree(seed=seed, fields=leaves.fields, passages=leaves.passages, pages=leaves.pages, page_roots=roots)


def test_a_secret_does_not_show_in_what_is_printed(kept: KeptSeal) -> None:
    """No seed in the representation of a tree, a seal or an opening."""
    seed = kept.seed()
    for printed in (repr(kept.tree()), repr(kept.seal), repr(trees.cover(bytes(16), [bytes(32)] * 4, [1]))):
        assert repr(seed)[2:-1] not in printed
        assert seed.hex() not in printed
