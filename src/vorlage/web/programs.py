# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How a program of the person at this machine comes in beside the browser: an address that works once."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vorlage.web.api_description import ROOT
from vorlage.web.forms import signed_form
from vorlage.web.guard import ENTRANCE
from vorlage.web.site import site_of


def programs(request: Request) -> Response:
    """What programs can ask, and the form for an address."""
    return site_of(request).page("programs.html", here="", address="", root=ROOT)


async def make_address(request: Request) -> Response:
    """An address that lets one program in, shown once. It is not in the page's own address, nor kept anywhere."""
    await signed_form(request)
    site = site_of(request)
    address = f"http://{request.headers['host']}{ENTRANCE}?token={site.door.another_token()}"
    return site.page("programs.html", here="", address=address, root=ROOT)


ROUTES = [Route("/programs", programs), Route("/programs", make_address, methods=["POST"])]
