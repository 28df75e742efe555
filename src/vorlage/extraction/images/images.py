# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Images, inside the jail: how large one is, and one page drawn as bare pixels; all else it carries stays there."""

from __future__ import annotations

import warnings
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import PageOrigin
from vorlage.extraction.answers import (
    MAX_PAGES,
    MAX_PICTURE_PIXELS,
    DrawAnswer,
    DrawRequest,
    PageAnswer,
    ReadAnswer,
    ReadRequest,
    unreadable,
)

MAX_IMAGE_PIXELS = 100_000_000
"""Of an image we decode; its header alone is believed for its size."""
MAX_IMAGE_SIDE = 30_000
_MEDIA_TYPES = {"HEIF": "image/heic", "PPM": "image/x-portable-anymap"}
_FORMATS = ("JPEG", "PNG", "GIF", "TIFF", "WEBP", "BMP", "JPEG2000", "PPM", "PSD", "ICO", "HEIF", "AVIF")
_TURNED = (5, 6, 7, 8)
_ORIENTATION = 0x0112
_POINTS_PER_INCH = 72
_BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError, TypeError)


def read_picture(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """One page for each frame of a TIFF and one for any other image: its size in pixels as shown, its text unread.

    An image that would not fit in memory is refused on the word of its header; nothing is decoded here.
    """
    try:
        image = _open(original)
        media_type = _MEDIA_TYPES.get(image.format or "", "") or Image.MIME.get(image.format or "", "image/unknown")
        frames = min(getattr(image, "n_frames", 1), MAX_PAGES) if image.format == "TIFF" else 1
        pages = []
        for frame in range(frames):
            if frame:
                image.seek(frame)
            if image.width * image.height > MAX_IMAGE_PIXELS or max(image.size) > MAX_IMAGE_SIDE:
                reason = f"limit.pixels: is {image.width} by {image.height} pixels"
                return unreadable(Outcome.REFUSED, media_type, reason)
            width, height = _shown_size(image)
            pages.append(
                PageAnswer(label=str(frame + 1), width=width, height=height, origin=PageOrigin.OCR, is_read=False)
            )
    except _BROKEN:
        return unreadable(Outcome.DAMAGED, "image/unknown", "image.broken: cannot be opened as an image")
    return ReadAnswer(outcome=Outcome.READ, media_type=media_type, pages=tuple(pages))


def draw(original: BinaryIO, asked: DrawRequest) -> DrawAnswer:
    """One page as bare pixels: PDF by PDFium at the resolution asked for, images at their own, both within a size.

    Raises:
        ValueError: There is no such page, or this type has no picture.
    """
    if asked.media_type == "application/pdf":
        return _bare(_draw_pdf_page(original, asked))
    if not asked.media_type.startswith("image/"):
        raise ValueError("this type has no picture")
    image = _open(original)
    if image.width * image.height > MAX_IMAGE_PIXELS:
        raise ValueError("the image is too large to decode")
    if asked.page_number > 1:
        image.seek(asked.page_number - 1)
    image.draft("RGB", (3000, 3000))
    upright = ImageOps.exif_transpose(image) if _orientation(image) != 1 else image
    return _bare(_fitted(upright))


def _open(original: BinaryIO) -> Image.Image:
    """Open an image by its header. Our own limits stand in for Pillow's warnings."""
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None
    original.seek(0)
    if original.read(12)[4:8] == b"ftyp":
        _learn_heif()
    original.seek(0)
    return Image.open(original, formats=_FORMATS)


def _learn_heif() -> None:
    """Teach Pillow the pictures of telephones: without threads, which the jail refuses, and without thumbnails."""
    import pi_heif

    pi_heif.options.DECODE_THREADS = 1
    pi_heif.register_heif_opener(thumbnails=False)


def _shown_size(image: Image.Image) -> tuple[int, int]:
    """Width and height as shown: the camera's turn applied."""
    return (image.height, image.width) if _orientation(image) in _TURNED else image.size


def _orientation(image: Image.Image) -> int:
    """EXIF orientation, where it stands in the header: of other formats Pillow would decode the image to find it."""
    if image.format not in ("JPEG", "TIFF", "WEBP"):
        return 1
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except _BROKEN:
        return 1


def _draw_pdf_page(original: BinaryIO, asked: DrawRequest) -> Image.Image:
    from vorlage.extraction.answers import ReadAnswer as Refusal
    from vorlage.extraction.pdf.opening import open_pdf

    opened = open_pdf(original.read(), asked.passwords)
    if isinstance(opened, Refusal) or not 0 < asked.page_number <= len(opened):
        raise ValueError("there is no such page")
    opened.init_forms()
    page = opened[asked.page_number - 1]
    width, height = page.get_size()
    scale = asked.dpi / _POINTS_PER_INCH
    scale = min(scale, (MAX_PICTURE_PIXELS / max(width * height, 1)) ** 0.5, 10_000 / max(width, height, 1))
    drawn: Image.Image = page.render(scale=scale).to_pil()
    return drawn


def _fitted(image: Image.Image) -> Image.Image:
    if image.width * image.height > MAX_PICTURE_PIXELS:
        scale = (MAX_PICTURE_PIXELS / (image.width * image.height)) ** 0.5
        image = image.convert("RGB").resize((max(1, int(image.width * scale)), max(1, int(image.height * scale))))
    return image


def _bare(image: Image.Image) -> DrawAnswer:
    """White under what is see-through, three bytes a pixel."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        over = image.convert("RGBA")
        white = Image.new("RGBA", over.size, "white")
        image = Image.alpha_composite(white, over)
    if image.mode.startswith("I;16") or image.mode == "I":
        image = image.point(lambda level: level / 256).convert("L")
    plain = image.convert("RGB")
    return DrawAnswer(width=plain.width, height=plain.height, pixels=plain.tobytes())
