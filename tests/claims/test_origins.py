# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of origins: a chain of attribution ends where the print says, and who answers about a paper is no source."""

from __future__ import annotations

import pytest

from vorlage.claims.ledger import build_ledger
from vorlage.claims.mentions import find_mentions
from vorlage.claims.origins import OriginKind, chain_end
from vorlage.domain.claims import Claim, ClaimKind
from vorlage.domain.custody import Genre
from vorlage.domain.pages import Record

from .cases import a_record, siblings, unrelated


@pytest.mark.parametrize(
    ("text", "kind", "end"),
    [
        ("An internal memo says that 2,340 homes in Tarn have lead pipes.", ClaimKind.QUANTITY, OriginKind.DOCUMENT),
        ("Ada Marl told the Tarn Wire that 2,340 homes have lead pipes.", ClaimKind.QUANTITY, OriginKind.SPEAKER),
        (
            "The Evening Post reported, based on 400 leaked documents, that 2,340 homes have lead pipes.",
            ClaimKind.QUANTITY,
            OriginKind.DOCUMENT,
        ),
        ("In the Tarn district 2,340 homes have lead pipes.", ClaimKind.QUANTITY, OriginKind.NOBODY),
        ("“We knew of the pipes for years,” said Ada Marl, asked about the memo.", ClaimKind.QUOTE, OriginKind.SPEAKER),
    ],
    ids=["document", "told an agency", "an outlet resting on papers", "nobody", "own words"],
)
def test_a_chain_ends_where_the_print_says(text: str, kind: ClaimKind, end: OriginKind) -> None:
    """An agency that was told is no end, nor an outlet that names its papers; who is quoted is the end of his words."""
    mention = next(one for one in find_mentions(a_record(text)) if one.kind is kind)
    assert chain_end(mention, text).kind is end


def test_an_official_who_answers_about_a_paper_is_no_source_for_it() -> None:
    """Whoever is asked about the memo does not make its number a second time."""
    text = "Commenting on the memo, the mayor Ola Brandt said that 2,340 homes have lead pipes."
    mention = next(one for one in find_mentions(a_record(text)) if one.kind is ClaimKind.QUANTITY)
    assert mention.who
    assert chain_end(mention, text).kind is not OriginKind.SPEAKER


def _claim(*texts: str, are_copies: bool = False) -> Claim:
    records: list[Record] = [a_record(text, path=f"reports/{number}.txt") for number, text in enumerate(texts)]
    lineage = siblings(*records) if are_copies else unrelated(records)
    ledger = build_ledger(records, lineage, (), pages_unread=0)
    return next(one for one in ledger.claims if one.kind is ClaimKind.QUANTITY and len(one.members) == len(texts))


_DOCUMENT = "An internal memo of the utility says that 2,340 homes are on lead in the Tarn district."
_AGAIN = "In the Tarn district 2,340 homes are on lead, a memo of the utility shows."
_PERSON = "In the Tarn district 2,340 homes are on lead, the engineer Ola Brandt said."


def test_two_lineages_on_one_kind_of_paper_may_be_one_origin() -> None:
    """Both rest on a memo that nothing tells apart: one origin at least, two at most, and both are listed."""
    origins = _claim(_DOCUMENT, _AGAIN).independence.origins
    assert (origins.low, origins.high) == (1, 2)
    assert sum(len(origin.reports) for origin in origins.origins) == 2


def test_copies_that_rest_on_one_paper_are_one_origin() -> None:
    """Two prints of one text that name the same memo count once, at both ends."""
    origins = _claim(_DOCUMENT, _DOCUMENT, are_copies=True).independence.origins
    assert (origins.low, origins.high) == (1, 1)


def test_a_person_beside_a_paper_is_an_origin_of_its_own() -> None:
    """A memo and an engineer who speaks for himself are two."""
    origins = _claim(_DOCUMENT, _PERSON).independence.origins
    assert (origins.low, origins.high) == (2, 2)


def test_a_lineage_that_names_nobody_counts_in_the_high_end_alone() -> None:
    """Who names no origin may have it from whoever is named."""
    origins = _claim(
        _DOCUMENT, "The Tarn district has 2,340 homes on lead, and the utility is silent."
    ).independence.origins
    assert (origins.low, origins.high) == (1, 2)


_MEMO = (
    "MEMO\nWater Utility of Tarn\n14 March 2017\n\nThe pipes of the district were counted in winter. Of the homes in"
    " the lower town 2,340 have lead."
)
_FORM_AND_DAY = "In the Tarn district 2,340 homes are on lead, according to the utility's memo of 14 March 2017."
_SAME_DAY = "Internal papers of 14 March 2017 say that 2,340 homes are on lead in the Tarn district."


def _claim_over(held: list[Record], *texts: str) -> Claim:
    reports = [a_record(text, path=f"reports/{number}.txt") for number, text in enumerate(texts)]
    ledger = build_ledger(reports, unrelated(reports), held, pages_unread=0)
    return next(one for one in ledger.claims if one.kind is ClaimKind.QUANTITY and len(one.members) == len(texts))


def test_two_lineages_that_rest_on_one_held_document_are_one_origin() -> None:
    """A memo and papers of one day may be two, by their print; where both may be one held record and no other, the
    claim has one origin, and the list says which record that may be."""
    memo = a_record(_MEMO, genre=Genre.PRIMARY, path="primary/memo.txt")
    apart = _claim_over([], _FORM_AND_DAY, _SAME_DAY).independence.origins
    assert apart.high == 2
    together = _claim_over([memo], _FORM_AND_DAY, _SAME_DAY).independence.origins
    assert (together.low, together.high) == (1, 1)
    assert together.origins[0].label.endswith(f"(perhaps record {memo.number})")


def test_a_document_that_two_held_records_may_be_joins_no_origins() -> None:
    """Two memos of one day: which one a report means, nothing says, so nothing is concluded from it."""
    held = [a_record(_MEMO, genre=Genre.PRIMARY, path=f"primary/{number}.txt") for number in (1, 2)]
    assert _claim_over(held, _FORM_AND_DAY, _SAME_DAY).independence.origins.high == 2


def test_a_sentence_that_opens_with_a_held_document_rests_on_it() -> None:
    """Where nobody is said to speak and the sentence is about the memo, the memo is the origin."""
    memo = a_record(_MEMO, genre=Genre.PRIMARY, path="primary/memo.txt")
    opens = "The memo of 14 March 2017 lists 2,340 homes on lead in the Tarn district."
    origins = _claim_over([memo], _FORM_AND_DAY, opens).independence.origins
    assert (origins.low, origins.high) == (1, 1)


def test_an_official_who_speaks_beside_a_held_document_stays_an_origin() -> None:
    """Naming the memo in a sentence takes no words from who says them."""
    memo = a_record(_MEMO, genre=Genre.PRIMARY, path="primary/memo.txt")
    says = (
        "In the Tarn district 2,340 homes are on lead, the engineer Ola Brandt said, as does the memo of 14 March 2017."
    )
    assert _claim_over([memo], _FORM_AND_DAY, says).independence.origins.high == 2
