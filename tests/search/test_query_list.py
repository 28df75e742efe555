# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A list of queries is read as people bring it, and a bad line spoils no other."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vorlage.domain.batches import MOST_LINES, FailedLine, LineFault
from vorlage.domain.custody import Genre
from vorlage.domain.errors import BatchListError
from vorlage.domain.search import SearchOptions
from vorlage.search.query_list import read_query_list

STRICT = SearchOptions(variants=False, transliterations=False, typos=False)
LOOSE = SearchOptions(typos=False)
CELL = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), min_size=1).map(str.strip)


def asked(text: str | bytes, options: SearchOptions = STRICT) -> list[tuple[int, str]]:
    """The line numbers and queries of a list."""
    content = text.encode("utf-8") if isinstance(text, str) else text
    return [(line.line, line.query) for line in read_query_list(content, options).lines]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_table_that_a_spreadsheet_writes_in_utf8_is_read(ending: str, mark: str, delimiter: str) -> None:
    """Comma, semicolon or tab; with or without a mark; any end of line; columns in any order and case."""
    rows = [["Name", "QUERY", "limit"], ["board", '"tap water"', "3"], ["", "铅 OR الرصاص", ""]]
    told = ending.join(delimiter.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows)
    lines = read_query_list((mark + told + ending).encode("utf-8"), STRICT).lines
    assert [(line.line, line.name, line.query, line.options.limit) for line in lines] == [
        (2, "board", '"tap water"', 3),
        (3, "", "铅 OR الرصاص", 20),
    ]


def test_lines_without_a_header_are_queries_as_they_stand() -> None:
    """Commas, semicolons and quotation marks belong to the query; blank lines count and are not asked."""
    told = 'lead, copper\n\n"tap water"\n"""a phrase"" OR b"\n  x AND y;z  \n'
    assert asked(told) == [(1, "lead, copper"), (3, '"tap water"'), (4, '"a phrase" OR b'), (5, "x AND y;z")]


def test_a_quotation_mark_that_is_not_closed_ends_with_its_line() -> None:
    """The lines below are asked; the bad ones are told by their number and why, and no other line is lost."""
    told = 'query,exact\nlead,1\n"minutes,1\nboard,perhaps\n,1\ncopper,,,x\n' + "((" * 300 + "a,\nnickel,no\n"
    found = read_query_list(told.encode("utf-8"), STRICT)
    assert [(line.line, line.query, line.options.exact) for line in found.lines] == [
        (2, "lead", True),
        (8, "nickel", False),
    ]
    assert found.failed == (
        FailedLine(line=3, fault=LineFault.MALFORMED),
        FailedLine(line=4, fault=LineFault.BAD_OPTION),
        FailedLine(line=5, fault=LineFault.NO_QUERY),
        FailedLine(line=6, fault=LineFault.MALFORMED),
        FailedLine(line=7, fault=LineFault.REFUSED),
    )


def test_options_of_a_line_come_before_those_of_the_list() -> None:
    """Each column does what the option of a search does."""
    told = "query,exact,case,genre,lang,type,limit,stems\na,yes,1,report,zh,text/plain,7,no\nb,,,,,,,\n"
    first, second = (line.options for line in read_query_list(told.encode("utf-8"), STRICT).lines)
    assert first == SearchOptions(
        exact=True, match_case=True, genre=Genre.REPORT, language="zh", media_type="text/plain", limit=7,
        stems=False, variants=False, transliterations=False, typos=False,
    )  # fmt: skip
    assert second == STRICT


def test_no_line_asks_for_spellings_of_names_where_the_list_does_not() -> None:
    """They are off unless the whole list is begun with them, so that the log says so; a line can switch them off."""
    told = b"query,variants\na,yes\nb,no\nc,\n"
    strict = read_query_list(told, STRICT)
    assert [line.query for line in strict.lines] == ["b", "c"]
    assert strict.failed == (FailedLine(line=2, fault=LineFault.VARIANTS_OFF),)
    assert not any(line.options.variants or line.options.transliterations for line in strict.lines)
    assert [line.options.transliterations for line in read_query_list(told, LOOSE).lines] == [True, False, True]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("query\nlead\n".encode("utf-16"), "text in UTF-16"),
        ("query\nlead\n".encode("utf-32"), "text in UTF-32"),
        ("query\nlead\nPlomo en la Cañada\n".encode("cp1252"), "line 3 is not UTF-8"),
        (b"lead\x00pipes\n", "no text"),
        (b"", "no line with a query"),
        (b" \n,,\n;;\n", "no line with a query"),
        (b"query\n", "0 lines"),
        (b"query,colour\na,b\n", "mean nothing here"),
        (b"query,query\na,b\n", "one column twice"),
        (b"a\n" * (MOST_LINES + 1), "20,001 lines"),
        (b"a" * 8_000_001, "longer file"),
    ],
    ids=range(11),
)
def test_what_is_no_list_is_refused_as_a_whole_and_not_repeated(content: bytes, found: str) -> None:
    """A wrong encoding is told as that: guessed at, it would ask for other names than those in the list."""
    with pytest.raises(BatchListError) as refused:
        read_query_list(content, STRICT)
    assert found in str(refused.value.found)
    assert "Plomo" not in str(refused.value) and "colour" not in str(refused.value)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=8))
def test_every_line_is_asked_or_told_and_never_both(rows: list[tuple[str, str]]) -> None:
    """Lines and failures have no line in common and are all lines that hold anything; queries are as written."""
    assume(any(cell for row in rows for cell in row))
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerows([("query", "name"), *rows])
    found = read_query_list(table.getvalue().encode("utf-8"), STRICT)
    numbers = [line.line for line in found.lines] + [failed.line for failed in found.failed]
    filled = [number for number, cells in enumerate(rows, 2) if any(cell.strip("\xa0\ufeff;,") for cell in cells)]
    assert sorted(numbers) == sorted(set(numbers))
    assert set(filled) <= set(numbers)
    assert all(rows[line.line - 2][0] == line.query for line in found.lines)
