# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Search: one box, three facets, how the query was understood, and hits that open at their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vorlage.domain import facets as domain
from vorlage.domain.custody import Genre
from vorlage.domain.errors import QueryRefusedError
from vorlage.domain.search import Hit, SearchAnswer, SearchOptions
from vorlage.web import links
from vorlage.web.marking import Segment, marked
from vorlage.web.site import asked_count, asked_member, site_of
from vorlage.web.wording import in_words, language_in_words, media_type_in_words

HITS_ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: how many pages have it, and where a click on it leads."""

    label: str
    count: int
    is_chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow the answer."""

    title: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class ShownSnippet:
    """A snippet in pieces, and where it stands."""

    pieces: tuple[Segment, ...]
    address: str


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit with its links made."""

    hit: Hit
    address: str
    snippets: tuple[ShownSnippet, ...]


def search(request: Request) -> Response:
    """The answer to a query, or the empty box. A refused query is answered on the page, not by a failure."""
    site = site_of(request)
    asked = request.query_params
    genre = asked_member(request, "genre", Genre)
    step = asked_count(request, "step")
    is_exact = asked.get("exact", "") == "1"
    options = SearchOptions(
        limit=HITS_ON_A_PAGE,
        offset=(step - 1) * HITS_ON_A_PAGE,
        exact=is_exact,
        match_case=is_exact and asked.get("case", "") == "1",
        genre=genre,
        language=asked.get("lang") or None,
        media_type=asked.get("type") or None,
    )
    carried = {
        "q": asked.get("q", ""),
        "exact": "1" if options.exact else "",
        "case": "1" if options.match_case else "",
        "genre": options.genre or "",
        "type": options.media_type or "",
        "lang": options.language or "",
    }
    answer: SearchAnswer | None = None
    refusal: QueryRefusedError | None = None
    if carried["q"].strip():
        try:
            answer = site.case.search(carried["q"], options)
        except QueryRefusedError as refused:
            refusal = refused
    return site.page(
        "search.html",
        status=HTTPStatus.BAD_REQUEST if refusal else HTTPStatus.OK,
        here="search",
        query=carried["q"],
        options=options,
        carried=carried,
        answer=answer,
        refusal=refusal,
        hits=[_shown(hit, carried) for hit in answer.hits] if answer else [],
        facets=facets(answer, carried) if answer else (),
        step=step,
        steps=max(1, -(-answer.total // HITS_ON_A_PAGE)) if answer else 1,
        first=options.offset + 1,
    )


def facets(answer: SearchAnswer, carried: Mapping[str, str]) -> tuple[Facet, ...]:
    """Genre, type and language, with counts; a chosen value's link takes it off again."""
    return (
        _facet("Genre", "genre", answer.counts(domain.Facet.GENRE), carried, lambda value: in_words(Genre(value))),
        _facet("Type", "type", answer.counts(domain.Facet.TYPE), carried, media_type_in_words),
        _facet("Language", "lang", answer.counts(domain.Facet.LANGUAGE), carried, language_in_words),
    )


def _facet(
    title: str, name: str, counts: Mapping[str, int], carried: Mapping[str, str], worded: Callable[[str], str]
) -> Facet:
    chosen = carried[name]
    present = dict(counts)
    if chosen:
        present.setdefault(chosen, 0)
    values = tuple(
        FacetValue(
            worded(value),
            count,
            value == chosen,
            links.with_query("/search", {**carried, name: "" if value == chosen else value}),
        )
        for value, count in sorted(present.items(), key=lambda entry: (-entry[1], entry[0]))
        if value
    )
    return Facet(title, values)


def _shown(hit: Hit, carried: Mapping[str, str]) -> ShownHit:
    query = {name: carried[name] for name in ("q", "exact", "case")}
    address = links.to_page(hit.number, hit.page_number, query=query)
    return ShownHit(
        hit,
        address,
        tuple(ShownSnippet(marked(snippet.text, snippet.highlights), address) for snippet in hit.snippets),
    )


ROUTES = [Route("/search", search)]
