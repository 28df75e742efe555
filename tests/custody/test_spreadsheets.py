# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Rows as files for spreadsheets: nothing in them runs, and nothing of a cell is lost on the way."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from vorlage.custody.spreadsheets import neutral, rows_as_csv

cells = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)


@given(cell=st.text(max_size=20))
def test_a_neutral_cell_is_no_formula_and_keeps_its_words(cell: str) -> None:
    """At most an apostrophe is put before it; doing it twice changes nothing."""
    made = neutral(cell)
    assert made.removeprefix("'") == cell.removeprefix("'")
    assert made[:1] not in set("=+-@\t\r\n＝＋－＠")
    assert neutral(made) == made


@given(rows=st.lists(st.tuples(cells, cells), max_size=4))
def test_a_row_is_a_line_and_no_text_in_it_is_a_formula(rows: list[tuple[object, object]]) -> None:
    """Numbers stay numbers, minus sign and all; white space within a text is one space."""
    read = list(csv.reader(io.StringIO(rows_as_csv(("one", "other"), rows), newline="")))
    assert read[0] == ["one", "other"]
    assert len(read) == len(rows) + 1
    for printed, given_row in zip(read[1:], rows, strict=True):
        for cell, value in zip(printed, given_row, strict=True):
            if isinstance(value, str):
                assert cell == neutral(" ".join(value.split()))
            elif isinstance(value, float):
                assert float(cell) == float(f"{value:.15g}")
            elif isinstance(value, int) and not isinstance(value, bool):
                assert int(cell) == value
            else:
                assert cell == {None: "", True: "yes", False: "no"}[value]  # type: ignore[index]
