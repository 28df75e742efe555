# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The template: children are fresh, it has nothing of a case, and nobody outlives whom they should not."""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from vorlage.domain.errors import JailUnavailableError
from vorlage.jail.limits import JailLimits, JailVerdict
from vorlage.jail.supervisor import Jail

LIMITS = JailLimits(wall_s=20, cpu_s=10)
HERE = Path(__file__).parent


def new_jail(at_once: int | None = None) -> Jail:
    """A jail that has started nothing yet."""
    return Jail(import_from=(HERE,), at_once=at_once)


def processes_below(number: int) -> list[int]:
    """All processes that descend from this one, as the kernel lists them."""
    found: list[int] = []
    for task in Path(f"/proc/{number}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found += [child, *processes_below(child)]
    return found


def ends(number: int, within_s: float = 5.0) -> bool:
    """Whether a process is gone, or only its number is left, in time."""
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        try:
            if Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.01)
    return False


def until(is_so: Callable[[], bool], within_s: float = 20.0) -> None:
    """Wait for something that is about to happen."""
    deadline = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def templates() -> set[int]:
    """Processes below this one."""
    return set(processes_below(os.getpid()))


def test_a_child_inherits_nothing_of_another(tmp_path: Path) -> None:
    """Environment, modules, mask and random numbers are as they were for the first."""
    jail = new_jail()
    first, second = (
        json.loads(jail.run("jail_entries:leave_traces", None, b"", work=tmp_path / name, limits=LIMITS).payload)
        for name in ("first", "second")
    )
    assert first.pop("random") != second.pop("random")
    assert first == second
    assert (second["environment"], second["module"], second["imported"]) == ("", "", False)


def test_a_child_has_five_descriptors(tmp_path: Path) -> None:
    """Its three standard ones, which lead nowhere, the original and the answer: no line, nothing of another child."""
    jail = new_jail()
    (tmp_path / "original").write_bytes(b"x")

    def count(number: int) -> bytes:
        place = tmp_path / str(number)
        return jail.run("jail_entries:count_descriptors", tmp_path / "original", b"", work=place, limits=LIMITS).payload

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(count, range(8))) == {b"5"}


def test_no_other_process_can_be_signalled_or_limited(tmp_path: Path) -> None:
    """Not the template, not the parent, not another child."""
    asked = str(os.getpid()).encode()
    assert new_jail().run("jail_entries:signal_others", None, asked, work=tmp_path, limits=LIMITS).payload == b"[]"


def test_the_template_holds_nothing_of_a_case(tmp_path: Path) -> None:
    """While a child reads, none of the descriptors of the template leads into the folder of the case."""
    before = templates()
    jail = new_jail()
    (tmp_path / "original").write_bytes(b"x")
    reading = threading.Thread(
        target=jail.run,
        args=("jail_entries:sleep", tmp_path / "original", b""),
        kwargs={"work": tmp_path / "work", "limits": JailLimits(wall_s=3)},
    )
    reading.start()
    until(lambda: len(templates() - before) >= 3)
    time.sleep(0.3)
    held = {
        number: [str(place.readlink()) for place in Path(f"/proc/{number}/fd").iterdir()]
        for number in templates() - before
    }
    with_original = [number for number, opened in held.items() if str(tmp_path / "original") in opened]
    assert len(with_original) == 1
    assert not processes_below(with_original[0])
    reading.join()


def test_a_template_that_dies_is_replaced(tmp_path: Path) -> None:
    """The next original is read as if nothing had been."""
    before = templates()
    jail = new_jail()
    assert jail.run("jail_entries:echo", None, b"one", work=tmp_path, limits=LIMITS).payload == b"one"
    for number in templates() - before:
        os.kill(number, signal.SIGKILL)
    assert jail.run("jail_entries:echo", None, b"two", work=tmp_path, limits=LIMITS).payload == b"two"


def test_a_template_that_dies_under_a_child_takes_it_along_and_is_replaced(tmp_path: Path) -> None:
    """The original is read again, from an empty work folder, by a child of the next template."""
    before = templates()
    jail = new_jail()
    answers = []

    def read() -> None:
        said = jail.run("jail_entries:mark_and_wait", None, b"", work=tmp_path / "work", limits=JailLimits(wall_s=2))
        answers.append(said.verdict)

    reading = threading.Thread(target=read)
    reading.start()
    until((tmp_path / "work" / "mark").exists)
    first = templates() - before
    for number in first:
        with suppress(ProcessLookupError):  # one that the end of another took along
            os.kill(number, signal.SIGKILL)
    reading.join()
    assert all(ends(number) for number in first)
    assert answers == [JailVerdict.TIMEOUT]
    assert (tmp_path / "work" / "mark").exists()


def test_templates_that_keep_dying_are_no_jail(tmp_path: Path) -> None:
    """After three under one original, nothing more is tried."""
    before = templates()
    jail = new_jail()
    jail.self_test()
    stop = threading.Event()

    def kill_them() -> None:
        while not stop.is_set():
            for number in templates() - before:
                try:
                    os.kill(number, signal.SIGKILL)
                except ProcessLookupError:
                    continue
            time.sleep(0.01)

    killing = threading.Thread(target=kill_them)
    killing.start()
    try:
        with pytest.raises(JailUnavailableError):
            jail.run("jail_entries:sleep", None, b"", work=tmp_path, limits=LIMITS)
    finally:
        stop.set()
        killing.join()


def test_no_zombie_is_left(tmp_path: Path) -> None:
    """After twenty children in all ways of ending there is the template, and nobody else."""
    before = templates()
    jail = new_jail()
    for count in range(20):
        entry = ("echo", "crash", "fail", "answer_much")[count % 4]
        jail.run(f"jail_entries:{entry}", None, b"", work=tmp_path, limits=JailLimits(answer_bytes=1 << 20))
    assert len(templates() - before) <= 2


def test_a_jail_that_is_dropped_leaves_no_process(tmp_path: Path) -> None:
    """Its template ends with it."""
    before = templates()
    jail = new_jail()
    jail.run("jail_entries:echo", None, b"", work=tmp_path, limits=LIMITS)
    del jail
    gc.collect()
    until(lambda: not templates() - before)


_SUPERVISOR = """
import sys
from pathlib import Path
from vorlage.jail.limits import JailLimits
from vorlage.jail.supervisor import Jail
jail = Jail(import_from=(Path(sys.argv[1]),))
jail.run("jail_entries:mark_and_wait", None, b"", work=Path(sys.argv[2]), limits=JailLimits())
"""


def test_everyone_ends_with_the_supervisor(tmp_path: Path) -> None:
    """Killed without a chance to clean up, it leaves neither template nor child."""
    supervisor = subprocess.Popen([sys.executable, "-c", _SUPERVISOR, str(HERE), str(tmp_path)])
    try:
        until((tmp_path / "mark").exists)
        below = processes_below(supervisor.pid)
        assert len(below) >= 2
    finally:
        supervisor.kill()
        supervisor.wait()
    assert all(ends(number) for number in below)


def test_never_more_children_at_once_than_asked_for(tmp_path: Path) -> None:
    """Six askers, two turns: a child's life never overlaps with more than one other."""
    jail = new_jail(at_once=2)

    def life(number: int) -> tuple[float, float]:
        said = jail.run("jail_entries:tell_life", None, b"", work=tmp_path / str(number), limits=LIMITS)
        began, ended = json.loads(said.payload)
        return began, ended

    with ThreadPoolExecutor(6) as pool:
        lives = list(pool.map(life, range(6)))
    assert max(sum(began <= moment < ended for began, ended in lives) for moment, _ in lives) <= 2


def test_waiting_for_a_turn_is_not_time_of_the_original(tmp_path: Path) -> None:
    """Four originals of a third of a second each, one turn, and a limit of one second."""
    jail = new_jail(at_once=1)
    limits = JailLimits(wall_s=1)

    def verdict(number: int) -> JailVerdict:
        return jail.run("jail_entries:tell_life", None, b"", work=tmp_path / str(number), limits=limits).verdict

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(verdict, range(4))) == {JailVerdict.ANSWERED}


def test_a_folder_is_readable_for_the_run_that_asked_for_it_alone(tmp_path: Path) -> None:
    """Models of an engine are shown to one child, not to the next."""
    models = tmp_path / "models"
    models.mkdir()
    (models / "model").write_bytes(b"weights")
    jail = new_jail()
    asked = str(models / "model").encode()
    work = tmp_path / "work"
    seen = jail.run("jail_entries:look_outside", None, asked, work=work, limits=LIMITS, readable=(models,))
    assert seen.payload == b"weights"
    assert jail.run("jail_entries:look_outside", None, asked, work=work, limits=LIMITS).payload == b"refused"


def test_a_jail_used_in_a_fork_starts_its_own_template(tmp_path: Path) -> None:
    """Two processes never ask one template."""
    jail = new_jail()
    jail.run("jail_entries:echo", None, b"", work=tmp_path / "parent", limits=LIMITS)
    child = os.fork()
    if child == 0:
        said = jail.run("jail_entries:echo", None, b"child", work=tmp_path / "child", limits=LIMITS)
        os._exit(0 if said.payload == b"child" else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert jail.run("jail_entries:echo", None, b"parent", work=tmp_path / "parent", limits=LIMITS).payload == b"parent"
