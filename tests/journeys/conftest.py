# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A real server on the sample case, and a real browser that watches what it asks for."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    WebError,
)

from vorlage.app import Case
from vorlage.web.door import new_token
from vorlage.web.server import create_app, listen, make_server


class Watch:
    """What a browser said and asked for while a test ran."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        self._home = f"{home}/"
        context.on("console", self._note_message)
        context.on("weberror", self._note_error)
        context.on("dialog", self._note_dialog)
        context.on("request", self._note_request)

    def _note_message(self, message: ConsoleMessage) -> None:
        self.complaints.append(f"{message.type}: {message.text}")

    def _note_error(self, error: WebError) -> None:
        self.complaints.append(str(error.error))

    def _note_dialog(self, dialog: Dialog) -> None:
        self.complaints.append("a dialog opened")
        dialog.dismiss()

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith(self._home):
            self.strangers.append(request.url)


@pytest.fixture(scope="session")
def karvessa(tmp_path_factory: pytest.TempPathFactory, sample_desk: Path) -> Iterator[Case]:
    """The sample case, taken in once."""
    root = tmp_path_factory.mktemp("journey") / "karvessa"
    shutil.copytree(sample_desk / "demo-case", root)
    with Case.open(root) as case:
        yield case


@pytest.fixture(scope="session")
def serving() -> Iterator[Callable[[Case], str]]:
    """Starts a real server for a case on a free port, and gives its address with the token; all stop at the end."""
    running: list[tuple[uvicorn.Server, Thread, socket.socket]] = []

    def start(case: Case) -> str:
        token = new_token()
        listener = listen(0)
        server = make_server(create_app(case, token))
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        running.append((server, thread, listener))
        return f"http://127.0.0.1:{listener.getsockname()[1]}/enter?token={token}"

    yield start
    for server, thread, listener in running:
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()


@pytest.fixture
def entrance(karvessa: Case, serving: Callable[[Case], str]) -> str:
    """The address of a new server on the sample case, its token not spent."""
    return serving(karvessa)


@pytest.fixture
def come_in(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Opens an address in a window of its own.

    At the end no window may have anything to complain of, and none may have asked anybody else for anything.
    """
    opened: list[tuple[BrowserContext, Watch]] = []

    def open_window(address: str) -> Page:
        context = browser.new_context(viewport={"width": 1200, "height": 900})
        opened.append((context, Watch(context, address.split("/enter", 1)[0])))
        page = context.new_page()
        page.goto(address)
        return page

    yield open_window
    for context, watch in opened:
        context.close()
        assert watch.complaints == []
        assert watch.strangers == []


@pytest.fixture
def window(come_in: Callable[[str], Page], entrance: str) -> Page:
    """A window on the sample case."""
    return come_in(entrance)
