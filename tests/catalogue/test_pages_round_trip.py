# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What is entered in the catalogue comes back the same."""

from __future__ import annotations

import itertools
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.a_place import Place
from vorlage.catalogue import items as item_rows
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.derivations import derivation, replace_derivation
from vorlage.catalogue.pages import insert_pages, record_of
from vorlage.domain.custody import Accession, AccessionNumber, Digest, Genre, Item, ItemNumber, Outcome
from vorlage.domain.errors import CaseVersionError, CatalogueUnreadableError
from vorlage.domain.pages import Hidden, HiddenKind, Page, PageOrigin, ReportHead
from vorlage.domain.words import Box, Word

NOON = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)
NUMBERS = itertools.count(1)

odd = st.sampled_from("\x00\x01\x02\ud7fe\ud7ff\ud800\udbff\udc80\udfff\ue000\uffff\U0010ffff")
texts = st.text(odd | st.characters(), max_size=200).map(lambda text: unicodedata.normalize("NFC", text))
whole_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
coordinates = st.floats(0, 2000, allow_nan=False)


@st.composite
def a_page(draw: st.DrawFn) -> Page:
    text = draw(texts)
    words: tuple[Word, ...] = ()
    if text:
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        left, top = draw(coordinates), draw(coordinates)
        box = draw(st.none() | st.just(Box(left, top, left + 10, top + 5)))
        words = (Word(start, end, box, draw(st.none() | st.floats(0, 1))),)
    return Page(
        number=1,
        label=draw(st.sampled_from(["", "iv", "一", "\x00", "\udc80"])),
        width=draw(coordinates),
        height=draw(coordinates),
        text=text,
        origin=draw(st.sampled_from(PageOrigin)),
        language=draw(st.sampled_from(["", "en", "zh", "ar"])),
        words=words,
        hidden=(Hidden(draw(st.sampled_from(HiddenKind)), draw(whole_texts)),),
        is_read=draw(st.booleans()),
    )


@pytest.fixture(scope="module")
def catalogue(shared_place: Place) -> Catalogue:
    made = shared_place.create()
    with made.writing() as connection:
        accession = Accession(
            number=AccessionNumber("2031-001"),
            genre=Genre.PRIMARY,
            code_name=None,
            note="",
            opened_at=NOON,
            closed_at=None,
        )
        item_rows.insert_accession(connection, accession, salt=b"s", mark=b"m")
    return made


def an_item(number: int) -> Item:
    return Item(
        number=ItemNumber(number),
        accession=AccessionNumber("2031-001"),
        path=f"{number}.txt",
        digest=Digest("a" * 64),
        size_bytes=3,
        genre=Genre.PRIMARY,
        parent=None,
        media_type="text/plain",
        outcome=Outcome.READ,
        reason="",
        duplicate_of=None,
    )


@given(page=a_page())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_pages_words_and_heads_come_back_as_they_went_in(catalogue: Catalogue, page: Page) -> None:
    """Text, boxes, confidences, hidden texts and head survive the round trip, to the last bit."""
    head = ReportHead(title="Tap", outlet="Kestrel", published="2031-05", byline="N. N.", credits=("Meridian Wire",))
    item = an_item(next(NUMBERS))
    with catalogue.writing() as connection:
        item_rows.insert_items(connection, [item])
        insert_pages(connection, item.number, [page], head)
    with catalogue.reading() as connection:
        record = record_of(connection, item.number)
        assert item_rows.item_by_number(connection, item.number) == item
    assert record is not None
    assert record.pages == (page,)
    assert record.head == head


def test_a_transaction_is_all_or_nothing(place: Place) -> None:
    """What a failing block wrote is not there afterwards."""
    made = place.create()
    with pytest.raises(RuntimeError), made.writing() as connection:
        replace_derivation(connection, "kind", "key", b"half")
        raise RuntimeError("killed")
    with made.reading() as connection:
        assert derivation(connection, "kind", "key") is None


def test_only_the_newest_derivation_of_a_kind_is_kept(place: Place) -> None:
    """Another key replaces the payload; the old key answers nothing."""
    made = place.create()
    with made.writing() as connection:
        replace_derivation(connection, "lineage", "one", b"1")
        replace_derivation(connection, "lineage", "two", b"2")
    with made.reading() as connection:
        assert derivation(connection, "lineage", "one") is None
        assert derivation(connection, "lineage", "two") == b"2"


def test_a_catalogue_of_another_layout_is_refused_unchanged(place: Place) -> None:
    """A future case is not opened by guess."""
    from sqlalchemy import text

    made = place.create()
    with made.writing() as connection:
        connection.execute(text("UPDATE facts SET value = '99'"))
    made.close()
    with pytest.raises(CaseVersionError):
        place.open()


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to be looked at" * 50])
def test_what_is_no_catalogue_is_said_to_be_unreadable(tmp_path: Path, content: bytes) -> None:
    """An empty file or foreign bytes give one clear error."""
    place = tmp_path / "c.sqlite"
    place.write_bytes(content)
    with pytest.raises(CatalogueUnreadableError):
        Catalogue.open(place)
