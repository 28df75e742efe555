# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Page pictures as a tired scanner makes them, and a photograph of a notice: skewed, grey, with some noise.

All noise comes from a fixed seed, so two builds with the same libraries give the same pictures.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tools.sample_case.pdfs import FONTS

_A4_150_DPI = (1240, 1754)
_PAPER = 250


def scanned_page(lines: Sequence[str], *, stamp: str, signatures: Sequence[str], skew_deg: float, seed: int) -> bytes:
    """A typed sheet with signatures and perhaps a stamp, as the JPEG picture of a scanned page."""
    page = Image.new("L", _A4_150_DPI, _PAPER)
    draw = ImageDraw.Draw(page)
    typed = _font("DejaVuSansMono.ttf", 26)
    for index, line in enumerate(lines):
        draw.text((130, 150 + index * 44), line, font=typed, fill=40)
    foot = 150 + len(lines) * 44 + 90
    written = _font("DejaVuSerif-Italic.ttf", 34)
    for index, name in enumerate(signatures):
        draw.line((130 + index * 480, foot + 60, 540 + index * 480, foot + 60), fill=90, width=2)
        draw.text((150 + index * 480, foot + 12), name, font=written, fill=70)
    if stamp:
        page.paste(*_stamp(stamp, (640, foot + 110)))
    return _as_scan(page, skew_deg=skew_deg, seed=seed)


def notice_photograph(lines: Sequence[str], *, seed: int) -> bytes:
    """A notice on a tiled wall as a telephone would photograph it, with the camera's record left in.

    The camera is invented and the place is the point of the oceans farthest from land: traces to be found, of no one.
    """
    rng = np.random.default_rng(seed)
    wall = Image.new("RGB", (1200, 900), (176, 190, 186))
    draw = ImageDraw.Draw(wall)
    for x in range(0, 1200, 150):
        draw.line((x, 0, x, 900), fill=(150, 164, 160), width=4)
    for y in range(0, 900, 150):
        draw.line((0, y, 1200, y), fill=(150, 164, 160), width=4)
    sheet = Image.new("RGB", (760, 540), (246, 243, 232))
    pen = ImageDraw.Draw(sheet)
    for index, line in enumerate(lines):
        pen.text(
            (60, 60 + index * 76), line, font=_font("DejaVuSans-Bold.ttf", 44 if index == 0 else 32), fill=(30, 30, 60)
        )
    mask = Image.new("L", sheet.size, 255).rotate(-2.3, expand=True, resample=Image.Resampling.BICUBIC)
    wall.paste(sheet.rotate(-2.3, expand=True, resample=Image.Resampling.BICUBIC), (200, 160), mask)
    pixels = np.asarray(wall.filter(ImageFilter.GaussianBlur(0.7)), dtype=np.float64)
    light = np.linspace(1.06, 0.86, pixels.shape[1])[None, :, None]
    noisy = np.clip(pixels * light + rng.normal(0, 4, pixels.shape), 0, 255).astype(np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(noisy).save(buffer, "JPEG", quality=72, exif=_camera_record())
    return buffer.getvalue()


def _camera_record() -> Image.Exif:
    record = Image.Exif()
    record[0x010F] = "Tidewater"
    record[0x0110] = "Tidewater Pocket 3"
    record[0x0132] = "2024:05:15 11:20:00"
    place = record.get_ifd(0x8825)
    place.update({1: "S", 2: (48.0, 52.0, 36.0), 3: "W", 4: (123.0, 23.0, 36.0)})
    record[0x8825] = place
    return record


def _stamp(word: str, at: tuple[int, int]) -> tuple[int, tuple[int, int], Image.Image]:
    mask = Image.new("L", (440, 130), 0)
    draw = ImageDraw.Draw(mask)
    draw.rectangle((6, 6, 433, 123), outline=150, width=7)
    draw.text((40, 34), word, font=_font("DejaVuSans-Bold.ttf", 54), fill=150)
    return 0, at, mask.rotate(7, expand=True, resample=Image.Resampling.BICUBIC)


def _as_scan(page: Image.Image, *, skew_deg: float, seed: int) -> bytes:
    rng = np.random.default_rng(seed)
    turned = page.rotate(skew_deg, resample=Image.Resampling.BICUBIC, fillcolor=_PAPER)
    pixels = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.6)), dtype=np.float64)
    pixels = pixels + rng.normal(0, 3, pixels.shape)
    specks = rng.random(pixels.shape) < 0.0002
    pixels[specks] = 60
    pixels[:, :14] *= 0.55  # the dark edge where the lid does not close
    buffer = io.BytesIO()
    Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(buffer, "JPEG", quality=55, dpi=(150, 150))
    return buffer.getvalue()


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / name), size)
