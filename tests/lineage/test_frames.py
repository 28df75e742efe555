# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Texts in from any table, a lineage out as tables."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas
import pyarrow
import pytest

from vorlage.lineage import lineage_as_json, lineage_tables, trace_lineage, witness_from_text, witnesses_from

from .reports_written import WIRE, edited, first_paragraphs

ROWS: list[dict[str, Any]] = [
    {"siglum": "wire", "text": WIRE, "published": "2024-05-02", "credits": ["Meridian Wire"]},
    {"siglum": "edited", "text": edited(WIRE), "published": "2024-05-03", "credits": None},
    {"siglum": "cut", "text": first_paragraphs(WIRE, 4), "published": None, "credits": []},
]
EXPECTED = (
    witness_from_text("wire", WIRE, published="2024-05-02", credits=("Meridian Wire",)),
    witness_from_text("edited", edited(WIRE), published="2024-05-03"),
    witness_from_text("cut", first_paragraphs(WIRE, 4)),
)


@pytest.mark.parametrize("make", [list, pyarrow.Table.from_pylist, pandas.DataFrame])
def test_rows_and_tables_become_the_same_witnesses(make: Callable[[list[dict[str, Any]]], Any]) -> None:
    """Dictionaries, an Arrow table and a pandas frame say the same; what is missing stays empty."""
    assert witnesses_from(make(ROWS)) == EXPECTED


def test_bare_texts_get_sigla_that_sort_as_they_came() -> None:
    """Eleven texts are 01 to 11; a mapping brings its own sigla; witnesses stay as they are."""
    assert [one.siglum for one in witnesses_from([f"text {k}" for k in range(11)])][::5] == ["01", "06", "11"]
    assert witnesses_from({"wire": WIRE}) == (witness_from_text("wire", WIRE),)
    assert witnesses_from(EXPECTED) == EXPECTED


def test_days_may_be_dates() -> None:
    """A column of dates is read as TIMEX3."""
    assert witnesses_from([{"text": "a", "published": date(2024, 5, 2)}])[0].published == "2024-05-02"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"text": "a", "colour": "red"}, "no column is called colour"),
        ({"title": "a"}, "has no text"),
        ({"text": "a", "title": 3}, "holds words"),
        ({"text": "a", "number": "3"}, "whole number"),
        ({"text": "a", "credits": [3]}, "credits are words"),
    ],
)
def test_what_cannot_be_understood_is_refused(row: dict[str, object], words: str) -> None:
    """Nothing is dropped or guessed."""
    with pytest.raises(TypeError, match="give a list"):
        witnesses_from("a text")
    with pytest.raises((ValueError, TypeError), match=words):
        witnesses_from([row])


def test_the_tables_say_what_the_lineage_says() -> None:
    """Each table has a row for each thing, and passages quote what their offsets point at."""
    lineage = trace_lineage(EXPECTED)
    tables = lineage_tables(lineage)
    told = lineage_as_json(lineage)
    assert [(row["a"], row["b"], row["relation"]) for row in tables.pairs.to_rows()] == [
        (pair["a"], pair["b"], pair["relation"]) for pair in told["pairs"]
    ]
    assert len(tables.passages) == sum(len(pair["passages"]) for pair in told["pairs"]) > 0
    assert len(tables.variants) == sum(len(pair["variants"]) for pair in told["pairs"]) > 0
    assert len(tables.edges) == len(told["stemma"]["edges"])
    assert tables.exemplars.to_rows() == told["exemplars"]
    assert (tables.low, tables.high) == (lineage.origins.low, lineage.origins.high)
    assert tables.origins.to_rows() == told["independent_origins"]["list"]
    text = {one.siglum: one.text for one in EXPECTED}
    for row in tables.passages.to_rows():
        assert row["a_text"] == text[row["a"]][row["a_start"] : row["a_end"]] != ""
        assert row["b_text"] == text[row["b"]][row["b_start"] : row["b_end"]] != ""


def test_arrow_and_pandas_hold_the_same_rows() -> None:
    """Rows survive the way through Arrow, the C stream and pandas; an empty table keeps its types."""
    tables = lineage_tables(trace_lineage(EXPECTED))
    for table in (tables.witnesses, tables.pairs, tables.passages, tables.variants, tables.edges, tables.origins):
        assert table.to_arrow().to_pylist() == table.to_rows()
        assert pyarrow.table(table).equals(table.to_arrow())
        assert list(table.to_pandas().columns) == list(table.types)
        assert len(table.to_pandas()) == len(table)
    empty = lineage_tables(trace_lineage([]))
    assert len(empty.pairs) == 0
    assert empty.pairs.to_arrow().schema == tables.pairs.to_arrow().schema


def test_without_the_extra_rows_still_come_and_arrow_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program without pyarrow gets lists of dictionaries, and an error that names the extra."""
    really = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "pyarrow":
            raise ModuleNotFoundError(name=name)
        return really(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    table = lineage_tables(trace_lineage(EXPECTED)).pairs
    assert len(table.to_rows()) == 3
    with pytest.raises(ModuleNotFoundError, match=r"vorlage\[frames\]"):
        table.to_pandas()
