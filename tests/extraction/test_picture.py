# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of pages: pixels and nothing else."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image

from vorlage.extraction.picture import draw_page, has_picture
from vorlage.jail.supervisor import Jail

JAIL = Jail()


def draw(untrusted_bytes: bytes, media_type: str, folder: Path, page_number: int = 1) -> bytes:
    """Draw a page of an original with these bytes."""
    (folder / "original").write_bytes(untrusted_bytes)
    return draw_page(
        JAIL, folder / "original", media_type=media_type, page_number=page_number, work=folder / "work", dpi=72
    )


def test_a_page_of_a_pdf_is_drawn_at_its_size(tmp_path: Path) -> None:
    """At 72 dpi a point is a pixel; ink is where it was set."""
    document = FPDF(unit="pt", format=(200, 100))
    document.add_page()
    document.set_fill_color(255, 0, 0)
    document.rect(10, 10, 50, 20, style="F")
    picture = Image.open(io.BytesIO(draw(bytes(document.output()), "application/pdf", tmp_path)))
    assert (picture.format, picture.size, picture.mode) == ("PNG", (200, 100), "RGB")
    assert picture.getpixel((30, 20)) == (255, 0, 0)
    assert picture.getpixel((150, 80)) == (255, 255, 255)


def test_a_photograph_is_turned_upright_and_loses_what_the_camera_wrote(tmp_path: Path) -> None:
    """No EXIF, no profile, no text chunk: three kinds of chunk and pixels."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Pinhole Works"
    held = io.BytesIO()
    Image.new("RGB", (40, 20), "blue").save(held, "JPEG", exif=exif)
    drawn = draw(held.getvalue(), "image/jpeg", tmp_path)
    assert Image.open(io.BytesIO(drawn)).size == (20, 40)
    assert b"Pinhole" not in drawn
    assert drawn.count(b"IHDR") == drawn.count(b"IEND") == 1
    assert not any(chunk in drawn for chunk in (b"eXIf", b"tEXt", b"iCCP", b"iTXt"))


def test_what_is_see_through_is_on_white(tmp_path: Path) -> None:
    """Black text on nothing stays legible."""
    held = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(held, "PNG")
    picture = Image.open(io.BytesIO(draw(held.getvalue(), "image/png", tmp_path)))
    assert picture.getpixel((1, 1)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("untrusted_bytes", "media_type", "page_number"),
    [
        (b"%PDF-1.7 broken", "application/pdf", 1),
        (b"", "image/png", 1),
        (b"\x89PNG\r\n\x1a\n broken", "image/png", 1),
        (b"text", "text/plain", 1),
    ],
)
def test_what_cannot_be_drawn_is_no_picture(
    tmp_path: Path, untrusted_bytes: bytes, media_type: str, page_number: int
) -> None:
    """Empty, and no exception."""
    assert draw(untrusted_bytes, media_type, tmp_path, page_number) == b""


def test_a_page_that_does_not_exist_is_no_picture(tmp_path: Path) -> None:
    """Nor is page 0."""
    document = FPDF()
    document.add_page()
    for page_number in (0, 2, -1):
        assert draw(bytes(document.output()), "application/pdf", tmp_path, page_number) == b""


def test_types_with_pictures_are_named() -> None:
    """PDF and images; text has none."""
    assert has_picture("application/pdf")
    assert has_picture("image/tiff")
    assert not has_picture("text/plain")
