# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What of a sealed record is shown, as parts of a proof: contents and seeds for them, digests for all the rest."""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from vorlage.domain.seals import Seal, SealedPage
from vorlage.domain.transparency_log import LogProof
from vorlage.sealing.canonical import canonical
from vorlage.sealing.keeping import KeptSeal
from vorlage.sealing.record_tree import RecordTree, field_content, passage_content, tiles_seed
from vorlage.sealing.tiles import blackened, runs_of, tile_digests
from vorlage.sealing.trees import Cover, cover, leaf_salts

FORMAT: Final = "vorlage-sealed-pages-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPlace:
    """Where the root of a record stands in a log: its entry, that it is there, and the keys that signed for the log.

    `keys` are verifier keys as C2SP writes them, one for each signature of the checkpoint and in their order: that of
    the log first, then cosigners.
    """

    entry: str
    index: int
    path: tuple[bytes, ...]
    checkpoint: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is to be shown of a record: places in its kept leaves, and for each page the tiles that are withheld."""

    fields: tuple[int, ...] = ()
    passages: tuple[int, ...] = ()
    withheld_tiles: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """By page number; a page that is not in it is not shown at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The part of a proof that concerns the record. Nothing of the item, the case or the seed is in it."""

    seal: Seal
    record: Mapping[str, Any] | None = field(repr=False)
    contents: tuple[Mapping[str, Any], ...] = field(repr=False)

    def proof(self, place: LogPlace) -> str:
        """The whole proof, as canonical JSON: what `docs/reference/sealed-pages.md` lays down."""
        log = LogProof(index=place.index, path=place.path, note=place.checkpoint)
        return canonical(
            {
                "format": FORMAT,
                "keys": list(place.keys),
                "log": {"entry": place.entry, "proof": log.text},
                "opened": [dict(content) for content in self.contents],
                "record": None if self.record is None else dict(self.record),
            }
        )


def open_record(kept: KeptSeal, shown: Shown) -> Opened:
    """Open what is to be shown, and nothing else; with nothing to show, the root alone.

    Raises:
        SealBrokenError: What the seal was made of is gone or damaged.
    """
    if not (shown.fields or shown.passages or shown.withheld_tiles):
        return Opened(seal=kept.seal, record=None, contents=())
    tree = kept.tree()
    contents: dict[int, Mapping[str, Any]] = {}
    for position in shown.fields:
        contents[tree.place_of_field(position)] = field_content(tree.fields[position])
    for position in shown.passages:
        contents[tree.place_of_passage(position)] = passage_content(tree.passages[position])
    for position, page in enumerate(tree.pages):
        if page.number in shown.withheld_tiles:
            withheld = shown.withheld_tiles[page.number]
            contents[tree.place_of_page(position)] = _page(kept, tree, page, withheld)
    places = sorted(contents)
    opened = set(places)
    given = cover(tree.slots_seed, tree.leaves, [place for place in range(tree.count) if place not in opened])
    record = {"opened": places, "slots": tree.count, **_as_json(given)}
    return Opened(seal=kept.seal, record=record, contents=tuple(contents[place] for place in places))


def _page(kept: KeptSeal, tree: RecordTree, page: SealedPage, withheld: Sequence[int]) -> Mapping[str, Any]:
    raster = kept.raster(page)
    seed = tiles_seed(tree.seed, page.number)
    given = cover(seed, tile_digests(raster, leaf_salts(seed, page.tiles)), withheld)
    packed = zlib.compress(blackened(raster, withheld).packed_rows())
    return {
        "height": page.height,
        "levels": in_base64(packed),
        "levels_digest": hashlib.sha256(packed).hexdigest(),
        "page": page.number,
        "tiles": {"withheld": [list(run) for run in runs_of(withheld)], **_as_json(given)},
        "type": "page",
        "width": page.width,
    }


def _as_json(given: Cover) -> dict[str, str]:
    return {"digests": in_base64(given.digests), "seeds": in_base64(given.seeds)}


def in_base64(content: bytes) -> str:
    """Base64 for addresses (RFC 4648, section 5), without padding."""
    return base64.urlsafe_b64encode(content).decode("ascii").rstrip("=")
