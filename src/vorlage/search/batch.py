# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Asking a list of queries, line by line, so that it can be stopped, killed and gone on with.

What makes it safe to have at all is in decision 0026: a reason that the custody log keeps, other spellings of names
only when asked for, pages and nothing but pages as the answer, limits, and masking of what is handed out.

Residual risks: a reason can be a lie. A list of names asked of a leak is still a list of names; what it finds here it
finds on this machine, for whoever holds the case already.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from vorlage.domain.batches import (
    Batch,
    BatchLine,
    BatchNumber,
    BatchPlace,
    BatchState,
    FailedLine,
    LineAnswer,
    LineFault,
)
from vorlage.domain.errors import BatchError, QueryRefusedError
from vorlage.domain.search import Hit, SearchAnswer, SearchOptions
from vorlage.search.batch_store import BatchStore

Search = Callable[[str, SearchOptions], SearchAnswer]
Note = Callable[[str], None]
"""Writes one sentence into the custody log, durably, before it returns."""


def go_on(
    store: BatchStore,
    number: int,
    member: str,
    *,
    search: Search,
    note: Note,
    progress: Callable[[int], None],
) -> Batch:
    """Ask the lines of a batch that are left, until all are asked or a person ends it.

    Steps: 1. the custody log says what is asked on what terms and why; where it cannot, nothing is asked. 2. each line
    that is left is asked, and its answer kept. 3. the log says how much came of it. A kill at any moment loses the
    line that was being asked, and nothing else; the same call goes on.

    Args:
        store: The batches of the case.
        number: Which.
        member: Whose.
        search: Asks the case one query.
        note: See `Note`. It gets no query and no name of a line.
        progress: Told, after each line, that one more was asked.

    Raises:
        BatchError: There is none of this number, it has ended, or another process is at it.
        CaseBusyError: From `note`: another process is adding to the case. Nothing is lost.
    """
    begun = store.begun(number, member)
    if store.batch(number, member).state in {BatchState.DONE, BatchState.STOPPED}:
        raise has_ended(number)
    known = BatchNumber(number)
    with store.at_work(known) as answers:
        note_beginning(store, number, member, note)  # step 1
        answered = {each.line for each in store.answers(known)}
        for line in begun.asked.lines:  # step 2
            if store.is_to_stop(known):
                break
            if line.line not in answered:
                answers.add(answer_line(line, search))
                progress(1)
        is_whole = len({each.line for each in store.answers(known)}) == len(begun.asked.lines)
        state = BatchState.DONE if is_whole else BatchState.STOPPED
        note(ending(store.batch(number, member), state))  # step 3
        store.end(known, state)
    return store.batch(number, member)


def note_beginning(store: BatchStore, number: int, member: str, note: Note) -> None:
    """Let the custody log say what is asked and why, unless it does already.

    Raises:
        BatchError: There is none of this number.
        CaseBusyError: From `note`.
    """
    batch = store.batch(number, member)
    if not store.is_noted(batch.number):
        note(f"{beginning(batch)}; reason: {batch.terms.reason}")
        store.mark_noted(batch.number)


def answer_line(line: BatchLine, search: Search) -> LineAnswer | FailedLine:
    """Ask one line: the best pages up to its limit, in the order of the records, without their scores."""
    try:
        answer = search(line.query, replace(line.options, with_facets=False))
    except QueryRefusedError:
        return FailedLine(line=line.line, fault=LineFault.REFUSED)
    places = sorted(map(place_of, answer.hits), key=lambda place: (place.number, place.page_number))
    return LineAnswer(line=line.line, places=tuple(places), has_more=answer.total > len(places))


def beginning(batch: Batch) -> str:
    """What the custody log says when a batch is begun, before the reason."""
    options = batch.terms.options
    how = "as written" if options.exact else "loosely"
    names = "asked for" if batch.terms.loosens_names else "off"
    return f"batch {batch.number} begun: {batch.lines} lines, {how}, other spellings of names {names}"


def ending(batch: Batch, state: BatchState) -> str:
    """What the custody log says when a batch has ended."""
    failed = len(batch.failed)
    return f"batch {batch.number} {state.value}: {batch.answered} lines answered, {failed} failed, {batch.pages} pages"


def has_ended(number: int) -> BatchError:
    """The error for a batch that has ended."""
    return BatchError(
        f"Batch {number} has ended.",
        record=number,
        unharmed="What it found is there.",
        next_step=f"see it: vorlage batch CASE --show {number}",
    )


def place_of(hit: Hit) -> BatchPlace:
    """The page of a hit, and where on it the first words stand that are marked."""
    at = next(
        (
            (snippet.start + start, snippet.start + end)
            for snippet in hit.snippets
            for start, end in snippet.highlights[:1]
        ),
        None,
    )
    return BatchPlace(number=hit.number, page_number=hit.page_number, at=at)
