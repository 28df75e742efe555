# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of the draft check: what a draft claims meets what reports say, and what is not held is said to be so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlage.claims.draft import KnownClaims, check_draft
from vorlage.claims.draft_shape import draft_as_json
from vorlage.claims.evidence.offering import Evidence
from vorlage.claims.ledger import build_ledger
from vorlage.claims.ledger_terms import LedgerTerms
from vorlage.domain.claims import ClaimKind, ClaimStatus, DriftKind, Exhibit, Member
from vorlage.domain.custody import Genre
from vorlage.domain.drafts import DRAFT, DraftCheck, DraftClaim
from vorlage.domain.lineage import Siglum
from vorlage.domain.pages import Record

from .cases import a_record, siblings, unrelated

_WIRE = (
    "Lead was found in 2,340 homes of the Tarn district, the utility's memo said. "
    "“We knew of it for years,” said Ada Marl, who runs the laboratory."
)
_OTHER = "The night train to Vessel Moor will run again from June. A berth will cost 88 crowns."
_MEMO = "In May the laboratory drew samples.\nIn the Tarn district 2,340 homes are on lead pipes, the register says."


def _known(reports: Sequence[Record], primary: Sequence[Record] = (), *, copies: bool = False) -> KnownClaims:
    lineage = siblings(*reports) if copies else unrelated(reports)
    ledger = build_ledger(reports, lineage, primary, pages_unread=0)
    by_siglum = {Siglum(report.path): report for report in reports}

    def wanted(sigla: Iterable[Siglum]) -> list[Record]:
        return [by_siglum[siglum] for siglum in sorted(sigla)]

    outlets = {siglum: report.head.outlet for siglum, report in by_siglum.items()}
    return KnownClaims(ledger=ledger, outlets=outlets, terms=LedgerTerms(ledger.claims), reports=wanted)


def _check(text: str, known: KnownClaims, primary: Sequence[Record] = ()) -> DraftCheck:
    return check_draft(a_record(text, path=DRAFT), known, Evidence.over(primary) if primary else None)


def _of(check: DraftCheck, kind: ClaimKind) -> DraftClaim:
    return next(each for each in check.claims if each.claim.kind is kind)


def test_a_draft_that_repeats_a_report_meets_its_claim_with_everyone_who_makes_it() -> None:
    """Two copies of one wire story say it too: two outlets, one lineage."""
    one, other = a_record(_WIRE, outlet="Courier"), a_record(_WIRE, outlet="Evening Post")
    check = _check("In the Tarn district lead was found in 2,340 homes.", _known([one, other], copies=True))
    homes = _of(check, ClaimKind.QUANTITY)
    assert {member.mention.siglum for member in homes.said_by} == {one.path, other.path}
    assert (homes.claim.independence.outlets, homes.claim.independence.lineages.high) == (2, 1)
    assert homes.is_said_elsewhere


def test_what_the_draft_rounds_is_drift_from_the_words_of_the_report() -> None:
    """Both wordings are given, the report's first."""
    report = a_record(_WIRE)
    check = _check("Lead was found in about 2,300 homes of the Tarn district, the memo said.", _known([report]))
    edges = _of(check, ClaimKind.QUANTITY).claim.drift
    assert [(edge.before, edge.after, edge.kind) for edge in edges] == [
        ("2,340 homes", "about 2,300 homes", DriftKind.ROUNDED)
    ]
    assert edges[0].at == (report.path, DRAFT)


def test_another_amount_of_what_may_be_the_same_thing_is_set_beside_the_claim() -> None:
    """A slip of the pen does not make a claim of its own that nobody looks at."""
    report = a_record(_WIRE)
    check = _check("Lead was found in 3,240 homes of the Tarn district, says the utility.", _known([report]))
    homes = _of(check, ClaimKind.QUANTITY)
    told = [edge.before for edge in homes.claim.drift] + [other.mention.quote for other in homes.otherwise]
    assert told == ["2,340 homes"]


def test_words_given_to_another_speaker_are_a_contrast_and_never_the_same_claim() -> None:
    """A quotation with a wrong name would otherwise look corroborated."""
    check = _check("“We knew of it for years,” said Bela Quist, the mayor.", _known([a_record(_WIRE)]))
    quote = _of(check, ClaimKind.QUOTE)
    assert not quote.is_said_elsewhere
    assert [(other.kind, other.mention.speaker) for other in quote.otherwise] == [(DriftKind.NAME, "Ada Marl")]


def test_what_nobody_says_and_no_page_gives_is_listed_as_not_held() -> None:
    """With what was searched: absence in a part of a leak is no contradiction."""
    report, memo = a_record(_WIRE), a_record(_MEMO, path="primary/memo.txt", genre=Genre.PRIMARY)
    draft = "The utility bought 19 lorries. Lead was found in 2,340 homes of the Tarn district."
    check = _check(draft, _known([report], [memo]), [memo])
    lorries, homes = (each for each in check.claims if each.claim.kind is ClaimKind.QUANTITY)
    assert check.said_by_nobody == (lorries,)
    assert lorries in check.without_passage
    assert homes not in check.without_passage
    assert (check.searched.records, check.searched.pages, check.reports) == (1, 1, 1)


def test_a_claim_of_another_story_is_not_met() -> None:
    """The same number of another thing is nobody's corroboration."""
    check = _check("The new ferry cost 88 crowns a seat.", _known([a_record(_WIRE), a_record(_OTHER)]))
    assert all(not each.is_said_elsewhere for each in check.claims)


def test_without_a_leak_nothing_was_searched() -> None:
    """Not searched is not the same as not found."""
    check = _check("Lead was found in 2,340 homes of the Tarn district.", _known([a_record(_WIRE)]))
    assert {each.claim.status for each in check.claims} == {ClaimStatus.NOT_SEARCHED}


def test_the_shape_names_no_place_in_a_report_for_what_stands_in_the_draft() -> None:
    """The draft has neither number nor path; the reports that say it too have both."""
    known = _known([a_record(_WIRE, path="reports/a.txt")])
    shape = draft_as_json(_check("Lead was found in about 2,300 homes of the Tarn district.", known))
    claim = next(each for each in shape["claims"] if each["kind"] == "quantity")
    assert [(each["number"], each["path"], each["quote"]) for each in claim["in_draft"]] == [
        (None, None, "about 2,300 homes")
    ]
    assert [each["path"] for each in claim["assertions"]] == ["reports/a.txt"]
    assert [edge["at"] for edge in claim["drift"] if edge["kind"] == "rounded"] == [["reports/a.txt", None]]
    assert DRAFT not in str(shape)


_SENTENCES = st.sampled_from(
    (
        "Lead was found in 2,340 homes of the Tarn district.",
        "Lead was found in some 2,000 houses of the Tarn district.",
        "“We knew of it for years,” said Ada Marl.",
        "The mayor denied that anything was hidden.",
        "A berth will cost 88 crowns from June.",
        "Nobody had counted.",
    )
)


@settings(max_examples=20)
@given(st.lists(_SENTENCES, max_size=6))
def test_every_mention_of_a_draft_is_in_one_claim_of_it(sentences: list[str]) -> None:
    """Nothing that was found in the draft is lost, and nothing is counted twice; offsets point at its words."""
    check = _check("\n".join(sentences) or " ", _KNOWN)
    places = [
        (member.mention.kind, member.mention.start, member.mention.end)
        for each in check.claims
        for member in each.claim.members
    ]
    assert len(places) == len(set(places))
    assert all(
        member.mention.quote == check.text[member.mention.start : member.mention.end]
        for each in check.claims
        for member in each.claim.members
    )


_KNOWN = _known([a_record(_WIRE), a_record(_OTHER)])


def test_a_draft_claim_holds_mentions_of_the_draft_alone() -> None:
    """What a report says is never shown as the draft's own."""
    known = _known([a_record(_WIRE)])
    with pytest.raises(ValueError, match="mentions of the draft"):
        DraftClaim(claim=known.ledger.claims[0], met=(), otherwise=())


class _Offering:
    """Evidence that remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[Sequence[Member]] = []

    def exhibits(self, members: Sequence[Member], words_around: str) -> tuple[Exhibit, ...]:
        """Nothing, and a note of who asked."""
        assert words_around
        self.asked.append(members)
        return ()


def test_passages_are_asked_for_once_for_each_claim_of_the_draft() -> None:
    """With the draft's own words, never with a report's."""
    offering = _Offering()
    check = check_draft(a_record("Lead was found in 2,340 homes.", path=DRAFT), _known([a_record(_WIRE)]), offering)
    assert [tuple(each) for each in offering.asked] == [each.claim.members for each in check.claims]
