# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage redact`: from a case with a PDF, a table and a note to copies that name nobody, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from fpdf import FPDF

from tests.redaction.examiner import recovered
from tests.redaction.planting_pdf import PDF_CHANNELS
from vorlage.app import Case
from vorlage.domain.custody import CodeName, EventKind, Genre, Item
from vorlage.domain.errors import OutputMissError, RedactionError
from vorlage.domain.protection import PersonNumber
from vorlage.domain.redactions import BoxRemoval, CopyForm, Padding, RedactionGround
from vorlage.domain.words import Box
from vorlage.protection.persons import NamedPerson
from vorlage.redaction.copies.making import CopyOrder
from vorlage.redaction.copies.painting import pixels_of

Call = Callable[..., Result]
NAME = "Quenby Thistlewood"
LINES = (
    "The leak in the north basin was reported by Quenby Thistle-",
    "wood on the third day of the month. The board was told, and it",
    "asked Ilvane Morrowick for a second opinion before the summer.",
    "The harbour is closed to ships of more than two metres depth.",
)


def a_pdf() -> bytes:
    """A page of text with a name over a line end, and another one."""
    pdf = FPDF(format="A4", unit="pt")
    pdf.set_font("Helvetica", size=12)
    pdf.add_page()
    for at, line in enumerate(LINES):
        pdf.text(72, 100 + 20 * at, line)
    return bytes(pdf.output())


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case in which one name is protected, and nobody decided about the other."""
    folder = tmp_path_factory.mktemp("redacting")
    (folder / "memo.pdf").write_bytes(a_pdf())
    (folder / "note.txt").write_text(f"the memo is by {NAME}; ask Ilvane Morrowick.\n", "utf-8")
    (folder / "posts.csv").write_text(f'post,holder\nengineer,"{NAME}"\nclerk,=1+1\n', "utf-8")
    with Case.create(folder / "case") as opened:
        opened.add([folder / name for name in ("memo.pdf", "note.txt", "posts.csv")], genre=Genre.PRIMARY)
        opened.protection.protect([NamedPerson(spellings=(NAME,), ground="asked for it")])
    return folder / "case"


def item_of(opened: Case, ending: str) -> Item:
    """The item whose path ends so."""
    return next(item for item in opened.items() if item.path.endswith(ending))


def test_a_pdf_by_names_holds_no_name_and_keeps_the_rest(case: Path, vorlage: Call, tmp_path: Path) -> None:
    """Both halves of a name over a line end are hidden, the undecided one too; other lines are as they were."""
    out = tmp_path / "copy.pdf"
    said = vorlage("redact", case, "1", "--out", out, "--names", "--json")
    assert said.exit_code == 0, said.output
    told = json.loads(said.stdout)
    assert told["pages"] == 1 and len(told["boxes"]) == 3 and told["check"]["misses"] == 0
    assert {box["origin"] for box in told["boxes"]} == {"name"}
    for secret in (NAME, "Thistle", "Ilvane Morrowick"):
        assert recovered(out.read_bytes(), secret, tmp_path / "look") == []
    with Case.open(case) as opened:
        boxes = [Box(*box["box"]) for box in told["boxes"]]
        plain = opened.redactions.raster(opened.item("1").number, 1)
        painted = opened.redactions.raster(opened.item("1").number, 1, boxes)
        page = opened.record(opened.item("1").number).pages[0]
        inside = pixels_of(plain, boxes, width=page.width, height=page.height)
        assert all(
            painted.levels[top * plain.width + left : top * plain.width + right] == bytes(right - left)
            for left, top, right, _ in inside
        )
        hidden = sum((right - left) * (bottom - top) for left, top, right, bottom in inside)
        differing = sum(a != b for a, b in zip(plain.levels, painted.levels, strict=True))
        assert 0 < differing <= hidden
        event = opened.custody_events(1)[0]
    assert event.kind is EventKind.DISSEMINATION and "redacted copy of item 1 as pdf: 1 pages, 3 boxes" in event.detail


def test_the_same_copy_is_made_twice(case: Path) -> None:
    """Byte by byte, so that two desks can compare."""
    with Case.open(case) as opened:
        order = CopyOrder(form=CopyForm.TEXT)
        number = opened.item("2").number
        assert opened.redactions.copy(number, order).content == opened.redactions.copy(number, order).content


def test_boxes_alone_that_leave_a_protected_name_are_refused(case: Path, vorlage: Call, tmp_path: Path) -> None:
    """Nothing is left at the place, not even a part; the message says where and never what."""
    out = tmp_path / "copy.pdf"
    said = vorlage("redact", case, "1", "--out", out, "--box", "1:72,130,200,145")
    assert said.exit_code == 1 and "redacting.miss" in said.output
    assert "Thistle" not in said.output and "Quenby" not in said.output
    assert list(tmp_path.iterdir()) == []


def test_texts_and_tables_have_placeholders(case: Path, vorlage: Call, tmp_path: Path) -> None:
    """Names are hidden in them always; no cell runs; what was replaced is counted."""
    note, table = tmp_path / "a.txt", tmp_path / "b.csv"
    assert vorlage("redact", case, "2", "--out", note).exit_code == 0
    assert note.read_text("utf-8") == "the memo is by [name]; ask [name].\n"
    assert vorlage("redact", case, "3", "--out", table).exit_code == 0
    assert table.read_text("utf-8").splitlines()[1:] == ['"engineer","[name]"', '"clerk","\'=1+1"']


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("1", "--out", "copy.docx"), "call.redaction"),
        (("2", "--out", "copy.pdf"), "call.redaction"),
        (("1", "--out", "copy.pdf", "--box", "9:1,1,2,2"), "call.unknown-page"),
        (("1", "--out", "copy.pdf", "--box", "1:5,5,5,9"), "call.redaction"),
        (("1", "--out", "copy.pdf", "--box", "1:900,5,950,9"), "call.redaction"),
        (("1", "--out", "copy.pdf", "--box", "somewhere"), "call.redaction"),
        (("1", "--out", "copy.pdf", "--candidates", "none.txt"), "call.redaction"),
        (("77", "--out", "copy.pdf"), "call.unknown-item"),
        (("1", "--out", "missing/copy.pdf"), "call.export"),
    ],
)
def test_a_wrong_call_makes_nothing(
    case: Path, vorlage: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: str
) -> None:
    """It says what is unharmed and what to do, and leaves no file."""
    monkeypatch.chdir(tmp_path)
    said = vorlage("redact", case, *words)
    assert said.exit_code == 2 and code in said.output and "Next:" in said.output
    assert list(tmp_path.iterdir()) == []


def test_a_copy_never_takes_a_place_that_is_taken(case: Path, vorlage: Call, tmp_path: Path) -> None:
    """What is there stays."""
    out = tmp_path / "copy.txt"
    out.write_text("mine", "utf-8")
    assert vorlage("redact", case, "2", "--out", out).exit_code == 2
    assert out.read_text("utf-8") == "mine"


def test_boxes_are_kept_taken_away_and_never_overwritten(case: Path) -> None:
    """Who drew what, when and why stays on record; the log says neither where on the page nor who."""
    with Case.open(case) as opened:
        number = item_of(opened, "note.txt").number
        pdf = item_of(opened, "memo.pdf").number
        heron, sorrel = CodeName("HERON"), CodeName("SORREL")
        drawn = opened.redactions.draw(pdf, 1, Box(70, 150, 200, 165), RedactionGround.SAFETY, heron)
        assert opened.redactions.boxes(pdf) == (drawn,) and opened.redactions.boxes(number) == ()
        removal = opened.redactions.remove(pdf, drawn.number, sorrel)
        assert opened.redactions.boxes(pdf) == ()
        assert opened.redactions.history(pdf) == (drawn, removal) and isinstance(removal, BoxRemoval)
        details = [event.detail for event in opened.custody_events(2)]
        assert details == [f"box {drawn.number} drawn on page 1: safety", f"box {drawn.number} taken away"]
        with pytest.raises(RedactionError):
            opened.redactions.remove(pdf, drawn.number)
        with pytest.raises(RedactionError):
            opened.redactions.draw(pdf, 1, Box(700, 150, 800, 165), RedactionGround.SAFETY)
        assert next(item for item in opened.verify().checked) is not None


def test_every_occurrence_of_a_protected_name_is_found_and_the_asking_noted(case: Path) -> None:
    """On all pages, over line ends; it answers for the protected alone, with places and no words."""
    with Case.open(case) as opened:
        found = opened.redactions.every_occurrence(PersonNumber(1), Padding.LINE)
        assert next((each.page_number, len(each.boxes)) for each in found) == (1, 2)
        assert len(found) == 3 and "Quenby" not in repr(found)
        assert "places of one protected name shown" in opened.custody_events(1)[0].detail
        with pytest.raises(RedactionError):
            opened.redactions.every_occurrence(PersonNumber(9))


def test_what_an_output_must_not_hold_is_found_in_it(case: Path) -> None:
    """For editions: the hidden words of the records, protected or undecided."""
    with Case.open(case) as opened:
        must_not_hold = opened.redactions.must_not_hold([item.number for item in opened.items()])
        assert not opened.redactions.check_output(b"by Ilvane Morrowick", must_not_hold, ending=".txt").is_clean
        assert opened.redactions.check_output(b"by nobody at all", must_not_hold, ending=".txt").is_clean


def test_how_many_candidates_fit_is_told(case: Path, vorlage: Call, tmp_path: Path) -> None:
    """Two numbers: for who does not know the words beside the name, and for who guessed them; never a name."""
    names = tmp_path / "names.txt"
    names.write_text("\n".join(f"Quenby {'Thistlewood'[:length]}" for length in range(1, 12)), "utf-8")
    with Case.open(case) as opened:
        number = item_of(opened, "memo.pdf").number
        order = CopyOrder(form=CopyForm.PDF, by_names=True, candidates=tuple(names.read_text("utf-8").splitlines()))
        made = opened.redactions.copy(number, order)
    assert len(made.fittings) == 3
    assert all(each.candidates == 11 and each.if_guessed <= each.fitting for each in made.fittings)
    assert made.fittings[0].fitting == 11 and made.fittings[2].if_guessed <= 4
    assert "Quenby" not in repr(made)


def test_what_a_failed_redaction_was_to_hide_is_in_no_text(tmp_path: Path) -> None:
    """Ordinary words under a black bar in the received file: whoever hid them there meant them to be hidden."""
    (tmp_path / "minutes.pdf").write_bytes(PDF_CHANNELS["pdf.black_rect"]("the sluice was opened"))
    with Case.create(tmp_path / "case") as opened:
        opened.add([tmp_path / "minutes.pdf"], genre=Genre.PRIMARY)
        number = opened.items()[0].number
        assert "sluice" in opened.record(number).text
        copy = opened.redactions.copy(number, CopyOrder(form=CopyForm.TEXT)).content.decode()
        assert "sluice" not in copy and "[withheld]" in copy and "the north basin" in copy
        must_not_hold = opened.redactions.must_not_hold([number])
        assert not opened.redactions.check_output(b"the sluice was", must_not_hold, ending=".txt").is_clean


def test_a_miss_leaves_no_copy(case: Path) -> None:
    """A page that shows a protected name cannot be copied by boxes beside it."""
    with Case.open(case) as opened, pytest.raises(OutputMissError) as refused:
        order = CopyOrder(form=CopyForm.PDF, boxes={1: [Box(72, 150, 200, 164)]})
        opened.redactions.copy(item_of(opened, "memo.pdf").number, order)
    assert "Thistle" not in str(refused.value)
