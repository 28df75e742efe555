# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A walk meets every page that answers, once, in the order of the records, forwards and backwards."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from vorlage.domain.custody import ItemNumber
from vorlage.domain.search import SearchOptions
from vorlage.search.page_index import IndexedPage, PageIndex
from vorlage.search.query import parse_query
from vorlage.search.walking import PageAddress, Walk

WORDS = ("harbour", "dredger", "survey", "mercury")


def a_page(number: int, page_number: int, text: str) -> IndexedPage:
    """A page of the leak."""
    return IndexedPage(
        number=ItemNumber(number),
        path=f"primary/{number}.txt",
        page_number=page_number,
        page_start=0,
        genre="primary",
        language="en",
        media_type="text/plain",
        text=text,
    )


def an_index(folder: Path, texts: dict[tuple[int, int], str]) -> PageIndex:
    """An index of some pages, entered in no order."""
    index = PageIndex.open(folder)
    for (number, page_number), text in sorted(texts.items(), key=lambda entry: hash(entry[1])):
        index.add([a_page(number, page_number, text)])
    return index


def walked(index: PageIndex, typed: str, options: SearchOptions = SearchOptions()) -> Walk:  # noqa: B008 - frozen
    """The walk for a query as typed."""
    return Walk(index, parse_query(typed), options)


@settings(max_examples=12)
@given(
    texts=st.dictionaries(
        st.tuples(st.integers(1, 6), st.integers(1, 4)),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
        min_size=1,
        max_size=8,
    ),
    typed=st.sampled_from(["harbour", "harbour OR mercury", "survey -dredger", '"survey mercury"']),
    exact=st.booleans(),
    begin=st.tuples(st.integers(1, 6), st.integers(1, 4)),
)
def test_a_walk_is_the_answer_in_the_order_of_the_records(
    texts: dict[tuple[int, int], str], typed: str, exact: bool, begin: tuple[int, int]
) -> None:
    """The pages that a search finds, by item and page; from a page on, it and those after it; backwards too."""
    options = SearchOptions(exact=exact, limit=100)
    with tempfile.TemporaryDirectory() as folder:
        index = an_index(Path(folder), texts)
        answer = index.search(parse_query(typed), options, raw=typed)
        found = sorted((hit.number, hit.page_number) for hit in answer.hits)
        walk = walked(index, typed, options)
        place: PageAddress = (ItemNumber(begin[0]), begin[1])
        assert list(walk.addresses()) == found
        assert list(walk.addresses(backwards=True)) == found[::-1]
        assert list(walk.addresses(begin=place)) == [each for each in found if each >= place]
        assert list(walk.addresses(begin=place, backwards=True)) == [each for each in found[::-1] if each <= place]
        assert [(each.page.number, each.page.page_number) for each in walk.pages()] == found
        assert walk.count() == len(found)


def test_more_pages_than_a_block_come_once_each(tmp_path: Path) -> None:
    """Items whose pages lie on both sides of a block's end are whole and in order."""
    index = PageIndex.open(tmp_path)
    index.add(a_page(number, page, "harbour") for page in range(40, 0, -1) for number in range(30, 0, -1))
    found = list(walked(index, "harbour").addresses())
    assert found == [(number, page) for number in range(1, 31) for page in range(1, 41)]


def test_hits_are_what_the_page_marks(tmp_path: Path) -> None:
    """Words that touch are one hit, as on the page itself."""
    index = an_index(tmp_path, {(1, 1): "The harbour, the dredger."})
    (found,) = walked(index, "harbour dredger").pages()
    assert [found.page.text[start:end] for start, end in found.hits] == ["harbour", "dredger"]
