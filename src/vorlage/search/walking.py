# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Every page that answers a query, one after another in the order of the records: what search shows of the best ones,
the concordance and the stepper through hits ask of all.

Pages are read from one state of the index, in blocks, so that a walk over a million pages holds a block of them and
may be left at any moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Final

from tantivy import DocAddress, Order
from tantivy import Query as Compiled

from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Span
from vorlage.domain.search import All, Field, FieldBetween, Query, SearchOptions
from vorlage.search.compiling import needs_text
from vorlage.search.naming import widened
from vorlage.search.page_index import IndexedPage, IndexReading, PageIndex
from vorlage.search.places import find_places
from vorlage.search.snippets import merged

PageAddress = tuple[ItemNumber, int]
"""A page by its item's number and its own."""

_BLOCK: Final = 512


class Walk:
    """The pages that answer one query, by item and page, in one state of the index.

    Raises:
        QueryRefusedError: From each method: a row of words with too open an end.
        IndexUnreadableError: From each method: the index is damaged.
    """

    def __init__(self, index: PageIndex, query: Query, options: SearchOptions) -> None:
        self._index = index
        self._asked = widened(query, options)
        self._options = options
        self._by_text = options.exact or needs_text(query)

    def pages(self, *, begin: PageAddress | None = None, backwards: bool = False) -> Iterator[FoundPage]:
        """Pages that answer, from `begin` on and with it, or towards the first page; each read when it is asked for."""
        with self._index.reading(self._options) as reading:
            for _, address in self._found(reading, begin, backwards=backwards):
                yield FoundPage(reading.page(address), reading, self._asked)

    def addresses(self, *, begin: PageAddress | None = None, backwards: bool = False) -> Iterator[PageAddress]:
        """The same pages by their numbers alone, without their texts wherever the index itself can tell."""
        with self._index.reading(self._options) as reading:
            for place, _ in self._found(reading, begin, backwards=backwards):
                yield place

    def count(self) -> int:
        """How many pages answer; under exact search each of their texts is read for it."""
        if self._by_text:
            return sum(1 for _ in self.addresses())
        with self._index.reading(self._options) as reading:
            compiled = reading.compiler.narrowed(reading.compiler.loose(self._asked), self._options)
            return int(reading.searcher.search(compiled, 1).count)  # type: ignore[attr-defined]  # the stub forgets it

    def _found(
        self, reading: IndexReading, begin: PageAddress | None, *, backwards: bool
    ) -> Iterator[tuple[PageAddress, DocAddress]]:
        asked = self._asked
        if begin is not None:
            bounds = (None, begin[0]) if backwards else (begin[0], None)
            asked = All((asked, FieldBetween(Field.NUMBER, *bounds)))
        compiler = reading.compiler
        compiled = compiler.candidates(asked) if self._options.exact else compiler.loose(asked)
        compiled = compiler.narrowed(compiled, self._options)
        for number, group in groupby(_by_item(reading, compiled, backwards=backwards), itemgetter(0)):
            addresses = [address for _, address in group]
            page_numbers = reading.searcher.fast_field_values("page_number", addresses)
            pages = sorted(zip(map(_whole, page_numbers), addresses, strict=True), key=itemgetter(0))
            for page_number, address in reversed(pages) if backwards else pages:
                place = ItemNumber(number), page_number
                if begin is not None and (place > begin if backwards else place < begin):
                    continue
                if not self._by_text or reading.holds(self._asked, address):
                    yield place, address


class FoundPage:
    """A page that answers, with its text."""

    def __init__(self, page: IndexedPage, reading: IndexReading, asked: Query) -> None:
        self.page = page
        self._reading = reading
        self._asked = asked

    @cached_property
    def hits(self) -> tuple[Span, ...]:
        """What is marked on the page for the query, as the page itself shows it: by place, none touching another."""
        languages = (self.page.language,) if self.page.language else ()
        readings = self._reading.readings
        places = find_places(self._asked, self.page.text, readings.options, languages, readings)
        return merged((place.start, place.end) for place in places)


def _by_item(reading: IndexReading, compiled: Compiled, *, backwards: bool) -> Iterator[tuple[int, DocAddress]]:
    """All that answer, by item; pages of one item follow each other in no order."""
    order = Order.Desc if backwards else Order.Asc
    offset = 0
    while True:
        block = reading.searcher.search(
            compiled, _BLOCK, count=False, order_by_field="number", offset=offset, order=order
        ).hits
        yield from block
        if len(block) < _BLOCK:
            return
        offset += len(block)


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("every page in the index has a number")
    return value
