# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The sample case, taken in once, and a client that has come through the door."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.exceptions import StarletteDeprecationWarning

from vorlage.app import Case
from vorlage.custody.delivery import plan_run
from vorlage.web.door import new_token
from vorlage.web.server import create_app

with warnings.catch_warnings():
    # The client is asked to move to another HTTP library; the one we pin works, and is pinned.
    warnings.simplefilter("ignore", StarletteDeprecationWarning)
    from starlette.testclient import TestClient


@pytest.fixture(scope="session")
def take_in() -> Callable[[Path, Path], Case]:
    """Makes a case from a folder of primary records and reports, as `vorlage run` does it."""

    def take(folder: Path, root: Path) -> Case:
        case = Case.create(root)
        for part, genre in plan_run(folder).parts:
            case.add([part], genre=genre, within=folder)
        return case

    return take


@pytest.fixture(scope="session")
def let_in() -> Callable[[Case], TestClient]:
    """Makes a client that has spent the token of a new server for a case."""

    def enter(case: Case) -> TestClient:
        token = new_token()
        client = TestClient(create_app(case, token), base_url="http://127.0.0.1:8765")
        assert client.get("/enter", params={"token": token}).status_code == 200
        return client

    return enter


@pytest.fixture(scope="session")
def sample_case(tmp_path_factory: pytest.TempPathFactory, sample_desk: Path) -> Iterator[Case]:
    """The sample case of the project."""
    root = tmp_path_factory.mktemp("web") / "karvessa"
    shutil.copytree(sample_desk / "demo-case", root)
    with Case.open(root) as case:
        yield case


@pytest.fixture
def visitor(sample_case: Case, let_in: Callable[[Case], TestClient]) -> TestClient:
    """A client that has been let in to the sample case."""
    return let_in(sample_case)
