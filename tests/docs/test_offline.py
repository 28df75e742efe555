# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Nothing is asked of a network: all of it works where there is none."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Typed = Callable[..., "subprocess.CompletedProcess[str]"]
ALONE = "unshare --user --map-root-user --net"


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory, typed: Typed) -> str:
    """What to put before a command so that it sees no network interface."""
    place = tmp_path_factory.mktemp("alone")
    if shutil.which("unshare") is None or typed(f"{ALONE} true", place).returncode != 0:
        pytest.skip("this machine does not let an ordinary account have a network namespace of its own")
    return ALONE


def test_there_is_really_no_network(alone: str, tmp_path: Path, typed: Typed) -> None:
    """The surrounding of the next tests is what they say: not even loopback answers."""
    asked = "import socket; socket.create_connection(('127.0.0.1', 9), 2)"
    done = typed(f'{alone} python3 -c "{asked}"', tmp_path)
    assert "Network is unreachable" in done.stderr


def test_a_folder_is_taken_in_and_traced_where_there_is_no_network(
    alone: str, tmp_path: Path, project_folder: Path, typed: Typed
) -> None:
    """From a folder to lineage and claims, with no interface at all."""
    done = typed(f"{alone} vorlage run '{project_folder / 'sample'}' --case case --no-serve", tmp_path)
    assert done.returncode in {0, 1}, done.stderr
    assert "independent origins" in done.stdout


def test_a_case_is_searched_and_verified_where_there_is_no_network(alone: str, desk: Path, typed: Typed) -> None:
    """Reading a case asks for nothing either."""
    for line in ("vorlage search demo-case lead --json", "vorlage verify demo-case --json"):
        done = typed(f"{alone} {line}", desk)
        assert done.returncode == 0, done.stderr
