# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Decisions on claims in both stores: they come back as they were made, and a change of a text is counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.a_place import Place
from vorlage.catalogue.claim_decisions import (
    count_claim_decisions,
    insert_claim_decision,
    insert_standings,
    last_standings,
    list_claim_decisions,
    next_decision,
)
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.generations import text_generation
from vorlage.catalogue.items import insert_accession, insert_items
from vorlage.catalogue.layers import clear_pages, lay_over
from vorlage.catalogue.page_texts import page_texts, text_marks
from vorlage.catalogue.pages import insert_pages, replace_head
from vorlage.domain.claim_decisions import Anchor, AnchorRole, AnchorStanding, ClaimDecision, DecisionKind
from vorlage.domain.claims import ClaimKind, Stance
from vorlage.domain.custody import Accession, AccessionNumber, Digest, Genre, Item, ItemNumber, Outcome
from vorlage.domain.lineage import Decision, SuggestionId
from vorlage.domain.pages import Page, PageOrigin, ReportHead

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
ITEM = ItemNumber(1)
STRANGE = "a\x00b \ud800 民 \N{COMBINING ACUTE ACCENT}x"
"""What a broken file may have on a page: a NUL, half a character."""


def a_page(text: str) -> Page:
    """A page of text."""
    return Page(number=1, label="1", width=0, height=0, text=text, origin=PageOrigin.NATIVE, language="en")


@pytest.fixture
def catalogue(place: Place) -> Iterator[Catalogue]:
    """A catalogue that holds one report with one page."""
    made = place.create()
    with made.writing() as connection:
        number = AccessionNumber("2026-001")
        accession = Accession(number=number, genre=Genre.REPORT, code_name=None, note="", opened_at=NOW, closed_at=None)
        insert_accession(connection, accession, salt=b"", mark=b"")
        item = Item(
            number=ITEM,
            accession=number,
            path="reports/a.txt",
            digest=Digest("0" * 64),
            size_bytes=3,
            genre=Genre.REPORT,
            parent=None,
            media_type="text/plain",
            outcome=Outcome.READ,
            reason="",
            duplicate_of=None,
        )
        insert_items(connection, [item])
        insert_pages(connection, ITEM, [a_page("words")], ReportHead())
    yield made
    made.close()


def a_decision(sequence: int, **words: str) -> ClaimDecision:
    """Somebody took a stance."""
    anchor = Anchor(
        number=ITEM,
        page=1,
        start=0,
        end=len(STRANGE),
        layer_digest=Digest("1" * 64),
        exact=STRANGE,
        prefix=STRANGE[:3],
        suffix="",
        claim_kind=ClaimKind.QUOTE,
    )
    return ClaimDecision(
        sequence=sequence,
        kind=DecisionKind.EXHIBIT,
        suggestion=SuggestionId("exhibit-000000000000"),
        decision=Decision.ACCEPT,
        stance=Stance.PARTLY,
        machine="candidate",
        about=None,
        needs_second=True,
        reason=words.get("reason", STRANGE),
        by="HERON",
        at=NOW,
        anchors=((AnchorRole.CLAIM, anchor), (AnchorRole.EXHIBIT, anchor)),
    )


def test_decisions_come_back_as_they_were_made(catalogue: Catalogue) -> None:
    """With their words, whatever characters these have; in order; numbered from one."""
    with catalogue.writing() as connection:
        made = [a_decision(next_decision(connection))]
        insert_claim_decision(connection, made[0])
        made.append(a_decision(next_decision(connection), reason="second"))
        insert_claim_decision(connection, made[1])
        undo = ClaimDecision(
            sequence=next_decision(connection),
            kind=DecisionKind.UNDO,
            suggestion=SuggestionId("decision-1"),
            decision=Decision.REJECT,
            stance=None,
            machine="",
            about=1,
            needs_second=False,
            reason="wrong page",
            by="OTTER",
            at=NOW,
            anchors=(),
        )
        insert_claim_decision(connection, undo)
    with catalogue.reading() as connection:
        assert list_claim_decisions(connection) == (*made, undo)
        assert count_claim_decisions(connection) == 3
        assert [each.sequence for each in list_claim_decisions(connection)] == [1, 2, 3]


def test_of_what_was_noted_of_a_decision_the_last_counts(catalogue: Catalogue) -> None:
    """Earlier notes stay."""
    with catalogue.writing() as connection:
        insert_claim_decision(connection, a_decision(1))
        assert last_standings(connection) == {}
        insert_standings(connection, {1: AnchorStanding.CARRIED}, NOW)
        insert_standings(connection, {1: AnchorStanding.STALE}, NOW)
        insert_standings(connection, {}, NOW)
    with catalogue.reading() as connection:
        assert last_standings(connection) == {1: AnchorStanding.STALE}


def test_every_way_in_which_a_text_changes_is_counted(catalogue: Catalogue) -> None:
    """Read, laid over, cleared, or with another head; texts of another genre are counted apart."""
    seen: list[int] = []
    with catalogue.writing() as connection:
        seen.append(text_generation(connection, Genre.REPORT))
        lay_over(connection, ITEM, a_page("other words"), made_at=NOW)
        seen.append(text_generation(connection, Genre.REPORT))
        replace_head(connection, ITEM, ReportHead(title="Another"))
        seen.append(text_generation(connection, Genre.REPORT))
        clear_pages(connection, ITEM)
        seen.append(text_generation(connection, Genre.REPORT))
        assert text_generation(connection, Genre.PRIMARY) == 0
    assert len(set(seen)) == 4


def test_a_mark_of_a_text_changes_with_it(catalogue: Catalogue) -> None:
    """And stays when it is read again as it was."""
    with catalogue.writing() as connection:
        before = text_marks(connection, Genre.REPORT)
        assert text_marks(connection, Genre.PRIMARY) == {}
        lay_over(connection, ITEM, a_page("other words"), made_at=NOW)
        between = text_marks(connection, Genre.REPORT)
        assert page_texts(connection, ITEM) == ((1, "other words"),)
        lay_over(connection, ITEM, a_page("words"), made_at=NOW)
        assert text_marks(connection, Genre.REPORT) == before
    assert before.keys() == between.keys() == {ITEM}
    assert before != between
