# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pairs of characters as words of their own, and the dictionary of names beside the index of pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.custody import ItemNumber
from vorlage.domain.errors import IndexUnreadableError
from vorlage.domain.search import SearchOptions
from vorlage.search import index_store
from vorlage.search.common_pairs import common_pairs, kept_pairs, pairs_among
from vorlage.search.page_index import IndexedPage, PageIndex
from vorlage.search.query import parse_query
from vorlage.search.words import words_in

_TEXTS = ["大坝安全检查，大坝。", "水库大坝", "水库，安全", "水 库 report 大\n坝", "坝大", "安全全安 dam", "ダム安全"]
_ASKED = ["大坝", "水库", "安全", "坝大", '"水库"', "大坝安全", '"大 坝"', "全安", "ダム"]


def pages_of(texts: Iterable[str]) -> Iterator[IndexedPage]:
    for number, text in enumerate(texts, 1):
        yield IndexedPage(
            number=ItemNumber(number),
            path=f"primary/{number}.txt",
            page_number=1,
            page_start=0,
            genre="primary",
            language="zh",
            media_type="text/plain",
            text=text,
        )


def found(index: PageIndex, typed: str) -> set[int]:
    options = SearchOptions(with_facets=False)
    return {hit.number for hit in index.search(parse_query(typed), options, raw=typed).hits}


def test_pairs_as_words_change_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index that begins with many pages has common pairs as words, and finds what one without them finds."""
    plain = PageIndex.open(tmp_path / "plain")
    plain.add(pages_of(_TEXTS))
    monkeypatch.setattr(index_store, "SAMPLE_PAGES", len(_TEXTS))
    paired = PageIndex.open(tmp_path / "paired")
    paired.add(pages_of(_TEXTS))
    assert not kept_pairs(tmp_path / "plain")
    assert {"大坝", "水库", "安全", "坝大"} <= kept_pairs(tmp_path / "paired")
    for typed in _ASKED:
        assert found(paired, typed) == found(plain, typed), typed
    assert found(paired, "大坝") == {1, 2, 4}


def test_pairs_once_chosen_hold_for_pages_that_come_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever writes next, in another process or after a kill, cuts pages into the same words."""
    monkeypatch.setattr(index_store, "SAMPLE_PAGES", len(_TEXTS))
    PageIndex.open(tmp_path / "index").add(pages_of(_TEXTS))
    chosen = kept_pairs(tmp_path / "index")
    later = PageIndex.open(tmp_path / "index")
    later.add(pages_of([*_TEXTS, "水库与大坝"]))
    assert kept_pairs(tmp_path / "index") == chosen
    assert found(later, "大坝") == {1, 2, 4, 8}


@given(texts=st.lists(st.text("大坝水库安 ,a", max_size=12), min_size=1, max_size=6))
def test_pairs_are_characters_beside_each_other(texts: list[str]) -> None:
    """In a row of words a pair stands where a phrase of its two characters does, and nowhere else."""
    common = common_pairs(texts)
    for text in texts:
        words = words_in(text)
        rows = {f"{one}{other}" for one, other in pairwise(words) if "a" not in one + other}
        assert set(pairs_among(words, common)) == rows


def test_a_rare_pair_is_no_word(tmp_path: Path) -> None:
    """Only what stands on one page in two hundred is worth its room."""
    texts = ["水库"] * 400 + ["大坝"]
    assert common_pairs(texts) == {"水库"}


def test_a_name_stays_known_when_the_page_that_told_it_is_another(tmp_path: Path) -> None:
    """Each name is kept once, with the first page that has it; the others are found by it all the same."""
    index = PageIndex.open(tmp_path / "index")
    index.add(pages_of(["Марлен Доват", "Доват, Марлен Доват"]))
    index.add(pages_of(["nothing of that"]))
    assert found(index, "Marlen Dovat") == {2}


def test_an_index_without_its_names_is_no_index(tmp_path: Path) -> None:
    """Half an index would find half: it is refused, so that it is made again."""
    PageIndex.open(tmp_path / "index").add(pages_of(_TEXTS))
    shutil.rmtree(tmp_path / "index" / "names")
    with pytest.raises(IndexUnreadableError):
        PageIndex.open(tmp_path / "index")
