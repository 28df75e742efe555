# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pages that answer by what a translation says: read by the same rules as pages, and counted as the page they are of.

Translations are made by people, so that there are hundreds and not millions: each is read for each query, and none is
in the index. One that is kept, checked or withdrawn is found, or found no more, from that moment on.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from vorlage.domain.lineage import Span
from vorlage.domain.search import InTranslation, Query, SearchOptions
from vorlage.domain.translations import Translation
from vorlage.search.as_written import holds_as_written
from vorlage.search.naming import Readings, widened
from vorlage.search.page_facts import PageFacts
from vorlage.search.places import PagesLexicon, PageWords, find_places, holds_loosely
from vorlage.search.preparing import key_of
from vorlage.search.ranking import has_one_score
from vorlage.search.snippets import matches_in, merged, snippets_of
from vorlage.search.words import base_language

_READING: Final = threading.Lock()
"""Words of a translation are read for one query at a time."""


@dataclass(frozen=True, slots=True)
class TranslatedPage:
    """A translation that is searched, and what its page is besides its words.

    `page_start` is where the page begins in its record's text. `words` keeps the translation read, between queries.
    """

    translation: Translation
    facts: PageFacts
    page_start: int
    is_of_shown_text: bool
    words: PageWords = field(repr=False, compare=False)

    @classmethod
    def of(
        cls, translation: Translation, facts: PageFacts, *, page_start: int, is_of_shown_text: bool
    ) -> TranslatedPage:
        """A translation, read once."""
        words = PageWords(translation.text, (base_language(translation.language),))
        return cls(translation, facts, page_start, is_of_shown_text, words)


class AnsweringTranslations:
    """The translations that answer one query, by the pages they are of."""

    def __init__(self, pages: Sequence[TranslatedPage], query: Query, options: SearchOptions) -> None:
        """`pages` are all that are searched. A query without a word on a page is answered by pages alone."""
        self._query, self._options = query, options
        self._by_page: defaultdict[tuple[int, int], list[TranslatedPage]] = defaultdict(list)
        for page in _answering(pages, query, options):
            self._by_page[page.translation.item, page.translation.page].append(page)

    @property
    def page_keys(self) -> list[str]:
        """The keys of the pages, as the index has them."""
        return [key_of(*place) for place in sorted(self._by_page)]

    def of_page(self, number: int, page_number: int) -> tuple[InTranslation, ...]:
        """What the translations of a page say to the query."""
        return tuple(self._shown(each) for each in self._by_page.get((number, page_number), ()))

    def _shown(self, page: TranslatedPage) -> InTranslation:
        translation = page.translation
        places = find_places(self._query, translation.text, self._options, (translation.language,))
        return InTranslation(
            translation=translation.number,
            language=translation.language,
            is_of_shown_text=page.is_of_shown_text,
            snippets=snippets_of(translation.text, places, page_start=0),
            matched=matches_in(places),
            original=_original(page, [(place.start, place.end) for place in places]),
        )


def _answering(pages: Sequence[TranslatedPage], query: Query, options: SearchOptions) -> list[TranslatedPage]:
    if not pages or has_one_score(query):
        return []
    with _READING:
        return list(_holding(pages, query, options))


def _holding(pages: Sequence[TranslatedPage], query: Query, options: SearchOptions) -> Iterator[TranslatedPage]:
    readings = Readings(options, PagesLexicon([page.words for page in pages]))
    asked = widened(query, options)
    for page in pages:
        if options.exact:
            text, match_case = page.translation.text, options.match_case
            holds = holds_as_written(query, text, match_case=match_case, facts=page.facts)
        else:
            page.words.read_for(readings)
            holds = holds_loosely(asked, page.words, page.facts)
        if holds:
            yield page


def _original(page: TranslatedPage, found: Sequence[Span]) -> tuple[Span, ...]:
    if not page.is_of_shown_text:
        return ()
    stretches = (stretch for span in found for stretch in page.translation.originals_of(*span))
    return merged((page.page_start + start, page.page_start + end) for start, end in stretches)
