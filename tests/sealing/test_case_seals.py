# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Seals of a real case: made once, in the log, checked by verify, opened within what was opened before."""

from __future__ import annotations

import json
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from fpdf import FPDF

from tests.sealing.a_sealed_record import LogOfRoots
from vorlage.app import Case
from vorlage.app.seals import Opening
from vorlage.domain.custody import EventKind, Genre, ItemNumber
from vorlage.domain.errors import OpeningRefusedError, SealBrokenError, SealingError
from vorlage.domain.seals import WithheldBox, WithheldGround, WithheldStretch
from vorlage.domain.words import Box
from vorlage.sealing.verifying import verify_proof

MEMO, LETTER = ItemNumber(1), ItemNumber(2)
NAME_AT = Box(72, 90, 200, 104)
FIRST, SECOND = "The board was told in July by Wren Holloway.", "Nothing was done before the autumn."


def a_memo() -> bytes:
    """Two pages, the second without words."""
    sheet = FPDF(unit="pt", format=(420, 595))
    sheet.set_font("Helvetica", size=11)
    sheet.add_page()
    sheet.text(72, 100, "Wren Holloway")
    sheet.text(72, 200, "told the board in July that the site was closed.")
    sheet.add_page()
    sheet.rect(100, 100, 50, 50, style="F")
    return bytes(sheet.output())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with a memo and a letter."""
    folder = tmp_path_factory.mktemp("seals")
    (folder / "memo.pdf").write_bytes(a_memo())
    (folder / "letter.txt").write_text(f"{FIRST}\n\n{SECOND}\n", "utf-8")
    with Case.create(folder / "case") as case:
        for name in ("memo.pdf", "letter.txt"):
            case.add([folder / name], genre=Genre.PRIMARY)
    return folder / "case"


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Iterator[Case]:
    """A copy of the case, open."""
    shutil.copytree(made, tmp_path / "case")
    with Case.open(tmp_path / "case") as opened:
        yield opened


def proven(opening: Opening) -> str:
    """The proof of an opening, checked."""
    place = LogOfRoots(opening.opened.seal.root.hex).place()
    proof = opening.proof(place.entry, place.index, place.path, place.checkpoint, place.keys[0])
    verify_proof(proof)
    return proof


def names_withheld(page: int = 1) -> dict[int, list[WithheldBox]]:
    """The name on the memo, withheld."""
    return {page: [WithheldBox(box=NAME_AT, ground=WithheldGround.NAME)]}


def test_a_record_is_sealed_once_and_its_root_is_in_the_log(case: Case) -> None:
    """The second call gives the first seal; the event names root and item, and no more."""
    seal = case.seals.seal(MEMO)
    assert case.seals.seal(MEMO) == seal
    events = [event for event in case.custody_events(99) if event.kind is EventKind.MESSAGE_DIGEST_CALCULATION]
    assert [(event.item, event.digest, event.detail) for event in events] == [(MEMO, seal.root, "seal 1, version 1.1")]


def test_a_text_that_was_corrected_gets_a_seal_of_its_own(case: Case) -> None:
    """The earlier seal stays: what was published under it keeps verifying."""
    before = case.seals.seal(LETTER)
    case.correct(LETTER, 1, f"{FIRST}\n\nNothing was done.")
    after = case.seals.seal(LETTER)
    assert (before.number, after.number) == (1, 2)
    assert before.root != after.root
    assert case.verify().checked["seals"] == 2


def test_seeds_lie_where_their_owner_alone_can_read_them(case: Case) -> None:
    """The secret of a seal is in one file of 32 bytes, and in no log, index or report."""
    case.seals.seal(MEMO)
    seed = case.root / "secrets" / "seals" / "1.seed"
    assert stat.S_IMODE(seed.stat().st_mode) == 0o600
    assert stat.S_IMODE(seed.parent.stat().st_mode) == stat.S_IMODE(seed.parent.parent.stat().st_mode) == 0o700
    held = seed.read_bytes()
    assert len(held) == 32
    places = [place for place in case.root.rglob("*") if place.is_file() and place != seed]
    assert not [place for place in places if held in place.read_bytes() or held.hex().encode() in place.read_bytes()]


def test_two_records_with_the_same_text_have_nothing_in_common(case: Case) -> None:
    """Roots are salted: the same letter sealed in another case has another root."""
    first = case.seals.seal(LETTER)
    shutil.rmtree(case.root / "seals")
    (case.root / "secrets" / "seals" / "1.seed").unlink()
    with Case.create(case.root.parent / "other") as other:
        (case.root.parent / "letter.txt").write_text(f"{FIRST}\n\n{SECOND}\n", "utf-8")
        other.add([case.root.parent / "letter.txt"], genre=Genre.PRIMARY)
        assert other.seals.seal(ItemNumber(1)).root != first.root


def test_verify_counts_seals_and_names_the_one_that_does_not_come_out(case: Case) -> None:
    """A raster, a leaf or a seed that changed: the item is named, and the other seal is fine."""
    case.seals.seal(MEMO)
    case.seals.seal(LETTER)
    assert (case.verify().checked["seals"], case.verify().problems) == (2, ())
    leaves = case.root / "seals" / "2" / "leaves.json"
    leaves.write_bytes(leaves.read_bytes().replace(b"July", b"June"))
    assert [(problem.code, problem.number) for problem in case.verify().problems] == [("custody.seal-broken", LETTER)]
    with pytest.raises(SealBrokenError):
        case.seals.open_passages(LETTER, [0])


def test_an_item_without_pages_is_not_sealed(case: Case) -> None:
    """The error says that nothing was changed."""
    with pytest.raises(SealingError):
        case.seals.seal(ItemNumber(99))


def test_a_page_is_shown_but_for_the_tiles_that_a_box_touches(case: Case) -> None:
    """What readers see is black there and nowhere else, and it verifies."""
    opening = case.seals.open_pixels(MEMO, names_withheld())
    picture, whole = opening.picture(1), case.seals.open_pixels(MEMO, {1: []}).picture(1)
    differ = [place for place, pair in enumerate(zip(picture.levels, whole.levels, strict=True)) if pair[0] != pair[1]]
    rows = {place // picture.width for place in differ}
    assert differ
    assert {picture.levels[place] for place in differ} == {0}
    assert min(rows) >= 90 * 150 // 72 // 32 * 32
    assert max(rows) < (104 * 150 // 72 // 32 + 1) * 32
    assert opening.places_withheld(1) == 1
    assert "Holloway" not in proven(opening)


def test_passages_are_shown_as_text_and_verify(case: Case) -> None:
    """A leaf without the name is shown; the one with it is not part of the proof."""
    texts = [passage.text for passage in case.seals.passages(LETTER)]
    assert texts == [FIRST, SECOND]
    proof = proven(case.seals.open_passages(LETTER, [1]))
    assert SECOND in proof
    assert "Holloway" not in proof


def test_a_root_alone_can_be_shown(case: Case) -> None:
    """Of a statement nothing is opened."""
    assert verify_proof(proven(case.seals.open_nothing(MEMO))).passages == ()


def test_nothing_of_the_case_is_in_a_proof(case: Case) -> None:
    """No path, no digest of the original, no time and no number of the seal."""
    proof = proven(case.seals.open_pixels(MEMO, names_withheld()))
    item = case.items()[0]
    assert item.digest
    for told in ("memo", item.digest.hex, "made_at", "item", "seal_number"):
        assert told not in proof


def test_what_was_withheld_for_a_name_stays_withheld(case: Case) -> None:
    """Two exhibits of one page cannot add up to the name: the second is refused, and names the page."""
    case.seals.commit([case.seals.open_pixels(MEMO, names_withheld())])
    with pytest.raises(OpeningRefusedError, match="on page 1"):
        case.seals.open_pixels(MEMO, {1: []})
    case.seals.commit([case.seals.open_pixels(MEMO, names_withheld())])


def test_what_was_merely_not_part_of_an_exhibit_can_be_shown_later(case: Case) -> None:
    """A crop is no promise."""
    crop = {1: [WithheldBox(box=Box(0, 150, 400, 600), ground=WithheldGround.OUTSIDE)]}
    case.seals.commit([case.seals.open_pixels(MEMO, crop)])
    case.seals.commit([case.seals.open_pixels(MEMO, {1: []})])


def test_a_name_withheld_in_the_picture_cannot_be_retyped(case: Case) -> None:
    """Words under a box that binds are refused as text as well."""
    case.seals.commit([case.seals.open_pixels(MEMO, names_withheld())])
    texts = [passage.text for passage in case.seals.passages(MEMO)]
    with_name = [leaf for leaf, text in enumerate(texts) if "Holloway" in text]
    without = [leaf for leaf, text in enumerate(texts) if "Holloway" not in text]
    case.seals.open_passages(MEMO, without)
    with pytest.raises(OpeningRefusedError):
        case.seals.open_passages(MEMO, with_name)


def test_a_name_withheld_in_the_text_cannot_be_shown_in_the_picture(case: Case) -> None:
    """The other way round: where its words stand, the tiles have to stay closed."""
    start = case.record(MEMO).text.index("Wren Holloway")
    hidden = [WithheldStretch(start=start, end=start + 13, ground=WithheldGround.NAME)]
    case.seals.commit([case.seals.open_passages(MEMO, [1], hidden)])
    case.seals.open_pixels(MEMO, {2: []})
    with pytest.raises(OpeningRefusedError):
        case.seals.open_pixels(MEMO, {1: []})


def test_a_passage_with_a_stretch_that_is_hidden_now_is_refused(case: Case) -> None:
    """An opening cannot contradict itself."""
    hidden = [WithheldStretch(start=30, end=43, ground=WithheldGround.NAME)]
    case.seals.open_passages(LETTER, [1], hidden)
    with pytest.raises(OpeningRefusedError):
        case.seals.open_passages(LETTER, [0], hidden)


def test_a_text_read_anew_does_not_free_what_was_withheld_on_its_page(case: Case) -> None:
    """Offsets of another text say nothing: the page stays closed as text."""
    hidden = [WithheldStretch(start=30, end=43, ground=WithheldGround.PERSON)]
    case.seals.commit([case.seals.open_passages(LETTER, [1], hidden)])
    case.correct(LETTER, 1, f"{FIRST}!\n\n{SECOND}")
    with pytest.raises(OpeningRefusedError):
        case.seals.open_passages(LETTER, [1])


def test_two_openings_of_one_edition_are_held_against_each_other(case: Case) -> None:
    """None of them is entered yet, and together they are refused; nothing is entered then."""
    both = [case.seals.open_pixels(MEMO, names_withheld()), case.seals.open_pixels(MEMO, {1: []})]
    with pytest.raises(OpeningRefusedError):
        case.seals.require_together(both)
    with pytest.raises(OpeningRefusedError):
        case.seals.commit(both)
    case.seals.open_pixels(MEMO, {1: []})


def test_a_withdrawn_record_cannot_be_opened_any_more(case: Case) -> None:
    """Seed, rasters and leaves are gone; verify has nothing to complain about."""
    case.seals.seal(MEMO)
    assert case.seals.forget(MEMO) == 1
    assert not list((case.root / "seals").iterdir())
    assert not list((case.root / "secrets" / "seals").iterdir())
    assert case.verify().checked["seals"] == 0


def test_the_command_seals_what_was_read_and_prints_roots(case: Case, vorlage: Callable[..., Result]) -> None:
    """All records, or those named; again gives the same."""
    case.close()
    first = json.loads(vorlage("seal", case.root, "--json").stdout)
    assert [seal["number"] for seal in first["seals"]] == [MEMO, LETTER]
    assert all(len(seal["root"]) == 64 for seal in first["seals"])
    again = vorlage("seal", case.root, str(LETTER))
    assert (again.exit_code, first["seals"][1]["root"] in again.stdout) == (0, True)
    assert vorlage("seal", case.root, "99").exit_code == 2
