# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A page made straight, upright and of one size of print for an engine, and the way back for boxes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from PIL import Image

from vorlage.extraction.ocr.engine import Rectangle

_QUARTERS = {
    90: Image.Transpose.ROTATE_90,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_270,
}

Turn = Literal[0, 90, 180, 270]


@dataclass(frozen=True, slots=True)
class Upright:
    """A picture to recognise, made from the picture of a page as shown.

    `turn`: by how many degrees the page was turned counter-clockwise, in quarters; `skew`: by how many degrees
    its lines fell to the right after that; `scale`: its pixels to the page's.
    """

    picture: Image.Image
    shown: tuple[int, int]
    turn: Turn
    skew: float
    scale: float

    def to_shown(self, box: Rectangle) -> Rectangle:
        """A box of this picture as the smallest around it on the page as shown, in pixels of that."""
        corners = [self._point(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        width, height = self.shown
        return (
            min(max(min(across), 0.0), width),
            min(max(min(down), 0.0), height),
            min(max(*across, 0.0), width),
            min(max(*down, 0.0), height),
        )

    def _point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = _straightening(self._turned_size(), self.skew, self.scale)
        x, y = a * x + b * y + c, d * x + e * y + f
        width, height = self.shown
        return {0: (x, y), 90: (width - y, x), 180: (width - x, height - y), 270: (y, height - x)}[self.turn]

    def _turned_size(self) -> tuple[int, int]:
        return self.shown if self.turn in (0, 180) else (self.shown[1], self.shown[0])


def make_upright(shown: Image.Image, *, turn: Turn, skew: float, scale: float) -> Upright:
    """Turn a page, straighten it and bring it to a scale."""
    turned = shown.transpose(_QUARTERS[turn]) if turn else shown
    if scale != 1:
        size = (max(round(turned.width * scale), 1), max(round(turned.height * scale), 1))
        turned = turned.resize(size, Image.Resampling.BICUBIC)
    if skew:
        way = _straightening(turned.size, skew, 1.0)
        turned = turned.transform(
            turned.size, Image.Transform.AFFINE, way, Image.Resampling.BICUBIC, fillcolor=paper_of(turned)
        )
    return Upright(turned, shown.size, turn, skew, scale)


def _straightening(size: tuple[int, int], skew: float, scale: float) -> tuple[float, float, float, float, float, float]:
    """From a straight picture's points to the askew one's: turned about its centre."""
    cosine, sine = math.cos(math.radians(skew)) / scale, math.sin(math.radians(skew)) / scale
    middle_x, middle_y = size[0] / 2, size[1] / 2
    x, y = middle_x * scale, middle_y * scale
    return (
        cosine, -sine, middle_x - cosine * x + sine * y,
        sine, cosine, middle_y - sine * x - cosine * y,
    )  # fmt: skip


def paper_of(picture: Image.Image) -> int:
    """The shade that most of a picture has."""
    shades = picture.histogram()
    return max(range(256), key=lambda shade: shades[shade])
