# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The child's side of the jail: give everything up first, then call the one function asked for.

Steps, in order: 1. die with the parent; 2. limits; 3. no new privileges; 4. Landlock; 5. seccomp; 6. say "ready";
only then 7. import the entry, hand it the original and the request, and write its answer.
Only light modules of the standard library are imported here: this is the start-up time of every file.

Residual risks: see `landlock` and `seccomp` for theirs.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, BinaryIO

from vorlage.jail.landlock import landlock_version, restrict_paths
from vorlage.jail.seccomp import refuse_calls

READY = b"R"
MEMORY_EXIT = 101
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_SYSTEM_PATHS = (
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share/fonts", "/usr/share/zoneinfo",
    "/etc/ld.so.cache", "/etc/localtime", "/etc/mime.types", "/dev/null", "/dev/urandom", "/dev/zero",
)  # fmt: skip

Entry = Callable[[BinaryIO | None, bytes], bytes]
"""What runs in a jail: the original, open for reading, and the request; it returns its answer."""


def main(arguments: str) -> None:
    """Run one entry and end the process. `arguments` is the parent's JSON (see `supervisor`)."""
    orders: dict[str, Any] = json.loads(arguments)
    layers = _give_everything_up(orders)
    os.write(orders["answer"], READY)
    try:
        _call_entry(orders, layers)
    except MemoryError:
        os._exit(MEMORY_EXIT)
    except BaseException:  # noqa: BLE001 - the job boundary: whatever a parser raised, the verdict is "crashed"
        os._exit(1)
    os._exit(0)


def report_layers(original: BinaryIO | None, request: bytes) -> bytes:  # noqa: ARG001 - the shape of an entry
    """An entry: echo the request, which for this entry holds the layers in force."""
    return request


def _call_entry(orders: dict[str, Any], layers: list[str]) -> None:
    module, _, function = str(orders["entry"]).partition(":")
    entry: Entry = getattr(import_module(module), function)
    request = sys.stdin.buffer.read()
    if entry.__name__ == report_layers.__name__:
        request = json.dumps(layers).encode()
    original = None if orders["original"] is None else open(orders["original"], "rb")  # noqa: PTH123, SIM115 - a descriptor
    answer = memoryview(entry(original, request))
    while answer:
        answer = answer[os.write(orders["answer"], answer[: 1 << 20]) :]


def _give_everything_up(orders: dict[str, Any]) -> list[str]:
    layers = ["process", "limits"]
    libc = ctypes.CDLL(None, use_errno=True)
    linux = sys.platform == "linux"
    if linux:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != orders["parent"]:  # it died before we could ask to die with it
            os._exit(1)
    _set_limits(orders["limits"])
    if not linux:
        return layers
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0:
        layers.append("no-new-privileges")
    readable = [*_SYSTEM_PATHS, *sys.path, f"{sys.base_prefix}/lib", *orders["readable"]]
    if restrict_paths(readable=readable, writable=[orders["work"]]):
        layers.append(f"landlock-{landlock_version()}")
    if refuse_calls():
        layers.append("seccomp")
    return layers


def _set_limits(limits: dict[str, int]) -> None:
    for kind, soft, hard in (
        (resource.RLIMIT_CPU, limits["cpu_s"], limits["cpu_s"] + 1),
        (resource.RLIMIT_AS, limits["memory_bytes"], limits["memory_bytes"]),
        (resource.RLIMIT_FSIZE, limits["file_bytes"], limits["file_bytes"]),
        (resource.RLIMIT_NOFILE, limits["open_files"], limits["open_files"]),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_NPROC, 0, 0),
    ):
        ceiling = resource.getrlimit(kind)[1]
        if ceiling != resource.RLIM_INFINITY:
            soft, hard = min(soft, ceiling), min(hard, ceiling)
        resource.setrlimit(kind, (soft, hard))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # writing too much is then an OSError the entry can answer for
