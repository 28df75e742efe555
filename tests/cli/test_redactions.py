# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage redactions`: kinds, places and counts; words only when asked for, and on record."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.redaction.planting import CHANNELS
from vorlage.app import Case
from vorlage.domain.bad_redactions import BadRedactionKind, RedactionSureness
from vorlage.domain.custody import EventKind, Genre, ItemNumber
from vorlage.redaction.received.wording import KIND_WORDS, SURE_WORDS

Call = Callable[..., Result]
NAME = "Ivo Tamm"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of a page and a letter redacted badly, a note, a copy of the page, and a PDF that is cut off."""
    folder = tmp_path_factory.mktemp("held")
    page = CHANNELS["pdf.black_rect"](NAME)
    (folder / "page.pdf").write_bytes(page)
    (folder / "letter.docx").write_bytes(CHANNELS["docx.highlight"](NAME))
    (folder / "note.txt").write_text("The board met.", "utf-8")
    (folder / "same.pdf").write_bytes(page)
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    names = ("page.pdf", "letter.docx", "note.txt", "same.pdf", "cut.pdf")
    with Case.create(folder / "case") as new:
        new.add([folder / each for each in names], genre=Genre.PRIMARY)
    return folder / "case"


@pytest.fixture
def case(held: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(held, tmp_path / "case")


def test_failed_redactions_are_told_without_a_word_of_theirs(vorlage: Call, case: Path) -> None:
    """Kind, page, box, sureness and count, and never the name; a file that cannot be examined needs a look."""
    told, as_json = vorlage("redactions", case), vorlage("redactions", case, "--json")
    assert told.exit_code == as_json.exit_code == 1
    assert "cut.pdf" in told.stdout
    shape = json.loads(as_json.stdout)
    assert {(each["path"], each["kind"], each["page"], each["characters"]) for each in shape["redactions"]} == {
        ("page.pdf", "live_text", 1, 7),
        ("letter.docx", "highlight", None, 7),
    }
    box = next(each["box"] for each in shape["redactions"] if each["kind"] == "live_text")
    assert len(box) == 4
    for output in (told.output, as_json.output):
        assert "Tamm" not in output
        assert "recovered" not in output


def test_words_are_shown_only_when_asked_for_and_that_is_on_record_first(vorlage: Call, case: Path) -> None:
    """The event holds numbers and no word; a copy shows what its first does."""
    shown = vorlage("redactions", case, "page.pdf", "--show", "--json")
    assert [each["recovered"] for each in json.loads(shown.stdout)["redactions"]] == [NAME]
    assert NAME in vorlage("redactions", case, "same.pdf", "--show").stdout
    with Case.open(case) as opened:
        kinds = [(event.kind, "Tamm" in event.detail) for event in opened.custody_events(2)]
    assert kinds == [(EventKind.DISSEMINATION, False)] * 2


def test_nothing_is_shown_where_it_cannot_be_recorded(vorlage: Call, case: Path) -> None:
    """While another process adds, no word comes out."""
    with Case.open(case) as opened, opened._workplace.writing():
        refused = vorlage("redactions", case, "page.pdf", "--show")
    assert refused.exit_code != 0
    assert "Tamm" not in refused.output


def test_an_item_that_is_not_examined_says_so(vorlage: Call, case: Path) -> None:
    """A note is of no kind that is examined, and an item that is not there is a wrong call."""
    told = vorlage("redactions", case, "note.txt")
    assert told.exit_code == 1
    assert "format.unexamined" in told.stdout
    assert vorlage("redactions", case, "99").exit_code == 2


def test_the_words_under_a_box_are_stretches_of_the_text_of_the_record(case: Path) -> None:
    """They stand in the text layer as any other words do, so whoever hands text out is told where."""
    with Case.open(case) as opened:
        for number in (ItemNumber(1), ItemNumber(2)):
            record = opened.record(number)
            spans = opened.received_redactions.hidden_spans(number)
            assert [record.text[first:last] for first, last in spans] in ([NAME], NAME.split())


def test_every_kind_and_sureness_has_words() -> None:
    """A new kind needs them, on the page and on the command line."""
    assert KIND_WORDS.keys() == set(BadRedactionKind)
    assert SURE_WORDS.keys() == set(RedactionSureness)
