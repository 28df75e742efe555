# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A query is read as people of the trade write it, never fails on form, and is shown back."""

from __future__ import annotations

import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlage.domain.errors import QueryRefusedError
from vorlage.domain.search import Nothing, Phrase, Prefix, Term
from vorlage.search.query import parse_query, positive_leaves, read_as

_WRITTEN = (
    "lead pipe AND OR NOT ( ) - + “ ” « » 「 」 * 教育 1,535 ' § a-b （ ） „ *x -- x*y ＊ ~ ~1 ~2 ^2 ^1 ^0.5 / /a+b/ "
    '/a( = =x path:a path:" page:3 page:[2 page:{0 name:x lang:zh ? ?? a?b x? [ ] } TO 5] 0} \\ : {'
)
_PIECES = st.sampled_from([*_WRITTEN.split(" "), '"', " ", " ", " ", "\n", "\x00", "\u200b", "\u3000"])


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=80))
def test_what_is_shown_back_reads_the_same(typed: str) -> None:
    """Parsing the reading of a query gives the query."""
    query = parse_query(typed)
    assert parse_query(read_as(query)) == query


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("lead pipe", "lead AND pipe"),
        ("lead OR pipe water", "lead OR (pipe AND water)"),
        ("(lead OR pipe) water", "(lead OR pipe) AND water"),
        ("lead -pipe", "lead AND NOT pipe"),
        ("lead NOT (pipe OR water)", "lead AND NOT (pipe OR water)"),
        ('lead -"old pipe"', 'lead AND NOT "old pipe"'),
        ("lead -(old pipe)", "lead AND NOT (old AND pipe)"),
        ("+lead +pipe", "lead AND pipe"),
        ("NOT NOT lead", "lead"),
        ("lead pipe lead", "lead AND pipe"),
        ("NOT lead", "NOT lead"),
        ("lead and pipe or not", "lead AND and AND pipe AND or AND not"),
        ("“old  pipe”", '"old pipe"'),
        ("„altes Rohr“", '"altes Rohr"'),
        ("«vieux tuyau»", '"vieux tuyau"'),
        ("「铅管」", '"铅管"'),
        ('«he said "no"»', '«he said "no"»'),
        ("contam*", "contam*"),
        ("教育培训", "教育培训"),
        ("（铅 OR 管） 水", "(铅 OR 管) AND 水"),
        ("lead)", "lead"),
        ("((lead", "lead"),
        ("lead OR", "lead"),
        ("AND lead", "lead"),
        ("OR OR", ""),
        ('"lead', "lead"),
        ('5" pipe', "5 AND pipe"),
        ("* lead", "lead"),
        ("lead - pipe", "lead AND pipe"),
        ("lead & pipe", "lead AND pipe"),
        ("()", ""),
        ("", ""),
        ('"AND"', '"AND"'),
        ("don’t", "don’t"),
        ("cafe\u0301", "caf\u00e9"),
        ("lead NOT AND pipe", "lead AND NOT pipe"),
        ('"old pipe"~3', '"old pipe"~3'),
        ('"pipe"~3', '"pipe"'),
        ("led~ pipe~2", "led~1 AND pipe~2"),
        ("led~7", "led~2"),
        ("l?ad *ead p*e", "l?ad AND *ead AND p*e"),
        ("who knew what?", "who AND knew AND what?"),
        ("/le(a|e)ds?/ -/x+/", "/le(a|e)ds?/ AND NOT /x+/"),
        ("/le(ads/", "/le AND ads/"),
        ("and/or /tmp/x", "and/or AND /tmp/x"),
        ('="O\'Brien" -=lead', '="O\'Brien" AND NOT ="lead"'),
        ("path:minutes type:pdf lang:zh genre:report", "path:minutes AND type:pdf AND lang:zh AND genre:report"),
        ('path:"board minutes"', 'path:"board minutes"'),
        ("number:7 page:[2 TO 5] page:{2 TO *]", "number:7 AND page:[2 TO 5] AND page:[3 TO *]"),
        ("12:30 foo:bar date:2019", "12:30 AND foo:bar AND date:2019"),
        ("name:lurien", 'name:"lurien"'),
        ('lead^2 "old pipe"^0.5 (a OR b)^3', 'lead^2 AND "old pipe"^0.5 AND (a OR b)^3'),
        ("lead^1 a^^", "lead AND a^^"),
        ("((a OR b)^2)^3", "(a OR b)^6"),
        ("OR~ AND^2 a", "a"),
    ],
)
def test_queries_are_read_as_the_trade_writes_them(typed: str, reading: str) -> None:
    """Each form has one reading."""
    assert read_as(parse_query(typed)) == reading


def test_leaves_under_no_not_are_what_a_page_is_shown_for() -> None:
    """Excluded words are never highlighted."""
    query = parse_query('lead pip* "old town" -water lead NOT (a OR b)')
    assert positive_leaves(query) == (Term("lead"), Prefix("pip"), Phrase("old town"))


def test_an_empty_query_is_nothing() -> None:
    """No word is no query."""
    assert parse_query(" ,.- ") == Nothing()


@pytest.mark.parametrize(
    "hostile",
    [
        "(" * 10_000 + "a" + ")" * 10_000,
        "(" * 4_000,
        "(" * 200 + "a" + ")" * 200,
        "a" * 1_000_000,
        "NOT " * 2_499 + "a",
        "-" * 9_999 + "a",
        "a " * 5_000,
        '"' * 9_999,
        "“" * 9_999,
        "*" * 10_000,
        "(a OR (b " * 60,
        "/" + "(" * 4_000 + "a" + ")" * 4_000 + "/",
        "/((a{300}){300}){300}/",
        "/(a*)*b/ /(a|aa)+$/ /(.*a){25}/",
        "/" + "a?" * 4_000 + "/",
        "/" + "a|" * 4_000 + "b/",
        "/[" * 4_000,
        "a~" * 4_999,
        "a" + "~" * 9_999,
        "a" + "^2" * 4_999,
        "a" + "*?" * 4_999,
        "path:" + "*a" * 4_999,
        "type:" + "*a" * 4_999,
        "page:[" * 1_600,
        " OR ".join(["a"] * 2_400),
        "=" * 9_999,
        "name:" * 1_999,
        "\u0301" * 10_000,
        "a" + "\u0301\u0327" * 4_999,
        "\x00" * 10_000,
    ],
)
def test_hostile_queries_answer_or_refuse_at_once(hostile: str) -> None:
    """No query takes a second or a hundred megabytes to read."""
    tracemalloc.start()
    began = time.process_time()
    try:
        reading = read_as(parse_query(hostile))
        assert len(reading) <= 4 * len(hostile)
    except QueryRefusedError as refusal:
        assert refusal.code == "call.query-refused"
        assert hostile[:50] not in str(refusal)
    finally:
        took = time.process_time() - began
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert took < 1.0
    assert peak < 100_000_000
