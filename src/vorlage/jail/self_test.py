# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The jail tried from inside, on this machine, before it is trusted with the first original.

Steps: 1. lay out what must stay out of reach: a folder like a case, this user's home, listeners on this machine's own
TCP and UDP; 2. let a child try to reach each of them, to start a process or a program, and to look into its parent;
3. let children pass their limits of time, memory and file size; 4. name what worked. An empty list is a proof of these
attempts alone, not of the kernel.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from vorlage.jail.limits import JailAnswer, JailLimits, JailVerdict

Run = Callable[[str, bytes, Path, JailLimits], JailAnswer]
"""Run an entry with a request in a work folder, within limits."""

_ATTEMPT = JailLimits(wall_s=20, cpu_s=10, answer_bytes=4096, file_bytes=1 << 16)
_WORDS = {
    "home": "jail.home: the home folder can be listed",
    "read": "jail.read: another folder can be read",
    "write": "jail.write: another folder can be written to",
    "tcp": "jail.network: this machine can be reached over TCP",
    "udp": "jail.network: this machine can be reached over UDP",
    "fork": "jail.processes: a process can be started",
    "program": "jail.processes: a program can be started",
    "trace": "jail.trace: another process can be traced",
    "signal": "jail.signal: another process can be sent signals",
}
_LIMITS = (
    ("time", "wait", JailLimits(wall_s=0.1), JailVerdict.TIMEOUT, "jail.time: the time limit does not hold"),
    ("memory", "take_memory", _ATTEMPT, JailVerdict.MEMORY, "jail.memory: the memory limit does not hold"),
    ("size", "write_long", _ATTEMPT, JailVerdict.FILE_SIZE, "jail.file-size: the limit of written files does not hold"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfTest:
    """What the jail is made of on this machine, and what a child could do that it must not: empty when it holds."""

    layers: tuple[str, ...]
    failures: tuple[str, ...]


def try_everything(run: Run, folder: Path) -> tuple[str, ...]:
    """Have children try all that they must not be able to do; return what worked, in words with a code.

    Args:
        run: Starts a child of the jail under test.
        folder: An empty folder for the attempts.
    """
    found = _try_to_get_out(run, folder)
    for name, entry, limits, due, words in _LIMITS:
        said = run(f"vorlage.jail.attempts:{entry}", b"", folder / name, limits)
        if said.verdict is not due:
            found.append(words)
    return tuple(found)


def _try_to_get_out(run: Run, folder: Path) -> list[str]:
    outside = folder / "case"
    outside.mkdir(mode=0o700)
    (outside / "original").write_bytes(b"out of reach")
    with closing(socket.create_server(("127.0.0.1", 0))) as tcp, closing(_udp()) as udp:
        request = {
            "home": str(Path.home()),
            "read": str(outside / "original"),
            "write": str(outside / "written"),
            "tcp": tcp.getsockname()[1],
            "udp": udp.getsockname()[1],
        }
        said = run("vorlage.jail.attempts:get_out", json.dumps(request).encode(), folder / "get-out", _ATTEMPT)
        arrived = [name for name, listener in (("tcp", tcp), ("udp", udp)) if _has_arrived(listener)]
    if said.verdict is not JailVerdict.ANSWERED:
        return [_WORDS["program"]]  # the last attempt, which replaces the child when it works
    worked = {*json.loads(said.payload), *arrived}
    worked |= {"write"} if (outside / "written").exists() else set()
    return [words for name, words in _WORDS.items() if name in worked]


def _udp() -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    listener.bind(("127.0.0.1", 0))
    return listener


def _has_arrived(listener: socket.socket) -> bool:
    listener.setblocking(False)
    try:
        if listener.type == socket.SOCK_STREAM:
            listener.accept()[0].close()
        else:
            listener.recv(1)
    except BlockingIOError:
        return False
    return True
