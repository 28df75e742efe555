# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""An edition made of opened exhibits: its words, its place in the log, its proofs, its pages, its manifest.

1. The words of the edition, and the log with its entries. 2. A proof for each exhibit, checked at once, as a reader
will. 3. Pages made of what the proofs show, so that no page shows what is not proven. 4. The manifest, signed.

Pure but for the key: the same input makes the same bytes, and no clock is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from vorlage.custody.signed_notes import SigningKey, sign_note
from vorlage.domain.editions import Correction, ExhibitLabel, ExhibitList, ExhibitMode
from vorlage.domain.seals import PageRaster
from vorlage.domain.words import Box
from vorlage.publishing.content import (
    EarlierEdition,
    EditionContent,
    PixelBox,
    ShownClaim,
    ShownExhibit,
    ShownLineage,
    ShownPicture,
)
from vorlage.publishing.edition_log import EditionLog, words_digest
from vorlage.publishing.manifest import MANIFEST, NOTE, manifest_of, signed_manifest
from vorlage.publishing.opening import OpenedExhibit
from vorlage.publishing.pages import pages_of
from vorlage.redaction.checking.pdf_layers import unpacked
from vorlage.sealing.canonical import canonical
from vorlage.sealing.excerpt import READER_PROGRAM, ExcerptWords, excerpt_page, reader_program
from vorlage.sealing.verifying import ProvenExcerpt, verify_proof

_FORMAT: Final = "vorlage-edition-1"
_MARGIN: Final = 4
"""Pixels of a mark around its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionOrder:
    """What an edition is made of. `log` is that of the editions before it."""

    listed: ExhibitList
    opened: tuple[OpenedExhibit, ...]
    corrections: tuple[Correction, ...]
    dated: date
    log: EditionLog
    claims: tuple[ShownClaim, ...]
    claims_unlisted: int
    lineage: ShownLineage | None
    missed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeEdition:
    """An edition, not yet handed out: its files by their places, and the log with it."""

    files: Mapping[str, bytes]
    log: EditionLog
    new_lines: tuple[str, ...]


def label_of(order: EditionOrder, exhibit: OpenedExhibit) -> ExhibitLabel:
    """What an exhibit is called in the edition that is made."""
    return ExhibitLabel(len(order.log.editions) + 1, exhibit.placed.request.place)


def make_edition(order: EditionOrder, key: SigningKey) -> MadeEdition:
    """Make an edition, steps 1 to 4.

    Raises:
        ProofRefusedError: A proof of ours does not hold: a defect.
    """
    told = _words_of(order)  # step 1
    log = order.log.with_edition(
        dated=order.dated,
        exhibits=len(order.opened),
        words=words_digest(told),
        roots=[each.root for each in order.opened],
        corrections=order.corrections,
    )
    log_files = log.files(key)
    note = log_files["checkpoint"].decode("utf-8")
    proofs = [_proof(log, each, note, key) for each in order.opened]  # step 2
    shown = [_shown(order, log, each, verify_proof(proof)) for each, proof in zip(order.opened, proofs, strict=True)]
    made: dict[str, bytes] = {"edition.json": told, READER_PROGRAM: reader_program()}
    made |= pages_of(_content(order, log, shown, key))  # step 3
    for exhibit, proof in zip(shown, proofs, strict=True):
        folder = f"exhibits/{exhibit.label.place}"
        made[f"{folder}/proof.json"] = proof.encode("utf-8")
        words = ExcerptWords(title=order.listed.title, caption=exhibit.caption, language=order.listed.language)
        made[f"{folder}/excerpt.html"] = excerpt_page(proof, words).encode("utf-8")
    made |= {f"log/{name}": content for name, content in log_files.items()}
    for edition in log.editions[:-1]:
        earlier = sign_note(log.checkpoint(key.name, edition.size).text, key)
        made[f"log/earlier/{edition.number}"] = earlier.encode("utf-8")
    made[MANIFEST] = manifest_of(made)  # step 4
    made[NOTE] = signed_manifest(made[MANIFEST], log.editions[-1].number, key)
    return MadeEdition(files=made, log=log, new_lines=log.lines[len(order.log.lines) :])


def as_folder(files: Mapping[str, bytes]) -> dict[str, object]:
    """Files by their places as folders in folders."""
    folder: dict[str, object] = {}
    for place, content in files.items():
        *parents, name = place.split("/")
        inner = folder
        for parent in parents:
            held = inner.setdefault(parent, {})
            if not isinstance(held, dict):
                raise TypeError("a file cannot be a folder too")
            inner = held
        inner[name] = content
    return folder


def _words_of(order: EditionOrder) -> bytes:
    """What the edition says, for programs; the log has its digest."""
    exhibits = [
        {
            "caption": each.placed.request.caption,
            "claim": each.placed.request.claim,
            "label": str(label_of(order, each)),
            "mode": each.placed.request.mode.value,
            "page": _page_shown(each),
            "root": each.root,
            "words": [words.text for words in each.words],
        }
        for each in order.opened
    ]
    told = {
        "date": order.dated.isoformat(),
        "edition": len(order.log.editions) + 1,
        "exhibits": exhibits,
        "format": _FORMAT,
        "introduction": order.listed.introduction,
        "language": order.listed.language,
        "title": order.listed.title,
    }
    return canonical(told).encode("utf-8")


def _page_shown(exhibit: OpenedExhibit) -> int | None:
    """The page of the record, where the exhibit shows anything of it."""
    return None if exhibit.placed.request.mode is ExhibitMode.STATEMENT else exhibit.placed.page


def _proof(log: EditionLog, exhibit: OpenedExhibit, note: str, key: SigningKey) -> str:
    index = log.place_of(exhibit.root)
    if index is None:
        raise ValueError("the root was entered with the edition")
    return exhibit.opening.proof(log.lines[index], index, log.path_of(index), note, key.verifier.text)


def _shown(order: EditionOrder, log: EditionLog, exhibit: OpenedExhibit, proven: ProvenExcerpt) -> ShownExhibit:
    entered = next(each.dated for each in log.editions if exhibit.root in each.roots)
    return ShownExhibit(
        label=label_of(order, exhibit),
        mode=exhibit.placed.request.mode,
        caption=exhibit.placed.request.caption,
        claim=exhibit.placed.request.claim,
        language=exhibit.language,
        page=_page_shown(exhibit),
        root=exhibit.root,
        dated=entered,
        words=exhibit.words,
        picture=_picture(exhibit, proven),
    )


def _picture(exhibit: OpenedExhibit, proven: ProvenExcerpt) -> ShownPicture | None:
    """The page as its proof shows it."""
    if not proven.pages:
        return None
    shown = proven.pages[0]
    raster = unpacked(shown.page.width, shown.page.height, shown.packed_rows)
    marks = tuple(_in_pixels(box, exhibit.size, raster) for box in exhibit.placed.boxes)
    return ShownPicture(raster=raster, marks=marks, withheld=shown.places_withheld)


def _in_pixels(box: Box, size: tuple[float, float], raster: PageRaster) -> PixelBox:
    across = raster.width / size[0] if size[0] else 1.0
    down = raster.height / size[1] if size[1] else 1.0
    return (
        max(0, int(box.x0 * across) - _MARGIN),
        max(0, int(box.y0 * down) - _MARGIN),
        min(raster.width, int(box.x1 * across) + _MARGIN),
        min(raster.height, int(box.y1 * down) + _MARGIN),
    )


def _content(order: EditionOrder, log: EditionLog, shown: Sequence[ShownExhibit], key: SigningKey) -> EditionContent:
    return EditionContent(
        number=log.editions[-1].number,
        dated=order.dated,
        title=order.listed.title,
        language=order.listed.language,
        introduction=order.listed.introduction,
        exhibits=tuple(shown),
        claims=order.claims,
        claims_unlisted=order.claims_unlisted,
        lineage=order.lineage,
        editions=tuple(
            EarlierEdition(number=each.number, dated=each.dated, exhibits=each.exhibits, corrections=each.corrections)
            for each in log.editions
        ),
        verifier_key=key.verifier.text,
        missed=order.missed,
    )
