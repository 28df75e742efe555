# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pages of PDFs that others plant secrets in: visible text, a box, and objects made by hand. All names are invented."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image, ImageDraw

WIDTH, HEIGHT = 595, 842
BOX = (250.0, 675.0, 220.0, 18.0)
"""Where the pages show a box: left, bottom, width, height in page space."""
LINES = (
    "Minutes of the board of Quellmark Harbour Works",
    "The harbour master told the board of three leaks at the north basin.",
    "The engineer who reported them was",
    "The board asked for a second opinion before the summer.",
)
BLACK_BOX = "0 g {} {} {} {} re f".format(*BOX)


def paragraph(last: str = "") -> str:
    """The visible text of every page; `last` stands where the box is."""
    lines = [f"BT /F1 11 Tf 60 {760 - 40 * n} Td ({line}) Tj ET" for n, line in enumerate(LINES)]
    return "\n".join(lines) + ("\n" + text_at(BOX[0] + 4, BOX[1] + 5, last) if last else "")


def text_at(x: float, y: float, text: str, before: str = "") -> str:
    """One string of text at a place."""
    return f"BT /F1 11 Tf {before} {x} {y} Td ({text}) Tj ET"


def with_box(secret: str, box: str = BLACK_BOX) -> str:
    """The secret at its place in the text, and something laid over it."""
    return f"{paragraph(secret)}\nq {box} Q"


REDACTED = f"{paragraph()}\nq {BLACK_BOX} Q"
"""A page whose box has nothing under it: what a channel beside it holds is what the box was to hide."""


def a_pdf(content: str, change: Callable[[Pdf, Any], None] | None = None, **saving: Any) -> bytes:
    """A PDF of one page with this content; `change` adds to it before it is saved."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
    page = pdf.pages[0]
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    page.obj.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
    page.obj.Contents = pdf.make_stream(content.encode("latin-1"))
    if change:
        change(pdf, page.obj)
    held = io.BytesIO()
    pdf.save(held, **saving)
    return held.getvalue()


def image_of(pdf: Pdf, picture: Image.Image, **more: Any) -> Stream:
    held = pdf.make_stream(zlib.compress(picture.convert("RGB").tobytes()))
    held.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=picture.width, Height=picture.height, ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8, Filter=Name.FlateDecode, **more,
    )  # fmt: skip
    return held


def written(secret: str, size: tuple[int, int] = (300, 40), scale: int = 1) -> Image.Image:
    """The secret as pixels."""
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).text((6, 8), secret, fill="black", font_size=16 * scale)
    return picture


def annotation_of(kind: str, **more: Any) -> Dictionary:
    x, y, width, height = BOX
    rect = Array([x, y, x + width, y + height])
    return Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=rect, F=4, **more)


def form_of(pdf: Pdf, content: str, page: Any, **more: Any) -> Stream:
    held = pdf.make_stream(content.encode("latin-1"))
    held.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, WIDTH, HEIGHT]), Resources=page.Resources, **more
    )  # fmt: skip
    return held
