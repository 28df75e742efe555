# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage traces`: where and how sure, never what, unless it was asked for and is on record."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.traces import planting_traces as made
from vorlage.app import Case
from vorlage.domain.custody import EventKind, Genre, ItemNumber
from vorlage.domain.traces import Undetectable

Call = Callable[..., Result]
NAME = "Ivo Tamm"
CODED = "The bo\u200bard met in the sm\u2060all room."


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of a letter with an author and a coded word, a clean note, a file that is cut off, and an archive."""
    folder = tmp_path_factory.mktemp("held")
    letter = made.docx(text=CODED, docProps__core_DOT_xml=made.core(creator=NAME))
    (folder / "letter.docx").write_bytes(letter)
    (folder / "note.txt").write_text("The board met.", "utf-8")
    (folder / "papers.zip").write_bytes(made.zipped({"inner.rtf": made.rtf(head="{\\info{\\author " + NAME + "}}")}))
    (folder / "cut.pdf").write_bytes(made.pdf()[:300])
    with Case.create(folder / "case") as new:
        new.add([folder / each for each in ("letter.docx", "note.txt", "papers.zip", "cut.pdf")], genre=Genre.PRIMARY)
    return folder / "case"


@pytest.fixture
def case(held: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(held, tmp_path / "case")


def test_traces_are_told_by_place_and_never_by_value(vorlage: Call, case: Path) -> None:
    """Name and coded words are in no output, neither for people nor for scripts."""
    told = vorlage("traces", case, "letter.docx")
    as_json = vorlage("traces", case, "letter.docx", "--json")
    assert told.exit_code == as_json.exit_code == 0
    shape = json.loads(as_json.stdout)
    assert {each["kind"] for each in shape["traces"]} == {"author", "zero_width"}
    assert all({"number", "path", "page", "kind", "where", "sure", "advice"} <= each.keys() for each in shape["traces"])
    for output in (told.output, as_json.output):
        assert NAME not in output
        assert "\u200b" not in output
        assert "bo[" not in output
        assert "U+200B" not in output


def test_what_nobody_can_find_is_always_said(vorlage: Call, case: Path) -> None:
    """Also of a file in which nothing was found."""
    shape = json.loads(vorlage("traces", case, "note.txt", "--json").stdout)
    assert shape["traces"] == []
    assert [each["kind"] for each in shape["cannot_be_detected"]] == [each.value for each in Undetectable]
    assert "sensor" in vorlage("traces", case, "note.txt").stdout


def test_values_are_shown_only_when_asked_for_and_that_is_on_record_first(vorlage: Call, case: Path) -> None:
    """The event holds numbers, and neither name nor words."""
    before = len(_events(case))
    shown = vorlage("traces", case, "letter.docx", "--show", "--json")
    values = [value for each in json.loads(shown.stdout)["traces"] for value in each["values"]]
    assert NAME in values
    assert any("U+200B" in value for value in values)
    (event,) = _events(case)[before:]
    assert event == (EventKind.DISSEMINATION, "values of traces shown: 1 items: 1")


def test_nothing_is_shown_where_it_cannot_be_recorded(vorlage: Call, case: Path) -> None:
    """While another process adds, no value comes out."""
    with Case.open(case) as opened, opened._workplace.writing():
        refused = vorlage("traces", case, "letter.docx", "--show")
    assert refused.exit_code != 0
    assert NAME not in refused.output


def test_members_of_an_archive_are_examined_by_themselves(vorlage: Call, case: Path) -> None:
    """The archive has traces of its own; the author stands in its member."""
    shape = json.loads(vorlage("traces", case, "--json").stdout)
    authors = {each["path"] for each in shape["traces"] if each["kind"] == "author"}
    assert authors == {"letter.docx", "papers.zip!/inner.rtf"}


def test_a_file_that_cannot_be_examined_says_so_and_needs_a_look(vorlage: Call, case: Path) -> None:
    """A report with gaps never reads as one without findings."""
    told = vorlage("traces", case, "cut.pdf")
    assert told.exit_code == 1
    assert "not looked at" in told.stdout


def test_an_item_that_is_not_there_is_a_wrong_call(vorlage: Call, case: Path) -> None:
    """And nothing is examined."""
    assert vorlage("traces", case, "99").exit_code == 2


def test_a_report_is_the_same_whenever_it_is_made_and_whether_values_were_shown(case: Path) -> None:
    """What a person signs holds until something else is found."""
    with Case.open(case) as opened:
        first = opened.traces.report(ItemNumber(1))
        (shown,) = opened.traces.shown([ItemNumber(1)])
        assert not any(trace.values for trace in opened.traces.report(ItemNumber(1)).traces)
    with Case.open(case) as opened:
        again = opened.traces.report(ItemNumber(1))
        other = opened.traces.report(ItemNumber(2))
    assert first.reading == shown.reading == again.reading != other.reading


def _events(case: Path) -> list[tuple[EventKind, str]]:
    with Case.open(case) as opened:
        return [(event.kind, event.detail) for event in opened.custody_events(1_000)]


@pytest.fixture(scope="module")
def with_copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of two copies of one letter, one with a second space and another letter, and one other text."""
    folder = tmp_path_factory.mktemp("copies")
    text = made.text_of(5)
    changed = text.replace("pumps", "pump").replace("The seals", " The seals")
    (folder / "one.docx").write_bytes(made.docx(text=text))
    (folder / "two.txt").write_text(changed, "utf-8")
    (folder / "note.txt").write_text("Nothing alike at all stands here.", "utf-8")
    with Case.create(folder / "case") as new:
        new.add([folder / each for each in ("one.docx", "two.txt", "note.txt")], genre=Genre.PRIMARY)
    return folder / "case"


def test_two_copies_are_compared(vorlage: Call, with_copies: Path) -> None:
    """Where they differ is told for both, what stands there is not."""
    told = vorlage("traces", with_copies, "one.docx", "two.txt", "--compare", "--json")
    assert told.exit_code == 0
    shape = json.loads(told.stdout)
    assert {each["code"] for each in shape["traces"]} == {"copy.letter", "copy.spaces"}
    assert all("item 2, page/line 1/1" in each["where"] for each in shape["traces"])
    assert shape["looked_for"].count("copy_difference") == 1
    assert "pump" not in told.output


def test_what_stands_in_both_copies_is_shown_only_on_record(vorlage: Call, with_copies: Path) -> None:
    """With --show the words of both are printed, and the custody log has it by number."""
    told = vorlage("traces", with_copies, "one.docx", "two.txt", "--compare", "--show")
    assert "[pumps] [pump]" in told.output
    assert _events(with_copies)[-1] == (EventKind.DISSEMINATION, "values of traces shown: 2 items: 1 2")


def test_near_duplicates_are_compared_without_being_asked(vorlage: Call, with_copies: Path) -> None:
    """A report on a copy tells its differences from the other; a text without kin has none to be looked for."""
    shape = json.loads(vorlage("traces", with_copies, "one.docx", "--json").stdout)
    assert {each["code"] for each in shape["traces"]} == {"copy.letter", "copy.spaces"}
    alone = json.loads(vorlage("traces", with_copies, "note.txt", "--json").stdout)
    assert alone["traces"] == []
    assert "copy_difference" not in alone["looked_for"]


def test_a_comparison_takes_two_items(vorlage: Call, with_copies: Path) -> None:
    """With one or three it is refused, in words that say how."""
    told = vorlage("traces", with_copies, "one.docx", "--compare")
    assert told.exit_code == 2
    assert "ITEM OTHER --compare" in told.output
