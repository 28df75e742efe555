# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Floors on the sample case: its text reports, against the truth that was written with it.

Only reports in plain text are read here, and as they lie in the folder: without page parsing and without lineage, which
can only join more. A floor is lowered with a reason in the commit, or not at all.
"""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from vorlage.claims.ledger import build_ledger
from vorlage.domain.claims import Claim, Quantity
from vorlage.domain.pages import Record

from .cases import a_record, unrelated

_FOUND_FLOOR = 0.85
_JOINED_FLOOR = 0.40
_BUILT_LATER = {"event"}


@pytest.fixture(scope="module")
def told(project_folder: Path) -> dict[tuple[str, str, int], Claim | None]:
    """Where each mention of the truth is found: its claim of ours by the truth's claim, report and place."""
    sample = project_folder / "sample"
    truth = json.loads((sample / "truth.json").read_text(encoding="utf-8"))
    published = {report["path"]: report.get("published", "") for report in truth["reports"]}
    records = [
        a_record(
            path.read_text(encoding="utf-8"), path=f"reports/{path.name}", published=published[f"reports/{path.name}"]
        )
        for path in sorted((sample / "reports").glob("*.txt"))
    ]
    claims = build_ledger(records, unrelated(records), (), pages_unread=0).claims
    return {
        (wanted["id"], record.path, record.text.find(mention["words"])): _found(claims, wanted["kind"], record, mention)
        for wanted in truth["claims"]
        if wanted["kind"] not in _BUILT_LATER
        for mention in wanted["mentions"]
        for record in records
        if record.path == mention["path"] and mention["words"] in record.text
    }


def _found(claims: tuple[Claim, ...], kind: str, record: Record, wanted: dict[str, Any]) -> Claim | None:
    """Our claim of that kind, and of that amount, that has a mention at the place of the wanted one."""
    start = record.text.find(wanted["words"])
    amount = (wanted.get("value") or {}).get("amount")
    for claim in claims:
        for mention in (member.mention for member in claim.members):
            overlaps = mention.start < start + len(wanted["words"]) and start < mention.end
            same = not isinstance(mention.value, Quantity) or mention.value.amount == amount
            if claim.kind == kind and mention.siglum == record.path and overlaps and same:
                return claim
    return None


def test_most_of_what_is_said_is_found(told: dict[tuple[str, str, int], Claim | None]) -> None:
    """Mentions of the truth that are found at their place, with their amount."""
    assert len(told) > 60
    assert sum(claim is not None for claim in told.values()) >= _FOUND_FLOOR * len(told)


def test_two_claims_of_the_truth_are_never_one_of_ours(told: dict[tuple[str, str, int], Claim | None]) -> None:
    """No forbidden merge: what the truth keeps apart is apart."""
    found = [(key, claim.id) for key, claim in told.items() if claim is not None]
    assert [(a, b) for (a, one), (b, other) in combinations(found, 2) if one == other and a[0] != b[0]] == []


def test_one_claim_of_the_truth_is_mostly_joined(told: dict[tuple[str, str, int], Claim | None]) -> None:
    """Pairs of mentions of one claim that are in one claim of ours, over texts spun, translated and rewritten."""
    found = [(key[0], claim.id) for key, claim in told.items() if claim is not None]
    pairs = [one == other for (a, one), (b, other) in combinations(found, 2) if a == b]
    assert sum(pairs) >= _JOINED_FLOOR * len(pairs)
