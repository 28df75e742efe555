# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Lineage: the tree of the reports, the pairs with their reasons, and two reports side by side."""

from __future__ import annotations

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vorlage.domain.lineage import Witness
from vorlage.web.collation import collation_rows
from vorlage.web.site import Site, number_in_path, site_of
from vorlage.web.stemma import forest, labels_of, loners


def lineage(request: Request) -> Response:
    """Who has their text from whom, as far as the texts show it, with the reasons in words."""
    site = site_of(request)
    tree = site.case.lineage()
    numbers = {witness.siglum: witness.number for witness in tree.witnesses}
    return site.page(
        "lineage.html",
        here="lineage",
        lineage=tree,
        forest=forest(tree),
        loners=loners(tree),
        labels=labels_of(tree),
        numbers=numbers,
        pairs=sorted(tree.pairs, key=lambda pair: (-pair.relation.joins_lineages, -pair.confidence, pair.a, pair.b)),
    )


def pair(request: Request) -> Response:
    """Two reports side by side, with what they share and where they differ."""
    site = site_of(request)
    one, other = (_witness(site, number_in_path(request, name)) for name in ("one", "other"))
    tree = site.case.lineage()
    found = tree.pair(one.siglum, other.siglum)
    if found is None:
        raise HTTPException(
            HTTPStatus.NOT_FOUND,
            detail="No relation was found between these two reports. That is not proof that they are independent.",
        )
    a, b = (one, other) if one.siglum == found.a else (other, one)
    labels = labels_of(tree)
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
    )


def _witness(site: Site, number: int) -> Witness:
    for witness in site.case.lineage().witnesses:
        if witness.number == number:
            return witness
    raise HTTPException(HTTPStatus.NOT_FOUND, detail="There is no report of this number in the lineage.")


ROUTES = [Route("/lineage", lineage), Route("/lineage/{one:int}/{other:int}", pair)]
