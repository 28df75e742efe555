# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The items: every one with its outcome and reason, and what is known of each."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from vorlage.domain.custody import Genre, Item, Outcome
from vorlage.domain.errors import UnknownItemError
from vorlage.domain.families import Kinship
from vorlage.domain.pages import Record
from vorlage.extraction.families.differences import Change, TooLongToCompareError
from vorlage.web import links
from vorlage.web.site import (
    ROWS_ON_A_PAGE,
    Site,
    asked_count,
    asked_member,
    asked_span,
    bad_address,
    number_in_path,
    site_of,
)
from vorlage.web.translated import checks_of


def items(request: Request) -> Response:
    """The list of items in original order, narrowed by outcome or genre."""
    site = site_of(request)
    outcome = asked_member(request, "outcome", Outcome)
    genre = asked_member(request, "genre", Genre)
    step = asked_count(request, "step")
    wanted = [
        item
        for item in site.case.items()
        if (outcome is None or item.outcome is outcome) and (genre is None or item.genre is genre)
    ]
    start = (step - 1) * ROWS_ON_A_PAGE
    return site.page(
        "items.html",
        here="items",
        rows=wanted[start : start + ROWS_ON_A_PAGE],
        total=len(wanted),
        outcome=outcome,
        genre=genre,
        outcomes=tuple(Outcome),
        genres=tuple(Genre),
        step=step,
        steps=max(1, -(-len(wanted) // ROWS_ON_A_PAGE)),
        query={"outcome": outcome or "", "genre": genre or ""},
    )


def item(request: Request) -> Response:
    """One item: what it is, what became of it and why, its pages, its members, its duplicates."""
    site = site_of(request)
    wanted = site.case.item(str(number_in_path(request)))
    everything = site.case.items()
    record = record_or_none(site, wanted)
    return site.page(
        "item.html",
        here="items",
        item=wanted,
        beside=site.case.marks.beside([wanted.number])[wanted.number],
        record=record,
        pages_unread=site.case.pages_unread_of(wanted.number) if record else (),
        parent=next((other for other in everything if other.number == wanted.parent), None),
        repeats=next((other for other in everything if other.number == wanted.duplicate_of), None),
        members=[other for other in everything if other.parent == wanted.number],
        duplicates=[other for other in everything if other.duplicate_of == wanted.number],
        kin=_kin_of(site, wanted, everything),
        thread=_thread_of(site, wanted, everything),
        checks=checks_of(site.case, wanted.number),
    )


def _kin_of(site: Site, wanted: Item, everything: Sequence[Item]) -> list[tuple[Kinship, Item]]:
    by_number = {other.number: other for other in everything}
    found = site.case.kinships().get(wanted.duplicate_of or wanted.number, ())
    return [(kin, by_number[kin.other(wanted.duplicate_of or wanted.number)]) for kin in found]


def _thread_of(site: Site, wanted: Item, everything: Sequence[Item]) -> list[Item]:
    numbers = set(site.case.threads().get(wanted.duplicate_of or wanted.number, ()))
    return [other for other in everything if other.number in numbers and other.number != wanted.number]


def beside(request: Request) -> Response:
    """Two records that are near each other: what was taken out and put in between them, word by word."""
    site = site_of(request)
    first = site.case.item(str(number_in_path(request)))
    second = site.case.item(str(int(request.path_params["other"])))
    try:
        changes: Sequence[Change] | None = site.case.differences(first.number, second.number)
    except TooLongToCompareError:
        changes = None
    return site.page("beside.html", here="items", first=first, second=second, changes=changes)


def record_or_none(site: Site, wanted: Item) -> Record | None:
    """The record of an item, None when it has no pages."""
    try:
        return site.case.record(wanted.number)
    except UnknownItemError:
        return None


def passage(request: Request) -> Response:
    """Go to the page on which a passage stands."""
    site = site_of(request)
    number = number_in_path(request)
    span = asked_span(request)
    if span is None:
        raise bad_address("The address names no passage.")
    record = site.case.record(number)
    try:
        page = record.page_at(span[0])
    except ValueError:
        raise bad_address("The passage is outside the record.") from None
    return RedirectResponse(links.to_page(number, page.number, at=span), status_code=HTTPStatus.SEE_OTHER)


ROUTES = [
    Route("/items", items),
    Route("/items/{number:int}", item),
    Route("/items/{number:int}/passage", passage),
    Route("/items/{number:int}/beside/{other:int}", beside),
]
