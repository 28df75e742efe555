# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What people decide on the pair page, and what may leave the case when a lineage is saved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from vorlage.app import Case
from vorlage.domain.custody import Genre
from vorlage.domain.lineage import Decision, Variant, VariantKind
from vorlage.web.picture import is_outward

WIRE = """The harbour board of Port Tessaly hid the results of a dredging survey for eleven weeks, letters show.

The letters, 96 pages in all, show that 14 of 52 sediment samples taken in March held more mercury than the law allows.
The highest value, 27 milligrams per kilogram, came from the basin beside the school of navigation. About 640 families
buy their fish from boats that work that basin, according to a count made by the parish in January.

The board resolved by four votes to one to keep the survey in a locked cabinet until the new crane had been paid for.
"""
TRAIN = """The night train to Vessel Moor will run again from June, the railway of the north announced.

It was withdrawn nine years ago, when the last sleeping cars failed their inspection. A berth will cost 88 crowns.
"""
FROM_US = {"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin"}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """Three copies of one text and a report of something else."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (
        ("1-ottoline-carrow-letters.txt", f"Ottoline Carrow's letters\n\n{WIRE}"),
        ("2.txt", WIRE.replace("96 pages", "69 pages").replace("eleven weeks", "a quarter")),
        ("3.txt", WIRE.replace("27 milligrams", "29 milligrams").replace("the parish", "Fennimore Quade")),
        ("4.txt", TRAIN),
    ):
        (folder / name).write_text(text, "utf-8")
    with Case.create(tmp_path / "case") as case:
        case.add([folder], genre=Genre.REPORT, within=tmp_path)
        yield case


@pytest.fixture
def visitor_of(case: Case, let_in: Callable[[Case], TestClient]) -> TestClient:
    """A client in that case."""
    return let_in(case)


def form(visitor: TestClient, **fields: str) -> dict[str, str]:
    """The fields of the form on a pair page, with its token."""
    token = re.search(r'name="form_token" value="(\w+)"', visitor.get("/lineage/1/2").text)
    assert token
    return {"form_token": token[1], **fields}


def test_a_finding_is_recorded_shown_and_undone(visitor_of: TestClient, case: Case) -> None:
    """Rejected, the page says so, and over whom the two still hang together; accepted again, it lists both findings."""
    sent = form(visitor_of, decision="reject", reason="Their editor showed us <b>two</b> letters.")
    answer = visitor_of.post("/lineage/1/2/finding", data=sent, headers=FROM_US)
    assert answer.status_code == 200
    assert str(answer.url).endswith("/lineage/1/2#finding")
    assert "no copying relation" in answer.text
    assert "Their editor showed us &lt;b&gt;two&lt;/b&gt; letters." in answer.text
    assert "other pairs join them over" in answer.text
    assert "decided by a person" in visitor_of.get("/lineage").text

    sent = form(visitor_of, decision="accept", reason="We looked again.")
    page = visitor_of.post("/lineage/2/1/finding", data=sent, headers=FROM_US).text
    assert "accepted by a person" in page
    assert page.index("We looked again.") < page.index("Their editor showed us")
    assert "undone by the one above" in page
    assert [finding.decision for finding in case.findings()] == [Decision.REJECT, Decision.ACCEPT]
    assert "plagiari" not in page.lower()


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("/lineage/1/2/finding", {"decision": "reject", "reason": "x", "form_token": "0" * 64}, 403),
        ("/lineage/1/2/finding", {"decision": "perhaps", "reason": "x"}, 400),
        ("/lineage/1/2/finding", {"decision": "reject", "reason": "  "}, 400),
        ("/lineage/1/2/finding", {"decision": "reject", "reason": "x" * 70_000}, 403),
        ("/lineage/1/4/finding", {"decision": "reject", "reason": "x"}, 404),
        ("/lineage/1/99/finding", {"decision": "reject", "reason": "x"}, 404),
    ],
)
def test_nothing_is_recorded_from_a_form_that_is_not_ours_or_says_nothing(
    visitor_of: TestClient, case: Case, path: str, fields: dict[str, str], status: int
) -> None:
    """Another session's token, no decision, no reason, a flood, a pair that is not shown."""
    answer = visitor_of.post(path, data=form(visitor_of) | fields, headers=FROM_US)
    assert answer.status_code == status
    assert case.findings() == ()


def test_a_finding_made_elsewhere_is_seen_at_once(visitor_of: TestClient, case: Case) -> None:
    """The command line and the page stand on the same rows: nobody has to restart anything."""
    before = case.lineage().origins
    with Case.open(case.root) as elsewhere:
        for suggestion in ("pair-1-2", "pair-1-3"):
            elsewhere.decide(suggestion, Decision.REJECT, reason="Two desks.")
    assert case.lineage().origins.high == before.high + 1
    assert "decided by a person" in visitor_of.get("/lineage").text
    shared = [claim for claim in case.ledger().claims if len({each.mention.siglum for each in claim.members}) == 3]
    assert {claim.independence.lineages.high for claim in shared} == {2}


@pytest.fixture
def saved(visitor_of: TestClient, case: Case) -> dict[str, str]:
    """What both buttons give, after somebody decided something with a name in the reason."""
    case.decide("pair-1-2", Decision.HOLD, reason="Ottoline Carrow told us.")
    answers = {place: visitor_of.get(f"/lineage/{place}") for place in ("stemma.svg", "saved.html")}
    for answer in answers.values():
        assert answer.headers["content-disposition"].startswith("attachment; ")
    return {place: answer.text for place, answer in answers.items()}


def test_no_word_of_a_report_leaves_the_case(saved: dict[str, str], case: Case) -> None:
    """No title, no path, no passage, no name, no reason of a person; bare numbers that differ do."""
    for text in saved.values():
        words = unescape(re.sub(r"<style.*?</style>|<[^>]+>", " ", text, flags=re.DOTALL))
        plain = " ".join(words.split())
        for witness in case.lineage().witnesses:
            spoken = witness.text.split()
            runs = {" ".join(spoken[at : at + 4]) for at in range(len(spoken) - 3)}
            assert not [run for run in runs if run in plain]
            assert witness.siglum not in plain
        for name in ("Ottoline", "Carrow", "Fennimore", "Quade", "parish"):
            assert name not in plain
    assert "27 in one, 29 in the other" in saved["saved.html"]
    assert "in words that are not shown here" in saved["saved.html"]
    assert "decided by a person" in saved["saved.html"]


def test_what_is_saved_needs_nothing_and_runs_nothing(saved: dict[str, str]) -> None:
    """No script, no address, no link; the drawing is XML by itself; the page says what it does not show."""
    for text in saved.values():
        assert not re.search(r"<script|\son\w+=|href=|src=|url\(|@import|javascript:", text)
        assert re.findall(r"https?://[^\"'\s)]+", text) == ["http://www.w3.org/2000/svg"]
        assert "does not show" in text
    assert ElementTree.fromstring(saved["stemma.svg"]).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314
    assert "default-src 'none'" in saved["saved.html"]


def a_variant(kind: VariantKind, a: str, b: str) -> Variant:
    """A place with these two readings."""
    return Variant(kind, a, b, (0, len(a)), (0, len(b)))


@pytest.mark.parametrize(
    ("kind", "a", "b", "is_bare"),
    [
        (VariantKind.NUMBER, "312", "300", True),
        (VariantKind.NUMBER, "1,535", "1,553", True),
        (VariantKind.NUMBER, "17 %", "71 %", True),
        (VariantKind.NUMBER, "312", "papers, more than 300", False),
        (VariantKind.NUMBER, "650300198001011234", "650300198001011235", False),
        (VariantKind.NUMBER, "5550104477", "5550104478", False),
        (VariantKind.DATE, "25 November 2019", "2019-11-24", True),
        (VariantKind.DATE, "Monday", "the day Odalys left", False),
        (VariantKind.DATE, "5550104477", "2019", False),
        (VariantKind.NAME, "312", "300", False),
        (VariantKind.WORD, "12", "13", False),
    ],
)
def test_only_bare_amounts_and_dates_may_leave(kind: VariantKind, a: str, b: str, is_bare: bool) -> None:
    """Long runs of digits may be somebody's number, and words may be somebody's name."""
    assert is_outward(a_variant(kind, a, b)) is is_bare
