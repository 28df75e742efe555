# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The overview: what came in, what became of it, what is unread, and whether the originals are as received."""

from __future__ import annotations

from datetime import UTC, datetime
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from vorlage.domain.claims import ClaimStatus, Ledger
from vorlage.domain.custody import Outcome
from vorlage.web.forms import signed_form
from vorlage.web.site import Checked, Site, site_of
from vorlage.web.wording import OUTCOME_MEANINGS

_EVENTS_SHOWN = 25


def overview(request: Request) -> Response:
    """The accounting that adds up, the accessions, the lineage and the claims in a line each."""
    site = site_of(request)
    accounting = site.case.accounting()
    lineage = site.case.lineage()
    return site.page(
        "overview.html",
        here="overview",
        accounting=accounting,
        outcomes=[(outcome, accounting.counts.by_outcome[outcome], OUTCOME_MEANINGS[outcome]) for outcome in Outcome],
        lineage=lineage,
        ledger=site.case.ledger(),
        statuses=statuses_counted(site.case.ledger()),
        checked=site.noticeboard.last,
        events=site.case.custody_events(_EVENTS_SHOWN),
    )


def statuses_counted(ledger: Ledger) -> tuple[tuple[ClaimStatus, int], ...]:
    """How many claims stand where, in the order of the enum, without the empty ones."""
    counts = dict.fromkeys(ClaimStatus, 0)
    for claim in ledger.claims:
        counts[claim.status] += 1
    return tuple((status, count) for status, count in counts.items() if count)


async def verify(request: Request) -> Response:
    """Compare every original with its digest, keep the answer, and go back to the overview.

    A form of ours only: its token is asked for beside the origin, which the guard has asked already.
    """
    await signed_form(request)
    await _run_check(site_of(request))
    return RedirectResponse("/#integrity", status_code=HTTPStatus.SEE_OTHER)


async def _run_check(site: Site) -> None:
    verification = await run_in_threadpool(site.case.verify)
    site.noticeboard.pin(Checked(verification, datetime.now(UTC)))


ROUTES = [Route("/", overview), Route("/verify", verify, methods=["POST"])]
