# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Images of every kind have a size and a picture; broken and oversized ones have an outcome."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from vorlage.domain.custody import Outcome
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]
KINDS = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "GIF": "image/gif",
    "TIFF": "image/tiff",
    "WEBP": "image/webp",
    "BMP": "image/bmp",
    "JPEG2000": "image/jp2",
    "PPM": "image/x-portable-anymap",
    "ICO": "image/x-icon",
    "AVIF": "image/avif",
}


def an_image(kind: str, size: tuple[int, int] = (64, 48)) -> bytes:
    """A small image of a kind."""
    held = io.BytesIO()
    sizes = {"sizes": [size]} if kind == "ICO" else {}
    Image.new("RGB", size, (200, 190, 170)).save(held, kind, **sizes)
    return held.getvalue()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_image_is_one_page_with_its_size(read: Read, kind: str) -> None:
    """Told by its content: the name says nothing."""
    extracted = read(an_image(kind), "item")
    assert (extracted.outcome, extracted.media_type) == (Outcome.READ, KINDS[kind])
    assert [(page.width, page.height, page.is_read) for page in extracted.pages] == [(64, 48, False)]


def test_every_frame_of_a_tiff_is_a_page(read: Read) -> None:
    """A fax of three pages has three."""
    held = io.BytesIO()
    frames = [Image.new("1", (30, 40), 1) for _ in range(3)]
    frames[0].save(held, "TIFF", save_all=True, append_images=frames[1:], compression="group4")
    assert len(read(held.getvalue(), "fax.tif").pages) == 3


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_mutated_image_has_an_outcome(read: Read, kind: str) -> None:
    """Bytes changed at random, five times: each is read, damaged, refused or unsupported, and nothing else."""
    chance, whole = random.Random(kind), an_image(kind)
    for _ in range(5):
        held = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            held[chance.randrange(len(held))] = chance.randrange(256)
        allowed = (Outcome.READ, Outcome.DAMAGED, Outcome.REFUSED, Outcome.UNSUPPORTED)
        assert read(bytes(held), "item").outcome in allowed


@pytest.mark.shared
def test_a_picture_of_a_telephone_is_read(read: Read, shared_folder: Path) -> None:
    """HEIC, decoded without threads inside the jail."""
    held = (shared_folder / "data" / "corpora" / "tika" / "testHEIF.heic").read_bytes()
    extracted = read(held, "item")
    assert (extracted.outcome, extracted.media_type) == (Outcome.READ, "image/heic")
    assert extracted.pages[0].width > 0
