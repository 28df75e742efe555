# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What models proposed and nobody decided about yet: a page of its own, apart from the ledger and from the queue."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vorlage.web.site import asked_count, site_of

PROPOSALS_ON_A_PAGE = 25


def proposals(request: Request) -> Response:
    """Every proposal that waits, each with a form to decide; and the runs, with what was dropped in each."""
    site = site_of(request)
    step = asked_count(request, "step")
    waiting = site.case.proposals.waiting()
    start = (step - 1) * PROPOSALS_ON_A_PAGE
    return site.page(
        "proposals.html",
        here="claims",
        waiting=waiting[start : start + PROPOSALS_ON_A_PAGE],
        total=len(waiting),
        runs=site.case.proposals.runs()[::-1],
        step=step,
        steps=max(1, -(-len(waiting) // PROPOSALS_ON_A_PAGE)),
    )


ROUTES = [Route("/review/proposals", proposals)]
