# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Passages like one: choose a paragraph of a page, or come with a selection, and see where its like stands."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vorlage.domain.custody import ItemNumber
from vorlage.domain.errors import QueryRefusedError
from vorlage.domain.pages import Page
from vorlage.extraction.sentences import paragraphs
from vorlage.search.reasons import reasons
from vorlage.search.similar import SimilarPassage
from vorlage.web import links
from vorlage.web.marking import Segment, marked
from vorlage.web.records import page_of
from vorlage.web.site import asked_span, bad_address, number_in_path, site_of

MOST_PARAGRAPHS = 300
_SHORTEST = 12
"""Shorter lines, such as page numbers, are not offered."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A paragraph of the page, and where a click on it leads."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage found, in pieces, with what it shares in words and where it opens."""

    passage: SimilarPassage
    pieces: tuple[Segment, ...]
    reasons: tuple[str, ...]
    address: str


def show(request: Request) -> Response:
    """The paragraphs of a page to choose from; or, with a passage in the address, the passages like it."""
    site = site_of(request)
    number = number_in_path(request)
    record = site.case.record(number)
    shown = page_of(record, int(request.path_params["page"]))
    at = asked_span(request)
    if at is not None and not at[0] < at[1] <= len(record.text):
        raise bad_address("The passage is outside the record.")
    found = None
    refusal: QueryRefusedError | None = None
    if at is not None:
        try:
            found = site.case.views.similar(record, at)
        except QueryRefusedError as refused:
            refusal = refused
    return site.page(
        "similar.html",
        status=HTTPStatus.BAD_REQUEST if refusal else HTTPStatus.OK,
        here="items",
        item=site.case.item(str(number)),
        page=shown,
        choices=_choices(number, shown, record.page_start(shown.number)) if found is None else (),
        refusal=refusal,
        at=at,
        asked=record.text[found.start : found.end] if found else "",
        found=found,
        shown=[_shown(passage) for passage in found.passages] if found else [],
    )


def _choices(number: ItemNumber, page: Page, page_start: int) -> list[Choice]:
    spans = [span for span in paragraphs(page.text) if span[1] - span[0] >= _SHORTEST]
    return [
        Choice(page.text[start:end], links.to_similar(number, page.number, (page_start + start, page_start + end)))
        for start, end in spans[:MOST_PARAGRAPHS]
    ]


def _shown(passage: SimilarPassage) -> ShownPassage:
    spans = [(start - passage.start, end - passage.start) for start, end in passage.marks]
    address = links.to_page(passage.number, passage.page_number, at=(passage.start, passage.end))
    return ShownPassage(passage, marked(passage.text, spans), reasons(passage), address)


ROUTES = [Route("/items/{number:int}/pages/{page:int}/similar", show)]
