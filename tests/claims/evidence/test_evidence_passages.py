# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a record is cut into: sentences, and rows that know their columns."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.claims.cases import a_record
from vorlage.claims.evidence.passages import amount_of, cells_of, passages_of
from vorlage.domain.custody import Genre

_TEXT = st.text(alphabet='ab Z.\n\t;,|"12。中ا', max_size=120).map(lambda text: unicodedata.normalize("NFC", text))
_TABLE = "District;Street;Homes on lead\nQuay;Hide Lane;388\nQuay;Bark Street;301\nAll;Total;689"


@given(st.lists(_TEXT, min_size=1, max_size=3))
def test_passages_quote_their_record_in_order_and_never_meet(pages: list[str]) -> None:
    """Whatever stands on the pages: what is offered stands there verbatim, on the page named, once."""
    record = a_record(*pages, genre=Genre.PRIMARY)
    passages = list(passages_of(record))
    assert all(record.text[each.start : each.end] == each.text for each in passages)
    assert all(record.page_at(each.start).number == each.page for each in passages)
    assert all(one.end <= other.start for one, other in pairwise(passages))


def test_a_row_knows_what_its_columns_are_called_and_what_they_come_to() -> None:
    """Cells keep their place, the first row names them, and a column's sum leaves the total out."""
    rows = list(passages_of(a_record(_TABLE, genre=Genre.PRIMARY)))
    cells = cells_of(rows[1])
    assert [(cell.text, cell.column) for cell in cells][2] == ("388", "Homes on lead")
    assert rows[1].text[cells[2].start : cells[2].end] == "388"
    assert rows[0].sums == ((2, 689.0),)


def test_commas_of_prose_make_no_table() -> None:
    """Two sentences with as many commas as each other are sentences."""
    said = "In May, as planned, the pumps stood still.\nIn June, as feared, the pumps ran dry."
    assert all(not each.columns for each in passages_of(a_record(said, genre=Genre.PRIMARY)))


def test_a_label_is_no_amount() -> None:
    """`TQ-17` names a sample; `41` and `41 mg` are amounts."""
    assert [amount_of(cell) for cell in ("TQ-17", "41", "41 mg", "kept since 2019 in the cellar, unopened")] == [
        None, 41.0, 41.0, None,
    ]  # fmt: skip


def test_a_sentence_knows_its_heading_and_its_neighbours() -> None:
    """What stands around it helps to find it, and is no part of it."""
    record = a_record("Filter jugs\n\nThey came in May.\n\nThere are 60 in the store.", genre=Genre.PRIMARY)
    last = list(passages_of(record))[-1]
    assert (last.heading, last.before, last.text) == (
        "Filter jugs", "They came in May.", "There are 60 in the store.",
    )  # fmt: skip
