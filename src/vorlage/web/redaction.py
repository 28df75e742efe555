# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Redaction on the page: boxes drawn and taken away, what they hide, the page as it would be published, and the copy.

Nothing here changes an original. Looking at a page asks its text alone; what opens the original is asked for by a form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from math import isfinite

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from vorlage.domain.custody import ItemNumber
from vorlage.domain.redactions import BoxRemoval, CopyForm, DrawnBox, Fitting, Padding, RedactedCopy, RedactionGround
from vorlage.domain.words import Box
from vorlage.extraction.typesetting.setting import runs_right_to_left
from vorlage.redaction.copies.making import CopyOrder
from vorlage.web.forms import member_in, signed_form
from vorlage.web.links import to_redact, to_redact_page
from vorlage.web.records import page_of
from vorlage.web.redaction_view import MOST_CANDIDATES, fittings, named_boxes, persons_boxes, redacted_text
from vorlage.web.release import boxes_step
from vorlage.web.site import Site, bad_address, number_in_path, site_of

GROUND_WORDS = {
    RedactionGround.NAME: "it names somebody",
    RedactionGround.IDENTIFIER: "a number or address by which somebody is found",
    RedactionGround.FACE: "a person is seen",
    RedactionGround.INFORMANT: "it could tell who gave or copied the record",
    RedactionGround.SAFETY: "it could bring somebody into danger",
    RedactionGround.PRIVACY: "it is nobody's business",
    RedactionGround.OTHER: "another reason",
}
_MEDIA_TYPES = {CopyForm.PDF: "application/pdf", CopyForm.TEXT: "text/plain; charset=utf-8", CopyForm.CSV: "text/csv"}
_CANDIDATE_BYTES = 600_000


def overview(request: Request) -> Response:
    """The boxes of an item, who drew and who signed them, and the form for a copy."""
    site, number = site_of(request), number_in_path(request)
    record, redactions = site.case.record(number), site.case.redactions
    history = redactions.history(number)
    boxes, has_picture = redactions.boxes(number), site.case.has_picture(record.number)
    unmatched = redactions.unmatched(number) if has_picture else dict.fromkeys(site.case.pages_unread_of(number), "")
    return site.page(
        "redact.html",
        here="items",
        item=site.case.item(str(number)),
        record=record,
        has_picture=has_picture,
        on_page={page.number: sum(box.page_number == page.number for box in boxes) for page in record.pages},
        history=history,
        drawn={row.number: row for row in history if isinstance(row, DrawnBox)},
        is_removal=_is_removal,
        ground_words=GROUND_WORDS,
        unmatched=unmatched,
        step=boxes_step(site, number),
    )


def page(request: Request) -> Response:
    """One page to draw on, with what names hide there already; or, when asked, as it would be published."""
    is_looked_at = request.query_params.get("look") == "now"
    number, page_number = number_in_path(request), int(request.path_params["page"])
    return _page(site_of(request), number, page_number, _asked_box(request), is_looked_at=is_looked_at)


def redacted_picture(request: Request) -> Response:
    """The page as it would be published: every pixel, with all that is to be hidden painted over."""
    site, number, page_number = site_of(request), number_in_path(request), int(request.path_params["page"])
    redactions = site.case.redactions
    painted = redactions.page_redactions(number, page_number)
    raster = redactions.raster(number, page_number, [redaction.box for redaction in painted])
    return Response(raster.to_png(), media_type="image/png")


async def draw(request: Request) -> Response:
    """Enter a box; one that is drawn instead of another takes that one away, after it is there itself."""
    form = await signed_form(request)
    site, number, page_number = site_of(request), number_in_path(request), int(request.path_params["page"])
    box, ground, by = _box_in(form), _ground_in(form), member_in(form)
    instead = form.get("instead", "")
    if instead and instead not in {str(each.number) for each in site.case.redactions.boxes(number)}:
        raise bad_address("The box that was to be drawn anew is not there any more. Nothing was drawn.")
    if not site.case.has_picture(site.case.record(number).number):
        raise bad_address("This record has no pictures to draw on: its text is redacted by names. Nothing was drawn.")
    redactions = site.case.redactions
    await run_in_threadpool(redactions.draw, number, page_number, box, ground, by)
    if instead:
        await run_in_threadpool(redactions.remove, number, int(instead), by)
    return RedirectResponse(f"{to_redact_page(number, page_number)}#sheet", status_code=HTTPStatus.SEE_OTHER)


async def remove(request: Request) -> Response:
    """Take a box away; it stays on record."""
    form = await signed_form(request)
    site, number, by = site_of(request), number_in_path(request), member_in(form)
    box = int(request.path_params["box"])
    on_page = {each.number: each.page_number for each in site.case.redactions.boxes(number)}
    await run_in_threadpool(site.case.redactions.remove, number, box, by)
    back = next((to_redact_page(number, at) for drawn, at in on_page.items() if drawn == box), to_redact(number))
    return RedirectResponse(back, status_code=HTTPStatus.SEE_OTHER)


async def try_candidates(request: Request) -> Response:
    """How many names of a list would fit the boxes of a page. The list is read, answered, and kept nowhere."""
    form = await signed_form(request, most_bytes=_CANDIDATE_BYTES)
    site, number, page_number = site_of(request), number_in_path(request), int(request.path_params["page"])
    names = tuple(dict.fromkeys(line.strip() for line in form.get("candidates", "").splitlines() if line.strip()))
    if not 0 < len(names) <= MOST_CANDIDATES:
        raise bad_address(f"The form has no list of 1 to {MOST_CANDIDATES:,} names, one a line. Nothing was kept.")

    def answer() -> Response:
        spots = site.case.redactions.hidden_spans(number)[page_number]
        shown = page_of(site.case.record(number), page_number)
        return _page(site, number, page_number, None, fitted=fittings(shown, spots, names))

    page_of(site.case.record(number), page_number)
    return await run_in_threadpool(answer)


async def copy(request: Request) -> Response:
    """A redacted copy for saving: made, searched through, recorded, and only then handed out."""
    form = await signed_form(request)
    site, number = site_of(request), number_in_path(request)
    try:
        wanted = CopyForm(form.get("form", ""))
    except ValueError:
        raise bad_address("The form asks for a kind of copy that does not exist. Nothing was made.") from None
    order = CopyOrder(
        form=wanted,
        by_names=form.get("names", "") == "1",
        padding=Padding.LINE if form.get("lines", "") == "1" else Padding.STEPS,
    )

    def make() -> RedactedCopy:
        pages = site.case.redactions.unmatched(number) if order.by_names else {}
        signed = frozenset(pages) - frozenset(site.case.release.unsigned_pages(number) if pages else ())
        return site.case.redactions.handed_out(number, replace(order, signed_pages=signed))

    made = await run_in_threadpool(make)
    headers = {"Content-Disposition": f"attachment; filename=redacted-copy.{made.form.value}"}
    return Response(made.content, media_type=_MEDIA_TYPES[made.form], headers=headers)


def _page(
    site: Site,
    number: ItemNumber,
    page_number: int,
    chosen: int | None,
    *,
    fitted: tuple[Fitting, ...] = (),
    is_looked_at: bool = False,
) -> Response:
    record = site.case.record(number)
    shown, redactions, persons = page_of(record, page_number), site.case.redactions, site.case.protection.persons()
    has_picture = site.case.has_picture(record.number) and shown.width > 0 and shown.height > 0
    drawn = persons_boxes(shown, redactions.boxes(number)) if has_picture else ()
    named = named_boxes(shown, redactions.hidden_boxes(number, page_number), persons) if has_picture else ()
    spots = () if has_picture else redactions.hidden_spans(number)[page_number]
    pieces = redacted_text(shown, spots, persons)
    labels = Counter((each.label, each.person) for each in named)
    labels.update((each.text, each.person) for each in pieces if each.is_placeholder)
    return site.page(
        "redact_page.html",
        here="items",
        item=site.case.item(str(number)),
        record=record,
        page=shown,
        has_picture=has_picture,
        drawn=drawn,
        named=named,
        pieces=pieces,
        is_rtl=runs_right_to_left(shown.text),
        labels=sorted(labels.items(), key=lambda each: (each[0][1] is None, each[0][1] or 0, each[0][0])),
        chosen=next((each.drawn for each in drawn if each.drawn.number == chosen), None),
        unmatched=redactions.unmatched(number).get(page_number, "") if has_picture or not shown.is_read else "",
        ground_words=GROUND_WORDS,
        fitted=fitted,
        is_looked_at=is_looked_at and has_picture,
    )


def _is_removal(row: DrawnBox | BoxRemoval) -> bool:
    return isinstance(row, BoxRemoval)


def _asked_box(request: Request) -> int | None:
    text = request.query_params.get("box", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None


def _box_in(form: Mapping[str, str]) -> Box:
    """The box of a form: four numbers, in whatever order its sides were given."""
    try:
        x0, y0, x1, y1 = (float(form.get(side, "").strip().replace(",", ".")) for side in ("x0", "y0", "x1", "y1"))
    except ValueError:
        raise bad_address("A box is four numbers: left, top, right, bottom. Nothing was drawn.") from None
    if not all(map(isfinite, (x0, y0, x1, y1))):
        raise bad_address("A box is four numbers: left, top, right, bottom. Nothing was drawn.")
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _ground_in(form: Mapping[str, str]) -> RedactionGround:
    try:
        return RedactionGround(form.get("ground", ""))
    except ValueError:
        raise bad_address("The form names no reason. Nothing was drawn.") from None


ROUTES = [
    Route("/items/{number:int}/redact", overview),
    Route("/items/{number:int}/redact/copy", copy, methods=["POST"]),
    Route("/items/{number:int}/boxes/{box:int}/remove", remove, methods=["POST"]),
    Route("/items/{number:int}/pages/{page:int}/redact", page),
    Route("/items/{number:int}/pages/{page:int}/redacted.png", redacted_picture),
    Route("/items/{number:int}/pages/{page:int}/boxes", draw, methods=["POST"]),
    Route("/items/{number:int}/pages/{page:int}/fitting", try_candidates, methods=["POST"]),
]
