# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Nobody but the person at this machine comes in, and every answer says how it may be used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from vorlage.app import Case
from vorlage.web.door import cookie_name, new_token
from vorlage.web.guard import HEADERS
from vorlage.web.server import create_app, listen

HOME = "http://127.0.0.1:8765"


@pytest.fixture
def empty_case(tmp_path: Path) -> Case:
    """A case that holds nothing: the guard asks before any of it is read."""
    return Case.create(tmp_path / "case")


@pytest.fixture
def token() -> str:
    """A one-time token."""
    return new_token()


@pytest.fixture
def stranger(empty_case: Case, token: str) -> TestClient:
    """A client that has not been let in."""
    return TestClient(create_app(empty_case, token), base_url=HOME, follow_redirects=False)


def addresses(app: Starlette) -> list[tuple[str, str]]:
    """Every route of the application with a method and a plausible address."""
    found = []
    for route in app.routes:
        if isinstance(route, Route):
            path = re.sub(r"{\w+:int}", "1", route.path)
            path = re.sub(r"{\w+}", "x", path)
            found += [(method, path) for method in sorted(route.methods or ())]
        elif isinstance(route, Mount):
            found += [("GET", f"{route.path}/vorlage.css"), ("GET", f"{route.path}/vorlage.js")]
    return found


def test_no_route_answers_without_the_cookie(stranger: TestClient) -> None:
    """Each route, found in the application itself, is 403 to a stranger and says what to do."""
    assert isinstance(stranger.app, Starlette)
    asked = addresses(stranger.app)
    assert len(asked) > 20
    for method, path in asked:
        answer = stranger.request(method, path, headers={"Origin": HOME} if method == "POST" else {})
        assert answer.status_code == 403, (method, path)
        if method != "HEAD":
            assert "vorlage serve" in answer.text


def test_an_address_that_leads_nowhere_is_not_told_apart(stranger: TestClient) -> None:
    """A stranger cannot learn which addresses exist."""
    there = stranger.get("/claims")
    nowhere = stranger.get("/no/such/page")
    assert (there.status_code, there.text) == (nowhere.status_code, nowhere.text)


def test_the_token_lets_one_browser_in(stranger: TestClient, token: str) -> None:
    """The first visit sets a cookie that scripts cannot read and other sites cannot send, and goes home."""
    answer = stranger.get("/enter", params={"token": token})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "domain" not in cookie
    assert stranger.get("/items").status_code == 200


def test_the_token_is_spent_by_its_first_use(stranger: TestClient, token: str, empty_case: Case) -> None:
    """A second browser with the same address stays outside."""
    stranger.get("/enter", params={"token": token})
    second = TestClient(stranger.app, base_url=HOME, follow_redirects=False)
    answer = second.get("/enter", params={"token": token})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert second.get("/").status_code == 403


def test_the_owner_may_open_the_address_again(stranger: TestClient, token: str) -> None:
    """Whoever is in already is sent home by the same address."""
    stranger.get("/enter", params={"token": token})
    assert stranger.get("/enter", params={"token": token}).status_code == 303


@pytest.mark.parametrize("query", [{}, {"token": ""}, {"token": "0" * 43}, {"token": "\ufffd"}])
def test_a_wrong_token_is_refused(stranger: TestClient, query: dict[str, str]) -> None:
    """No token, an empty one, a guess."""
    assert stranger.get("/enter", params=query).status_code == 403


def test_looking_at_the_address_does_not_spend_it(stranger: TestClient, token: str) -> None:
    """A HEAD request, as a link preview makes it, opens nothing and spends nothing."""
    assert stranger.head("/enter", params={"token": token}).status_code == 403
    assert stranger.get("/enter", params={"token": token}).status_code == 303


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "example.org:8765",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.0.0.1:8765.example.org",
        "localhost",
        "[::1]:8765",
        "",
    ],
)
def test_a_foreign_host_name_is_refused(stranger: TestClient, token: str, host: str) -> None:
    """A name that another site points at this machine does not open the door, right token or not."""
    answer = stranger.get("/enter", params={"token": token}, headers={"Host": host})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_localhost_is_ours(stranger: TestClient, token: str) -> None:
    """The other name of loopback works."""
    assert stranger.get("/enter", params={"token": token}, headers={"Host": "localhost:8765"}).status_code == 303


@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense"])
def test_requests_from_other_pages_are_refused(stranger: TestClient, token: str, site: str) -> None:
    """With the cookie too: other sites, and other ports of this machine, get nothing."""
    stranger.get("/enter", params={"token": token})
    assert stranger.get("/items", headers={"Sec-Fetch-Site": site}).status_code == 403
    assert stranger.get("/items", headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


def test_a_link_from_elsewhere_may_open_the_door(stranger: TestClient, token: str) -> None:
    """A terminal in a browser may carry the address: a page goes on, since strict cookies do not redirect."""
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    answer = stranger.get("/enter", params={"token": token}, headers=headers)
    assert answer.status_code == 200
    assert 'content="0;url=/"' in answer.text


def test_a_page_elsewhere_may_not_fetch_the_door(stranger: TestClient, token: str) -> None:
    """An image or script of another site that asks for the door is refused, and spends nothing."""
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}
    assert stranger.get("/enter", params={"token": token}, headers=headers).status_code == 403
    assert stranger.get("/enter", params={"token": token}).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://example.org"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://127.0.0.1:8765"},
        {"Origin": HOME, "Sec-Fetch-Site": "same-site"},
    ],
)
def test_forms_from_elsewhere_are_refused(stranger: TestClient, token: str, headers: dict[str, str]) -> None:
    """A form is taken from our own origin only."""
    stranger.get("/enter", params={"token": token})
    assert stranger.post("/verify", headers=headers, data={"form_token": "x"}).status_code == 403


@pytest.mark.parametrize("form", [{}, {"form_token": ""}, {"form_token": "0" * 64}, {"form_token": "x" * 10_000}])
def test_a_form_needs_its_token(stranger: TestClient, token: str, form: dict[str, str]) -> None:
    """The right origin is not enough."""
    stranger.get("/enter", params={"token": token})
    answer = stranger.post("/verify", headers={"Origin": HOME}, data=form)
    assert answer.status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(stranger: TestClient, token: str, method: str) -> None:
    """Pages are read; one form is sent; nothing else exists."""
    stranger.get("/enter", params={"token": token})
    assert stranger.request(method, "/").status_code == 405


@pytest.mark.parametrize("path", ["/items", "/nope", "/static/vorlage.css", "/enter", "/items/99"])
@pytest.mark.parametrize("is_inside", [True, False])
def test_every_answer_carries_the_headers(stranger: TestClient, token: str, path: str, is_inside: bool) -> None:
    """Pages, assets, refusals and mistakes alike."""
    if is_inside:
        stranger.get("/enter", params={"token": token})
    answer = stranger.get(path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "server" not in answer.headers
    assert "access-control-allow-origin" not in answer.headers


def test_a_failure_of_ours_carries_the_headers_and_says_nothing(
    empty_case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unforeseen error shows its kind and place in the terminal, its words nowhere."""
    token = new_token()
    app = create_app(empty_case, token)

    def breaks(request: object) -> None:
        raise RuntimeError("SECRET-WORDS")

    app.router.routes.append(Route("/breaks", breaks))
    client = TestClient(app, base_url=HOME, raise_server_exceptions=False)
    client.get("/enter", params={"token": token})
    answer = client.get("/breaks")
    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    talk = capsys.readouterr()
    assert "SECRET-WORDS" not in answer.text + talk.out + talk.err
    assert "web.unexpected: RuntimeError at test_guard.py" in talk.err


def test_the_policy_allows_no_inline_code_and_no_other_origin() -> None:
    """The content security policy has no loophole in it."""
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    for loophole in ("unsafe", "*", "data:", "blob:", "http", "nonce"):
        assert loophole not in policy


def test_the_server_listens_on_loopback_only() -> None:
    """The socket is bound to 127.0.0.1, and a port that is taken is replaced by a free one."""
    with listen(0) as first:
        host, port = first.getsockname()
        assert host == "127.0.0.1"
        first.listen()
        with listen(port) as second:
            assert second.getsockname()[0] == "127.0.0.1"
            assert second.getsockname()[1] != port


def test_the_cookie_is_not_the_token(stranger: TestClient, token: str) -> None:
    """What stays in the browser's history opens nothing."""
    stranger.get("/enter", params={"token": token})
    assert stranger.cookies[cookie_name(8765)] != token
