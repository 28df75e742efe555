# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The local server: 127.0.0.1 only, one address with a one-time token, no log of who asked for what."""

from __future__ import annotations

import socket
import sys
import traceback
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from vorlage.app import Case
from vorlage.domain.errors import VorlageError
from vorlage.web import (
    api,
    api_description,
    batches,
    claims,
    concordance,
    deciding,
    draft,
    items,
    ledger,
    lineage,
    marks,
    overview,
    programs,
    proposals,
    received_redactions,
    records,
    redaction,
    redaction_everywhere,
    release,
    review,
    saved,
    search,
    similar,
    timeline,
    traces,
)
from vorlage.web.door import Door, cookie_name, new_token
from vorlage.web.guard import ENTRANCE, HEADERS, Guard, port_of
from vorlage.web.problems import status_of
from vorlage.web.site import HERE, Noticeboard, Site, make_templates, site_of

LOOPBACK = "127.0.0.1"


def serve(
    case: Case, port: int = 8765, *, open_browser: bool = False, announce: Callable[[str], None] | None = None
) -> None:
    """Serve one case to this machine until interrupted.

    Prints one address with a token that works once. A port that is taken is replaced by a free one: the
    printed address is the one that counts. Nothing is logged but the numbers of failures of our own.

    Args:
        case: The open case. The server does not close it.
        port: Where to listen on 127.0.0.1; 0 for any free port.
        open_browser: Also hand the address to the browser of this login.
        announce: Takes the address; standard output when None.
    """
    token = new_token()
    app = create_app(case, token)
    listener = listen(port)
    address = f"http://{LOOPBACK}:{listener.getsockname()[1]}{ENTRANCE}?token={token}"
    if announce is None:
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()
        sys.stderr.write("Open this address in a browser on this machine; it works once. Ctrl+C ends the server.\n")
    else:
        announce(address)
    if open_browser:
        webbrowser.open(address)
    with suppress(KeyboardInterrupt):  # Ctrl+C is how it ends, and no failure
        make_server(app).run(sockets=[listener])


def listen(port: int) -> socket.socket:
    """A socket on 127.0.0.1, never on another interface: on `port`, or on a free one when that is taken."""
    for candidate in (port, 0):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((LOOPBACK, candidate))
        except OSError:
            listener.close()
            if candidate == 0:
                raise
            continue
        return listener
    raise AssertionError


def make_server(app: Starlette) -> uvicorn.Server:
    """A server that writes no log and tells nobody what it is."""
    config = uvicorn.Config(
        app,
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=2,
    )
    return uvicorn.Server(config)


def create_app(case: Case, token: str) -> Starlette:
    """The pages about one case, behind the guard. `token` opens the door once."""
    door = Door(token)
    templates = make_templates()
    site = Site(case=case, door=door, noticeboard=Noticeboard(), templates=templates)

    def refuse(request: Request, status: HTTPStatus, reason: str) -> Response:
        if request.url.path.startswith(f"{api_description.ROOT}/"):
            return api.refusal(status, reason)
        page = templates.get_template("refused.html").render(reason=reason, status=status)
        return HTMLResponse(page, status_code=status)

    rooms = (
        overview,
        items,
        records,
        marks,
        search,
        batches,
        saved,
        programs,
        concordance,
        similar,
        timeline,
        traces,
        received_redactions,
        redaction,
        redaction_everywhere,
        release,
        lineage,
        ledger,
        claims,
        review,
        proposals,
        deciding,
        draft,
    )
    app = Starlette(
        routes=[
            Route(ENTRANCE, enter),
            *(route for room in rooms for route in room.ROUTES),
            Mount(api_description.ROOT, app=api.make_api(site)),
            Mount("/static", StaticFiles(directory=HERE / "static"), name="static"),
        ],
        middleware=[Middleware(Guard, door=door, refuse=refuse)],
        exception_handlers={
            VorlageError: _explain_error,
            HTTPException: _explain_refusal,
            Exception: _explain_failure,
        },
    )
    app.state.site = site
    return app


def enter(request: Request) -> Response:
    """Spend the token for a session cookie, and go to the overview.

    A link followed from another site gets a page that goes on by itself: a browser would not send the new strict
    cookie along a redirect that another site began.
    """
    site = site_of(request)
    port = port_of(request)
    if site.door.knows(request.cookies.get(cookie_name(port), "")):
        return RedirectResponse("/", status_code=HTTPStatus.SEE_OTHER)
    session = site.door.enter(request.query_params.get("token", ""))
    if session is None:
        page = site.templates.get_template("refused.html").render(reason="spent-token", status=HTTPStatus.FORBIDDEN)
        return HTMLResponse(page, status_code=HTTPStatus.FORBIDDEN)
    response: Response
    if request.headers.get("sec-fetch-site", "none") in {"none", "same-origin"}:
        response = RedirectResponse("/", status_code=HTTPStatus.SEE_OTHER)
    else:
        response = HTMLResponse(site.templates.get_template("entered.html").render())
    response.set_cookie(cookie_name(port), session, httponly=True, samesite="strict", path="/")
    return response


def _explain_error(request: Request, error: Exception) -> Response:
    """An error of ours, in its own words and with its own status."""
    if not isinstance(error, VorlageError):
        raise error
    return site_of(request).page("problem.html", status=status_of(error), here="", error=error)


def _explain_refusal(request: Request, error: Exception) -> Response:
    """An address that leads nowhere, or one that we did not make."""
    if not isinstance(error, HTTPException):
        raise error
    status = HTTPStatus(error.status_code)
    words = error.detail if error.detail != status.phrase else "There is no page at this address."
    return site_of(request).page("nowhere.html", status=status, here="", words=words)


def _explain_failure(request: Request, error: Exception) -> Response:
    """A failure of ours that nobody foresaw: its kind and place go to standard error, never its words."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else "-"
    sys.stderr.write(f"web.unexpected: {type(error).__name__} at {place}\n")
    words = "This page could not be made. Nothing was changed; the originals are untouched."
    page = site_of(request).page("nowhere.html", status=HTTPStatus.INTERNAL_SERVER_ERROR, here="", words=words)
    page.headers.update(HEADERS)  # this answer is made outside the guard
    return page
