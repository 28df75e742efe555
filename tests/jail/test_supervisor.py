# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The jail holds: whatever a child does, the parent gets a verdict, and nothing outside the work folder is touched."""

from __future__ import annotations

import signal
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from vorlage.domain.errors import JailUnavailableError
from vorlage.jail.limits import JailAnswer, JailLimits, JailVerdict
from vorlage.jail.supervisor import Jail

LIMITS = JailLimits(wall_s=20, cpu_s=10, memory_bytes=512 << 20, file_bytes=1 << 20, answer_bytes=1 << 20)
JAIL = Jail(import_from=(Path(__file__).parent,))


def new_jail() -> Jail:
    """A jail that has started nothing yet."""
    return Jail(import_from=(Path(__file__).parent,))


def run(entry: str, work: Path, request: bytes = b"", original: Path | None = None, **changed: Any) -> JailAnswer:
    """Call one of the entries of this folder."""
    return JAIL.run(f"jail_entries:{entry}", original, request, work=work, limits=replace(LIMITS, **changed))


def holds(layer: str) -> bool:
    """Whether a layer of the jail is there on this machine."""
    return any(name.startswith(layer) for name in JAIL.layers())


def test_the_original_and_the_request_reach_the_entry_and_its_answer_comes_back(tmp_path: Path) -> None:
    """Bytes in, bytes out, unchanged."""
    original = tmp_path / "original"
    original.write_bytes(bytes(range(256)) * 100)
    answer = run("echo", tmp_path / "work", b"asked", original)
    assert answer == JailAnswer(verdict=JailVerdict.ANSWERED, payload=b"asked" + original.read_bytes())


def test_a_request_longer_than_a_pipe_holds_arrives_whole(tmp_path: Path) -> None:
    """No deadlock between a long request and a long answer."""
    assert run("echo", tmp_path, b"x" * 900_000).payload == b"x" * 900_000


def test_a_sleeping_child_ends_at_its_wall_clock(tmp_path: Path) -> None:
    """The parent waits as long as it said, and no longer."""
    began = time.monotonic()
    assert run("sleep", tmp_path, wall_s=0.5).verdict is JailVerdict.TIMEOUT
    assert time.monotonic() - began < 5


def test_a_spinning_child_ends_at_its_processor_time(tmp_path: Path) -> None:
    """The kernel ends it, long before the wall clock."""
    assert run("spin", tmp_path, cpu_s=1).verdict is JailVerdict.TIMEOUT


def test_memory_beyond_the_limit_is_a_verdict(tmp_path: Path) -> None:
    """Asking for 8 GiB ends the child, not the machine."""
    assert run("eat_memory", tmp_path).verdict is JailVerdict.MEMORY


@pytest.mark.parametrize("entry", ["crash", "fail", "no_such_entry"])
def test_a_child_that_fails_is_a_verdict_without_payload(tmp_path: Path, entry: str) -> None:
    """A signal, an exception and a missing entry are all one thing to the parent."""
    assert run(entry, tmp_path) == JailAnswer(verdict=JailVerdict.CRASHED, payload=b"")


def test_what_a_child_prints_is_dropped(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Neither stream reaches ours, and neither blocks the child."""
    assert run("talk", tmp_path).payload == b"done"
    printed = capfd.readouterr()
    assert "secret" not in printed.out + printed.err


def test_a_library_may_say_what_it_likes_to_nobody(tmp_path: Path) -> None:
    """The null device can be written: an engine that could not open it crashed on what it had to say."""
    assert run("write_to_nothing", tmp_path, b"a warning").payload == b"written"


def test_an_answer_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    """The parent stops reading at the limit and keeps nothing."""
    assert run("answer_much", tmp_path) == JailAnswer(verdict=JailVerdict.OVERSIZED, payload=b"")


def test_a_file_beyond_the_limit_cannot_be_written(tmp_path: Path) -> None:
    """The write fails at the limit."""
    assert int(run("write_much", tmp_path).payload) <= LIMITS.file_bytes
    assert (tmp_path / "big").stat().st_size <= LIMITS.file_bytes


def test_the_original_cannot_be_written(tmp_path: Path) -> None:
    """The descriptor is for reading only."""
    original = tmp_path / "original"
    original.write_bytes(b"as received")
    assert run("write_original", tmp_path / "work", original=original).payload == b"refused"
    assert original.read_bytes() == b"as received"


def test_an_original_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    """A link in place of an original is an error of ours, not a way in."""
    (tmp_path / "link").symlink_to("/etc/hostname")
    with pytest.raises(OSError, match="symbolic"):
        run("echo", tmp_path / "work", original=tmp_path / "link")


def test_nothing_outside_can_be_read_or_written(tmp_path: Path) -> None:
    """A neighbour of the work folder is out of reach, where the kernel has Landlock."""
    if not holds("landlock"):
        pytest.skip("this kernel has no Landlock")
    neighbour = tmp_path / "neighbour"
    neighbour.write_bytes(b"another case")
    work = tmp_path / "work"
    assert run("look_outside", work, str(neighbour).encode()).payload == b"refused"
    assert run("look_outside", work, b"/etc/passwd").payload == b"refused"
    assert run("write_outside", work, str(neighbour).encode()).payload == b"refused"
    assert run("write_outside", work, str(work / "inside").encode()).payload == b"written"
    assert neighbour.read_bytes() == b"another case"


@pytest.mark.parametrize("entry", ["open_socket", "start_program", "leave_child_behind"])
def test_no_socket_and_no_process(tmp_path: Path, entry: str) -> None:
    """Sockets of any kind, programs and forks are refused, where the kernel has seccomp."""
    if not holds("seccomp"):
        pytest.skip("no filter for this architecture")
    assert run(entry, tmp_path).payload == b"refused"


def test_the_environment_is_empty_and_the_folder_is_the_work_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No name of the parent's environment crosses."""
    monkeypatch.setenv("VORLAGE_TEST_TOKEN", "x")
    told = run("tell_environment", tmp_path).payload.decode().split("\n")
    allowed = {"HOME", "TMPDIR", "LANG", "PATH", "LC_CTYPE"}
    assert {name for name in told[:-1] if not name.startswith("XDG_") and "_THREAD" not in name} <= allowed
    assert told[-1] == str(tmp_path.resolve())
    assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_calls_from_several_threads_keep_their_answers_apart(tmp_path: Path) -> None:
    """Twelve at once, each with its own request."""
    with ThreadPoolExecutor(4) as pool:
        answers = pool.map(lambda n: run("echo", tmp_path / str(n), str(n).encode()).payload, range(12))
    assert list(answers) == [str(n).encode() for n in range(12)]


def test_no_child_means_nothing_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When no interpreter can be started the run stops, and says what is unharmed."""
    monkeypatch.setattr("sys.executable", str(tmp_path / "no-such-interpreter"))
    with pytest.raises(JailUnavailableError, match="nothing was opened"):
        new_jail().run("jail_entries:echo", None, b"", work=tmp_path / "work", limits=LIMITS)


def test_a_template_that_never_serves_is_no_verdict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that never says it serves is a missing jail, not a bad file."""
    monkeypatch.setattr("sys.executable", "/bin/true")
    with pytest.raises(JailUnavailableError):
        new_jail().run("jail_entries:echo", None, b"", work=tmp_path / "work", limits=LIMITS)


def test_the_layers_are_reported() -> None:
    """At the least a process with limits; on Linux no new privileges."""
    assert {"process", "limits", "no-new-privileges"} <= set(JAIL.layers())


def test_starting_a_child_is_light(tmp_path: Path) -> None:
    """Best of five well below what a small file may cost."""
    took = []
    for _ in range(5):
        began = time.perf_counter()
        run("echo", tmp_path)
        took.append(time.perf_counter() - began)
    assert min(took) < 0.5


def test_interrupting_the_parent_leaves_the_signal_mask_alone(tmp_path: Path) -> None:
    """Running a child does not change how this process takes signals."""
    before = signal.getsignal(signal.SIGXFSZ)
    run("echo", tmp_path)
    assert signal.getsignal(signal.SIGXFSZ) is before
