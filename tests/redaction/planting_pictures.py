# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Image files that were redacted badly, made by code: each hides one secret beside the pixels that are shown."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any

from PIL import ExifTags, Image, ImageDraw, PngImagePlugin

SIZE = (640, 420)
_BAR = (60, 180, 420, 216)


def a_note(secret: str, *, is_redacted: bool = False) -> Image.Image:
    """A photographed note with the secret in its third line, or a bar over it."""
    picture = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(picture)
    for n, line in enumerate(("Quellmark Harbour Works", "Shift of the north basin", secret, "Three leaks, one pump")):
        pen.text((70, 60 + 62 * n), line, fill="black", font_size=24)
    if is_redacted:
        pen.rectangle(_BAR, fill="black")
    return picture


def as_bytes(picture: Image.Image, form: str, **saving: Any) -> bytes:
    """A picture as a file."""
    held = io.BytesIO()
    picture.save(held, form, **saving)
    return held.getvalue()


def with_thumbnail(picture: Image.Image, small: Image.Image) -> bytes:
    """A JPEG with this thumbnail in its EXIF (IFD1)."""
    small = small.copy()
    small.thumbnail((160, 120))
    thumbnail = as_bytes(small, "JPEG", quality=80)
    head = b"II*\x00\x08\x00\x00\x00" + b"\x00\x00" + (14).to_bytes(4, "little")
    entries = (259, 3, 6), (513, 4, 56), (514, 4, len(thumbnail))
    rows = b"".join(
        tag.to_bytes(2, "little") + kind.to_bytes(2, "little") + b"\x01\x00\x00\x00" + value.to_bytes(4, "little")
        for tag, kind, value in entries
    )
    exif = head + len(entries).to_bytes(2, "little") + rows + b"\x00\x00\x00\x00"
    exif = exif.ljust(56, b"\x00") + thumbnail
    return as_bytes(picture, "JPEG", quality=90, exif=b"Exif\x00\x00" + exif)


def _exif_text(tag: int, wide: bool = False) -> Callable[[str], bytes]:
    def make(secret: str) -> bytes:
        exif = Image.Exif()
        exif[tag] = secret.encode("utf-16-le") if wide else secret
        return as_bytes(a_note(secret, is_redacted=True), "JPEG", exif=exif)

    return make


def _user_comment(secret: str) -> bytes:
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[0x9286] = b"ASCII\x00\x00\x00" + secret.encode()
    return as_bytes(a_note(secret, is_redacted=True), "JPEG", exif=exif)


def _png_with(key: str, *, is_packed: bool = False, is_wide: bool = False) -> Callable[[str], bytes]:
    def make(secret: str) -> bytes:
        said = PngImagePlugin.PngInfo()
        if is_wide:
            said.add_itxt(key, secret)
        else:
            said.add_text(key, secret, zip=is_packed)
        return as_bytes(a_note(secret, is_redacted=True), "PNG", pnginfo=said)

    return make


def _overwritten_png(secret: str) -> bytes:
    """A file that was overwritten by a shorter one and kept its old end."""
    before = as_bytes(a_note(secret), "PNG", compress_level=1)
    after = as_bytes(a_note(secret, is_redacted=True), "PNG")
    return after + before[len(after) :]


def _overwritten_jpeg(secret: str) -> bytes:
    before = as_bytes(a_note(secret), "JPEG", quality=98)
    after = as_bytes(a_note(secret, is_redacted=True), "JPEG", quality=40)
    return after + before[len(after) :]


def _transparent(secret: str) -> bytes:
    picture = a_note(secret).convert("RGBA")
    levels = Image.new("L", SIZE, 255)
    ImageDraw.Draw(levels).rectangle(_BAR, fill=0)
    picture.putalpha(levels)
    return as_bytes(picture, "PNG")


def _frames(form: str, **saving: Any) -> Callable[[str], bytes]:
    def make(secret: str) -> bytes:
        return as_bytes(a_note(secret, is_redacted=True), form, save_all=True, append_images=[a_note(secret)], **saving)

    return make


def _cropped_thumbnail(secret: str) -> bytes:
    """The picture was cropped to its upper part; its thumbnail was not."""
    whole = a_note(secret)
    return with_thumbnail(whole.crop((0, 0, SIZE[0], 160)), whole)


def _text_chunk_after_end(secret: str) -> bytes:
    chunk = b"tEXt" + b"Comment\x00" + secret.encode()
    framed = (len(chunk) - 4).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    return as_bytes(a_note(secret, is_redacted=True), "PNG") + framed


PICTURE_CHANNELS: dict[str, Callable[[str], bytes]] = {
    "jpeg.exif_thumbnail": lambda secret: with_thumbnail(a_note(secret, is_redacted=True), a_note(secret)),
    "jpeg.cropped_thumbnail": _cropped_thumbnail,
    "jpeg.image_description": _exif_text(270),
    "jpeg.artist": _exif_text(315),
    "jpeg.xp_comment": _exif_text(0x9C9C, wide=True),
    "jpeg.user_comment": _user_comment,
    "jpeg.comment": lambda secret: as_bytes(a_note(secret, is_redacted=True), "JPEG", comment=secret.encode()),
    "jpeg.after_end": _overwritten_jpeg,
    "jpeg.second_picture": lambda secret: (
        as_bytes(a_note(secret, is_redacted=True), "JPEG") + as_bytes(a_note(secret), "JPEG")
    ),
    "png.text": _png_with("Comment"),
    "png.packed_text": _png_with("Comment", is_packed=True),
    "png.international_text": _png_with("Description", is_wide=True),
    "png.after_end": _overwritten_png,
    "png.chunk_after_end": _text_chunk_after_end,
    "png.transparent": _transparent,
    "png.frames": _frames("PNG", default_image=False),
    "gif.frames": _frames("GIF"),
    "webp.frames": _frames("WEBP", lossless=True),
}
"""A maker for each channel: it gets the secret and gives the bytes of an image file."""
