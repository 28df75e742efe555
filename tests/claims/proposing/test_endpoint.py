# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""An endpoint of this machine: asked at temperature 0, believed in nothing, and never another machine's."""

from __future__ import annotations

import json
import socket
import time
from http.server import BaseHTTPRequestHandler

import pytest

from tests.claims.proposing.an_endpoint import AnEndpoint, an_endpoint, chat, send
from vorlage.claims.proposing.endpoint import PROMPT, Endpoint
from vorlage.claims.proposing.loopback import LARGEST_ANSWER
from vorlage.domain.errors import ProposerError
from vorlage.domain.proposals import AnswerFailure, DropReason, ProposerKind

ELSEWHERE = [
    "http://192.0.2.7:8080/v1",
    "http://localhost:8080/v1",
    "http://127.0.0.1.example.org/v1",
    "http://127.0.0.1@192.0.2.7/v1",
    "http://192.0.2.7#@127.0.0.1/v1",
    "http://127.1:8080/v1",
    "http://2130706433/v1",
    "http://0.0.0.0:8080/v1",
    "http://[::ffff:192.0.2.7]/v1",
    "http://[::1%25lo]:80/v1",
    "https://127.0.0.1:8080/v1",
    "file:///etc/hostname",
    "127.0.0.1:8080",
    "http://127.0.0.1:99999/v1",
    "http://127.0.0.1:80/v1\r\nHost: example.org",
    "",
]


@pytest.mark.parametrize("typed", ELSEWHERE)
def test_an_address_of_another_machine_opens_no_socket(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused as it is read, before anything is resolved or connected."""

    def no_socket(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, no_socket)
    with pytest.raises(ProposerError) as refused:
        Endpoint.reach(typed)
    assert "192.0.2.7" not in str(refused.value)


def test_it_is_asked_at_temperature_0_for_one_stretch_and_says_what_it_is(endpoint: AnEndpoint) -> None:
    """The request holds the prompt and the stretch; the description what model answered, in its own words."""
    endpoint.says = lambda _: [{"kind": "date", "text": "in June"}]
    asked = Endpoint.reach(endpoint.address)
    answer = asked.ask("It happened in June.")
    assert [each.words for each in answer.offered] == ["in June"]
    request = endpoint.asked[0]
    assert (request["path"], request["model"], request["temperature"]) == ("/v1/chat/completions", "tiny-1b", 0)
    assert [each["content"] for each in request["messages"]] == [PROMPT, "It happened in June."]
    described = asked.describe()
    assert (described.kind, described.model, described.temperature) == (ProposerKind.ENDPOINT, "tiny-1b", 0.0)
    assert described.said == "owned by nobody; answers as tiny-1b-q4; fingerprint fp-7"
    assert (described.prompt, described.model_digest) == (PROMPT, None)


def test_proxies_of_the_environment_are_not_used(endpoint: AnEndpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in http_proxy gets no connection."""
    with an_endpoint() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.address)
        monkeypatch.setenv("no_proxy", "")
        assert Endpoint.reach(endpoint.address).ask("words").failure is None
        assert (proxy.connections, endpoint.connections) == (0, 2)


def test_a_redirection_is_never_followed(endpoint: AnEndpoint) -> None:
    """To another host or another port: the second server hears nothing."""
    with an_endpoint() as other:
        for code in (301, 302, 303, 307, 308):
            headers = {"Location": f"{other.address}/chat/completions"}
            endpoint.answer = lambda handler, code=code, headers=headers: send(handler, b"", code=code, headers=headers)
            assert Endpoint.reach(endpoint.address).ask("words").failure is AnswerFailure.REDIRECTED
        assert other.connections == 0


@pytest.mark.parametrize(
    ("body", "failure"),
    [
        (b"", AnswerFailure.NOT_JSON),
        (b"<html>", AnswerFailure.NOT_JSON),
        (b"[" * 100_000, AnswerFailure.NOT_JSON),
        (b'{"choices": []}', AnswerFailure.NOT_JSON),
        (b'{"choices": [{"message": {"content": null}}]}', AnswerFailure.NOT_JSON),
        (chat("I found nothing."), AnswerFailure.NOT_JSON),
        (chat('{"mentions": "all of it"}'), AnswerFailure.NOT_JSON),
        (chat('{"mentions": ' + "[" * 50_000), AnswerFailure.NOT_JSON),
        (chat('{"mentions": [' + '{"kind": "date"}, ' * 3), AnswerFailure.NOT_JSON),
        (b"\xff\xfe\x00", AnswerFailure.NOT_JSON),
        (b" " * (LARGEST_ANSWER + 1), AnswerFailure.TOO_LARGE),
    ],
)
def test_an_answer_that_is_none_is_a_failure_with_a_name(
    endpoint: AnEndpoint, body: bytes, failure: AnswerFailure
) -> None:
    """Nothing is made of it, and nothing raises."""
    endpoint.answer = lambda handler: send(handler, body)
    assert Endpoint.reach(endpoint.address).ask("words").failure is failure


def test_single_mentions_that_are_malformed_are_counted_and_the_others_kept(endpoint: AnEndpoint) -> None:
    """One bad entry costs itself alone; a fence around the JSON costs nothing."""
    good = {"kind": "date", "text": "June"}
    bad = [{"kind": 1, "text": "June"}, "June", {"text": "June"}, {**good, "start": 10**40}, None]
    content = json.dumps({"mentions": [*bad, good]})
    endpoint.answer = lambda handler: send(handler, chat(f"```json\n{content}\n```"))
    answer = Endpoint.reach(endpoint.address).ask("in June")
    assert [each.words for each in answer.offered] == ["June"]
    assert len(answer.unreadable) == len(bad)
    assert set(answer.unreadable) <= {DropReason.MALFORMED, DropReason.WRONG_PLACE}


@pytest.mark.parametrize("where", ["before", "head", "body"])
def test_an_answer_that_never_ends_is_cut_off(endpoint: AnEndpoint, where: str) -> None:
    """Silence, and a byte now and then in the head or the body, are all too slow."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        first = {"before": b"", "head": b"HTTP/1.1 200 OK\r\n", "body": b"HTTP/1.1 200 OK\r\n\r\n"}[where]
        try:
            handler.wfile.write(first)
            for _ in range(200):
                handler.wfile.write(b"x" if where != "before" else b"")
                time.sleep(0.02)  # a byte now and then is what this server does
        except OSError:
            return

    asked = Endpoint.reach(endpoint.address, timeout_s=0.2)
    endpoint.answer = drip
    assert asked.ask("words").failure is AnswerFailure.TOO_SLOW


def test_an_error_of_the_server_and_a_server_that_is_gone_have_names() -> None:
    """An HTTP error is one thing, a closed port another."""
    with an_endpoint() as listening:
        listening.answer = lambda handler: send(handler, b"", code=500)
        asked = Endpoint.reach(listening.address)
        assert asked.ask("words").failure is AnswerFailure.HTTP_ERROR
    assert asked.ask("words").failure is AnswerFailure.UNREACHABLE
    with pytest.raises(ProposerError, match="Nothing on this machine answers"):
        Endpoint.reach(listening.address)


def test_a_model_is_named_where_there_are_several(endpoint: AnEndpoint) -> None:
    """Nobody guesses which one was meant; an error says how many there are and no name."""
    endpoint.models = {"data": [{"id": "secret-name"}, {"id": "other"}]}
    with pytest.raises(ProposerError, match="2 models") as refused:
        Endpoint.reach(endpoint.address)
    assert "secret-name" not in str(refused.value)
    assert Endpoint.reach(endpoint.address, model="other").describe().model == "other"
    endpoint.models = {"unexpected": 1}
    assert Endpoint.reach(endpoint.address, model="named").describe().said == ""


def test_what_it_says_of_itself_is_one_short_line(endpoint: AnEndpoint) -> None:
    """Control characters and bidi marks are escaped, and length ends."""
    endpoint.models = {"data": [{"id": "a\x1b[31m\u202e" + "z" * 5_000, "owned_by": "b\n" * 500}]}
    described = Endpoint.reach(endpoint.address).describe()
    assert described.model.isprintable()
    assert described.said.isprintable()
    assert max(len(described.model), len(described.said)) < 250
