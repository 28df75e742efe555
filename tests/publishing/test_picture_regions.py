# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What of a page may show somebody: found by what is neither print nor paper, with no model that looks at people."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from vorlage.domain.pages import Page, PageOrigin
from vorlage.domain.seals import PageRaster
from vorlage.domain.words import Box, Word
from vorlage.publishing.picture_regions import picture_regions

WIDTH, HEIGHT = 620, 877
"""An A4 page at 75 dots to the inch."""
LINE = "The board takes note of the harbour works, item seven of the minutes."


def _drawn() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("L", (WIDTH, HEIGHT), 255)
    return picture, ImageDraw.Draw(picture)


def _raster(picture: Image.Image) -> PageRaster:
    levels = (np.asarray(picture, dtype=np.uint16) * 15 // 255).astype(np.uint8)
    return PageRaster(width=picture.width, height=picture.height, levels=levels.tobytes())


def _page(*words: Box) -> Page:
    text = "x" * len(words)
    return Page(
        number=1,
        label="1",
        width=WIDTH,
        height=HEIGHT,
        text=text,
        origin=PageOrigin.NATIVE,
        language="en",
        words=tuple(Word(at, at + 1, box) for at, box in enumerate(words)),
    )


def _photograph(side: int) -> Image.Image:
    down, across = np.mgrid[0:side, 0:side]
    return Image.fromarray((120 + 80 * np.sin(across / 9) * np.cos(down / 13)).astype(np.uint8))


def _lines(pen: ImageDraw.ImageDraw) -> list[Box]:
    font = ImageFont.load_default(size=14)
    boxes = []
    for row in range(20):
        at = (40, 40 + 20 * row)
        pen.text(at, LINE, fill=0, font=font)
        boxes += [Box(*map(float, pen.textbbox(at, LINE, font=font)))]
    return boxes


def test_print_whose_words_are_known_is_no_picture() -> None:
    """Twenty lines, a table of rules, and a black bar."""
    picture, pen = _drawn()
    boxes = _lines(pen)
    for step in range(8):
        pen.line((40, 500 + 30 * step, 560, 500 + 30 * step), fill=0, width=2)
        pen.line((40 + 70 * step, 500, 40 + 70 * step, 710), fill=0, width=2)
    pen.rectangle((60, 760, 400, 800), fill=0)
    assert not picture_regions(_raster(picture), _page(*boxes), ())


@pytest.mark.parametrize("side", [40, 120, 400])
def test_a_photograph_is_found_where_it_is(side: int) -> None:
    """From the size of a stamp on, beside print."""
    picture, pen = _drawn()
    boxes = _lines(pen)
    picture.paste(_photograph(side), (100, 460))
    (found,) = picture_regions(_raster(picture), _page(*boxes), ())
    sides = (found.box.x0, found.box.y0, found.box.x1, found.box.y1)
    assert sides == pytest.approx((100, 460, 100 + side, 460 + side), abs=8)


def test_words_that_an_engine_reads_into_a_photograph_hide_nothing_of_it() -> None:
    """There is no paper around them."""
    picture, _ = _drawn()
    picture.paste(_photograph(200), (100, 100))
    words = [Box(100.0 + 50 * column, 100.0 + 20 * row, 148.0 + 50 * column, 116.0 + 20 * row)
             for row in range(10) for column in range(4)]  # fmt: skip
    assert picture_regions(_raster(picture), _page(*words), ())


def test_what_is_boxed_is_decided() -> None:
    """Wholly, or the rest is told."""
    picture, _ = _drawn()
    picture.paste(_photograph(200), (100, 100))
    raster = _raster(picture)
    assert not picture_regions(raster, _page(), (Box(95, 95, 305, 305),))
    (rest,) = picture_regions(raster, _page(), (Box(95, 95, 200, 305),))
    assert rest.box.x0 == pytest.approx(200, abs=8)
