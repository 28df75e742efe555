# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The second step of reading: pages whose words no reader could take from the original are recognised (OCR).

It begins when all items were read natively, so that what is searchable at once comes first, and so that the languages
of the case are known as a hint. A few pages at a time are one task; each batch is durable before the next is told
of. An item is pending until its last page was tried, so a kill loses no more than the batches under way.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Final

from sqlalchemy import Connection

from vorlage.catalogue import items as item_rows
from vorlage.catalogue.layers import languages_read, lay_over, pages_awaiting_ocr, settle_when_recognised
from vorlage.catalogue.pages import record_of, replace_head
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.pages import Page, PageOrigin
from vorlage.extraction.heads import read_head
from vorlage.extraction.pending import ReadingRoom
from vorlage.extraction.worker import PageBatch

BATCH_PAGES: Final = 4
"""Pages of one item that one child recognises: its start and its models are paid for once."""

_THREE_LETTERS: Final = {
    "ar": "ara", "bo": "bod", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "kk": "kaz", "ru": "rus",
    "tr": "tur", "ug": "uig", "ur": "urd", "uz": "uzb", "zh": "zho",
}  # fmt: skip
"""Languages as pages name them, and as engines do (ISO 639-3)."""


def recognise_pending(
    room: ReadingRoom, *, waiting: Callable[[int], None], progress: Callable[[int, int], None]
) -> int:
    """Recognise every page that awaits it; return how many were tried.

    `waiting` is told how many pages there are, `progress` after each batch how many more were tried, and how many of
    these stay unread.
    """
    with room.catalogue.reading() as connection:
        queue = deque(_batches(connection))
    waiting(sum(len(batch.page_numbers) for batch in queue))
    done = 0
    for batch, found in room.runner.run(
        partial(room.recognise, room.terms), lambda: queue.popleft() if queue else None
    ):
        pages = found or _given_up(batch, "limit.workers: ended the worker that read it, several times over")
        _commit(room, batch, pages)
        done += len(batch.page_numbers)
        progress(len(batch.page_numbers), sum(not page.is_read for page in pages))
    return done


def _batches(connection: Connection) -> Iterable[PageBatch]:
    languages = tuple(_THREE_LETTERS[each] for each in languages_read(connection) if each in _THREE_LETTERS)
    for number, of_item in groupby(pages_awaiting_ocr(connection), key=lambda page: page[0]):
        item = item_rows.item_by_number(connection, number)
        if item is None:
            continue
        numbers = [page_number for _, page_number in of_item]
        for start in range(0, len(numbers), BATCH_PAGES):
            yield PageBatch(item, tuple(numbers[start : start + BATCH_PAGES]), languages)


def _commit(room: ReadingRoom, batch: PageBatch, pages: tuple[Page, ...]) -> None:
    """Lay each recognised text over its page, all of the batch or nothing; the last batch settles the item."""
    by_number = {page.number: page for page in pages}
    missing = replace(batch, page_numbers=tuple(each for each in batch.page_numbers if each not in by_number))
    by_number |= {page.number: page for page in _given_up(missing, "ocr.answer: the engine did not tell of it")}
    with room.catalogue.writing() as connection:
        for page_number in batch.page_numbers:
            lay_over(connection, batch.item.number, by_number[page_number], made_at=room.clock())
        if settle_when_recognised(connection, batch.item.number) and batch.item.genre is Genre.REPORT:
            _complete_head(connection, batch.item.number)


def _complete_head(connection: Connection, number: ItemNumber) -> None:
    """What the head of a report lacked is read off the text that is there now."""
    record = record_of(connection, number)
    if record is not None:
        held, found = record.head, read_head(record.text)
        head = replace(
            found,
            title=held.title or found.title,
            outlet=held.outlet or found.outlet,
            published=held.published or found.published,
            byline=held.byline or found.byline,
            credits=held.credits or found.credits,
            made_on=held.made_on,
        )
        replace_head(connection, number, head)


def _given_up(batch: PageBatch, reason: str) -> tuple[Page, ...]:
    return tuple(
        Page(
            number=number,
            label="",
            width=0.0,
            height=0.0,
            text="",
            origin=PageOrigin.OCR,
            language="",
            is_read=False,
            reason=reason,
        )
        for number in batch.page_numbers
    )
