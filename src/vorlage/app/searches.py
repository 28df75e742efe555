# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Searches in one opened case beyond a single one: batches, saved searches, history; and answers that leave it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final

from vorlage.app.workplace import Workplace
from vorlage.catalogue.page_texts import page_text
from vorlage.catalogue.pages import records
from vorlage.catalogue.saved_searches import list_saved_searches
from vorlage.domain.batches import Batch, BatchState, BatchTerms, LineAnswer, is_reason
from vorlage.domain.custody import THIS_DESK, EventKind, ItemNumber
from vorlage.domain.errors import BatchError, CaseError, CatalogueUnreadableError, ReasonError
from vorlage.domain.kept_searches import PastSearch, SavedSearch, SearchNews
from vorlage.domain.pages import Record
from vorlage.domain.search import SearchAnswer, SearchOptions
from vorlage.frames import Table
from vorlage.protection.roster import NOBODY, Roster
from vorlage.search.batch import go_on, note_beginning
from vorlage.search.batch_rows import BatchRow, batch_rows
from vorlage.search.batch_store import BatchStore, Begun
from vorlage.search.history import clear_history, keep_search, past_searches
from vorlage.search.outgoing import Besides, Masked, Unmasked, Veil, for_the_log, outgoing_hit
from vorlage.search.page_index import PageIndex
from vorlage.search.query import parse_query
from vorlage.search.query_list import read_query_list
from vorlage.search.saved import (
    marks_of,
    news_of,
    note_seen,
    remove_saved_search,
    save_search,
    saved_search,
    set_shared,
)
from vorlage.search.walking import FoundPage, Walk

_ALL: Final = slice(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class TabledAnswer(SearchAnswer):
    """An answer that can be had as a table: of hits as they may leave the case, with hidden names masked."""

    outgoing: Callable[[SearchAnswer], SearchAnswer] = field(repr=False, compare=False)

    @classmethod
    def of(cls, answer: SearchAnswer, outgoing: Callable[[SearchAnswer], SearchAnswer]) -> TabledAnswer:
        """An answer with the way out of its case."""
        told = {each.name: getattr(answer, each.name) for each in fields(SearchAnswer)}
        return cls(**told, outgoing=outgoing)

    def to_rows(self) -> list[dict[str, Any]]:
        """A dictionary for each hit: `number`, `path`, `page`, `text`, `start`, `end` (of the first hit), `how`."""
        return [
            {
                "number": int(hit.number),
                "path": hit.path,
                "page": hit.page_number,
                "text": " … ".join(" ".join(snippet.text.split()) for snippet in hit.snippets),
                "start": min((snippet.start for snippet in hit.snippets), default=None),
                "end": max((snippet.end for snippet in hit.snippets), default=None),
                "how": sorted({match.how.value for match in hit.matched}),
            }
            for hit in self.outgoing(self).hits
        ]

    def to_arrow(self) -> Any:
        """The same as a `pyarrow.Table`.

        Raises:
            ModuleNotFoundError: The extra `frames` is not installed.
        """
        types = {"number": int, "path": str, "page": int, "text": str, "start": int, "end": int, "how": list}
        return Table(types=types, rows=tuple(tuple(row.values()) for row in self.to_rows())).to_arrow()

    def to_pandas(self) -> Any:
        """The same as a `pandas.DataFrame`.

        Raises:
            ModuleNotFoundError: The extra `frames` is not installed.
        """
        return self.to_arrow().to_pandas()


@dataclass(frozen=True, slots=True)
class Asking:
    """How the case is asked: one query, all pages that answer one, and whom people decided to protect or to show.

    `known_to` adds to options which items have the tags and stars that they or the query ask for.
    """

    search: Callable[[str, SearchOptions], SearchAnswer]
    index: Callable[[], PageIndex]
    known_to: Callable[[SearchOptions, str], SearchOptions]
    roster: Callable[[], Roster]
    besides: Callable[[], Besides]
    """What is hidden besides names: the words of redactions that failed."""

    def walk(self, query: str, options: SearchOptions) -> Iterator[FoundPage]:
        """All pages that answer, in the order of the records."""
        return Walk(self.index(), parse_query(query), self.known_to(options, query)).pages()


class CaseSearches:
    """What `Case` hands out as `searches`. Each member sees their own; a shared saved search is read by others too."""

    def __init__(self, workplace: Workplace, asking: Asking) -> None:
        self._workplace = workplace
        self._catalogue = workplace.catalogue
        self._asking = asking
        self._search = asking.search
        self._roster = asking.roster
        self._store = BatchStore(workplace.folder.batches)
        self._veil = Masked(NOBODY)

    def outgoing(self, answer: SearchAnswer) -> SearchAnswer:
        """An answer as it may leave the case: numbers and places as they are, texts masked."""
        veil = self.masked()
        with self._catalogue.reading() as connection:
            hits = tuple(
                outgoing_hit(hit, page_text(connection, hit.number, hit.page_number), veil) for hit in answer.hits
            )
        return replace(answer, query=veil.text(answer.query), read_as=veil.text(answer.read_as), hits=hits)

    def begin_batch(self, content: bytes, *, reason: str, options: SearchOptions, member: str = THIS_DESK) -> Batch:
        """Keep a list of queries, with the reason for asking it; nothing is asked yet.

        Args:
            content: The list; see `vorlage.search.query_list`.
            reason: Why, in a sentence without names: it goes into the custody log.
            options: What holds for every line that says nothing else. `typos` must be off.
            member: Whose.

        Raises:
            ReasonError: The reason is blank, longer than a line, or too long.
            BatchListError: The list cannot be used.
        """
        reason = " ".join(reason.split())
        if not is_reason(reason):
            raise _no_reason()
        asked = read_query_list(content, options)
        terms = BatchTerms(reason=for_the_log(reason, self._roster()), options=options)
        number = self._store.begin(Begun(member=member, at=self._workplace.clock(), terms=terms, asked=asked))
        return self._store.batch(number, member)

    def go_on_with_batch(
        self, number: int, *, progress: Callable[[int], None] = lambda _: None, member: str = THIS_DESK
    ) -> Batch:
        """Ask the lines that are left; see `vorlage.search.batch.go_on`.

        Raises:
            BatchError: There is none of this number, it has ended, or another process is at it.
            CaseBusyError: Another process is adding, so that the custody log cannot be written; nothing is lost.
        """
        return go_on(self._store, number, member, search=self._search, note=self._note_batch, progress=progress)

    def note_batch(self, number: int, *, member: str = THIS_DESK) -> None:
        """Let the custody log say why a batch is asked, before somebody goes on with it in the background.

        Raises:
            BatchError: There is none of this number.
            CaseBusyError: Another process is adding, so that it cannot; nothing was asked.
        """
        note_beginning(self._store, number, member, self._note_batch)

    def stop_batch(self, number: int, *, member: str = THIS_DESK) -> Batch:
        """End a batch: at once when nobody is at it, else after the line that is being asked.

        Raises:
            BatchError: There is none of this number.
            CaseBusyError: Another process is adding.
        """
        batch = self._store.batch(number, member)
        if batch.state in {BatchState.RUNNING, BatchState.INTERRUPTED}:
            self._store.stop(batch.number)
        if batch.state is BatchState.INTERRUPTED:
            return self.go_on_with_batch(number, member=member)
        return self._store.batch(number, member)

    def delete_batch(self, number: int, *, member: str = THIS_DESK) -> None:
        """Take away a batch with its list and what it found; what the custody log says of it stays.

        Raises:
            BatchError: There is none of this number, or it is running.
        """
        batch = self._store.batch(number, member)
        if batch.state is BatchState.RUNNING:
            raise BatchError(
                f"Batch {number} is running.",
                record=number,
                unharmed="It goes on.",
                next_step=f"end it first: vorlage batch CASE --stop {number}",
            )
        self._store.delete(batch.number)

    def batches(self, *, member: str = THIS_DESK) -> tuple[Batch, ...]:
        """The batches of a member, the newest first."""
        return self._store.batches(member)

    def batch(self, number: int, *, member: str = THIS_DESK) -> Batch:
        """How far one is.

        Raises:
            BatchError: There is none of this number.
        """
        return self._store.batch(number, member)

    def found_by_batch(
        self, number: int, veil: Veil, *, part: slice = _ALL, member: str = THIS_DESK
    ) -> Iterator[BatchRow]:
        """The pages that a batch found, or a part of them, by item and page: of one that has ended, as the log says.

        Raises:
            BatchError: There is none of this number, or it has not ended.
        """
        batch = self._store.batch(number, member)
        if batch.state not in {BatchState.DONE, BatchState.STOPPED}:
            raise BatchError(
                f"Batch {number} has not ended.",
                record=number,
                unharmed="What was answered is kept.",
                next_step=f"go on with it: vorlage batch CASE --go-on {number}",
            )
        answers = [each for each in self._store.answers(batch.number) if isinstance(each, LineAnswer)]
        return batch_rows(self._store.begun(number, member).asked.lines, answers, self._records, veil, part)

    def masked(self) -> Veil:
        """What texts go through on their way out of the case, by the decisions as they are now."""
        roster, besides = self._roster(), self._asking.besides()
        if self._veil.roster is not roster or self._veil.besides is not besides:
            self._veil = Masked(roster, besides)
        return self._veil

    def unmasked(self, what: str, *, reason: str) -> Veil:
        """What texts go through when nothing is hidden: for the person on this machine, once the custody log has why.

        Args:
            what: What is handed out, in words of ours and numbers.
            reason: Why, in a sentence without names.

        Raises:
            ReasonError: The reason is blank, longer than a line, or too long.
            CaseBusyError: Another process is adding.
        """
        if not is_reason(" ".join(reason.split())):
            raise _no_reason()
        told = for_the_log(" ".join(reason.split()), self._roster())
        self._record(EventKind.DISSEMINATION, f"{what} with names that are hidden otherwise; reason: {told}")
        return Unmasked()

    def save(
        self, name: str, query: str, options: SearchOptions, *, is_shared: bool = False, member: str = THIS_DESK
    ) -> SavedSearch:
        """Keep a search under a name, for its member alone unless shared.

        Raises:
            SavedSearchError: The name is blank, too long, or one that the member has given already.
            CaseBusyError: Another process is adding.
        """
        with self._workplace.writing():
            return save_search(
                self._catalogue, name, query, options, member=member, is_shared=is_shared, now=self._workplace.clock()
            )

    def saved(self, *, member: str = THIS_DESK) -> tuple[SavedSearch, ...]:
        """The saved searches that a member may read."""
        with self._catalogue.reading() as connection:
            return list_saved_searches(connection, member)

    def saved_search(self, reference: str, *, member: str = THIS_DESK) -> SavedSearch:
        """The one of a number or, among the member's own, of a name.

        Raises:
            SavedSearchError: There is none.
        """
        return saved_search(self._catalogue, reference, member)

    def news(
        self, reference: str, *, is_looking: bool = True, member: str = THIS_DESK
    ) -> tuple[SavedSearch, SearchNews]:
        """What is new in the answer to a saved search since its owner last looked.

        Looking is noted, so that the next time these pages are not new: for its owner, and where the case can be
        written to now. Asking without looking changes nothing.

        Raises:
            SavedSearchError: There is none, or too many pages answer to tell.
            QueryRefusedError: The query is beyond the limits.
        """
        saved = saved_search(self._catalogue, reference, member)
        marks = marks_of(self._asking.walk(saved.query, saved.options))
        told = news_of(self._catalogue, saved, marks)
        if is_looking and saved.member == member:
            self._write_if_possible(lambda: note_seen(self._catalogue, saved, marks, self._workplace.clock()))
        return saved, told

    def forget_saved(self, reference: str, *, member: str = THIS_DESK) -> None:
        """Forget a saved search of the member's own.

        Raises:
            SavedSearchError: The member has none that goes by this.
            CaseBusyError: Another process is adding.
        """
        with self._workplace.writing():
            remove_saved_search(self._catalogue, saved_search(self._catalogue, reference, member, is_own=True))

    def share(self, reference: str, *, is_shared: bool, member: str = THIS_DESK) -> None:
        """Let the other members read a saved search of the member's own, or not any more.

        Raises:
            SavedSearchError: The member has none that goes by this.
            CaseBusyError: Another process is adding.
        """
        with self._workplace.writing():
            saved = saved_search(self._catalogue, reference, member, is_own=True)
            set_shared(self._catalogue, saved, is_shared=is_shared)

    def keep(self, query: str, options: SearchOptions, *, total: int, member: str = THIS_DESK) -> None:
        """Keep a search in its member's history; while another process writes, or where nobody can, it is not kept."""
        now = self._workplace.clock()
        self._write_if_possible(
            lambda: keep_search(self._catalogue, query, options, total=total, member=member, now=now)
        )

    def history(self, *, member: str = THIS_DESK) -> tuple[PastSearch, ...]:
        """What a member searched for, the newest first."""
        return past_searches(self._catalogue, member)

    def clear_history(self, *, member: str = THIS_DESK) -> int:
        """Forget what a member searched for; return how many there were.

        Raises:
            CaseBusyError: Another process is adding.
        """
        with self._workplace.writing():
            return clear_history(self._catalogue, member)

    def _write_if_possible(self, write: Callable[[], None]) -> None:
        with suppress(CaseError, OSError, CatalogueUnreadableError), self._workplace.writing():
            write()

    def _note_batch(self, detail: str) -> None:
        self._record(EventKind.BATCH_SEARCH, detail)

    def _record(self, kind: EventKind, detail: str) -> None:
        with self._workplace.writing():
            self._workplace.record(kind, detail)

    def _records(self, numbers: Sequence[ItemNumber]) -> Iterator[Record]:
        with self._catalogue.reading() as connection:
            yield from records(connection, numbers)


def _no_reason() -> ReasonError:
    return ReasonError(
        "A reason of 1 to 500 characters is needed, in one sentence and without names.",
        unharmed="Nothing was asked, written or recorded.",
        next_step="say why with --reason; it is kept in the custody log",
    )
