# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Other views of the pages than a list of the best: the concordance, the stepper through hits, passages like one,
the timeline. What `Case` hands out as `views`.
"""

from __future__ import annotations

from collections.abc import Callable

from vorlage.catalogue.connection import Catalogue
from vorlage.domain.search import SearchOptions
from vorlage.search.page_index import PageIndex
from vorlage.search.query import parse_query
from vorlage.search.walking import Walk


class Views:
    """Views of one case. Nothing here changes anything, and nothing here takes a person for its subject."""

    def __init__(self, catalogue: Catalogue, index: Callable[[], PageIndex]) -> None:
        self._catalogue = catalogue
        self._index = index

    def walk(self, query: str, options: SearchOptions) -> Walk:
        """Every page that answers a query, in the order of the records."""
        return Walk(self._index(), parse_query(query), options)
