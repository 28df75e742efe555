# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Fixtures that every room's tests share."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import hypothesis
import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Browser, sync_playwright

from tests.a_postgresql import PostgresServer, a_server, programs
from vorlage.domain.custody import Genre
from vorlage.extraction.reader import READ_LIMITS, Extracted, extract_original
from vorlage.jail.limits import JailLimits
from vorlage.jail.supervisor import Jail

BROWSER_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PROJECT = Path(__file__).resolve().parent.parent

# How long an example takes says how busy the machine is; no test of ours asserts seconds.
hypothesis.settings.register_profile("any-machine", deadline=None)
hypothesis.settings.load_profile("any-machine")


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


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresServer]:
    """A real PostgreSQL of the distribution, started for this run."""
    if programs() is None:
        pytest.skip("needs the PostgreSQL of the distribution: apt-get install postgresql")
    with a_server() as server:
        yield server


@pytest.fixture(scope="session")
def sample_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `sample/`, and `demo-case/` as `make demo` makes it: made once for all processes of a run.

    For copying: nobody changes what is in it.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    desk = shared / "sample-desk"
    with (shared / "sample-desk.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not desk.is_dir():
            making = shared / "sample-desk-in-the-making"
            shutil.rmtree(making, ignore_errors=True)
            shutil.copytree(PROJECT / "sample", making / "sample")
            done = subprocess.run(
                [Path(sys.executable).parent / "vorlage", "run", "sample", "--case", "demo-case", "--no-serve"],
                cwd=making,
                capture_output=True,
                text=True,
                timeout=280,
                check=False,
            )
            assert done.returncode in {0, 1}, done.stderr
            making.rename(desk)
    return desk


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of the distribution. One for a process: Playwright's calls that wait can be begun only once."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.fail("There is no Chromium here. Install it:  make browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=BROWSER_FLAGS)
        yield browser
        browser.close()


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


_JAIL = Jail()


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Extracted]:
    """`read(bytes, "name.pdf", genre)`: what becomes of an original with these bytes."""
    numbers = count()

    def call(
        untrusted_bytes: bytes, name: str = "item", genre: Genre = Genre.PRIMARY, limits: JailLimits = READ_LIMITS
    ) -> Extracted:
        place = tmp_path / f"read-{next(numbers)}"
        place.mkdir()
        (place / "original").write_bytes(untrusted_bytes)
        return extract_original(_JAIL, place / "original", name=name, genre=genre, work=place / "work", limits=limits)

    return call
