# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The gate before publication: every channel by which a name could get out, and every signature that is asked for."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from click.testing import Result
from fpdf import FPDF
from PIL import Image

from tests.redaction.planting import CHANNELS
from vorlage.app import Case
from vorlage.domain.custody import CodeName, Genre, ItemNumber
from vorlage.domain.editions import (
    Correction,
    ExhibitList,
    ExhibitMode,
    ExhibitRequest,
    Obstacle,
    ObstacleKind,
    PlacedExhibit,
)
from vorlage.domain.errors import RedactionError
from vorlage.domain.protection import Person
from vorlage.domain.redactions import RedactionGround
from vorlage.domain.release import ReleaseSubject, SignedSubject
from vorlage.domain.words import Box
from vorlage.protection.persons import NamedPerson
from vorlage.protection.roster import Roster
from vorlage.publishing.gate import words_obstacles
from vorlage.publishing.placing import place_exhibit
from vorlage.redaction.checking.forbidden import MustNotHold

Call = Callable[..., Result]
HERON, WREN, OTTER = CodeName("HERON"), CodeName("WREN"), CodeName("OTTER")
NAME = "Ilvane Morrowick"
UNDER = "Ivo Tamm"


def _request(quote: str = "q", *, caption: str = "The board met.", claim: str = "") -> ExhibitRequest:
    return ExhibitRequest(
        place=1, path="1", page=1, quote=quote, box=None, mode=ExhibitMode.PIXELS, caption=caption, claim=claim
    )


def _listed(
    *, title: str = "What the papers say", introduction: str = "", caption: str = "The board met.", claim: str = ""
) -> ExhibitList:
    exhibit = _request(caption=caption, claim=claim)
    return ExhibitList(title=title, language="en", introduction=introduction, exhibits=(exhibit,))


@pytest.fixture(scope="module")
def persons(tmp_path_factory: pytest.TempPathFactory) -> tuple[Person, ...]:
    """One person protected by two spellings, one office-holder who is public."""
    with Case.create(tmp_path_factory.mktemp("persons") / "case") as case:
        case.protection.protect([NamedPerson(spellings=(NAME, "伊尔万·莫罗维克", "0993 555 01 23"), ground="helped")])
        case.protection.mark_public([NamedPerson(spellings=("Odile Harrowgate",), ground="minister")])
        return case.protection.persons()


CHANNELS_OF_WORDS = {
    "caption": (_listed(caption="Signed by Ilvane Morrowick."), "exhibit 1, caption, characters 11 to 26"),
    "other order": (_listed(title="Morrowick, Ilvane wrote it"), "the edition, title"),
    "part of it": (_listed(claim="Then Morrowick objected."), "exhibit 1, claim, characters 6 to 14"),
    "disguised": (_listed(caption="By I l v a n e  M o r r o w i c k."), "exhibit 1, caption"),
    "other letters": (_listed(caption="By ILVΑNE MORROWIСK, they say."), "exhibit 1, caption"),
    "other script": (_listed(caption="文件由伊尔万·莫罗维克签署。"), "exhibit 1, caption"),
    "transliterated": (_listed(caption="Подписал Ильване Морровик."), "exhibit 1, caption"),
    "split over lines": (_listed(introduction="It was given by Ilvane\nMorrowick."), "the edition, introduction"),
    "inside a longer word": (_listed(caption="Das ist Morrowicks Brief."), "exhibit 1, caption"),
    "number": (_listed(caption="Call 0993-555-0123."), "exhibit 1, caption"),
    "undecided": (_listed(caption="Told by Orla Marchbanks."), "exhibit 1, caption, characters 9 to 23"),
    "hidden in the record": (_listed(claim="It says: velvet harbour."), "exhibit 1, claim"),
}


@pytest.mark.parametrize("channel", CHANNELS_OF_WORDS)
def test_a_name_in_words_of_ours_blocks_publication_wherever_and_however_it_stands(
    persons: tuple[Person, ...], channel: str
) -> None:
    """The spot is named by exhibit, part and place, and the name is not repeated."""
    listed, where = CHANNELS_OF_WORDS[channel]
    told = _told(words_obstacles(listed, (), Roster.of(persons), MustNotHold(persons, ("velvet harbour",))))
    assert where in told
    assert not re.search("ilv|morrow|Мор|莫罗|Marchb|velvet|0993|M o r", told, re.IGNORECASE)


def test_corrections_are_words_of_ours_too(persons: tuple[Person, ...]) -> None:
    """Which of them, and where."""
    said = (Correction(words="A month was wrong."), Correction(words="It was Ilvane Morrowick."))
    told = _told(words_obstacles(_listed(), said, Roster.of(persons), MustNotHold(persons, ())))
    assert "correction 2, characters 8 to 23: name_in_words" in told
    assert "correction 1" not in told


def test_an_office_holder_who_is_public_passes(persons: tuple[Person, ...]) -> None:
    """As spelled in the list."""
    listed = _listed(caption="Signed by Odile Harrowgate.")
    assert not list(words_obstacles(listed, (), Roster.of(persons), MustNotHold(persons, ())))


def _told(obstacles: object) -> str:
    assert hasattr(obstacles, "__iter__")
    return "\n".join(map(str, obstacles))


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of a page with a photograph, a page with a box that hides nothing, and a note without places."""
    folder = tmp_path_factory.mktemp("gate")
    (folder / "page.pdf").write_bytes(_page_with_photograph())
    (folder / "under.pdf").write_bytes(CHANNELS["pdf.black_rect"](UNDER))
    (folder / "note.txt").write_text("Orla Marchbanks took notes.", "utf-8")
    with Case.create(folder / "case") as new:
        new.add([folder / each for each in ("page.pdf", "under.pdf", "note.txt")], genre=Genre.PRIMARY)
    return folder / "case"


@pytest.fixture
def case(held: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(held, tmp_path / "case")


def _photograph(width: int, height: int) -> Image.Image:
    """Soft light and dark, as a photograph has; nobody is on it."""
    down, across = np.mgrid[0:height, 0:width]
    light = 120 + 70 * np.sin(across / 17) * np.cos(down / 23) + 20 * np.sin(across * down / 900)
    return Image.fromarray(light.astype(np.uint8))


def _page_with_photograph() -> bytes:
    pdf = FPDF(format=(300, 300), unit="pt")
    pdf.set_font("Helvetica", size=10)
    pdf.add_page()
    pdf.text(20, 40, "the works were put off until the rates had been raised.")
    stream = BytesIO()
    _photograph(200, 150).save(stream, "PNG")
    pdf.image(stream, x=150, y=150, w=100, h=75)
    return bytes(pdf.output())


def _placed(opened: Case, path: str, quote: str) -> PlacedExhibit:
    record = opened.record(opened.item(path).number)
    return place_exhibit(_request(quote), record)


def _subject(kind: ReleaseSubject, item: int, page: int | None = None) -> SignedSubject:
    return SignedSubject(kind=kind, item=ItemNumber(item), page_number=page)


def _kinds(obstacles: object) -> list[ObstacleKind]:
    assert hasattr(obstacles, "__iter__")
    return [each.kind for each in obstacles if isinstance(each, Obstacle)]


def test_a_picture_waits_for_a_box_or_a_signature_and_boxes_wait_for_a_second_person(vorlage: Call, case: Path) -> None:
    """The picture is found at its place; a signature holds until boxes change; who drew a box does not sign it."""
    with Case.open(case) as opened:
        placed = _placed(opened, "page.pdf", "the works were put off")
        number = placed.record
        (found,) = opened.release.obstacles(placed)
    assert (found.kind, found.exhibit, found.page_number) == (ObstacleKind.PICTURE_UNDECIDED, 1, 1)
    assert found.box is not None
    sides = (found.box.x0, found.box.y0, found.box.x1, found.box.y1)
    assert sides == pytest.approx((150, 150, 250, 225), abs=8)
    assert f"pictures-{number}-1" in found.next_step
    signed = vorlage("sign-off", case, f"pictures-{number}-1", "--as", "WREN")
    assert (signed.exit_code, f"pictures-{number}-1: signed off as it is now" in signed.stdout) == (0, True)
    with Case.open(case) as opened:
        assert not list(opened.release.obstacles(placed))
        opened.redactions.draw(number, 1, Box(145, 145, 200, 230), RedactionGround.FACE, HERON)
        assert _kinds(opened.release.obstacles(placed)) == [ObstacleKind.BOXES_UNSIGNED, ObstacleKind.PICTURE_UNDECIDED]
        opened.redactions.draw(number, 1, Box(195, 145, 255, 230), RedactionGround.FACE, HERON)
        assert _kinds(opened.release.obstacles(placed)) == [ObstacleKind.BOXES_UNSIGNED]
    own = vorlage("sign-off", case, f"redaction-{number}", "--as", "heron")
    assert (own.exit_code, "does not sign its boxes" in own.stderr) == (2, True)
    assert vorlage("sign-off", case, f"redaction-{number}", "--as", "OTTER").exit_code == 0
    with Case.open(case) as opened:
        assert not list(opened.release.obstacles(placed))
        details = " ".join(event.detail for event in opened.custody_events(20))
        assert not re.search("otter|wren|heron", details, re.IGNORECASE)
        opened.redactions.remove(number, 1, WREN)
        assert ObstacleKind.BOXES_UNSIGNED in _kinds(opened.release.obstacles(placed))
        with pytest.raises(RedactionError):
            opened.release.sign(_subject(ReleaseSubject.REDACTION, number), by=WREN)


def test_a_page_that_cannot_pass_by_matching_takes_two_members(
    case: Path,
) -> None:
    """The same member in small letters is the same member; a signature that was taken back counts no more."""
    with Case.open(case) as opened:
        number = opened.item("note.txt").number
        page = _subject(ReleaseSubject.PAGE, number, 1)
        assert list(opened.release.unsigned_pages(number)) == [1]
        opened.release.sign(page, by=HERON)
        opened.release.sign(page, by=CodeName("heron"))
        assert opened.release.missing(page) == 1
        opened.release.sign(page, by=WREN)
        assert opened.release.signed_pages(number) == {1}
        opened.release.withdraw(page, by=HERON)
        assert list(opened.release.unsigned_pages(number)) == [1]
        with pytest.raises(RedactionError):
            opened.release.withdraw(page, by=OTTER)
        with pytest.raises(RedactionError):
            opened.release.sign(_subject(ReleaseSubject.PAGE, opened.item("page.pdf").number, 1), by=HERON)


def test_words_under_a_box_that_hides_nothing_are_no_exhibit_and_in_no_masked_text(vorlage: Call, case: Path) -> None:
    """They are hidden although somebody made the name public; masking has the place once the item was examined."""
    with Case.open(case) as opened:
        opened.protection.mark_public([NamedPerson(spellings=(UNDER, "Ivo", "Tamm"), ground="an error")])
        number = opened.item("under.pdf").number
        text = opened.record(number).text
        assert UNDER in opened.searches.masked().text(text)
        assert opened.received_redactions.not_examined() == 2
    assert vorlage("redactions", case).exit_code in (0, 1)
    with Case.open(case) as opened:
        veil = opened.searches.masked()
        at = text.index(UNDER)
        assert opened.received_redactions.not_examined() == 0
        assert UNDER not in veil.text(text)
        assert "Tamm" not in veil.stretch(text, at + 4, at + len(UNDER)).text
        assert "Tamm" not in veil.text(f"They say that {UNDER} knew.")
        hidden = opened.redactions.hidden_spans(number)[1]
        assert any(spot.start <= at < spot.end for spot in hidden)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("traces-12", True),
        ("page-12-3", True),
        ("pictures-1-1", True),
        ("redaction-7", True),
        ("page-12", False),
        ("traces-0", False),
        ("traces-1-1", False),
        ("decision-4", False),
    ],
)
def test_subjects_are_read_as_they_are_printed(text: str, is_one: bool) -> None:
    """A subject of a page has a page, others have none."""
    found = SignedSubject.of(text)
    assert (str(found) == text) is is_one
    assert (found is not None) is is_one
