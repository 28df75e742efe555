# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What stands on the pages about the sample case."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from vorlage.app import Case
from vorlage.domain.claims import ClaimKind
from vorlage.domain.custody import Item, Outcome

HOME = "http://127.0.0.1:8765"


def the_item(case: Case, part: str) -> Item:
    """The first item whose path has `part` in it."""
    return next(item for item in case.items() if part in item.path)


def words_of(html: str) -> str:
    """A page's words, tags off, white space in one."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_the_accounting_adds_up_on_the_page(visitor: TestClient, sample_case: Case) -> None:
    """The rows of the table sum to its foot, and the foot is the number of items."""
    table = visitor.get("/").text.split('<table class="accounting', 1)[1].split("</table>", 1)[0]
    numbers = [int(number.replace(",", "")) for number in re.findall(r'data-label="Items">([\d,]+)<', table)]
    assert len(numbers) == len(Outcome) + 1
    assert sum(numbers[:-1]) == numbers[-1] == len(sample_case.items())


@pytest.mark.parametrize("outcome", Outcome)
def test_each_outcome_leads_to_its_items(visitor: TestClient, sample_case: Case, outcome: Outcome) -> None:
    """The list behind a row of the accounting holds as many items as the row says."""
    wanted = [item.number for item in sample_case.items() if item.outcome is outcome]
    page = visitor.get("/items", params={"outcome": outcome.value}).text
    assert [int(number) for number in re.findall(r'<a href="/items/(\d+)" data-open', page)] == wanted


def test_an_item_that_was_not_read_says_why(visitor: TestClient, sample_case: Case) -> None:
    """The reason stands on the item's own page."""
    for item in sample_case.items():
        if item.reason:
            assert " ".join(item.reason.split()) in words_of(visitor.get(f"/items/{item.number}").text)


@pytest.mark.parametrize("query", ["lead", "铅管", "الرصاص"])
def test_a_hit_opens_at_its_place(visitor: TestClient, query: str) -> None:
    """In English, Chinese and Arabic: a hit's link shows the page with the words marked."""
    answer = visitor.get("/search", params={"q": query})
    assert '<mark class="hit">' in answer.text
    link = unescape(re.findall(r'<h3><a href="([^"]+)" data-open', answer.text)[0])
    page = visitor.get(link)
    assert page.status_code == 200
    assert 'id="hit-1"' in page.text


def test_a_hit_is_drawn_on_the_picture(visitor: TestClient, sample_case: Case) -> None:
    """The boxes of a hit stand on the page's picture, inside the page."""
    number = the_item(sample_case, "02 board/minutes").number
    page = visitor.get(f"/items/{number}/pages/3", params={"q": "lead"}).text
    width, height = map(float, re.findall(r'class="boxes" viewBox="0 0 ([\d.]+) ([\d.]+)"', page)[0])
    boxes = re.findall(
        r'<rect class="hit" data-box="hit-\d+" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', page
    )
    assert boxes
    for x, y, w, h in boxes:
        assert float(x) + float(w) <= width
        assert float(y) + float(h) <= height
        assert float(w) > 0 < float(h)


def test_a_picture_is_a_png(visitor: TestClient, sample_case: Case) -> None:
    """The picture of a page is pixels, and cannot be taken for anything else."""
    answer = visitor.get(f"/items/{the_item(sample_case, 'scan0031').number}/pages/1/picture.png")
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG\r\n\x1a\n")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/items/999999", 404),
        ("/items/999999/pages/1", 404),
        ("/items/1/pages/999", 404),
        ("/items/1/pages/0", 404),
        ("/items/1/pages/999/picture.png", 404),
        ("/items/1/pages/1?at=9-1", 400),
        ("/items/1/pages/1?at=x", 400),
        ("/items/1/pages/1?at=0-99999999", 400),
        ("/items/1/passage", 400),
        ("/items/1/passage?at=99999998-99999999", 400),
        ("/items?outcome=lost", 400),
        ("/items?step=0", 400),
        ("/items?step=-1", 400),
        ("/items?step=٣", 400),
        ("/claims?kind=x", 400),
        ("/claims/none", 404),
        ("/lineage/1/2", 404),
        ("/lineage/99999999999999999999/1", 404),
        ("/search?q=" + "(" * 20_000, 400),
        ("/static/../server.py", 404),
        ("/static/%2e%2e/server.py", 404),
        ("/nowhere", 404),
    ],
)
def test_wrong_addresses_are_answered_in_words(visitor: TestClient, path: str, status: int) -> None:
    """An address that no page of ours made is refused by a page that says so, never by a failure."""
    answer = visitor.get(path)
    assert answer.status_code == status
    assert "To the overview" in answer.text or 'role="alert"' in answer.text


def test_an_empty_search_finds_nothing_and_explains(visitor: TestClient) -> None:
    """No query, no answer: how to ask is shown."""
    assert "How to ask" in visitor.get("/search", params={"q": "  "}).text


def test_verifying_is_asked_by_a_form_and_answered_on_the_overview(visitor: TestClient) -> None:
    """Nothing is claimed before the check; after it, what was checked and that it is as received."""
    before = visitor.get("/").text
    assert "Not checked since" in before
    token = re.findall(r'name="form_token" value="([0-9a-f]{64})"', before)[0]
    after = visitor.post("/verify", data={"form_token": token}, headers={"Origin": HOME})
    assert after.status_code == 200
    assert "As received." in after.text


def test_lineage_shows_the_lost_exemplar_hollow(visitor: TestClient, sample_case: Case) -> None:
    """What nobody holds is in the tree, labelled, and not a link to an item."""
    lost = [exemplar for exemplar in sample_case.lineage().exemplars if not exemplar.held]
    page = visitor.get("/lineage").text
    assert lost
    for exemplar in lost:
        assert re.search(rf'<span class="node-label"><bdi>{re.escape(exemplar.label)}</bdi></span>', page)
    assert "not proof of independence" in page


def test_a_pair_shows_both_texts_whole(visitor: TestClient, sample_case: Case) -> None:
    """Side by side, each column holds every word of its report, with variants marked on both sides."""
    lineage = sample_case.lineage()
    texts = {witness.siglum: (witness.number, witness.text) for witness in lineage.witnesses}
    pair = max(lineage.pairs, key=lambda pair: len(pair.variants))
    page = visitor.get(f"/lineage/{texts[pair.a][0]}/{texts[pair.b][0]}").text
    cells = re.findall(r'<div class="layer" role="cell"[^>]*>(.*?)</div>', page, flags=re.S)
    for side, siglum in ((0, pair.a), (1, pair.b)):
        shown = unescape(re.sub(r"<[^>]*>", "", "".join(cells[side::2])))
        assert "".join(shown.split()) == "".join(texts[siglum][1].split())
    assert page.count('class="passage') > 2
    assert re.search(r'<mark class="[^"]*variant', page)


def test_a_claim_shows_every_assertion_and_exhibit(visitor: TestClient, sample_case: Case) -> None:
    """Who says it, each with its sentence, and each passage offered, worded as a suggestion."""
    claim = max(sample_case.ledger().claims, key=lambda claim: (bool(claim.exhibits), len(claim.members)))
    page = visitor.get(f"/claims/{claim.id}").text
    assert page.count('<article class="assertion"') == len(claim.members)
    assert page.count('<article class="exhibit"') == len(claim.exhibits) > 0
    assert page.count("Suggested by the machine:") == len(claim.exhibits)
    assert "is not contradicted by it" in page


def test_an_assertion_opens_at_its_words(visitor: TestClient, sample_case: Case) -> None:
    """The link of an assertion leads to the page of the report with just the mention marked."""
    member = next(claim.members[0] for claim in sample_case.ledger().claims if claim.kind is ClaimKind.QUANTITY)
    mention = member.mention
    page = visitor.get(f"/items/{mention.number}/passage", params={"at": f"{mention.start}-{mention.end}"}).text
    assert unescape(re.findall(r'<mark class="hit" id="hit-1"[^>]*>(.*?)</mark>', page, flags=re.S)[0]) == mention.quote


def test_claims_can_be_narrowed(visitor: TestClient, sample_case: Case) -> None:
    """Kind and words narrow the table to what they say."""
    claims = sample_case.ledger().claims
    wanted = [claim.id for claim in claims if claim.kind is ClaimKind.DENIAL]
    page = visitor.get("/claims", params={"kind": "denial"}).text
    assert re.findall(r'<a href="/claims/([^"]+)" data-open', page) == wanted


def test_a_duplicate_shows_the_pages_it_repeats(visitor: TestClient, sample_case: Case) -> None:
    """A duplicate of a PDF has that PDF's pages, picture included."""
    duplicate = next(item for item in sample_case.items() if item.duplicate_of and item.path.endswith(".pdf"))
    page = visitor.get(f"/items/{duplicate.number}/pages/1").text
    assert f'src="/items/{duplicate.duplicate_of}/pages/1/picture.png"' in page
