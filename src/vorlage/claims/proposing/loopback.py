# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""HTTP to a program on this very machine, and to nothing else.

1. The address is read before a socket is opened: `http`, and 127.0.0.1 or ::1 in figures. A name, even `localhost`, is
refused, for a resolver may answer anything. 2. No proxy is used, whatever the environment says. 3. A redirection is
never followed. 4. An answer ends at a length and at a time, however slowly it comes.

Residual risks: what listens on a port of this machine may itself send on what it is shown; who runs it has to know.
"""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Event, Timer
from typing import Final
from urllib.parse import urlsplit

from vorlage.domain.errors import ProposerError
from vorlage.domain.proposals import AnswerFailure

HOSTS: Final = frozenset({"127.0.0.1", "::1"})
LARGEST_ANSWER: Final = 4 * 1024 * 1024
"""Bytes."""
_OK: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopbackAddress:
    """Where a program listens on this machine. `path` comes before what is asked for."""

    host: str
    port: int
    path: str

    def __post_init__(self) -> None:
        if self.host not in HOSTS:
            raise ValueError("a loopback address is of this machine")

    @classmethod
    def read(cls, typed: str) -> LoopbackAddress:
        """The address that a person typed, such as `http://127.0.0.1:8080/v1`.

        Raises:
            ProposerError: It is not of this form, or of any other machine. No socket was opened.
        """
        try:
            parts = urlsplit(typed)
            host, port = parts.hostname or "", parts.port or 80
        except ValueError as failure:
            raise _not_loopback() from failure
        has_more = parts.query or parts.fragment or "@" in parts.netloc
        is_plain = typed.isascii() and typed.isprintable() and " " not in typed
        if parts.scheme != "http" or host not in HOSTS or has_more or not is_plain:
            raise _not_loopback()
        return cls(host=host, port=port, path=parts.path.rstrip("/"))


def get(address: LoopbackAddress, path: str, *, timeout_s: float) -> bytes | AnswerFailure:
    """What is answered at a path below an address, or why there is no answer."""
    return _asked(address, "GET", path, None, timeout_s)


def post_json(address: LoopbackAddress, path: str, body: bytes, *, timeout_s: float) -> bytes | AnswerFailure:
    """What is answered to a body of JSON sent to a path below an address, or why there is no answer."""
    return _asked(address, "POST", path, body, timeout_s)


def _asked(
    address: LoopbackAddress, method: str, path: str, body: bytes | None, timeout_s: float
) -> bytes | AnswerFailure:
    connection = http.client.HTTPConnection(address.host, address.port, timeout=timeout_s)  # no proxy, step 2
    is_late = Event()
    try:
        connection.connect()
        # The answer takes the socket over from the connection; a hold on it here outlasts that.
        with _hung_up_after(timeout_s, connection.sock, is_late):
            headers = {"Content-Type": "application/json", "Accept": "application/json", "Connection": "close"}
            connection.request(method, address.path + path, body=body, headers=headers)
            answer = connection.getresponse()
            if answer.status != _OK:  # step 3
                return AnswerFailure.REDIRECTED if 300 <= answer.status < 400 else AnswerFailure.HTTP_ERROR
            content = answer.read(LARGEST_ANSWER + 1)
    except TimeoutError:
        return AnswerFailure.TOO_SLOW
    except (OSError, http.client.HTTPException):
        return AnswerFailure.TOO_SLOW if is_late.is_set() else AnswerFailure.UNREACHABLE
    finally:
        connection.close()
    if is_late.is_set():  # step 4
        return AnswerFailure.TOO_SLOW
    return content if len(content) <= LARGEST_ANSWER else AnswerFailure.TOO_LARGE


@contextmanager
def _hung_up_after(timeout_s: float, line: socket.socket, is_late: Event) -> Iterator[None]:
    """End an answer that comes too slowly, also one that sends a byte now and then."""

    def hang_up() -> None:
        is_late.set()
        with suppress(OSError):  # closed meanwhile
            line.shutdown(socket.SHUT_RDWR)

    end = Timer(timeout_s, hang_up)
    end.daemon = True
    end.start()
    try:
        yield
    finally:
        end.cancel()


def _not_loopback() -> ProposerError:
    return ProposerError(
        "An endpoint is a program on this machine, and what was named is no address of this machine.",
        expected="http:// with 127.0.0.1 or [::1] in figures, and a port",
        found="something else (not repeated here)",
        unharmed="Nothing was sent anywhere, and no connection was opened.",
        next_step="name it in figures: vorlage propose CASE --endpoint http://127.0.0.1:8080/v1",
    )
