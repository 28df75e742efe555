# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The jail's test of itself: it passes where the jail holds, and where a layer is missing nothing is opened."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from vorlage.jail.limits import JailAnswer, JailLimits, JailVerdict
from vorlage.jail.self_test import try_everything
from vorlage.jail.supervisor import Jail

HERE = Path(__file__).parent

# A kernel without Landlock or without filters, as a process sees it: the calls for them fail.
_WITHOUT = """
import ctypes, json, sys
from pathlib import Path
from vorlage.domain.errors import JailUnavailableError
from vorlage.jail import seccomp
from vorlage.jail.limits import JailLimits
from vorlage.jail.privileges import give_up_new_privileges
from vorlage.jail.supervisor import Jail

give_up_new_privileges()
machine = __import__("os").uname().machine
unshare = {"x86_64": 272, "aarch64": 97}[machine]
refused = {"landlock": (444,), "namespaces": (unshare,), "nothing": ()}[sys.argv[1]]
assert seccomp._load([*seccomp._head(machine), *seccomp._refusals(refused)])
told = {}
for weak in (False, True):
    jail = Jail(import_from=(Path(sys.argv[2]),), allow_weak=weak)
    try:
        said = jail.run("jail_entries:echo", None, b"x", work=Path(sys.argv[3]), limits=JailLimits())
        told[str(weak)] = said.payload.decode()
    except JailUnavailableError as refused:
        told[str(weak)] = str(refused)
told["failures"] = jail.self_test().failures
told["layers"] = jail.self_test().layers
print(json.dumps(told))
"""


def run_without(layer: str, work: Path) -> dict[str, object]:
    """What a jail says in a process for which this layer of the kernel is not there."""
    words = [sys.executable, "-c", _WITHOUT, layer, str(HERE), str(work)]
    told: dict[str, object] = json.loads(subprocess.run(words, check=True, capture_output=True, timeout=90).stdout)
    return told


def test_the_jail_holds_on_this_machine() -> None:
    """Nothing that a child tries works, and the layers are named."""
    found = Jail().self_test()
    assert found.failures == ()
    assert {"process", "limits", "no-new-privileges", "no-capabilities", "seccomp"} <= set(found.layers)


def test_without_landlock_nothing_is_opened_unless_asked_for(tmp_path: Path) -> None:
    """The error names what a child could do; the override opens all the same, and the failures stay on show."""
    told = run_without("landlock", tmp_path)
    assert "jail.read: another folder can be read" in str(told["False"])
    assert "nothing was opened" in str(told["False"])
    assert told["True"] == "x"
    assert {str(words).split(":")[0] for words in told["failures"]} == {"jail.home", "jail.read", "jail.write"}  # type: ignore[attr-defined]
    assert not any(str(layer).startswith("landlock") for layer in told["layers"])  # type: ignore[attr-defined]


def test_without_namespaces_the_other_layers_hold_alone(tmp_path: Path) -> None:
    """Where a machine keeps them from its users, originals are opened all the same, and the layer is not claimed."""
    told = run_without("namespaces", tmp_path)
    assert (told["False"], told["failures"]) == ("x", [])
    assert "namespaces" not in told["layers"]  # type: ignore[operator]


def test_with_every_layer_the_same_process_opens(tmp_path: Path) -> None:
    """What the test above sees is the missing layer, not the way it is tried."""
    told = run_without("nothing", tmp_path)
    assert (told["False"], told["True"], told["failures"]) == ("x", "x", [])


@pytest.mark.parametrize("said", list(JailVerdict))
def test_a_jail_that_holds_nothing_fails_every_test(tmp_path: Path, said: JailVerdict) -> None:
    """Attempts made by this very process, which is in no jail, are all told."""
    from vorlage.jail import attempts

    def run(entry: str, request: bytes, work: Path, limits: JailLimits) -> JailAnswer:
        if entry.endswith(":get_out"):
            ways = json.loads(request)
            worked = [name for name in ("home", "read", "fork") if name in ways or name == "fork"]
            attempts._send(ways["udp"])
            return JailAnswer(verdict=JailVerdict.ANSWERED, payload=json.dumps(worked).encode())
        return JailAnswer(verdict=said, payload=b"")

    codes = {words.split(":")[0] for words in try_everything(run, tmp_path)}
    assert {"jail.home", "jail.read", "jail.processes", "jail.network"} <= codes
    due = {JailVerdict.TIMEOUT: "jail.time", JailVerdict.MEMORY: "jail.memory", JailVerdict.FILE_SIZE: "jail.file-size"}
    assert codes & set(due.values()) == set(due.values()) - {due.get(said, "")}
