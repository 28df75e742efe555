# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Deciding on a page: one small form for every suggestion about claims, and where it leads back to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from vorlage.domain.claim_decisions import claims_suggestion
from vorlage.domain.claims import ClaimId, Stance
from vorlage.domain.custody import THIS_DESK
from vorlage.domain.lineage import Decision
from vorlage.web.forms import signed_form
from vorlage.web.site import bad_address, site_of

ANSWERS = {
    **{f"accept-{stance.value}": (Decision.ACCEPT, stance) for stance in Stance},
    **{decision.value: (decision, None) for decision in Decision},
}
"""What a button says: a decision, and for a passage what it says of the claim."""

SIGN_OFF = "sign-off"
"""What a button says by which a second person agrees."""


async def decide(request: Request) -> Response:
    """Record what a person decided, and go back to the page it was decided on."""
    form = await signed_form(request)
    claims = site_of(request).case.claims
    answer, back = form.get("answer", ""), form.get("back", "")
    suggestion, reason = _suggestion(form), form.get("reason", "")
    by = form.get("by", "").strip() or THIS_DESK
    if answer == SIGN_OFF:
        await run_in_threadpool(claims.sign_off, suggestion, by=by, reason=reason)
    elif answer in ANSWERS:
        decision, stance = ANSWERS[answer]
        asks_second = form.get("second", "") == "1"
        await run_in_threadpool(
            claims.decide, suggestion, decision, reason=reason, stance=stance, by=by, asks_second=asks_second
        )
    else:
        raise bad_address("The form names no decision. Nothing was recorded.")
    return RedirectResponse(_own_address(back), status_code=HTTPStatus.SEE_OTHER)


def _suggestion(form: Mapping[str, str]) -> str:
    """What the form is about; of two claims, this one's id and that of the other, typed or as its address."""
    said, other = form.get("suggestion", ""), form.get("other", "").strip()
    one = said.removeprefix("claim-")
    if one == said:
        return said
    named = _CLAIM_ID.search(other)
    if named is None or named[0] == one:
        raise bad_address("The form names no other claim. Nothing was recorded.")
    return claims_suggestion(ClaimId(one), ClaimId(named[0]))


_CLAIM_ID = re.compile(r"[0-9a-f]{12}")


def _own_address(back: str) -> str:
    """An address of ours to go back to: never one of another host, whatever the form says."""
    is_ours = back.startswith(("/claims/", "/review")) and not any(sign in back for sign in "\\\r\n\t")
    return back if is_ours else "/review"


ROUTES = [Route("/decisions", decide, methods=["POST"])]
