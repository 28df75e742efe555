# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Keeping the index up to the catalogue: it is derived, so it can be thrown away at any time and made again."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from vorlage.catalogue import items as item_rows
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.derivations import derivation, replace_derivation
from vorlage.catalogue.pages import records
from vorlage.catalogue.standings import Standing, standings_of
from vorlage.catalogue.stores import disk_full, has_no_room
from vorlage.domain.custody import ItemNumber
from vorlage.domain.errors import IndexUnreadableError
from vorlage.domain.pages import Record
from vorlage.search.facet_fields import PageStanding
from vorlage.search.own_date import own_date
from vorlage.search.page_index import INDEX_VERSION, IndexedPage, PageIndex

_MARK: Final = "mark.txt"
_KIND: Final = "search-index"
_READ_ITEMS: Final = 50
COMMIT_PAGES: Final = 30_000
"""So many pages are committed at once: what a kill loses is added again by the next call."""


def is_up_to_date(folder: Path, catalogue: Catalogue) -> bool:
    """Whether the index is the one the catalogue knows, and has every page."""
    with catalogue.reading() as connection:
        return _is_known(folder, connection) and not item_rows.not_indexed(connection)


def bring_up_to_date(folder: Path, catalogue: Catalogue, *, commit_pages: int = COMMIT_PAGES) -> PageIndex:
    """Open the index with every page in it; one that is gone, broken or of another version is made again.

    The caller is the only writer of the case. A kill at any moment leaves an index that the next call completes: pages
    are marked as indexed only after the commit that holds them, and a page that is added again is left as it is.

    Args:
        folder: Of the index.
        catalogue: What is to be indexed.
        commit_pages: So many pages are committed, and found by readers, at once.

    Raises:
        DiskFullError: There is no room for it; it is made or completed by the next call.
        IndexUnreadableError: It cannot be written for another reason.
    """
    try:
        return _bring_up_to_date(folder, catalogue, commit_pages)
    except IndexUnreadableError as failure:
        if has_no_room(folder.parent):
            raise disk_full() from failure
        raise


def forget_item(folder: Path, catalogue: Catalogue, number: ItemNumber) -> PageIndex:
    """Make the index without an item whose pages have left the catalogue: nothing of their text stays in the folder.

    From the first moment no search finds them. The rest takes as long as making the whole index: Tantivy takes words
    out of its files only when it writes them anew, and cannot be told when.

    Raises:
        CaseBusyError: Another process is writing to the index; nothing was changed.
        DiskFullError: There is no room for it; the pages are found no more, and the next call makes the index.
    """
    with suppress(IndexUnreadableError):
        PageIndex.open(folder).remove(number)
    _begin_again(folder, catalogue)
    return bring_up_to_date(folder, catalogue)


def _bring_up_to_date(folder: Path, catalogue: Catalogue, commit_pages: int) -> PageIndex:
    with catalogue.reading() as connection:
        known = _is_known(folder, connection)
    if known:
        try:
            return _complete(PageIndex.open(folder), catalogue, commit_pages)
        except IndexUnreadableError:
            if has_no_room(folder.parent):
                raise
    _begin_again(folder, catalogue)
    return _complete(PageIndex.open(folder), catalogue, commit_pages)


def _is_known(folder: Path, connection: Connection) -> bool:
    place = folder / _MARK
    if not place.is_file():
        return False
    return derivation(connection, _KIND, INDEX_VERSION) == place.read_bytes()


def _begin_again(folder: Path, catalogue: Catalogue) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    mark = secrets.token_hex(16).encode("ascii")
    with catalogue.writing() as connection:
        item_rows.forget_index(connection)
        replace_derivation(connection, _KIND, INDEX_VERSION, mark)
    PageIndex.open(folder)
    (folder / _MARK).write_bytes(mark)


def _complete(index: PageIndex, catalogue: Catalogue, commit_pages: int) -> PageIndex:
    with catalogue.reading() as connection:
        coming = iter(item_rows.not_indexed(connection))
    first = next(coming, None)
    if first is None:
        return index
    coming = chain([first], coming)
    with index.writing() as held:
        done: list[ItemNumber] = []
        while held.add(_next_pages(catalogue, coming, done, commit_pages)) or done:
            held.commit()
            with catalogue.writing() as connection:
                item_rows.mark_indexed(connection, done)
            done.clear()
    return index


def _next_pages(
    catalogue: Catalogue, coming: Iterator[ItemNumber], done: list[ItemNumber], most: int
) -> Iterator[IndexedPage]:
    """The pages of so many items as are committed at once; `done` grows by each. No reading stays open meanwhile."""
    count = 0
    while count < most and (numbers := tuple(islice(coming, _READ_ITEMS))):
        with catalogue.reading() as connection:
            pages = list(_pages(connection, numbers))
        yield from pages
        count += len(pages)
        done.extend(numbers)


def _pages(connection: Connection, numbers: tuple[ItemNumber, ...]) -> Iterator[IndexedPage]:
    standings = standings_of(connection, numbers)
    for record in records(connection, numbers):
        start = 0
        standing = _standing(record, standings[record.number])
        for page in record.pages:
            if page.text:
                yield IndexedPage(
                    number=record.number,
                    path=record.path,
                    page_number=page.number,
                    page_start=start,
                    genre=record.genre.value,
                    language=page.language,
                    media_type=record.media_type,
                    text=page.text,
                    standing=replace(standing, origin=page.origin.value),
                )
            start += len(page.text) + 1


def _standing(record: Record, standing: Standing) -> PageStanding:
    """What the pages of a record are told apart by, their own origin left open."""
    return PageStanding(
        accession=standing.accession,
        outcome=standing.outcome.value,
        has_unread_pages=any(not page.is_read for page in record.pages),
        dated=own_date(record),
        family=standing.family,
        container=standing.container,
    )
