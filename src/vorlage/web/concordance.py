# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Keyword in context: every hit of a query on a line, the keyword in the middle."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vorlage.domain.errors import QueryRefusedError
from vorlage.search.concordance import Concordance, ConcordanceLine, LineOrder, concordance
from vorlage.search.query import parse_query, read_as
from vorlage.web import links
from vorlage.web.asking import Asked
from vorlage.web.site import asked_member, site_of

LINES_ON_A_PAGE = 100
WIDTH = 100
MOST_IN_ORDER = 2_000
"""Lines put in order while somebody waits; the command line does more."""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line, and where its hit opens."""

    line: ConcordanceLine
    address: str


def show(request: Request) -> Response:
    """The lines of a query, so many at a time; in the order of the records or of their neighbours."""
    site = site_of(request)
    asked = Asked.of(request)
    order = asked_member(request, "lines", LineOrder) or LineOrder.RECORD
    step = asked.step
    query = asked.query
    found: Concordance | None = None
    refusal: QueryRefusedError | None = None
    pages = 0
    if query.strip():
        try:
            walk = site.case.views.walk(query, asked.options)
            found = concordance(
                walk.pages(),
                order,
                width=WIDTH,
                offset=(step - 1) * LINES_ON_A_PAGE,
                limit=LINES_ON_A_PAGE,
                most_in_order=MOST_IN_ORDER,
            )
            pages = walk.count()
        except QueryRefusedError as refused:
            refusal = refused
    return site.page(
        "concordance.html",
        status=HTTPStatus.BAD_REQUEST if refusal else HTTPStatus.OK,
        here="search",
        query=query,
        options=asked.options,
        asked=asked,
        address=links.to_concordance([*asked.pairs(), ("lines", order.value)]),
        order=order,
        orders=tuple(LineOrder),
        refusal=refusal,
        found=found,
        pages=pages,
        most_in_order=MOST_IN_ORDER,
        reading=read_as(parse_query(query)) if found else "",
        shown=[_shown(line, asked) for line in found.lines] if found else [],
        step=step,
        first=(step - 1) * LINES_ON_A_PAGE + 1,
        has_more=_has_more(found, order, step) if found else False,
    )


def _has_more(found: Concordance, order: LineOrder, step: int) -> bool:
    """Whether a further step shows lines: past the cut none are in the order."""
    is_full = len(found.lines) == LINES_ON_A_PAGE
    return is_full and (found.is_cut if order is LineOrder.RECORD else step * LINES_ON_A_PAGE < MOST_IN_ORDER)


def _shown(line: ConcordanceLine, asked: Asked) -> ShownLine:
    anchor = links.at_hit(line.start)
    return ShownLine(line, links.to_page(line.number, line.page_number, query=asked.pairs(), anchor=anchor))


ROUTES = [Route("/concordance", show)]
