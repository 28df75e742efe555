# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pages recognised in the jail, from picture to text."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from vorlage.extraction.answers import RecogniseRequest
from vorlage.extraction.ocr.inside import recognise_batch
from vorlage.extraction.ocr.recognising import OCR_LIMITS, RecognisedPage, installed_languages, recognise_pages
from vorlage.jail.limits import JailLimits
from vorlage.jail.supervisor import Jail

JAIL = Jail()
LINES = (
    "The town library opens at nine and closes at six.",
    "Every household received two letters about meters.",
    "A bus leaves the market square every 25 minutes.",
    "The bridge over the small river was painted green.",
    "The committee met four times in the spring of 2017.",
)
Recognise = Callable[..., tuple[RecognisedPage, ...]]


def needs_model(model: str) -> None:
    """Skip the test where a model is not installed."""
    if model not in installed_languages():
        pytest.skip(f"needs the model {model} of Tesseract: see tools/install_ocr_models")


def printed(lines: tuple[str, ...] = LINES) -> Image.Image:
    """A page of print, at about 150 dpi, in the font that comes with Pillow."""
    page = Image.new("L", (1240, 900), 255)
    pen = ImageDraw.Draw(page)
    for row, text in enumerate(lines):
        pen.text((120, 120 + 44 * row), text, fill=0, font_size=28)
    return page


def as_tiff(*frames: Image.Image) -> bytes:
    """Frames of one TIFF."""
    held = io.BytesIO()
    frames[0].save(held, "TIFF", save_all=True, append_images=list(frames[1:]))
    return held.getvalue()


@pytest.fixture
def recognise(tmp_path: Path) -> Recognise:
    """`recognise(bytes, "image/tiff", (1, 2))`: the pages recognised."""

    def call(
        untrusted_bytes: bytes, media_type: str, page_numbers: tuple[int, ...], limits: JailLimits = OCR_LIMITS
    ) -> tuple[RecognisedPage, ...]:
        (tmp_path / "original").write_bytes(untrusted_bytes)
        return recognise_pages(
            JAIL,
            tmp_path / "original",
            media_type=media_type,
            page_numbers=page_numbers,
            work=tmp_path / "work",
            limits=limits,
        )

    return call


def test_every_frame_is_read_whichever_way_it_stands(recognise: Recognise) -> None:
    """Upright, on its side, upside down and askew: the same words, each boxed where it stands on the page as shown."""
    needs_model("eng")
    page = printed()
    frames = (page, page.rotate(90, expand=True), page.rotate(180), page.rotate(2, fillcolor=255, expand=False))
    found = recognise(as_tiff(*frames), "image/tiff", (1, 2, 3, 4))
    assert [each.page.number for each in found] == [1, 2, 3, 4]
    assert [each.turn for each in found] == [0, 270, 180, 0]
    for each in found:
        assert each.page.is_read and each.page.language == "en"
        assert each.page.text.split() == " ".join(LINES).split()
    word = found[2].page.words[0]
    assert found[2].page.text[word.start : word.end] == "The"
    assert word.box is not None and word.box.x0 > 1000 and word.box.y0 > 700
    assert (word.confidence or 0) > 0.8


def test_blank_paper_is_read_and_empty(recognise: Recognise) -> None:
    """Nothing stands on it, and that is what it says."""
    (found,) = recognise(as_tiff(Image.new("L", (800, 1000), 250)), "image/tiff", (1,))
    assert found.page.is_read and found.page.text == ""


def test_what_nobody_can_read_is_not_passed_off_as_read(recognise: Recognise) -> None:
    """Rows of scribbles on paper look like writing, and are no text: the page is unread, with a reason."""
    needs_model("eng")
    chosen = random.Random(7)
    page = Image.new("L", (1000, 800), 255)
    pen = ImageDraw.Draw(page)
    for y in range(100, 700, 60):
        x = 80.0
        points = []
        while x < 900:
            points.append((x, y + chosen.uniform(-18, 18)))
            x += chosen.uniform(2, 9)
        pen.line(points, fill=0, width=3)
    (found,) = recognise(as_tiff(page), "image/tiff", (1,))
    assert not found.page.is_read
    assert found.page.reason.split(":")[0] in ("ocr.unsure", "ocr.coverage")


def test_a_page_that_is_not_there_says_so(recognise: Recognise) -> None:
    """A number beyond the frames is an unread page with its reason, and takes no other with it."""
    needs_model("eng")
    found = recognise(as_tiff(printed()), "image/tiff", (1, 9))
    assert [each.page.is_read for each in found] == [True, False]
    assert found[1].page.reason.startswith("ocr.picture: ")


def test_what_cannot_be_opened_is_unread(recognise: Recognise) -> None:
    """Bytes that are no image are no crash."""
    (found,) = recognise(b"%PDF-1.4 nothing more", "application/pdf", (1,))
    assert not found.page.is_read and found.page.reason.startswith("ocr.picture: ")


def test_passing_a_limit_is_a_reason(recognise: Recognise) -> None:
    """A batch that takes too long is tried page by page; each that still does says so."""
    limits = JailLimits(wall_s=0.05, cpu_s=10)
    found = recognise(as_tiff(printed(), printed()), "image/tiff", (1, 2), limits)
    assert [each.page.reason.split(":")[0] for each in found] == ["limit.time", "limit.time"]


def test_without_models_a_scan_is_unread_with_the_command() -> None:
    """A machine without Tesseract's data reads no English scan, says what to install, and fails at nothing."""
    request = RecogniseRequest(media_type="image/tiff", page_numbers=(1,), models=())
    (found,) = recognise_batch(io.BytesIO(as_tiff(printed())), request).pages
    assert not found.page.is_read
    assert found.page.reason.endswith("sudo apt-get install tesseract-ocr-eng")


def test_the_scans_of_the_sample_are_read(tmp_path: Path) -> None:
    """Askew, under a scanner's shadow, with signatures and a stamp, in the jail, where engines print warnings."""
    needs_model("eng")
    scan = next((Path(__file__).resolve().parents[3] / "sample" / "primary").rglob("scan0031.pdf"))
    first, second = recognise_pages(
        JAIL, scan, media_type="application/pdf", page_numbers=(1, 2), work=tmp_path / "work"
    )
    assert (first.page.is_read, second.page.is_read) == (True, True)
    assert "Lead, first measurement\t41 micrograms per litre" in first.page.text
    assert "orthophosphate was stopped and pump 3 was sealed" in second.page.text
