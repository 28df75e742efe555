# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The template: a clean process that has imported the readers, opens nothing, and forks one child per original.

Starting an interpreter and importing parsers is most of the time of a small file; a fork of one that has done it
costs a few milliseconds. The law is the same: one fresh child per original, which ends with it.

Invariants: one thread (the kernel refuses it more); it reads orders from its supervisor alone, never an untrusted byte;
of a case it holds no descriptor: originals go over a line that only the child reads; when it ends, its children end.
It serves: orders to fork, orders to kill, ends of children; and makes ready what entries will need, one thing at a
time, whenever nobody asks.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import struct
import sys
from dataclasses import dataclass
from importlib import import_module
from types import FrameType
from typing import Any

from vorlage.jail.inside import become_child
from vorlage.jail.namespaces import enter_namespaces
from vorlage.jail.privileges import die_with_parent, give_up_new_privileges
from vorlage.jail.seccomp import refuse_all_but_forks

STARTED, FORKED, NOT_FORKED, ENDED = b"T", b"F", b"N", b"E"
ENDING = struct.Struct("=iid")
"""How a child ended: code and status as waitid(2) has them, and the processor seconds it used."""

LENGTH = struct.Struct("=I")
"""Before every order: how many bytes of JSON follow."""

AHEAD = "READY_AHEAD"
"""A module of entries may name, under this, what a template makes ready before it is asked: "package.module" is
imported, and of "package.module:function" the function is called. It must need no file but the program's own and
models, and start no thread."""


def main(arguments: str) -> None:
    """Enter what namespaces there are, and serve until the supervisor is gone. `arguments`: see `template`."""
    orders: dict[str, Any] = json.loads(arguments)
    supervisor = _watch(orders["supervisor"])
    layers = []
    if orders["namespaces"] and enter_namespaces(sys.path):
        layers.append("namespaces")
        _go_in(supervisor, orders["control"])
    if sys.platform == "linux":
        give_up_new_privileges()
        refuse_all_but_forks()
    _Template(socket.socket(fileno=orders["control"]), supervisor, layers).serve()
    os._exit(0)


def _watch(supervisor: int) -> int | None:
    """A descriptor that becomes readable when the supervisor ends, however it ends; None where there is none."""
    watched = _stand_for(supervisor)
    if os.getppid() != supervisor:
        os._exit(1)
    return watched


def _stand_for(number: int) -> int | None:
    """A descriptor for a process; None where the system has none (before Linux 5.3, or refused by a container)."""
    try:
        return os.pidfd_open(number)
    except (AttributeError, OSError):
        return None


def _go_in(supervisor: int | None, control: int) -> None:
    """Fork the first process of the new namespaces; the one outside only waits for it, so as to end with it."""
    first = os.fork()
    if first == 0:
        die_with_parent(0)  # how a parent outside is called in here
        return
    for held in (supervisor, control):
        if held is not None:
            os.close(held)
    os.waitpid(first, 0)
    os._exit(0)


@dataclass(frozen=True, slots=True)
class _Running:
    number: int
    line: socket.socket


class _Template:
    def __init__(self, control: socket.socket, supervisor: int | None, layers: list[str]) -> None:
        self._control = control
        self._supervisor = supervisor
        self._layers = layers
        self._running: dict[int, _Running] = {}
        self._seen: set[str] = set()
        self._ahead: list[str] = []
        self._woken, self._waking = os.pipe()

    def serve(self) -> None:
        os.set_blocking(self._woken, False)
        os.set_blocking(self._waking, False)
        signal.signal(signal.SIGCHLD, _be_woken)
        signal.set_wakeup_fd(self._waking, warn_on_full_buffer=False)
        waiting = select.poll()
        waiting.register(self._control.fileno(), select.POLLIN)
        waiting.register(self._woken, select.POLLIN)
        if self._supervisor is not None:
            waiting.register(self._supervisor, select.POLLIN)
        self._control.sendall(STARTED)
        while True:
            ready = {descriptor for descriptor, _ in waiting.poll(0 if self._ahead else None)}
            if self._supervisor in ready:
                break
            if self._woken in ready:
                os.read(self._woken, 4096)
                self._report_the_ended()
            if self._control.fileno() in ready and not self._take_order():
                break
            if not ready:
                self._make_ready(self._ahead.pop(0))
        for child in self._running:
            _kill_group(child)

    def _take_order(self) -> bool:
        head, lines, _, _ = socket.recv_fds(self._control, LENGTH.size, 1)
        if len(head) < LENGTH.size:
            return False
        held = b""
        length = LENGTH.unpack(head)[0]
        while len(held) < length:
            piece = self._control.recv(length - len(held))
            if not piece:
                return False
            held += piece
        orders: dict[str, Any] = json.loads(held)
        if "kill" in orders:
            for child, running in self._running.items():
                if running.number == orders["kill"]:
                    _kill_group(child)
        else:
            self._fork(orders, socket.socket(fileno=lines[0]))
        return True

    def _fork(self, orders: dict[str, Any], line: socket.socket) -> None:
        module = str(orders["entry"]).partition(":")[0]
        if module not in self._seen:
            self._make_ready(module)
            self._ahead += [name for name in getattr(sys.modules.get(module), AHEAD, ()) if name not in self._seen]
        own = os.getpid()
        try:
            child = os.fork()
        except OSError:
            line.sendall(NOT_FORKED)
            line.close()
            return
        if child == 0:
            become_child(orders, line, own, self._layers)
        self._running[child] = _Running(orders["run"], line)
        watched = _stand_for(child)
        _tell(line, FORKED, [] if watched is None else [watched])
        if watched is not None:
            os.close(watched)

    def _make_ready(self, name: str) -> None:
        self._seen.add(name)
        module, _, function = name.partition(":")
        try:
            imported = import_module(module)
            if function:
                getattr(imported, function)()
        except Exception:  # noqa: BLE001 - what cannot be made ready fails in the child, as its own verdict
            return
        gc.freeze()  # so that a child's collector leaves the pages it shares with us alone

    def _report_the_ended(self) -> None:
        """Reap every child that ended, its group killed first: until then its number cannot be another's."""
        while self._running:
            ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            if ended is None:
                return
            _kill_group(ended.si_pid)
            _, _, used = os.wait4(ended.si_pid, 0)
            running = self._running.pop(ended.si_pid, None)
            if running is not None:
                told = ENDING.pack(ended.si_code, ended.si_status, used.ru_utime + used.ru_stime)
                _tell(running.line, ENDED + told, [])
                running.line.close()


def _tell(line: socket.socket, said: bytes, descriptors: list[int]) -> None:
    try:
        socket.send_fds(line, [said], descriptors)
    except OSError:  # the supervisor no longer listens on this line
        return


def _kill_group(child: int) -> None:
    for kill in (os.killpg, os.kill):  # it may not yet have a group of its own
        try:
            kill(child, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue


def _be_woken(number: int, frame: FrameType | None) -> None:
    """What SIGCHLD asks for is done by the loop, which reads of it through the descriptor."""
