# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Reading what is pending: each item in the jail, its outcome, pages and members in one transaction.

An item is read again after a kill only if its answer was not committed, and answers are committed in the order of the
items' numbers, so that members of containers get the same numbers on every run.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from vorlage.catalogue import items as item_rows
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.pages import insert_pages
from vorlage.custody.accession import Arrival, arrival_of, enter_items
from vorlage.custody.vault import Vault
from vorlage.domain.custody import Accession, AccessionNumber, Item, Outcome
from vorlage.extraction.reader import EXTRACTION_VERSION, Extracted, extract_original
from vorlage.jail.limits import JailLimits
from vorlage.jail.supervisor import Jail
from vorlage.jobs.ports import Runner

MAX_DEPTH: Final = 8
"""How many containers may stand inside one another: a letter in a folder in a mailbox in an archive, and then some."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one item, before it is committed: its members are in the vault already."""

    item: Item
    extracted: Extracted
    arrivals: tuple[Arrival, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRoom:
    """All that reading needs, chosen once by `app.py`."""

    catalogue: Catalogue
    vault: Vault
    jail: Jail
    limits: JailLimits
    runner: Runner
    work: Path
    clock: Callable[[], datetime]
    tool: str


def read_pending(room: ReadingRoom, *, waiting: Callable[[int], None], progress: Callable[[Item], None]) -> int:
    """Read every pending item, members of containers included; return how many were read.

    `waiting` is told how many more are to be read, `progress` each item once its outcome is durable.
    """
    with room.catalogue.reading() as connection:
        accessions = {each.number: each for each in item_rows.list_accessions(connection)}
    done = 0
    while pending := _pending(room.catalogue):
        waiting(len(pending))
        for answer in room.runner.run(lambda item: _read(room, item), pending):
            progress(_commit(room, accessions, answer))
            done += 1
    return done


def _pending(catalogue: Catalogue) -> tuple[Item, ...]:
    with catalogue.reading() as connection:
        return item_rows.list_items(connection, outcome=Outcome.PENDING)


def _read(room: ReadingRoom, item: Item) -> Answer:
    if item.digest is None:
        raise ValueError("a pending item has its bytes in the vault")
    if item.path.count("!/") >= MAX_DEPTH:
        reason = f"container.depth: more than {MAX_DEPTH} containers inside one another"
        return Answer(item, Extracted(outcome=Outcome.REFUSED, reason=reason, media_type=""), ())
    work = Path(tempfile.mkdtemp(prefix=f"item-{item.number}-", dir=room.work))
    try:
        extracted = extract_original(
            room.jail, room.vault.original(item.digest), name=item.path, genre=item.genre, work=work, limits=room.limits
        )
        return Answer(item, extracted, tuple(_arrivals(room.vault, item, extracted)))
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _arrivals(vault: Vault, item: Item, extracted: Extracted) -> Iterator[Arrival]:
    for member in extracted.members:
        path = f"{item.path}!/{member.name}"
        if member.content is None:
            yield Arrival(path, None, member.outcome or Outcome.REFUSED, member.outcome_reason)
        else:
            with member.content.open("rb") as untrusted_stream:
                yield arrival_of(path, vault.keep(untrusted_stream))


def _commit(room: ReadingRoom, accessions: dict[AccessionNumber, Accession], answer: Answer) -> Item:
    extracted = answer.extracted
    item = replace(answer.item, outcome=extracted.outcome, reason=extracted.reason, media_type=extracted.media_type)
    with room.catalogue.writing() as connection:
        item_rows.update_outcome(connection, item, EXTRACTION_VERSION)
        insert_pages(connection, item.number, extracted.pages, extracted.head)
        enter_items(
            connection,
            accessions[item.accession],
            answer.arrivals,
            parent=item.number,
            now=room.clock(),
            tool=room.tool,
        )
    return item
