# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Real clusters on this machine: a scheduler and two workers, started and ended by the test run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .started import Cluster


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One that several tests use, and that must be there when they end."""
    started = Cluster(tmp_path_factory.mktemp("cluster") / "processes")
    yield started
    started.end()


@pytest.fixture
def mortal_cluster(tmp_path: Path) -> Iterator[Cluster]:
    """One that a test may kill."""
    started = Cluster(tmp_path / "processes")
    yield started
    started.end()
