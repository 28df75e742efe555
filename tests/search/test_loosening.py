# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What loose search adds, how each is switched off, and how a hit says which it was. Names are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from vorlage.domain.custody import ItemNumber
from vorlage.domain.search import MatchKind, SearchOptions
from vorlage.search.page_index import IndexedPage, PageIndex
from vorlage.search.query import parse_query

_TEXTS = (
    ("Zhou Wenbin signed", "en"),
    ("周文斌签字", "zh"),
    ("Подписал Чжоу Вэньбинь", "ru"),
    ("Chou Wen-pin signed", "en"),
    ("the inspections of water", "en"),
    ("the inspection", "en"),
    ("O'Brien, café", "en"),
    ("OBrien, cafe", "en"),
    ("Gulmira Karim", "en"),
    ("古丽米拉·卡里姆", "zh"),
    ("Zhou Wenbing signed", "en"),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> PageIndex:
    return made(tmp_path_factory.mktemp("loosening"))


def made(folder: Path) -> PageIndex:
    index = PageIndex.open(folder / "index")
    index.add(
        IndexedPage(
            number=ItemNumber(number),
            path=f"primary/{number}.txt",
            page_number=1,
            page_start=0,
            genre="primary",
            language=language,
            media_type="text/plain",
            text=text,
        )
        for number, (text, language) in enumerate(_TEXTS, 1)
    )
    return index


def hows(index: PageIndex, typed: str, options: SearchOptions | None = None) -> dict[int, set[MatchKind]]:
    hits = index.search(parse_query(typed), options or SearchOptions(), raw=typed).hits
    return {int(hit.number): {match.how for match in hit.matched} for hit in hits}


@pytest.mark.parametrize(
    ("typed", "without", "page", "how"),
    [
        ("inspection", SearchOptions(stems=False), 5, MatchKind.STEM),
        ("Zhou Wenbin", SearchOptions(variants=False), 4, MatchKind.VARIANT),
        ("Zhou Wenbin", SearchOptions(transliterations=False), 2, MatchKind.TRANSLITERATION),
        ("Zhou Wenbin", SearchOptions(transliterations=False), 3, MatchKind.TRANSLITERATION),
        ("Gulmira Karim", SearchOptions(transliterations=False), 10, MatchKind.TRANSLITERATION),
        ("inspektions", SearchOptions(typos=False), 5, MatchKind.FUZZY),
    ],
)
def test_each_loosening_says_what_it_is_and_can_be_switched_off(
    index: PageIndex, typed: str, without: SearchOptions, page: int, how: MatchKind
) -> None:
    """On, the page is found and told as such; off, it is not found."""
    assert how in hows(index, typed)[page]
    assert page not in hows(index, typed, without)


def test_one_syllable_more_is_somebody_else(index: PageIndex) -> None:
    """Wenbin finds no Wenbing, nor the other way round, nor a name that is nowhere a neighbour of it."""
    assert 11 not in hows(index, "Zhou Wenbin")
    assert set(hows(index, "Zhou Wenbing")) == {11}
    assert hows(index, "Zhou Wenpan") == {}


def test_quotation_marks_loosen_nothing_but_the_form_of_letters(index: PageIndex) -> None:
    """A phrase is found folded, in no other spelling, script or form."""
    assert hows(index, '"zhou wenbin"') == {1: {MatchKind.EXACT}}
    assert set(hows(index, '"inspection"')) == {6}
    assert set(hows(index, '"cafe"')) == {7, 8}


def test_one_word_may_be_asked_for_as_written(index: PageIndex) -> None:
    """The others stay loose."""
    assert set(hows(index, '="café"')) == {7}
    assert set(hows(index, "=cafe -o'brien")) == {8}
    assert set(hows(index, '="inspections" Water')) == {5}
    assert hows(index, '="inspection" water') == {}


def test_an_excluded_name_is_excluded_as_typed(index: PageIndex) -> None:
    """No page is left out for another spelling of a name."""
    assert 4 in hows(index, "signed NOT (Zhou Wenbin)")
    assert 1 not in hows(index, "signed NOT (Zhou Wenbin)")


def test_a_name_can_be_asked_for_in_small_letters(index: PageIndex) -> None:
    """Said to be a name, or Chinese by its sounds, it is looked for as one."""
    assert set(hows(index, "zhou wenbin")) == {1, 2, 3, 4}
    assert set(hows(index, 'name:"gulmira karim"')) == {9, 10}
    assert set(hows(index, "gulmira karim")) == {9}


def test_fields_narrow_a_query(index: PageIndex) -> None:
    """Path, language, type and numbers, alone and with words."""
    assert set(hows(index, "lang:zh")) == {2, 10}
    assert set(hows(index, "signed number:[2 TO 5]")) == {4}
    assert set(hows(index, "path:primary/4 type:plain")) == {4}
    assert hows(index, "signed -genre:primary") == {}


def test_weight_changes_the_order_alone(index: PageIndex) -> None:
    """The heavier clause comes first, and the same pages are found."""
    light, heavy = "café^0.01 OR water^50", "café^50 OR water^0.01"
    assert set(hows(index, light)) == set(hows(index, heavy))
    assert next(iter(hows(index, light))) == 5
    assert next(iter(hows(index, heavy))) in (7, 8)
