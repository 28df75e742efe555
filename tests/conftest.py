# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Fixtures that every room's tests share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def project_folder() -> Path:
    """The checkout."""
    return PROJECT


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """Real reports and corpora, which lie beside the project and are never copied into it."""
    place = PROJECT.parent / "shared"
    if not (place / "reports").is_dir():
        pytest.skip("needs the reports and corpora that lie beside the project")
    return place


@pytest.fixture
def vorlage() -> Callable[..., Result]:
    """The command line, called in this process: `vorlage("status", case, "--json")`."""
    from vorlage.cli.main import main

    def call(*words: str | Path) -> Result:
        outcome = CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=True)
        if outcome.exception is not None and not isinstance(outcome.exception, SystemExit):
            raise outcome.exception
        return outcome

    return call
