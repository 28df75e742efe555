# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Lists of queries, saved searches and the history on their pages: safe to look at, masked to take away."""

from __future__ import annotations

import csv
import io
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from vorlage.app import Case

FROM_US = {"Origin": "http://127.0.0.1:8765", "Sec-Fetch-Site": "same-origin"}
NOTES = "The dredging of the basin was put off twice. Clerk Ilvane Morrowick kept the minutes.\n"


@pytest.fixture(scope="module")
def small_case(tmp_path_factory: pytest.TempPathFactory, take_in: Callable[[Path, Path], Case]) -> Iterator[Case]:
    """A case of three records."""
    folder = tmp_path_factory.mktemp("lists") / "folder"
    (folder / "primary").mkdir(parents=True)
    for number in range(3):
        (folder / "primary" / f"note {number}.txt").write_text(NOTES + f"Sheet {number} of the basin.\n", "utf-8")
    with take_in(folder, folder.parent / "case") as case:
        yield case


@pytest.fixture
def client(small_case: Case, let_in: Callable[[Case], TestClient]) -> TestClient:
    """A client that has been let in to it."""
    return let_in(small_case)


def signed(client: TestClient, **fields: str) -> dict[str, str]:
    """Fields of a form with the token of the session."""
    token = re.search(r'name="form_token" value="(\w+)"', client.get("/batches").text)
    assert token
    return {"form_token": token[1], **fields}


def begun(client: TestClient, **fields: str) -> str:
    """Begin a list, and wait until it has ended; where its page is."""
    told = {"queries": "basin\n(((\nharbour\n", "reason": "checking a date", **fields}
    answer = client.post("/batches", data=signed(client, **told), headers=FROM_US, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    place = str(answer.headers["location"])
    while ">running<" in client.get(place).text:
        time.sleep(0.01)
    return place


def test_a_list_is_asked_in_the_background_and_its_pages_open_at_the_place(client: TestClient) -> None:
    """The page says how many lines were asked, which one could not be, and links lead to the first hit."""
    page = client.get(begun(client)).text
    assert "3 of 3, 3 pages found" in page
    assert "Line 2: no query on it" in page
    links = re.findall(r'href="(/items/\d+/pages/1\?at=\d+-\d+)#hit-1"', page)
    assert len(links) == 3
    assert '<mark class="hit" id="hit-1" data-hit="hit-1">basin</mark>' in client.get(links[0]).text


def test_what_is_taken_away_is_masked_and_what_is_shown_here_is_not(client: TestClient) -> None:
    """The page is the case's own; the table leaves it."""
    place = begun(client, queries="minutes")
    assert "Morrowick" in client.get(place).text
    table = client.get(f"{place}/table.csv")
    assert table.headers["content-disposition"].startswith("attachment")
    assert "Morrowick" not in table.text
    rows = list(csv.DictReader(io.StringIO(table.text, newline="")))
    assert [row["line"] for row in rows] == ["1", "1", "1"]
    assert all("[name]" in row["text"] and "minutes" in row["text"] for row in rows)
    assert rows[0]["link"].startswith("http://127.0.0.1:8765/items/1/pages/1?at=")
    assert client.get(f"{place}/table.parquet").content[:4] == b"PAR1"
    assert client.get(f"{place}/table.exe").status_code == 400


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"reason": " "}, "A reason of 1 to 500 characters"),
        ({"queries": " \n"}, "no line with a query"),
        ({"queries": "query,colour\na,b\n"}, "columns that mean nothing here"),
    ],
)
def test_a_list_that_cannot_be_asked_comes_back_as_it_was_typed(
    client: TestClient, fields: dict[str, str], told: str
) -> None:
    """What was typed is in the form again, with what is wrong; nothing was begun."""
    before = client.get("/api/v1/batches").json()["total"]
    data = signed(client, **({"queries": "basin\n", "reason": "checking a date"} | fields))
    answer = client.post("/batches", data=data, headers=FROM_US)
    assert answer.status_code == 400
    assert told in answer.text
    assert "basin" in answer.text or "query,colour" in answer.text or fields.get("queries") == " \n"
    assert client.get("/api/v1/batches").json()["total"] == before


def test_forms_that_are_not_ours_begin_save_and_clear_nothing(client: TestClient) -> None:
    """Without the token of the session a form does nothing, wherever it is sent."""
    place = begun(client)
    unsigned = {"queries": "basin", "reason": "x", "name": "x", "form_token": "0" * 64}
    for path in ("/batches", f"{place}/delete", f"{place}/stop", "/saved?q=basin", "/saved/history/clear"):
        assert client.post(path, data=unsigned, headers=FROM_US).status_code == 403, path
    assert client.get(place).status_code == 200


def test_a_list_is_deleted_with_what_it_found(client: TestClient) -> None:
    """Its page is gone, and nothing lies in its folder."""
    place = begun(client)
    answer = client.post(f"{place}/delete", data=signed(client), headers=FROM_US)
    assert answer.url.path == "/batches"
    assert client.get(place).status_code == 409


def test_a_saved_search_tells_what_is_new_until_one_says_one_has_seen_it(client: TestClient, small_case: Case) -> None:
    """Looking changes nothing; what narrows the search is kept with it."""
    answer = client.post("/saved?q=basin&only=type%3Dtext%2Fplain", data=signed(client, name="Basin"), headers=FROM_US)
    place = answer.url.path
    assert "3 pages" in answer.text and "0 new" in answer.text
    page = small_case.record(small_case.items()[0].number).pages[0]
    small_case.correct(small_case.items()[0].number, page.number, page.text + " The basin again.")
    for _ in range(2):
        assert "1 with another text" in client.get(place).text
    assert "0 with another text" in client.post(f"{place}/seen", data=signed(client), headers=FROM_US).text
    kept = client.get("/saved").text
    assert 'href="/search?q=basin&amp;only=type%3Dtext%2Fplain"' in kept
    assert "you alone" in kept
    assert "Keep it to yourself" in client.post(f"{place}/share", data=signed(client), headers=FROM_US).text
    assert client.post(f"{place}/delete", data=signed(client), headers=FROM_US).url.path == "/saved"
    assert client.get(place).status_code == 404


def test_the_history_has_each_search_once_and_is_forgotten_when_asked(client: TestClient) -> None:
    """The second page of an answer and a search made twice are no further searches."""
    client.post("/saved/history/clear", data=signed(client), headers=FROM_US)
    for address in ("/search?q=basin", "/search?q=minutes", "/search?q=basin", "/search?q=minutes&step=2"):
        client.get(address)
    page = client.get("/saved").text
    assert re.findall(r'href="/search\?q=(\w+)" data-open', page) == ["basin", "minutes"]
    assert "Nothing is kept." in client.post("/saved/history/clear", data=signed(client), headers=FROM_US).text
