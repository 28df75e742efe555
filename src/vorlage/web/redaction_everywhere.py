# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Redact every occurrence of a protected name: all pages first, one form to draw on all of them, one to undo it all.

A person's pages are shown after a form only, and the custody log has that they were: nobody comes on them by a link.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from vorlage.domain.protection import PersonNumber
from vorlage.web.forms import member_in, signed_form
from vorlage.web.links import to_everywhere
from vorlage.web.site import asked_count, bad_address, site_of

THUMBNAILS: Final = 60
"""Pages that are shown as pictures; further ones are listed."""
_LISTED: Final = 500


async def look(request: Request) -> Response:
    """Every page on which the person is named, with the pages where nobody can know."""
    await signed_form(request)
    site, person = site_of(request), _person(request)

    def answer() -> Response:
        found = site.case.redactions.everywhere.of(person)
        pictured = {item for item in {page.item for page in found.pages} if site.case.has_picture(item)}
        drawable = [page for page in found.pages if page.item in pictured]
        in_texts = [page for page in found.pages if page.item not in pictured]
        numbers = {page.item for page in found.pages} | set(found.unread)
        return site.page(
            "redact_everywhere.html",
            here="items",
            person=person,
            found=found,
            shown=drawable[:THUMBNAILS],
            listed=drawable[THUMBNAILS : THUMBNAILS + _LISTED],
            in_texts=in_texts[:_LISTED],
            texts=len(in_texts),
            items={item.number: item for item in site.case.items() if item.number in numbers},
            open_lines=sum(len(page.open_lines) for page in drawable),
            covered=sum(page.covered for page in drawable),
            without_place=sum(page.without_place for page in drawable),
            records=len({page.item for page in found.pages}),
            unread=[(item, page) for item, pages in found.unread.items() for page in pages],
        )

    return await run_in_threadpool(answer)


async def draw(request: Request) -> Response:
    """Draw on all of them, and go to where it can be undone."""
    form = await signed_form(request)
    site, person, by = site_of(request), _person(request), member_in(form)
    drawn = await run_in_threadpool(site.case.redactions.everywhere.draw, person, by)
    asked = f"?first={drawn.first}&last={drawn.last}&pages={drawn.pages}" if drawn else ""
    return RedirectResponse(f"{to_everywhere(person)}/drawn{asked}", status_code=HTTPStatus.SEE_OTHER)


def drawn(request: Request) -> Response:
    """What was drawn, and the form that undoes all of it."""
    first = asked_count(request, "first", 0)
    return site_of(request).page(
        "redact_drawn.html",
        here="items",
        person=_person(request),
        first=first,
        last=asked_count(request, "last", first),
        pages=asked_count(request, "pages", 0),
        undone=None,
    )


async def undo(request: Request) -> Response:
    """Take all boxes of one drawing away; they stay on record."""
    form = await signed_form(request)
    site, person, by = site_of(request), _person(request), member_in(form)
    ends = [form.get(name, "") for name in ("first", "last")]
    if not all(end.isascii() and end.isdigit() and len(end) <= 9 for end in ends):
        raise bad_address("The form names no boxes. Nothing was taken away.")
    first, last = map(int, ends)
    count = await run_in_threadpool(site.case.redactions.everywhere.undo, first, last, by)
    return site.page("redact_drawn.html", here="items", person=person, first=first, last=last, pages=0, undone=count)


def _person(request: Request) -> PersonNumber:
    return PersonNumber(int(request.path_params["person"]))


ROUTES = [
    Route("/redact/persons/{person:int}", look, methods=["POST"]),
    Route("/redact/persons/{person:int}/draw", draw, methods=["POST"]),
    Route("/redact/persons/{person:int}/drawn", drawn),
    Route("/redact/persons/{person:int}/undo", undo, methods=["POST"]),
]
