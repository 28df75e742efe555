# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""PDFs whose pictures show more than their pages, and boxes that are pictures: made by code, each with one secret."""

from __future__ import annotations

import io
import zlib
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageDraw

from tests.redaction.planting_pages import (
    BLACK_BOX,
    BOX,
    HEIGHT,
    LINES,
    REDACTED,
    WIDTH,
    a_pdf,
    image_of,
    paragraph,
    text_at,
    written,
)


def covered_picture(secret: str) -> bytes:
    def change(pdf: Pdf, page: Any) -> None:
        page.Resources.XObject = Dictionary(Im0=image_of(pdf, _scan(secret)))

    return a_pdf(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im0 Do Q\nq {BLACK_BOX} Q", change)


def _scan(secret: str, *, is_redacted: bool = False) -> Image.Image:
    """A page as a scanner gives it, at two pixels to the point."""
    picture = Image.new("RGB", (WIDTH * 2, HEIGHT * 2), "white")
    pen = ImageDraw.Draw(picture)
    for n, line in enumerate(LINES):
        pen.text((120, 2 * (HEIGHT - 770 + 40 * n)), line, fill="black", font_size=22)
    x, y, width, height = BOX
    left, top = 2 * x, 2 * (HEIGHT - y - height)
    pen.text((left + 8, top + 6), secret, fill="black", font_size=22)
    if is_redacted:
        pen.rectangle((left, top, left + 2 * width, top + 2 * height), fill="black")
    return picture


def recognised_under_bar(secret: str) -> bytes:
    """A scan with the bar in its pixels, and over it what an engine had read before."""

    def change(pdf: Pdf, page: Any) -> None:
        page.Resources.XObject = Dictionary(Im0=image_of(pdf, _scan(secret, is_redacted=True)))

    lines = [text_at(60, 760 - 40 * n, line, "3 Tr") for n, line in enumerate(LINES)]
    lines.append(text_at(BOX[0] + 6, BOX[1] + 5, secret, "3 Tr"))
    return a_pdf(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im0 Do Q\n" + "\n".join(lines), change)


def alternate_image(secret: str) -> bytes:
    def change(pdf: Pdf, page: Any) -> None:
        shown = image_of(pdf, _scan(secret, is_redacted=True))
        other = image_of(pdf, _scan(secret))
        shown.Alternates = Array([Dictionary(Image=other, DefaultForPrinting=True)])
        page.Resources.XObject = Dictionary(Im0=shown)

    return a_pdf(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im0 Do Q", change)


def cropped_image(secret: str) -> bytes:
    """An image of which the page shows the upper half alone."""

    def change(pdf: Pdf, page: Any) -> None:
        picture = Image.new("RGB", (300, 200), "white")
        picture.paste(written("North basin, north side"), (0, 0))
        picture.paste(written(secret), (0, 130))
        page.Resources.XObject = Dictionary(Im0=image_of(pdf, picture))

    return a_pdf(f"{REDACTED}\nq 60 300 300 100 re W n 300 0 0 200 60 200 cm /Im0 Do Q", change)


def unused_image(secret: str) -> bytes:
    """An image in the resources of the page that nothing paints."""

    def change(pdf: Pdf, page: Any) -> None:
        page.Resources.XObject = Dictionary(Im0=image_of(pdf, written(secret)))

    return a_pdf(REDACTED, change)


def jpeg_comment(secret: str) -> bytes:
    def change(pdf: Pdf, page: Any) -> None:
        held = io.BytesIO()
        Image.new("RGB", (16, 16), "gray").save(held, "JPEG", comment=secret.encode())
        image = pdf.make_stream(held.getvalue())
        image.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=16, Height=16, ColorSpace=Name.DeviceRGB, BitsPerComponent=8,
            Filter=Name.DCTDecode,
        )  # fmt: skip
        page.Resources.XObject = Dictionary(Im0=image)

    return a_pdf(f"{REDACTED}\nq 40 0 0 40 60 300 cm /Im0 Do Q", change)


def black_image(secret: str) -> bytes:
    def change(pdf: Pdf, page: Any) -> None:
        page.Resources.XObject = Dictionary(Im0=image_of(pdf, Image.new("RGB", (20, 4), "black")))

    x, y, width, height = BOX
    return a_pdf(f"{paragraph(secret)}\nq {width} 0 0 {height} {x} {y} cm /Im0 Do Q", change)


def soft_mask_image(secret: str) -> bytes:
    def change(pdf: Pdf, page: Any) -> None:
        mask = pdf.make_stream(zlib.compress(b"\xff" * 80))
        mask.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=20, Height=4, ColorSpace=Name.DeviceGray, BitsPerComponent=8,
            Filter=Name.FlateDecode,
        )  # fmt: skip
        page.Resources.XObject = Dictionary(Im0=image_of(pdf, Image.new("RGB", (20, 4), "black"), SMask=mask))

    x, y, width, height = BOX
    return a_pdf(f"{paragraph(secret)}\nq {width} 0 0 {height} {x} {y} cm /Im0 Do Q", change)
