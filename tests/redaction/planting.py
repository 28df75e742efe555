# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Secrets planted in every channel of every format: for whoever looks for them, and for whoever must not leak them.

The channels are those that a redaction forgets: under a box, beside the page, in what the file was before. A secret is
a random name and number that is nobody's; where it is told by pixels only, no text of the file holds it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

from tests.redaction.planting_office import OFFICE_CHANNELS
from tests.redaction.planting_pdf import GUIDE_VARIANTS, PDF_CHANNELS
from tests.redaction.planting_pictures import PICTURE_CHANNELS

__all__ = ["AS_PIXELS", "CHANNELS", "GUIDE_VARIANTS", "a_secret", "media_type_of"]

CHANNELS: Final[dict[str, Callable[[str], bytes]]] = {**PDF_CHANNELS, **OFFICE_CHANNELS, **PICTURE_CHANNELS}
AS_PIXELS: Final = frozenset(
    {"pdf.covered_picture", "pdf.alternate_image", "pdf.cropped_image", "pdf.unused_image", "pdf.thumb"}
    | {"jpeg.exif_thumbnail", "jpeg.cropped_thumbnail", "jpeg.after_end", "jpeg.second_picture", "png.after_end"}
    | {"png.transparent", "png.frames", "gif.frames", "webp.frames", "docx.thumbnail", "docx.picture_thumbnail"}
    | {"pptx.covered_picture", "pptx.cropped_picture"}
)
"""Channels that hold the secret as a picture alone."""
_SYLLABLES = (
    "bran",
    "dor",
    "vik",
    "sel",
    "mar",
    "tov",
    "lun",
    "gard",
    "hol",
    "nis",
    "quen",
    "rost",
    "wy",
    "zel",
    "pim",
)
_OOXML = "application/vnd.openxmlformats-officedocument."
_MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": _OOXML + "wordprocessingml.document",
    "xlsx": _OOXML + "spreadsheetml.sheet",
    "pptx": _OOXML + "presentationml.presentation",
}


def a_secret(chance: random.Random) -> str:
    """A name of two words and a number, nobody's: it stands in no text of the files by itself."""
    words = ["".join(chance.choices(_SYLLABLES, k=3)).capitalize() for _ in range(2)]
    return f"{words[0]} {words[1]} {chance.randrange(10_000, 99_999)}"


def media_type_of(channel: str) -> str:
    """The media type of the files of a channel."""
    form = channel.partition(".")[0]
    return _MEDIA_TYPES.get(form, f"image/{form}")
