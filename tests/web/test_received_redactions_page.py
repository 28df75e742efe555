# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The page of failed redactions: of what kind and where; what lies open only after a form of this session."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.redaction.planting import CHANNELS
from vorlage.app import Case
from vorlage.domain.custody import EventKind, Genre
from vorlage.web.server import create_app

TOKEN = "a-token-of-enough-letters"  # noqa: S105 - of this test alone


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """A case of one letter with a name under a black highlight."""
    (tmp_path / "a.docx").write_bytes(CHANNELS["docx.highlight"]("Ivo &lt;b&gt;Tamm"))
    new = Case.create(tmp_path / "case")
    new.add([tmp_path / "a.docx"], genre=Genre.PRIMARY)
    return new


@pytest.fixture
def browser(case: Case) -> TestClient:
    """A browser that entered."""
    client = TestClient(create_app(case, TOKEN), base_url="http://127.0.0.1:8765")
    client.get("/enter?token=" + TOKEN)
    return client


def test_the_page_tells_kinds_and_counts_and_no_word(browser: TestClient) -> None:
    """The page of the item leads there, and nothing keeps it."""
    assert "its ground" not in browser.get("/items/1/redactions").text
    page = browser.get("/items/1/redactions?look=now")
    assert page.status_code == 200
    assert "text in the colour of its ground" in page.text
    assert "Tamm" not in page.text
    assert page.headers["cache-control"] == "no-store"
    assert 'href="/items/1/redactions"' in browser.get("/items/1").text


def test_what_lies_open_is_shown_after_the_form_and_recorded(browser: TestClient, case: Case) -> None:
    """Escaped, and once: the page asked for again shows nothing of it."""
    form = re.search(r'name="form_token" value="([^"]+)"', browser.get("/items/1/redactions?look=now").text)
    assert form is not None
    origin = {"Origin": "http://127.0.0.1:8765"}
    shown = browser.post("/items/1/redactions", data={"form_token": form[1]}, headers=origin)
    assert shown.status_code == 200
    assert "Ivo &lt;b&gt;Tamm" in shown.text
    (event,) = case.custody_events(1)
    assert (event.kind, event.detail) == (
        EventKind.DISSEMINATION,
        "words under failed redactions shown: 1 items: 1",
    )
    assert "Tamm" not in browser.get("/items/1/redactions?look=now").text


def test_without_the_token_of_this_session_no_word_is_shown(browser: TestClient, case: Case) -> None:
    """A form of another page cannot make us show anything."""
    before = case.custody_events(1)
    refused = browser.post("/items/1/redactions", data={}, headers={"Origin": "http://127.0.0.1:8765"})
    assert refused.status_code == 403
    assert "Tamm" not in refused.text
    assert case.custody_events(1) == before
