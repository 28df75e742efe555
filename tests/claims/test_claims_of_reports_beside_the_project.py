# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What must be found in five real reports that lie beside the project. Values are named here, their words never."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vorlage.claims.ledger import build_ledger
from vorlage.domain.claims import ClaimKind, Comparator, Ledger, Mention, Quantity
from vorlage.domain.pages import Record

from .cases import a_record, siblings

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def records(shared_folder: Path) -> list[Record]:
    """The reports, in order."""
    paths = sorted((shared_folder / "reports").glob("*.txt"))
    return [a_record(path.read_text(encoding="utf-8"), path=f"reports/{path.name}") for path in paths]


@pytest.fixture(scope="module")
def ledger(records: list[Record]) -> Ledger:
    """Their claims, the first two being copies of one agency story."""
    return build_ledger(records, siblings(*records), (), pages_unread=0)


def _mentions(ledger: Ledger, kind: ClaimKind) -> list[Mention]:
    return [member.mention for claim in ledger.claims if claim.kind is kind for member in claim.members]


@pytest.mark.parametrize(
    ("amount", "comparator", "unit"),
    [
        (17, Comparator.EXACTLY, "outlet"),
        (15000, Comparator.MORE, "people"),
        (1535, Comparator.EXACTLY, "people"),
        (9, Comparator.EXACTLY, "page"),
        (7000, Comparator.MORE, "people"),
        (2800, Comparator.MORE, "picture"),
        (400, Comparator.MORE, "page"),
        (403, Comparator.EXACTLY, "page"),
        (None, Comparator.MORE, "people"),
    ],
)
def test_quantities_have_comparator_and_unit(
    ledger: Ledger, amount: float | None, comparator: Comparator, unit: str
) -> None:
    """Every quantity that the issue lists is a claim, bounded as printed, of what is counted."""
    assert Quantity(amount=amount, comparator=comparator, unit=unit) in [
        mention.value for mention in _mentions(ledger, ClaimKind.QUANTITY)
    ]


def test_one_million_counts_the_two_agency_copies_once(ledger: Ledger, records: list[Record]) -> None:
    """Five reports carry it; two of them are one lineage."""
    claim = next(
        claim
        for claim in ledger.claims
        for member in claim.members
        if member.mention.siglum == records[0].path
        and isinstance(member.mention.value, Quantity)
        and member.mention.value.amount == 1e6
    )
    sigla = {member.mention.siglum for member in claim.members}
    assert {records[0].path, records[1].path} <= sigla
    assert claim.independence.outlets == len(sigla)
    assert claim.independence.lineages.high == len(sigla) - 1


def test_numbers_that_differ_are_not_one_claim(ledger: Ledger) -> None:
    """The memo of nine pages and the papers of four hundred are two leaks."""
    pages = [
        claim
        for claim in ledger.claims
        if any(isinstance(m.mention.value, Quantity) and m.mention.value.unit == "page" for m in claim.members)
    ]
    assert len(pages) == 2


def test_denials_are_denials_with_their_speakers(ledger: Ledger, records: list[Record]) -> None:
    """An embassy, an ambassador and two spokesmen of a ministry deny, each in their own name."""
    denials = _mentions(ledger, ClaimKind.DENIAL)
    texts = {record.path: record.text for record in records}

    def deniers(report: int, role: str) -> set[str]:
        """Speakers of denials in a report, in whose sentence the role stands before the cue."""
        return {
            denial.speaker
            for denial in denials
            if denial.siglum == records[report].path
            and role
            in texts[denial.siglum][denial.sentence[0] : denial.start].split(denial.speaker)[0] + denial.speaker
        }

    for copy in (0, 1):
        assert any("embassy" in speaker for speaker in deniers(copy, "embassy"))
        assert any(speaker.startswith("spokesman ") for speaker in deniers(copy, "spokesman"))
    assert any(len(speaker.split()) == 2 and speaker.istitle() for speaker in deniers(2, "ambassador"))
    assert any(speaker.startswith("spokesman ") for speaker in deniers(4, "spokesman"))


def test_a_request_not_answered_is_a_no_comment(ledger: Ledger, records: list[Record]) -> None:
    """Two bodies have yet to respond: two who keep silent, and no denial of theirs."""
    silent = _mentions(ledger, ClaimKind.NO_COMMENT)
    assert [mention.siglum for mention in silent] == [records[3].path] * 2
    assert len({mention.speaker for mention in silent}) == 2


def test_the_professor_is_quoted_in_both_copies(ledger: Ledger, records: list[Record]) -> None:
    """Words printed in two copies are one claim, with the one speaker that the verb is bound to."""
    speakers = [
        {member.mention.speaker for member in claim.members}
        for claim in ledger.claims
        if claim.kind is ClaimKind.QUOTE and len(claim.members) == 2
    ]
    professor = re.search(r"said ([A-Z]\w+ [A-Z]\w+),", records[0].text)
    assert professor is not None
    assert {professor.group(1)} in speakers
