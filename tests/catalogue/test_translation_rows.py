# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Translations and checks of authenticity in both stores: they come back as they were made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from tests.a_place import Place
from vorlage.catalogue.authenticity import checks_of, insert_check, insert_withdrawal, next_check
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.items import insert_accession, insert_items
from vorlage.catalogue.translations import (
    insert_translation,
    insert_translation_step,
    next_translation,
    translations_of,
)
from vorlage.domain.authenticity import AuthenticityCheck, CheckKind, CheckNumber, CheckWithdrawal, WholeItem
from vorlage.domain.claim_decisions import Anchor
from vorlage.domain.custody import Accession, AccessionNumber, CodeName, Digest, Genre, Item, ItemNumber, Outcome
from vorlage.domain.pages import text_digest
from vorlage.domain.translations import (
    AlignedStretch,
    Translation,
    TranslationNumber,
    TranslationStep,
    TranslationStepKind,
)

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
STRANGE = "a\x00b \ud800 民 \N{COMBINING ACUTE ACCENT}x"
HERON, BITTERN = CodeName("heron"), CodeName("bittern")


@pytest.fixture
def catalogue(place: Place) -> Iterator[Catalogue]:
    """A catalogue of two items."""
    made = place.create()
    with made.writing() as connection:
        number = AccessionNumber("2026-001")
        accession = Accession(
            number=number, genre=Genre.PRIMARY, code_name=None, note="", opened_at=NOW, closed_at=None
        )
        insert_accession(connection, accession, salt=b"", mark=b"")
        insert_items(connection, [an_item(1), an_item(2)])
    yield made
    made.close()


def an_item(number: int) -> Item:
    """One that was read."""
    return Item(
        number=ItemNumber(number),
        accession=AccessionNumber("2026-001"),
        path=f"primary/{number}.txt",
        digest=Digest(f"{number:064x}"),
        size_bytes=3,
        genre=Genre.PRIMARY,
        parent=None,
        media_type="text/plain",
        outcome=Outcome.READ,
        reason="",
        duplicate_of=None,
    )


def a_translation(number: int, item: int, *steps: TranslationStep) -> Translation:
    """One of strange text."""
    return Translation(
        number=TranslationNumber(number),
        item=ItemNumber(item),
        page=3,
        layer_digest=text_digest("页"),
        language="zh-Hant",
        text=STRANGE,
        aligned=(AlignedStretch((0, 1), (0, 3)), AlignedStretch((4, 9), (3, 5))),
        translator=HERON,
        made_at=NOW,
        steps=steps,
    )


def test_translations_come_back_with_their_steps(catalogue: Catalogue) -> None:
    """By number: all, those of an item, and one; a step is a row of its own."""
    check, gone = (TranslationStep(kind, BITTERN, NOW) for kind in TranslationStepKind)
    with catalogue.writing() as connection:
        assert next_translation(connection) == 1
        insert_translation(connection, a_translation(1, 1, check))
        insert_translation(connection, a_translation(2, 2))
        insert_translation_step(connection, TranslationNumber(2), gone)
    with catalogue.reading() as connection:
        first, second = a_translation(1, 1, check), a_translation(2, 2, gone)
        assert translations_of(connection) == (first, second)
        assert translations_of(connection, item=ItemNumber(2)) == (second,)
        assert translations_of(connection, number=1) == (first,)
        assert next_translation(connection) == 3


def test_checks_come_back_with_exhibits_and_withdrawal(catalogue: Catalogue) -> None:
    """Words and whole items in order; a withdrawal takes a number and leaves the check where it was."""
    words = Anchor(
        number=ItemNumber(2),
        page=1,
        start=4,
        end=4 + len(STRANGE),
        layer_digest=text_digest("页"),
        exact=STRANGE,
        prefix="\x00",
        suffix="",
    )
    check = AuthenticityCheck(
        number=CheckNumber(1),
        item=ItemNumber(1),
        kind=CheckKind.OTHER_HOLDERS,
        made_on=date(2026, 3, 2),
        found=STRANGE,
        by=HERON,
        at=NOW,
        exhibits=(WholeItem(ItemNumber(2), Digest("b" * 64)), words),
    )
    gone = CheckWithdrawal(number=CheckNumber(2), by=BITTERN, at=NOW, reason=STRANGE)
    with catalogue.writing() as connection:
        insert_check(connection, check)
        assert checks_of(connection, ItemNumber(1)) == (check,)
        assert next_check(connection) == 2
        insert_withdrawal(connection, check, gone)
    with catalogue.reading() as connection:
        (kept,) = checks_of(connection, ItemNumber(1))
        assert (kept.exhibits, kept.found, kept.withdrawn) == (check.exhibits, STRANGE, gone)
        assert checks_of(connection, ItemNumber(2)) == ()
        assert next_check(connection) == 3
