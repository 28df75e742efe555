# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What the parent sees of a running child: its answer, the clock, its resident memory, its work folder, its end.

The clock, the length of the answer, memory and folder are looked at from outside, so that a child that has been taken
over can do nothing about them. What it may still do between two looks is a fraction of a second of writing.
"""

from __future__ import annotations

import os
import selectors
import signal
import time
from pathlib import Path

from vorlage.jail.inside import DISK_FULL_EXIT, FILE_SIZE_EXIT, MEMORY_EXIT, READY
from vorlage.jail.limits import JailAnswer, JailLimits, JailVerdict
from vorlage.jail.template import Ending, Line

ENDING_S = 5.0
"""For a killed child to be gone; a template that cannot tell of it by then is ended with all its children."""
_CHUNK = 1 << 20
_LOOK_AT_MEMORY_S, _LOOK_AT_FOLDER_S = 0.1, 0.5
_BLOCK = 512  # bytes in a unit of st_blocks (stat(2))
_ROOM = 64 << 10
_PAGE = os.sysconf("SC_PAGE_SIZE")
_EXITS = {
    0: JailVerdict.ANSWERED,
    MEMORY_EXIT: JailVerdict.MEMORY,
    FILE_SIZE_EXIT: JailVerdict.FILE_SIZE,
    DISK_FULL_EXIT: JailVerdict.DISK_FULL,
}


class NeverReadyError(Exception):
    """The child ended before its limits held: no jail, so no verdict."""


def await_answer(line: Line, reading: int, work: Path, limits: JailLimits) -> JailAnswer:
    """Read the answer until the child ends or passes a limit; leave no process behind.

    Raises:
        NeverReadyError: It ended before it said that its limits hold.
        TemplateGoneError: The template ended; the child with it.
    """
    watch = _Watch(line, reading, work, limits)
    verdict = watch.until_the_end()
    if not watch.received.startswith(READY) and verdict is not JailVerdict.TIMEOUT:
        raise NeverReadyError
    payload = bytes(watch.received[len(READY) :]) if verdict is JailVerdict.ANSWERED else b""
    return JailAnswer(verdict=verdict, payload=payload)


class _Watch:
    def __init__(self, line: Line, reading: int, work: Path, limits: JailLimits) -> None:
        self.received = bytearray()
        self._line = line
        self._reading = reading
        self._work = work
        self._limits = limits
        os.set_blocking(reading, False)

    def until_the_end(self) -> JailVerdict:
        """Watch until it ended by itself or passed a limit, and is gone."""
        passed = self._wait()
        if passed is not None:
            self._line.kill()
        ending = self._line.ending(ENDING_S)
        if passed is not None:
            return passed
        if self._is_answer_too_long():
            return JailVerdict.OVERSIZED
        verdict = _verdict_of(ending, self._limits)
        return JailVerdict.DISK_FULL if verdict is not JailVerdict.TIMEOUT and _is_full(self._work) else verdict

    def _wait(self) -> JailVerdict | None:
        """None once it ended by itself, else the limit it passed."""
        began = time.monotonic()
        look_at_memory, look_at_folder = began + _LOOK_AT_MEMORY_S, began + _LOOK_AT_FOLDER_S
        with selectors.DefaultSelector() as selector:
            selector.register(self._reading, selectors.EVENT_READ)
            selector.register(self._line.fileno(), selectors.EVENT_READ)
            while True:
                now = time.monotonic()
                if now >= began + self._limits.wall_s:
                    return JailVerdict.TIMEOUT
                if now >= look_at_memory:
                    if _resident_bytes(self._line) > self._limits.memory_bytes:
                        return JailVerdict.MEMORY
                    look_at_memory = now + _LOOK_AT_MEMORY_S
                if now >= look_at_folder:
                    if _held_bytes(self._work, self._line) > self._limits.work_bytes:
                        return JailVerdict.WORK_SIZE
                    look_at_folder = now + _LOOK_AT_FOLDER_S
                ready = {key.fd for key, _ in selector.select(min(look_at_memory, began + self._limits.wall_s) - now)}
                if self._reading in ready and self._read_some():
                    selector.unregister(self._reading)
                if len(self.received) > len(READY) + self._limits.answer_bytes:
                    return JailVerdict.OVERSIZED
                if self._line.fileno() in ready:
                    return None

    def _read_some(self) -> bool:
        """Take what there is of the answer; True when it is closed."""
        try:
            chunk = os.read(self._reading, _CHUNK)
        except BlockingIOError:
            return False
        self.received += chunk
        return not chunk

    def _is_answer_too_long(self) -> bool:
        """Take what the child had still to say when it ended: a pipe holds it."""
        while len(self.received) <= len(READY) + self._limits.answer_bytes:
            before = len(self.received)
            if self._read_some() or len(self.received) == before:
                return False
        return True


def _verdict_of(ending: Ending, limits: JailLimits) -> JailVerdict:
    if ending.code == os.CLD_EXITED:
        return _EXITS.get(ending.how, JailVerdict.CRASHED)
    if ending.how == signal.SIGXCPU or (ending.how == signal.SIGKILL and ending.cpu_s >= limits.cpu_s):
        return JailVerdict.TIMEOUT  # the second: it ignored the first
    if ending.how == signal.SIGKILL:  # neither we nor it: the kernel was out of memory, and children go first
        return JailVerdict.MEMORY
    return JailVerdict.CRASHED


def _resident_bytes(line: Line) -> int:
    number = line.process_number()
    try:
        return 0 if number is None else int(Path(f"/proc/{number}/statm").read_text("ascii").split()[1]) * _PAGE
    except (OSError, IndexError):  # it is gone
        return 0


def _held_bytes(work: Path, line: Line) -> int:
    """What the work folder takes on disk, and what the child has deleted there and still holds open."""
    total = 0
    for folder, _, names in os.walk(work):
        for name in names:
            total += _taken(Path(folder, name))
    number = line.process_number()
    if number is None:
        return total
    opened = Path(f"/proc/{number}/fd")
    try:
        total += sum(_taken(held, deleted=True) for held in opened.iterdir())
    except OSError:  # it is gone, or the kernel does not show a child of another namespace
        return total
    return total


def _taken(place: Path, *, deleted: bool = False) -> int:
    try:
        seen = place.stat(follow_symlinks=deleted)
    except OSError:
        return 0
    return 0 if deleted and seen.st_nlink else seen.st_blocks * _BLOCK


def _is_full(folder: Path) -> bool:
    """Whether a disk has no room: then nothing that was made of an original can be kept, whatever was made of it."""
    try:
        there = os.statvfs(folder)
    except OSError:
        return False
    return there.f_blocks > 0 and there.f_bavail * there.f_frsize < _ROOM
