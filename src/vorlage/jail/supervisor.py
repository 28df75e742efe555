# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The only way to open untrusted bytes: one fresh child process per original, limited and killed as a group."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict
from pathlib import Path

import vorlage
from vorlage.domain.errors import JailUnavailableError
from vorlage.jail.inside import MEMORY_EXIT, READY
from vorlage.jail.limits import JailAnswer, JailLimits, JailVerdict

_CHUNK = 1 << 20
_BOOT = """
import json, sys
sys.path += json.loads(sys.argv[1])["import_from"]
from vorlage.jail.inside import main
main(sys.argv[1])
"""
_LAYERS_LIMITS = JailLimits(wall_s=20, cpu_s=10, answer_bytes=4096)


class Jail:
    """Starts a child process for each original and brings its answer back, bounded and untrusted.

    Safe to call from several threads at once. The child is a new session with an empty environment, its working
    folder its only place to write; it gets the original as an open descriptor, never as a path. What it prints is
    dropped: it may be text of a document. It does not check the answer: that is for the room that asked.

    Residual risks: without Landlock and seccomp (see `layers`) a child that a file has taken over
    can read what the user can read; the work folder's total size is bounded by time alone.
    """

    def __init__(self, *, import_from: tuple[Path, ...] = ()) -> None:
        """Args: import_from: Folders, besides the interpreter's own, from which the child may import entries."""
        package_root = Path(vorlage.__file__).resolve().parent.parent
        self._import_from = [str(package_root), *(str(folder) for folder in import_from)]
        self._layers: tuple[str, ...] | None = None
        self._lock = threading.Lock()

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
            entry: "package.module:function", imported inside the child alone.
            original: Opened here, read-only; None when there is nothing to open.
            request: What to do, in the entry's own form.
            work: The child's folder: made if missing, open to this user only. What it writes stays there.
            limits: How far it may go.
            readable: Folders, besides the system's own, that it may read: models of an engine, never originals.

        Returns:
            The verdict, and with `answered` the untrusted payload.

        Raises:
            JailUnavailableError: No child with its limits could be started; the original was not opened by a parser.
            OSError: The original itself cannot be opened.
        """
        work.mkdir(mode=0o700, parents=True, exist_ok=True)
        work.chmod(0o700)
        opened = None if original is None else os.open(original, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
        try:
            return self._run_with(entry, opened, request, work.resolve(), limits, readable)
        finally:
            if opened is not None:
                os.close(opened)

    def layers(self) -> tuple[str, ...]:
        """Which layers of protection hold on this machine, found by asking a child: process, limits, landlock-7 ...

        Raises:
            JailUnavailableError: No child could be started.
        """
        with self._lock:
            if self._layers is None:
                with tempfile.TemporaryDirectory() as folder:
                    answer = self.run(
                        "vorlage.jail.inside:report_layers", None, b"", work=Path(folder), limits=_LAYERS_LIMITS
                    )
                if answer.verdict is not JailVerdict.ANSWERED:
                    raise _unavailable()
                self._layers = tuple(json.loads(answer.payload))
            return self._layers

    def _run_with(
        self,
        entry: str,
        opened: int | None,
        request: bytes,
        work: Path,
        limits: JailLimits,
        readable: tuple[Path, ...],
    ) -> JailAnswer:
        reading, writing = os.pipe2(os.O_CLOEXEC)
        try:
            with tempfile.TemporaryFile(dir=work) as asked:
                asked.write(request)
                asked.seek(0)
                orders = {
                    "entry": entry,
                    "answer": writing,
                    "original": opened,
                    "work": str(work),
                    "readable": [str(folder) for folder in readable],
                    "parent": os.getpid(),
                    "limits": asdict(limits),
                    "import_from": self._import_from,
                }
                handed_over = (writing,) if opened is None else (writing, opened)
                try:
                    child = subprocess.Popen(
                        [sys.executable, "-I", "-B", "-c", _BOOT, json.dumps(orders)],
                        stdin=asked,
                        stdout=subprocess.DEVNULL,
                        stderr=subprocess.DEVNULL,
                        pass_fds=handed_over,
                        cwd=work,
                        env=_empty_environment(work),
                        start_new_session=True,
                    )
                except OSError as cause:
                    raise _unavailable() from cause
            os.close(writing)
            writing = -1
            return _await(child, reading, limits)
        finally:
            os.close(reading)
            if writing >= 0:
                os.close(writing)


def _await(child: subprocess.Popen[bytes], reading: int, limits: JailLimits) -> JailAnswer:
    """Read the answer until the child ends, its time is up or it says too much; leave no process behind."""
    deadline = time.monotonic() + limits.wall_s
    try:
        received, verdict = _read_bounded(reading, deadline, len(READY) + limits.answer_bytes)
        if verdict is JailVerdict.ANSWERED:
            verdict = _verdict_of_end(child, deadline)
    finally:
        _kill_group(child)
    if not received.startswith(READY) and verdict is not JailVerdict.TIMEOUT:
        raise _unavailable()
    payload = bytes(received[len(READY) :]) if verdict is JailVerdict.ANSWERED else b""
    return JailAnswer(verdict=verdict, payload=payload)


def _read_bounded(reading: int, deadline: float, at_most: int) -> tuple[bytearray, JailVerdict]:
    received = bytearray()
    os.set_blocking(reading, False)
    with selectors.DefaultSelector() as selector:
        selector.register(reading, selectors.EVENT_READ)
        while (left := deadline - time.monotonic()) > 0:
            if not selector.select(left):
                continue
            chunk = os.read(reading, _CHUNK)
            if not chunk:
                return received, JailVerdict.ANSWERED
            received += chunk
            if len(received) > at_most:
                return received, JailVerdict.OVERSIZED
    return received, JailVerdict.TIMEOUT


def _verdict_of_end(child: subprocess.Popen[bytes], deadline: float) -> JailVerdict:
    """How a child that closed its answer ended, without reaping it: its group is still to be killed."""
    while True:
        ended = os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG)
        if ended is not None:
            break
        if time.monotonic() > deadline:
            return JailVerdict.TIMEOUT
        time.sleep(0.001)
    if ended.si_code == os.CLD_EXITED:
        return {0: JailVerdict.ANSWERED, MEMORY_EXIT: JailVerdict.MEMORY}.get(ended.si_status, JailVerdict.CRASHED)
    return JailVerdict.TIMEOUT if ended.si_status == signal.SIGXCPU else JailVerdict.CRASHED


def _kill_group(child: subprocess.Popen[bytes]) -> None:
    """Kill the child and all it started. The leader is reaped last, so its number cannot be another's by now."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        child.kill()
    child.wait()


def _empty_environment(work: Path) -> dict[str, str]:
    home = str(work)
    places = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
    # A child may start no process or thread, and numpy's linear algebra starts threads when it is imported.
    one_thread = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {**dict.fromkeys(places, home), **one_thread, "LANG": "C.UTF-8", "PATH": ""}


def _unavailable() -> JailUnavailableError:
    return JailUnavailableError(
        "No child process with limits could be started, so nothing was opened.",
        unharmed="Originals and the catalogue are as they were.",
        next_step="free memory and processes on this machine, then run the command again",
    )
