# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The only way to open untrusted bytes: one fresh child process per original, limited and killed as a group."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import vorlage
from vorlage.domain.errors import JailUnavailableError
from vorlage.jail.limits import JailAnswer, JailLimits, JailVerdict
from vorlage.jail.self_test import SelfTest, try_everything
from vorlage.jail.template import Line, Template, TemplateGoneError
from vorlage.jail.watching import NeverReadyError, await_answer

_LAYERS_LIMITS = JailLimits(wall_s=20, cpu_s=10, answer_bytes=4096)
_ATTEMPTS = 3
"""Templates that may end under one original before there is no jail."""
_CHILDREN_OF_A_TEMPLATE = 1000
"""Then another takes over, with another layout of addresses and another seed for hashes."""


class Jail:
    """Starts a child process for each original and brings its answer back, bounded and untrusted.

    Safe to call from several threads at once. A child is forked from a template that has imported the parsers and
    never saw an untrusted byte (`forking`); it is a new session with an empty environment, its working folder its only
    place to write; it gets the original as an open descriptor, never as a path. What it prints is
    dropped: it may be text of a document. It does not check the answer: that is for the room that asked.

    Before the first original, once in the life of this process, a child tries everything that it must not be able to
    do. When anything works, nothing is opened, unless the jail was told to go on all the same.

    Residual risks: with `allow_weak` and without Landlock and seccomp (see `layers`) a child that a file has taken over
    can read what the user can read. Between two looks at its work folder a child can write for half a second; what it
    deleted and holds open counts only where the kernel shows it.
    """

    def __init__(
        self, *, import_from: tuple[Path, ...] = (), at_once: int | None = None, allow_weak: bool = False
    ) -> None:
        """Nothing is started yet.

        Args:
            import_from: Folders, besides the interpreter's own, from which the child may import entries.
            at_once: How many children may run at the same time, whoever asks; None for no bound. Waiting for one's
                turn is not counted as time of the original.
            allow_weak: Open originals although the self-test failed. Whoever asks for this puts it on the record.
        """
        if at_once is not None and at_once < 1:
            raise ValueError("at least one child at a time")
        package_root = Path(vorlage.__file__).resolve().parent.parent
        self._import_from = [str(package_root), *(str(folder) for folder in import_from)]
        self._turns = threading.BoundedSemaphore(at_once) if at_once else contextlib.nullcontext()
        self._allow_weak = allow_weak
        self._lock = threading.Lock()
        self._template: Template | None = None

    def run(
        self,
        entry: str,
        original: Path | None,
        request: bytes,
        *,
        work: Path,
        limits: JailLimits,
        readable: tuple[Path, ...] = (),
    ) -> JailAnswer:
        """Call `entry` in a child process with the original and the request.

        Args:
            entry: "package.module:function". The module is ours: it is imported before the child is forked, and so
                is, in idle moments, what it names in `READY_AHEAD` (see `forking`).
            original: Opened here, read-only; None when there is nothing to open.
            request: What to do, in the entry's own form.
            work: The child's folder: made if missing, open to this user only. What it writes stays there.
            limits: How far it may go.
            readable: Folders, besides the system's own, that it may read: models of an engine, never originals.

        Returns:
            The verdict, and with `answered` the untrusted payload.

        Raises:
            JailUnavailableError: No child with its limits could be started, or the self-test failed; the original was
                not opened by a parser.
            OSError: The original itself cannot be opened.
        """
        if not self._allow_weak and (failures := self.self_test().failures):
            raise _does_not_hold(failures)
        with self._turns:
            return self._run_at_all(entry, original, request, work, limits, readable)

    def self_test(self) -> SelfTest:
        """What holds on this machine, and what a child could do that it must not: tried once, then remembered.

        Raises:
            JailUnavailableError: No child could be started.
        """
        return _once_in_this_process.of(self)

    def layers(self) -> tuple[str, ...]:
        """Which layers of protection hold on this machine, told by a child: process, limits, landlock-7 ...

        Raises:
            JailUnavailableError: No child could be started.
        """
        return self.self_test().layers

    def _run_at_all(
        self,
        entry: str,
        original: Path | None,
        request: bytes,
        work: Path,
        limits: JailLimits,
        readable: tuple[Path, ...],
    ) -> JailAnswer:
        work.mkdir(mode=0o700, parents=True, exist_ok=True)
        work.chmod(0o700)
        work = work.resolve()
        orders: dict[str, Any] = {
            "entry": entry,
            "work": str(work),
            "readable": [str(folder) for folder in readable],
            "limits": asdict(limits),
        }
        before = set(os.listdir(work))  # noqa: PTH208 - names that may be no text
        with _opened(original) as opened:
            for _ in range(_ATTEMPTS):
                try:
                    template = self._usable_template()
                    return _run_in(template, orders, opened, request, work, limits)
                except TemplateGoneError:
                    self._drop_template()
                    _leave_only(work, before)
                except NeverReadyError as cause:
                    raise _unavailable() from cause
        raise _unavailable()

    def _usable_template(self) -> Template:
        with self._lock:
            held = self._template
            if held is None or not held.is_usable() or held.asked >= _CHILDREN_OF_A_TEMPLATE:
                self._template = held = _start(self._import_from)
            return held

    def _drop_template(self) -> None:
        with self._lock:
            if self._template is not None and not self._template.is_usable():
                self._template = None


def _start(import_from: list[str]) -> Template:
    """A template with namespaces of its own; without, where a machine grants them by halves."""
    try:
        return Template(import_from)
    except TemplateGoneError:
        return Template(import_from, namespaces=False)


class _OnceInThisProcess:
    """The self-test of this process: machines do not change under it, and it costs some tenths of a second."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found: SelfTest | None = None

    def of(self, jail: Jail) -> SelfTest:
        with self._lock:
            if self._found is None:
                self._found = _test(jail)
            return self._found


_once_in_this_process = _OnceInThisProcess()


def _test(jail: Jail) -> SelfTest:
    def run(entry: str, request: bytes, work: Path, limits: JailLimits) -> JailAnswer:
        return jail._run_at_all(entry, None, request, work, limits, ())

    with tempfile.TemporaryDirectory(prefix="vorlage-jail-") as folder:
        told = run("vorlage.jail.inside:report_layers", b"", Path(folder) / "layers", _LAYERS_LIMITS)
        if told.verdict is not JailVerdict.ANSWERED:
            raise _unavailable()
        return SelfTest(layers=tuple(json.loads(told.payload)), failures=try_everything(run, Path(folder)))


def _run_in(
    template: Template, orders: dict[str, Any], opened: int | None, request: bytes, work: Path, limits: JailLimits
) -> JailAnswer:
    with contextlib.ExitStack() as held:
        line = template.ask_for_child(orders)
        held.callback(line.close)
        reading, writing = os.pipe()
        held.callback(os.close, reading)
        try:
            asked = _as_descriptor(request)
            try:
                line.hand_over([writing, asked] if opened is None else [writing, asked, opened])
            finally:
                os.close(asked)
        finally:
            os.close(writing)
        try:
            return _watched(line, reading, work, limits)
        except TemplateGoneError:
            template.end()
            raise


def _watched(line: Line, reading: int, work: Path, limits: JailLimits) -> JailAnswer:
    """The answer; and whatever interrupts this thread meanwhile, the child does not outlive it."""
    try:
        return await_answer(line, reading, work, limits)
    except BaseException:
        line.kill()
        raise


@contextlib.contextmanager
def _opened(original: Path | None) -> Iterator[int | None]:
    if original is None:
        yield None
        return
    opened = os.open(original, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    try:
        yield opened
    finally:
        os.close(opened)


def _as_descriptor(request: bytes) -> int:
    """The request as an open file that is nowhere: not on a disk that may be full, not in a pipe that may be short."""
    if hasattr(os, "memfd_create"):
        asked = os.memfd_create("request", os.MFD_CLOEXEC)
    else:
        with tempfile.TemporaryFile() as unnamed:
            asked = os.dup(unnamed.fileno())
    left = memoryview(request)
    while left:
        left = left[os.write(asked, left) :]
    os.lseek(asked, 0, os.SEEK_SET)
    return asked


def _leave_only(work: Path, names: set[str]) -> None:
    """Take away what a child wrote that ended with its template."""
    for name in set(os.listdir(work)) - names:  # noqa: PTH208
        place = work / name
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place, ignore_errors=True)
        else:
            place.unlink(missing_ok=True)


def _does_not_hold(failures: tuple[str, ...]) -> JailUnavailableError:
    return JailUnavailableError(
        f"A child process can do what it must not, so nothing was opened: {'; '.join(failures)}.",
        unharmed="Originals and the catalogue are as they were.",
        next_step="use a Linux kernel of 5.13 or later with Landlock and seccomp, then run the command again",
    )


def _unavailable() -> JailUnavailableError:
    return JailUnavailableError(
        "No child process with limits could be started, so nothing was opened.",
        unharmed="Originals and the catalogue are as they were.",
        next_step="free memory and processes on this machine, then run the command again",
    )
