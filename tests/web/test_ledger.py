# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The ledger's questions: what each choice says it leaves is what it leaves, and together they narrow."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from vorlage.app import Case
from vorlage.web.ledger import QUESTIONS

_SELECT = re.compile(r'<select id="(\w+)" name="\1">(.*?)</select>', re.DOTALL)
_OPTION = re.compile(r'<option value="([^"]+)"( selected)?>(.*?) \(([\d,]+)\)</option>')


def choices(page: str) -> dict[str, dict[str, int]]:
    """By question, each choice with how many claims it says it leaves."""
    return {
        name: {value: int(count.replace(",", "")) for value, _, _, count in _OPTION.findall(options)}
        for name, options in _SELECT.findall(page)
    }


def left(page: str) -> int:
    """How many claims the page says are left."""
    return int(re.findall(r'role="status">([\d,]+) claims?', page)[0].replace(",", ""))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_choice_leaves_as_many_claims_as_it_says(question: object, visitor: TestClient, sample_case: Case) -> None:
    """Each choice of each question is followed, and counted plainly."""
    name, has = question.name, question.has  # type: ignore[attr-defined]
    offered = choices(visitor.get("/claims").text)[name]
    assert offered
    for value, count in offered.items():
        page = visitor.get("/claims", params={name: value}).text
        assert left(page) == count == sum(value in has(claim) for claim in sample_case.ledger().claims)
        assert f'<option value="{value}" selected>' in page


def test_choices_of_one_question_count_under_those_of_the_others(visitor: TestClient, sample_case: Case) -> None:
    """What is chosen elsewhere is kept in the counts; what is chosen here is not held against its neighbours."""
    page = visitor.get("/claims", params={"kind": "quantity", "drift": "unchanged"}).text
    offered = choices(page)
    claims = [claim for claim in sample_case.ledger().claims if claim.kind == "quantity"]
    assert offered["drift"]["unchanged"] == sum(not claim.drift for claim in claims) == left(page)
    assert set(offered["drift"]) - {"unchanged"} == {step.kind.value for claim in claims for step in claim.drift}
    assert sum(offered["kind"].values()) == sum(not claim.drift for claim in sample_case.ledger().claims)


def test_words_narrow_and_stay_in_their_box(visitor: TestClient, sample_case: Case) -> None:
    """Words are looked for in the claim as it stands, without capitals; markup in them stays text."""
    wanted = [claim for claim in sample_case.ledger().claims if "water" in claim.text.casefold()]
    assert left(visitor.get("/claims", params={"words": "WATER"}).text) == len(wanted) > 0
    hostile = '"><script>'
    page = visitor.get("/claims", params={"words": hostile}).text
    assert "<script>" not in page.replace('<script src="/static', "")
    assert hostile in unescape(page)
