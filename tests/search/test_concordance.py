# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Keyword in context: a line for each hit, turned as it is written, in order by neighbours, masked when it leaves."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.custody import ItemNumber
from vorlage.domain.search import SearchOptions
from vorlage.protection.roster import NOBODY
from vorlage.search.concordance import (
    ConcordanceLine,
    Direction,
    LineOrder,
    MaskedLines,
    _after,
    _before,
    concordance,
    csv_row,
    direction_of,
    in_order,
    lines_of,
)
from vorlage.search.page_index import IndexedPage, PageIndex
from vorlage.search.query import parse_query
from vorlage.search.walking import Walk


def a_walk(folder: Path, typed: str, *texts: str, language: str = "en") -> Walk:
    """A walk over pages of these texts, one to an item; each begins at 100 in its record."""
    index = PageIndex.open(folder)
    index.add(
        IndexedPage(
            number=ItemNumber(number),
            path=f"primary/{number}.txt",
            page_number=1,
            page_start=100,
            genre="primary",
            language=language,
            media_type="text/plain",
            text=text,
        )
        for number, text in enumerate(texts, start=1)
    )
    return Walk(index, parse_query(typed), SearchOptions())


def a_line(before: str = "", keyword: str = "lead", after: str = "") -> ConcordanceLine:
    """A line; one thing changed per test."""
    return ConcordanceLine(
        number=ItemNumber(1),
        path="primary/1.txt",
        page_number=1,
        start=0,
        end=len(keyword),
        before=before,
        keyword=keyword,
        after=after,
        language="en",
        direction=Direction.LEFT_TO_RIGHT,
    )


def test_each_hit_has_a_line_that_says_where_it_stands(tmp_path: Path) -> None:
    """Two hits of a page are two lines; white space is one blank; offsets point into the record."""
    (first, second) = lines_of(a_walk(tmp_path, "lead", "Old\n\nlead pipe and new lead.").pages(), width=12)
    assert (first.before, first.keyword, first.after) == ("Old ", "lead", " pipe and ne")
    assert (second.before, second.keyword, second.after) == ("ipe and new ", "lead", ".")
    assert (first.start, first.end) == (105, 109)


def test_an_arabic_line_is_turned_and_what_stands_before_stays_before(tmp_path: Path) -> None:
    """`before` is what is read first, which is on the right of the screen; a Latin name does not turn the line."""
    text = "عرض سعر لاستبدال وصلات الرصاص من شركة Samal للأنابيب"
    (line,) = lines_of(a_walk(tmp_path, "الرصاص", text, language="ar").pages())
    assert (line.before, line.after) == ("عرض سعر لاستبدال وصلات ", " من شركة Samal للأنابيب")
    assert line.direction is Direction.RIGHT_TO_LEFT
    assert direction_of("The word رصاص means lead.") is Direction.LEFT_TO_RIGHT
    assert direction_of("41") is Direction.LEFT_TO_RIGHT


@given(before=st.text("اب\u064b\u0651", max_size=30), after=st.text("اب\u064b\u0651", max_size=30))
def test_no_mark_is_cut_from_its_letter(before: str, after: str) -> None:
    """A context begins with no mark, and what is cut off behind it does not begin with one."""
    text = unicodedata.normalize("NFC", before + "X" + after)
    at = text.index("X")
    left, right = _before(text, at, 5), _after(text, at + 1, 5)
    assert not left or left[0] == text[0] or unicodedata.category(left[0])[0] != "M"
    rest = text[at + 1 + len(right) :]
    assert not rest or unicodedata.category(rest[0])[0] != "M"


@given(st.lists(st.builds(a_line, before=st.text("ab ", max_size=8), after=st.text("ab ", max_size=8)), max_size=12))
def test_order_keeps_every_line(lines: list[ConcordanceLine]) -> None:
    """The same lines, each once, whatever the order; putting them in order twice changes nothing."""
    for order in LineOrder:
        ordered = in_order(lines, order)
        assert sorted(map(id, ordered)) == sorted(map(id, lines))
        assert in_order(ordered, order) == ordered


def test_the_nearest_word_counts_first() -> None:
    """By the words after: 1R, then 2R; by the words before: 1L, then 2L, case and accents aside."""
    lines = [a_line("the new ", after=" pipe works"), a_line("a NEW ", after=" pipé also"), a_line("old ", after=" of")]
    assert [line.after for line in in_order(lines, LineOrder.RIGHT)] == [" of", " pipé also", " pipe works"]
    assert [line.before for line in in_order(lines, LineOrder.LEFT)] == ["a NEW ", "the new ", "old "]


def test_chinese_neighbours_are_characters(tmp_path: Path) -> None:
    """Without word spaces each character is a neighbour."""
    walk = a_walk(tmp_path, "铅", "含铅水", "用铅管", language="zh")
    shown = concordance(walk.pages(), LineOrder.RIGHT).lines
    assert [line.after for line in shown] == sorted(line.after for line in shown)


def test_a_cut_is_told(tmp_path: Path) -> None:
    """Lines past the limit are not shown, and that there are some is said."""
    walk = a_walk(tmp_path, "lead", "lead lead-free lead", "lead")
    assert concordance(walk.pages(), limit=4).is_cut is False
    assert concordance(walk.pages(), limit=3).is_cut is True
    found = concordance(walk.pages(), LineOrder.LEFT, most_in_order=2)
    assert (len(found.lines), found.is_cut) == (2, True)
    assert [line.number for line in concordance(walk.pages(), offset=3).lines] == [2]


def test_names_are_masked_in_what_leaves(tmp_path: Path) -> None:
    """Names and addresses around a keyword are placeholders; the keyword and the place are as they are."""
    walk = a_walk(tmp_path, "pipes", "We asked Ottilie Brandvold about pipes, at o.brandvold@karvessa.example, twice.")
    rows = list(csv.DictReader(io.StringIO("".join(MaskedLines(NOBODY).rows(walk.pages())))))
    assert [row["keyword"] for row in rows] == ["pipes"]
    assert "Brandvold" not in str(rows)
    assert "brandvold" not in str(rows)
    assert "[name]" in rows[0]["left"]
    assert (rows[0]["start"], rows[0]["item"]) == ("133", "1")


def test_a_hidden_keyword_has_no_line(tmp_path: Path) -> None:
    """Beside a placeholder the query would say whom it hides: the line is left out and counted."""
    lines = MaskedLines(NOBODY)
    walk = a_walk(tmp_path, "Brandvold", "We asked Ottilie Brandvold about pipes.")
    assert len(list(lines.rows(walk.pages()))) == 1
    assert (lines.written, lines.left_out) == (0, 1)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum(a1)", "\t=1", " =1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    """What a spreadsheet would run is text."""
    assert next(csv.reader([csv_row([cell])]))[0] == f"'{cell}"
