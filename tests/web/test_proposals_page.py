# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What models proposed has a page of its own, with forms; the queue and the ledger do not have it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from starlette.testclient import TestClient

from tests.claims.proposing.an_endpoint import an_endpoint
from vorlage.app import Case
from vorlage.claims.proposing.endpoint import Endpoint
from vorlage.domain.custody import Genre

REPORT = "The board met.\n\nMara Oduya would have none of the <i>poisoned</i> herring trade, a clerk recalls.\n"
FROM_US = {"origin": "http://127.0.0.1:8765"}
WORDS = "would have none of the <i>poisoned</i> herring trade"


def test_a_proposal_is_shown_apart_and_accepted_by_the_form(
    tmp_path: Path, let_in: Callable[[Case], TestClient]
) -> None:
    """Foreign words are text; accepted, it leaves the page and is in the ledger."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(REPORT, "utf-8")
    with Case.create(tmp_path / "case") as case, an_endpoint() as endpoint:
        case.add([tmp_path / "reports"], genre=Genre.REPORT, within=tmp_path)
        endpoint.says = lambda _: [{"kind": "statement", "text": WORDS, "speaker": "Mara Oduya"}]
        case.proposals.propose(Endpoint.reach(endpoint.address))
        visitor = let_in(case)
        page = visitor.get("/review/proposals").text
        assert "1 proposal waits" in page
        assert "of the &lt;i&gt;poisoned&lt;/i&gt; herring" in page
        suggestion = re.search(r"proposal-[0-9a-f]{12}", page)
        token = re.search(r'name="form_token" value="([^"]+)"', page)
        assert suggestion is not None
        assert token is not None
        assert suggestion[0] not in visitor.get("/review").text
        form = {"suggestion": suggestion[0], "answer": "accept", "reason": "it stands there", "form_token": token[1]}
        visitor.post("/decisions", data={**form, "back": "/review/proposals"}, headers=FROM_US)
        assert "0 proposals wait" in visitor.get("/review/proposals").text
        accepted = [
            said.mention for claim in case.ledger().claims for said in claim.members if said.mention.accepted_by
        ]
        assert [mention.quote for mention in accepted] == [WORDS]
