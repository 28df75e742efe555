# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A page made upright, and the way back for boxes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from vorlage.extraction.ocr.ink import find_ink, find_skew
from vorlage.extraction.ocr.upright import Turn, make_upright


def page_with_mark(x: int, y: int) -> Image.Image:
    """White paper, 300 by 200, with one black square of eight pixels."""
    page = Image.new("L", (300, 200), 255)
    ImageDraw.Draw(page).rectangle((x, y, x + 7, y + 7), fill=0)
    return page


@settings(max_examples=40, deadline=None)
@given(
    x=st.integers(30, 260),
    y=st.integers(30, 160),
    turn=st.sampled_from([0, 90, 180, 270]),
    skew=st.floats(-5, 5),
    scale=st.floats(0.75, 2),
)
def test_a_box_finds_its_way_back(x: int, y: int, turn: Turn, skew: float, scale: float) -> None:
    """Whatever was done to the page, the box of a mark in the upright picture is the mark's on the page as shown."""
    upright = make_upright(page_with_mark(x, y), turn=turn, skew=skew, scale=scale)
    found = upright.picture.point(lambda level: 255 if level < 128 else 0).getbbox()
    assert found is not None
    left, top, right, bottom = upright.to_shown((found[0], found[1], found[2], found[3]))
    assert (left + right) / 2 == pytest.approx(x + 4, abs=2.5)
    assert (top + bottom) / 2 == pytest.approx(y + 4, abs=2.5)


@pytest.mark.parametrize("degrees", [-3.0, -0.7, 0.0, 1.2, 11.0])
def test_the_skew_of_lines_is_found(degrees: float) -> None:
    """Lines that fall to the right by some degrees are found to, within a fifth of one."""
    page = Image.new("L", (1200, 1000), 255)
    pen = ImageDraw.Draw(page)
    for y in range(100, 900, 40):
        for x in range(100, 1100, 30):
            pen.rectangle((x, y, x + 20, y + 16), fill=0)
    askew = page.rotate(-degrees, fillcolor=255, resample=Image.Resampling.BICUBIC)
    assert find_skew(find_ink(askew))[0] == pytest.approx(degrees, abs=0.2)
