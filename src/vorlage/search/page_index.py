# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The index of pages: Tantivy in a folder, over folded words that we cut ourselves.

It is derived from the catalogue, and can be deleted and made again. Its text is not encrypted: it lies in the case's
folder and is as private as the disk. One process writes at a time; readers see whole commits and never wait for it.

Residual risks: files are checked for their length and frame when opened, not for every bit: damage inside one is an
error when it is met, at worst the end of the process, and may go unseen. Removed pages weigh in the scores of others
until Tantivy merges their segment.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from tantivy import DocAddress, Document, Occur, Schema, Searcher
from tantivy import Query as Compiled

from vorlage.domain.custody import ItemNumber
from vorlage.domain.facets import UNDATED, Companion, Facet, FacetCount, Grouping, SortOrder
from vorlage.domain.search import Hit, Layer, Query, SearchAnswer, SearchOptions
from vorlage.names.folding import FOLDING_VERSION
from vorlage.search.as_written import holds_as_written
from vorlage.search.compiling import Compiler, needs_text, without_wordless
from vorlage.search.facets import count_facets
from vorlage.search.index_lexicon import IndexLexicon
from vorlage.search.index_store import IndexFiles, IndexWriting, index_files, our_store, writing
from vorlage.search.naming import Readings, widened
from vorlage.search.ordering import Group, Ranking, grouped, sorted_pages
from vorlage.search.page_facts import PageFacts
from vorlage.search.places import PageWords, find_places, holds_loosely
from vorlage.search.preparing import IndexedPage as IndexedPage
from vorlage.search.preparing import key_of, unpacked
from vorlage.search.query import read_as
from vorlage.search.ranking import BestPages, Ranked, count_of, first_pages, has_one_score, in_order
from vorlage.search.snippets import matches_in, snippets_of
from vorlage.search.translated import AnsweringTranslations, TranslatedPage
from vorlage.search.words import base_language, has_stems

INDEX_VERSION: Final = f"10;folding {FOLDING_VERSION};{version('tantivy')}"
"""Changes whenever an index written before would answer otherwise: it is then made again."""

_MOST_LANGUAGES: Final = 10_000


class PageIndex:
    """The pages of one case, searchable. May be used by several threads at once."""

    def __init__(self, files: IndexFiles) -> None:
        self._files = files
        self._schema: Schema = files.pages.schema
        self._lock = threading.Lock()
        self._view: _View | None = None
        self._automata: dict[tuple[str, str], Compiled] = {}

    @classmethod
    def open(cls, folder: Path) -> PageIndex:
        """Open the index in a folder; make an empty one when there is none.

        Raises:
            IndexUnreadableError: What is there is no index of this version, or is damaged.
        """
        opened = cls(index_files(folder))
        opened._current()
        return opened

    @contextmanager
    def writing(self) -> Iterator[IndexWriting]:
        """Hold the index for writing; what is not committed at the end is dropped.

        Raises:
            CaseBusyError: Another process is writing to this index.
            IndexUnreadableError: The index cannot be written.
        """
        with writing(self._files) as held:
            yield held

    def add(self, pages: Iterable[IndexedPage]) -> int:
        """Index pages; one with the same item and page number is replaced. They are seen once all are committed.

        An error that `pages` itself raises is passed on, and none of the pages is then indexed.

        Returns:
            How many pages were given.

        Raises:
            CaseBusyError: Another process is writing to this index.
            IndexUnreadableError: The index cannot be written.
        """
        with self.writing() as held:
            count = held.add(pages)
            held.commit()
        return count

    def remove(self, number: ItemNumber) -> None:
        """Forget all pages of an item: no search finds them. Their text leaves the folder when its segment is merged.

        Raises:
            CaseBusyError: Another process is writing to this index.
        """
        with self.writing() as held:
            held.remove(number)
            held.commit()

    def count(self) -> int:
        """How many pages are indexed."""
        return int(self._current().searcher.num_docs)

    def search(
        self,
        query: Query,
        options: SearchOptions,
        *,
        raw: str,
        leaders: Mapping[int, int] | None = None,
        translated: Sequence[TranslatedPage] = (),
    ) -> SearchAnswer:
        """Pages that answer a query, best first (BM25; equal scores by item and page).

        Pages that answer by a translation alone come behind all others, by item and page; none is counted twice.

        Exact search reads every page on which the folded words stand, so that it takes time with their number.

        Args:
            query: As parsed.
            options: What narrows the search, and whether it is exact.
            raw: The query as typed, for the answer.
            leaders: Families that are shown as one with another, each with the one that leads it.
            translated: The translations that are searched beside the pages.

        Returns:
            The hits asked for, how many pages answer in all, and the facets counted over all of these.

        Raises:
            QueryRefusedError: A row of words with too open an end.
            IndexUnreadableError: The index is damaged.
        """
        began = time.perf_counter()
        with our_store():
            view = self._current()
            readings, compiler = self._read_by(view, options)
            by_text = options.exact or needs_text(query)
            answer = self._by_text if by_text else self._loosely
            asked = widened(query, options)
            found = answer(view, compiler, asked, readings)
            beside = AnsweringTranslations(translated, query, options)
            found = _with_pages(beside.page_keys, found, view.searcher, compiler, options)
            shown, groups = _shown(found, view.searcher, options, leaders or {})
            hits = tuple(_hit(group, view.searcher, asked, readings, beside) for group in shown)
            facets = _facets(found, view.searcher, self._schema, compiler, options) if options.with_facets else {}
        return SearchAnswer(
            query=raw,
            read_as=read_as(query if options.exact else without_wordless(query)),
            total=found.total,
            took_ms=(time.perf_counter() - began) * 1000,
            hits=hits,
            facets=facets,
            groups=groups,
        )

    @contextmanager
    def reading(self, options: SearchOptions) -> Iterator[IndexReading]:
        """One state of the index, for other views of its pages than a search (see `vorlage.search.walking`).

        Raises:
            IndexUnreadableError: The index is damaged.
        """
        with our_store():
            view = self._current()
            readings, compiler = self._read_by(view, options)
            yield IndexReading(self._schema, view.searcher, compiler, readings)

    def _read_by(self, view: _View, options: SearchOptions) -> tuple[Readings, Compiler]:
        readings = Readings(options, view.lexicon)
        return readings, Compiler(self._schema, view.searcher, view.stemmed_languages, readings, self._automata)

    def _loosely(self, view: _View, compiler: Compiler, query: Query, readings: Readings) -> _Found:
        options = readings.options
        asked = compiler.loose(query)
        compiled = compiler.narrowed(asked, options)

        if has_one_score(query):
            total, by_score = count_of(view.searcher, compiled), partial(first_pages, view.searcher, compiled)
            return _Found(asked=asked, total=total, compiled=compiled, by_score=by_score)
        best = BestPages(view.searcher, compiled, max(0, options.limit), max(0, options.offset))
        return _Found(asked=asked, total=best.total, compiled=compiled, by_score=best)

    def _by_text(self, view: _View, compiler: Compiler, query: Query, readings: Readings) -> _Found:
        """Candidates by their folded words, then the text of each decides."""
        options = readings.options
        searcher = view.searcher
        asked = compiler.candidates(query) if options.exact else compiler.loose(query)
        # With facets, pages that only the values asked for leave out are read too: their number is shown.
        wider = replace(options, only=(), dated_from="", dated_to="") if options.with_facets else options
        candidates = searcher.search(compiler.narrowed(asked, wider), max(1, int(searcher.num_docs)), count=False)
        # Read in the order in which they are stored: pages are packed by several together.
        stored = sorted(candidates.hits, key=lambda hit: _place(hit[1]))
        holding = in_order([hit for hit in stored if _holds(query, searcher.doc(hit[1]), readings)], searcher)
        held = _only_these([address for _, address in holding], searcher, self._schema)
        compiled = compiler.narrowed(held, options)
        if wider != options:
            kept = {_place(address) for _, address in searcher.search(compiled, max(1, len(holding))).hits}
            holding = [hit for hit in holding if _place(hit[1]) in kept]

        def by_score(limit: int, offset: int) -> list[Ranked]:
            return holding[offset : offset + limit]

        return _Found(asked=held, total=len(holding), compiled=compiled, by_score=by_score)

    def _current(self) -> _View:
        """The newest commit, read anew only when there is one."""
        with self._lock, our_store():
            written = (self._files.folder / "meta.json").stat()
            stamp = (written.st_ino, written.st_mtime_ns, written.st_size)
            if self._view is None or self._view.stamp != stamp:
                # Names behind the pages: those of every page are committed before it.
                self._files.pages.reload()
                self._files.names.reload()
                searcher = self._files.pages.searcher()
                request = {"language": {"terms": {"field": "language", "size": _MOST_LANGUAGES}}}
                buckets = searcher.aggregate(Compiled.all_query(), request)["language"]["buckets"]
                languages = {base_language(str(bucket["key"])) for bucket in buckets}
                stemmed = tuple(sorted(filter(has_stems, languages)))
                self._view = _View(
                    stamp=stamp,
                    searcher=searcher,
                    lexicon=IndexLexicon(searcher, self._files.names.searcher(), stemmed),
                    stemmed_languages=stemmed,
                )
            return self._view


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """One commit as a reader sees it."""

    stamp: tuple[int, int, int]
    searcher: Searcher
    lexicon: IndexLexicon
    stemmed_languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexReading:
    """One commit, and what turns queries into its own and reads the words of its pages."""

    schema: Schema
    searcher: Searcher
    compiler: Compiler
    readings: Readings

    def holds(self, query: Query, address: DocAddress) -> bool:
        """Whether a page answers, by its text: for queries of which the index can only tell candidates."""
        return _holds(query, self.searcher.doc(address), self.readings)

    def dateline(self, address: DocAddress) -> str:
        """The date that a page's record bears, empty for none."""
        dated = str(_stored(self.searcher.doc(address), "dated"))
        return dated if dated != UNDATED else ""

    def page(self, address: DocAddress) -> IndexedPage:
        """A page as it was indexed."""
        page = self.searcher.doc(address)
        return IndexedPage(
            number=ItemNumber(_stored(page, "number")),
            path=_stored_text(page, "path"),
            page_number=_stored(page, "page_number"),
            page_start=_stored(page, "page_start"),
            genre=str(_stored(page, "genre")),
            language=str(_stored(page, "language")),
            media_type=str(_stored(page, "media_type")),
            text=unpacked(_stored(page, "text")),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The pages that answer: before facets narrow them, and after; how many these are, and these by their score."""

    asked: Compiled
    compiled: Compiled
    total: int
    by_score: Ranking


def _with_pages(
    keys: Sequence[str], found: _Found, searcher: Searcher, compiler: Compiler, options: SearchOptions
) -> _Found:
    """An answer with pages of which the translation answers, as far as they are what is asked for besides words."""
    if not keys:
        return found
    held = compiler.pages_of(keys)
    asked = Compiled.boolean_query([(Occur.Should, found.asked), (Occur.Should, held)])
    others = Compiled.boolean_query([(Occur.Must, held), (Occur.MustNot, found.asked)])
    behind = first_pages(searcher, compiler.narrowed(others, options), len(keys), 0)

    def by_score(limit: int, offset: int) -> Sequence[Ranked]:
        own = found.by_score(limit, offset) if offset < found.total else ()
        begin = max(0, offset - found.total)
        return [*own, *behind[begin : begin + limit - len(own)]]

    compiled = compiler.narrowed(asked, options)
    return _Found(asked=asked, compiled=compiled, total=found.total + len(behind), by_score=by_score)


def _shown(
    found: _Found, searcher: Searcher, options: SearchOptions, leaders: Mapping[int, int]
) -> tuple[list[Group], int | None]:
    """What of an answer is shown, and how many groups there are."""

    def by_field(limit: int, offset: int) -> list[Ranked]:
        return sorted_pages(searcher, found.compiled, options.sort, limit, offset)

    ranking = found.by_score if options.sort is SortOrder.BEST else by_field
    limit, offset = max(0, options.limit), max(0, options.offset)
    if options.group is Grouping.PAGE:
        return [Group(page, 1, ()) for page in ranking(limit, offset)] if limit else [], None
    groups, is_all = grouped(searcher, ranking, options.group, leaders, total=found.total)
    return groups[offset : offset + limit], len(groups) if is_all else None


def _facets(
    found: _Found, searcher: Searcher, schema: Schema, compiler: Compiler, options: SearchOptions
) -> Mapping[Facet, tuple[FacetCount, ...]]:
    def narrowed(besides: Facet | None) -> Compiled:
        return found.compiled if besides is None else compiler.narrowed(found.asked, options, besides=besides)

    return count_facets(searcher, schema, narrowed, options)


def _only_these(addresses: Sequence[DocAddress], searcher: Searcher, schema: Schema) -> Compiled:
    """These pages, as a query."""
    if not addresses:
        return Compiled.empty_query()
    places = [searcher.fast_field_values(name, list(addresses)) for name in ("number", "page_number")]
    keys = [key_of(int(number or 0), int(page or 0)) for number, page in zip(*places, strict=True)]
    return Compiled.term_set_query(schema, "page_key", keys)


def _place(address: DocAddress) -> tuple[int, int]:
    return address.segment_ord, address.doc


def _stored(page: Document, field: str) -> Any:
    return page.get_first(field)


def _stored_text(page: Document, field: str) -> str:
    return bytes(_stored(page, field)).decode("utf-8", "surrogatepass")


def _holds(query: Query, page: Document, readings: Readings) -> bool:
    """Whether a page answers, by its text."""
    text = unpacked(_stored(page, "text"))
    facts = PageFacts(
        number=_stored(page, "number"),
        page_number=_stored(page, "page_number"),
        path=_stored_text(page, "path"),
        genre=str(_stored(page, "genre")),
        language=str(_stored(page, "language")),
        media_type=str(_stored(page, "media_type")),
        dated=str(_stored(page, "dated")),
        outcomes=tuple(map(str, page.get_all("outcome"))),
        tags=readings.options.marks.tags_of(ItemNumber(_stored(page, "number"))),
    )
    if readings.options.exact:
        return holds_as_written(query, text, match_case=readings.options.match_case, facts=facts)
    return holds_loosely(query, PageWords(text, (base_language(facts.language),), readings), facts)


def _hit(group: Group, searcher: Searcher, query: Query, readings: Readings, beside: AnsweringTranslations) -> Hit:
    score, address = group.best
    page = searcher.doc(address)
    text = unpacked(_stored(page, "text"))
    translated = beside.of_page(_stored(page, "number"), _stored(page, "page_number"))
    places = find_places(query, text, readings.options, (str(_stored(page, "language")),), readings)
    return Hit(
        number=ItemNumber(_stored(page, "number")),
        path=_stored_text(page, "path"),
        page_number=_stored(page, "page_number"),
        score=score,
        snippets=snippets_of(text, places, page_start=_stored(page, "page_start")),
        matched=matches_in(places),
        in_group=group.size,
        companions=tuple(_companion(searcher.doc(other)) for other in group.companions),
        layer=Layer.TRANSLATION if translated and not places else Layer.TEXT,
        in_translations=translated,
    )


def _companion(page: Document) -> Companion:
    return Companion(ItemNumber(_stored(page, "number")), _stored_text(page, "path"), _stored(page, "page_number"))
