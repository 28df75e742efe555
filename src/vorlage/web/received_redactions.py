# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Failed redactions of one item: of what kind, where and how sure; what lies open only after a form that says so."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vorlage.domain.bad_redactions import RedactionsExamined
from vorlage.domain.custody import ItemNumber, escape_path
from vorlage.redaction.received.wording import KIND_WORDS, SURE_WORDS
from vorlage.web.forms import signed_form
from vorlage.web.site import Site, number_in_path, site_of


def redactions(request: Request) -> Response:
    """What in an item was to be hidden and is not, without what it says; looked for when somebody asks."""
    site = site_of(request)
    number = number_in_path(request)
    is_asked = request.query_params.get("look") == "now"
    examined = site.case.received_redactions.of(number) if is_asked else None
    return _page(site, number, examined, are_shown=False)


async def show(request: Request) -> Response:
    """The same with the words that lie open. That they were shown stands in the custody log before they are."""
    site = site_of(request)
    await signed_form(request)
    number = number_in_path(request)
    (examined,) = await run_in_threadpool(site.case.received_redactions.shown, [number])
    return await run_in_threadpool(_page, site, number, examined, are_shown=True)


def _page(site: Site, number: ItemNumber, examined: RedactionsExamined | None, *, are_shown: bool) -> Response:
    response = site.page(
        "received_redactions.html",
        here="items",
        item=site.case.item(str(number)),
        examined=examined,
        are_shown=are_shown,
        kind_words=KIND_WORDS,
        sure_words=SURE_WORDS,
        escaped=escape_path,
    )
    response.headers["Cache-Control"] = "no-store"
    return response


ROUTES = [
    Route("/items/{number:int}/redactions", redactions),
    Route("/items/{number:int}/redactions", show, methods=["POST"]),
]
