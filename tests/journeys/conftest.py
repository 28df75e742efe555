# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A real server on the sample case, and a real browser that watches what it asks for."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from vorlage.app import Case
from vorlage.custody.delivery import plan_run
from vorlage.web.door import new_token
from vorlage.web.server import create_app, listen, make_server

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Watch:
    """What a browser said and asked for while a test ran."""

    home: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        """Note every console message that is not a word of praise, every script error, every request that leaves."""
        context.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("dialog", lambda dialog: (self.complaints.append("a dialog opened"), dialog.dismiss()))
        context.on(
            "request",
            lambda request: None if request.url.startswith(f"{self.home}/") else self.strangers.append(request.url),
        )


@dataclass(frozen=True)
class Served:
    """A case that is being served, and a new address with its token for each visitor."""

    case: Case
    home: str
    entrance: str


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of the distribution."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.fail("There is no Chromium here. Install it:  make browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def karvessa(tmp_path_factory: pytest.TempPathFactory, project_folder: Path) -> Iterator[Case]:
    """The sample case, taken in once."""
    folder = project_folder / "sample"
    with Case.create(tmp_path_factory.mktemp("journey") / "karvessa") as case:
        for part, genre in plan_run(folder).parts:
            case.add([part], genre=genre, within=folder)
        yield case


@pytest.fixture(scope="session")
def serving() -> Iterator[Callable[[Case], Served]]:
    """Starts a real server for a case on a free port of this machine; all are stopped at the end."""
    running: list[tuple[Callable[[], None], Thread, socket.socket]] = []

    def start(case: Case) -> Served:
        token = new_token()
        listener = listen(0)
        server = make_server(create_app(case, token))
        thread = Thread(target=lambda: server.run(sockets=[listener]), daemon=True)
        thread.start()
        running.append((lambda: setattr(server, "should_exit", True), thread, listener))
        home = f"http://127.0.0.1:{listener.getsockname()[1]}"
        return Served(case, home, f"{home}/enter?token={token}")

    yield start
    for stop, thread, listener in running:
        stop()
        thread.join(timeout=10)
        listener.close()


@pytest.fixture
def served(karvessa: Case, serving: Callable[[Case], Served]) -> Served:
    """The sample case on a server of this test's own: its token is fresh."""
    return serving(karvessa)


@pytest.fixture
def window(browser: Browser, served: Served) -> Iterator[Page]:
    """A page of a browser that has come in; at the end it must have nothing to complain of, and asked nobody else."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    watch = Watch(served.home)
    watch.follow(context)
    page = context.new_page()
    page.goto(served.entrance)
    yield page
    context.close()
    assert watch.complaints == []
    assert watch.strangers == []
