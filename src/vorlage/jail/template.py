# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The supervisor's hold on a template: start it, ask it for a child, have a child killed, end it."""

from __future__ import annotations

import json
import os
import select
import socket
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vorlage.jail.forking import ENDED, ENDING, FORKED, LENGTH, STARTED

STARTING_S = 60.0
"""For an interpreter to start, and for a child to be forked, on a machine that is busy with something else."""
_BOOT = """
import json, sys
sys.path += json.loads(sys.argv[1])["import_from"]
from vorlage.jail.forking import main
main(sys.argv[1])
"""


class TemplateGoneError(Exception):
    """The template ended or does not answer; nothing is known of the child asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a child ended, in the words of waitid(2), and the processor time it used."""

    code: int
    how: int
    cpu_s: float


class Line:
    """What the supervisor holds of one child: where its ending is told, and a descriptor that stands for it."""

    def __init__(self, template: Template, number: int, told: socket.socket) -> None:
        self._template = template
        self._number = number
        self._told = told
        self._pidfd: int | None = None

    def hand_over(self, descriptors: list[int]) -> None:
        """Send the child its descriptors, and wait until it is forked.

        Raises:
            TemplateGoneError: There will be no child.
        """
        try:
            socket.send_fds(self._told, [b"."], descriptors)
            self._told.settimeout(STARTING_S)
            said, pidfds, _, _ = socket.recv_fds(self._told, 1, 1)
        except OSError as cause:
            self._template.end()  # it may only be about to die, and would be asked again
            raise TemplateGoneError from cause
        if not said:
            self._template.end()
        self._pidfd = pidfds[0] if pidfds else None
        if said != FORKED:
            raise TemplateGoneError

    def fileno(self) -> int:
        """Readable once the child has ended, or the template has."""
        return self._told.fileno()

    def process_number(self) -> int | None:
        """The child's number as this process sees it; None when it has ended or cannot be known."""
        if self._pidfd is None:
            return None
        told = Path(f"/proc/self/fdinfo/{self._pidfd}").read_text("ascii")
        number = int(told.partition("Pid:")[2].split()[0])
        return number if number > 0 else None

    def kill(self) -> None:
        """Have the child and all it started killed. Its ending is told as any other."""
        self._template.kill_child(self._number)

    def ending(self, within_s: float) -> Ending:
        """How the child ended; waits for it.

        Raises:
            TemplateGoneError: The template ended first, or does not answer in time.
        """
        self._told.settimeout(within_s)
        try:
            told = self._told.recv(1 + ENDING.size, socket.MSG_WAITALL)
        except OSError as cause:
            raise TemplateGoneError from cause
        if len(told) != 1 + ENDING.size or told[:1] != ENDED:
            raise TemplateGoneError
        code, how, cpu_s = ENDING.unpack(told[1:])
        return Ending(code=code, how=how, cpu_s=cpu_s)

    def close(self) -> None:
        """Let go of it."""
        self._told.close()
        if self._pidfd is not None:
            os.close(self._pidfd)
            self._pidfd = None


class Template:
    """A running template. It ends when this object is dropped, and when this process ends in whatever way.

    Safe to use from several threads at once. It belongs to the process that started it: a fork of this process
    has to start its own.
    """

    def __init__(self, import_from: Iterable[str], *, namespaces: bool = True) -> None:
        """Start it, and wait until it serves.

        Args:
            import_from: Folders, besides the interpreter's own, from which it imports.
            namespaces: Whether to try for namespaces of its own.

        Raises:
            TemplateGoneError: It could not be started.
        """
        self.owner = os.getpid()
        self._lock = threading.Lock()
        self._asked = 0
        ours, theirs = socket.socketpair()
        orders = {
            "control": theirs.fileno(),
            "supervisor": self.owner,
            "import_from": list(import_from),
            "namespaces": namespaces,
        }
        try:
            with theirs:
                self._process = subprocess.Popen(
                    [sys.executable, "-I", "-B", "-c", _BOOT, json.dumps(orders)],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    pass_fds=(theirs.fileno(),),
                    cwd="/",
                    env=_empty_environment(),
                    start_new_session=True,
                )
        except OSError as cause:
            ours.close()
            raise TemplateGoneError from cause
        self._control = ours
        self.end = weakref.finalize(self, _end, self._process, ours, self.owner)
        self._wait_for_it()

    @property
    def asked(self) -> int:
        """How many children it was asked for."""
        return self._asked

    def is_usable(self) -> bool:
        """Whether it runs, and is this process's own."""
        return self.owner == os.getpid() and self.end.alive and self._process.poll() is None

    def ask_for_child(self, orders: dict[str, Any]) -> Line:
        """Ask for a child; what it needs is handed over on its line.

        Raises:
            TemplateGoneError: The template no longer listens.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                with self._lock:
                    self._asked += 1
                    number = self._asked
                    self._send({**orders, "run": number}, [theirs.fileno()])
            except OSError as cause:
                ours.close()
                self.end()
                raise TemplateGoneError from cause
        return Line(self, number, ours)

    def kill_child(self, number: int) -> None:
        """Kill one child. A template that is gone has taken its children with it."""
        try:
            with self._lock:
                self._send({"kill": number}, [])
        except OSError:
            self.end()

    def _send(self, orders: dict[str, Any], descriptors: list[int]) -> None:
        body = json.dumps(orders).encode()
        socket.send_fds(self._control, [LENGTH.pack(len(body))], descriptors)
        self._control.sendall(body)

    def _wait_for_it(self) -> None:
        said = b""
        if select.select([self._control], [], [], STARTING_S)[0]:
            said = self._control.recv(1)
        if said != STARTED:
            self.end()
            raise TemplateGoneError


def _end(process: subprocess.Popen[bytes], control: socket.socket, owner: int) -> None:
    control.close()
    if os.getpid() != owner:  # a fork of the owner forgets the template, and leaves it alone
        process.returncode = 0
        return
    try:
        process.wait(0.5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _empty_environment() -> dict[str, str]:
    # A child may start no process or thread, and numpy's linear algebra starts threads when it is imported.
    one_thread = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "MKL_NUM_THREADS"), "1")
    return {**one_thread, "HOME": "/nonexistent", "LANG": "C.UTF-8", "PATH": ""}
