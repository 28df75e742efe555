# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Two copies of one text: every character more, less or another is told, and every letter moved by 0.3 points."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pikepdf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.traces import planting_traces as made
from vorlage.domain.custody import AccessionNumber, Digest, Genre, Item, ItemNumber, Outcome
from vorlage.jail.supervisor import Jail
from vorlage.traces.answers import CopyAnswer, TraceRequest
from vorlage.traces.comparing import CopyComparer, as_page
from vorlage.traces.copies import MOST_TOKENS, CopyDifference, CopyPage, compare_copies
from vorlage.traces.formats.copied import read_copy
from vorlage.traces.forms import FORMS

TEXT = made.text_of(3).replace(". ", ".\n", 6)
PLACES = st.integers(1, len(TEXT) - 2)


def differences(one: str, other: str) -> list[CopyDifference]:
    """Between two texts of one page."""
    return compared((CopyPage(one),), (CopyPage(other),))


def compared(one: tuple[CopyPage, ...], other: tuple[CopyPage, ...]) -> list[CopyDifference]:
    """The differences of two copies that are compared whole."""
    found, is_whole = compare_copies(one, other)
    assert is_whole
    return found


def codes(found: list[CopyDifference]) -> set[str]:
    """The rules that found something."""
    return {each.code for each in found}


@given(PLACES, st.sampled_from("axѐ7е.,;- \u00a0\u2009\n\u200b\u00ad\u0301"))
def test_a_single_character_put_in_or_left_out_is_found(at: int, character: str) -> None:
    """Wherever it is, whatever it is, in either direction, on its line."""
    other = TEXT[:at] + character + TEXT[at:]
    for one, two in ((TEXT, other), (other, TEXT)):
        found = differences(one, two)
        assert len(found) >= 1
        assert min(abs(each.line - (one.count("\n", 0, at) + 1)) for each in found) <= 1


@given(PLACES, st.sampled_from("axе7.,; \u00a0\u2009\n\u200b"))
def test_a_single_character_exchanged_is_found(at: int, character: str) -> None:
    """A look-alike letter, another mark, another space; and what is the same is no difference."""
    other = TEXT[:at] + character + TEXT[at + 1 :]
    assert bool(differences(TEXT, other)) is (other != TEXT)


def test_each_difference_has_its_rule() -> None:
    """Words, letters, marks, unseen characters, spaces and line ends are told apart."""
    text = "The board met, and nobody came.\nThen it closed."
    expected = {
        text.replace("nobody", "someone"): "copy.wording",
        text.replace("board", "boards"): "copy.letter",
        text.replace("met,", "met;"): "copy.punctuation",
        text.replace("nobody", "no\u200bbody"): "copy.unseen",
        text.replace("nobody came", "nobody  came"): "copy.spaces",
        text.replace("\n", " "): "copy.lines",
    }
    assert {other: codes(differences(text, other)) for other in expected} == {
        other: {code} for other, code in expected.items()
    }
    assert differences(text, text) == []


def test_long_copies_are_compared_page_by_page() -> None:
    """Where two texts are too long to be held together at once, a change on a late page is found on it."""
    pages = tuple(CopyPage(made.text_of(seed) * 3) for seed in range(60))
    changed = (*pages[:50], CopyPage(pages[50].text.replace("bridge", "bridges", 1)), *pages[51:])
    assert [(each.code, each.page) for each in compared(pages, changed)] == [("copy.letter", 51)]


def test_a_page_too_long_to_be_compared_is_said_to_be_so() -> None:
    """It is never said that two copies are the same where they were not held together."""
    page = CopyPage("a " * MOST_TOKENS)
    assert compare_copies((page,), (CopyPage(page.text + "b"),)) == ([], False)


def a_pdf(kerns: dict[tuple[int, int], float], *, leads: dict[int, float] | None = None, left: float = 40) -> bytes:
    """Ten lines of text; `kerns` moves the letters after (line, letter) by points, `leads` moves lines down."""
    opened = pikepdf.new()
    opened.add_blank_page(page_size=(500, 400))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Times_Roman)
    opened.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F0=font))
    drawn, top = [], 360.0
    for number, sentence in enumerate(made.SENTENCES[:10]):
        top -= 20 + (leads or {}).get(number, 0.0)
        shown = "".join(
            f"({letter}) {-kerns.get((number, at), 0.0) * 1000 / 11:.3f} " for at, letter in enumerate(sentence)
        )
        drawn.append(f"BT /F0 11 Tf 1 0 0 1 {left:.3f} {top:.3f} Tm [{shown}] TJ ET")
    opened.pages[0].Contents = opened.make_stream("\n".join(drawn).encode())
    held = io.BytesIO()
    opened.save(held)
    return held.getvalue()


def pages_of(held: bytes) -> tuple[CopyPage, ...]:
    """A copy as it is read: ours, so no jail is needed to make it safe."""
    answer = msgspec.msgpack.decode(
        read_copy(io.BytesIO(held), msgspec.msgpack.encode(TraceRequest(name="a.pdf"))), type=CopyAnswer
    )
    return tuple(map(as_page, answer.pages))


PLAIN = a_pdf({})


@settings(max_examples=20, deadline=None)
@example(0, 0, 1.0, 1.5)
@given(st.integers(0, 9), st.integers(0, 25), st.sampled_from([-1.0, 1.0]), st.floats(0.3, 1.5))
def test_a_letter_moved_by_three_tenths_of_a_point_is_found(line: int, at: int, side: float, far: float) -> None:
    """Within a word or between words, nearer or farther: on its line, and nothing else on the page."""
    found = compared(pages_of(PLAIN), pages_of(a_pdf({(line, at): side * far})))
    assert {each.line for each in found} == {line + 1}
    assert codes(found) <= {"copy.kerning", "copy.gaps", "copy.spaces"}


@settings(max_examples=10, deadline=None)
@given(st.integers(1, 9), st.floats(0.3, 2.0))
def test_a_line_moved_down_is_found(line: int, far: float) -> None:
    """The distance from the line before it is told."""
    found = compared(pages_of(PLAIN), pages_of(a_pdf({}, leads={line: far, line + 1: -far})))
    assert "copy.line_gaps" in codes(found)
    assert line + 1 in {each.line for each in found}


def test_a_moved_page_and_rounding_are_no_codes_in_letters() -> None:
    """A page moved as a whole is one difference; less than a quarter of a point in any place is none."""
    assert codes(compared(pages_of(PLAIN), pages_of(a_pdf({}, left=43)))) == {"copy.page"}
    rounded = {(line, at): 0.08 * (-1) ** at for line in range(10) for at in range(26)}
    assert compared(pages_of(PLAIN), pages_of(a_pdf(rounded))) == []


def an_item(number: int, path: str) -> Item:
    """An item whose bytes came in."""
    return Item(
        number=ItemNumber(number), accession=AccessionNumber("2026-001"), path=path, digest=Digest("ab" * 32),
        size_bytes=9, genre=Genre.PRIMARY, parent=None, media_type="", outcome=Outcome.READ, reason="",
        duplicate_of=None,
    )  # fmt: skip


def test_copies_of_two_formats_are_compared_in_the_jail(tmp_path: Path) -> None:
    """Where is told in both; what stands there only when asked for."""
    (tmp_path / "one").write_bytes(made.docx(text="The board met.\nNobody came."))
    (tmp_path / "two").write_bytes(b"The board met.\nNobody  came.")
    pair = ((an_item(7, "a.docx"), tmp_path / "one"), (an_item(9, "a.txt"), tmp_path / "two"))
    told, shown = (
        CopyComparer(jail=Jail()).compare(*pair, work=tmp_path / "work", with_values=asked) for asked in (False, True)
    )
    (trace,) = told.traces
    assert (trace.code, trace.page, trace.values) == ("copy.spaces", 1, ())
    assert trace.where == f"{FORMS['copy.spaces'].words} (1), line 2; item 9, page/line 1/2"
    assert shown.traces[0].values == ("[] [ ]",)


def test_a_copy_that_cannot_be_read_is_a_gap(tmp_path: Path) -> None:
    """It is never said that two copies are the same when one could not be read."""
    (tmp_path / "one").write_bytes(made.docx())
    (tmp_path / "two").write_bytes(made.picture())
    pair = ((an_item(7, "a.docx"), tmp_path / "one"), (an_item(9, "a.jpg"), tmp_path / "two"))
    compared = CopyComparer(jail=Jail()).compare(*pair, work=tmp_path / "work")
    assert compared.traces == ()
    assert compared.gaps == ("text",)
