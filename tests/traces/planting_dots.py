# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pages with yellow dots on invented lattices, and what happens to pages on their way: scanned, turned, compressed.

The lattices have the sizes that are known of real ones (periods of half an inch to more than one, dots two tenths of a
millimetre wide, 0.02 to 0.1 inch apart). Which places of a lattice have a dot is drawn at random: no printer's code.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.traces.planting_traces import SENTENCES

Pixels = NDArray[np.uint8]
PRINTED_DPI: Final = 600


@dataclass(frozen=True)
class Lattice:
    """A lattice of places for dots: its pitch in inches, its rows and columns until it repeats, how many are set."""

    pitch: float
    rows: int
    columns: int
    dots: int
    shift: int = 0
    """By how many columns each repetition below is moved."""


LATTICES: Final = {
    "coarse": Lattice(0.1, 8, 11, 24),
    "wide": Lattice(0.04, 16, 32, 40),
    "dense": Lattice(0.03, 18, 23, 42),
    "fine": Lattice(0.02, 24, 48, 48),
    "tall": Lattice(0.04, 32, 16, 36),
    "moved": Lattice(0.04, 16, 24, 36, shift=8),
}


def a_page(seed: int, inches: tuple[float, float] = (8.27, 11.69), dpi: int = PRINTED_DPI) -> Pixels:
    """A page of black text with a coloured head, as it is printed."""
    chosen = random.Random(seed)
    width, height = (round(side * dpi) for side in inches)
    drawn = Image.new("RGB", (width, height), "white")
    pen, size = ImageDraw.Draw(drawn), round(dpi * chosen.uniform(0.14, 0.2))
    font = ImageFont.load_default(size)
    pen.text((dpi, 0.6 * dpi), "Report of the works office", font=ImageFont.load_default(2 * size), fill=(20, 60, 140))
    for top in range(round(1.3 * dpi), round(height - dpi), round(size * 1.5)):
        if chosen.random() < 0.12:
            continue
        line = " ".join(chosen.choice(SENTENCES) for _ in range(2))
        pen.text((0.9 * dpi, top), line[: chosen.randrange(50, 95)], font=font, fill="black")
    return np.asarray(drawn)


def with_dots(page: Pixels, lattice: Lattice, seed: int, dpi: int = PRINTED_DPI, inches: float = 0.008) -> Pixels:
    """The page with yellow dots of 0.2 millimetres, or as wide as told, at the same places of each repetition."""
    chosen, dotted = random.Random(seed), page.copy()
    places = chosen.sample(
        [(row, column) for row in range(lattice.rows) for column in range(lattice.columns)], lattice.dots
    )
    size, pitch = max(1, round(inches * dpi)), lattice.pitch * dpi
    for number, top in enumerate(np.arange(0, page.shape[0], lattice.rows * pitch)):
        moved = (number * lattice.shift % lattice.columns) * pitch
        for left in np.arange(-lattice.columns * pitch, page.shape[1], lattice.columns * pitch):
            for row, column in places:
                y, x = round(top + row * pitch), round(left + moved + column * pitch)
                if min(x, y) >= 0:
                    dotted[y : y + size, x : x + size, 2] = 40
    return dotted


def scanned(page: Pixels, dpi: int) -> Pixels:
    """The page at another resolution, each pixel the mean of what it covers."""
    size = (round(page.shape[1] * dpi / PRINTED_DPI), round(page.shape[0] * dpi / PRINTED_DPI))
    return np.asarray(Image.fromarray(page).resize(size, Image.Resampling.BOX))


def compressed(page: Pixels, quality: int, subsampling: int = 2) -> Pixels:
    """The page through JPEG."""
    held = io.BytesIO()
    Image.fromarray(page).save(held, "JPEG", quality=quality, subsampling=subsampling)
    return np.asarray(Image.open(held).convert("RGB"))


def noisy(page: Pixels, sigma: float, seed: int = 5) -> Pixels:
    """The page with noise of its own in each colour."""
    noise = np.random.default_rng(seed).normal(0, sigma, page.shape)
    return np.clip(page.astype(np.float32) + noise, 0, 255).astype(np.uint8)


def turned(page: Pixels, degrees: float) -> Pixels:
    """The page laid crookedly on the glass."""
    filled = (255, 255, 255)
    return np.asarray(Image.fromarray(page).rotate(degrees, Image.Resampling.BICUBIC, fillcolor=filled))


def blurred(page: Pixels, radius: float) -> Pixels:
    """The page out of focus."""
    return np.asarray(Image.fromarray(page).filter(ImageFilter.GaussianBlur(radius)))


def yellowed(page: Pixels) -> Pixels:
    """The page on old paper, darker to one side."""
    shade = np.linspace(1.0, 0.86, page.shape[1], dtype=np.float32)[None, :, None]
    return noisy((page.astype(np.float32) * shade * np.array([0.97, 0.94, 0.82], np.float32)).astype(np.uint8), 1.5)


DEGRADATIONS: Final[dict[str, tuple[int, Callable[[Pixels], Pixels]]]] = {
    "600 dpi": (600, lambda page: page),
    "300 dpi": (300, lambda page: page),
    "200 dpi": (200, lambda page: page),
    "150 dpi": (150, lambda page: page),
    "100 dpi": (100, lambda page: page),
    "turned by 1 degree": (300, lambda page: turned(page, 1)),
    "turned by 3 degrees": (300, lambda page: turned(page, -3)),
    "out of focus": (300, lambda page: blurred(page, 1.5)),
    "old paper": (300, yellowed),
    "JPEG 95": (300, lambda page: compressed(page, 95, 0)),
    "JPEG 75": (300, lambda page: compressed(page, 75)),
    "JPEG 50": (300, lambda page: compressed(page, 50)),
    "JPEG 30": (300, lambda page: compressed(page, 30)),
    "noise of 5": (300, lambda page: noisy(page, 5)),
    "noise of 20": (300, lambda page: noisy(page, 20)),
    "turned, noise, JPEG 60": (200, lambda page: compressed(noisy(turned(page, 0.7), 4), 60)),
}
"""Sixteen ways of a page from the printer to the desk: the resolution of the scan, and what became of it."""
