# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Entries that misbehave, for the jail's tests. They run in a child process only."""

from __future__ import annotations

import contextlib
import json
import mmap
import os
import random
import resource
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

from vorlage.jail.limits import NoRoomError


def echo(original: BinaryIO | None, request: bytes) -> bytes:
    """Say the request back, followed by the original."""
    return request + (original.read() if original else b"")


def sleep(original: BinaryIO | None, request: bytes) -> bytes:
    """Never answer."""
    time.sleep(600)
    return b""


def write_to_nothing(original: BinaryIO | None, request: bytes) -> bytes:
    """Write where nothing is kept, as libraries do with what they have to say."""
    with Path(os.devnull).open("wb") as nothing:
        nothing.write(request)
    return b"written"


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


def ignore_signals(original: BinaryIO | None, request: bytes) -> bytes:
    """Ignore every signal that can be ignored, and use the processor for ever."""
    for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
        signal.signal(number, signal.SIG_IGN)
    while True:
        pass


def close_everything_and_sleep(original: BinaryIO | None, request: bytes) -> bytes:
    """Close the answer's pipe, and stay."""
    os.closerange(0, 64)
    time.sleep(600)
    return b""


def reserve_address_space(original: BinaryIO | None, request: bytes) -> bytes:
    """Reserve much more address space than there is leave for memory, and touch none of it (as engines do)."""
    mmap.mmap(-1, 3 << 30, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_READ).close()
    return b"reserved"


def share_memory(original: BinaryIO | None, request: bytes) -> bytes:
    """Fill shared memory, which no limit of the kernel on private memory counts, and stay."""
    shared = mmap.mmap(-1, 1 << 30, mmap.MAP_SHARED | mmap.MAP_ANONYMOUS)
    for start in range(0, 1 << 30, 1 << 20):
        shared[start : start + (1 << 20)] = bytes(1 << 20)
    time.sleep(600)
    return b""


def memory_file(original: BinaryIO | None, request: bytes) -> bytes:
    """Try to get a file in memory, which no limit on mapped memory counts."""
    try:
        os.close(os.memfd_create("x"))
    except OSError:
        return b"refused"
    return b"opened"


def write_beyond(original: BinaryIO | None, request: bytes) -> bytes:
    """Write a file beyond the limit, and leave the error alone."""
    Path("big").write_bytes(bytes(64 << 20))
    return b""


def fill_the_folder(original: BinaryIO | None, request: bytes) -> bytes:
    """Write files within their limit for ever; with a request, delete each while it is open."""
    kept = []
    for count in range(10_000):
        part = Path("deep") / str(count)
        part.parent.mkdir(exist_ok=True)
        kept.append(part.open("wb", buffering=0))
        kept[-1].write(bytes(1 << 20))
        if request:
            part.unlink()
        else:
            kept.pop().close()
        time.sleep(600 if len(kept) > 40 else 0.005)
    return b""


def swallow_a_full_disk(original: BinaryIO | None, request: bytes) -> bytes:
    """Write until the disk is full, take that for the file's fault, and leave what was written."""
    with Path("part").open("wb", buffering=0) as part, contextlib.suppress(OSError):
        while True:
            part.write(bytes(1 << 16))
    return b"damaged"


def no_room(original: BinaryIO | None, request: bytes) -> bytes:
    """Meet a full disk, in the midst of code that takes every exception for the file's fault."""
    try:
        raise NoRoomError
    except Exception:  # noqa: BLE001 - this is what is tried
        return b"damaged"


def signal_others(original: BinaryIO | None, request: bytes) -> bytes:
    """Try to signal and to limit the parent and every other process that may be seen."""
    reached = []
    for number in (os.getppid(), 1, 2, 3, int(request)):
        if number == os.getpid():
            continue
        for way in (lambda at: os.kill(at, 0), lambda at: resource.prlimit(at, resource.RLIMIT_CORE)):
            try:
                way(number)
                reached.append(number)
            except OSError:
                continue
    return str(reached).encode()


def leave_traces(original: BinaryIO | None, request: bytes) -> bytes:
    """Change what a process can change of itself, and tell how it was before."""
    before = {
        "environment": os.environ.get("TRACE", ""),
        "module": getattr(sys.modules["json"], "trace", ""),
        "imported": "colorsys" in sys.modules,
        "umask": os.umask(0o777),
        "random": random.random(),
    }
    os.environ["TRACE"] = "left"
    vars(sys.modules["json"])["trace"] = "left"
    import colorsys  # noqa: F401

    return json.dumps(before).encode()


def count_descriptors(original: BinaryIO | None, request: bytes) -> bytes:
    """How many descriptors are open, the original's and the answer's among them."""
    opened = 0
    for number in range(64):
        with contextlib.suppress(OSError):
            os.fstat(number)
            opened += 1
    return str(opened).encode()


def mark_and_wait(original: BinaryIO | None, request: bytes) -> bytes:
    """Leave a mark, which must not be there yet, and stay."""
    with Path("mark").open("xb"):
        time.sleep(600)
    return b""


def tell_life(original: BinaryIO | None, request: bytes) -> bytes:
    """When this child began and ended, by the clock of the machine, some 0.3 s apart."""
    began = time.monotonic()
    time.sleep(0.3)
    return json.dumps([began, time.monotonic()]).encode()
