# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Boxes on a raster: one colour inside, and not one pixel changed outside."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.seals import PageRaster
from vorlage.domain.words import Box
from vorlage.redaction.copies.painting import PAINT, paint, pixels_of
from vorlage.redaction.copies.pdf_writing import as_pdf

WIDTH, HEIGHT = 60.0, 40.0
sides = st.floats(min_value=-20, max_value=90, allow_nan=False)


@st.composite
def rasters(draw: st.DrawFn) -> PageRaster:
    """A small raster of any levels."""
    width, height = draw(st.integers(1, 40)), draw(st.integers(1, 30))
    levels = draw(st.binary(min_size=width * height, max_size=width * height))
    return PageRaster(width=width, height=height, levels=bytes(level % 16 for level in levels))


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    """A box anywhere, beyond the page too."""
    across, down = sorted([draw(sides), draw(sides)]), sorted([draw(sides), draw(sides)])
    return Box(across[0], down[0], across[1], down[1])


@given(rasters(), st.lists(boxes(), max_size=4))
def test_inside_a_box_is_one_colour_and_outside_nothing_changes(raster: PageRaster, drawn: list[Box]) -> None:
    """Pixels outside the boxes are those that were sealed; of those inside, nothing of what was there is left."""
    painted = paint(raster, drawn, width=WIDTH, height=HEIGHT)
    inside = {
        y * raster.width + x
        for left, top, right, bottom in pixels_of(raster, drawn, width=WIDTH, height=HEIGHT)
        for y in range(top, bottom)
        for x in range(left, right)
    }
    for at, (before, after) in enumerate(zip(raster.levels, painted.levels, strict=True)):
        assert after == (PAINT if at in inside else before)


@given(rasters(), boxes())
def test_every_pixel_that_a_box_touches_is_painted(raster: PageRaster, box: Box) -> None:
    """A part of a pixel under the box is enough: boxes grow outward."""
    painted = paint(raster, [box], width=WIDTH, height=HEIGHT)
    across, down = raster.width / WIDTH, raster.height / HEIGHT
    for y in range(raster.height):
        for x in range(raster.width):
            touched = x < box.x1 * across and x + 1 > box.x0 * across and y < box.y1 * down and y + 1 > box.y0 * down
            if touched and box.x0 < box.x1 and box.y0 < box.y1:
                assert painted.levels[y * raster.width + x] == PAINT


def test_a_page_without_size_has_no_place_for_boxes() -> None:
    """Nothing is painted at a guess."""
    with pytest.raises(ValueError, match="some size"):
        paint(PageRaster(width=1, height=1, levels=b"\x00"), [Box(0, 0, 1, 1)], width=0, height=10)


@given(st.lists(rasters(), min_size=1, max_size=4))
def test_the_pdf_is_its_pictures_and_nothing_else(pages: list[PageRaster]) -> None:
    """Level by level, with no font, no annotation and no metadata of its own; the same pictures give the same bytes."""
    made = as_pdf(pages, dots_per_inch=150)
    assert made == as_pdf(pages, dots_per_inch=150)
    with pikepdf.open(io.BytesIO(made), attempt_recovery=False) as opened:
        assert len(opened.pages) == len(pages) and len(opened.objects) == 3 + 3 * len(pages)
        assert set(opened.Root.keys()) == {"/Type", "/Pages"}
        for page, raster in zip(opened.pages, pages, strict=True):
            assert set(page.obj.keys()) == {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}
            image = page.obj.Resources.XObject.Im0
            assert list(page.obj.Resources.XObject.keys()) == ["/Im0"]
            assert image.read_bytes() == raster.packed_rows()
            assert [float(side) for side in page.mediabox][2:] == pytest.approx(
                [raster.width * 0.48, raster.height * 0.48]
            )


def test_a_pdf_without_pages_is_refused() -> None:
    """There is no empty copy."""
    with pytest.raises(ValueError, match="has a page"):
        as_pdf([], dots_per_inch=150)
