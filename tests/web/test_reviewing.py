# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Deciding on pages: the queue, the forms of a claim's page, and what nobody may do through them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from vorlage.app import Case
from vorlage.claims.missed_shares import missed_share
from vorlage.custody.authenticity import CheckMade
from vorlage.domain.authenticity import CheckKind
from vorlage.domain.claim_decisions import exhibit_suggestion, member_suggestion
from vorlage.domain.claims import Claim, ClaimKind, ClaimStatus, Stance
from vorlage.domain.custody import CodeName, ItemNumber
from vorlage.domain.lineage import Decision
from vorlage.domain.review_queue import QueueKind
from vorlage.extraction.translations.keeping import Translated

FROM_US = {"origin": "http://127.0.0.1:8765"}
MEMO = "The inspection of 3 May 2017 found lead in 41 of 312 taps. Nobody was told.\n"
REPORTS = {
    "a.txt": "The Harbour Post\n4 June 2019\n\nInspectors found lead in 41 of 312 taps, a memo says.\n",
    "b.txt": "Evening Courier\n5 June 2019\n\nInspectors found lead in 52 of 312 taps, the town was told.\n",
}


@pytest.fixture
def case(tmp_path: Path, take_in: Callable[[Path, Path], Case]) -> Iterator[Case]:
    """A memo and two reports that do not agree."""
    for name, text in {"primary/memo.txt": MEMO, **{f"reports/{each}": text for each, text in REPORTS.items()}}.items():
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(text, "utf-8")
    with take_in(tmp_path / "in", tmp_path / "case") as case:
        yield case


@pytest.fixture
def desk(case: Case, let_in: Callable[[Case], TestClient]) -> TestClient:
    """A client that has been let in."""
    return let_in(case)


def answered(desk: TestClient, page: str, **fields: str) -> tuple[int, str, str]:
    """Send a decision as the form of a page would; status, where it led, and what was shown there."""
    token = re.search(r'name="form_token" value="(\w+)"', desk.get(page).text)
    assert token
    answer = desk.post("/decisions", data={"form_token": token[1], "back": page, **fields}, headers=FROM_US)
    return answer.status_code, answer.url.path, answer.text


def with_exhibit(case: Case) -> Claim:
    """A claim beside which a passage is offered."""
    return next(claim for claim in case.ledger().claims if claim.exhibits)


def test_every_entry_of_the_queue_can_be_decided_where_it_stands(desk: TestClient, case: Case) -> None:
    """Each has its claim, what hangs on it and a form of its own, or leads to the pair it is about."""
    queue = case.claims.queue()
    assert queue
    articles = desk.get("/review").text.split("<article ")[1:]
    assert len(articles) == len(queue)
    for entry, article in zip(queue, articles, strict=True):
        assert f'name="suggestion" value="{entry.suggestion}"' in article or "/lineage/" in article
        assert any(f'href="/claims/{claim}"' in article for claim in entry.claims)


def test_a_kind_of_entries_can_be_looked_at_alone(desk: TestClient, case: Case) -> None:
    """As many as its link says."""
    for kind in {entry.kind for entry in case.claims.queue()}:
        page = desk.get("/review", params={"kind": kind.value}).text
        assert page.count("<article ") == sum(entry.kind is kind for entry in case.claims.queue())
    assert desk.get("/review?kind=person").status_code == 400
    assert QueueKind.EVIDENCE in {entry.kind for entry in case.claims.queue()}


@pytest.mark.parametrize("stance", list(Stance))
def test_a_stance_taken_on_a_claims_page_is_shown_as_its_members(desk: TestClient, case: Case, stance: Stance) -> None:
    """The status follows from it; markup in the reason stays text; it can be undone there."""
    claim = with_exhibit(case)
    page, suggestion = f"/claims/{claim.id}", exhibit_suggestion(claim.id, claim.exhibits[0])
    assert f'name="suggestion" value="{suggestion}"' in desk.get(page).text
    said = {
        "suggestion": suggestion,
        "answer": f"accept-{stance.value}",
        "reason": "I read <b>both</b>.",
        "by": "HERON",
    }
    status, path, shown = answered(desk, page, **said)
    assert (status, path) == (200, page)
    assert "HERON" in shown
    assert "I read &lt;b&gt;both&lt;/b&gt;." in shown
    assert case.claims.claim(claim.id).status not in {ClaimStatus.UNREVIEWED, ClaimStatus.NO_PASSAGE_FOUND}
    undo = {"suggestion": f"decision-{case.claims.decisions()[-1].decision.sequence}", "answer": "reject"}
    answered(desk, page, **undo, reason="The wrong page.")
    assert case.claims.claim(claim.id).status is ClaimStatus.UNREVIEWED
    assert "undone by decision" in desk.get(page).text


def test_a_second_person_signs_off_and_the_first_cannot(desk: TestClient, case: Case) -> None:
    """What waits for two counts for nothing until another member says the same."""
    claim = with_exhibit(case)
    page, suggestion = f"/claims/{claim.id}", exhibit_suggestion(claim.id, claim.exhibits[0])
    case.claims.decide(
        suggestion, Decision.ACCEPT, reason="Seen.", stance=Stance.SUPPORTS, by="HERON", asks_second=True
    )
    assert "waits for a second person" in desk.get("/review").text
    made = case.claims.decisions()[-1].decision.sequence
    sign = {"suggestion": f"decision-{made}", "answer": "sign-off", "reason": ""}
    assert answered(desk, "/review", **sign, by="heron")[0] == 409
    assert case.claims.claim(claim.id).status is ClaimStatus.UNREVIEWED
    assert answered(desk, "/review", **sign, by="WREN")[0] == 200
    assert case.claims.claim(claim.id).status is ClaimStatus.SUPPORTED
    assert "signed off by WREN" in desk.get(page).text


def test_a_mention_is_split_off_on_its_claims_page(desk: TestClient, case: Case) -> None:
    """Afterwards the two stand apart."""
    claim = next((claim for claim in case.ledger().claims if len(claim.members) > 1), None)
    assert claim is not None
    suggestion = member_suggestion(claim.members[1].mention)
    answered(desk, f"/claims/{claim.id}", suggestion=suggestion, answer="reject", reason="Another tap.")
    apart = {claim.members[0].mention, claim.members[1].mention}
    assert not any(apart <= {member.mention for member in each.members} for each in case.ledger().claims)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"answer": "perhaps"}, 400),
        ({"answer": "accept"}, 409),
        ({"answer": "accept-supports", "reason": " "}, 400),
        ({"answer": "accept-supports", "suggestion": "exhibit-000000000000"}, 404),
        ({"answer": "accept-supports", "form_token": "0" * 64}, 403),
        ({"answer": "accept-supports", "by": "not a code name!"}, 400),
    ],
)
def test_nothing_is_decided_by_a_form_that_says_nothing_or_is_not_ours(
    desk: TestClient, case: Case, fields: dict[str, str], status: int
) -> None:
    """No stance, no reason, nothing shown of that name, another session, a name that is none."""
    claim = with_exhibit(case)
    suggestion = exhibit_suggestion(claim.id, claim.exhibits[0])
    assert answered(desk, "/review", **({"suggestion": suggestion, "reason": "Seen."} | fields))[0] == status
    assert case.claims.decisions() == ()


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "/claims/\\elsewhere", "", "/x"])
def test_a_form_never_leads_away(desk: TestClient, case: Case, back: str) -> None:
    """Wherever it says it came from, one lands on a page of ours."""
    claim = with_exhibit(case)
    suggestion = exhibit_suggestion(claim.id, claim.exhibits[0])
    said = {"suggestion": suggestion, "answer": "hold", "reason": "Later.", "back": back}
    token = re.search(r'name="form_token" value="(\w+)"', desk.get("/review").text)
    assert token
    answer = desk.post("/decisions", data={"form_token": token[1], **said}, headers=FROM_US, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")


def test_a_pasted_story_is_held_against_the_case_and_let_go(desk: TestClient, case: Case) -> None:
    """Its claims are shown with who says them too; neither the case nor any address has a word of it afterwards."""
    story = 'Lead was found in 41 of 312 taps <script>. Osric Tallow said: "We drank it for years."'
    token = re.search(r'name="form_token" value="(\w+)"', desk.get("/draft").text)
    assert token
    before = case.custody_events(1000)
    answer = desk.post("/draft", data={"form_token": token[1], "story": story, "dated": "2026-03-02"}, headers=FROM_US)
    assert answer.status_code == 200
    assert answer.url.path == "/draft"
    assert answer.headers["cache-control"] == "no-store"
    shown = unescape(answer.text)
    assert "The Harbour Post" in shown
    assert "No report of this case says it." in shown
    assert "<script>" not in answer.text.replace('<script src="/static', "")
    assert case.custody_events(1000) == before
    kept = [path for path in case.root.rglob("*") if path.is_file() and b"Osric" in path.read_bytes()]
    assert kept == []


@pytest.mark.parametrize(("fields", "status"), [({"story": "  "}, 400), ({"story": "x", "dated": "soon"}, 400)])
def test_what_is_no_story_is_refused_in_words(desk: TestClient, fields: dict[str, str], status: int) -> None:
    """Blank, or dated on no day."""
    token = re.search(r'name="form_token" value="(\w+)"', desk.get("/draft").text)
    assert token
    assert desk.post("/draft", data={"form_token": token[1], **fields}, headers=FROM_US).status_code == status


def test_drift_is_drawn_on_the_stemma_with_each_reports_words(visitor: TestClient, sample_case: Case) -> None:
    """Of a claim that changed between kin: each report of the family once, its words, and the lines that changed."""
    changed = [claim for claim in sample_case.ledger().claims if len({m.mention.siglum for m in claim.members}) > 2]
    claim = max(changed, key=lambda claim: len(claim.drift))
    assert claim.drift
    page = visitor.get(f"/claims/{claim.id}").text
    drawing = page.split('<svg xmlns="http://www.w3.org/2000/svg" class="stemma-picture"', 1)[1].split("</svg>", 1)[0]
    assert "the claim changed on this line" in drawing
    assert re.search(r'class="link \w+ (?:decided )?changed"', drawing)
    assert drawing.count('href="/items/') >= len({member.mention.siglum for member in claim.members})
    assert "; changed: " in drawing


def test_what_is_missed_is_said_on_the_page_it_concerns(visitor: TestClient, sample_case: Case) -> None:
    """Of a kind and language that were measured the share and where; of others that nobody measured."""
    claim = next(claim for claim in sample_case.ledger().claims if claim.kind is ClaimKind.QUANTITY)
    english = missed_share(ClaimKind.QUANTITY, "en")
    assert english is not None
    said = f"about {english.missed * 100:.0f} in 100 are not found ({english.corpus}"
    assert said in unescape(visitor.get(f"/claims/{claim.id}").text)
    ledger = unescape(visitor.get("/claims").text)
    assert said in ledger
    assert "was not measured" in ledger


def test_a_translation_stands_beside_its_page_and_never_for_it(desk: TestClient, case: Case) -> None:
    """Row by row, with who made it and that nobody checked it; after a check, who did; markup in it stays text."""
    text = "Bei der Prüfung am 3. Mai 2017 war Blei in 41 von 312 Hähnen. <b>Niemand</b> erfuhr davon."
    made = Translated(text=text, language="de", by=CodeName("HERON"))
    number = case.translations.keep(ItemNumber(1), 1, made).number
    page = desk.get("/items/1/pages/1").text
    assert "Nobody was told." in page.split('class="translation"', 1)[0]
    table = page.split('class="side-by-side"', 1)[1]
    assert "&lt;b&gt;Niemand&lt;/b&gt; erfuhr davon." in table
    assert table.index("Nobody was told.") < table.index("Niemand")
    assert "not checked by anybody else" in page
    case.translations.check(number, by=CodeName("WREN"))
    assert "checked by WREN" in desk.get("/items/1/pages/1").text


def test_checks_of_authenticity_are_a_list_with_what_was_found(desk: TestClient, case: Case) -> None:
    """Withdrawn ones stay in it and say so; nothing is added up."""
    assert "Checks of authenticity" not in desk.get("/items/1").text
    made = CheckMade(kind=CheckKind.FORENSIC, made_on=date(2026, 3, 2), found="Fonts <i>fit</i>.", by=CodeName("HERON"))
    check = case.authenticity.enter(ItemNumber(1), made)
    assert "Fonts &lt;i&gt;fit&lt;/i&gt;." in desk.get("/items/1").text
    case.authenticity.withdraw(ItemNumber(1), check.number, by=CodeName("WREN"), reason="Another file.")
    page = desk.get("/items/1").text
    assert "Another file." in page
    assert "withdrawn by WREN" in page


def test_two_claims_are_made_one_on_a_claims_page_and_parted_again(desk: TestClient, case: Case) -> None:
    """The other is named by its address or its id; an undo of the decision takes the merge back."""
    one, other = [claim for claim in case.ledger().claims if claim.kind is ClaimKind.QUANTITY][:2]
    before = len(case.ledger().claims)
    page = f"/claims/{one.id}"
    said = {"suggestion": f"claim-{one.id}", "answer": "accept", "reason": "Both mean these taps."}
    status, path, _ = answered(desk, page, **said, other=f"http://127.0.0.1:8765/claims/{other.id}")
    assert (status, path) == (200, page)
    assert len(case.ledger().claims) == before - 1
    made = case.claims.decisions()[-1].decision.sequence
    answered(desk, "/review", suggestion=f"decision-{made}", answer="reject", reason="They do not.")
    assert len(case.ledger().claims) == before
    for nobody in ("", one.id, "not an id"):
        assert answered(desk, page, **said, other=nobody)[0] == 400


def test_a_second_person_is_asked_for_by_a_box(desk: TestClient, case: Case) -> None:
    """Ticked, the decision waits; and whoever asks says who they are."""
    claim = with_exhibit(case)
    suggestion = exhibit_suggestion(claim.id, claim.exhibits[0])
    said = {"suggestion": suggestion, "answer": "accept-partly", "reason": "In part.", "second": "1"}
    assert 'type="checkbox" name="second"' in desk.get(f"/claims/{claim.id}").text
    assert answered(desk, f"/claims/{claim.id}", **said)[0] == 409
    assert answered(desk, f"/claims/{claim.id}", **said, by="HERON")[0] == 200
    assert case.claims.decisions()[-1].waits
