# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Lineage: picture and tree of the reports, the pairs with reasons and findings, two side by side, and saving."""

from __future__ import annotations

from http import HTTPStatus

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from vorlage.domain.lineage import Decision, Lineage, Pair, Siglum, Witness, pair_suggestion
from vorlage.lineage.findings import still_joined_through
from vorlage.web.collation import collation_rows
from vorlage.web.forms import signed_form
from vorlage.web.links import to_pair
from vorlage.web.picture import (
    STYLE,
    WHAT_IT_DOES_NOT_SHOW,
    drawn_on_page,
    outward_labels,
    saved_pairs,
    saved_svg,
    summary_of,
    with_outward_origins,
)
from vorlage.web.site import bad_address, number_in_path, site_of
from vorlage.web.stemma import forest, labels_of, loners


def lineage(request: Request) -> Response:
    """Who has their text from whom, as far as the texts show it, with the reasons in words."""
    site = site_of(request)
    tree = site.case.lineage()
    numbers = {witness.siglum: witness.number for witness in tree.witnesses}
    labels = labels_of(tree)
    picture, drawing = drawn_on_page(tree, labels)
    return site.page(
        "lineage.html",
        here="lineage",
        summary=summary_of(tree, picture),
        drawing=Markup(drawing),  # noqa: S704  # made by our own drawing, which escapes every label
        lineage=tree,
        forest=forest(tree),
        loners=loners(tree),
        labels=labels,
        numbers=numbers,
        pairs=sorted(tree.pairs, key=lambda pair: (-pair.relation.joins_lineages, -pair.confidence, pair.a, pair.b)),
    )


def pair(request: Request) -> Response:
    """Two reports side by side, with what they share, where they differ, and what people decided."""
    site = site_of(request)
    tree = site.case.lineage()
    a, b, found = _asked_pair(request, tree)
    labels = labels_of(tree)
    suggestion = pair_suggestion(a.number, b.number)
    return site.page(
        "pair.html",
        here="lineage",
        pair=found,
        a=a,
        b=b,
        label_a=labels[a.siglum],
        label_b=labels[b.siglum],
        rows=collation_rows(found, a.text, b.text),
        kinds=sorted({passage.kind for passage in found.passages}),
        suggestion=suggestion,
        decisions=list(Decision),
        findings=[finding for finding in reversed(site.case.findings()) if finding.suggestion == suggestion],
        through=[labels[siglum] for siglum in _through(tree, found)],
    )


def _through(tree: Lineage, found: Pair) -> tuple[Siglum, ...]:
    return still_joined_through(tree, found) if found.decision is Decision.REJECT else ()


async def decide(request: Request) -> Response:
    """Record what a person decided about two reports, and go back to them."""
    form = await signed_form(request)
    case = site_of(request).case
    a, b, _ = _asked_pair(request, await run_in_threadpool(case.lineage))
    if form.get("decision") not in set(Decision):
        raise bad_address("The form names no decision. Nothing was recorded.")
    suggestion = pair_suggestion(a.number, b.number)
    await run_in_threadpool(case.decide, suggestion, Decision(form["decision"]), reason=form.get("reason", ""))
    return RedirectResponse(f"{to_pair(a.number, b.number)}#finding", status_code=HTTPStatus.SEE_OTHER)


def save_svg(request: Request) -> Response:
    """The picture as a file of its own."""
    drawing = saved_svg(site_of(request).case.lineage())
    headers = {"Content-Disposition": 'attachment; filename="stemma.svg"'}
    return Response(drawing.encode("utf-8", "replace"), media_type="image/svg+xml", headers=headers)


def save_page(request: Request) -> Response:
    """Picture, pairs and reasons as one page that needs nothing else, without any passage."""
    site = site_of(request)
    tree = site.case.lineage()
    labels = outward_labels(tree)
    page = site.templates.get_template("saved_lineage.html").render(
        drawing=Markup(saved_svg(tree, style="")),  # noqa: S704  # made by our own drawing, which escapes every label
        style=Markup(STYLE),  # noqa: S704  # our own file
        caution=WHAT_IT_DOES_NOT_SHOW,
        lineage=with_outward_origins(tree, labels),
        labels=labels,
        pairs=saved_pairs(tree),
    )
    headers = {"Content-Disposition": 'attachment; filename="lineage.html"'}
    return HTMLResponse(page.encode("utf-8", "replace"), headers=headers)


def _asked_pair(request: Request, tree: Lineage) -> tuple[Witness, Witness, Pair]:
    """The two reports of the address in the order of their pair, and the pair.

    Raises:
        HTTPException: 404, there is no such report, or no relation was found.
    """
    one, other = (_witness(tree, number_in_path(request, name)) for name in ("one", "other"))
    found = tree.pair(one.siglum, other.siglum)
    if found is None:
        raise HTTPException(
            HTTPStatus.NOT_FOUND,
            detail="No relation was found between these two reports. That is not proof that they are independent.",
        )
    return (one, other, found) if one.siglum == found.a else (other, one, found)


def _witness(tree: Lineage, number: int) -> Witness:
    for witness in tree.witnesses:
        if witness.number == number:
            return witness
    raise HTTPException(HTTPStatus.NOT_FOUND, detail="There is no report of this number in the lineage.")


ROUTES = [
    Route("/lineage", lineage),
    Route("/lineage/stemma.svg", save_svg),
    Route("/lineage/saved.html", save_page),
    Route("/lineage/{one:int}/{other:int}", pair),
    Route("/lineage/{one:int}/{other:int}/finding", decide, methods=["POST"]),
]
