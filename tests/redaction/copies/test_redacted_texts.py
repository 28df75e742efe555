# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Redacted texts and tables: placeholders of no width, no characters that nobody sees, no cell that runs."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.pages import Page, PageOrigin, Record
from vorlage.domain.protection import PLACEHOLDERS, SpotKind
from vorlage.protection.roster import NOBODY, Roster
from vorlage.redaction.copies.hiding import PageSpot, spots_by_page
from vorlage.redaction.copies.texts import WITHHELD, as_csv, as_text, plain, stretches


def a_record(*texts: str, media_type: str = "text/plain") -> Record:
    """A record of these pages."""
    pages = tuple(
        Page(number=number, label="", width=0, height=0, text=text, origin=PageOrigin.NATIVE, language="en")
        for number, text in enumerate(texts, start=1)
    )
    return Record(number=ItemNumber(1), path="a", genre=Genre.PRIMARY, media_type=media_type, pages=pages)


def rows(content: bytes) -> list[list[str]]:
    """What a spreadsheet program would read."""
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))


def hidden(record: Record, roster: Roster = NOBODY) -> dict[int, tuple[tuple[int, int, str], ...]]:
    """What is replaced, page by page."""
    return {number: stretches(spots, ()) for number, spots in spots_by_page(record, roster).items()}


@pytest.mark.parametrize("name", ["Ilvane Morrowick", "Bo Ash", "Quenby-Harrowgate Thistlewood-Alderney"])
def test_a_placeholder_tells_no_length(name: str) -> None:
    """Whoever it was, the copy is the same."""
    record = a_record(f"the letter was written by {name} in May 2017.")
    assert as_text(record, hidden(record)) == b"the letter was written by [name] in May 2017.\n"


def test_a_name_over_the_end_of_a_page_is_hidden_on_both() -> None:
    """A record is one text, however it is cut."""
    record = a_record("it was written by Ilvane", "Morrowick in May 2017.")
    assert "Ilvane" not in as_text(record, hidden(record)).decode()
    assert "Morrowick" not in as_text(record, hidden(record)).decode()


def test_what_is_hidden_once_is_hidden_everywhere() -> None:
    """A name that could be told at one place is not read at another, where it could not."""
    record = a_record("the letter is by Morrowick Lane.\n\nLATER: MORROWICK LANE SAID NOTHING OF THE SORT AT ALL.")
    assert b"morrowick" not in as_text(record, hidden(record)).lower()


def test_where_a_box_was_drawn_the_text_says_withheld() -> None:
    """A box over a name wins over the placeholder of the name."""
    spots = [PageSpot(0, 4, SpotKind.NAME)]
    assert stretches(spots, [PageSpot(2, 9, SpotKind.NAME)]) == ((0, 9, WITHHELD),)


def test_no_cell_of_a_copy_can_run() -> None:
    """Formulas of a leaked table are words in its copy."""
    record = a_record("=cmd()\tb\n+1\t@x\n", media_type="application/vnd.ms-excel")
    assert all(cell[:1] not in "=+-@" for row in rows(as_csv(record, {})) for cell in row if cell)


def test_a_csv_is_read_with_its_own_separators_and_quotes() -> None:
    """The cells of the copy are those of the table."""
    record = a_record('street;homes\n"a; ""b""";2\n', media_type="text/csv")
    assert rows(as_csv(record, {})) == [["street", "homes"], ['a; "b"', "2"]]


def test_a_name_cut_by_cells_has_its_placeholder_in_each() -> None:
    """What stands in two columns is hidden in both."""
    record = a_record("surname\tgiven\nMorrowick\tIlvane\n", media_type="application/vnd.ms-excel")
    found = rows(as_csv(record, hidden(record, Roster(["Ilvane Morrowick"], []))))
    assert found[1] == [PLACEHOLDERS[SpotKind.NAME]] * 2


@given(st.text(max_size=80))
def test_a_copy_has_no_character_that_is_not_seen(text: str) -> None:
    """Zero-width characters, tags and odd spaces carry marks of a copy; making it plain twice changes nothing."""
    once = plain(text)
    assert plain(once) == once
    assert "  " not in once and "\u200b" not in once and "\u2003" not in once
    kept = {character for character in once if unicodedata.category(character) in ("Cf", "Cc", "Cn", "Co", "Cs")}
    assert kept <= {"\n", "\t", "\u200c", "\u200d"}


def test_a_joiner_that_spells_stays() -> None:
    """In Persian it is a letter's form; between Latin letters it is a mark."""
    assert plain("می\u200cخواهم") == "می\u200cخواهم"
    assert plain("ca\u200cse\u200d") == "case"
