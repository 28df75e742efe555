# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The page of traces: where and how sure; what was found only after a form of this session."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.traces import planting_traces as made
from vorlage.app import Case
from vorlage.domain.custody import EventKind, Genre
from vorlage.domain.traces import Sureness, TraceKind
from vorlage.web.server import create_app
from vorlage.web.traces import KIND_WORDS, SURE_WORDS

NAME = "Ivo <b>Tamm"
TOKEN = "a-token-of-enough-letters"  # noqa: S105 - of a test


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """A case of one letter."""
    (tmp_path / "a.rtf").write_bytes(made.rtf(head="{\\info{\\author " + NAME + "}}"))
    new = Case.create(tmp_path / "case")
    new.add([tmp_path / "a.rtf"], genre=Genre.PRIMARY)
    return new


@pytest.fixture
def browser(case: Case) -> TestClient:
    """A browser that entered."""
    client = TestClient(create_app(case, TOKEN), base_url="http://127.0.0.1:8765")
    client.get("/enter?token=" + TOKEN)
    return client


def test_the_page_tells_traces_and_nothing_of_what_they_say(browser: TestClient) -> None:
    """And what no report covers."""
    page = browser.get("/items/1/traces?look=now")
    assert page.status_code == 200
    assert "the author" in page.text
    assert "Tamm" not in page.text
    assert "sensor" in page.text
    assert page.headers["cache-control"] == "no-store"
    assert 'href="/items/1/traces"' in browser.get("/items/1").text


def test_nothing_is_opened_before_somebody_asks(browser: TestClient, case: Case) -> None:
    """Looking takes time and opens the original: a link that is followed does neither."""
    assert "Look for traces" in browser.get("/items/1/traces").text
    assert case.traces.made(case.items()[0].number) is None


def test_what_was_found_is_shown_after_the_form_and_recorded(browser: TestClient, case: Case) -> None:
    """Escaped, and once: the page asked for again shows nothing of it."""
    form = re.search(r'name="form_token" value="([^"]+)"', browser.get("/items/1/traces?look=now").text)
    assert form is not None
    shown = browser.post("/items/1/traces", data={"form_token": form[1]}, headers={"Origin": "http://127.0.0.1:8765"})
    assert shown.status_code == 200
    assert "Ivo &lt;b&gt;Tamm" in shown.text
    assert case.custody_events(1)[0].kind is EventKind.DISSEMINATION
    assert "Tamm" not in browser.get("/items/1/traces").text


def test_without_the_token_of_this_session_nothing_is_shown_or_recorded(browser: TestClient, case: Case) -> None:
    """A form of another page cannot make us show anything."""
    before = case.custody_events(1)
    refused = browser.post("/items/1/traces", data={}, headers={"Origin": "http://127.0.0.1:8765"})
    assert refused.status_code == 403
    assert "Tamm" not in refused.text
    assert case.custody_events(1) == before


def test_every_kind_and_sureness_has_words() -> None:
    """A new kind needs them on the page."""
    assert KIND_WORDS.keys() == set(TraceKind)
    assert SURE_WORDS.keys() == set(Sureness)
