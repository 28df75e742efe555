# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Entries of the self-test: each tries, inside a child, what no child may do."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

_PTRACE_SEIZE = 0x4206


def get_out(original: BinaryIO | None, request: bytes) -> bytes:  # noqa: ARG001 - the shape of an entry
    """Try every way out that the request names; answer with the names of those that worked."""
    asked: dict[str, Any] = json.loads(request)
    ways: tuple[tuple[str, Callable[[], object]], ...] = (
        ("home", lambda: list(Path(asked["home"]).iterdir())),
        ("read", lambda: Path(asked["read"]).read_bytes()),
        ("write", lambda: Path(asked["write"]).write_bytes(b"x")),
        ("tcp", lambda: socket.create_connection(("127.0.0.1", asked["tcp"]), 0.5).close()),
        ("udp", lambda: _send(asked["udp"])),
        ("fork", _fork),
        ("trace", lambda: _trace(os.getppid())),
        ("signal", lambda: os.kill(os.getppid(), 0)),
        ("program", lambda: os.execv("/bin/true", ["true"])),  # noqa: S606 - last: when it works, there is no answer
    )
    return json.dumps([name for name, way in ways if _works(way)]).encode()


def wait(original: BinaryIO | None, request: bytes) -> bytes:  # noqa: ARG001
    """Wait longer than any limit of a test."""
    time.sleep(60)
    return b""


def take_memory(original: BinaryIO | None, request: bytes) -> bytes:  # noqa: ARG001
    """Ask for more memory than any limit of a test."""
    return bytes(16 << 30)[:1]


def write_long(original: BinaryIO | None, request: bytes) -> bytes:  # noqa: ARG001
    """Write more than the limit of a test."""
    Path("long").write_bytes(bytes(1 << 20))
    return b""


def _works(way: Callable[[], object]) -> bool:
    try:
        way()
    except OSError:
        return False
    return True


def _send(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as unconnected:
        unconnected.sendto(b"x", ("127.0.0.1", port))


def _fork() -> None:
    if (child := os.fork()) == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)


def _trace(number: int) -> None:
    if ctypes.CDLL(None, use_errno=True).ptrace(_PTRACE_SEIZE, number, None, None) != 0:
        raise OSError(ctypes.get_errno(), "refused")
