# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The check of an output: it finds what is there, in whichever layer, and says where without saying what."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pikepdf
import pytest

from tests.redaction.checking.people import a_person
from vorlage.domain.redactions import CheckedLayer, OutputCheck
from vorlage.domain.seals import PageRaster
from vorlage.jail.supervisor import Jail
from vorlage.redaction.checking.checking import check_output, parts_of
from vorlage.redaction.checking.forbidden import MustNotHold
from vorlage.redaction.checking.pdf_layers import unpacked
from vorlage.redaction.checking.pictures import raster_of
from vorlage.redaction.copies.pdf_writing import as_pdf
from vorlage.redaction.copies.seeing import Eyes

JAIL: Final = Jail()
NAME: Final = "Quenby Thistlewood"
WHITE: Final = PageRaster(width=31, height=20, levels=bytes([15]) * 31 * 20)
"""A page on which there is nothing to recognise."""
Check = Callable[..., OutputCheck]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """`check(bytes or path, ".pdf")` for one protected name."""
    must_not_hold = MustNotHold([a_person(NAME)], ["Harrowgate"])
    eyes = Eyes(JAIL, tmp_path)

    def call(output: bytes | Path, ending: str = "") -> OutputCheck:
        return check_output(output, must_not_hold, jail=JAIL, eyes=eyes, work=tmp_path, ending=ending)

    return call


def changed(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """A redacted copy to which somebody added something."""
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(as_pdf([WHITE], dots_per_inch=150))) as opened:
        change(opened)
        opened.save(held, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return held.getvalue()


def with_info(opened: pikepdf.Pdf) -> None:
    """An author, in UTF-16."""
    opened.trailer.Info.Author = pikepdf.String(NAME + " – é")


def with_orphan(opened: pikepdf.Pdf) -> None:
    """A compressed stream that hangs from the catalogue under a name of its own."""
    opened.Root.PieceInfo = opened.make_stream(b"by " + NAME.encode())


def with_annotation(opened: pikepdf.Pdf) -> None:
    """A note."""
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents=pikepdf.String(NAME))
    opened.pages[0].obj.Annots = pikepdf.Array([opened.make_indirect(note)])


def with_name(opened: pikepdf.Pdf) -> None:
    """A name of PDF, which is no string."""
    opened.Root.Lang = pikepdf.Name("/QuenbyThistlewood")


def test_a_copy_of_pictures_alone_is_clean(check: Check) -> None:
    """Every layer was searched, by several means."""
    found = check(as_pdf([WHITE, WHITE], dots_per_inch=150), ".pdf")
    assert found.is_clean, found.misses
    layers = {search.layer for search in found.searched}
    assert {CheckedLayer.BYTES, CheckedLayer.STREAMS, CheckedLayer.OBJECTS, CheckedLayer.STRUCTURE} <= layers
    assert (found.spellings, found.words) == (1, 1)


@pytest.mark.parametrize("change", [with_info, with_orphan, with_annotation, with_name])
def test_what_was_added_to_a_copy_is_found(check: Check, change: Callable[[pikepdf.Pdf], None]) -> None:
    """Both as a word that must not be there and as something that is not on the short list; the word is not said."""
    found = check(changed(change), ".pdf")
    layers = {miss.layer for miss in found.misses}
    assert CheckedLayer.STRUCTURE in layers
    assert layers & {CheckedLayer.OBJECTS, CheckedLayer.BYTES, CheckedLayer.STREAMS}
    assert "Thistlewood" not in repr(found)


@pytest.mark.parametrize("place", ["before", "after", "comment"])
def test_not_one_byte_beside_the_pictures_passes(check: Check, place: str) -> None:
    """Whatever it says, or hides: a copy is byte by byte what its pictures make."""
    whole = as_pdf([WHITE], dots_per_inch=150)
    touched = {
        "before": b"\n" + whole,
        "after": whole + b"\n",
        "comment": whole.replace(b"%PDF-1.4\n", b"%PDF-1.4\n% hidden in a comment\n"),
    }[place]
    assert any(miss.layer is CheckedLayer.STRUCTURE for miss in check(touched, ".pdf").misses)


def test_what_is_no_pdf_is_a_miss_and_no_crash(check: Check) -> None:
    """An output that cannot be opened is not clean."""
    assert not check(b"%PDF-1.4 broken", ".pdf").is_clean


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (b"It was Quenby\nThistle-\nwood.", ".txt"),
        (b'"a","=Thistlewood, Quenby"\r\n', ".csv"),
        (b'{"by": "\\u0051uenby Thistlewood"}', ".json"),
        (b"<p>Quen<b>by</b> This<i>tle</i>wood</p>", ".html"),
        (b'<p title="quenby thistlewood">a</p>', ".html"),
        (b"<p>Quenby</p><p>Thistlewood</p>", ".html"),
        (b"<!-- Harrowgate --><p>a</p>", ".html"),
        (b"<script>a='" + base64.b64encode(b"{by: Quenby Thistlewood}") + b"'</script>", ".html"),
        (b"<svg><text>Q&#117;enby Thistlewood</text></svg>", ".svg"),
    ],
)
def test_a_name_is_found_as_readers_of_a_form_read_it(check: Check, content: bytes, ending: str) -> None:
    """Cut by tags, in attributes and comments, behind escapes."""
    assert not check(content, ending).is_clean
    assert check(b"<p>nobody</p>", ending).is_clean


def test_a_png_is_pixels_and_nothing_else(check: Check) -> None:
    """One chunk more, and it is no picture of ours; in a page, too."""
    png = WHITE.to_png()
    assert check(png, ".png").is_clean and raster_of(png) == WHITE
    more = png[:-12] + b"\x00\x00\x00\x04tEXtabcd\x00\x00\x00\x00" + png[-12:]
    assert not check(more, ".png").is_clean and not check(png + b"x", ".png").is_clean
    page = b'<img alt="" src="data:image/png;base64,' + base64.b64encode(more) + b'">'
    assert not check(page, ".html").is_clean


def test_every_file_of_a_folder_is_searched_and_named_by_its_place(check: Check, tmp_path: Path) -> None:
    """Names of files too; what is found is told by number, for the name could be the find."""
    folder = tmp_path / "edition"
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "index.html").write_text("<p>nobody</p>", "utf-8")
    (folder / "a" / "thistlewood-quenby.txt").write_text("nothing", "utf-8")
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.txt", "by Quenby Thistlewood")
    (folder / "proofs.zip").write_bytes(held.getvalue())
    found = check(folder)
    assert len(parts_of(folder)) == 3
    assert {miss.where.partition(",")[0] for miss in found.misses} == {"part 2", "part 3"}


@pytest.mark.parametrize("width", [1, 2, 31, 32])
def test_rows_come_out_as_they_were_packed(width: int) -> None:
    """Of odd width and even."""
    raster = PageRaster(width=width, height=3, levels=bytes(at % 16 for at in range(3 * width)))
    assert unpacked(width, 3, raster.packed_rows()) == raster
    with pytest.raises(ValueError, match="as many rows"):
        unpacked(width, 4, raster.packed_rows())
