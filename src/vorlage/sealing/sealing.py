# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Sealing a record: its pages drawn once, its text cut once, one root for the log; and checking that roots hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.events import next_sequence
from vorlage.catalogue.items import item_by_number
from vorlage.catalogue.pages import record_of
from vorlage.catalogue.seals import insert_seal, list_seals, mark_forgotten, next_seal
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.custody_log import record_events
from vorlage.custody.problems import Problem
from vorlage.custody.vault import Vault
from vorlage.domain.custody import CustodyEvent, Digest, EventKind, Item, ItemNumber
from vorlage.domain.errors import SealBrokenError, SealingError
from vorlage.domain.pages import Record, text_digest
from vorlage.domain.seals import PageRaster, Seal, SealedField
from vorlage.extraction.picture import has_picture
from vorlage.jail.supervisor import Jail
from vorlage.sealing.keeping import KeptSeal, SealInMaking, forget_seals
from vorlage.sealing.passages import passages_of
from vorlage.sealing.raster import RASTER_VERSION, raster_page
from vorlage.sealing.record_tree import SEAL_VERSION

VERSION = f"{SEAL_VERSION}.{RASTER_VERSION}"
"""A record that was sealed by another version is sealed once more when asked; the earlier seal stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealingRoom:
    """What sealing works with."""

    folder: CaseFolder
    catalogue: Catalogue
    vault: Vault
    jail: Jail
    clock: Callable[[], datetime]
    tool: str


def current_seal(room: SealingRoom, number: ItemNumber) -> Seal | None:
    """The seal that a record has, when it is of its text and by this version; None when it has to be sealed first."""
    with room.catalogue.reading() as connection:
        made, record = list_seals(connection, number), record_of(connection, number)
    if not made or record is None:
        return None
    is_current = (made[-1].layer_digest, made[-1].version) == (text_digest(record.text), VERSION)
    return made[-1] if is_current else None


def seal_record(room: SealingRoom, number: ItemNumber) -> Seal:
    """The seal of a record as it is now: the one it has, or one made now. Only by the one writer of the case.

    Steps: 1. a seal of the same text and version is kept as it is. 2. each page with a picture is drawn in the jail.
    3. seed, then rasters and leaves, durably. 4. the seal and its custody event, in one transaction.

    Raises:
        SealingError: The item has no pages of its own to seal.
        OriginalMissingError: The original is not where custody put it.
        DiskFullError: No space; nothing is sealed.
    """
    made = current_seal(room, number)  # step 1
    if made is not None:
        return made
    with room.catalogue.reading() as connection:
        item, record = item_by_number(connection, number), record_of(connection, number)
        if item is None or record is None or item.digest is None:
            raise _nothing_to_seal(number)
        next_number = next_seal(connection)
    making = SealInMaking(room.folder, next_number)
    for page_number, raster in _rasters(room, item, item.digest, record):  # step 2
        making.take(page_number, raster)
    root = making.settle(fields_of(record), passages_of(record))  # step 3
    seal = Seal(
        number=next_number,
        item=number,
        root=Digest(root.hex()),
        layer_digest=text_digest(record.text),
        version=VERSION,
        made_at=room.clock(),
    )
    _enter(room, seal)  # step 4
    return seal


def fields_of(record: Record) -> tuple[SealedField, ...]:
    """The lines about a record that can be shown one by one: its date where it has one, how many pages, its type."""
    date = record.head.published or record.head.made_on
    dated = (SealedField(name="date", value=date),) if date else ()
    pages = SealedField(name="pages", value=str(len(record.pages)))
    return (*dated, pages, SealedField(name="type", value=record.media_type))


def broken_seals(folder: CaseFolder, catalogue: Catalogue, checked: Callable[[], None]) -> Iterator[Problem]:
    """Every seal whose root does not come out again from what is kept of it; `checked` is called for each seal."""
    with catalogue.reading() as connection:
        seals = list_seals(connection)
    for seal in seals:
        checked()
        try:
            KeptSeal(folder, seal).tree()
        except SealBrokenError as broken:
            found = broken.found or ""
            yield Problem(broken.code, seal.item, f"seals/{seal.number}", seal.root.hex, found)


def forget_record(room: SealingRoom, number: ItemNumber) -> int:
    """Delete what could open the seals of a record that is withdrawn; return how many there were."""
    with room.catalogue.writing() as connection:
        seals = list_seals(connection, number)
        mark_forgotten(connection, number, room.clock())
    forget_seals(room.folder, seals)
    return len(seals)


def _rasters(room: SealingRoom, item: Item, digest: Digest, record: Record) -> Iterator[tuple[int, PageRaster]]:
    if not has_picture(item.media_type):
        return
    original = room.vault.original(digest)
    with TemporaryDirectory(prefix="draw-", dir=room.folder.work) as work:
        for page in record.pages:
            raster = raster_page(
                room.jail, original, media_type=item.media_type, page_number=page.number, work=Path(work)
            )
            if raster is not None:
                yield page.number, raster


def _enter(room: SealingRoom, seal: Seal) -> None:
    with room.catalogue.writing() as connection:
        insert_seal(connection, seal)
        event = CustodyEvent(
            sequence=next_sequence(connection),
            at=seal.made_at,
            kind=EventKind.MESSAGE_DIGEST_CALCULATION,
            accession=None,
            item=seal.item,
            digest=seal.root,
            tool=room.tool,
            detail=f"seal {seal.number}, version {seal.version}",
        )
        record_events(connection, [event])


def _nothing_to_seal(number: ItemNumber) -> SealingError:
    return SealingError(
        f"Item {number} has no pages of its own to seal.",
        record=number,
        unharmed="Nothing was sealed or changed.",
        next_step="see its outcome, and which item it repeats: vorlage status CASE --items",
    )
