# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A sealed record made by hand, and a log that holds its root: everything a proof needs, without a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.signed_notes import SignatureKind, SignedNote, SigningKey
from vorlage.domain.custody import Digest, ItemNumber
from vorlage.domain.merkle import inclusion_proof, leaf_hash, ranges_of, root_of
from vorlage.domain.seals import PageRaster, Seal, SealedField, SealedPassage, SealNumber
from vorlage.domain.transparency_log import Checkpoint
from vorlage.sealing.canonical import canonical
from vorlage.sealing.keeping import KeptSeal, SealInMaking
from vorlage.sealing.opening import LogPlace, Opened, Shown, open_record
from vorlage.sealing.passages import normalised

KEY = SigningKey.new("editions-log")
COSIGNER = SigningKey.new("partner", SignatureKind.COSIGNATURE)
WORDS = (
    "The board was told in July.",
    "Costs: <b>none</b> & \\u003c \u202e",
    "المجلس أُبلغ في تموز",
    "董事会七月获悉。",
    "e\u0301",
)


def a_raster(width: int = 200, height: int = 130, grain: int = 1) -> PageRaster:
    """A page with something in every tile."""
    levels = np.random.default_rng(grain).integers(0, 16, width * height, dtype=np.uint8)
    return PageRaster(width=width, height=height, levels=levels.tobytes())


def a_text_page(width: int = 1240, height: int = 1754, grain: int = 1) -> PageRaster:
    """A page that looks as a page of text does: white paper, lines of letters with grey edges."""
    chance = np.random.default_rng(grain)
    levels = np.full((height, width), 15, np.uint8)
    for top in range(150, height - 150, 34):
        line = chance.integers(0, 16, (22, width - 300), dtype=np.uint8)
        levels[top : top + 22, 150 : width - 150] = np.where(chance.random((22, width - 300)) < 0.25, line, 15)
    return PageRaster(width=width, height=height, levels=levels.tobytes())


def keep_record(
    folder: Path, rasters: Sequence[PageRaster] = (), words: Sequence[str] = WORDS, number: int = 1
) -> KeptSeal:
    """Seal pages and passages, and give what is kept of it."""
    case = CaseFolder(folder)
    for place in (case.root, case.work):
        place.mkdir(exist_ok=True)
    making = SealInMaking(case, SealNumber(number))
    for page, raster in enumerate(rasters or (a_raster(),), start=1):
        making.take(page, raster)
    fields = (SealedField(name="date", value="2026-07"), SealedField(name="type", value="application/pdf"))
    passages = tuple(
        SealedPassage(page=1, order=order, start=100 * order, end=100 * order + len(text), text=normalised(text))
        for order, text in enumerate(words)
    )
    seal = Seal(
        number=SealNumber(number),
        item=ItemNumber(7),
        root=Digest(making.settle(fields, passages).hex()),
        layer_digest=Digest("ab" * 32),
        version="1.1",
        made_at=datetime(2026, 11, 21, tzinfo=UTC),
    )
    return KeptSeal(case, seal)


@dataclass(frozen=True)
class LogOfRoots:
    """A log in which the root of a record stands, among others."""

    root: str
    before: int = 3
    after: int = 2
    is_cosigned: bool = False

    def place(self) -> LogPlace:
        """Its place, under a checkpoint signed now."""
        entry = canonical({"date": "2026-11-21", "edition": 1, "root": self.root, "type": "record"})
        others = [f"entry {number}".encode() for number in range(self.before + self.after)]
        lines = [*others[: self.before], entry.encode(), *others[self.before :]]
        hashes = [leaf_hash(line) for line in lines]
        text = Checkpoint(origin=KEY.name, size=len(lines), root=root_of(hashes)).text
        signatures = [KEY.sign(text)]
        if self.is_cosigned:
            signatures.append(COSIGNER.sign(text, at=1_795_000_000))
        return LogPlace(
            entry=entry,
            index=self.before,
            path=inclusion_proof(self.before, len(lines), ranges_of(hashes)),
            checkpoint=SignedNote(text, tuple(signatures)).note,
            keys=tuple(key.verifier.text for key in (KEY, COSIGNER)[: len(signatures)]),
        )


def opened_record(
    kept: KeptSeal, withheld: Mapping[int, Sequence[int]] | None = None, passages: Sequence[int] = ()
) -> Opened:
    """Pages with these tiles withheld, and these passages."""
    tiles = {page: tuple(places) for page, places in (withheld or {}).items()}
    fields = (0,) if passages else ()
    return open_record(kept, Shown(fields=fields, passages=tuple(passages), withheld_tiles=tiles))


def a_proof(kept: KeptSeal, withheld: Mapping[int, Sequence[int]] | None = None, passages: Sequence[int] = ()) -> str:
    """A whole proof."""
    return opened_record(kept, withheld, passages).proof(LogOfRoots(kept.seal.root.hex, is_cosigned=True).place())
