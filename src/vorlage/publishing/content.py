# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What an edition shows: all of it public, nothing of the case that is not here.

The pages are made of these alone. What is not a field here (an item's number, path, digest or size, when it came in and
with what, who checked it) has no way into an edition.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from vorlage.domain.claims import ClaimStatus, DriftKind
from vorlage.domain.editions import Correction, EditionNumber, ExhibitLabel, ExhibitMode
from vorlage.domain.seals import PageRaster

PixelBox = tuple[int, int, int, int]
"""Left, top, right, bottom, in pixels of a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWords:
    """Words of a record; `is_proven` when the proof opens just them."""

    text: str = field(repr=False)
    is_proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPicture:
    """A page with what is withheld painted black. `marks` are the passage, `withheld` how many places are black."""

    raster: PageRaster
    marks: tuple[PixelBox, ...]
    withheld: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownExhibit:
    """An exhibit as readers see it. `page` is None where nothing is said of it; `root` is that of the record's seal."""

    label: ExhibitLabel
    mode: ExhibitMode
    caption: str = field(repr=False)
    claim: str = field(repr=False)
    language: str
    page: int | None
    root: str
    dated: date
    """With which day the seal stands in the log: that of the first edition with this record."""
    words: tuple[ShownWords, ...]
    picture: ShownPicture | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDrift:
    """Two wordings of a claim in two reports."""

    before: str = field(repr=False)
    after: str = field(repr=False)
    kind: DriftKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClaim:
    """A claim of the press that people decided about, masked; `outlets` are as printed."""

    text: str = field(repr=False)
    kind: str
    language: str
    outlets: tuple[str, ...]
    origins: tuple[int, int]
    drift: tuple[ShownDrift, ...]
    status: ClaimStatus
    exhibits: tuple[ExhibitLabel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLineage:
    """The stemma of the reports: the drawing, what it shows in words, and the origins behind it."""

    drawing: str = field(repr=False)
    summary: str
    origins: tuple[int, int]
    families: tuple[tuple[str, tuple[str, ...]], ...] = field(repr=False)
    """Each origin with the reports that go back to it, by outlet."""
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierEdition:
    """An edition that was published, with what it said to be wrong in those before."""

    number: EditionNumber
    dated: date
    exhibits: int
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionContent:
    """All that an edition shows. `editions` are all up to this one, in order."""

    number: EditionNumber
    dated: date
    title: str = field(repr=False)
    language: str
    introduction: str = field(repr=False)
    exhibits: tuple[ShownExhibit, ...]
    claims: tuple[ShownClaim, ...]
    claims_unlisted: int
    lineage: ShownLineage | None
    editions: tuple[EarlierEdition, ...]
    verifier_key: str
    missed: tuple[str, ...]
    """What share of claims of each kind the machine misses, in words, for the languages of the reports."""
