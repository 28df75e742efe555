# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A page shows its best text and keeps all it ever had; a person's stands before any machine's."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.a_place import Place
from vorlage.catalogue import items as item_rows
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.layers import (
    await_ocr,
    clear_pages,
    forget_repeated,
    languages_read,
    lay_over,
    layers_of,
    pages_awaiting_ocr,
    restore_human_texts,
    settle_when_recognised,
)
from vorlage.catalogue.pages import insert_pages, record_of, unread_pages
from vorlage.domain.custody import Accession, AccessionNumber, Digest, Genre, Item, ItemNumber, Outcome
from vorlage.domain.pages import Hidden, HiddenKind, Page, PageOrigin, ReportHead
from vorlage.domain.words import Word

NOON = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)
NUMBERS = itertools.count(1)

texts = st.builds(
    lambda text, origin, is_read, engine: a_page(text, origin, is_read=is_read, engine=engine),
    st.sampled_from(["", "tap", "the tap drips", "水龙头"]),
    st.sampled_from(PageOrigin),
    st.booleans(),
    st.sampled_from(["", "engine 1", "engine 2"]),
)


def a_page(text: str, origin: PageOrigin = PageOrigin.NATIVE, *, is_read: bool = True, engine: str = "") -> Page:
    return Page(
        number=1,
        label="iv",
        width=300.0,
        height=200.0,
        text=text,
        origin=origin,
        language="en" if text else "",
        words=(Word(0, 3, None),) if text else (),
        hidden=(Hidden(HiddenKind.NOTE, "a note"),),
        is_read=is_read,
        engine=engine,
        reason="" if is_read else "page.dim: too dim to read",
    )


@pytest.fixture(scope="module")
def catalogue(shared_place: Place) -> Catalogue:
    made = shared_place.create()
    accession = Accession(
        number=AccessionNumber("2031-001"), genre=Genre.PRIMARY, code_name=None, note="", opened_at=NOON, closed_at=None
    )
    with made.writing() as connection:
        item_rows.insert_accession(connection, accession, salt=b"s", mark=b"m")
    return made


def entered(catalogue: Catalogue, *pages: Page) -> ItemNumber:
    """A new item with these pages, all that are not read awaiting OCR."""
    item = Item(
        number=ItemNumber(next(NUMBERS)),
        accession=AccessionNumber("2031-001"),
        path="scan.pdf",
        digest=Digest("a" * 64),
        size_bytes=3,
        genre=Genre.PRIMARY,
        parent=None,
        media_type="application/pdf",
        outcome=Outcome.PENDING,
        reason="",
        duplicate_of=None,
    )
    waiting = {page.number for page in pages if not page.is_read}
    with catalogue.writing() as connection:
        item_rows.insert_items(connection, [item])
        item_rows.update_outcome(connection, replace(item, outcome=Outcome.READ), "7", has_unread=bool(waiting))
        insert_pages(connection, item.number, pages, ReportHead(), made_at=NOON, awaiting_ocr=waiting)
    return item.number


def shown(catalogue: Catalogue, number: ItemNumber) -> Page:
    with catalogue.reading() as connection:
        record = record_of(connection, number)
    assert record is not None
    return record.pages[0]


@given(first=texts, others=st.lists(texts, max_size=5))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_text_is_lost_and_the_best_is_shown(catalogue: Catalogue, first: Page, others: list[Page]) -> None:
    """Whatever is laid over whatever: each text is among the layers once, and none stands above the one shown."""
    number = entered(catalogue, first)
    with catalogue.writing() as connection:
        for minutes, page in enumerate(others, start=1):
            lay_over(connection, number, page, made_at=NOON + timedelta(minutes=minutes))
    with catalogue.reading() as connection:
        layers = layers_of(connection, number, 1)
    assert {layer.text for layer in layers} | {""} == {page.text for page in (first, *others)} | {""}
    assert [layer.is_shown for layer in layers] == [True] + [False] * (len(layers) - 1)
    top = shown(catalogue, number)
    assert layers[0].text == top.text
    assert all(page.gives_way_to(top) for page in (first, *others))
    assert (top.label, top.width, top.hidden) == (first.label, first.width, first.hidden)


def test_a_persons_text_stands_before_any_machines(catalogue: Catalogue) -> None:
    """Recognising and even reading anew leave it shown."""
    number = entered(catalogue, a_page("t4p", is_read=False))
    with catalogue.writing() as connection:
        lay_over(connection, number, a_page("tap", PageOrigin.HUMAN), made_at=NOON + timedelta(hours=1))
        lay_over(connection, number, a_page("top", PageOrigin.OCR), made_at=NOON + timedelta(hours=2))
        clear_pages(connection, number)
        insert_pages(connection, number, [a_page("the tap")], ReportHead(), made_at=NOON + timedelta(hours=3))
        restore_human_texts(connection, number)
    assert (shown(catalogue, number).text, shown(catalogue, number).origin) == ("tap", PageOrigin.HUMAN)
    with catalogue.reading() as connection:
        assert {layer.text for layer in layers_of(connection, number, 1)} == {"t4p", "tap", "top", "the tap"}


def test_a_text_that_cannot_be_read_gives_way_to_what_an_engine_reads(catalogue: Catalogue) -> None:
    """A broken text layer is kept under the recognised text; a good one is not replaced."""
    broken = entered(catalogue, a_page("¤¤¤", PageOrigin.TEXT_LAYER, is_read=False))
    good = entered(catalogue, a_page("the tap", PageOrigin.TEXT_LAYER))
    with catalogue.writing() as connection:
        for number in (broken, good):
            lay_over(connection, number, a_page("tap", PageOrigin.OCR, engine="engine 1"), made_at=NOON)
    assert (shown(catalogue, broken).text, shown(catalogue, broken).engine) == ("tap", "engine 1")
    assert shown(catalogue, good).text == "the tap"
    with catalogue.reading() as connection:
        assert [layer.engine for layer in layers_of(connection, broken, 1)] == ["engine 1", "reading 7"]
        assert [layer.engine for layer in layers_of(connection, good, 1)] == ["reading 7", "engine 1"]


def test_reading_the_same_again_keeps_one_text(catalogue: Catalogue) -> None:
    """What a second reading says word for word is not kept twice."""
    number = entered(catalogue, a_page("tap"))
    with catalogue.writing() as connection:
        clear_pages(connection, number)
        insert_pages(connection, number, [a_page("tap")], ReportHead(), made_at=NOON + timedelta(hours=1))
        forget_repeated(connection, number)
    with catalogue.reading() as connection:
        assert [layer.is_shown for layer in layers_of(connection, number, 1)] == [True]


def test_an_item_settles_with_its_last_page(catalogue: Catalogue) -> None:
    """It is pending while a page awaits OCR, then has the outcome it was read with; what stays unread says why."""
    dim = a_page("", is_read=False)
    number = entered(catalogue, dim, replace(dim, number=2), replace(dim, number=3, is_read=True, text="sea"))
    recognised = replace(a_page("tap", PageOrigin.OCR), number=2)
    unsure = replace(a_page("", PageOrigin.OCR, is_read=False), reason="ocr.unsure: not read well")
    with catalogue.writing() as connection:
        assert [page for item, page in pages_awaiting_ocr(connection) if item == number] == [1, 2]
        lay_over(connection, number, unsure, made_at=NOON)
        assert not settle_when_recognised(connection, number)
        item = item_rows.item_by_number(connection, number)
        assert item is not None
        assert item.outcome is Outcome.PENDING
        assert number not in {each.number for each in item_rows.items_to_read(connection)}
        lay_over(connection, number, recognised, made_at=NOON)
        assert settle_when_recognised(connection, number)
        item = item_rows.item_by_number(connection, number)
        assert item is not None
        assert item.outcome is Outcome.READ
        assert unread_pages(connection)[number] == {1: "ocr.unsure: not read well"}
        await_ocr(connection, number, 1)
        assert (number, 1) in pages_awaiting_ocr(connection)


def test_what_an_engine_recognised_is_no_hint_for_the_next(catalogue: Catalogue) -> None:
    """Languages of the case are those of what originals say, so that a resumed run has the hints of an undisturbed."""
    with catalogue.reading() as connection:
        before = languages_read(connection)
    number = entered(catalogue, a_page("", is_read=False))
    with catalogue.writing() as connection:
        lay_over(connection, number, replace(a_page("tap", PageOrigin.OCR), language="tr"), made_at=NOON)
        assert languages_read(connection) == before
