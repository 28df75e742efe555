# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A catalogue with made-up records to index, of one to three pages each, in four languages.

Every page has a word that no other page has: `only` with the numbers of its item and itself.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from vorlage.catalogue import items as item_rows
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.pages import insert_pages
from vorlage.domain.custody import Accession, AccessionNumber, Digest, Genre, Item, ItemNumber, Outcome
from vorlage.domain.pages import Page, PageOrigin, ReportHead

NOON = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)
WORDS = {
    "en": "lead pipe harbour reading tap minutes board water measured closed Selva Morano".split(),  # noqa: SIM905
    "zh": "水管 铅 港口 读数 会议 关闭 测量 龙头 林海宁".split(),  # noqa: SIM905
    "ru": "свинец труба гавань замер кран протокол вода закрыто Сельва Морано".split(),  # noqa: SIM905
    "ar": "رصاص أنبوب ميناء قراءة صنبور محضر مياه مغلق".split(),  # noqa: SIM905
}


def a_catalogue(place: Path) -> Catalogue:
    """An empty one with one accession."""
    made = Catalogue.create(place)
    accession = Accession(
        number=AccessionNumber("2031-001"), genre=Genre.PRIMARY, code_name=None, note="", opened_at=NOON, closed_at=None
    )
    with made.writing() as connection:
        item_rows.insert_accession(connection, accession, salt=b"s", mark=b"m")
    return made


def enter_records(catalogue: Catalogue, numbers: range) -> None:
    """Enter read items with these numbers; the same number always has the same pages."""
    with catalogue.writing() as connection:
        for number in numbers:
            item = _item(number)
            item_rows.insert_items(connection, [item])
            item_rows.update_outcome(connection, replace(item, outcome=Outcome.READ), "7", has_unread=False)
            insert_pages(connection, item.number, pages_of(number), ReportHead())


def _item(number: int) -> Item:
    return Item(
        number=ItemNumber(number),
        accession=AccessionNumber("2031-001"),
        path=f"primary/{number % 7}/{number}.txt",
        digest=Digest(f"{number:064x}"),
        size_bytes=3,
        genre=Genre.PRIMARY,
        parent=None,
        media_type="text/plain",
        outcome=Outcome.PENDING,
        reason="",
        duplicate_of=None,
    )


def pages_of(number: int) -> list[Page]:
    chance = random.Random(number)
    return [_page(number, page, chance) for page in range(1, 2 + number % 3)]


def only(number: int, page: int) -> str:
    """The word that this page alone has."""
    return f"only{number}x{page}"


def _page(number: int, page: int, chance: random.Random) -> Page:
    language = chance.choice(sorted(WORDS))
    glue = "" if language == "zh" else " "
    lines = [glue.join(chance.choices(WORDS[language], k=8)) for _ in range(chance.randint(2, 6))]
    return Page(
        number=page,
        label="",
        width=300.0,
        height=200.0,
        text="\n".join([*lines, only(number, page)]),
        origin=PageOrigin.NATIVE,
        language=language,
        words=(),
        hidden=(),
        is_read=True,
        engine="",
        reason="",
    )


def questions(count: int) -> list[str]:
    """Words, phrases and combinations of them; most of them find something."""
    chance = random.Random(11)
    asked = []
    for number in range(count):
        language = sorted(WORDS)[number % len(WORDS)]
        one, other, third = chance.choices(WORDS[language], k=3)
        forms = (one, f"{one} {other}", f'"{one} {other}"', f"{one} OR {other}", f"{one} -{other}", f"{one[:2]}*")
        more = (f"{one} {other} {third}", f"({one} OR {other}) {third}", f"{one}~1", f"lang:{language} {one}", "page:2")
        asked.append(chance.choice((*forms, *more, only(chance.randint(1, 60), 1))))
    return asked
