# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a worker does, in this process or on another machine: read one item of a case, and say what came of it.

Everything a worker is given is plain, so that it can be sent: the place of the case on a disk that all workers share,
limits, an item. It opens the original itself and starts the jail itself. It puts members into the vault, where they
are safe and harm nobody; it never touches the catalogue.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from vorlage.custody.accession import Arrival, arrival_of
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.durable import full_disk_named
from vorlage.custody.vault import Vault
from vorlage.domain.custody import Item, Outcome
from vorlage.domain.pages import Page
from vorlage.extraction.ocr.recognising import OCR_LIMITS, recognise_pages
from vorlage.extraction.reader import Extracted, extract_original
from vorlage.jail.limits import JailLimits
from vorlage.jail.supervisor import Jail

MAX_DEPTH: Final = 8
"""How many containers may stand inside one another: a letter in a folder in a mailbox in an archive, and then some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingTerms:
    """What holds for all reading of one run. Its repr shows neither where the case lies nor a password."""

    root: Path
    limits: JailLimits
    passwords: tuple[str, ...] = ()
    without_jail: bool = False
    """Read although the jail does not hold on this machine: a person said so, and it is on the record."""

    def __repr__(self) -> str:
        return f"ReadingTerms({len(self.passwords)} passwords)"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one item, before it is committed: its members are in the vault already."""

    extracted: Extracted
    arrivals: tuple[Arrival, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadOrder:
    """One item to be read; `stop` is why nothing more may be taken out of it, if so."""

    item: Item
    stop: str = ""


@dataclass(frozen=True, slots=True)
class PageBatch:
    """Some pages of one item, to be recognised by one child; `languages` is what the case is known to hold."""

    item: Item
    page_numbers: tuple[int, ...]
    languages: tuple[str, ...] = ()


@cache
def jail_of_this_process(*, without_jail: bool = False) -> Jail:
    """The one jail of a worker's process; another one that may be weak, for whoever asked for it."""
    return Jail(allow_weak=without_jail)


def read_item(terms: ReadingTerms, order: ReadOrder) -> Answer:
    """Read one item in the jail and put its members into the vault; with `stop`, they are named and stay inside.

    Raises:
        DiskFullError: No space for what came out of it; nothing was lost.
        OriginalMissingError: Its original is not in the vault.
    """
    item = order.item
    if item.digest is None:
        raise ValueError("a pending item has its bytes in the vault")
    if item.path.count("!/") >= MAX_DEPTH:
        return given_up(f"container.depth: more than {MAX_DEPTH} containers inside one another")
    vault = Vault(CaseFolder(terms.root))
    with work_folder(terms, item) as work:
        extracted = extract_original(
            jail_of_this_process(without_jail=terms.without_jail),
            vault.original(item.digest),
            name=item.path,
            genre=item.genre,
            work=work,
            limits=terms.limits,
            passwords=terms.passwords,
        )
        arrivals = tuple(_arrivals(vault, order, extracted))
    return Answer(replace(extracted, members=()), arrivals)


def given_up(reason: str) -> Answer:
    """The answer for an item that nobody reads."""
    return Answer(Extracted(outcome=Outcome.REFUSED, reason=reason, media_type=""))


@contextmanager
def work_folder(terms: ReadingTerms, item: Item) -> Iterator[Path]:
    """A folder for one child, gone afterwards."""
    with full_disk_named():
        work = Path(tempfile.mkdtemp(prefix=f"item-{item.number}-", dir=CaseFolder(terms.root).work))
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)


def _arrivals(vault: Vault, order: ReadOrder, extracted: Extracted) -> Iterator[Arrival]:
    for member in extracted.members:
        path = f"{order.item.path}!/{member.name}"
        if member.content is None:
            yield Arrival(path, None, member.outcome or Outcome.REFUSED, member.outcome_reason)
        elif order.stop:
            yield Arrival(path, None, Outcome.REFUSED, order.stop)
        else:
            with member.content.open("rb") as untrusted_stream:
                yield arrival_of(path, vault.keep(untrusted_stream))


def recognise_batch(terms: ReadingTerms, batch: PageBatch) -> tuple[Page, ...]:
    """Recognise some pages of an item in the jail.

    Raises:
        DiskFullError: No space to work in; nothing is said of the pages.
        OriginalMissingError: The item's original is not in the vault.
    """
    if batch.item.digest is None:
        raise ValueError("an item with pages has its bytes in the vault")
    with work_folder(terms, batch.item) as work:
        recognised = recognise_pages(
            jail_of_this_process(without_jail=terms.without_jail),
            Vault(CaseFolder(terms.root)).original(batch.item.digest),
            media_type=batch.item.media_type,
            page_numbers=batch.page_numbers,
            work=work,
            limits=replace(OCR_LIMITS, memory_bytes=terms.limits.memory_bytes),
            languages=batch.languages,
            passwords=terms.passwords,
        )
    return tuple(each.page for each in recognised)
