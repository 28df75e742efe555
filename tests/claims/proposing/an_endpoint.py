# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A real HTTP server on this machine that answers chat completions as a test has it; it remembers what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MODELS: dict[str, Any] = {"data": [{"id": "tiny-1b", "owned_by": "nobody"}]}


@dataclass
class AnEndpoint:
    """`says` gives the mentions for a stretch; `answer`, when it is set, the whole of an HTTP answer instead."""

    address: str
    says: Callable[[str], list[dict[str, Any]]] = lambda _: []
    answer: Callable[[BaseHTTPRequestHandler], None] | None = None
    models: dict[str, Any] = field(default_factory=lambda: MODELS)
    asked: list[dict[str, Any]] = field(default_factory=list)
    connections: int = 0


def send(
    handler: BaseHTTPRequestHandler, body: bytes, *, code: int = 200, headers: dict[str, str] | None = None
) -> None:
    """Send a whole answer."""
    handler.send_response(code)
    for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
        handler.send_header(name, value)
    handler.end_headers()
    with suppress(OSError):  # whoever asked hung up
        handler.wfile.write(body)


def chat(content: str) -> bytes:
    """A chat completion with some content, as OpenAI's interface has it."""
    return json.dumps(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "model": "tiny-1b-q4",
            "system_fingerprint": "fp-7",
            "choices": [{"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}],
        }
    ).encode()


@contextmanager
def an_endpoint() -> Iterator[AnEndpoint]:
    """A server that listens until the test ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            endpoint.connections += 1
            send(self, json.dumps(endpoint.models).encode())

        def do_POST(self) -> None:
            endpoint.connections += 1
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            endpoint.asked.append({"path": self.path, **body})
            if endpoint.answer is not None:
                endpoint.answer(self)
                return
            send(self, chat(json.dumps({"mentions": endpoint.says(body["messages"][1]["content"])})))

        def log_message(self, *_: object) -> None:
            """Nothing: it would print what it is asked."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    endpoint = AnEndpoint(address=f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield endpoint
    finally:
        server.shutdown()
        server.server_close()
