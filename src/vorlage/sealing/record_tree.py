# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The digest tree of one record: a slot for each field, passage and page, among decoys, in an order that says nothing.

A page's slot holds the root of its tiles. Slots are put in the order of a keyed digest, and decoys fill the tree up to
the next power of two, so that neither place nor number of a slot tells how much there is (RFC 9901, sections 4.2.4 and
4.2.5: shuffled and decoy digests). How many *places* of a page or text are withheld is not hidden: readers are told.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from vorlage.domain.seals import PageRaster, SealedField, SealedPage, SealedPassage
from vorlage.sealing.canonical import canonical
from vorlage.sealing.tiles import tile_digests
from vorlage.sealing.trees import SEED_BYTES, leaf_digest, leaf_salts, root_digest

SEAL_VERSION: Final = "1"
"""Of how a record becomes a root."""
ROOT_SEED_BYTES: Final = 32
SLOT_TAG: Final = b"vorlage/slot/1\x00"
SEAL_TAG: Final = b"\x02vorlage/seal/1\x00"
FEWEST_SLOTS: Final = 16
_DECOY: Final[dict[str, Any]] = {"type": "decoy"}


def field_content(sealed: SealedField) -> dict[str, Any]:
    """What the slot of a field holds."""
    return {"name": sealed.name, "type": "field", "value": sealed.value}


def passage_content(sealed: SealedPassage) -> dict[str, Any]:
    """What the slot of a passage holds."""
    return {"order": sealed.order, "page": sealed.page, "text": sealed.text, "type": "passage"}


def page_content(sealed: SealedPage, tiles_root: bytes) -> dict[str, Any]:
    """What the slot of a page holds."""
    sides = {"height": sealed.height, "width": sealed.width}
    return {**sides, "page": sealed.number, "tiles": tiles_root.hex(), "type": "page"}


def slot_digest(salt: bytes, content: Mapping[str, Any]) -> bytes:
    """The leaf of a slot."""
    return leaf_digest(salt, SLOT_TAG, canonical(content).encode("utf-8"))


def seal_root(slots: int, tree_root: bytes) -> bytes:
    """The root of a seal: it binds how many slots there are."""
    return hashlib.sha256(SEAL_TAG + slots.to_bytes(4, "big") + tree_root).digest()


def tiles_seed(seed: bytes, page_number: int) -> bytes:
    """The seed from which the salts of a page's tiles come."""
    return _derived(seed, b"vorlage/tiles/1", page_number)


def page_tiles_root(seed: bytes, page: SealedPage, raster: PageRaster) -> bytes:
    """The root over the tiles of a page."""
    return root_digest(tile_digests(raster, leaf_salts(tiles_seed(seed, page.number), page.tiles)))


@dataclass(frozen=True, kw_only=True)
class RecordTree:
    """All slots of one record. `seed` is as secret as the record itself."""

    seed: bytes = field(repr=False)
    fields: tuple[SealedField, ...] = field(repr=False)
    passages: tuple[SealedPassage, ...] = field(repr=False)
    pages: tuple[SealedPage, ...]
    page_roots: Mapping[int, bytes] = field(repr=False)
    """The root over the tiles of each page, by its number."""

    def __post_init__(self) -> None:
        if len(self.seed) != ROOT_SEED_BYTES:
            raise ValueError("a seed has 32 bytes")
        if {page.number for page in self.pages} != set(self.page_roots):
            raise ValueError("every sealed page has a root of its tiles")

    @cached_property
    def _natural(self) -> Sequence[Mapping[str, Any]]:
        return (
            *map(field_content, self.fields),
            *map(passage_content, self.passages),
            *(page_content(page, self.page_roots[page.number]) for page in self.pages),
        )

    @cached_property
    def count(self) -> int:
        """How many slots there are: a power of two, with one decoy at the least."""
        return max(FEWEST_SLOTS, 1 << len(self._natural).bit_length())

    @cached_property
    def _order(self) -> Sequence[int]:
        """Which slot in natural order stands at each place."""
        return sorted(range(self.count), key=lambda place: _derived(self.seed, b"vorlage/order/1", place, 32))

    @cached_property
    def places(self) -> Sequence[int]:
        """Where each slot stands: fields, passages, pages, decoys."""
        found = [0] * self.count
        for place, natural in enumerate(self._order):
            found[natural] = place
        return found

    def place_of_field(self, position: int) -> int:
        """The place of a field in the tree."""
        return self.places[position]

    def place_of_passage(self, position: int) -> int:
        """The place of a passage in the tree."""
        return self.places[len(self.fields) + position]

    def place_of_page(self, position: int) -> int:
        """The place of a page in the tree."""
        return self.places[len(self.fields) + len(self.passages) + position]

    @property
    def slots_seed(self) -> bytes:
        """The seed from which the salts of all slots come."""
        return _derived(self.seed, b"vorlage/slots/1", 0)

    @cached_property
    def leaves(self) -> Sequence[bytes]:
        """The digests of all slots, by place."""
        salts = leaf_salts(self.slots_seed, self.count)
        natural = self._natural
        return [
            slot_digest(salt, natural[position] if position < len(natural) else _DECOY)
            for salt, position in zip(salts, self._order, strict=True)
        ]

    @cached_property
    def root(self) -> bytes:
        """The root of the seal."""
        return seal_root(self.count, root_digest(self.leaves))


def _derived(seed: bytes, purpose: bytes, number: int, size: int = SEED_BYTES) -> bytes:
    return hmac.digest(seed, purpose + b"\x00" + number.to_bytes(4, "big"), "sha256")[:size]
