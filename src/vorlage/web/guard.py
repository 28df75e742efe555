# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The guard in front of every route: host, method, origin, session; and the headers on every answer.

Numbered, in the order in which they are asked:

1. The connection is HTTP; there are no websockets.
2. Host is this server's own address: a name that another site points at this machine (DNS rebinding) is refused.
3. The method is GET, HEAD or POST.
4. The request comes from a page of ours or from the person: other origins are refused, other local ports included.
   Only the door itself may be reached by a link from elsewhere; the token is its protection.
5. The session cookie is there, but for the door.
6. Every answer, refusals included, carries the headers below.

Residual risks: browsers that send no Sec-Fetch-Site are held by SameSite=Strict and the form token alone.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vorlage.web.door import Door, cookie_name

ENTRANCE = "/enter"

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
    "X-DNS-Prefetch-Control": "off",
}

Refuse = Callable[[Request, HTTPStatus, str], Response]
"""Makes the answer that says why, from a request, a status and one of the reasons below."""

WRONG_HOST = "wrong-host"
WRONG_METHOD = "wrong-method"
FOREIGN_ORIGIN = "foreign-origin"
NO_SESSION = "no-session"


class Guard:
    """Asks every request the numbered questions, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, *, door: Door, refuse: Refuse) -> None:
        self._app = app
        self._door = door
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through to the routes, or refuse it with a page that says why."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        request = Request(scope)
        reason = self._reason_to_refuse(request)
        if reason is None:
            await self._app(scope, receive, send_with_headers)
            return
        status = HTTPStatus.METHOD_NOT_ALLOWED if reason == WRONG_METHOD else HTTPStatus.FORBIDDEN
        await self._refuse(request, status, reason)(scope, receive, send_with_headers)

    def _reason_to_refuse(self, request: Request) -> str | None:
        """The first question that the request fails, or None."""
        port = port_of(request)
        if request.headers.getlist("host") not in [[host] for host in own_hosts(port)]:
            return WRONG_HOST
        if request.method not in {"GET", "HEAD", "POST"}:
            return WRONG_METHOD
        is_entering = request.url.path == ENTRANCE and request.method == "GET"
        if not comes_from_us(request) and not (is_entering and is_navigation(request)):
            return FOREIGN_ORIGIN
        if not is_entering and not self._door.knows(request.cookies.get(cookie_name(port), "")):
            return NO_SESSION
        return None


def port_of(request: Request) -> int:
    """The port this server listens on, from the connection and not from anything the other side says."""
    server = request.scope.get("server")
    return int(server[1]) if server and server[1] is not None else 80


def own_hosts(port: int) -> tuple[str, ...]:
    """The values of the Host header that mean this server."""
    hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
    return (*hosts, "127.0.0.1", "localhost") if port == 80 else hosts


def comes_from_us(request: Request) -> bool:
    """Whether a page of this very origin, or the person at the address bar, made the request.

    A form sent under `Referrer-Policy: no-referrer` carries `Origin: null` (Fetch standard, "append a request
    Origin header"), so that value is allowed when the browser itself vouches for the origin in Sec-Fetch-Site.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("origin")
    if origin is None:
        return request.method != "POST"
    if origin == "null":
        return site == "same-origin"
    return origin == f"http://{request.headers.get('host', '')}"


def is_navigation(request: Request) -> bool:
    """Whether a person follows a link to a whole page, rather than a page fetching a part."""
    mode = request.headers.get("sec-fetch-mode", "navigate")
    return mode == "navigate" and request.headers.get("sec-fetch-dest", "document") == "document"
