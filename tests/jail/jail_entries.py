# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Entries that misbehave, for the jail's tests. They run in a child process only."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO


def echo(original: BinaryIO | None, request: bytes) -> bytes:
    """Say the request back, followed by the original."""
    return request + (original.read() if original else b"")


def sleep(original: BinaryIO | None, request: bytes) -> bytes:
    """Never answer."""
    time.sleep(600)
    return b""


def spin(original: BinaryIO | None, request: bytes) -> bytes:
    """Use the processor for ever."""
    while True:
        pass


def eat_memory(original: BinaryIO | None, request: bytes) -> bytes:
    """Ask for more memory than there is leave for."""
    return bytes(len(b"x" * (8 << 30)))


def talk(original: BinaryIO | None, request: bytes) -> bytes:
    """Print much on both streams, then answer."""
    for _ in range(200):
        sys.stdout.write("secret " * 10_000)
        sys.stderr.write("secret " * 10_000)
    return b"done"


def answer_much(original: BinaryIO | None, request: bytes) -> bytes:
    """Answer with more than anyone reads."""
    return b"x" * (32 << 20)


def crash(original: BinaryIO | None, request: bytes) -> bytes:
    """Die of a signal."""
    os.abort()


def fail(original: BinaryIO | None, request: bytes) -> bytes:
    """Raise."""
    raise ValueError("text of a document")


def write_much(original: BinaryIO | None, request: bytes) -> bytes:
    """Write a file beyond the limit, and tell how far it came."""
    with Path("big").open("wb", buffering=0) as big:
        try:
            while True:
                big.write(b"x" * 65536)
        except OSError:
            return str(big.tell()).encode()


def write_original(original: BinaryIO | None, request: bytes) -> bytes:
    """Try to write to the original through its descriptor."""
    assert original is not None
    try:
        os.write(original.fileno(), b"x")
    except OSError:
        return b"refused"
    return b"written"


def look_outside(original: BinaryIO | None, request: bytes) -> bytes:
    """Try to read the path in the request."""
    try:
        return Path(request.decode()).read_bytes()
    except OSError:
        return b"refused"


def write_outside(original: BinaryIO | None, request: bytes) -> bytes:
    """Try to write the path in the request."""
    try:
        Path(request.decode()).write_bytes(b"x")
    except OSError:
        return b"refused"
    return b"written"


def open_socket(original: BinaryIO | None, request: bytes) -> bytes:
    """Try to get a datagram socket."""
    try:
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()
    except OSError:
        return b"refused"
    return b"opened"


def start_program(original: BinaryIO | None, request: bytes) -> bytes:
    """Try to start another program."""
    try:
        subprocess.run(["/bin/true"], check=False)
    except OSError:
        return b"refused"
    return b"started"


def leave_child_behind(original: BinaryIO | None, request: bytes) -> bytes:
    """Fork a process that outlives this one, and name it; a refusal is told as well."""
    try:
        child = os.fork()
    except OSError:
        return b"refused"
    if child == 0:
        time.sleep(600)
    return str(child).encode()


def tell_environment(original: BinaryIO | None, request: bytes) -> bytes:
    """List the names of the environment and the working folder."""
    return "\n".join([*sorted(os.environ), str(Path.cwd())]).encode()
