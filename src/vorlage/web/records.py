# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A page of a record: its picture with the hits drawn on it, its text, and what is hidden in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from vorlage.domain.errors import QueryRefusedError, UnknownPageError
from vorlage.domain.lineage import Span
from vorlage.domain.pages import Page, Record
from vorlage.domain.search import SearchOptions
from vorlage.domain.words import Box
from vorlage.extraction.correcting import MOST_CHARACTERS
from vorlage.web.asking import Asked
from vorlage.web.forms import signed_form
from vorlage.web.links import to_page
from vorlage.web.marking import Mark, Segment, segments
from vorlage.web.regions import boxes_of
from vorlage.web.site import Site, asked_span, bad_address, number_in_path, site_of
from vorlage.web.stepping import HitSteps, hit_steps
from vorlage.web.translated import translations_beside

TABLES = frozenset(
    {
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.ms-excel",
        "application/vnd.oasis.opendocument.spreadsheet",
        "text/csv",
        "text/tab-separated-values",
    }
)
"""Formats whose text is rows of cells, a line to a row and tabs between cells."""

_CORRECTION_BYTES = 12 * MOST_CHARACTERS
"""A form sends a character of any script in up to twelve bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHit:
    """A place to show on a page, and the boxes it covers on the picture (none where no word has one)."""

    number: int
    start: int
    end: int
    boxes: tuple[Box, ...]


def page(request: Request) -> Response:
    """A page: the hits of a query, or a passage named by its offsets, in the text and on the picture."""
    site = site_of(request)
    number = number_in_path(request)
    record = site.case.record(number)
    shown = page_of(record, int(request.path_params["page"]))
    asked = Asked.of(request)
    query, options = asked.query, asked.options
    at = asked_span(request)
    spans, refusal = _spans_to_show(site, record, shown, query, options, at)
    hits = page_hits(shown, spans)
    marks = [Mark(start=hit.start, end=hit.end, kind="hit", anchor=f"hit-{hit.number}") for hit in hits]
    has_picture = site.case.has_picture(record.number)  # a duplicate shows the pages of the item it repeats
    carried = asked.pairs() if query else []
    steps: HitSteps | None = None
    if query and at is None and refusal is None:
        try:
            steps = hit_steps(site.case.views.walk(query, options), record, shown.number, carried)
        except QueryRefusedError as refused:
            refusal = refused
    return site.page(
        "page.html",
        here="items",
        item=site.case.item(str(number)),
        beside=site.case.marks.beside([number])[number],
        record=record,
        page=shown,
        pieces=segments(shown.text, marks),
        cells=cells_of(shown.text, marks) if record.media_type in TABLES else None,
        hits=hits,
        has_picture=has_picture,
        has_sheet=not has_picture and any(word.box for word in shown.words),
        has_boxes=has_picture and any(hit.boxes for hit in hits),
        query=query,
        refusal=refusal,
        asked=asked,
        carried=carried,
        at=at,
        most_characters=MOST_CHARACTERS,
        layers=site.case.text_layers(record.number, shown.number),
        translations=translations_beside(site.case, record.number, shown),
        page_start=record.page_start(shown.number),
        steps=steps,
    )


def picture(request: Request) -> Response:
    """The picture of a page, as PNG made from pixels: nothing of the original file is in it."""
    site = site_of(request)
    png = site.case.picture(number_in_path(request), int(request.path_params["page"]))
    return Response(png, media_type="image/png")


def sheet(request: Request) -> Response:
    """The text of a page without a picture, set on a sheet: words and nothing else, drawn by the browser."""
    site = site_of(request)
    drawn = site.case.sheet(number_in_path(request), int(request.path_params["page"]))
    return Response(drawn, media_type="image/svg+xml")


async def correct(request: Request) -> Response:
    """Take a person's reading of a page, and show it."""
    form = await signed_form(request, most_bytes=_CORRECTION_BYTES)
    number, page_number = number_in_path(request), int(request.path_params["page"])
    try:
        await run_in_threadpool(site_of(request).case.correct, number, page_number, form.get("text", ""))
    except ValueError:
        raise bad_address("The corrected text is blank or too long. Nothing was changed.") from None
    return RedirectResponse(f"{to_page(number, page_number)}#text", status_code=HTTPStatus.SEE_OTHER)


def page_of(record: Record, page_number: int) -> Page:
    """A page by its number.

    Raises:
        UnknownPageError: There is none of this number.
    """
    page = record.page(page_number)
    if page is not None:
        return page
    raise UnknownPageError(
        f"Item {record.number} has no page {page_number}; it has {len(record.pages)}.",
        record=record.number,
        unharmed="Nothing was changed.",
        next_step="choose a page from the item's own page.",
    )


def page_hits(shown: Page, spans: Sequence[Span]) -> tuple[PageHit, ...]:
    """Spans of a page's text as numbered hits with their boxes."""
    return tuple(
        PageHit(number=number, start=start, end=end, boxes=boxes_of(shown, (start, end)))
        for number, (start, end) in enumerate(spans, 1)
    )


def cells_of(text: str, marks: Sequence[Mark]) -> tuple[tuple[tuple[Segment, ...], ...], ...]:
    """A table's text as rows of cells, each in marked pieces: a line is a row, a tab ends a cell.

    Law: the cells joined by tabs and the rows by newlines are the text. A mark over several cells is cut into theirs.
    """
    edges = [place for index, character in enumerate(text) if character in "\t\n" for place in (index, index + 1)]
    pieces = segments(text, marks, cuts=edges)
    rows: list[list[list[Segment]]] = [[[]]]
    for piece in pieces:
        if piece.text == "\n":
            rows.append([[]])
        elif piece.text == "\t":
            rows[-1].append([])
        else:
            rows[-1][-1].append(piece)
    return tuple(tuple(tuple(cell) for cell in row) for row in rows)


def passage_on_page(record: Record, shown: Page, at: Span) -> Span | None:
    """The part of a passage of the record that stands on a page, in the page's own offsets."""
    page_start = record.page_start(shown.number)
    start, end = max(at[0] - page_start, 0), min(at[1] - page_start, len(shown.text))
    return (start, end) if start < end else None


def _spans_to_show(
    site: Site, record: Record, shown: Page, query: str, options: SearchOptions, at: Span | None
) -> tuple[tuple[Span, ...], QueryRefusedError | None]:
    """What to mark; with the refusal when the query was one that cannot be answered."""
    if at is not None:
        if at[1] > len(record.text):
            raise bad_address("The passage is outside the record.")
        span = passage_on_page(record, shown, at)
        return ((span,) if span else (), None)
    if not query:
        return ((), None)
    try:
        return (site.case.locate(query, shown.text, options, language=shown.language), None)
    except QueryRefusedError as refused:
        return ((), refused)


ROUTES = [
    Route("/items/{number:int}/pages/{page:int}", page),
    Route("/items/{number:int}/pages/{page:int}/picture.png", picture),
    Route("/items/{number:int}/pages/{page:int}/sheet.svg", sheet),
    Route("/items/{number:int}/pages/{page:int}/text", correct, methods=["POST"]),
]
