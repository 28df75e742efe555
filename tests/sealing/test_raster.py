# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The one raster that is sealed, redacted and published."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from vorlage.domain.seals import PageRaster
from vorlage.jail.supervisor import Jail
from vorlage.sealing.raster import quantise, raster_page


@st.composite
def rasters(draw: st.DrawFn) -> PageRaster:
    """Small rasters of any shape."""
    width, height = draw(st.integers(1, 40)), draw(st.integers(1, 40))
    levels = draw(st.binary(min_size=width * height, max_size=width * height))
    return PageRaster(width=width, height=height, levels=bytes(level % 16 for level in levels))


@given(rasters())
def test_the_png_of_a_raster_has_its_levels_and_nothing_else(raster: PageRaster) -> None:
    """Another program reads the same pixels, and finds no text, profile or time in it."""
    picture = Image.open(io.BytesIO(raster.to_png()))
    assert np.asarray(picture.convert("L")).tobytes() == bytes(level * 17 for level in raster.levels)
    assert not picture.info


def test_levels_out_of_bounds_are_no_raster() -> None:
    """Neither a seventeenth level nor a missing pixel passes."""
    with pytest.raises(ValueError, match="0 to 15"):
        PageRaster(width=2, height=1, levels=b"\x00\x10")
    with pytest.raises(ValueError, match="as many levels"):
        PageRaster(width=2, height=1, levels=b"\x00")


@given(st.integers(0, 255), st.integers(217, 255), st.integers(217, 255))
def test_what_takes_away_blue_alone_is_white(blue: int, red: int, green: int) -> None:
    """A dot of yellow toner on white paper leaves no trace in the levels."""
    assert quantise(1, 1, bytes((red, green, blue))).levels == b"\x0f"


@given(st.integers(0, 254))
def test_darker_grey_never_becomes_lighter(grey: int) -> None:
    """The order of greys is kept."""
    assert quantise(1, 1, bytes([grey] * 3)).levels <= quantise(1, 1, bytes([grey + 1] * 3)).levels


def test_a_large_photograph_is_averaged_over_squares() -> None:
    """Two by two pixels become one when there are more pixels than an A4 page needs, and only then."""
    pixels = bytes([0, 0, 0, 224, 224, 224] * 2 * 2)
    assert quantise(4, 2, pixels, max_pixels=8).width == 4
    assert quantise(4, 2, pixels, max_pixels=7) == PageRaster(width=2, height=1, levels=b"\x08\x08")


def test_a_page_is_drawn_at_150_dots_to_the_inch(tmp_path: Path) -> None:
    """An inch of paper is 150 pixels; paper is 15 and black ink 0."""
    sheet = FPDF(unit="pt", format=(144, 72))
    sheet.add_page()
    sheet.rect(0, 0, 72, 72, style="F")
    (tmp_path / "original").write_bytes(bytes(sheet.output()))
    raster = raster_page(
        Jail(), tmp_path / "original", media_type="application/pdf", page_number=1, work=tmp_path / "work"
    )
    assert raster is not None
    assert (raster.width, raster.height) == (300, 150)
    assert (raster.levels[75 * 300 + 50], raster.levels[75 * 300 + 250]) == (0, 15)


def test_a_page_that_cannot_be_drawn_has_no_raster(tmp_path: Path) -> None:
    """Broken bytes are no error: there is nothing to seal of their look."""
    (tmp_path / "original").write_bytes(b"%PDF-1.7 and nothing else")
    assert (
        raster_page(Jail(), tmp_path / "original", media_type="application/pdf", page_number=1, work=tmp_path / "w")
        is None
    )
