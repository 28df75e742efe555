# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Other views of the pages than a list of the best: the concordance, the stepper through hits, passages like one,
the timeline. What `Case` hands out as `views`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.events import next_sequence
from vorlage.catalogue.heads import record_heads
from vorlage.catalogue.pages import records
from vorlage.domain.lineage import Span
from vorlage.domain.pages import Record
from vorlage.domain.search import SearchOptions
from vorlage.search.own_date import MAIL_TYPES
from vorlage.search.page_index import PageIndex
from vorlage.search.query import parse_query
from vorlage.search.similar import SimilarPassages, similar_passages
from vorlage.search.text_dates import dates_in_texts
from vorlage.search.timeline import Timeline, timeline_of
from vorlage.search.walking import Walk


class Views:
    """Views of one case. Nothing here changes anything, and nothing here takes a person for its subject."""

    def __init__(
        self,
        catalogue: Catalogue,
        index: Callable[[], PageIndex],
        known_to: Callable[[SearchOptions, str], SearchOptions],
    ) -> None:
        self._catalogue = catalogue
        self._index = index
        self._known_to = known_to
        """Gives options the tags and stars that they ask for."""
        self._timelines: dict[bool, tuple[int, Timeline]] = {}
        """By own dates and by dates in texts: with the number of the custody event before which each was made."""

    def walk(self, query: str, options: SearchOptions) -> Walk:
        """Every page that answers a query, in the order of the records."""
        known = self._known_to(replace(options, with_facets=False), query)
        return Walk(self._index(), parse_query(query), known)

    def similar(self, record: Record, span: Span, *, limit: int = 20) -> SimilarPassages:
        """Passages like one of a record, in any record.

        Raises:
            QueryRefusedError: The passage is too short, or says nothing but names.
            ValueError: The passage is outside the record.
        """
        return similar_passages(self._index(), record, span, limit=limit)

    def timeline(self, *, in_texts: bool = False) -> Timeline:
        """Every record at the date it bears, or at the dates in its text. Made again when something has happened."""
        with self._catalogue.reading() as connection:
            at = next_sequence(connection)
            kept = self._timelines.get(in_texts)
            if kept is None or kept[0] != at:
                heads = record_heads(connection, beginnings_of=MAIL_TYPES)
                if in_texts:
                    numbers = [head.number for head in heads]
                    kept = at, dates_in_texts(records(connection, numbers))
                else:
                    kept = at, timeline_of(heads)
                self._timelines[in_texts] = kept
        return kept[1]
