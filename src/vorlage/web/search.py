# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Search: one box, facets, how the query was understood, and hits that open at their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vorlage.app.marks import Beside
from vorlage.domain.custody import ItemNumber
from vorlage.domain.errors import QueryRefusedError
from vorlage.domain.facets import Companion, Grouping, SortOrder
from vorlage.domain.search import Hit, SearchAnswer, Snippet
from vorlage.web import links
from vorlage.web.asking import HITS_ON_A_PAGE, LOOSENING, Asked
from vorlage.web.facet_panel import chips_of, histogram_of, panel_of
from vorlage.web.marking import Segment, marked
from vorlage.web.site import site_of


@dataclass(frozen=True, slots=True)
class ShownSnippet:
    """A snippet in pieces, and where it stands."""

    pieces: tuple[Segment, ...]
    address: str


@dataclass(frozen=True, slots=True)
class ShownTranslated:
    """What was found in a translation of a page, its snippets in pieces."""

    language: str
    is_of_shown_text: bool
    pieces: tuple[tuple[Segment, ...], ...]


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit with its links made, and what is beside it."""

    hit: Hit
    beside: Beside
    address: str
    snippets: tuple[ShownSnippet, ...]
    translated: tuple[ShownTranslated, ...]
    companions: tuple[tuple[Companion, str], ...]
    anchor: str
    """Where a form goes back to; empty for a further hit of the same item."""


def search(request: Request) -> Response:
    """The answer to a query, or the empty box. A refused query is answered on the page, not by a failure."""
    site = site_of(request)
    asked = Asked.of(request)
    answer: SearchAnswer | None = None
    refusal: QueryRefusedError | None = None
    if asked.query.strip():
        try:
            answer = site.case.search(asked.query, asked.options)
            if asked.step == 1:
                site.case.searches.keep(asked.query, asked.options, total=answer.total)
        except QueryRefusedError as refused:
            refusal = refused
    beside = site.case.marks.beside(hit.number for hit in answer.hits) if answer else {}
    return site.page(
        "search.html",
        status=HTTPStatus.BAD_REQUEST if refusal else HTTPStatus.OK,
        here="search",
        query=asked.query,
        options=asked.options,
        asked=asked,
        loosening=tuple(LOOSENING.items()),
        orders=tuple(SortOrder),
        groupings=tuple(Grouping),
        answer=answer,
        refusal=refusal,
        hits=_all_shown(answer.hits, beside, asked) if answer else [],
        facets=panel_of(answer, asked) if answer else (),
        histogram=histogram_of(answer, asked) if answer else None,
        steps=_steps(answer) if answer else 1,
        chips=chips_of(asked) if answer else (),
        step=asked.step,
        first=asked.options.offset + 1,
    )


def _steps(answer: SearchAnswer) -> int:
    """How many pages of hits there are; of an answer in more groups than are counted, a bound."""
    count = answer.total if answer.groups is None else answer.groups
    return max(1, -(-count // HITS_ON_A_PAGE))


def _all_shown(hits: Sequence[Hit], beside: Mapping[ItemNumber, Beside], asked: Asked) -> list[ShownHit]:
    numbers = [hit.number for hit in hits]
    return [
        _shown(hit, beside[hit.number], asked, f"item-{hit.number}" if hit.number not in numbers[:place] else "")
        for place, hit in enumerate(hits)
    ]


def _shown(hit: Hit, beside: Beside, asked: Asked, anchor: str) -> ShownHit:
    address = links.to_page(hit.number, hit.page_number, query=asked.pairs())
    return ShownHit(
        hit,
        beside,
        address,
        tuple(
            ShownSnippet(marked(snippet.text, snippet.highlights), _at_snippet(hit, snippet, asked))
            for snippet in hit.snippets
        ),
        tuple(
            ShownTranslated(
                each.language,
                each.is_of_shown_text,
                tuple(marked(snippet.text, snippet.highlights) for snippet in each.snippets),
            )
            for each in hit.in_translations
        ),
        tuple(
            (companion, links.to_page(companion.number, companion.page_number, query=asked.pairs()))
            for companion in hit.companions
        ),
        anchor,
    )


def _at_snippet(hit: Hit, snippet: Snippet, asked: Asked) -> str:
    """Where the first hit of a snippet stands; a snippet without one opens its page."""
    first = next((snippet.start + start for start, _ in snippet.highlights), None)
    anchor = links.FIRST_HIT if first is None else links.at_hit(first)
    return links.to_page(hit.number, hit.page_number, query=asked.pairs(), anchor=anchor)


ROUTES = [Route("/search", search)]
