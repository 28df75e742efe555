# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Saved searches with what is new in each, and the history of one's own searches. Looking at a page changes nothing."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from vorlage.domain.custody import Item, ItemNumber
from vorlage.domain.errors import SavedSearchError
from vorlage.domain.facets import Facet, FacetValue
from vorlage.domain.kept_searches import LONGEST_NAME, SavedSearch
from vorlage.domain.search import SearchOptions
from vorlage.web import links
from vorlage.web.asking import Asked
from vorlage.web.forms import signed_form
from vorlage.web.site import ROWS_ON_A_PAGE, Site, bad_address, site_of

_PAST_SHOWN = 50


def kept(request: Request) -> Response:
    """The saved searches, one's own and shared ones, and the history."""
    return _kept(site_of(request))


def _kept(site: Site, refusal: SavedSearchError | None = None) -> Response:
    saved, past = site.case.searches.saved(), site.case.searches.history()
    return site.page(
        "saved.html",
        status=HTTPStatus.BAD_REQUEST if refusal else HTTPStatus.OK,
        here="search",
        saved=[(each, _address(each.query, each.options)) for each in saved],
        past=[(each, _address(each.query, each.options)) for each in past[:_PAST_SHOWN]],
        past_total=len(past),
        refusal=refusal,
    )


async def save(request: Request) -> Response:
    """Keep the search that the address asks for, under the name in the form."""
    form = await signed_form(request)
    asked = Asked.of(request)
    return await run_in_threadpool(_save, site_of(request), form.get("name", "")[: LONGEST_NAME + 1], asked)


def _save(site: Site, name: str, asked: Asked) -> Response:
    if not asked.query.strip():
        raise bad_address("The address asks for nothing that could be saved.")
    try:
        saved = site.case.searches.save(name, asked.query, asked.options)
    except SavedSearchError as refusal:
        return _kept(site, refusal)
    site.case.searches.news(str(saved.number))  # its answer was on the page where it was saved: nothing of it is new
    return RedirectResponse(links.to_saved(saved.number), status_code=HTTPStatus.SEE_OTHER)


def news(request: Request) -> Response:
    """What is new in the answer of a saved search since its owner said that they had seen it."""
    site = site_of(request)
    saved, told = site.case.searches.news(str(request.path_params["number"]), is_looking=False)
    items = {item.number: item for item in site.case.items()}

    def shown(places: tuple[tuple[ItemNumber, int], ...]) -> list[tuple[Item, int, str]]:
        query = {"q": saved.query, "exact": "1" if saved.options.exact else ""}
        return [(items[number], page, links.to_page(number, page, query=query)) for number, page in places]

    return site.page(
        "saved_search.html",
        here="search",
        saved=saved,
        address=_address(saved.query, saved.options),
        news=told,
        new=shown(told.new[:ROWS_ON_A_PAGE]),
        changed=shown(told.changed[:ROWS_ON_A_PAGE]),
        most_shown=ROWS_ON_A_PAGE,
    )


async def act(request: Request) -> Response:
    """Say that one has seen a saved search, share it, or forget it."""
    await signed_form(request)
    site, action = site_of(request), request.path_params["action"]
    saved = site.case.searches.saved_search(str(request.path_params["number"]))
    return await run_in_threadpool(_act, site, saved, action)


def _act(site: Site, saved: SavedSearch, action: str) -> Response:
    reference = str(saved.number)
    match action:
        case "seen":
            site.case.searches.news(reference)
        case "share" | "unshare":
            site.case.searches.share(reference, is_shared=action == "share")
        case "delete":
            site.case.searches.forget_saved(reference)
            return RedirectResponse(links.to_kept(), status_code=HTTPStatus.SEE_OTHER)
        case _:
            raise bad_address("The form asks for something that does not exist. Nothing was changed.")
    return RedirectResponse(links.to_saved(saved.number), status_code=HTTPStatus.SEE_OTHER)


async def clear_history(request: Request) -> Response:
    """Forget what one searched for."""
    await signed_form(request)
    await run_in_threadpool(site_of(request).case.searches.clear_history)
    return RedirectResponse(links.to_kept(), status_code=HTTPStatus.SEE_OTHER)


def _address(query: str, options: SearchOptions) -> str:
    """Where a search stands; what the command line narrows it by is asked for as facets there."""
    asked = {Facet.GENRE: options.genre, Facet.LANGUAGE: options.language, Facet.TYPE: options.media_type}
    narrowed = tuple(FacetValue(facet, str(value)) for facet, value in asked.items() if value)
    told = replace(options, only=(*options.only, *narrowed), genre=None, language=None, media_type=None)
    return Asked(query=query, options=told, step=1).address()


ROUTES = [
    Route("/saved", kept),
    Route("/saved", save, methods=["POST"]),
    Route("/saved/history/clear", clear_history, methods=["POST"]),
    Route("/saved/{number:int}", news),
    Route("/saved/{number:int}/{action}", act, methods=["POST"]),
]
