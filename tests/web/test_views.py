# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Concordance, similar passages, timeline and the steps from hit to hit, as pages without a script."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from vorlage.app import Case
from vorlage.domain.custody import ItemNumber
from vorlage.domain.search import SearchOptions


def item_with(case: Case, part: str) -> int:
    """The number of the first item whose path has `part` in it."""
    return next(item.number for item in case.items() if part in item.path)


def test_an_arabic_line_is_turned_and_a_latin_one_is_not(visitor: TestClient) -> None:
    """Each line says its direction; before, keyword and after stand in the order of reading."""
    page = visitor.get("/concordance", params={"q": "الرصاص OR lead", "lines": "left"}).text
    directions = re.findall(r'<li data-row dir="(\w+)"', page)
    assert set(directions) == {"ltr", "rtl"}
    turned = page[page.index('dir="rtl"') :]
    assert turned.index("kwic-before") < turned.index("kwic-keyword") < turned.index("kwic-after")


def test_a_line_opens_at_its_hit(visitor: TestClient) -> None:
    """The anchor that a line leads to stands on the page, before the mark of the hit."""
    page = visitor.get("/concordance", params={"q": "orthophosphate"}).text
    addresses = [unescape(each) for each in re.findall(r'class="kwic-keyword" href="([^"]+)"', page)]
    assert addresses
    for address in addresses[:4]:
        path, anchor = address.split("#")
        assert re.search(rf'id="{anchor}"></a>(<a class="anchor" id="last-hit"></a>)?<mark', visitor.get(path).text)


def test_a_snippet_opens_at_its_hit(visitor: TestClient) -> None:
    """So does each snippet of the search."""
    page = visitor.get("/search", params={"q": "orthophosphate"}).text
    address = unescape(re.findall(r'<p class="snippet" dir="auto"><a href="([^"]+)"', page)[-1])
    path, anchor = address.split("#")
    assert anchor.startswith("at-")
    assert f'id="{anchor}"' in visitor.get(path).text


def test_stepping_meets_every_page_that_answers(visitor: TestClient, sample_case: Case) -> None:
    """From the first page with a hit, the next one leads through all of them, in order, and ends."""
    walk = sample_case.views.walk("orthophosphate", SearchOptions())
    expected = list(walk.addresses())
    assert len({number for number, _ in expected}) > 1
    number, page_number = expected[0]
    met = [(number, page_number)]
    address = f"/items/{number}/pages/{page_number}?q=orthophosphate"
    while address and len(met) <= len(expected):
        page = visitor.get(address).text
        found = re.search(r'<a href="(/items/(\d+)/pages/(\d+)\?[^"]*)#hit-1" data-step="next"', page)
        address = unescape(found[1]) if found else ""
        if found:
            met.append((ItemNumber(int(found[2])), int(found[3])))
    assert met == expected


def test_a_page_keeps_what_narrowed_the_search(visitor: TestClient) -> None:
    """Steps from a page that was opened under a facet stay under it."""
    page = visitor.get("/search", params={"q": "lead", "only": "genre=primary"}).text
    address = unescape(re.search(r'<h3><a href="([^"]+)"', page)[1])  # type: ignore[index]
    assert "only=genre%3Dprimary" in address
    assert "only=genre%3Dprimary" in visitor.get(address).text


def test_the_paragraphs_of_a_page_lead_to_passages_like_them(visitor: TestClient, sample_case: Case) -> None:
    """Without a script: choose a paragraph, see what is like it and why, open it."""
    number = item_with(sample_case, "01-eastholm")
    choices = visitor.get(f"/items/{number}/pages/1/similar").text
    addresses = [unescape(each) for each in re.findall(r'<li data-row><a href="([^"]+)"', choices)]
    pages = [visitor.get(address) for address in addresses]
    assert {page.status_code for page in pages} <= {200, 400}  # a line that is too short is refused
    found = next(page.text for page in pages if "shared:" in page.text)
    opened = unescape(re.search(r'<h3><a href="([^"]+)"', found)[1])  # type: ignore[index]
    assert "the passage is marked" in visitor.get(opened).text


@pytest.mark.parametrize(("at", "status"), [("0-999999", 400), ("9-9", 400), ("x", 400), ("0-2", 400)])
def test_a_passage_that_cannot_be_asked_for_is_refused(
    visitor: TestClient, sample_case: Case, at: str, status: int
) -> None:
    """Outside the record, empty, no passage, too short."""
    number = item_with(sample_case, "01-eastholm")
    assert visitor.get(f"/items/{number}/pages/1/similar", params={"at": at}).status_code == status


def test_every_record_is_on_the_timeline_or_undated(visitor: TestClient, sample_case: Case) -> None:
    """What is dated and what is not add up to the records."""
    timeline = sample_case.views.timeline()
    page = visitor.get("/timeline").text
    assert f"{len(timeline.entries)} records dated" in page
    assert f"{len(timeline.undated)} records undated" in page
    assert page.count("<tr data-row>") == len(timeline.entries)


def test_a_bar_opens_what_lies_in_it(visitor: TestClient) -> None:
    """The links of the histogram are plain addresses, each with as many records as it says."""
    page = visitor.get("/timeline").text
    bars = re.findall(r'<a href="([^"]+)" aria-label="([\d-]+): (\d+)">', page)
    assert bars
    for address, _, count in bars:
        assert visitor.get(unescape(address)).text.count("<tr data-row>") == int(count)


def test_a_timeline_is_narrowed_by_no_words(visitor: TestClient) -> None:
    """A query in the address changes nothing: there is no timeline of a name."""
    plain = visitor.get("/timeline").text
    asked = visitor.get("/timeline", params={"q": "Okwesi", "name": "Okwesi", "words": "Okwesi"}).text
    assert re.sub(r"\s+", " ", plain) == re.sub(r"\s+", " ", asked)


@pytest.mark.parametrize("asked", [{"from": "soon"}, {"from": "2024-13"}, {"from": "2024", "to": "2023"}])
def test_a_time_that_is_none_is_refused(visitor: TestClient, asked: dict[str, str]) -> None:
    """A date that no calendar has, or an end before the beginning."""
    assert visitor.get("/timeline", params=asked).status_code == 400
    assert visitor.get("/timeline", params={"from": "2024-06", "to": "2024"}).status_code == 200
