# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Reading what is pending: each item in the jail; its outcome, pages and members in one transaction.

This is the first step; pages that need an engine to recognise them come afterwards (see `unread_pages`).

An item is read again after a kill only if its answer was not committed. Answers are committed as they come, so that
one slow file delays no other; those that bring members in the order of their items' numbers, so that members get the
same numbers on every run.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Final

from vorlage.catalogue import items as item_rows
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.layers import clear_pages, forget_repeated, restore_human_texts
from vorlage.catalogue.pages import insert_pages
from vorlage.custody.accession import enter_members
from vorlage.custody.custody_log import record_change
from vorlage.domain.custody import Accession, AccessionNumber, Item, Outcome
from vorlage.domain.pages import Page
from vorlage.extraction.reader import EXTRACTION_VERSION
from vorlage.extraction.trees import Trees
from vorlage.extraction.worker import (
    Answer,
    PageBatch,
    ReadingTerms,
    ReadOrder,
    given_up,
    jail_of_this_process,
    read_item,
)
from vorlage.jobs.order import Turns
from vorlage.jobs.ports import Runner

_MOST_HELD_CHARACTERS: Final = 200_000_000
"""Text of answers that wait for their turn, before no more items are begun: it lies in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRoom:
    """All that reading needs, chosen once by `app/case.py`.

    `needs_ocr` says of a page and its item's media type whether recognising may help; `recognise` does it, in
    whichever process the runner calls it.
    """

    catalogue: Catalogue
    terms: ReadingTerms
    runner: Runner
    needs_ocr: Callable[[Page, str], bool]
    recognise: Callable[[ReadingTerms, PageBatch], tuple[Page, ...]]
    clock: Callable[[], datetime]
    tool: str


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item whose answer is durable: its outcome, and how many pages it has."""

    item: Item
    pages: int


def read_pending(room: ReadingRoom, *, waiting: Callable[[int], None], progress: Callable[[ReadItem], None]) -> int:
    """Read every pending item, members of containers included; return how many were read.

    `waiting` is told how many more are to be read, `progress` each item once its answer is durable. An item with
    pages to be recognised is told of with the outcome it will have, and stays pending until they were tried.
    """
    if room.terms.without_jail:
        _note_weak_jail(room)
    with room.catalogue.reading() as connection:
        accessions = {each.number: each for each in item_rows.list_accessions(connection)}
        begun = item_rows.items_to_read(connection)
        trees = Trees(item_rows.tree_entries(connection))
    queue: deque[ReadOrder] = deque()
    turns: Turns[tuple[Item, Answer]] = Turns()
    held_characters = 0

    def line_up(items: tuple[Item, ...]) -> None:
        waiting(len(items))
        for item in items:
            turns.expect(item.number)
            queue.append(ReadOrder(item, trees.reason_to_stop(item.parent)))

    def next_item() -> ReadOrder | None:
        return queue.popleft() if queue and held_characters <= _MOST_HELD_CHARACTERS else None

    line_up(begun)
    done = 0
    for order, found in room.runner.run(partial(read_item, room.terms), next_item):
        answer = found or given_up("limit.workers: ended the worker that read it, several times over")
        held_characters += _characters(answer)
        for each, its in turns.arrived(order.item.number, (order.item, answer), gives_numbers=bool(answer.arrivals)):
            read, members = _commit(room, accessions, each, its)
            held_characters -= _characters(its)
            done += 1
            progress(read)
            for member in members:
                trees.enter(member.number, member.parent, member.size_bytes)
            line_up(tuple(member for member in members if member.outcome is Outcome.PENDING))
    return done


def _note_weak_jail(room: ReadingRoom) -> None:
    """Put on the record that a person had originals opened where the jail does not hold, and what of it does not."""
    failures = jail_of_this_process(without_jail=True).self_test().failures
    if not failures:
        return
    codes = ", ".join(sorted(failure.partition(":")[0] for failure in failures))
    with room.catalogue.writing() as connection:
        told = f"originals are opened although the jail does not hold ({codes})"
        record_change(connection, told, now=room.clock(), tool=room.tool)


def _characters(answer: Answer) -> int:
    return sum(len(page.text) for page in answer.extracted.pages)


def _commit(
    room: ReadingRoom, accessions: dict[AccessionNumber, Accession], item: Item, answer: Answer
) -> tuple[ReadItem, tuple[Item, ...]]:
    """Write what became of an item, all of it or nothing; return it with the members that are to be read."""
    extracted = answer.extracted
    read = replace(item, outcome=extracted.outcome, reason=extracted.reason, media_type=extracted.media_type)
    unread = {page.number for page in extracted.pages if room.needs_ocr(page, extracted.media_type)}
    now = room.clock()
    with room.catalogue.writing() as connection:
        clear_pages(connection, item.number)
        item_rows.update_outcome(connection, read, EXTRACTION_VERSION, has_unread=bool(unread))
        insert_pages(connection, item.number, extracted.pages, extracted.head, made_at=now, awaiting_ocr=unread)
        restore_human_texts(connection, item.number)
        forget_repeated(connection, item.number)
        members = enter_members(
            connection, accessions[item.accession], answer.arrivals, parent=item.number, now=now, tool=room.tool
        )
    return ReadItem(read, len(extracted.pages)), members
