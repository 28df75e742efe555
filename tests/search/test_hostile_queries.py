# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""No query takes the machine: each is answered or refused at once, with little memory, loose and exact."""

from __future__ import annotations

import time
import tracemalloc
from contextlib import suppress

import pytest

from vorlage.domain.custody import ItemNumber
from vorlage.domain.errors import QueryRefusedError
from vorlage.domain.search import SearchAnswer, SearchOptions
from vorlage.search.page_index import IndexedPage, PageIndex
from vorlage.search.query import parse_query


def ask(index: PageIndex, typed: str, options: SearchOptions) -> SearchAnswer:
    return index.search(parse_query(typed), options, raw=typed)


_HOSTILE = (
    " ".join(f'"{"a b c " * n}"' for n in range(1, 40)),
    "a* " * 49,
    " OR ".join(f"w{n}*" for n in range(50)),
    '"' + "a " * 4_000 + '"',
    "(a OR (b -(" * 16 + "c",
    "x" * 9_999,
    "x" * 9_999 + "*",
    "水" * 9_999,
    "/.*a.{14}/",
    " ".join(f"/.*{letter}.{{5}}/" for letter in "abcdefghij"),
    "/(.*a){25}/ OR /(a|b)*a(a|b){20}/",
    "*a" + "?" * 14,
    " OR ".join(f"*{letter}*w*" for letter in "abcdefgh"),
    "well-/.*/ a-*",
    " OR ".join(f"wx{n}~2" for n in range(50)),
    " OR ".join(["a"] * 10_000),
    "*",
    '"' + "a b " * 200 + '"~100',
    '"' + "a b " * 4 + '"~100',
    "name:" + "memetjan" * 500,
    " ".join(["Memet"] * 499),
    "Xi Jin Ping " * 150,
    "NOT " + " NOT ".join(f"w{n}" for n in range(499)),
    "-" * 9_000 + "a",
    "\u0301" * 9_999,
    '"' + "( " * 4_000 + '"',
    "(" * 10_000 + "a" + ")" * 10_000,
    "a" * 1_000_000,
)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> PageIndex:
    """An index in which hostile queries find much."""
    index = PageIndex.open(tmp_path_factory.mktemp("crowded"))
    index.add(
        IndexedPage(
            number=ItemNumber(number),
            path=f"primary/{number}.txt",
            page_number=1,
            page_start=0,
            genre="primary",
            language="en",
            media_type="text/plain",
            text=f"a b c w{number} wx{number} 水 ( ( " * 20,
        )
        for number in range(1, 301)
    )
    return index


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize("number", range(len(_HOSTILE)))
def test_hostile_queries_answer_or_refuse_within_a_second(crowded: PageIndex, number: int, exact: bool) -> None:
    """A query cannot take the machine's time: processor seconds, since others may be using the machine too."""
    began = time.process_time()
    with suppress(QueryRefusedError):
        ask(crowded, _HOSTILE[number], SearchOptions(exact=exact))
    assert time.process_time() - began < 1.0


@pytest.mark.parametrize("number", range(len(_HOSTILE)))
def test_hostile_queries_take_no_memory(crowded: PageIndex, number: int) -> None:
    """A query cannot take the machine's memory: a hundred megabytes is far from any."""
    tracemalloc.start()
    try:
        with suppress(QueryRefusedError):
            ask(crowded, _HOSTILE[number], SearchOptions())
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()
