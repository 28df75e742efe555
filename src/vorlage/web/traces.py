# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The report of traces of one item: where and how sure; what was found only after a form that says so."""

from __future__ import annotations

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vorlage.domain.custody import ItemNumber, escape_path
from vorlage.domain.traces import Sureness, TraceKind, TraceReport
from vorlage.traces.forms import GAPS, READER_WORDS, UNDETECTABLE
from vorlage.web.forms import signed_form
from vorlage.web.site import Site, number_in_path, site_of

KIND_WORDS: Final[dict[TraceKind, str]] = {
    TraceKind.ZERO_WIDTH: "unseen characters",
    TraceKind.HOMOGLYPH: "look-alike letters",
    TraceKind.SPACING: "spaces",
    TraceKind.PRINTER_DOTS: "dots of a printer",
    TraceKind.AUTHOR: "names",
    TraceKind.REVISION_ID: "numbers of versions",
    TraceKind.XMP: "notes of programs",
    TraceKind.HEADER: "way it came",
    TraceKind.GPS: "place",
    TraceKind.THUMBNAIL: "small picture",
    TraceKind.DEVICE: "device",
    TraceKind.TRACKED_CHANGE: "changes and comments",
    TraceKind.HIDDEN: "hidden",
    TraceKind.COPY_DIFFERENCE: "difference from another copy",
}
SURE_WORDS: Final[dict[Sureness, str]] = {
    Sureness.CERTAIN: "is made for it",
    Sureness.LIKELY: "has few other uses",
    Sureness.POSSIBLE: "often means nothing",
}


def traces(request: Request) -> Response:
    """What in an item could identify who copied it, without what it says; made when it is asked for."""
    site = site_of(request)
    number = number_in_path(request)
    is_asked = request.query_params.get("look") == "now"
    report = site.case.traces.report(number) if is_asked else site.case.traces.made(number)
    return _page(site, number, report, are_shown=False)


async def show(request: Request) -> Response:
    """The same with what was found. That it was shown stands in the custody log before anything is."""
    site = site_of(request)
    await signed_form(request)
    number = number_in_path(request)
    (report,) = await run_in_threadpool(site.case.traces.shown, [number])
    return await run_in_threadpool(_page, site, number, report, are_shown=True)


def _page(site: Site, number: ItemNumber, report: TraceReport | None, *, are_shown: bool) -> Response:
    response = site.page(
        "traces.html",
        here="items",
        item=site.case.item(str(number)),
        report=report,
        are_shown=are_shown,
        reader_words=READER_WORDS,
        kind_words=KIND_WORDS,
        sure_words=SURE_WORDS,
        gaps=[GAPS[gap] for gap in report.gaps] if report else [],
        undetectable=tuple(UNDETECTABLE.values()),
        escaped=escape_path,
    )
    response.headers["Cache-Control"] = "no-store"
    return response


ROUTES = [
    Route("/items/{number:int}/traces", traces),
    Route("/items/{number:int}/traces", show, methods=["POST"]),
]
