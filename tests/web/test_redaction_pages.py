# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Redaction in the browser: boxes drawn and taken away, every place of a name, second persons, and the copy."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image
from starlette.testclient import TestClient

from vorlage.app import Case
from vorlage.domain.custody import EventKind, Genre, ItemNumber
from vorlage.domain.protection import PersonNumber
from vorlage.domain.redactions import BoxRemoval, RedactionGround
from vorlage.domain.words import Box
from vorlage.protection.persons import NamedPerson
from vorlage.web.redaction import GROUND_WORDS

HOME = "http://127.0.0.1:8765"
NAME = "Quenby Thistlewood"
LINES = (
    f"The leak in the north basin was reported by {NAME}",
    "on the third day of the month. The board was told, and it",
    "asked Ilvane Morrowick for a second opinion before the summer.",
)
BOX = {"x0": "72", "y0": "112", "x1": "200", "y1": "122", "ground": "informant", "by": "HERON"}


def a_pdf() -> bytes:
    """A page of three lines, and one of the first line alone."""
    pdf = FPDF(format="A4", unit="pt")
    pdf.set_font("Helvetica", size=12)
    for lines in (LINES, LINES[:1]):
        pdf.add_page()
        for at, line in enumerate(lines):
            pdf.text(72, 100 + 20 * at, line)
    return bytes(pdf.output())


def a_label() -> bytes:
    """A page of one line, and small: it is drawn and read quickly."""
    pdf = FPDF(format=(420, 80), unit="pt")
    pdf.set_font("Helvetica", size=12)
    pdf.add_page()
    pdf.text(20, 30, f"for {NAME}")
    return bytes(pdf.output())


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A memo of two pages, a label and a note, in which one name is protected and nobody decided about another."""
    folder = tmp_path_factory.mktemp("redacting")
    (folder / "memo.pdf").write_bytes(a_pdf())
    (folder / "label.pdf").write_bytes(a_label())
    (folder / "note.txt").write_text(f"the memo is by {NAME}\n", "utf-8")
    with Case.create(folder / "case") as opened:
        opened.add([folder / name for name in ("memo.pdf", "label.pdf", "note.txt")], genre=Genre.PRIMARY)
        opened.protection.protect([NamedPerson(spellings=(NAME,), ground="asked for it")])
        yield opened


@pytest.fixture
def memo(case: Case) -> Iterator[ItemNumber]:
    """The memo, without a box at the end."""
    yield from without_boxes_after(case, "memo.pdf")


@pytest.fixture
def label(case: Case) -> Iterator[ItemNumber]:
    """The label, likewise."""
    yield from without_boxes_after(case, "label.pdf")


def without_boxes_after(case: Case, ending: str) -> Iterator[ItemNumber]:
    """An item, whose boxes are taken away at the end of a test."""
    number = next(item.number for item in case.items() if item.path.endswith(ending))
    yield number
    for box in case.redactions.boxes(number):
        case.redactions.remove(number, box.number)


@pytest.fixture
def desk(case: Case, let_in: Callable[[Case], TestClient]) -> TestClient:
    """Somebody who came in."""
    return let_in(case)


def send(desk: TestClient, address: str, fields: dict[str, str], *, of: str = "") -> tuple[int, str]:
    """Post a form with the token that a page has, and follow where it leads; the status and the page."""
    token = re.search(r'name="form_token" value="([^"]+)"', desk.get(of or "/items/1/redact").text)
    assert token is not None
    answer = desk.post(address, data={"form_token": token[1], **fields}, headers={"Origin": HOME})
    return answer.status_code, answer.text


def test_a_box_is_drawn_changed_and_taken_away_and_all_of_it_stays_on_record(
    desk: TestClient, case: Case, memo: ItemNumber
) -> None:
    """Drawing another instead adds the new one and a removal of the old one."""
    page = f"/items/{memo}/pages/1"
    before = len(case.redactions.history(memo))
    status, shown = send(desk, f"{page}/boxes", BOX)
    (box,) = case.redactions.boxes(memo)
    assert (status, box.box, box.by.text) == (200, Box(72, 112, 200, 122), "HERON")
    assert f"Box {box.number}" in shown
    assert 'class="painted"' in shown, "what is painted for it is drawn too"

    form = desk.get(f"{page}/redact?box={box.number}").text
    assert f'name="instead" value="{box.number}"' in form
    assert 'name="x1" type="text" inputmode="decimal" size="6" required autocomplete="off" value="200.0"' in form
    send(desk, f"{page}/boxes", {**BOX, "x1": "240", "instead": str(box.number)})
    (changed,) = case.redactions.boxes(memo)
    assert changed.box.x1 == 240

    send(desk, f"/items/{memo}/boxes/{changed.number}/remove", {"by": "WREN"})
    assert case.redactions.boxes(memo) == ()
    history = case.redactions.history(memo)[before:]
    assert [isinstance(row, BoxRemoval) for row in history] == [False, False, True, True]
    assert "box drawn" in desk.get(f"/items/{memo}/redact").text


def test_placeholders_have_numbers_and_never_names(desk: TestClient, memo: ItemNumber) -> None:
    """Protected ones the number of the person, undecided ones none; the page as text is nowhere on this page."""
    shown = desk.get(f"/items/{memo}/pages/1/redact").text
    assert "[name 1]" in shown
    assert re.search(r"<code>\[name\]</code> 1 place", shown)
    assert "Thistlewood" not in shown
    assert "Morrowick" not in shown


def test_a_text_is_shown_with_its_placeholders_and_takes_no_boxes(desk: TestClient, case: Case) -> None:
    """There is no picture to draw on, and its copy hides names always."""
    note = next(item.number for item in case.items() if item.path.endswith("note.txt"))
    shown = desk.get(f"/items/{note}/pages/1/redact").text
    assert 'the memo is by <mark class="placeholder" dir="ltr">[name 1]</mark>' in shown
    assert "Thistlewood" not in shown
    assert "cannot be found by matching" not in shown
    assert send(desk, f"/items/{note}/pages/1/boxes", BOX)[0] == 400
    assert case.redactions.history(note) == ()


def test_every_place_of_a_name_is_shown_drawn_and_undone_in_one_step_each(
    desk: TestClient, case: Case, memo: ItemNumber
) -> None:
    """And showing it is in the custody log; drawing twice draws nothing twice."""
    listed = send(desk, "/redact/persons/1", {})[1]
    assert "4 pages of 3 records" in listed
    assert "1 page without a picture" in listed
    assert "Thistlewood" not in listed
    assert any("protected name shown" in event.detail for event in case.custody_events(3))

    send(desk, f"/items/{memo}/pages/1/boxes", BOX)
    (before,) = case.redactions.boxes(memo)
    drawn = send(desk, "/redact/persons/1/draw", {"by": "HERON"})[1]
    numbers = re.findall(r'name="(first|last)" value="(\d+)"', drawn)
    boxes = [box for box in case.redactions.boxes(memo) if box != before]
    assert {box.page_number for box in boxes} == {1, 2}
    assert {box.ground for box in boxes} == {RedactionGround.NAME}
    assert "Nothing was drawn" in send(desk, "/redact/persons/1/draw", {})[1]

    undone = send(desk, "/redact/persons/1/undo", dict(numbers))[1]
    assert "taken away again" in undone
    assert case.redactions.boxes(memo) == (before,), "what somebody drew otherwise stays"
    wide = send(desk, "/redact/persons/1/undo", {"first": "1", "last": "999"})[1]
    assert "0 boxes taken away again" in wide


def test_pages_that_nobody_reads_are_listed_where_a_name_is_looked_for(
    tmp_path: Path, let_in: Callable[[Case], TestClient]
) -> None:
    """Matching cannot vouch for them."""
    noise = io.BytesIO()
    Image.frombytes("L", (90, 60), random.Random(7).randbytes(90 * 60)).save(noise, "PNG")
    (tmp_path / "scan.png").write_bytes(noise.getvalue())
    with Case.create(tmp_path / "case") as opened:
        opened.add([tmp_path / "scan.png"], genre=Genre.PRIMARY)
        opened.protection.protect([NamedPerson(spellings=(NAME,), ground="asked for it")])
        desk = let_in(opened)
        listed = send(desk, "/redact/persons/1", {})[1]
        assert "1 page of the case is read well by no engine" in listed
        assert 'href="/items/1/pages/1/redact"' in listed
        assert "cannot be found by matching" in desk.get("/items/1/pages/1/redact").text


def test_whoever_drew_does_not_sign_and_a_change_voids_what_was_signed(
    desk: TestClient, case: Case, memo: ItemNumber
) -> None:
    """The second person is another one, and signs boxes as they are."""
    send(desk, f"/items/{memo}/pages/1/boxes", {**BOX, "by": "OSPREY"})
    sign = {"subject": f"redaction-{memo}", "back": "redact", "answer": "sign"}
    refused = send(desk, f"/items/{memo}/release", {**sign, "by": "OSPREY"})
    assert refused[0] == 400
    assert "does not sign" in refused[1]
    status, shown = send(desk, f"/items/{memo}/release", {**sign, "by": "PLOVER"})
    assert status == 200
    assert "Signed by <bdi>PLOVER</bdi>" in shown
    send(desk, f"/items/{memo}/pages/2/boxes", {**BOX, "by": "OSPREY"})
    assert "Signed by" not in desk.get(f"/items/{memo}/redact").text


def test_the_preview_is_black_where_the_boxes_are_and_the_copy_has_no_name(
    desk: TestClient, case: Case, label: ItemNumber
) -> None:
    """Pixels as they would be published; the saved copy is in the custody log before it is handed out."""
    send(desk, f"/items/{label}/pages/1/boxes", {**BOX, "x0": "250", "x1": "300", "y0": "55", "y1": "75"})
    assert "redacted.png" in desk.get(f"/items/{label}/pages/1/redact?look=now").text
    picture = Image.open(io.BytesIO(desk.get(f"/items/{label}/pages/1/redacted.png").content)).convert("L")
    assert picture.getpixel((int(275 * 150 / 72), int(65 * 150 / 72))) == 0
    assert picture.getpixel((int(400 * 150 / 72), int(65 * 150 / 72))) == 255

    token = re.search(r'name="form_token" value="([^"]+)"', desk.get(f"/items/{label}/redact").text)
    assert token is not None
    fields = {"form_token": token[1], "form": "txt"}
    saved = desk.post(f"/items/{label}/redact/copy", data=fields, headers={"Origin": HOME})
    assert saved.headers["content-disposition"] == "attachment; filename=redacted-copy.txt"
    assert "[name]" in saved.text
    assert "Thistlewood" not in saved.text
    assert case.custody_events(1)[0].kind is EventKind.DISSEMINATION


def test_a_copy_that_would_show_a_protected_name_is_not_handed_out(
    desk: TestClient, case: Case, label: ItemNumber
) -> None:
    """Boxes alone leave the name: the check says so, and nothing is saved or recorded."""
    before = case.custody_events(1)
    status, shown = send(desk, f"/items/{label}/redact/copy", {"form": "pdf"})
    assert status == 409
    assert "held what must not leave the case" in shown
    assert case.custody_events(1) == before


def test_how_many_of_a_list_fit_is_told_and_the_list_kept_nowhere(desk: TestClient, memo: ItemNumber) -> None:
    """The names that were typed are not on the page that answers."""
    status, shown = send(desk, f"/items/{memo}/pages/1/fitting", {"candidates": "Bo Li\nQuenby Thistlewood\n"})
    assert status == 200
    assert "of 2</td>" in shown
    assert "Bo Li" not in shown


def test_what_stands_before_publication_is_listed_with_what_to_do(desk: TestClient, memo: ItemNumber) -> None:
    """Nothing is opened before somebody asks; then every step has its answer."""
    first = desk.get(f"/items/{memo}/release").text
    assert "Nobody looked yet." in first
    asked = desk.get(f"/items/{memo}/release?look=now").text
    assert "Read the report, then sign." in asked
    assert "Not asked now" not in asked
    shown = send(desk, f"/items/{memo}/release", {"subject": f"traces-{memo}", "answer": "sign", "by": "PLOVER"})[1]
    assert "Signed by <bdi>PLOVER</bdi>" in shown


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/items/1/pages/1/boxes", BOX),
        ("/items/1/boxes/1/remove", {}),
        ("/items/1/redact/copy", {"form": "txt"}),
        ("/items/1/pages/1/fitting", {"candidates": "A"}),
        ("/items/1/release", {"subject": "traces-1", "by": "PLOVER"}),
        ("/redact/persons/1", {}),
        ("/redact/persons/1/draw", {}),
        ("/redact/persons/1/undo", {"first": "1", "last": "9"}),
    ],
)
def test_no_form_of_another_page_does_anything(desk: TestClient, case: Case, path: str, fields: dict[str, str]) -> None:
    """Without the token of this session nothing is drawn, signed, shown or recorded."""
    before = case.custody_events(1)
    assert desk.post(path, data=fields, headers={"Origin": HOME}).status_code == 403
    assert case.custody_events(1) == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"x0": "left"},
        {"x0": "nan"},
        {"y1": "inf"},
        {"x1": "72"},
        {"x0": "900", "x1": "950"},
        {"ground": "guess"},
        {"by": "two words"},
        {"instead": "-1"},
        {"instead": "99"},
    ],
)
def test_a_box_that_is_none_is_refused_in_words(
    desk: TestClient, case: Case, memo: ItemNumber, wrong: dict[str, str]
) -> None:
    """Nothing is drawn, and the answer says so."""
    status, shown = send(desk, f"/items/{memo}/pages/1/boxes", {**BOX, **wrong})
    assert status == 400
    assert re.search(r"[Nn]othing was", shown)
    assert case.redactions.boxes(memo) == ()


def test_somebody_who_is_not_protected_has_no_list_of_places(desk: TestClient) -> None:
    """Only for hiding: a number that is nobody's is refused."""
    assert send(desk, f"/redact/persons/{PersonNumber(7)}", {})[0] == 400


def test_every_ground_has_words() -> None:
    """A new one needs them on the page."""
    assert GROUND_WORDS.keys() == set(RedactionGround)
