# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Image files examined for what they show and do not show: a thumbnail of before, bytes after the end, other frames.

1. The thumbnail in EXIF (IFD1) against the picture: camera bars trimmed, then block by block.
2. Bytes after IEND or the end of a JPEG, as editors left them that overwrote a file with a shorter one
   (CVE-2023-21036), and further pictures there (CIPA DC-007).
3. Pixels that are wholly transparent and show something all the same.
4. Frames and layers that are not shown.
5. Where the picture has a bar: words in its properties.

Inside the jail. It reads no words off pixels, so it does not say what a thumbnail shows, only that it is other.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Any, BinaryIO

import numpy as np
from PIL import ExifTags, Image

from vorlage.domain.bad_redactions import BadRedactionKind as Kind
from vorlage.domain.bad_redactions import RedactionSureness as Sure
from vorlage.redaction.received.picture_differences import blocks_that_differ, has_drawing
from vorlage.redaction.received.shape import LONGEST_WORDS, ExamineAnswer, FoundAnswer
from vorlage.redaction.received.visible import VisibleWords, has_bar

_FORMATS = ("JPEG", "PNG", "GIF", "TIFF", "WEBP", "BMP", "PSD", "MPO")
_MOST_PIXELS = 60_000_000
_LEAST_BLOCKS = 2
_LEAST_BYTES = 12
_MOST_FRAMES = 50
_CAMERA_BAR = 20
_LEAST_TRANSPARENT = 64
_COMPACT = 0.9
_PNG = b"\x89PNG\r\n\x1a\n"
_IFD1_OFFSET, _IFD1_LENGTH = 513, 514
_TEXT_TAGS = (270, 315, 33432, 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F)
_USER_COMMENT = 0x9286
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError, TypeError, AttributeError)


def examine_picture(original: BinaryIO) -> ExamineAnswer:
    """Examine an image file. One that cannot be decoded is examined as far as its bytes go."""
    held = original.read()
    found = list(_after_the_end(held))
    try:
        found += _of_pixels(held)
        reason = ""
    except _BROKEN:
        reason = "image.broken: its pixels could not be read"
    return ExamineAnswer(found=tuple(found), reason=reason)


def _of_pixels(held: bytes) -> Iterator[FoundAnswer]:
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None
    image = Image.open(io.BytesIO(held), formats=_FORMATS)
    if image.width * image.height > _MOST_PIXELS:
        raise ValueError("too large")
    thumbnail = _thumbnail_of(image)
    yield from _transparent(image)
    shown = np.array(_flat(image)).astype(np.int16)
    is_barred = has_bar(shown, max(1.0, max(image.size) / 800))
    if thumbnail is not None and _is_of_another(thumbnail, shown):
        sure = Sure.LIKELY if is_barred else Sure.POSSIBLE
        yield FoundAnswer(kind=Kind.THUMBNAIL, layer="image.exif-thumbnail", sure=sure, page=1)
    if is_barred and (words := VisibleWords().unseen(_texts_of(image))):
        yield FoundAnswer(
            kind=Kind.METADATA, layer="image.properties", sure=Sure.POSSIBLE, page=1,
            characters=sum(map(len, words)), words=" ".join(words)[:LONGEST_WORDS],
        )  # fmt: skip
    yield from _frames(image, shown, is_barred=is_barred)


def _flat(image: Image.Image) -> Image.Image:
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        over = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", over.size, "white"), over).convert("RGB")
    return image.convert("RGB")


def _thumbnail_of(image: Image.Image) -> np.ndarray | None:
    raw = image.info.get("exif", b"")
    try:
        first = image.getexif().get_ifd(ExifTags.IFD.IFD1)
        start, length = int(first.get(_IFD1_OFFSET, 0)), int(first.get(_IFD1_LENGTH, 0))
        if not raw or not start or length <= 0:
            return None
        offset = start + (6 if raw.startswith(b"Exif\x00\x00") else 0)
        small = Image.open(io.BytesIO(raw[offset : offset + length]), formats=("JPEG",))
        return np.array(small.convert("RGB")).astype(np.int16)
    except _BROKEN:
        return None


def _is_of_another(thumbnail: np.ndarray, shown: np.ndarray) -> bool:
    """Whether a thumbnail is of another picture. Cameras fill theirs up with black: that is trimmed."""
    trimmed = _without_bars(thumbnail)
    if blocks_that_differ(trimmed, shown) < _LEAST_BLOCKS:
        return False
    return blocks_that_differ(thumbnail, shown) >= _LEAST_BLOCKS


def _without_bars(levels: np.ndarray) -> np.ndarray:
    rows = np.flatnonzero(levels.max(axis=(1, 2)) > _CAMERA_BAR)
    columns = np.flatnonzero(levels.max(axis=(0, 2)) > _CAMERA_BAR)
    if not rows.size or not columns.size:
        return levels
    return levels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _transparent(image: Image.Image) -> Iterator[FoundAnswer]:
    if image.mode not in ("RGBA", "LA", "PA"):
        return
    levels = np.array(image.convert("RGBA")).astype(np.int16)
    unseen = levels[:, :, 3] == 0
    if int(unseen.sum()) < _LEAST_TRANSPARENT:
        return
    rows, columns = np.flatnonzero(unseen.any(axis=1)), np.flatnonzero(unseen.any(axis=0))
    top, bottom, left, right = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
    under = levels[:, :, :3][unseen]
    if has_drawing(np.repeat(under[:, None, :], 2, axis=1)):
        is_compact = float(unseen[top:bottom, left:right].mean()) > _COMPACT
        yield FoundAnswer(
            kind=Kind.TRANSPARENT_PIXELS, layer="image.alpha", sure=Sure.LIKELY if is_compact else Sure.POSSIBLE,
            page=1, box=(left, top, right, bottom),
        )  # fmt: skip


def _frames(image: Image.Image, shown: np.ndarray, *, is_barred: bool) -> Iterator[FoundAnswer]:
    """Frames after the first, where it has a bar; those of a TIFF are pages of the record, and shown."""
    if not is_barred or image.format == "TIFF":
        return
    for number in range(1, min(getattr(image, "n_frames", 1), _MOST_FRAMES)):
        image.seek(number)
        if blocks_that_differ(np.array(_flat(image)).astype(np.int16), shown) >= _LEAST_BLOCKS:
            yield FoundAnswer(kind=Kind.EXTRA_FRAME, layer="image.frame", sure=Sure.LIKELY, page=1)
            return


def _texts_of(image: Image.Image) -> str:
    """What people write into the properties of a picture."""
    exif = image.getexif()
    said: list[Any] = [exif.get(tag) for tag in _TEXT_TAGS]
    said.append(exif.get_ifd(ExifTags.IFD.Exif).get(_USER_COMMENT))
    said.append(image.info.get("comment"))
    said += getattr(image, "text", {}).values()
    return " ".join(_as_text(each) for each in said if each)


def _as_text(said: Any) -> str:
    if isinstance(said, bytes):
        is_wide = said.count(0) * 3 > len(said)
        return said.decode("utf-16-le" if is_wide else "utf-8", "ignore")
    return str(said)


def _after_the_end(held: bytes) -> Iterator[FoundAnswer]:
    end = _end_of_png(held) if held.startswith(_PNG) else _end_of_jpeg(held) if held[:2] == b"\xff\xd8" else 0
    left = held[end:].strip(b"\x00\n\r ") if end else b""
    if len(left) < _LEAST_BYTES:
        return
    if left.startswith(b"\xff\xd8\xff"):
        kind, layer, sure = Kind.EXTRA_FRAME, "image.second-picture", Sure.POSSIBLE
    else:
        kind, layer = Kind.LEFTOVER_BYTES, "image.after-end"
        is_cut_off = left.endswith((b"IEND\xaeB`\x82", b"\xff\xd9"))  # the end of what was there before
        sure = Sure.LIKELY if is_cut_off else Sure.POSSIBLE
    yield FoundAnswer(kind=kind, layer=layer, sure=sure, page=1, characters=0)


def _end_of_png(held: bytes) -> int:
    """Where the chunks end with IEND (W3C PNG, 5.3); 0 where they do not."""
    at = len(_PNG)
    while at + 12 <= len(held):
        length, kind = int.from_bytes(held[at : at + 4], "big"), held[at + 4 : at + 8]
        at += 12 + length
        if kind == b"IEND":
            return at
    return 0


def _end_of_jpeg(held: bytes) -> int:
    """Where the first picture ends (ITU-T T.81, B.1): after EOI, that no scan holds; 0 where it does not."""
    at = 2
    while at + 4 <= len(held) and held[at] == 0xFF:
        marker = held[at + 1]
        if marker == 0xD9:
            return at + 2
        at += 2 + int.from_bytes(held[at + 2 : at + 4], "big")
        if marker == 0xDA:
            while True:  # entropy-coded bytes, in which 0xFF stands before 0 or a restart marker
                at = held.find(b"\xff", at)
                if at < 0 or at + 1 >= len(held):
                    return 0
                if held[at + 1] != 0 and not 0xD0 <= held[at + 1] <= 0xD7 and held[at + 1] != 0xFF:
                    break
                at += 1 if held[at + 1] == 0xFF else 2
    return 0
