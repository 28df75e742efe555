# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pages of the made leak as paper: text set on a sheet, then scanned askew, with grain, at 150 to 300 dpi."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from benchmarks.made_leak.wording import RIGHT_TO_LEFT, paragraphs

_FOLDERS = (Path("/usr/share/fonts/truetype"), Path("/usr/share/fonts/opentype"))
_FONTS: dict[str, tuple[tuple[str, int], ...]] = {
    "latin": (("NotoSerif-Regular.ttf", 0), ("DejaVuSerif.ttf", 0), ("LiberationSerif-Regular.ttf", 0)),
    "arabic": (("NotoNaskhArabic-Regular.ttf", 0),),
    "zh-Hans": (("NotoSerifCJK-Regular.ttc", 2), ("NotoSansCJK-Regular.ttc", 2)),
    "zh-Hant": (("NotoSerifCJK-Regular.ttc", 3), ("NotoSansCJK-Regular.ttc", 3)),
}
_SHEET_INCHES = (8.27, 11.69)
_MARGIN_INCHES = 1.0
_SIZE_POINTS = 11.5
_LINE = 1.6
_NEVER_FIRST = "，。、；：！？」』）"
_LONGEST_PAGE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Wear:
    """What happens between a sheet and its scan. `skew` in degrees, `grain` as the share of noise, 0 for none."""

    skew: float = 0.0
    grain: float = 0.0
    turn: int = 0
    blur: float = 0.0


CLEAN = Wear()
UNREADABLE = Wear(blur=16.0, grain=0.15)


@cache
def font_file(name: str) -> Path:
    """Where the distribution has this font."""
    found = next((place for folder in _FOLDERS for place in folder.rglob(name)), None)
    if found is None:
        raise FileNotFoundError(name)
    return found


def font_of(language: str, seed: int) -> tuple[Path, int]:
    """A font that writes a language: its file and the number of its face."""
    family = "arabic" if language in RIGHT_TO_LEFT else language if language.startswith("zh") else "latin"
    name, face = _FONTS[family][seed % len(_FONTS[family])]
    return font_file(name), face


def sheet(languages: Sequence[str], *, seed: int, dpi: int, texts: Sequence[str] = ()) -> tuple[Image.Image, str]:
    """A clean page filled with paragraphs, by turns in the languages, and its text line by line.

    With `texts` it is these that are set, all in the first language; what does not fit is left out.
    """
    image = Image.new("L", (round(_SHEET_INCHES[0] * dpi), round(_SHEET_INCHES[1] * dpi)), 252)
    pen = ImageDraw.Draw(image)
    margin = _MARGIN_INCHES * dpi
    y, lines = margin, list[str]()
    pools = {each: iter(paragraphs(each, _LONGEST_PAGE, seed)) for each in languages}
    given = iter(texts)
    for turn in range(_LONGEST_PAGE):
        language = languages[turn % len(languages)]
        said = next(given, None) if texts else next(pools[language])
        if said is None:
            break
        path, face = font_of(language, seed)
        font = ImageFont.truetype(str(path), round(_SIZE_POINTS * dpi / 72), index=face)
        broken = lines_of(said, font, image.width - 2 * margin, language.startswith("zh"))
        if y + len(broken) * font.size * _LINE > image.height - margin:
            break
        right = language in RIGHT_TO_LEFT
        for line in broken:
            x = image.width - margin if right else margin
            place = "ra" if right else "la"
            pen.text((x, y), line, font=font, fill=25, anchor=place, direction="rtl" if right else "ltr")
            lines.append(line)
            y += font.size * _LINE
        y += font.size * 0.9
    return image, "\n".join(lines)


def lines_of(paragraph: str, font: ImageFont.FreeTypeFont, width: float, is_chinese: bool) -> list[str]:
    """A paragraph in lines that fit: broken at spaces, or in Chinese after any character but before punctuation."""
    joint = "" if is_chinese else " "
    lines: list[str] = []
    line = ""
    for piece in list(paragraph) if is_chinese else paragraph.split(" "):
        longer = f"{line}{joint}{piece}" if line else piece
        if not line or font.getlength(longer) <= width or piece in _NEVER_FIRST:
            line = longer
        else:
            lines.append(line)
            line = piece
    return [*lines, line]


def scanned(image: Image.Image, wear: Wear, *, seed: int) -> Image.Image:
    """A sheet as a scanner sees it; the same seed gives the same grain."""
    seen = image.rotate(wear.skew, resample=Image.Resampling.BICUBIC, fillcolor=250) if wear.skew else image
    if wear.blur:
        seen = seen.filter(ImageFilter.GaussianBlur(wear.blur))
    if wear.grain:
        few = random.Random(seed)
        grain = Image.frombytes("L", (256, 256), few.randbytes(65_536)).resize(seen.size)
        seen = Image.blend(seen, grain, wear.grain)
    return seen.rotate(wear.turn, expand=True) if wear.turn else seen


def as_jpeg(image: Image.Image, dpi: int, quality: int = 60) -> bytes:
    """A page as a photograph of it is kept."""
    held = io.BytesIO()
    image.save(held, "JPEG", quality=quality, dpi=(dpi, dpi))
    return held.getvalue()


def as_tiff(images: Sequence[Image.Image], dpi: int, *, black_and_white: bool) -> bytes:
    """Pages as a fax machine or an office scanner keeps them."""
    held = io.BytesIO()
    pages = [
        image.point(lambda tone: 255 * (tone > 150)).convert("1") if black_and_white else image for image in images
    ]
    compression = "group4" if black_and_white else "tiff_lzw"
    pages[0].save(held, "TIFF", save_all=True, append_images=pages[1:], compression=compression, dpi=(dpi, dpi))
    return held.getvalue()


def as_pdf(images: Sequence[tuple[Image.Image, int]], quality: int = 60) -> bytes:
    """Pages, each with its resolution, as pictures in a PDF without any text."""
    from fpdf import FPDF

    made = FPDF(unit="pt")
    made.set_creation_date(datetime(2020, 1, 1, tzinfo=UTC))
    for image, dpi in images:
        size = (image.width * 72 / dpi, image.height * 72 / dpi)
        made.add_page(format=size)
        made.image(io.BytesIO(as_jpeg(image, dpi, quality)), x=0, y=0, w=size[0], h=size[1])
    return bytes(made.output())
