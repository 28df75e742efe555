# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The child's side of the jail: give everything up first, then call the one function asked for.

Steps, in order: 1. a session of its own, no descriptor but the line to the parent; 2. die with the template; 3. an
environment and a folder of its own; 4. limits; 5. no capabilities, no new privileges; 6. Landlock; 7. seccomp; only
then 8. take the original, the request and the pipe for the answer from the line, and close it; 9. say "ready";
10. call the entry with the original and the request, and write its answer.

Residual risks: see `landlock`, `seccomp` and `namespaces` for theirs. Children of one template share its address
layout and its seed for hashes of strings, until the template is replaced.
"""

from __future__ import annotations

import errno
import json
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from vorlage.jail.landlock import landlock_version, restrict_paths
from vorlage.jail.limits import NoRoomError
from vorlage.jail.privileges import die_with_parent, give_up_capabilities, give_up_new_privileges
from vorlage.jail.seccomp import refuse_calls

READY = b"R"
MEMORY_EXIT, FILE_SIZE_EXIT, DISK_FULL_EXIT = 101, 102, 103
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_MOST_LIKELY_KILLED = "1000"  # of all processes, when the machine itself is out of memory (proc(5), oom_score_adj)
_SYSTEM_PATHS = (
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share/fonts", "/usr/share/zoneinfo",
    "/etc/ld.so.cache", "/etc/localtime", "/etc/mime.types", "/dev/null", "/dev/urandom", "/dev/zero",
)  # fmt: skip
_OWN_PLACES = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")

Entry = Callable[[BinaryIO | None, bytes], bytes]
"""What runs in a jail: the original, open for reading, and the request; it returns its answer."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What came over the line: descriptors that the child sees only when it has given everything else up."""

    answer: int
    request: int
    original: int | None


def become_child(orders: dict[str, Any], line: socket.socket, template: int, layers: list[str]) -> NoReturn:
    """Turn a fresh fork of the template into the child of one original; never return. `orders`: see `supervisor`."""
    try:
        _leave_the_template(line.fileno(), template)
        _move_in(orders["work"])
        layers = [*layers, *_give_everything_up(orders)]
        handed = _take(line)
        line.close()
        os.write(handed.answer, READY)
    except BaseException:  # noqa: BLE001 - whatever it was, this is no jail; not saying "ready" tells the parent
        os._exit(1)
    try:
        _call_entry(orders["entry"], handed, layers)
    except (MemoryError, NoRoomError, OSError) as cause:
        os._exit(_exit_code_of(cause))
    except BaseException:  # noqa: BLE001 - the job boundary: whatever a parser raised, the verdict is "crashed"
        os._exit(1)
    os._exit(0)


def report_layers(original: BinaryIO | None, request: bytes) -> bytes:  # noqa: ARG001 - the shape of an entry
    """An entry: echo the request, which for this entry holds the layers in force."""
    return request


def _call_entry(spec: str, handed: Handed, layers: list[str]) -> None:
    module, _, function = spec.partition(":")
    entry: Entry = getattr(import_module(module), function)
    with open(handed.request, "rb") as held:  # noqa: PTH123 - a descriptor
        request = held.read()
    if entry.__name__ == report_layers.__name__:
        request = json.dumps(layers).encode()
    original = None if handed.original is None else open(handed.original, "rb")  # noqa: PTH123, SIM115 - a descriptor
    answer = memoryview(entry(original, request))
    while answer:
        answer = answer[os.write(handed.answer, answer[: 1 << 20]) :]


def _exit_code_of(cause: BaseException) -> int:
    if isinstance(cause, MemoryError):
        return MEMORY_EXIT
    if isinstance(cause, NoRoomError) or (isinstance(cause, OSError) and cause.errno in _NO_ROOM):
        return DISK_FULL_EXIT
    if isinstance(cause, OSError) and cause.errno == errno.EFBIG:
        return FILE_SIZE_EXIT
    return 1


def _leave_the_template(line: int, template: int) -> None:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    os.closerange(3, line)
    os.closerange(line + 1, os.sysconf("SC_OPEN_MAX"))
    if sys.platform == "linux":
        die_with_parent(template)
        Path("/proc/self/oom_score_adj").write_text(_MOST_LIKELY_KILLED, "ascii")


def _move_in(work: str) -> None:
    os.chdir(work)
    for name in _OWN_PLACES:
        os.environ[name] = work
    # The standard library seeds its own again after a fork; these two remember what the template had.
    if numpy_random := sys.modules.get("numpy.random"):
        numpy_random.seed()
    if tempfile := sys.modules.get("tempfile"):
        vars(tempfile)["tempdir"] = None


def _take(line: socket.socket) -> Handed:
    _, descriptors, _, _ = socket.recv_fds(line, 1, 3)
    answer, request, *original = descriptors
    return Handed(answer, request, original[0] if original else None)


def _give_everything_up(orders: dict[str, Any]) -> list[str]:
    layers = ["process", "limits"]
    _set_limits(orders["limits"])
    if sys.platform != "linux":
        return layers
    if give_up_capabilities():
        layers.append("no-capabilities")
    if give_up_new_privileges():
        layers.append("no-new-privileges")
    readable = [*_SYSTEM_PATHS, *sys.path, f"{sys.base_prefix}/lib", *orders["readable"]]
    # Libraries that may not write to /dev/null fall over: Tesseract prints to whatever opening it gave.
    if restrict_paths(readable=readable, writable=[orders["work"], os.devnull]):
        layers.append(f"landlock-{landlock_version()}")
    if refuse_calls():
        layers.append("seccomp")
    return layers


def _set_limits(limits: dict[str, int]) -> None:
    memory, reserved = limits["memory_bytes"], limits["memory_bytes"] + limits["reserved_bytes"]
    for kind, soft, hard in (
        (resource.RLIMIT_CPU, limits["cpu_s"], limits["cpu_s"] + 1),
        (resource.RLIMIT_DATA, memory, memory),  # private writable memory, reserved or not (getrlimit(2), Linux 4.7)
        (resource.RLIMIT_AS, reserved, reserved),
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
