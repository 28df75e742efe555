# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of the ledger: what is counted, what is laid beside a claim, and what a machine never says."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlage.claims.ledger import build_ledger
from vorlage.claims.mentions import find_mentions
from vorlage.claims.shape import ledger_as_json
from vorlage.domain.claims import Claim, ClaimKind, ClaimStatus, Ledger, MachineState
from vorlage.domain.custody import Genre
from vorlage.domain.pages import Record

from .cases import a_record, siblings, unrelated

_WIRE = "Lead was found in 2,340 homes of the Tarn district, the utility's memo said. “We knew of it,” said Ada Marl."
_MEMO = (
    "In May the laboratory drew samples.\nIn the Tarn district 2,340 homes are on lead pipes.\nWe knew of it in June."
)


def _primary(*pages: str, path: str = "primary/memo.pdf") -> Record:
    return a_record(*pages, path=path, genre=Genre.PRIMARY)


def _of(ledger: Ledger, kind: ClaimKind) -> Claim:
    return next(claim for claim in ledger.claims if claim.kind is kind)


def test_two_copies_of_one_wire_story_are_one_lineage() -> None:
    """Outlets are counted by their names, copies once, and an independent report besides."""
    first, second = a_record(_WIRE, outlet="Courier"), a_record(_WIRE, outlet="Evening Post")
    third = a_record("The Tarn district has 2,340 homes on lead, a count by the Ledger found.", outlet="Ledger")
    ledger = build_ledger([first, second, third], siblings(first, second, third), (), pages_unread=0)
    claim = _of(ledger, ClaimKind.QUANTITY)
    assert claim.independence.outlets == 3
    assert (claim.independence.lineages.low, claim.independence.lineages.high) == (2, 2)


def test_two_lineages_that_rest_on_one_speaker_have_one_origin() -> None:
    """Whoever says it is the origin, however many print it."""
    one = a_record("“We knew of the lead for years,” said Ada Marl.")
    other = a_record("It was late. “We knew of the lead for years,” Ada Marl said.")
    claim = _of(build_ledger([one, other], unrelated([one, other]), (), pages_unread=0), ClaimKind.QUOTE)
    assert claim.independence.lineages.high == 2
    assert [origin.label for origin in claim.independence.origins.origins] == ["Ada Marl"]


def test_the_same_number_on_a_page_is_a_number_match_at_its_place() -> None:
    """The passage quotes the record, on the right page, and nothing is called support."""
    report, memo = a_record(_WIRE), _primary("Nothing here.", _MEMO)
    claim = _of(build_ledger([report], unrelated([report]), [memo], pages_unread=0), ClaimKind.QUANTITY)
    best = claim.exhibits[0]
    assert best.machine is MachineState.NUMBER_MATCH
    assert (best.page, best.quote) == (2, memo.text[best.start : best.end])
    assert "2,340" in best.quote
    assert claim.status is ClaimStatus.UNREVIEWED


def test_another_number_of_the_same_thing_surfaces_as_a_difference() -> None:
    """A page that counts the same and comes to something else is shown as such, not as absence."""
    report, memo = a_record(_WIRE), _primary("In the Tarn district 1,870 homes are on lead pipes, says the memo.")
    claim = _of(build_ledger([report], unrelated([report]), [memo], pages_unread=0), ClaimKind.QUANTITY)
    assert claim.exhibits[0].machine is MachineState.VALUE_DIFFERS


def test_the_very_words_of_a_quotation_are_a_quote_match_across_folds() -> None:
    """Case, quotation marks and line breaks do not hide the words."""
    report = a_record("“Nothing leaves this building before the thirtieth,” wrote Ada Marl.")
    memo = _primary("To all heads: NOTHING leaves this building\nbefore the thirtieth. Burn this.")
    claim = _of(build_ledger([report], unrelated([report]), [memo], pages_unread=0), ClaimKind.QUOTE)
    assert claim.exhibits[0].machine is MachineState.QUOTE_MATCH


def test_nothing_found_says_what_was_searched() -> None:
    """Absence in a part of a leak is not contradiction: the ledger tells how much was there to search."""
    report, memo = a_record(_WIRE), _primary("Zebras graze.", "Lions sleep.")
    ledger = build_ledger([report], unrelated([report]), [memo], pages_unread=3)
    assert {claim.status for claim in ledger.claims} == {ClaimStatus.NO_PASSAGE_FOUND}
    assert (ledger.searched.records, ledger.searched.pages, ledger.searched.pages_unread) == (1, 2, 3)


def test_without_primary_records_nothing_was_searched() -> None:
    """No leak in the case: not searched is not "not found"."""
    report = a_record(_WIRE)
    ledger = build_ledger([report], unrelated([report]), (), pages_unread=0)
    assert {claim.status for claim in ledger.claims} == {ClaimStatus.NOT_SEARCHED}


def test_no_reports_make_an_empty_ledger() -> None:
    """A case without reports has no claims, and says so in the same shape."""
    assert ledger_as_json(build_ledger((), unrelated(()), (), pages_unread=0))["claims"] == []


def test_a_claim_keeps_its_id_over_a_rerun_and_another_report() -> None:
    """Ids come from the place of the earliest member, so that a decision finds its claim again."""
    first = a_record(_WIRE, published="2024-05-01")
    later = a_record(_WIRE, published="2024-05-02")
    alone = build_ledger([first], unrelated([first]), (), pages_unread=0)
    both = build_ledger([later, first], siblings(first, later), (), pages_unread=0)
    assert {claim.id for claim in alone.claims} == {claim.id for claim in both.claims}


def test_the_shape_has_every_promised_field() -> None:
    """The JSON of a claim has the fields of the contract, and whole amounts are integers."""
    report, memo = a_record(_WIRE), _primary(_MEMO)
    shaped = json.loads(json.dumps(ledger_as_json(build_ledger([report], unrelated([report]), [memo], pages_unread=0))))
    claim = next(one for one in shaped["claims"] if one["kind"] == "quantity")
    assert claim["value"] == {"amount": 2340, "comparator": "=", "unit": "home", "high": None}
    assert {"id", "text", "kind", "value", "assertions", "independence", "drift", "exhibits", "status"} <= set(claim)
    assert {
        "number", "path", "start", "end", "sentence", "quote", "speaker", "verb", "value", "hedged", "negated"
    } <= set(claim["assertions"][0])  # fmt: skip
    assert {"number", "path", "page", "start", "end", "quote", "score", "machine", "finding"} <= set(
        claim["exhibits"][0]
    )
    assert {"outlets", "lineages", "origins"} <= set(claim["independence"])


def test_hedges_and_negations_are_of_their_own_clause() -> None:
    """A hedge in another clause does not hedge this one."""
    report = a_record("Some 300 homes may have lead, but 40 schools do. The board did not count 12 wells.")
    flags = {m.quote: (m.hedged, m.negated) for m in find_mentions(report) if m.kind is ClaimKind.QUANTITY}
    assert flags == {"Some 300 homes": (True, False), "40 schools": (False, False), "12 wells": (False, True)}


def test_menus_and_datelines_make_no_claims() -> None:
    """Numbers in lines that are no prose are passed over."""
    report = a_record("Nov 25, 2019 | 360, NEWS, Tarn\n\nThe board counted 40 wells in the hills.")
    assert [m.quote for m in find_mentions(report) if m.value is not None] == ["40 wells"]


_PIECES = [
    "The board counted 2,340 homes. ", "“We knew it all along,” said Ada Marl. ", "Nobody commented. ", "\n\n", ". ",
    "On 12 May 2019 ", "Korvath denied the leak", "有1.5万人", "，", "他说：“不知道这件事。”", "more than ", "«", "”",
    "3-", "%", " per cent",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=20).map("".join))
def test_every_mention_quotes_its_span_within_its_sentence(text: str) -> None:
    """Whatever the text, a mention is the characters at its place; nothing is claimed twice at one place."""
    report = a_record(text)
    mentions = find_mentions(report)
    assert all(mention.quote == report.text[mention.start : mention.end] for mention in mentions)
    assert len({(mention.kind, mention.start, mention.end) for mention in mentions}) == len(mentions)
    ledger = build_ledger([report], unrelated([report]), (), pages_unread=0)
    assert sum(len(claim.members) for claim in ledger.claims) == len(mentions)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "”“\"'", "x" * 5000, "١" * 300, "一" * 300, "said " * 800, "1," * 800, "“a” said B, " * 20_000]
)
def test_strange_texts_give_an_answer(text: str) -> None:
    """Empty, endless and nonsensical texts end in a ledger, soon."""
    report = a_record(text)
    build_ledger([report], unrelated([report]), [_primary(text)], pages_unread=0)
