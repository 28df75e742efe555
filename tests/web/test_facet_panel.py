# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The panel of facets: every value leads to what its count says, either way, without a script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from vorlage.app import Case
from vorlage.domain.custody import ItemNumber
from vorlage.domain.facets import Facet, FacetValue
from vorlage.domain.search import SearchOptions

if TYPE_CHECKING:
    from starlette.testclient import TestClient

HOME = "http://127.0.0.1:8765"

_SWITCHES = re.compile(
    r'<a href="(?P<choose>[^"]+)" class="value(?P<state>[^"]*)"(?: aria-current="true")?><bdi>(?P<label>[^<]*)</bdi>'
    r'.*?<span class="count">(?P<count>[\d,]+)<.*?<a href="(?P<leave>[^"]+)" class="leave-out"',
    re.DOTALL,
)


def found(client: TestClient, address: str) -> int:
    """How many pages the page at an address says it found."""
    page = client.get(unescape(address)).text
    return int(re.findall(r'role="status">([\d,]+) pages? found', page)[0].replace(",", ""))


@pytest.mark.parametrize("narrowed", ["", "&only=genre%3Dprimary", "&without=type%3Dtext%2Fhtml", "&exact=1"])
def test_every_value_leads_to_as_many_pages_as_it_says(visitor: TestClient, narrowed: str) -> None:
    """Asked for, a value gives its count where its facet asks for nothing yet; left out, it takes its count away."""
    address = f"/search?q=lead{narrowed}"
    total = found(visitor, address)
    switches = list(_SWITCHES.finditer(visitor.get(address).text))
    assert len(switches) > 10
    for switch in switches[::3]:
        count = int(switch["count"].replace(",", ""))
        asked = parse_qs(urlsplit(unescape(switch["choose"])).query)
        name = asked.get("only", [""])[-1].partition("=")[0]
        if not switch["state"] and f"only={name}%3D" not in narrowed:
            assert found(visitor, switch["choose"]) == count, switch["label"]
            assert found(visitor, switch["leave"]) == total - count, switch["label"]


def test_a_value_can_be_taken_off_again(visitor: TestClient) -> None:
    """A chosen value is shown as chosen, and its link undoes it; an address of an earlier day still works."""
    for asked in ("only=genre%3Dreport", "genre=report"):
        page = visitor.get(f"/search?q=lead&{asked}").text
        chosen = [each for each in _SWITCHES.finditer(page) if "chosen" in each["state"]]
        assert [each["label"] for each in chosen] == ["report"]
        assert "report" not in unescape(chosen[0]["choose"])
        assert "primary/" not in page.split('<ol class="hits"', 1)[1]


def test_several_values_can_be_left_out(visitor: TestClient) -> None:
    """Each is said above the hits with a link that takes it back."""
    page = visitor.get("/search?q=lead&without=genre%3Dreport&without=type%3Dtext%2Fplain").text
    chips = re.findall(r'<a href="([^"]+)" class="tag left-out">', page)
    assert len(chips) == 2
    assert all(len(parse_qs(urlsplit(unescape(chip)).query)["without"]) == 1 for chip in chips)
    assert "reports/" not in page.split('<ol class="hits"', 1)[1]


def test_a_value_asked_for_is_not_left_out_as_well(visitor: TestClient) -> None:
    """The one switch puts the other back."""
    page = visitor.get("/search?q=lead&without=genre%3Dreport").text
    switch = next(each for each in _SWITCHES.finditer(page) if each["label"] == "report")
    assert "left-out" in switch["state"]
    asked = parse_qs(urlsplit(unescape(switch["choose"])).query)
    assert (asked.get("only"), asked.get("without")) == (["genre=report"], None)


def test_a_bar_of_the_histogram_asks_for_its_stretch(visitor: TestClient) -> None:
    """Every bar is a link with its count in words; following it gives as many pages."""
    page = visitor.get("/search?q=lead").text
    bars = re.findall(r'<a href="([^"]+)" aria-label="([\d-]+): (\d+) pages?"', page)
    assert len([bar for bar in bars if bar[2] != "0"]) >= 2
    for address, value, count in bars:
        if count != "0":
            assert parse_qs(urlsplit(unescape(address)).query)["from"] == [value]
            assert found(visitor, address) == int(count)


def test_the_form_of_dates_keeps_what_else_narrows(visitor: TestClient) -> None:
    """Without a script the two boxes and their button do it; what is asked otherwise is carried along."""
    page = visitor.get("/search?q=lead&without=genre%3Dprimary&sort=oldest&exact=1").text
    form = page.split('<form class="between"', 1)[1].split("</form>", 1)[0]
    carried = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form))
    assert carried == {"q": "lead", "exact": "1", "without": "genre=primary", "sort": "oldest"}


def test_loosening_can_be_switched_off(visitor: TestClient) -> None:
    """A switch that is off stays off on the next page, and takes away what it found."""
    with_stems = found(visitor, "/search?q=sampled")
    assert with_stems > found(visitor, "/search?q=sampled&loose=&loose=variants")
    page = visitor.get("/search?q=sampled&loose=&loose=variants").text
    boxes = dict(re.findall(r'<input type="checkbox" name="loose" value="(\w+)"( checked)?>', page))
    assert boxes == {"stems": "", "variants": " checked", "transliterations": "", "typos": ""}


@pytest.mark.parametrize(
    "asked", ["only=named%3DAna", "only=genre", "without=%3D", "from=2019-13", "to=yesterday", "sort=x", "group=x"]
)
def test_what_no_page_of_ours_asks_is_refused_in_words(visitor: TestClient, asked: str) -> None:
    """A facet that does not exist is an address that leads nowhere."""
    answer = visitor.get(f"/search?q=lead&{asked}")
    assert answer.status_code == 400
    assert "To the overview" in answer.text


def test_of_persons_only_public_ones_are_a_facet(visitor: TestClient) -> None:
    """Counting and listing over many records is for what records are; who names anybody else gets no page."""
    assert not {"name", "people", "author", "sender"} & set(Facet)
    assert "Persons marked public" not in visitor.get("/search?q=lead").text
    assert found(visitor, "/search?q=lead&only=person%3DAna") == 0


def test_values_of_a_leak_stay_text(
    tmp_path: Path, take_in: Callable[[Path, Path], Case], let_in: Callable[[Case], TestClient]
) -> None:
    """A folder whose name is markup or a query is a value like any other."""
    folder = tmp_path / "in" / "primary" / '"><script>&only=x'
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("lead in the tap", "utf-8")
    with take_in(tmp_path / "in", tmp_path / "case") as case:
        client = let_in(case)
        page = client.get("/search?q=lead&only=folder%3Dprimary").text
        assert "<script>&" not in page
        switch = next(each for each in _SWITCHES.finditer(page) if "script" in each["label"])
        assert found(client, switch["choose"]) == 1


@pytest.fixture
def small_case(tmp_path: Path, take_in: Callable[[Path, Path], Case]) -> Iterator[Case]:
    """Two records of three with the same bytes."""
    folder = tmp_path / "in" / "primary"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("lead in the tap", "utf-8")
    (folder / "b.txt").write_text("lead in the tap", "utf-8")
    (folder / "c.txt").write_text("lead in the well of the old school", "utf-8")
    with take_in(tmp_path / "in", tmp_path / "case") as case:
        yield case


def token_of(page: str) -> str:
    """The token of the forms of a page."""
    return str(re.findall(r'name="form_token" value="([0-9a-f]{64})"', page)[0])


def test_duplicates_are_one_hit_that_says_where_else_it_is_held(
    small_case: Case, let_in: Callable[[Case], TestClient]
) -> None:
    """Folded, and shown."""
    page = let_in(small_case).get("/search?q=tap").text
    assert page.count("data-row") == 1
    assert re.search(r'Also held, byte for byte, as <a href="/items/2"><bdi[^>]*>primary/b.txt', page)


def test_marks_are_put_on_and_taken_off_by_forms(small_case: Case, let_in: Callable[[Case], TestClient]) -> None:
    """A star and a tag, from the page of hits and back to it; the tag is then a facet, the star too."""
    client = let_in(small_case)
    back = "/search?q=lead"

    def post(**form: str) -> str:
        fields = {"form_token": token_of(client.get(back).text), "back": back, **form}
        answer = client.post("/items/1/marks", data=fields, headers={"Origin": HOME}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, f"{back}#item-1")
        shown: str = client.get(back).text
        return shown

    page = post(action="tag", tag="to <check>")
    assert "to &lt;check&gt;" in page
    assert {each["label"]: each["count"] for each in _SWITCHES.finditer(page)}["to &lt;check&gt;"] == "1"
    assert 'aria-pressed="true"' in post(action="star")
    assert small_case.search("lead", SearchOptions(only=(FacetValue(Facet.STAR, "starred"),))).total == 1
    assert 'aria-pressed="true"' not in post(action="unstar")
    assert "to &lt;check&gt;" not in post(action="untag", tag="to <check>")
    assert small_case.marks.all().tags == ()


def test_a_form_of_another_session_marks_nothing(small_case: Case, let_in: Callable[[Case], TestClient]) -> None:
    """Marks are changed by our own forms alone."""
    client = let_in(small_case)
    answer = client.post("/items/1/marks", data={"action": "star"}, headers={"Origin": HOME})
    assert answer.status_code == 403
    assert small_case.marks.all().starred == frozenset()


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example/", "/\\evil.example", "", "/search?q=a\nb"])
def test_a_form_goes_back_to_our_own_pages_alone(
    small_case: Case, let_in: Callable[[Case], TestClient], back: str
) -> None:
    """Wherever the form says it stood, the answer stays here."""
    client = let_in(small_case)
    form = {"form_token": token_of(client.get("/search?q=lead").text), "action": "star", "back": back}
    answer = client.post("/items/3/marks", data=form, headers={"Origin": HOME}, follow_redirects=False)
    assert answer.headers["location"] == "/items/3"
    assert small_case.marks.all().starred == {ItemNumber(3)}


def test_a_group_shows_what_is_under_it(visitor: TestClient) -> None:
    """One hit for a record with several pages that answer, with the others below it."""
    page = visitor.get("/search?q=the&group=record").text
    assert re.search(r"\d+ pages found, shown as \d+", page)
    assert 'class="companions"' in page
