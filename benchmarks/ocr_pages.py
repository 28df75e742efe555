# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pages of text drawn for the benchmark of OCR: set with Pillow and raqm in the distribution's fonts, then worn."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from benchmarks.ocr_texts import MIXED, SENTENCES

_FONT_FOLDERS = (Path("/usr/share/fonts/truetype"), Path("/usr/share/fonts/opentype"))
_FONTS: dict[str, tuple[tuple[str, int], ...]] = {
    "latin": (("NotoSerif-Regular.ttf", 0), ("NotoSans-Regular.ttf", 0), ("DejaVuSerif.ttf", 0)),
    "arabic": (("NotoNaskhArabic-Regular.ttf", 0), ("NotoSansArabic-Regular.ttf", 0), ("DejaVuSans.ttf", 0)),
    "zh-Hans": (("NotoSerifCJK-Regular.ttc", 2), ("NotoSansCJK-Regular.ttc", 2)),
    "zh-Hant": (("NotoSerifCJK-Regular.ttc", 3), ("NotoSansCJK-Regular.ttc", 3)),
}
RIGHT_TO_LEFT = frozenset({"ar", "ug"})
_SIZE_POINTS = 11
_MARGIN_INCHES = 0.9
_A4_INCHES = (8.27, 11.69)


@dataclass(frozen=True, slots=True)
class TestPage:
    """A drawn page and what stands on it."""

    code: str
    wear: str
    image: Image.Image
    text: str
    dpi: int


def set_page(code: str, *, seed: int, dpi: int = 300, sentences: int = 24) -> TestPage:
    """A clean page of shuffled sentences in one language, or in two by turns for a code of `MIXED`."""
    chosen = random.Random(seed)
    codes = MIXED.get(code, (code,))
    pools = {each: _shuffled(SENTENCES[each], sentences, chosen) for each in codes}
    image = Image.new("L", (round(_A4_INCHES[0] * dpi), round(_A4_INCHES[1] * dpi)), 255)
    pen = ImageDraw.Draw(image)
    y = _MARGIN_INCHES * dpi
    lines: list[str] = []
    for turn in range(sentences // 3):
        each = codes[turn % len(codes)]
        paragraph = ("" if each.startswith("zh") else " ").join(pools[each][turn * 3 : turn * 3 + 3])
        font = _font(each, seed, dpi)
        for line in _broken(paragraph, font, image.width - 2 * _MARGIN_INCHES * dpi, each.startswith("zh")):
            if y > image.height - _MARGIN_INCHES * dpi:
                break
            right = each in RIGHT_TO_LEFT
            x = image.width - _MARGIN_INCHES * dpi if right else _MARGIN_INCHES * dpi
            direction = "rtl" if right else "ltr"
            pen.text((x, y), line, font=font, fill=20, anchor="ra" if right else "la", direction=direction)
            lines.append(line)
            y += font.size * 1.55
        y += font.size * 0.8
    return TestPage(code, "clean", image, "\n".join(lines), dpi)


def worn(page: TestPage) -> TestPage:
    """The page as a poor scan: half the resolution, 0.7 degrees askew, grainy, and a JPEG of quality 60."""
    small = page.image.resize((page.image.width // 2, page.image.height // 2), Image.Resampling.LANCZOS)
    askew = small.rotate(0.7, resample=Image.Resampling.BICUBIC, fillcolor=255)
    levels = np.random.default_rng(len(page.text)).normal(128, 40, (askew.height, askew.width))
    grain = Image.fromarray(levels.clip(0, 255).astype(np.uint8))
    noisy = Image.blend(askew, grain, 0.12).filter(ImageFilter.GaussianBlur(0.4))
    held = io.BytesIO()
    noisy.save(held, "JPEG", quality=60)
    return TestPage(page.code, "worn", Image.open(io.BytesIO(held.getvalue())).convert("L"), page.text, page.dpi // 2)


def turned(page: TestPage, degrees: int) -> TestPage:
    """The page on its side or upside down."""
    return TestPage(page.code, f"turned {degrees}", page.image.rotate(degrees, expand=True), page.text, page.dpi)


def _shuffled(pool: tuple[str, ...], count: int, chosen: random.Random) -> list[str]:
    listed: list[str] = []
    while len(listed) < count:
        again = list(pool)
        chosen.shuffle(again)
        listed += again
    return listed[:count]


def _font(code: str, seed: int, dpi: int) -> ImageFont.FreeTypeFont:
    family = "arabic" if code in RIGHT_TO_LEFT else code if code.startswith("zh") else "latin"
    name, index = _FONTS[family][seed % len(_FONTS[family])]
    if code == "ug" and name == "NotoSansArabic-Regular.ttf":
        name = "NotoNaskhArabic-Regular.ttf"
    found = next((place for folder in _FONT_FOLDERS for place in folder.rglob(name)), None)
    if found is None:
        raise FileNotFoundError(name)
    return ImageFont.truetype(str(found), round(_SIZE_POINTS * dpi / 72), index=index)


def _broken(paragraph: str, font: ImageFont.FreeTypeFont, width: float, by_character: bool) -> list[str]:
    """Lines that fit the width: broken at spaces, or after any character of Chinese but before punctuation."""
    pieces = list(paragraph) if by_character else paragraph.split(" ")
    joint = "" if by_character else " "
    lines: list[str] = []
    line = ""
    for piece in pieces:
        longer = f"{line}{joint}{piece}" if line else piece
        if not line or font.getlength(longer) <= width or piece in ",。、;":
            line = longer
        else:
            lines.append(line)
            line = piece
    return [*lines, line]
